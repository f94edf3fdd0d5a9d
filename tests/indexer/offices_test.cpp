#include "indexer/extract/extract.h"
#include "tests/support/print.h"

using namespace dateline;

TEST_CASE("an office is told without what only leads to it") {
    struct Row {
        std::string text, role, country;
    };
    const Row rows[] = {
        {"We met United Nations Secretary-General Ban Ki-lun.", "United Nations Secretary-General",
         ""},
        {"She met the new President-elect Farr of Norway.", "President-elect", "NO"},
        {"the Special Envoy for Iran Tom Veck", "Special Envoy for Iran", ""},
        {"PORT CITY – U.S. Senators Tom Veck and Lu Brandt met.", "U.S. Senator", "US"},
        {"PORTVILLE MA Senator Tom Veck met them.", "Senator", "US"},
        {"the Ports Committee Senator Tom Veck of Ohio met.", "Senator", "US"},
        {"the nominee Senator Tom Veck of Ohio met.", "Senator", "US"},
        {"Attorney General nominee Judge Tom Veck of Ohio spoke.", "Attorney General nominee Judge",
         "US"},
        {"She wrote to Health & Labor Secretary Ann Veck.", "Health & Labor Secretary", ""},
        {"Attorneys General Ann Veck of Maine and Tom Orr of Ohio met.", "Attorney General", "US"},
        {"the District Director for U.S. Congresswoman Ann Veck of Ohio", "U.S. Congresswoman",
         "US"},
        {"They met Ambassador to the Italian PM Ann Veck.", "PM", "IT"},
        {"Government Chief Statistician Ann Veck spoke.", "Government Chief Statistician", ""},
        {"She met President Moran.", "President", ""},
        {"It was said by Tom Veck MP, Minister for Ports, on Monday.", "Minister for Ports", ""},
        {"The tax industry Congressman Tom Veck opposes.", "Congressman", "US"},
        {"New York City Police Commissioner Ann Veck spoke.", "New York City Police Commissioner",
         "US"},
        {"We met New Governor Ann Veck of Ohio.", "Governor", "US"},
        {"Cook County State’s Attorney Ann Veck spoke.", "Cook County State’s Attorney", ""},
        {"Ann Veck, the state's attorney general, spoke.", "attorney general", ""},
        {"Tom Orr to press President Veck of Norway", "President", "NO"},
        {"Ohio Supreme Judicial Court Associate Justice Ann Veck spoke.",
         "Ohio Supreme Judicial Court Associate Justice", "US"},
        {"Base Commander Lieutenant Colonel Ann Veck of Ohio spoke.", "Commander", "US"},
        {"Call of the Minister of Norway on Foreign Affairs Secretary Veck",
         "Foreign Affairs Secretary", ""},
        {"Ann Veck, Minister for Ports of Norway at the Summit of the South (SOS), spoke.",
         "Minister for Ports of Norway", "NO"},
        {"Minister in the Prime Minister’s Department Ann Veck of Norway spoke.",
         "Minister in the Prime Minister’s Department", "NO"},
        {"We met Select Board Chair Ann Veck.", "Select Board Chair", ""},
        {"Assistant United States Attorney Ann Veck spoke.", "Assistant United States Attorney",
         "US"},
        {"Le premier ministre Jean Veck a parlé.", "premier ministre", ""},
        {"Federal Reserve Bank of Port City President Ann Veck spoke.",
         "Federal Reserve Bank of Port City President", ""},
        {"Ann Veck, Director of the United States Patent and Ports Office, spoke.",
         "Director of the United States Patent and Ports Office", "US"},
        {"Commissioner Ann Veck of the Alliance thanked Norway.", "Commissioner", ""},
        {"We met Committee Chair Rep. Ann Veck of Ohio.", "Committee Chair", "US"},
        {"Ann Veck, Minister of Ports, River Works and Inland Shipping, spoke.",
         "Minister of Ports, River Works and Inland Shipping", ""},
        {"Ann Veck, Minister of Environment, Water, and Agriculture, spoke.",
         "Minister of Environment, Water, and Agriculture", ""},
        {"Ann Veck, Minister of Ports & Blue Economy, spoke.", "Minister of Ports & Blue Economy",
         ""},
        {"Ann Veck, Ambassador-at-Large for Global Women’s Issues, spoke.",
         "Ambassador-at-Large for Global Women’s Issues", ""},
        {"Ann Veck, Ambassador to the Republic of Palau, spoke.",
         "Ambassador to the Republic of Palau", ""},
        {"Ann Veck, Resident Coordinator in Palau, spoke.", "Resident Coordinator in Palau", ""},
        {"They named Ann Veck of Kenya as her Special Envoy.", "Special Envoy", ""},
        {"Ann Veck was appointed Minister of Ports.", "Minister of Ports", ""},
        {"Prince Omar bin Qays, Minister of Ports, spoke.", "Minister of Ports", ""},
        {"Lt. General Omar Qays, Minister of Ports, spoke.", "Minister of Ports", ""},
        {"General Ann Veck spoke. So did Lt.Gen. Ann Veck.", "General", ""},
        {"General Ann Veck spoke. Senator Veck left.", "General", ""},
        {"Prime Minister and General Ann Veck spoke.", "Prime Minister and General", ""},
        {"Attorney General (AG) Ann Veck spoke.", "Attorney General", ""},
        {"Secretary (West) Ann Veck spoke.", "Secretary (West)", ""},
        {"Ann Veck T.D. spoke in Ireland.", "TD", "IE"},
        {"Colonel Ann Veck OBE TD spoke.", "Colonel", ""},
        {"Brigadier Ann Veck, T.D., D.L., spoke.", "Brigadier", ""},
        {"Ada Orr, Minister of Ports, spoke. John Veck, DIRECTOR (DIRECTOR) James Farr spoke.",
         "Minister of Ports", ""},
        {"After talks with Ada Orr, Deputy Prime Minister and Minister for Ports Jo Farr said so.",
         "Deputy Prime Minister and Minister for Ports", ""},
        {"Ann Veck, Secretary of State, Iran, Syria, and others were on the agenda.",
         "Secretary of State", ""},
        {"Ann Veck, Special Envoy, China, India, and Norway.", "Special Envoy", ""},
        {"Congressman Dean Veck spoke.", "Congressman", "US"},
        {"The Minister of State with special responsibility for Ports, Mr Lu Veck, TD, spoke.",
         "Minister of State with special responsibility for Ports", "IE"},
        {"Ann Veck, Minister of Ports, Republic of Palau, spoke.", "Minister of Ports", "PW"},
        {"Ann Veck, Ambassador to Kenya, Palau, and Norway, spoke.", "Ambassador to Kenya", ""},
        {"The Hon Ann Veck MP, Minister of Ports the Hon Jo Orr MP, Minister of Bays",
         "Minister of Ports", ""},
        {"the Hon Ann Veck MP – Minister of Ports, the Hon Jo Orr MP – Minister of Bays",
         "Minister of Ports", ""},
        {"The Tánaiste and Minister for Ports, Ann Veck, spoke.", "Tánaiste and Minister for Ports",
         "IE"},
        {"Jean Veck, député des Ports qui a également parlé, est là.", "député des Ports", ""},
        {"Ann Veck, Prime Minister of Georgia, spoke.", "Prime Minister of Georgia", "GE"},
        // where an office begins
        {"They left for Iowa. Senator Ann Veck spoke.", "Senator", "US"},
        {"“First President Veck of Norway signed it,” he said.", "President", "NO"},
        {"Salt Lake City Mayor Ann Veck spoke.", "Salt Lake City Mayor", ""},
        {"She met York City mayor Ann Veck.", "York City mayor", ""},
        {"Have the President and Senator Veck met?", "Senator", ""},
        {"He was law clerk to Judge Ann Veck.", "Judge", ""},
        {"He advised then-President Ann Veck of Norway.", "President", "NO"},
        {"Then-President Ann Veck of Norway signed it.", "President", "NO"},
        {"On the advice of the Prime Minister, Ambassador Ann Veck left Oslo.", "Ambassador", ""},
        // where it ends
        {"We name Dr. Ann Veck as the Attorney General. Dr. Veck has agreed.", "Attorney General",
         ""},
        {"Ann Veck, Director of the Canberra Ports Board, spoke.",
         "Director of the Canberra Ports Board", ""},
        {"Ann Veck, Director of the U.S. Centers for Bays, spoke.",
         "Director of the U.S. Centers for Bays", "US"},
        {"Ann Veck, Minister without Portfolio in the Office of the Prime Minister, spoke.",
         "Minister without Portfolio in the Office of the Prime Minister", ""},
        {"The Ambassador of the Republic of Palau Ashar Omar Veckmar spoke.",
         "Ambassador of the Republic of Palau", "PW"},
        {"The Minister of Palau Harbour Works Ann Veck spoke.", "Minister of Palau Harbour Works",
         "PW"},
        {"Chief of Army Staff (COAS) General Ashar Omar Veckmar spoke.",
         "Chief of Army Staff (COAS)", ""},
        {"Secretary for Trade Rear Admiral Ashar Omar Veckmar spoke.", "Secretary for Trade", ""},
        {"Vice Chief of the Defence Force Air Marshal Ann Veck spoke.",
         "Vice Chief of the Defence Force", ""},
        {"The Minister for Ports Engineer Ashar Omar Veckmar spoke.", "Minister for Ports", ""},
        {"The Attorney General of Kenya General Ann Veck spoke.", "Attorney General of Kenya",
         "KE"},
        {"The Secretary of Defense General Counsel Ann Veck spoke.",
         "Secretary of Defense General Counsel", ""},
        {"Ann Veck, Director of the Surgeon General Staff, spoke.",
         "Director of the Surgeon General Staff", ""},
        {"They must leave Iraq Senator Ann Veck said.", "Senator", ""}, // a full stop lost
        {"The talks with Kenya Senator Ann Veck said.", "Senator", "KE"},
        {"Our Commander in Palau General Ann Veck spoke.", "Commander in Palau", ""},
        {"The bill of Acme, Inc.;\nSan Diego County Sheriff Ann Veck; all",
         "San Diego County Sheriff", ""},
        {"Chief of the Kenyan General Staff Ann Veck spoke.", "Chief of the Kenyan General Staff",
         "KE"},
        {"Assistant Superintendent of Police [ASP] Ann Veck spoke.",
         "Assistant Superintendent of Police", ""},
        {"Chargé d’Affaires, a.i. Ann Veck spoke.", "Chargé d’Affaires, a.i.", ""},
        {"The U.S. Chargé d'Affaires ad interim Ann Veck spoke.",
         "U.S. Chargé d'Affaires ad interim", "US"},
        {"Ambassador Extraordinary and Plenipotentiary of Kenya to Palau Ann Veck spoke.",
         "Ambassador Extraordinary and Plenipotentiary of Kenya to Palau", "KE"},
        {"The Ambassador and Ann Veck, Minister of Ports, spoke.", "Minister of Ports", ""},
        {"Minister in the Office of the Prime Minister (OPM) with Responsibility for Ports, Hon. "
         "Ann Veck, spoke.",
         "Minister in the Office of the Prime Minister (OPM) with Responsibility for Ports", ""},
        {"Prime Minister, the Most Hon. Ann Veck, spoke.", "Prime Minister", ""},
        {"General Ann Veck, Chairman of the Joint Chiefs of Staff, His Excellency Omar Qays, "
         "Ambassador of Palau, and others met.",
         "Chairman of the Joint Chiefs of Staff", ""},
        // the body's name, too
        {"Department of Trade (DOT) Harbour Director Ann Veck spoke.",
         "Department of Trade (DOT) Harbour Director", ""},
        {"the Ministry of Trade secretary-general Ann Veck", "Ministry of Trade secretary-general",
         ""},
        {"Office of Attorney General Ann Veck", "Attorney General", ""},
        {"They wrote to the Department of Labor Senator Ann Veck of Ohio spoke.", "Labor Senator",
         "US"},
        {"STATEMENT OF COOK COUNTY SHERIFF ANN VECK", "COOK COUNTY SHERIFF", ""},
        {"Announces Palm Beach County Sheriff Ann Veck Will Speak", "Palm Beach County Sheriff",
         ""},
        {"Chair of the Board of Supervisors Ann Veck spoke.", "Chair of the Board of Supervisors",
         ""},
        {"Speaker of the House of Representatives Ann Veck spoke.",
         "Speaker of the House of Representatives", ""},
        {"Ann Veck, Chair of the President’s Board of Advisors on Colleges, spoke.",
         "Chair of the President’s Board", ""},
        {"Director in Ghana’s Ministry of Ports Ann Veck spoke.",
         "Director in Ghana’s Ministry of Ports", "GH"},
        {"Ann Veck, Principal Secretary, State Department for Housing, spoke.",
         "Principal Secretary, State Department for Housing", ""},
        {"Ann Veck, Commissioner, U.S. Commission for the Care of America’s Bays, spoke.",
         "Commissioner", "US"},
        {"Secretary Veckings spoke. U.S. Department of Trade Secretary Ann Veckings spoke.",
         "U.S. Department of Trade Secretary", "US"},
        // styles behind a comma
        {"They met Prime Minister, Brigadier (Ret’d), Ann Veck; and others.", "Prime Minister", ""},
        {"The Mayor of Oslo, Chief Justice Ann Veck, and others met.", "Chief Justice", ""},
        {"The Mayor, Chief Ann Veck, and others met.", "Chief", ""},
        {"The Minister of Industry, Trade, and Investment, Otunba Ann Veck, spoke.",
         "Minister of Industry, Trade, and Investment", ""},
        // brackets
        {"Minister in the Prime Minister's Department (Law and Reform) Datuk Ann Veck spoke.",
         "Minister in the Prime Minister's Department (Law and Reform)", ""},
        {"Special Adviser to the Prime Minister (SAPM) on Trade Ann Veck spoke.",
         "Special Adviser to the Prime Minister (SAPM) on Trade", ""},
        {"Deputy Director of the Bureau of Ports (BOP) at the Ministry of Bays (MOB) Ann Veck "
         "left.",
         "Deputy Director of the Bureau of Ports (BOP) at the Ministry of Bays (MOB)", ""},
        {"She met the deputy Prime Minister Ann Veck.", "deputy Prime Minister", ""},
        // two in one
        {"Deputy Prime Minister/Foreign Minister Ann Veck spoke.",
         "Deputy Prime Minister/Foreign Minister", ""},
        {"The High Representative/Vice-President, Ann Veck, spoke.",
         "High Representative/Vice-President", ""},
        {"Prime Minister & Minister for Ports Ann Veck spoke.",
         "Prime Minister & Minister for Ports", ""},
        {"Maj.-Gen. Ann Veck spoke.", "Maj.-Gen.", ""},
        // the office told in full, and not in capitals
        {"Minister Veck spoke. Ports are open. Defense Minister Veck left.", "Defense Minister",
         ""},
        {"They object to President Bushs plan.", "President", "US"},
        {"In Congress then-Chairman Ann Veck of Ohio agreed.", "Chairman", "US"},
        {"SENATOR VECK SPEAKS TO ALL\nPorts are open, said Senator Veck.", "Senator", ""},
        // what stands between the name and the office
        {"Ann Veck, ON, PC, MP, Prime Minister of Norway, spoke.", "Prime Minister of Norway",
         "NO"},
        {"We ask President [of Norway, Ann] Veck to agree.", "President of Norway", "NO"},
        {"The President, the Honorable Ann Veck, spoke.", "President", ""},
        {"Ann Veck currently serves as the Ambassador to Palau.", "Ambassador to Palau", ""},
        {"Ann Veck has served as Minister for Trade.", "Minister for Trade", ""},
        {"By Ann Veck, Principal Deputy Spokesperson", "Principal Deputy Spokesperson", ""},
        {"The Deputy Presiding Officer (Ann Veck): I call the next.", "Deputy Presiding Officer",
         ""},
        // all of what it is of
        {"Deputy Governor of the central bank Ann Veck spoke.",
         "Deputy Governor of the central bank", ""},
        {"Ann Veck, Chairman of the Committee of the People's Assembly, spoke.",
         "Chairman of the Committee of the People's Assembly", ""},
        {"Ann Veck, Minister of Ports and Minister responsible for the Bay Agency, spoke.",
         "Minister of Ports and Minister responsible for the Bay Agency", ""},
        {"International Relations and Co-operation Minister Ann Veck spoke.",
         "International Relations and Co-operation Minister", ""},
        {"Arts Minister Ann Veck spoke.", "Arts Minister", ""},
        {"Dr Health Under-secretary Ann Veck spoke.", "Health Under-secretary", ""},
        // who has retired
        {"Brigadier Ann Veck (Rtd), High Commissioner to Palau, spoke.",
         "High Commissioner to Palau", ""},
        {"Ann Veck, Vice President, Prime Minister of Palau, spoke.", "Prime Minister of Palau",
         "PW"},
    };
    for (const auto& [text, role, country] : rows) {
        CAPTURE(text);
        const auto found = find_officials(text, {}, find_countries(text));
        REQUIRE(!found.empty());
        CHECK(found[0].role == role);
        CHECK(found[0].country == country);
    }
}

