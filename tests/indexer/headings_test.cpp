#include "indexer/extract/extract.h"
#include "tests/support/reading.h"

using namespace dateline;

namespace {

struct Row {
    std::string text, title, body;
};

} // namespace

TEST_CASE("the day before a headline, and a label behind it, are no part of the title") {
    const Row rows[] = {
        {"May 3 2005 Press Release The new harbour opens\nShips came.", "The new harbour opens",
         "May 3 2005\nShips came."},
        {"05 31 2005 The new harbour opens\nShips came.", "The new harbour opens",
         "05 31 2005\nShips came."},
        {"May 3 2005 to June 7 2005 The harbour opens\nShips came.",
         "May 3 2005 to June 7 2005 The harbour opens", "Ships came."},
        {"May 3, 2005 Flood of the Farr River Remembered by All\n7 June 2006\nShips came.",
         "May 3, 2005 Flood of the Farr River Remembered by All", "7 June 2006\nShips came."},
        {"3 May 2005 Flood of the Farr River Remembered by All\nShips came.",
         "3 May 2005 Flood of the Farr River Remembered by All", "Ships came."},
        {"May 3 2005 will be remembered in ports\nShips came.",
         "May 3 2005 will be remembered in ports", "Ships came."},
    };
    for (const auto& [text, title, body] : rows) {
        CAPTURE(text);
        CHECK(read_one(text).title == title);
        CHECK(read_one(text).body == body);
    }
}

TEST_CASE("a heading goes on in the next lines where their words show it") {
    const Row rows[] = {
        {"REMARKS BY THE PRESIDENT\nAND PRIME MINISTER LINDQVIST\nAFTER THEIR MEETING\nShips came.",
         "REMARKS BY THE PRESIDENT AND PRIME MINISTER LINDQVIST AFTER THEIR MEETING",
         "Ships came."},
        {"BRANDT SPEAKS ON THE FUTURE OF\nOSLO HARBOUR\nShips came.",
         "BRANDT SPEAKS ON THE FUTURE OF OSLO HARBOUR", "Ships came."},
        {"MINISTERS BRANDT, FARR,\nORR OPEN HARBOUR\nShips came.",
         "MINISTERS BRANDT, FARR, ORR OPEN HARBOUR", "Ships came."},
        {"BRANDT\nOPENS HARBOUR OF OSLO\nShips came.", "BRANDT OPENS HARBOUR OF OSLO",
         "Ships came."},
        {"Remarks by the President\nat the opening of the harbour\nShips came.",
         "Remarks by the President at the opening of the harbour", "Ships came."},
        {"MINISTRY OF PORTS\nOFFICE OF THE MINISTER\nMay 3, 2005\nREMARKS\nAT THE NEW "
         "HARBOUR\nShips came.",
         "REMARKS AT THE NEW HARBOUR",
         "MINISTRY OF PORTS\nOFFICE OF THE MINISTER\nMay 3, 2005\nShips came."},
        {"HARBOUR OPENS\nMINISTER SINGS A SONG\nShips came.", "HARBOUR OPENS",
         "MINISTER SINGS A SONG\nShips came."},
        {"HARBOUR OPENS TODAY\nAt the new pier ships came.\nThey sang.", "HARBOUR OPENS TODAY",
         "At the new pier ships came.\nThey sang."},
        {"HARBOUR OPENS TODAY\nFOR IMMEDIATE RELEASE\nShips came.", "HARBOUR OPENS TODAY",
         "FOR IMMEDIATE RELEASE\nShips came."},
        {"HARBOUR OPENS TODAY\nFOR MORE INFORMATION CALL OSLO\nShips came.", "HARBOUR OPENS TODAY",
         "FOR MORE INFORMATION CALL OSLO\nShips came."},
        {"HARBOUR OPENS TODAY\nIN BRIEF\nShips came.", "HARBOUR OPENS TODAY",
         "IN BRIEF\nShips came."},
        {"HARBOUR OPENS TODAY\nIN OSLO SHIPS CAME FROM THE NORTH AND FROM THE SOUTH\nAND MANY "
         "PEOPLE SANG SONGS ALL DAY, ATE FISH AND DRANK THEIR BEER",
         "HARBOUR OPENS TODAY",
         "IN OSLO SHIPS CAME FROM THE NORTH AND FROM THE SOUTH\nAND MANY PEOPLE SANG SONGS ALL "
         "DAY, "
         "ATE FISH AND DRANK THEIR BEER"},
        {"Harbour opens today\nfollowing statement:\nShips came.", "Harbour opens today",
         "following statement:\nShips came."},
        {"The future of ports\nby Ada Brandt\nShips came.", "The future of ports",
         "by Ada Brandt\nShips came."},
    };
    for (const auto& [text, title, body] : rows) {
        CAPTURE(text);
        CHECK(read_one(text).title == title);
        CHECK(read_one(text).body == body);
    }
}

