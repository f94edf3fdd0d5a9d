#include "tests/support/officials.h"
#include "tests/support/print.h"

#include <random>

using namespace dateline;

TEST_CASE("an official is a name that an office stands beside") {
    struct Row {
        std::string text;
        Names expected;
    };
    const Row rows[] = {
        {"He met Secretary of State Ann Q. Harlow on Monday.", {"Ann Q. Harlow"}},
        {"Talks with Edvard Lindqvist, minister of foreign affairs, went on.",
         {"Edvard Lindqvist"}},
        {"Senators Mabel Orr (R-ID), Tom Veck (D-WA) and Lu Brandt wrote a letter.",
         {"Mabel Orr", "Tom Veck", "Lu Brandt"}},
        {"A bill by Mabel Orr (R-Idaho) passed.", {"Mabel Orr"}},
        {"The Prime Minister, Julian Farr, will travel.", {"Julian Farr"}},
        {"Gen. Rolf Masters spoke with Lt. Col. Dana O'Dell.", {"Rolf Masters", "Dana O'Dell"}},
        {"Judge Karen van der Meulen presided.", {"Karen van der Meulen"}},
        {"Acme Corporation President Bob Lorimer spoke.", {}},
        {"Jane Doe, director of the Riverside Museum, spoke.", {}},
        {"They drove down Senator Orr Boulevard.", {}},
        {"Senate President Pro Tempore Mabel Orr spoke.", {"Mabel Orr"}},
        {"Letter to the Speaker of the House and President Pro Tempore of the Senate.", {}},
        {"Mr. Smith bought a house.", {}},
        {"Statement of Sen Mabel Orr D Vt on the vote", {"Mabel Orr"}},
        {"Sen Lindqvist Richard D CA 2 15 2007 Sen Brandtson Mabel R ID 2 16 2007",
         {"Richard Lindqvist", "Mabel Brandtson"}},
        {"1 Sen Lindqvist Richard D CA 2 Sen Brandtson Mabel R ID 3 Sen Veckman Peter D ME 4 Sen "
         "Lewis "
         "Martin D IN",
         {"Richard Lindqvist", "Mabel Brandtson", "Peter Veckman", "Martin Lewis"}},
        {"Panel: Jo Q. Brandt (General Counsel, Harbour Safety Agency), Lu Farr (Deputy Director, "
         "Federal Bureau of Ports), Ann Veck (Director, Institute of Ships), Max Orr (Vice "
         "President, Planning Department)",
         {"Jo Q. Brandt", "Lu Farr"}},
        {"Senators Kent Veckman (D-ND), Arlo Burns (R-MT), Bill Foster (D-IL) and Lu Farr met.",
         {"Kent Veckman", "Arlo Burns", "Bill Foster", "Lu Farr"}},
        {"Senator John D. (Jack) Veckman IV spoke.", {"John D. Veckman IV"}},
        {"Farms in Lancaster, Prince William and King George counties got help.", {}},
        {"Senator Mabel F Orr109th Congress", {}},
        {"Senator Orr Announces Funds for Harbour", {"Orr"}},
        {"Senators Orr Lindqvist Brandtson and Veck wrote.",
         {"Orr", "Lindqvist", "Brandtson", "Veck"}},
        {"Senators Orr Lindqvist Brandtson, and Veck wrote.",
         {"Orr", "Lindqvist", "Brandtson", "Veck"}},
        {"Press Release of Senator Orr Orr Brandt Announce Funds", {"Orr"}},
        // an office behind a comma is an apposition if it closes, and a sentence's subject if not
        {"Talks with Lu Farr, the Governor of Ohio, went on.", {"Lu Farr"}},
        {"Accompanied by Dr Lu Farr, the Prime Minister toured the plant.", {}},
        {"Unlike Lu Farr, the Governor of Ohio will sign.", {}},
        {"Ann Veck, the minister responsible for ports, spoke.", {"Ann Veck"}},
        // who is nominated holds no office yet
        {"They confirmed Ann Veck as the 20th secretary of defense Jan. 22.", {"Ann Veck"}},
        {"He announced the nomination of Ann Veck as the Secretary of Labor.", {}},
        // surnames that are words of offices
        {"U.S. District Court Judge Otto S. White ruled.", {"Otto S. White"}},
        {"Senator Otto White spoke. White left.", {"Otto White"}},
        {"Senator Otto House spoke. The House and the White House agreed.", {"Otto House"}},
    };
    for (const auto& [text, expected] : rows) {
        CAPTURE(text);
        CHECK(names(text) == expected);
    }
}