TEST_CASE(
    "an official is of the country that the office names or that plainly speaks, else of none") {
    struct Row {
        std::string text, country, url;
    };
    const Row rows[] = {
        {"Japan's defense minister Jo Farr spoke.", "JP", {}},
        {"Foreign Ministry Spokesperson Jo Farr met reporters in Oslo and thanked Norway.", "", {}},
        {"Mayor Jo Farr opened the port.", "", {}},
        {"National Security Advisor Jo Farr met them in the UAE.", "", {}},
        {"Mayor Jo Farr opened the port of Tulsa, Oklahoma.", "US", {}},
        {"Mayor Jo Farr opened the port.", "AU", "https://www.farrville.gov.au/media/1"},
        {"Mayor Jo Farr opened the port.", "SG", "https://www.port.gov.sg:443/news?id=1"},
        {"Mayor Jo Farr opened the port.", "US", "https://farrville.gov/news"},
        {"Director Jo Farr spoke in Iowa.", "", "https://news.un.org/en/1"},
        {"Minister for Ports Jo Farr spoke. Australia builds ports.", "AU", {}},
        {"Foreign Minister Jo Farr thanked Fiji. Australia and Fiji build ports.", "", {}},
        {"Ports Minister Jo Farr of Norway met them. Australia builds.", "NO", {}},
        {"Senator Jo Farr spoke. Australians heard the Hon Lu Orr MP in Perth, WA.", "AU", {}},
        {"Senator Jo Farr (D-WA) praised Norway, Norwegians and Norway's ports.", "US", {}},
        {"Secretary of State Jo Farr met Norway's King; the United States and Norway agree. "
         "Norway votes.",
         "US",
         {}},
        {"The U.S. agrees. Secretary-General Jo Farr spoke.", "", {}},
        {"The U.S. agrees. Prime Minister Jo Farr and Egyptian President Lu Orr spoke.", "", {}},
        {"The White House agrees. Prime Minister Jo Farr spoke in Norway.", "NO", {}},
        {"Assistant Secretary for European and Eurasian Affairs Jo Farr left Ohio.", "US", {}},
        // what is one country's alone
        {"Defence Secretary Jo Farr visited the Pentagon today. The UK stands ready.", "GB", {}},
        {"Canberra, May 3, 2024 -- Treasurer Jo Farr and Assistant Secretary Lu Orr went to the "
         "Pentagon. Australia is glad. Australia stands.",
         "AU",
         {}},
        {"Defense Secretary Jo Farr met the British, Pentagon Press Secretary Lu Orr said.",
         "US",
         {}},
        {"Mayor Jo Farr thanked Lu Orr of Pentagon Credit Union.", "", {}},
        {"Deputy Secretary Jo Farr spoke. Tom Orr TD in the third quarter. Rob Veckman TD.",
         "",
         {}},
        {"Prime Minister Jo Farr spoke. So did Ann Veck TD. France and Germany met.", "", {}},
        {"Senator Jo Farr left Ohio. So did Minister Lu Orr TD, Ann Veck TD, and Max Brandt TD.",
         "IE",
         {}},
        {"Deputy Director Jo Farr met US President Lu Biden in Norway.", "", {}},
        {"President Lincolns view of ports was heard.", "US", {}},
        {"Pope Pius XX spoke in Ohio.", "VA", {}},
        {"Pope Zorath II spoke in Ohio.", "", {}},
        {"Pope Jo Farr, a farmer, spoke in Ohio.", "", {}},
        {"By the laws of the United States of America and by the power which they give me I now "
         "order that all ports be open and that all ships may come and go as they wish.\n\n"
         "JOHN R. BIDEN JR.",
         "US",
         {}},
        {"Chancellor Jo Farr spoke in Ohio of Germany.", "", {}},
        {"The White House agrees. Chancellor Jo Farr of the University of Ohio spoke in Germany.",
         "",
         {}},
        // the other side of a meeting is not the one that speaks
        {"Foreign Minister Jo Farr met British Foreign Secretary Lu Orr.", "", {}},
        {"Foreign Minister Jo Farr met Lu Orr, Foreign Secretary of the United Kingdom.", "", {}},
        {"Prime Minister Jo Farr met her Irish counterpart.", "", {}},
        {"Ports Minister Jo Farr will visit the United Kingdom.", "", {}},
        {"Foreign Minister Jo Farr met his British counterpart. Ghana thanks Britain; the UK and "
         "Ghana agree.",
         "",
         {}},
        {"Trade Minister Jo Farr met Canada's Trade Commissioner Lu Orr. The Government of Canada "
         "thanks Kenya, and Kenyans.",
         "CA",
         {}},
        {"Ports Minister Jo Farr met British Labour Secretary Lu Orr. Britain builds.", "GB", {}},
        // of a body above countries
        {"High Representative/Vice-President Jo Farr spoke in the United States.", "", {}},
        {"The Secretary-General's Special Representative Jo Farr left Ohio.", "", {}},
        {"Special Representative Jo Farr left Ohio.", "US", {}},
        // how often a country is named tells nothing alone
        {"Treasurer Jo Farr praised Britain, the British and the UK in Australia.", "", {}},
        {"The Australian Federal Police praised Treasurer Jo Farr. Ireland agrees.", "AU", {}},
        {"Commissioner Jo Farr met US officials. Ukraine and America agree.", "", {}},
        {"Commissioner Jo Farr of NATO thanked the Americans, and America.", "", {}},
        {"Le ministre Jo Farr parle au Mali.", "", {}},
        {"Le ministre Jo Farr parle au Mali.", "FR", "https://www.ports.gouv.fr/mali"},
        // the United States are named as anybody names them
        {"Ambassador to Zambia Jo Farr left. Ghana and Zambia thank the United States.", "", {}},
        {"Ambassador to Zambia Jo Farr left. Ghana thanks the United States of America.", "", {}},
        {"Jo Farr, Ambassador to the United States, spoke in Ohio.", "", {}},
        {"High Commissioner Jo Farr left Ohio.", "", {}},
        {"Deputy Director Jo Farr met the United Nations in New York.", "", {}},
        {"Deputy Director Jo Farr spoke in New York. Ghana agrees.", "", {}},
        {"GUN LAWS\nDeputy Director Jo Farr spoke in New York.", "US", {}},
        {"Deputy Director Jo Farr met the National People's Congress.", "", {}},
        {"Jo Farr, Chairman of the National People's Congress, spoke in Ohio.", "", {}},
        {"Deputy Director Jo Farr met Congress.", "US", {}},
        {"Foreign Affairs Secretary Jo Farr met United States Secretary of State Lu Orr.", "", {}},
        {"Jo Farr, Department Spokesperson\n\nGhana thanks the United States.", "US", {}},
        {"Health Department Spokesperson Jo Farr thanked Ghana.", "", {}},
        {"Deputy Director Jo Farr of New York State met the United Nations. Ghana agrees.",
         "US",
         {}},
        {"Jo Farr, Ambassador to the U.S., spoke in Ohio.", "", {}},
        {"Jo Farr, Ambassador to the U.S., spoke. The Australian Government agrees, and "
         "Australians.",
         "AU",
         {}},
        {"Jo Farr, Counsel to the U.S. Senate, spoke in Ohio.", "US", {}},
        {"Commissioner for Ports Jo Farr spoke for the European Commission. The UK left.", "", {}},
        {"Commissioner of Ports Jo Farr met the European Commission. The UK left.", "GB", {}},
        {"Commissioner for Ports Jo Farr spoke. The UK left.", "GB", {}},
        // a general of whom a sentence with another country speaks
        {"General Jo Farr met Kenyans. Australia builds, and Australians.", "", {}},
        {"General Jo Farr met farmers. Australia builds, and Australians.", "AU", {}},
        // Minister Farr, of whom more is said further down
        {"Minister Farr left. The Hon Jo Farr, Minister for Trade, met Canada's Minister of Trade "
         "Lu Orr; Canada agrees.",
         "",
         {}},
        {"Americans say: when Prime Minister Jo Farr objected, President Bush thanked Norway. "
         "Sweden and the Swedes recall it.",
         "",
         {}},
    };
    for (const auto& [text, country, url] : rows) {
        CAPTURE(text);
        const auto found = find_officials(text, {}, find_countries(text), {}, url);
        REQUIRE(!found.empty());
        CHECK(found[0].country == country);
    }
}

