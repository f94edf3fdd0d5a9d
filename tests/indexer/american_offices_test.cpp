#include "indexer/extract/extract.h"
#include "tests/support/officials.h"
#include "tests/support/print.h"

using namespace dateline;

namespace {

struct Row {
    std::string text, role, country;
};

std::vector<Official> officials_of(const std::string& text) {
    PressRelease release;
    release.title = "Harbour";
    release.body = text;
    return extract(release).officials;
}

/// The only official's role and country, each as in the row.
void check_office(const Row& row) {
    CAPTURE(row.text);
    const auto found = officials_of(row.text);
    REQUIRE(found.size() == 1);
    CHECK(found.front().role == row.role);
    CHECK(found.front().country == row.country);
}

} // namespace

TEST_CASE("a state's name of two words belongs to the office behind it") {
    const Row rows[] = {
        {"Rhode Island Attorney General Ann Veck spoke.", "Rhode Island Attorney General", "US"},
        {"New Mexico Acting Attorney General Ann Veck spoke.", "New Mexico Acting Attorney General",
         "US"},
        {"North Dakota Gov. Ann Veck spoke.", "North Dakota Gov.", "US"},
        {"Ann Veck, the Rhode Island Attorney General, spoke.", "Rhode Island Attorney General",
         "US"},
    };
    for (const Row& row : rows)
        check_office(row);
    const Row lost_marks[] = {
        {"It went to the House New Jersey Congressman Tom Veck said.", "New Jersey Congressman",
         "US"},
        {"They came from New Hampshire Maine Congressman Tom Veck said.", "Maine Congressman",
         "US"},
    };
    for (const Row& row : lost_marks)
        check_office(row);
    // where somebody is, or what somebody before is of
    CHECK(officials_of("In New York Foreign Minister Ken Veck met us.").front().role ==
          "Foreign Minister");
    CHECK(officials_of("He met Governor Lu Orr of Rhode Island Senator Ann Veck of Maine.")
              .back()
              .role == "Senator");
    // a club's: the state's name makes it no state's
    CHECK(names("The Bank of New York Administrator Ann Veck spoke.").empty());
    CHECK(names("New York Gulls President Ann Veck spoke.").empty());
    CHECK(names("New Mexico small business leader Ann Veck spoke.").empty());
}

TEST_CASE("a state's code behind a town or a party is no part of an office") {
    check_office({"VARN, MO U.S. Senator Ann Veck spoke.", "U.S. Senator", "US"});
    check_office({"NJ Governor Ann Veck spoke.", "NJ Governor", "US"});
    check_office({"Former NJ U.S. Attorney Ann Veck spoke.", "Former NJ U.S. Attorney", "US"});
    CHECK(officials_of("Senator Jo Orr D NV Minority Leader Ann Veck R KY spoke").back().role ==
          "Minority Leader");
    CHECK(names("Senator Ann Veck R KS is the Ranking Member") == Names{"Ann Veck"});
    check_office({"Sen Jo Veck R Okla met a Canadian minister in Canada", "Sen", "US"});
    check_office({"They were led by U.S. General Jo Veck.", "U.S. General", "US"});
}