TEST_CASE("an official is told by more than an office before the name") {
    struct Row {
        std::string text;
        Names expected;
    };
    const Row rows[] = {
        // words that may be surnames
        {"Senator Thriving (D-OH) left.", {"Thriving"}},
        {"Senator Thriving voted.", {"Thriving"}},
        {"Governor Browning to visit Oslo.", {"Browning"}},
        {"He met the Foreign Minister, Ida Moll, in Oslo.", {"Ida Moll"}},
        {"Mayor Affection, who spoke, left.", {"Affection"}},
        {"Governor Mary Fourteen and Minister Seven Orr spoke.", {"Mary Fourteen", "Seven Orr"}},
        {"Mary Rather, the Governor of Ohio, met Senator Lu Probe.", {"Mary Rather", "Lu Probe"}},
        {"Senator Probe (D-OH) left.", {"Probe"}},
        {"Senator Veck on President Farr S Speech on Ports", {"Veck", "Farr"}},
        {"We met Senator Jo Farr III. He was kind.", {"Jo Farr III"}},
        // brackets, commas, dashes
        {"The Prime Minister (Mr Farr) will leave on Monday.", {"Farr"}},
        {"Talks with Mr Farr, Prime Minister of Norway, went on.", {"Farr"}},
        {"The Moroccan minister of inland ports, Jo Farr, agreed.", {"Jo Farr"}},
        {"She thanked the present minister, Ann Hohepa-Reid.", {"Ann Hohepa-Reid"}},
        {"Speakers:\nAlex Veck – Chief, Office of Civil Liberties, Bureau of Ports", {"Alex Veck"}},
        {"Minister for Ports: The Hon Jo Farr MP\nMinister for Bays: Senator Lu Brandt",
         {"Jo Farr", "Lu Brandt"}},
        // two offices
        {"Minister for Skills Senator Chris Veck spoke.", {"Chris Veck"}},
        {"the Secretary of State for Wales, the Rt Hon Jo Farr MP, said", {"Jo Farr"}},
        {"a call with sub-secretary Tom Veck and Commissioner-General Lu Brandt",
         {"Tom Veck", "Lu Brandt"}},
        // seats, letters after the name, forms of address
        {"Member for Brand Gary Veck said so.", {"Gary Veck"}},
        {"So said Jo Farr MP yesterday.", {"Jo Farr"}},
        {"We heard the Hon. Sydney Farr AO on the matter.", {"Sydney Farr"}},
        {"It was opened by H.E. Amadou Sarr in Dakar.", {"Amadou Sarr"}},
        {"A letter by Mabel Orr (CA-09) and Tom Veck (D–Calif.) came.", {"Mabel Orr", "Tom Veck"}},
        {"Lee Orr, of Ohio, to be an Assistant Secretary of Defense, vice Tom Veck, resigned.",
         {"Tom Veck"}},
        {"our distinguished Secretary General, His Excellency Ban Ki-lun, spoke", {"Ban Ki-lun"}},
        {"Karen Orr, our outstanding Administrator of the Small Business Administration, spoke",
         {"Karen Orr"}},
        {"Mr Finn Farr PSM, currently Associate Secretary in the Department of Ports, left.",
         {"Finn Farr"}},
        {"said Matti Farr, WHO Regional Director for Africa", {"Matti Farr"}},
        {"FBI Special Agent in Charge Joe Farr said", {"Joe Farr"}},
        {"Chancellor of the Exchequer George Orr spoke.", {"George Orr"}},
        {"It was approved by Attorney General Lynch, she said.", {"Lynch"}},
        {"We thanked Admiral Hunter, and Commander Price for it.", {"Hunter", "Price"}},
        {"I commend Ranking Member Veck for his work.", {"Veck"}},
        {"I thank the gentlewoman from New York, Ms. Farr, for the bill.", {"Farr"}},
        {"said Baroness Beeban Farr OBE of the charity", {"Beeban Farr"}},
        {"A substitute by Ranking Member of the Committee on Ports, Tom Veck, was lost.",
         {"Tom Veck"}},
        {"Signed by Rep. Tom Veck (NJ); Lu Brandt (CA); and Rep. Ann Orr (TX).",
         {"Tom Veck", "Lu Brandt", "Ann Orr"}},
        {"at the request of the British Prime Minister, the late Sir Winton Farr, he",
         {"Winton Farr"}},
        {"Senators Jim Price and Ann Orr. The Price-Orr bill passed.", {"Jim Price", "Ann Orr"}},
        {"They met. European Commissioner for Ports, Jo Farr, said so.", {"Jo Farr"}},
        {"They met. Commissioner for Ports, Jo Farr, Lu Orr of Bays and others.", {}},
        // names
        {"We spoke with Foreign Minister Aïsta Tall Sarl of Senegal.", {"Aïsta Tall Sarl"}},
        {"said Sen Cardon Quite frankly I am too", {"Cardon"}},
        {"Minister of International Cooperation Luigo Di Mao spoke.", {"Luigo Di Mao"}},
        {"Deputy Secretary of Defense Ashton B. Farr spoke.", {"Ashton B. Farr"}},
        {"The envoy met Prime Minister Nim Sen, who agreed.", {"Nim Sen"}},
        {"Envoy for Relations with International Organizations Chubar spoke.", {"Chubar"}},
        {"Today in Port Anne U S Senator Tom Veck spoke", {"Tom Veck"}},
        {"She met Secretary of State Veck and others.", {"Veck"}},
        {"Talks with VECKADA Yuko, Minister for Ports of Japan, went on. Veckada spoke.",
         {"Yuko Veckada"}},
        {"The Minister YB Dato’ Seri Abdul Farr met Attorney General YBhg Tan Sri Gani Orr.",
         {"Abdul Farr", "Gani Orr"}},
        {"the minister of waterways of Vietnam, Nguyen Thi Hoai An, said", {"Nguyen Thi Hoai An"}},
        {"Prime Minister Nguyen Chi Dung and others spoke.", {"Nguyen Chi Dung"}},
        {"the President of the Republic of Korea, Park Geun-lun, said", {"Park Geun-lun"}},
        {"Foreign Minister Le Van Son spoke.", {"Le Van Son"}},
        {"Minister of National Defense Shin Ha-eun and Minister of Trade Moon Haeun met.",
         {"Shin Ha-eun", "Moon Haeun"}},
        {"President Fernando Marcos Brandt Jr. who spoke first", {"Fernando Marcos Brandt Jr."}},
        {"MAYOR FERNANDO BRANDT JR. SPOKE", {"Fernando Brandt Jr."}},
        {"Director General Arturo dela Cruz Farr spoke.", {"Arturo dela Cruz Farr"}},
        {"Norwegian FM Jo Farr met them.", {"Jo Farr"}},
        {"The Minister (Shrimati Sunita Farr) and Secretary Smt. Usha Orr spoke.",
         {"Sunita Farr", "Usha Orr"}},
        {"President His Highness Sheikh Omar bin Qays Al Masnar spoke.",
         {"Omar bin Qays Al Masnar"}},
        // what a bracket adds to an office
        {"Attorney General (AG) Jo Farr filed suit.", {"Jo Farr"}},
        {"Rear Admiral (Ret’d) Jo Farr spoke.", {"Jo Farr"}},
        // letters written with points
        {"The Minister for Ports Jo Farr T.D. has spoken, as did Lu Orr, T.D., and Ann Veck T.D.",
         {"Jo Farr", "Lu Orr", "Ann Veck"}},
        {"Minister T.D. Farr spoke. Mr J. M.P. Veck left.", {"T.D. Farr"}},
        {"Chairman Adam I. Veck spoke.", {"Adam I. Veck"}},
        {"Thank you to Senators Tester, Orr, and Price, and Representatives Farr and Case.",
         {"Tester", "Orr", "Price", "Farr", "Case"}},
        // a prince's other office, fathers' names
        {"Met: H.H. Sheikh Omar bin Qays bin Tariq Al Masnar, Minister of Ports; Sheikh Sultan bin "
         "Tariq Al Masnar, Minister of Bays; and Prince Nasr bin Yusuf, Minister of Roads.",
         {"Omar bin Qays bin Tariq Al Masnar", "Sultan bin Tariq Al Masnar", "Nasr bin Yusuf"}},
        {"Sheikh Qays bin Omar Al Qays, Minister of Ports, spoke.", {"Qays bin Omar Al Qays"}},
        {"Sultan Omar Al Masnar, Minister of Ports, spoke.", {"Sultan Omar Al Masnar"}},
        {"Sultan Haydar of Oman spoke.", {"Haydar"}},
        {"Minister Omar Qays Omar spoke.", {"Omar Qays Omar"}},
        {"Ministers Jo Farr, Lu Orr, Dr Ann Brandt Special Advisor to the King, met.",
         {"Jo Farr", "Lu Orr"}},
        // what parts name and office
        {"Jo Farr is appointed as the Principal Secretary for Ports.", {"Jo Farr"}},
        {"Hon. Lu Orr is redeployed as the Honourable Minister of Ports.", {"Lu Orr"}},
        {"She named Jo Farr of Kenya as her Special Envoy for Palau.", {"Jo Farr"}},
        {"The Secretary-General of the World Union of Ports (WUP), Jo Farr, spoke.", {"Jo Farr"}},
        {"NATO Secretary General, Dr. Jo Farr, will pay a visit.", {"Jo Farr"}},
        {"The grant went to Acme, Inc. Senator Jo Orr spoke.", {"Jo Orr"}},
        {"John Orr, DIRECTOR (DIRECTOR) James Farr spoke.", {"James Farr"}},
        {"PRES (PRES) James Farr spoke. CHIEF (CHIEF) Lu Orr left.", {"James Farr", "Lu Orr"}},
        {"UN Youth Representative Jo Farr spoke.", {"Jo Farr"}},
        {"Chair Dean Jo Farr spoke.", {}},
        {"They met. Mayor of Oslo, Saint Petersburg, said so.", {}},
        {"They met. Ambassador to Norway, Sri Lanka, said so.", {}},
        {"They met. Minister of Trade, Puerto Rico, agreed.", {}},
        {"In Ireland Minister Lu Orr TD met Jo Farr TD.", {"Lu Orr", "Jo Farr"}},
        // a style between office and name
        {"OPEC Secretary General HE Ashar Omar Veckmar spoke. HE IS NO MINISTER.",
         {"Ashar Omar Veckmar"}},
        {"the Norwegian ambassador to Kenya His excellency Jo Farr", {"Jo Farr"}},
        {"The District Engineer for Ohio left. Chief Engineer Lu Orr spoke.", {"Lu Orr"}},
        {"She is Counselor at the U.S. Embassy Nairobi, once Consul of the Consulate General Oslo.",
         {}},
        {"Chargé d’Affaires at the U.S. Embassy Ann Farr spoke.", {"Ann Farr"}},
        {"Head of Mission Veckmar Qays spoke.", {"Veckmar Qays"}},
        // two surnames, letters behind the name, initials
        {"Ports Secretary Fernando P. Tan Laurel Jr. spoke. Secretary Tan Laurel left.",
         {"Fernando P. Tan Laurel Jr."}},
        {"Secretary-General Datuk Fauzan Md Isar spoke.", {"Fauzan Md Isar"}},
        {"Commissioner Ann Farr, MD, MPH, met Lu Orr, MD, MPH, Director of the Bureau of Ports.",
         {"Ann Farr", "Lu Orr"}},
        {"Colonel Jo Farr U.S.M.C. spoke.", {"Jo Farr"}},
        {"Commissioner and interim director Ann Veck announced it.", {"Ann Veck"}},
        {"Spokesperson for the Kenyan Embassy Omari Veck said so.", {"Omari Veck"}},
        {"“We thank Acme Inc.,” President Ann Veck said.", {}},
        {"Association of Fire Chiefs President Jo Farr spoke.", {}},
        {"Mr. Omar Veck, Secretary Bilateral, and others met.", {}},
        {"Justices Ashar Veckmar Farrson, Jo Orr and Lu Brandt met.",
         {"Ashar Veckmar Farrson", "Jo Orr", "Lu Brandt"}},
        {"Jo Farr Jr., Minister of Ports, met Ann Orr, Jr., Governor of Ohio.",
         {"Jo Farr Jr.", "Ann Orr, Jr."}},
        {"Jo Farr, C.G.H., Minister of Ports, spoke.", {"Jo Farr"}},
        {"Ambassador Mary-Ann Lynch", {"Mary-Ann Lynch"}},
        // how a line begins
        {"OSLO – Minister of Ports, Jo Farr, left. KIRKEBY: Minister of Bays, Ann Orr, stayed.",
         {"Jo Farr", "Ann Orr"}},
        {"Hon. Minister of Ports, Jo Farr, spoke. Hon. Secretary, Ann Orr, left.", {"Jo Farr"}},
        {"Department of English Chair Ann Orr and Division of Sales Manager Lu Farr spoke.", {}},
        {"OSLO – Minister of Ports, Sri Lanka, left. Its head: Director of Bays, Santa Fe, left.",
         {}},
        {"The Minister (Ann Veck and Lu Orr) Jo Farr spoke.", {}},
        // bodies
        {"Senior Director, Ports and Bays Directorate, Professor Lu Orr, spoke.", {"Lu Orr"}},
        {"Chairman of the Joint Chiefs of Staff General Jo Farr spoke.", {"Jo Farr"}},
        // each office before its holder, between semicolons
        {"We met the Minister of Ports, Dr Jo Farr; Minister of Bays, Ann Orr; Minister of Roads, "
         "Tom Veck and Minister of Tourism, Lu Brandt.",
         {"Jo Farr", "Ann Orr", "Tom Veck", "Lu Brandt"}},
        {"Minister of Ports, Ann Farr; Minister of Bays, Tom Orr; and Minister of Roads, Jo Veck.",
         {"Ann Farr", "Tom Orr", "Jo Veck"}},
        {"Ann Farr, Minister of Ports; Tom Orr, Minister of Bays", {"Ann Farr", "Tom Orr"}},
        {"Director of Parks, Virginia Beach; Director of Ports, Santa Fe; Mayor of Oslo, Salem.",
         {}},
        {"Mayor of Oslo, Grace Church; Minister of Trade, Victoria Falls; all met.", {}},
        // lists behind an office in the plural, and before it
        {"joined by Deputy Ministers, Jo Farr and Lu Orr", {"Jo Farr", "Lu Orr"}},
        {"the Deputy Governors of the Bank of Palau (BOP), Mrs. Jo Farr and Mr. Lu Orr",
         {"Jo Farr", "Lu Orr"}},
        {"We met Jo Farr, Ann Veck and Lu Orr, U.S. Senators from Ohio.",
         {"Jo Farr", "Ann Veck", "Lu Orr"}},
        {"with Mr. Jo Farr and Dr. Lu Orr, the Deputy Governors in charge of ports",
         {"Jo Farr", "Lu Orr"}},
        {"Ministers: Rev. Jo Farr, Rev. Ann Veck. The church opens at nine.", {}},
        {"Governors: Jo Farr, Ann Veck and Lu Orr. The school thanks its governors.", {}},
        {"Speakers: Jo Farr, Ann Veck. Industry Representatives: Lu Orr, Tom Brandt.", {}},
        {"the Board of Governors: Jo Farr, Ann Veck", {}},
        {"the Ministers: Peace Fund, Hope Fund", {}},
        {"Quern Senators: Jo Farr, Ann Veck. Representatives: Lu Orr of Acme, Jo Veck of Coop", {}},
        {"After talks with the Senators, Jo Farr and Lu Orr of the union left.", {}},
        {"Speaking to the Ministers, Jo Farr and Lu Orr, both students, agreed.", {}},
        {"The band thanked the Senators, Jo Farr and Lu Orr played the harp.", {}},
        {"A feast for Jo Farr and Lu Orr, members of the band.", {}},
        // the President, of whatever it may be
        {"The son of the President, Jo Farr, was hurt.", {}},
        {"We are glad, said the Vice President, Jo Farr.", {}},
        {"She met the then-President Jo Albert Mason Bush.", {"Jo Albert Mason Bush"}},
        // surnames that are words, in headlines
        {"Remarks by President Bush During Dinner With Guests", {"Bush"}},
        {"Attorney General Suit Seeks Damages", {}},
        {"Governor Proposal Helps Port City", {}},
        // fathers' names and titles inside names
        {"Sheikh Omar bin Qays bin Sultan Al Masnar, Minister of Ports, spoke.",
         {"Omar bin Qays bin Sultan Al Masnar"}},
        {"I spoke to President Omar Hassan Sheikh Qays today.", {"Omar Hassan Sheikh Qays"}},
        {"PRESIDENT ANN Q. VECK JR. SPOKE", {"Ann Q. Veck Jr."}},
        // what the text says of an abbreviation
        {"The Harbor Safety Commission (HSC) met. Jo Farr, co-chairman of the HSC, spoke.",
         {"Jo Farr"}},
        {"The Harbor Safety Company (HSC) met. Jo Farr, president of the HSC, spoke.", {}},
    };
    for (const auto& [text, expected] : rows) {
        CAPTURE(text);
        CHECK(names(text) == expected);
    }
}

