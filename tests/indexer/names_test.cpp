#include "tests/support/officials.h"
#include "tests/support/print.h"

using namespace dateline;

TEST_CASE("who bears only a name of reign, or is named beside one of that surname, is himself") {
    using People = std::vector<std::string>;
    CHECK(names("In the morning of that day a crowd came to greet Pope Lambert. Later Rep. Jo "
                "Lambert (D-OH) spoke to the press, and Lambert thanked her.") ==
          People{"Lambert", "Jo Lambert"});
    CHECK(names("President Veck, Orlena Veck and others came.") == People{"Veck"});
}

TEST_CASE("later mentions join the person, each as far as the name reaches") {
    const std::string text =
        "Orr Speaks\nSenator Mabel Orr spoke. Orr's staff and Mr. Veck listened. "
        "“No,” said Sen. Orr.";
    const auto officials = find_officials(text, {}, {});
    REQUIRE(officials.size() == 1);
    CHECK(officials[0].id == "mabel-orr");
    CHECK(officials[0].role == "Senator");
    CHECK(words_of(text, officials[0]) == Names{"Orr", "Mabel Orr", "Orr", "Orr"});
}

TEST_CASE("one who is named beside an official of that surname is somebody else") {
    const std::string text = "Remarks by President Veck, Ann Veck and Ohio Governor Tom Orr.\n"
                             "President Veck spoke. Ann Veck came.";
    const auto officials = find_officials(text, {}, {});
    REQUIRE(officials.size() == 2);
    CHECK(words_of(text, officials[0]) == Names{"Veck", "Veck"});
    CHECK(officials[1].name == "Tom Orr");
}

TEST_CASE("surnames in capitals belong to the names and part them from what follows") {
    const std::string text =
        "Those present:\nNorway:\nMr Jo VAN VECK Minister for Foreign Affairs\n"
        "Ms Lu FÄRR ORR / State Secretary for Foreign Affairs\n"
        "H.E. Ann BRANDT, President of the Republic of Palau\n";
    const auto officials = find_officials(text, {}, find_countries(text));
    REQUIRE(officials.size() == 3);
    CHECK(officials[0].name == "Jo Van Veck");
    CHECK(officials[0].role == "Minister for Foreign Affairs");
    CHECK(officials[1].name == "Lu Färr Orr");
    CHECK(officials[1].role == "State Secretary for Foreign Affairs");
    CHECK(officials[2].name == "Ann Brandt");
    CHECK(officials[2].country == "PW");
}

TEST_CASE("a letter combination in capitals behind one name is no surname") {
    CHECK(names("Sen. Graham R-S.C. spoke.") == Names{"Graham"});
    CHECK(names("We met Director Jo Veck USAF of the Navy.") == Names{"Jo Veck"});
}

TEST_CASE("a form of address at the end of a name is its surname, and a headline's verb none") {
    CHECK(names("Minister Jo Sayyid spoke.") == Names{"Jo Sayyid"});
    CHECK(names("Minister Sayyid Omar spoke.") == Names{"Omar"});
    CHECK(names("Senator Jo Professor spoke.") == Names{"Jo"});
    CHECK(names("Minister Opens Harbour").empty());
}

TEST_CASE("a president is known by the either of two surnames, too") {
    const std::string text = "President Mario Abdo Farr spoke. President Abdo left.";
    const auto officials = find_officials(text, {}, {});
    REQUIRE(officials.size() == 1);
    CHECK(words_of(text, officials[0]) == Names{"Mario Abdo Farr", "Abdo"});
}

TEST_CASE("sons of one family are told by their fathers' names") {
    CHECK(names("Minister Ali bin Omar Al Masnar met Minister Ali bin Qays Al Masnar.") ==
          Names{"Ali bin Omar Al Masnar", "Ali bin Qays Al Masnar"});
    CHECK(names("Minister Omar bin Qays Al Masnar met Minister Hamad bin Omar Al Masnar.") ==
          Names{"Omar bin Qays Al Masnar", "Hamad bin Omar Al Masnar"});
    CHECK(names("King Omar bin Qays Al Masnar received Crown Prince Hamad bin Omar.") ==
          Names{"Omar bin Qays Al Masnar", "Hamad bin Omar"});
    CHECK(names("Crown Prince Ali bin Omar left. We met Crown Prince Ali bin Omar Al Masnar.") ==
          Names{"Ali bin Omar"});
    CHECK(names("Minister Ali bin Omar Al Masnar met Minister Ali bin Qays Al Omar.") ==
          Names{"Ali bin Omar Al Masnar", "Ali bin Qays Al Omar"});
    CHECK(names("Minister Ali Omar of Chad met Minister Ali bin Omar Al Masnar of Qatar.") ==
          Names{"Ali Omar", "Ali bin Omar Al Masnar"});
}