TEST_CASE("an office is told whole") {
    const Row rows[] = {
        {"Ohio Adjutant General Ann Veck spoke.", "Ohio Adjutant General", "US"},
        {"We met Toledo Police Detective Ann Veck of Ohio.", "Toledo Police Detective", "US"},
        {"We met Chief of Detectives Ann Veck of Ohio.", "Chief of Detectives", "US"},
        {"We met Ohio Highway Patrol Chief Ann Veck.", "Ohio Highway Patrol Chief", "US"},
        {"We met U.S. Border Patrol Chief Ann Veck.", "U.S. Border Patrol Chief", "US"},
        {"We met Navy Commanding Officer Ann Veck of Ohio.", "Navy Commanding Officer", "US"},
    };
    for (const Row& row : rows)
        check_office(row);
    const Row aides[] = {
        {"Domestic Policy Adviser Ann Veck spoke.", "Domestic Policy Adviser", ""},
        {"Ann Veck, Aide to the President and Trade Policy Adviser, spoke.",
         "Aide to the President and Trade Policy Adviser", ""},
        {"Ann Veck, Aide to the President and Deputy National Security Adviser, spoke.",
         "Aide to the President and Deputy National Security Adviser", ""},
    };
    for (const Row& row : aides)
        check_office(row);
    CHECK(names("Trade Policy Adviser Ann Veck spoke.").empty()); // any club's
    CHECK(names("We met Chief Investigator Ann Veck.").empty());  // nor is her name Investigator
    CHECK(names("Private Detective Ann Veck spoke.").empty());
    // as an association is led
    CHECK(names("General Secretary and CEO Ann Veck of the Gulls spoke.").empty());
    CHECK(names("Gull Hour Director Ann Veck spoke.").empty());
    CHECK(names("Commissioner Jo Tribe spoke.") == Names{"Jo Tribe"});
    CHECK(names("They named Ann Veck, CPA, as Treasurer of the City of Farr.") ==
          Names{"Ann Veck"});
    CHECK(names("ANN VECK, ACTING COMMANDER OF MCB CAMP FARR, SPEAKS") == Names{"Ann Veck"});
    CHECK(names("NEW ACTING COMMANDER OF MCB CAMP FARR").empty());
}

TEST_CASE("attorneys are officials where a state or a body of one is named") {
    struct List {
        std::string text;
        Names expected;
    };
    const List rows[] = {
        {"Assistant U.S. Attorneys Ann Veck and Tom Orr prosecute the case.",
         {"Ann Veck", "Tom Orr"}},
        {"Assistant United States Attorneys Ann Veck, Tom Orr and Lu Brandt do.",
         {"Ann Veck", "Tom Orr", "Lu Brandt"}},
        {"Deputy District Attorneys Ann Veck and Tom Orr prosecute the case.",
         {"Ann Veck", "Tom Orr"}},
        {"Attorneys Ann Veck and Tom Orr represent the fishermen.", {}},
        {"Defense attorneys Ann Veck and Tom Orr spoke.", {}},
        {"Acme Inc. attorneys Ann Veck and Tom Orr spoke.", {}},
        {"Ohio attorneys Ann Veck and Tom Orr sued the state.", {}},
        {"HEARING ON THE FIRING OF U.S. ATTORNEYS PART TWO", {}},
        {"Hearing on the Firing of U.S. Attorneys Part VI", {}},
        {"Farr Defense Council attorneys Ann Veck and Tom Orr sued the state.", {}},
    };
    for (const auto& [text, expected] : rows) {
        CAPTURE(text);
        CHECK(names(text) == expected);
    }
}

TEST_CASE("agents and inspectors in charge are of an agency, whether it is named or not") {
    const Row rows[] = {
        {"We met Ann Veck, Special Agent in Charge of the Bureau's Ohio Field Office.",
         "Special Agent in Charge", "US"},
        {"We met Ann Veck, Special Agent in Charge, Harbour Crimes, of Ohio.",
         "Special Agent in Charge", "US"},
        {"“Ohio is safe,” said Special Agent-in-Charge Ann Veck.", "Special Agent-in-Charge", "US"},
        {"We met Ann Veck, Special Agent in Charge of HSI Toledo, Ohio.",
         "Special Agent in Charge of HSI", "US"}, // Toledo is nobody's name
        {"We met Ann Veck, Assistant Director in Charge of the FBI Toledo Field Office in Ohio.",
         "Assistant Director in Charge of the FBI", "US"},
    };
    for (const Row& row : rows)
        check_office(row);
    CHECK(names("Ann Veck, an estate agent, spoke.").empty());
    CHECK(names("Ann Veck, sales director in charge of nets, spoke.").empty());
    CHECK(names("Ann Veck, Acme Director in Charge of Sales, spoke.").empty());
    CHECK(names("Ann Veck, a talent agent in charge of singers, spoke.").empty());
    CHECK(names("The bureau's Special Agent in Charge for Ohio Ann Veck spoke.") ==
          Names{"Ann Veck"});
}