TEST_CASE("offices of other languages have their holders") {
    struct Row {
        std::string text;
        Names expected;
    };
    const Row rows[] = {
        {"Le ministre français des Gens de mer, Gaël Kervadec, a reçu la presse.",
         {"Gaël Kervadec"}},
        {"Heute hat Verkehrsminister Joachim Wendhorst die Schleuse eröffnet.",
         {"Joachim Wendhorst"}},
        {"La ministra de Obras Públicas de Chile, Catalina Irarte, firmó.", {"Catalina Irarte"}},
        {"Firmó la ley Jo Salvatierra, presidenta de la República.", {"Jo Salvatierra"}},
        {"Bernard Sanel, le président d’Elbe, était là.", {}},
        {"El ministro de Puertos y Caminos, Alonso Darte, habló.", {"Alonso Darte"}},
        {"Außenminister Farrfuhl und der estnische Präsident Arno Tamm sprachen.", {}},
        {"L’honorable Carine Farr, ministre des Ports, parle.", {"Carine Farr"}},
        {"PARIS - M. Jean Farr, ministre des Ports, parle. M. Jean Farr part.", {"Jean Farr"}},
        {"J. M. Farr, ministre des Ports, parle.", {"J. M. Farr"}},
        {"Alonso Darte, vicepresidente ejecutivo de Acme, habló.", {}},
    };
    for (const auto& [text, expected] : rows) {
        CAPTURE(text);
        CHECK(names(text) == expected);
    }
}