TEST_CASE("the first sentence that is a title for want of another ends behind no abbreviation") {
    std::string more;
    while (more.size() < 230)
        more += " Ships came.";
    CHECK(read_one("FARR, Okla. - Governor Brandt opens the harbour." + more).title ==
          "FARR, Okla. - Governor Brandt opens the harbour");
    CHECK(read_one("Farr County, Mo. Governor Brandt opens the harbour." + more).title ==
          "Farr County, Mo. Governor Brandt opens the harbour");
}

TEST_CASE("where labels are all that might be a title, the text's first words are") {
    std::string text = "CONTACT Ada Brandt Jo Orr 202 555 0100 Ships came to the harbour";
    while (text.size() < 230)
        text += " and ships came";
    const PressRelease release =
        read_one("FOR IMMEDIATE RELEASE FOR IMMEDIATE RELEASE\n" + text + ".");
    CHECK(release.title.starts_with("Ships came to the harbour and"));
    CHECK(release.body == "FOR IMMEDIATE RELEASE FOR IMMEDIATE RELEASE\n" + text + ".");
}

TEST_CASE("what a program writes as the title of what has none is no title") {
    const auto title_of = [](const std::string& stated) {
        return read_one("<html><head><title>" + stated +
                        "</title></head><body><p>Harbour opens today</p><p>Ships came.</p></body>"
                        "</html>")
            .title;
    };
    for (const char* stated : {"Untitled Document", "[No Title]", "undefined"})
        CHECK(title_of(stated) == "Harbour opens today");
    CHECK(title_of("The Untitled Document") == "The Untitled Document");
}

TEST_CASE("a headline above a dateline may be set off as an entry of a list is") {
    for (const std::string line : {"- Norway cuts tax on ports", "* Norway cuts tax on ports *"}) {
        CAPTURE(line);
        const PressRelease release = read_one(line + "\n\nOSLO, 3 May 2005 - Ships came.");
        CHECK(release.title == "Norway cuts tax on ports");
        CHECK(release.body == "OSLO, 3 May 2005 - Ships came.");
    }
}

TEST_CASE("a name at the end of a title that is cut short is not cut in two") {
    std::string text = "Talks went on and on";
    while (text.size() < 170)
        text += " and on";
    text += " between Senators Mabel Orr and Ann Lindqvist and others";
    for (int i = 0; i < 60; ++i)
        text += " and others";
    const PressRelease release = read_one(text);
    REQUIRE(release.title.ends_with("Mabel …"));
    const Extraction facts = extract(release);
    REQUIRE(facts.officials.size() == 2);
    CHECK(facts.officials[0].name == "Mabel Orr");
    const Mention mention = facts.officials[0].mentions.at(0);
    CHECK(full_text(release).substr(mention.begin, mention.end - mention.begin) == "Mabel Orr");
}

TEST_CASE("a title that runs on ends at its bar, and no word of it is lost") {
    const std::string text = "Ships came. " + std::string(30 * 8, 'x');
    const auto lost = read_one(R"({"title":"Pier opens | OSLO - )" + text +
                               R"(","date":"2024-05-03","text":"More fish."})");
    CHECK(lost.title == "Pier opens");
    CHECK(lost.body == "Pier opens | OSLO - " + text + "\nMore fish.");
    const auto kept = read_one(R"({"title":"Pier opens | OSLO - )" + text +
                               R"(","date":"2024-05-03","text":"OSLO - )" + text + "\"}");
    CHECK(kept.title == "Pier opens");
    CHECK(kept.body == "OSLO - " + text);
}