TEST_CASE("an age may stand between a name and the office of a state") {
    const Row rows[] = {
        {"Ann Veck, 44, a former state senator, stole in Ohio.", "former state senator", "US"},
        {"Ann Veck, 44, former director of the Farr Housing Authority in Ohio, stole.",
         "former director of the Farr Housing Authority in Ohio", "US"},
        {"Ann Veck, 61, the mayor of Farr, Ohio, stole.", "mayor of Farr", "US"},
    };
    for (const Row& row : rows)
        check_office(row);
    CHECK(names("Ann Veck, 44, administrator of a nursing home, stole.").empty());
    CHECK(names("Ann Veck, 44, secretary of the Gull Lodge, stole.").empty());
    CHECK(names("Ann Veck, 44, a minister at Farr Church, stole.").empty());
    CHECK(names("Ann Veck, 44, president of Acme Canada, stole.").empty());
    CHECK(names("Ann Veck, 44, a school governor, stole in England.").empty());
    CHECK(names("Ann Veck, 44, office administrator for a dentist, stole in Ohio.").empty());
}

TEST_CASE("the secretary of just any body holds no office") {
    CHECK(names("Ann Veck, former secretary of a chapter of the Gulls, stole.").empty());
    CHECK(names("Ann Veck, a former secretary of a state agency, spoke.") == Names{"Ann Veck"});
}

TEST_CASE("the United States have no office that only others call so") {
    const std::string american = "The U.S. Senate and the White House met. Senator Lu Orr of Ohio "
                                 "spoke. ";
    const auto country_of = [&](const std::string& sentence) {
        return officials_of(american + sentence).back().country;
    };
    CHECK(country_of("He met Chief of Defence Staff General Omar Veck.").empty());
    CHECK(country_of("He met Secretary of National Defense Omar Veck.").empty());
    CHECK(country_of("He met Senator for Ports and Trade Ada Veck.").empty());
    CHECK(country_of("He met Secretary of Defense Ann Veck.") == "US");
    CHECK(country_of("He met Chief of Defence Staff General Omar Veck in Benin.") == "BJ");
    CHECK(country_of("He met Secretary of Defence Ann Veck.") == "US"); // as the British write
    CHECK(country_of("He met Farr Prefecture Governor Ada Veck in Japan.") == "JP");
    CHECK(country_of("He met Opposition Leader Omar Veck in Italy.").empty());
    CHECK(country_of("He met National Assembly Deputy Omar Veck.").empty());
    CHECK(country_of("He met Politburo Member and Director of the Ports Commission Omar Veck.")
              .empty());
    CHECK(country_of("He met Head of Presidential Administration Omar Veck.").empty());
    CHECK(country_of("He met State Counselor Omar Veck.").empty());
    CHECK(country_of("He met State Counsellor Omar Veck.").empty());
    CHECK(country_of("He met Secretary of Foreign Relations Omar Veck.").empty());
    CHECK(country_of("He met Secretary for Foreign Relations Omar Veck.").empty());
    CHECK(country_of("He met Secretary of External Trade Omar Veck.").empty());
    CHECK(country_of("He met Kenya Caucus Chair Rep. Ann Veck.") == "US"); // cares for Kenya
    CHECK(country_of("He met Borough President Ann Veck.") == "US");
    CHECK(country_of("He met City Council President Ann Veck.") == "US");
    CHECK(country_of("He met Council President Hugo Veck.").empty()); // perhaps the European's
    CHECK(country_of("He met State Senator for District Two Ann Veck.") == "US");
}