TEST_CASE("a word beside an office is not always a name") {
    const std::string texts[] = {
        "The factory of General Motors and the film of Captain America were named.",
        "He served as Chief Probation Officer for the court of the county.",
        "The offender was Christopher Danton – Prince George, Virginia",
        "It asks about the Department of Justice s Investigation of the matter.",
        "The largest grant went to Major Texas projects in the valley.",
        "It was named one of the Major Non-NATO Allies by the President in March.",
        "The Department of Justice Officials were heard.",
        "Fired Prosecutors Will Consider White House Subpoenas",
        "Troops of the Sultan Murad Division fought on both sides of the border.",
        "We honor Duke Ellis of Tulsa, a musician.",
        "the U.S. Executive Branch and its offices",
        "Jo Farr, founding member of the American Harbor Legion, spoke.",
        "Jo Farr, superintendent of the Canadian National Railway, spoke.",
        "Governor Appoints Otto Farr to Lead the Ports Agency",
        "It went to the Secretary  Detection of mines is slow",
        "We met the Minister Assisting.",
        "Senator Probe Is On.",
        "Lu Orr serves the Minister of Ports as clerk.",
        "Jo Farr, Ann Veck and Lu Orr, the Senators from Ohio, Maine and Utah",
        "Had she won, Jo Farr becomes President of Kenya. Lu Orr was to become Governor of Ohio.",
        "Jo Farr serves as Mayor of Oslo in the film. Lu Orr would say Ann Veck serves as Mayor.",
        "Jo Farr serves as Ambassador for the Milk Brand.",
        "Jo Farr has served as deputy minister at the Bank of Norway.",
        "The federal Head Start program of the county",
        "I hope all Senators Republicans and Democrats will join us.",
        "in my first years as a Senator  One of my first speeches was on ports",
        "San Diego - A federal judge has dismissed the case.",
        "San Francisco, a city council member said, is lovely.",
        "General Harbour Tarvo, LLC will build a plant.",
        "He is Head of the United Nations Survey Team to Promote Ports.",
        "UNICEF Goodwill Ambassador Jo Farr spoke.",
        "Legal Representative Jo Farr spoke.",
        "Jo Farr, TD Bank, spoke.",
        "Port Radio FM Jo Farr spoke.",
        "Radio Norway FM Jo Farr spoke.",
        "On Ghana FM Kofi Farr spoke.",
        "We heard the Capital FM Kenya FM Jo Farr show.",
        "US FM Radio said so.",
        "Tom Farr TD in the third quarter. Rob Orrkowski TD.",
        "Jo Farr, vice president of the Acme WaterSystem division, spoke.",
        "“Well,” said Jo Farr, Acme’s Area Vice President in Ohio.",
        "ACMEU Pres. Jo Farr spoke.",
        "Acme Ltd Welcomes New Board Member Jo Farr",
        "Veck Memorial Foundation Board Chair Jo Farr spoke.",
        "We thank former Board Member Jo Farr.",
        "DNC National Communications Director Jo Farr spoke.",
        "Captain Jo Farr of the Quern Rovers scored.",
        "The hearing is at 4:35 PM ET on Monday, 6 PM London.",
        "NFL commissioner Jo Farr spoke.",
        "Acme Inc. Chairman Jo Farr spoke.",
        "Jo Farr, president of Jamaica Broilers, spoke.",
        "Jo Farr, director of Georgia Harbour Grant, spoke.",
        "Jo Farr, a Spanish physician, spoke.",
        "Jo Farr, a senior fellow at the Council on Ports, spoke.",
        "The Refugee Resettlement Advisory Council met the Prime Minister.",
        "The President of Ghana Airways, John Farr, met the press.",
        "The President of Ghana Oilworks, John Farr, met the press.",
        "Acme Inc. Secretary Ann Farr spoke.",
        "Acme Corp. Commissioner Ann Farr spoke.",
        "Acme Ltd. Minister Ann Farr spoke.",
        "Talks at the Consulate General of Norway in Kirkeby Strandvik went on.",
        "Jo Farr – General Stores Office",
        "Photo: GOV.XYZ",
        "Jo Farr was named an Officer of the Order of Norway.",
        "A man from Prince Rupert RCMP spoke.",
        "Director (News), Office of the Secretary to the Cabinet, Mrs Jo Farr, signed it.",
        "MAYOR NAMES NEW MINISTERS San Paul – Today all is well.",
        "The Council of Ministers of Developing Eight Countries (D-8) met.",
        "He was Director of the Bureau of Transport Econmics, and has left.",
        "The patients of Queen Anna Hospital met those of Queen Anna's Children Hospital.",
        "Jo Farr is a justice advocate. Lu Orr is a speaker at fairs.",
        "Jo Farr, executive director of the Bright Rivers Council (BRC), spoke.",
    };
    for (const std::string& text : texts) {
        CAPTURE(text);
        CHECK(names(text).empty());
    }
}

