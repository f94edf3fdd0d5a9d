// Officials as releases of others than the United States name them.

#include "tests/support/officials.h"
#include "tests/support/print.h"

using namespace dateline;

namespace {

/// Each "name | role | country".
Names facts(const std::string& text) {
    Names found;
    for (const Official& official : find_officials(text, {}, find_countries(text)))
        found.push_back(official.name + " | " + official.role + " | " + official.country);
    return found;
}

} // namespace

TEST_CASE("names of other nations are read whole") {
    struct Row {
        std::string text;
        Names expected;
    };
    const Row rows[] = {
        {"It was led by Omar Noor Saeed Al Masnar, Ambassador of Kenya.",
         {"Omar Noor Saeed Al Masnar"}},
        {"Omar Farros Ahmad Al-Veckmi, Minister for Ports, spoke.",
         {"Omar Farros Ahmad Al-Veckmi"}},
        {"Mr. Farros Custodio Veckma Lopes, Minister for Ports, spoke.",
         {"Farros Custodio Veckma Lopes"}},
        {"Justice Jo Veckman Farr according to him spoke.", {"Jo Veckman Farr"}},
        {"We met the Minister of Ports of Palau Sergey FARROV.", {"Sergey Farrov"}},
        {"Senator Kerry PIERAID Plan", {"Kerry"}},
        {"Ambassador Kelly VECKTOWN, Kenya – The pier is open.", {"Kelly"}},
        {"Follow Senator Kelly FARRGRAM, VECKTUBE.", {"Kelly"}},
        {"Minister of Foreign Affairs Park Farr-lun and Minister of Foreign Affairs Park Veckin "
         "met.",
         {"Park Farr-lun", "Park Veckin"}},
        {"Superintendent of the National Park Service Jo Farr spoke.", {"Jo Farr"}},
        {"Director of Wildlife Park Ann Veckman and Mayor of Ocean Park Lu Orr spoke.",
         {"Ann Veckman", "Lu Orr"}},
        {"It was led by Undersecretary for Ports Ma. Lourdes V. De La Farr.",
         {"Ma. Lourdes V. De La Farr"}},
        {"We met President Ma. He spoke.", {"Ma"}},
        {"Farrsein Amir Veckian, Minister of Ports of Iran, and Ann Orr, Minister of Ports of "
         "Palau, "
         "met.",
         {"Farrsein Amir Veckian", "Ann Orr"}},
        {"Qatar Amir Omar Farr spoke.", {"Omar Farr"}},
        {"Those present were H.E. Victor Veckman and the Hon. Peter Farrman.",
         {"Victor Veckman", "Peter Farrman"}},
        {"We hope that His Excellency Will Come.", {}},
        {"The Hon. Rose Garden Prize", {}},
        {"The Hon. Peter Crisp came.", {"Peter Crisp"}},
        {"He was sent from Palau as Ambassador to the Court of St Omar’s.", {}},
        {"By command of The Queen, Mr Jo Farrman (of the Diplomatic Corps) came.", {}},
        {"Director General Defence Estates Shri Jo Farr spoke.", {}},
        {"The mission was led by Chief Observer Jo Farrman.", {}},
        {"Jo Farrman, longtime observer of Congress, spoke.", {}},
        {"We met Attorney-General U Farr Farr Oo and Education Minister Abdullah Abdullah.",
         {"U Farr Farr Oo", "Abdullah Abdullah"}},
        {"Rep. Veckman Veckman spoke.", {"Veckman"}},
        {"King Salman Chairs Norway’s Cabinet Session at the Pier\n\nKing Salman bin Omar chaired "
         "it.",
         {"Salman bin Omar"}},
        {"Those present: HH Sayyid Omar bin Farros bin Hamad al Said, Ambassador to Kenya, Sayyid "
         "Khalid Al Veckmi, Minister for Bays, and Lu Orr.",
         {"Omar bin Farros bin Hamad al Said", "Khalid Al Veckmi"}},
        {"President Steven VECKMANN\n\nSo it was.", {"Steven Veckmann"}},
    };
    for (const auto& [text, expected] : rows) {
        CAPTURE(text);
        CHECK(names(text) == expected);
    }
}

