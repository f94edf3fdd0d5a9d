#include "tests/support/officials.h"
#include "tests/support/print.h"

#include <doctest/doctest.h>

using namespace dateline;

TEST_CASE("an ordinary word beside an office is nobody's name") {
    const char* const texts[] = {
        "The President of the Council for Higher Education Accreditation spoke.",
        "Defense Secretary Nominee Lu Farr came.",
        "U.S. Attorney Nominees\nThey are new.",
        "The program awarded MP Materials a grant.",
        "The 21 APEC Member Economies agreed.",
        "Prime Minister Treasurer Treasurers to tackle housing supply in Oslo",
        // "Chief" alone
        "She was the firm's Chief Data and Harbour Officer.",
        "She is Chief Planner of the Harbour Board.",
        "She became Chief Operating and Marketing Officer.",
        // joined words
        "The Attorney General-led talks went on.",
        "The first Coordinator on Global Anti-Corruption spoke.",
        "He is World President Inter-National of a club.",
        // places
        "PRIME MINISTER CANBERRA\n\nIt is new.",
        "Oil drifted into Prince William Sound.",
        // verbs of headlines
        "Senator Creates Webpage on Ports\n\nIt is new.",
        "Governors Criticize Farrman Over Ice\n\nIt is old.",
        // bodies and things
        "The Administrator of the National Oceanographic and Ice Survey spoke.",
        "The Republican House Whip Team met.",
        "The conference began the Mayors Challenge.",
        "It is in the Register of Members Interests. Members sign it.",
        "An Environmental Justice Scorecard will follow.",
        "The Environmental Justice Website is new.",
    };
    for (const std::string text : texts) {
        CAPTURE(text);
        CHECK(names(text) == Names{});
    }
}

TEST_CASE("no name begins where an adjective calls for more of a body's name") {
    for (const std::string of : {"American", "German", "Asian", "Native", "National"}) {
        CAPTURE(of);
        CHECK(names("She was President of the " + of + " Farr Veck in Ohio.").empty());
    }
    CHECK(names("They met Ann Veck, Minister of Ports and Indian G7 Sherpa.") == Names{"Ann Veck"});
    CHECK(names("They met Ambassador to the Italian PM Ann Veck.") == Names{"Ann Veck"});
}

TEST_CASE("a surname that is a word stays one beside an office") {
    struct Row {
        std::string text;
        Names expected;
    };
    const Row rows[] = {
        {"Secretary of Energy Farr spoke.", {"Farr"}},
        {"Indonesia's General Nasution left.", {"Nasution"}},
        {"Senator Hyde-Farr voted.", {"Hyde-Farr"}},
        {"Sen Lu Veck R MS Sen Jo Farr R TX", {"Lu Veck", "Jo Farr"}},
        {"Police Chief Rush spoke.", {"Rush"}},
        {"Senators Price and Rush voted.", {"Price", "Rush"}},
        {"Governor Ann Gives Names Ships in Oslo\n\nIt is new.", {"Ann Gives"}},
        {"Reps. Dusty Orr, Young Veck and Jo Farr Meet\n\nIt is new.",
         {"Dusty Orr", "Young Veck", "Jo Farr"}},
        {"Senator Rocky Orr Names Ships\n\nIt is new.", {"Rocky Orr"}},
        {"Supreme Court Justice Orr wrote it.", {"Orr"}},
    };
    for (const auto& [text, expected] : rows) {
        CAPTURE(text);
        CHECK(names(text) == expected);
    }
}