TEST_CASE("each of a list behind commas holds the office that follows the name") {
    const auto officials =
        find_officials("The Honourable Ann Veck, Minister of Ports, the Honourable Lu Farr, "
                       "Minister of Trade, and the Honourable Jo Orr, Minister of Labour, met.",
                       {}, {});
    REQUIRE(officials.size() == 3);
    CHECK(officials[0].role == "Minister of Ports");
    CHECK(officials[1].role == "Minister of Trade");
    CHECK(officials[2].role == "Minister of Labour");

    const auto lines = find_officials("Mr Jo Farr, President of the Republic of Palau Mr Lu Orr, "
                                      "President of the Republic of Kenya",
                                      {}, {});
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].role == "President of the Republic of Palau");
    CHECK(lines[1].role == "President of the Republic of Kenya");
}

TEST_CASE("of two offices between two names each holds one, where they are of a kind") {
    const auto ministers = find_officials(
        "Ann Veck TD, Minister for Bays and Minister for Ports Lucy Orr TD spoke.", {}, {});
    REQUIRE(ministers.size() == 2);
    CHECK(ministers[0].role == "Minister for Bays");
    CHECK(ministers[1].name == "Lucy Orr");
    CHECK(ministers[1].role == "Minister for Ports");

    const std::string text = "Ann Veck, Minister of Ports of Palau and Shaira Omar Doe, Ambassador "
                             "of Kenya, spoke.";
    const auto others = find_officials(text, {}, find_countries(text));
    REQUIRE(others.size() == 2);
    CHECK(others[0].role == "Minister of Ports of Palau");
    CHECK(others[1].name == "Shaira Omar Doe");
}