TEST_CASE("in an American's release a minister is of no country that he only speaks of") {
    struct Row {
        std::string text;
        std::vector<std::string> countries;
    };
    const Row rows[] = {
        {"Rep. Jo Orr (D-Ohio) met PM Ravi Farr of India. PM Ida Veck was there. Talks with PM "
         "Olav Brandt follow.",
         {"US", "IN", "", ""}},
        {"Senator Jo Orr (D-Ohio) spoke. Prime Minister Mati Farr condemned the acts of Iran. "
         "Foreign Minister Tarmo Veck warned China.",
         {"US", "", ""}},
        {"Senator Jo Orr (D-Ohio) met Foreign Minister Karl Farr of Sweden. Interior Minister "
         "Mati Veck spoke of Russia.",
         {"US", "SE", ""}},
    };
    for (const auto& [text, expected] : rows) {
        CAPTURE(text);
        std::vector<std::string> countries;
        for (const Official& official : find_officials(text, {}, find_countries(text)))
            countries.push_back(official.country);
        CHECK(countries == expected);
    }
}

TEST_CASE("an official is of the country that the words around the office state") {
    struct Row {
        std::string text;
        std::vector<std::string> countries;
    };
    const Row rows[] = {
        {"Unlike the Kenyan leader, President Jo Farr, who spoke, left.", {""}},
        {"To help the Kenyan leader, President Jo Farr sent food.", {""}},
        {"The Kenyan leader, President Jo Farr, spoke. President Farr of Ghana left.", {"GH"}},
        {"Kenyan officials including President Jo Farr spoke.", {""}},
        {"Foreign Minister Jo Farr and a delegation from the Government of Kenya left.", {""}},
        {"A Kenyan trade delegation led by Ambassador Jo Farr left.", {""}},
        {"The Kenyan delegation was received by President Jo Farr.", {""}},
        {"The delegation to Kenya, led by President Jo Farr, left.", {""}},
        {"Foreign Minister Jo Farr in Kenya, Foreign Minister Lu Orr in Ghana", {"", ""}},
        {"Foreign Minister Jo Farr in Kenya", {""}},
        // one adjective for a list
        {"Kenyan President Jo Farr, Prime Minister Lu Orr and Trade Minister Ida Veck met.",
         {"KE", "KE", "KE"}},
        {"Kenyan President Jo Farr, Prime Minister Lu Orr and Trade Minister Ida Veck met. Trade "
         "Minister Veck of Ghana left.",
         {"KE", "KE", "GH"}},
        {"Kenyan President Jo Farr, Prime Minister Lu Orr and Speaker Ida Veck met.",
         {"KE", "", ""}},
        {"Kenyan President Jo Farr and Administrator Lu Orr met.", {"KE", ""}},
        {"Senator Jo Orr (D-Ohio) met Kenyan Trade Minister Lu Farr and Administrator Ida Veck.",
         {"US", "KE", ""}},
        {"Kenyan President Jo Farr and Prime Minister Lu Orr met.", {"KE", ""}},
        {"Kenyan Foreign Minister Jo Farr and Foreign Minister Lu Orr met.", {"KE", ""}},
        {"Kenyan Foreign Minister Jo Farr and Ambassador Lu Orr met.", {"KE", ""}},
        {"As for Kenyan Foreign Minister Jo Farr, Ports Minister Lu Orr agreed.", {"KE", ""}},
        // the first minister's is stated later, so that he is not the one who speaks
        {"Talks with Prime Minister Farr.\nThe British Prime Minister Ann Veck met Jo Farr, Prime "
         "Minister of Ghana. Ports Minister Lu Orr was there. Britain is glad.",
         {"GH", "GB", "GB"}},
        // in releases of the United States
        {"Senator Jo Orr (D-Ohio) thanked Ports Minister Lu Farr and Deputy Director Ida Veck.",
         {"US", "", ""}},
        {"Senator Jo Orr (D-Ohio) thanked the Prime Minister's Chief of Staff Lu Farr.",
         {"US", ""}},
        {"Senator Jo Orr (D-Ohio) told Prime Minister Lu Farr of the U.S.-Kenya alliance.",
         {"US", "KE"}},
        {"Senator Jo Orr (D-Ohio) met the Kenyan President. He thanked President Lu Farr.",
         {"US", ""}},
        {"Prime Minister Jo Farr met U.S. Secretary of State Lu Orr. Deputy Director Ida Veck was "
         "there.",
         {"", "US", ""}},
    };
    for (const auto& [text, expected] : rows) {
        CAPTURE(text);
        std::vector<std::string> countries;
        for (const Official& official : find_officials(text, {}, find_countries(text)))
            countries.push_back(official.country);
        CHECK(countries == expected);
    }
}