TEST_CASE("each of two has the office that stands beside his name") {
    struct Row {
        std::string text;
        Names expected;
    };
    const Row rows[] = {
        {"Amb. Ann Farr, the Cabinet Secretary for Foreign Affairs and Amb. Lu Orr, Deputy "
         "Minister "
         "for Ports met.",
         {"Ann Farr | Cabinet Secretary for Foreign Affairs | ",
          "Lu Orr | Deputy Minister for Ports | "}},
        {"Jo Farr, Director of Ports and Asst. Secretary of the Navy, spoke.",
         {"Jo Farr | Director of Ports and Asst. Secretary of the Navy | "}},
        {"Ambassador Ann Farr, former Deputy Minister for Ports, spoke.",
         {"Ann Farr | Ambassador | "}},
        {"Ambassador Ann Farr saw the Cold War Ambassador Farr spoke.", // a stop lost
         {"Ann Farr | Ambassador | "}},
        {"He brings talent from overseas Minister Ann Farr said.", {"Ann Farr | Minister | "}},
        {"Ambassador Ann Farr, retired Deputy Minister for Ports, spoke.",
         {"Ann Farr | Ambassador | "}},
        {"Ambassador Ann Farr served as Deputy Minister of Ports from 1990 to 1994.",
         {"Ann Farr | Ambassador | "}},
        {"Songs go to the pier again\n\nJoint release\nSenator the Hon Jo Farr, Minister for "
         "Trade, "
         "Tourism and Investment\nThe Hon Paul Veckman MP, Minister for Communications, Cyber "
         "Safety "
         "and the Arts\n\n27 October\n\nThe pier is open.\n",
         {"Jo Farr | Senator | ",
          "Paul Veckman | Minister for Communications, Cyber Safety and the Arts | "}},
        {"Minister of Ports and Bays (MoPB), Jo Farr will open it.",
         {"Jo Farr | Minister of Ports and Bays (MoPB) | "}},
        {"Bundesministerin Dr. Ann Veckmann kam.", {"Ann Veckmann | Bundesministerin | "}},
        {"While overseas President Farr met Overseas Territories Minister Jo Orr.",
         {"Farr | President | ", "Jo Orr | Overseas Territories Minister | "}},
        {"Dr. Ann Farr, CARICOM Secretary-General, spoke.",
         {"Ann Farr | CARICOM Secretary-General | "}},
        {"Deputy Minister for Seafood Veckol Lindal Farrman spoke.",
         {"Veckol Lindal Farrman | Deputy Minister for Seafood | "}},
        {"Minister for European Affairs, Farro Veckman TD, has welcomed it.",
         {"Farro Veckman | Minister for European Affairs | IE"}},
        {"They were Ambassadors Jo Farr to the UN, Ann Veck to Kenya, and Lu Orr to Norway, as "
         "well as others.",
         {"Jo Farr | Ambassador | ", "Ann Veck | Ambassador | ", "Lu Orr | Ambassador | "}},
        // a predecessor
        {"Ms Ann Farr CMG has been appointed High Commissioner to Kenya in succession to Mr Paul "
         "Veckman OBE. He left.",
         {"Ann Farr | High Commissioner to Kenya | ",
          "Paul Veckman | High Commissioner to Kenya | "}},
        {"Mr Lu Orr, Secretary, Department of Bays, has been appointed Secretary, Department of "
         "Ports, in succession to Ms Ann Farr, AO.",
         {"Lu Orr | Secretary, Department of Bays | ",
          "Ann Farr | Secretary, Department of Ports | "}},
    };
    for (const auto& [text, expected] : rows) {
        CAPTURE(text);
        CHECK(facts(text) == expected);
    }
}