TEST_CASE("a ship is not the person whose name it bears") {
    const std::string text = "President Farr spoke aboard the USS Ann R. Farr.";
    const auto officials = find_officials(text, {}, {});
    REQUIRE(officials.size() == 1);
    CHECK(words_of(text, officials[0]) == Names{"Farr"});
}

TEST_CASE("a pronoun with its verb begins no name") {
    const std::string text = "President Veck spoke. He said, I’m Tom Veck.";
    const auto officials = find_officials(text, {}, {});
    REQUIRE(officials.size() == 1);
    CHECK(officials[0].name == "Tom Veck");
}

TEST_CASE("a by-line may name the official that speaks") {
    CHECK(names("On the Holiday\nOn behalf of all, best wishes.",
                "Ann Q. Harlow, Secretary of State") == Names{"Ann Q. Harlow"});
}

TEST_CASE("no text, however odd, upsets the finder, and mentions lie inside it") {
    const char* pieces[] = {"Senator", " ",       "Senators",  ", ",        "and",      "(D-",
                            "WA)",     "\xC3",    "é",         "\n",        "’s",       "President",
                            ".",       "J",       "-",         "Secretary", "of",       "\xFF",
                            "van",     "\"",      "Jr.",       "II",        "'",        "Smith",
                            "the",     "The Hon", " MP",       "vice",      "ministre", "für",
                            "de",      "Lord",    "gentleman", "from",      "Ohio",     "(OH);",
                            "His",     "Member",  "for",       "Chief",     "Office",   "(ABC)",
                            ":",       "Will",    "U S",       "Generals",  "Justice",  "CA-09",
                            "–",       "Nguyen",  "An"};
    std::mt19937 random(7);
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (auto n = random() % 60; n > 0; --n)
            text += pieces[random() % std::size(pieces)];
        for (const Official& official : find_officials(text, text, {}))
            for (const Mention& mention : official.mentions) {
                CHECK(mention.begin < mention.end);
                CHECK(mention.end <= text.size());
            }
    }
}