TEST_CASE("chiefs of tribes and fire departments hold offices, heads of clubs and unions none") {
    const Row rows[] = {
        {"Farr Nation Chief Ann Veck spoke.", "Farr Nation Chief", ""},
        {"Ann Veck, Chairman of the Farr Tribe, spoke.", "Chairman of the Farr Tribe", ""},
        {"Ann Veck, Chairman of the Farr Band of Orr and Veck Tribe, spoke.",
         "Chairman of the Farr Band of Orr and Veck Tribe", ""},
        {"Farr Fire Chief Ann Veck of Ohio spoke.", "Farr Fire Chief", "US"},
        {"It is the largest in the nation U S Sen Ann Veck said.", "U S Sen", "US"},
        {"Ann Veck, Mayor Elect of Farr, spoke.", "Mayor Elect of Farr", ""},
        {"Senate President pro Tempore Ann Veck spoke.", "Senate President", ""},
    };
    for (const Row& row : rows)
        check_office(row);
    CHECK(names("Ann Veck, a member of the Farr Nation, spoke in Ohio.").empty());
    CHECK(names("Fraternal Order of Police President Ann Veck spoke.").empty());
    CHECK(names("Farr Club Executive Committee member Ann Veck spoke in Ohio.").empty());
    CHECK(names("Farr School Board member Ann Veck spoke in Ohio.") == Names{"Ann Veck"});
    CHECK(names("In a note, federation President Ann Veck spoke.").empty());
    CHECK(names("At the company President Ann Veck spoke.") == Names{"Ann Veck"}); // a comma lost
    CHECK(names("We need the new project President Ann Veck named.") == Names{"Ann Veck"});
    CHECK(names("National President Ann Veck spoke.").empty());
    CHECK(names("National Coordinator Ann Veck spoke.") == Names{"Ann Veck"});
    CHECK(names("Ann Veck, director of Live Nation, spoke in Ohio.").empty());
    CHECK(names("Ann Veck, chairman of the Lost Tribe Motorcycle Club, spoke in Ohio.").empty());
}

TEST_CASE("an office with its state before it leads to the name behind a comma") {
    const auto found = officials_of(
        "Others are Ohio Governor, Ann Veck, Ohio Transportation Secretary, Lu Farr, and so on.");
    REQUIRE(found.size() == 2);
    CHECK(found[0].role == "Ohio Governor");
    CHECK(found[1].role == "Ohio Transportation Secretary");
    for (const char* aide : {"her Ohio Staff Assistant", "the Ports Funds Ohio state director",
                             "his Northwest Ohio representative"}) {
        CAPTURE(aide);
        CHECK(names("We sent " + std::string(aide) + ", Ann Veck, there.").empty());
    }
}

TEST_CASE("a small particle begins a surname behind an office, and its surname ends the name") {
    CHECK(names("Speaker Orr and Mayor de Farr spoke.") == Names{"Orr", "de Farr"});
    CHECK(names("Mayor Jo de Farr came. Mayor de Farr spoke.") == Names{"Jo de Farr"});
    CHECK(names("Minister van Verkeer en Waterstaat.").empty());
    CHECK(names("To Mayor de Farr Harbours sent it.") == Names{"de Farr"}); // a stop lost
}

TEST_CASE("a committee's whole name belongs to the office of its chairman") {
    const Row rows[] = {
        {"The Committee on Ports and Bays Chairman Ann Veck (R-TX) spoke.",
         "Committee on Ports and Bays Chairman", "US"},
        {"Subcommittee on the Harbours Ranking Member Ann Veck (R-TX) spoke.",
         "Subcommittee on the Harbours Ranking Member", "US"},
        {"Ways and Means Committee Chairman Ann Veck (R-TX) spoke.",
         "Ways and Means Committee Chairman", "US"},
        {"He met Lu Ohio House Committee on Ports Chairman Ann Veck (R-TX) there.",
         "House Committee on Ports Chairman", "US"},
        {"He left the Committee on Ports and Chairman Ann Veck (R-TX) spoke.", "Chairman", "US"},
    };
    for (const Row& row : rows)
        check_office(row);
    CHECK(names("Committee on Ports staff member Ann Veck spoke.").empty());
    CHECK(names("Farr Bar Association Committee on Ports Chair Ann Veck spoke in Ohio.").empty());
    CHECK(names("Surgeon General Means spoke.") == Names{"Means"});
}