TEST_CASE("a mister of another name than the official's is somebody else") {
    const std::string text = "Mr Barton Howe joins us. Minister Jo Barton spoke. Mr Barton left.";
    const auto officials = find_officials(text, {}, {});
    REQUIRE(officials.size() == 1);
    CHECK(words_of(text, officials[0]) == Names{"Jo Barton", "Barton"});
}

TEST_CASE("May is a surname after a given name or an office, and a month elsewhere") {
    const std::string text =
        "Prime Minister Ann May spoke on May 5. In May, she left. Senator May follow her.";
    const auto officials = find_officials(text, {}, {});
    REQUIRE(officials.size() == 1);
    CHECK(words_of(text, officials[0]) == Names{"Ann May", "May"});
}

TEST_CASE("a surname is one with the particle that begins it, and initials are given names") {
    CHECK(names("Senator Jo Van Orr met us. Senator Van Orr spoke.") == Names{"Jo Van Orr"});
    CHECK(names("Senator Van Orr met us. Senator Jo Van Orr spoke.") == Names{"Jo Van Orr"});
    CHECK(names("Senator Jo De Orr met us. Senator Van Orr spoke.") ==
          Names{"Jo De Orr", "Van Orr"});
    CHECK(names("SENATOR BETH VAN ORR LEAVES\nSenator Van Orr left.") == Names{"Beth Van Orr"});
    CHECK(
        names("SENATOR ORR EL CAMINO REAL TRAIL TOUR\nSenator Jo Orr walked on El Camino Real.") ==
        Names{"Jo Orr"});
    CHECK(names("Senator Tom B. Veck met us. Senator TB Veck spoke.") == Names{"Tom B. Veck"});
    CHECK(names("Senator Tom B. Veck met us. Senator TC Veck spoke.").size() == 2);
}

TEST_CASE("a name that looks like a particle or like initials is not somebody else's") {
    const std::string text = "Senator Ben Veck met Ambassador Amos Ben Veck. Ben Veck spoke.";
    const auto officials = find_officials(text, {}, {});
    REQUIRE(officials.size() == 2);
    CHECK(words_of(text, officials[0]) == Names{"Ben Veck", "Ben Veck"});
    CHECK(names("Colonel Mia Van Orr met us. Senator Van Orr spoke.") ==
          Names{"Mia Van Orr", "Van Orr"});
    CHECK(names("Minister Omar Al Orr of Oman met Minister Al Orr of Qatar.").size() == 2);
    CHECK(names("Senator Ed Veck met Senator Eve Dee Veck.") == Names{"Ed Veck", "Eve Dee Veck"});
}

TEST_CASE("an adverb in two parts ends a name in a heading") {
    CHECK(names("Secretary of Energy Tom Veck On-Record Briefing") == Names{"Tom Veck"});
    CHECK(names("We met Minister Kim On-joo.") == Names{"Kim On-joo"});
    CHECK(names("We met Minister Ada Lee Post-Orr.") == Names{"Ada Lee Post-Orr"});
}

TEST_CASE("a known surname ends a name that nothing parts from what follows") {
    const std::string known = "U S Senator Ann Orrvik D OH spoke ";
    CHECK(names(known + "It is ours said Senator Orrvik Varn Bay needs piers") ==
          Names{"Ann Orrvik"});
    CHECK(names("SEN. ORRVIK ANNOUCES PIER\n\n" + known) == Names{"Ann Orrvik"});
    // but a surname may be a given name, too
    CHECK(names(known + "Senators Jo Farr, Orrvik Varn, and Lu Veck left.") ==
          Names{"Ann Orrvik", "Jo Farr", "Orrvik Varn", "Lu Veck"});
    // or a family's, told first, or the first of two
    CHECK(names("Minister Varnberg Fumio met Envoy Ann Varnberg. Minister Varnberg Fumio spoke.") ==
          Names{"Ann Varnberg", "Varnberg Fumio"});
    CHECK(names("It is late, Governor Ann Orrvik said. Senator Orrvik Oddling spoke.") ==
          Names{"Ann Orrvik", "Orrvik Oddling"});
    // words with which a sentence begins, its full stop lost
    CHECK(names("It was built by Senator Ann Orrvik Last year it fell") == Names{"Ann Orrvik"});
    CHECK(names("It was built by Senator Ann Orrvik According to her it fell") ==
          Names{"Ann Orrvik"});
    CHECK(names("PRIME MINISTER ANN ORRVIK CANBERRA 12 May 2011\n\nIt is new.") ==
          Names{"Ann Orrvik"});
}