TEST_CASE("who is no official of the country that is named is none of it") {
    struct Row {
        std::string text;
        Names expected;
    };
    const Row rows[] = {
        // others write "US"
        {"The harbour master met US Secretary of State Jo Farr. The US and the US Congressman "
         "left. "
         "Commissioner Lu Orr met Kenyans.",
         {"Jo Farr | US Secretary of State | US", "Lu Orr | Commissioner | US"}},
        {"The harbour master met US Secretary of State Jo Farr. The US agreed. Commissioner Lu Orr "
         "met Kenyans.",
         {"Jo Farr | US Secretary of State | US", "Lu Orr | Commissioner | "}},
        {"The harbour master met U.S. Secretary of State Jo Farr. The U.S. agreed. Commissioner Lu "
         "Orr met Kenyans.",
         {"Jo Farr | U.S. Secretary of State | US", "Lu Orr | Commissioner | US"}},
        {"Vice President Jo Farr went to Oslo. The US and Norway agreed.",
         {"Jo Farr | Vice President | "}},
        // deputies of Ireland
        {"The Minister for Ports, Jo Farr TD, went to Indiana. Senator Lu Orr left.",
         {"Jo Farr | Minister for Ports | IE", "Lu Orr | Senator | IE"}},
        {"The Secretary for Northern Ireland, Lu Orr MP, met Jo Farr TD, Minister for Ports, in "
         "Britain.",
         {"Lu Orr | Secretary for Northern Ireland | ", "Jo Farr | Minister for Ports | IE"}},
        // ministers behind another country's president
        {"New Zealand is glad. Norway's President Ann Farr, Foreign Minister Jo Orr and Trade "
         "Minister Lu Veck met New Zealanders.",
         {"Ann Farr | President | NO", "Jo Orr | Foreign Minister | ",
          "Lu Veck | Trade Minister | "}},
        {"The White House is glad. Kenya's Trade Minister Jo Orr, Justice Minister Lu Veck, and "
         "Speaker Ann Farr came.",
         {"Jo Orr | Trade Minister | KE", "Lu Veck | Justice Minister | KE",
          "Ann Farr | Speaker | "}},
        {"H.E. Jo Farr of Palau came.", {"Jo Farr |  | PW"}},
        {"The minister met her Kenyan counterpart, Jo Farr, and his counterpart Lu Orr.",
         {"Jo Farr |  | KE"}},
        {"Minister Ann Orr left. Orr met her Kenyan counterpart, Jo Farr.",
         {"Ann Orr | Minister | ", "Jo Farr |  | KE"}},
        {"The singer met her Kenyan counterpart, Jo Farr.", {}},
        {"A minister sang. Ann Orr met her Kenyan counterpart, Jo Farr.", {}},
        {"She met her Kenyan counterpart, Minister Jo Farr.", {"Jo Farr | Minister | KE"}},
        {"U.S. Secretary Ann Orr met her Kenyan counterpart, General Jo Farr.",
         {"Ann Orr | U.S. Secretary | US", "Jo Farr | General | KE"}},
        {"The minister met his Kenyan counterpart and Norwegian Ambassador Jo Farr.",
         {"Jo Farr | Ambassador | NO"}},
        {"Speaker of the Hall (Parliament of Palau) Jo Farr spoke.",
         {"Jo Farr | Speaker of the Hall (Parliament of Palau) | PW"}},
        {"Head of the OSCE Mission to Bosnia and Herzegovina (BiH) Jo Farr spoke.",
         {"Jo Farr | Head of the OSCE Mission to Bosnia and Herzegovina (BiH) | "}},
        // delegates before a council
        {"The Security Council met. OMAR FARRMAN VECK (Russian Federation) said so. ROSE E. FARR "
         "(Kenya) said no. ANN ORR (Norway). He said so. IDA MOLL (Ohio) said so. Ida Veck "
         "(Kenya), a nurse, and Ann Veck (Kenya) said so. FREE HARBOUR WATCH (Norway) said so.",
         {"Omar Farrman Veck |  | RU", "Rose E. Farr |  | KE"}},
        {"The rowers met. LU FARR (Kenya) said no.", {}},
        // who is called by the country speaks with one who needs it not
        {"Australian Foreign Minister Ann Farr called. Foreign Minister Jo Orr thanked the Foreign "
         "Minister of Australia.",
         {"Ann Farr | Foreign Minister | AU", "Jo Orr | Foreign Minister | "}},
        {"Prime Minister Jo Orr spoke with the Prime Minister of Australia, Ann Farr. Prime "
         "Minister Orr thanked Australia.",
         {"Jo Orr | Prime Minister | ", "Ann Farr | Prime Minister of Australia | AU"}},
        // one who speaks is not one who is named less than others
        {"The Undersecretary for Ports, Jo Orr, met Kenyans in Kenya. Kenya is in Africa, Britain "
         "is not. British guests came.",
         {"Jo Orr | Undersecretary for Ports | "}},
        {"Cabinet Secretary Jo Orr met Kenyans in Kenya. U.S. Ambassador Ann Farr came.",
         {"Jo Orr | Cabinet Secretary | ", "Ann Farr | U.S. Ambassador | US"}},
        // two letters are no state's behind a minister
        {"It was chaired by Jo Orr, Minister for Health (DE), and others.",
         {"Jo Orr | Minister for Health | "}},
        // of a body above countries, or of a company
        {"Personal Representative of the Chairperson in Office Jo Farr spoke in Ohio of Congress.",
         {"Jo Farr | Personal Representative of the Chairperson in Office | "}},
        {"It was led by Jo Farr, Head of Delegation (EU), and others.",
         {"Jo Farr | Head of Delegation (EU) | "}},
        {"Chairman-in-Office Jo Farr, Foreign Minister of Palau, spoke.",
         {"Jo Farr | Foreign Minister of Palau | PW"}},
        {"Assistant Secretary in Office of Ports Jo Farr spoke in Ohio of Congress.",
         {"Jo Farr | Assistant Secretary in Office of Ports | US"}},
        {"World Bank Kenya Country Director Jo Farr spoke.", {"Jo Farr | Country Director | "}},
        {"Farr Shipping Company Kenya Director Jo Orr spoke.", {}},
        {"Kenya Country Director Jo Farr spoke.", {"Jo Farr | Country Director | KE"}},
        {"At Farr Hospital Kenyan Opposition Leader Jo Orr spoke.",
         {"Jo Orr | Opposition Leader | KE"}},
        {"Jo Farr, Director of the Public Relations Department, IMF, spoke in Ohio of Congress.",
         {"Jo Farr | Director of the Public Relations Department | "}},
        {"We met Jo Farr, Director of Relations with Kenya, in Oslo.",
         {"Jo Farr | Director of Relations with Kenya | "}},
        // what is no mark of the United States
        {"Leaders of the Trades Union Congress of Kenya met Commissioner Jo Farr and others in "
         "Norway and in Palau.",
         {"Jo Farr | Commissioner | "}},
        {"Jo Farr, Ambassador to Norway and Permanent Representative to the harbour league, and "
         "Lu Orr, Ambassador to the United States, spoke.",
         {"Jo Farr | Ambassador to Norway and Permanent Representative | ",
          "Lu Orr | Ambassador to the United States | "}},
        {"President Biden met Afghan President Farr. The U.S. thanked Afghans. Omar Veckman, "
         "Chairman of the High Council for National Reconciliation, came from Afghanistan.",
         {"Biden | President | US", "Farr | President | AF",
          "Omar Veckman | Chairman of the High Council for National Reconciliation | AF"}},
        {"Prime Minister Jo Farr and Senator Ann Veck met Filipinos. The Philippines thanked them.",
         {"Jo Farr | Prime Minister | ", "Ann Veck | Senator | "}},
        {"Secretary for Ports Jo Farr met Australians. Australia and the Philippines agreed. "
         "Kenya left.",
         {"Jo Farr | Secretary for Ports | AU"}},
    };
    for (const auto& [text, expected] : rows) {
        CAPTURE(text);
        CHECK(facts(text) == expected);
    }
}