TEST_CASE("an office that somebody served in gives way to the present one") {
    const auto found = officials_of("Ann Veck served as Deputy Secretary of Energy under her. "
                                    "Commissioner Veck of Ohio spoke.");
    REQUIRE(found.size() == 1);
    CHECK(found[0].role == "Commissioner");
    check_office(
        {"Ann Veck served as Deputy Secretary of Energy.", "Deputy Secretary of Energy", ""});
}

TEST_CASE("an agency's name goes as far left as its letters in brackets say") {
    const Row rows[] = {
        {"Office of Foreign Harbour Control (OFHC) Director Ann Veck spoke.",
         "Office of Foreign Harbour Control (OFHC) Director", ""},
        {"Centers for Pierage & Portage Services (CPS) Administrator Ann Veck spoke.",
         "Centers for Pierage & Portage Services (CPS) Administrator", ""},
        {"Norwegian Harbour Forces (NHF) Commander General Ann Veck spoke.",
         "Harbour Forces (NHF) Commander General", "NO"},
    };
    for (const Row& row : rows)
        check_office(row);
}

TEST_CASE("an office is one in a part of what its bearer's agency owns") {
    const Row rows[] = {
        {"“Yes,” said Ann Veck, Director of the FTC's Bureau of Port Protection.",
         "Director of the FTC's Bureau of Port Protection", ""},
        {"“Yes,” said Ann Veck, director of the FDA’s Center for Port Research.",
         "director of the FDA’s Center for Port Research", ""},
    };
    for (const Row& row : rows)
        check_office(row);
}

TEST_CASE("who speaks to governments for others is no official") {
    CHECK(names("“Yes,” said Ann Veck, Director of Federal Affairs at Farr Ports.").empty());
    CHECK(names("“Yes,” said Ann Veck, Director of Government Affairs at Farr Ports.").empty());
    CHECK(names("“Yes,” said Ann Veck, Director of Government Relations.").empty());
    CHECK(names("Ann Veck\nNational Communications Director").empty());
    CHECK(names("Farr First’s Senior Vice President for Ports Ann Veck spoke.").empty());
    CHECK(names("Vice President Ann Veck spoke.") == Names{"Ann Veck"});
    CHECK(names("They heard FRRF staff members Ann Veck and Jo Orr.").empty());
    CHECK(
        names("The club will host Ann Veck as the featured speaker for the Farr Family.").empty());
    CHECK(names("Kenyan historian Ann Veck spoke.").empty());
    CHECK(names("Kenyan attorney Ann Veck spoke.").empty());
    CHECK(names("Ohio attorney Ann Veck spoke.").empty());
    CHECK(names("Ohio attorney general Ann Veck spoke.") == Names{"Ann Veck"});
    CHECK(names("Former U.S. attorney Ann Veck spoke.") == Names{"Ann Veck"});
}

TEST_CASE(
    "a chancellor is a university's where one is named, and no state or court that has such") {
    const std::string sentence = "Chancellor Ann Veck spoke.";
    CHECK(names(sentence) == Names{"Ann Veck"});
    CHECK(names("The university is glad. " + sentence).empty());
    CHECK(names("The university and Germany are glad. " + sentence) == Names{"Ann Veck"});
    CHECK(names("The university and the Court of Chancery are glad. " + sentence) ==
          Names{"Ann Veck"});
}

TEST_CASE("a name ends where its sentence goes on") {
    CHECK(names("Governor Ann Veck Jan. 18 sent a letter.") == Names{"Ann Veck"});
    CHECK(names("Retired Navy Admiral Will Become Port Head").empty());
    CHECK(names("They told us Sen. Ann Veck came.") == Names{"Ann Veck"});
    CHECK(officials_of("They told us Sen. Ann Veck came.").front().role == "Sen.");
    CHECK(names("DOUGLAS LA FARR, Secretary of State") == Names{"Douglas La Farr"});
}
