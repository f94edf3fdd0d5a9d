#include "tests/support/officials.h"
#include "tests/support/print.h"

using namespace dateline;

TEST_CASE("an office has the holder that its sentence gives it") {
    struct Row {
        std::string text;
        Names expected;
    };
    const Row rows[] = {
        // names that are written like offices
        {"Mr. Gen Farrkami, a member of the House of Representatives, spoke.", {"Gen Farrkami"}},
        {"We met Mr Lu Cong Orrman, Vice Minister of Ports.", {"Lu Cong Orrman"}},
        {"We met Major-General Rtd. Jo Farr and General (Rtd) Lu Orr.", {"Jo Farr", "Lu Orr"}},
        {"Director of Public Prosecutions Jo Farr spoke.", {"Jo Farr"}},
        // the office that opens a sentence, and its holder behind a comma
        {"Minister of Ports, Jo Farr opened the pier.", {"Jo Farr"}},
        {"Minister of Ports, Jo Farr and Mr Lu Orr left.", {"Jo Farr"}},
        {"QUESTION: Minister of Ports, Jo Farr has said that you know of it.", {}},
        {"New Delhi: Minister of Ports, Jo Farr opened the pier.", {"Jo Farr"}},
        {"Captain of the Ship, Jo Farr said so.", {}},
        {"Prime Minister, Jo Farr has said that you know of it.", {}},
        {"Director of Ports, Harbour Police reported it.", {}},
        // each office before its holder, between commas
        {"by the Minister of Ports, Jo Farr, Minister of Bays, Ann Orr, and others.",
         {"Jo Farr", "Ann Orr"}},
        {"Amb. Jo Farr (Ghana) – Elected as Commissioner for Ports, Lu Orr (Mali) – Commissioner "
         "for Bays",
         {"Jo Farr"}},
        {"Jo Farr, Executive Director, Police Executive Research Fund", {}},
        {"Ann Farr is an American business executive.", {}},
        {"Hong Kong chief executive Ann Farr spoke.", {"Ann Farr"}},
        {"Farr County executive Ann Veck spoke.", {"Ann Veck"}},
        {"Secretary for Ports, Dr Law Chi-farr, spoke.", {"Law Chi-farr"}},
        {"Mr Justice Jean-paul Orr spoke.", {"Jean-paul Orr"}},
        {"The Hon Council Vice-chair Jo Veckman spoke.", {"Jo Veckman"}},
        {"Foreign Minister Bùi Veckman Sơn spoke.", {"Bùi Veckman Sơn"}},
        {"COAST GUARD CHIEF ACCEPTS FARRMAN INVITATION", {}},
        {"Readout of Talks With Minister Omar bin Qays bin Sultan Al Masnar",
         {"Omar bin Qays bin Sultan Al Masnar"}},
        // where the office says less by itself
        {"Raksha Mantri Shri Omar Veck spoke. The Pradhan Mantri Ports Scheme goes on.",
         {"Omar Veck"}},
        {"Minister of State Ann Raksha Orr spoke.", {"Ann Raksha Orr"}},
        {"They are: Foreign Secretary, Jo Farr of Palau; State Secretary, Zorath Veck of Norway;",
         {"Jo Farr", "Zorath Veck"}},
        {"The board of the guild: Deputy Secretary, Jo Farr of Palau; Executive Secretary, Lu Orr "
         "of Norway;",
         {}},
        {"He congratulated Jo Farr on his appointment as Minister of Ports.", {"Jo Farr"}},
        {"I congratulate my old friend Jo Farr upon his election as Speaker of Palau.",
         {"Jo Farr"}},
        {"He thanked Jo Farr for his appointment as Minister of Ports.", {}},
        {"He was congratulated by Jo Farr on his election as President of Palau.", {}},
        {"He congratulated Jo Farr on his views as Minister of Ports.", {}},
        {"ACME-Kenya chair Ann Farr spoke. Farr Ports Guild (FPG) President Lu Orr spoke.", {}},
        {"UAE-Kenya Joint Commission chair Ann Farr spoke.", {"Ann Farr"}},
        {"APEC-Kenya chair Ann Farr spoke.", {"Ann Farr"}},
        {"Dato’ Sri Jo Farrman, Minister of Ports, spoke.", {"Jo Farrman"}},
    };
    for (const auto& [text, expected] : rows) {
        CAPTURE(text);
        CHECK(names(text) == expected);
    }
}

TEST_CASE("who serves an official named beside his office holds another, or none") {
    struct Row {
        std::string text;
        Names expected;
    };
    const Row rows[] = {
        {"He served as counselor to President Jo Farr.", {"Jo Farr: President"}},
        {"Lu Orr, Counsel to former President Jo Carter, spoke.",
         {"Lu Orr: Counsel to former President Jo Carter", "Jo Carter: former President"}},
        {"Lu Orr, executive assistant to President Jo Farr, spoke.", {"Jo Farr: President"}},
        {"Lu Orr is chief of staff for Rep. Farrkami.",
         {"Lu Orr: chief of staff for Rep. Farrkami", "Farrkami: Rep."}},
        {"She was a clerk to Chief Judge Ann Veck.", {"Ann Veck: Chief Judge"}},
        {"Legislative Aide to Representatives Jo Farr and Lu Orr",
         {"Jo Farr: Representative", "Lu Orr: Representative"}},
        {"He was a tremendous counselor to President Farrkami.", {}},
        {"Former Czar to President Farr Richard Orr spoke in Ohio.",
         {"Richard Orr: Former Czar to President Farr"}}, // a comma lost
        {"Lu Orr, counsel for Governor Farr High School, spoke.", {"Farr: Governor"}},
        {"Lu Orr, chief of staff to President Ann Veck of Farr University, spoke in Ohio.",
         {"Ann Veck: President"}},
        {"Lu Orr, aide to Vice President Ann Veck, Acme Inc., spoke in Ohio.",
         {"Ann Veck: Vice President"}},
        {"Lu Orr, spokesman for Union President Ann Veck, spoke in Ohio.", {}},
        {"Lu Orr, attorney for Judge Ann Veck, spoke.", {"Ann Veck: Judge"}},
        {"Jo Orr, Adviser to President Ann Veck's Commission on Ports, spoke.", {}},
        {"Ann Veck, Minister of Works for Prince Edward Island, spoke.",
         {"Ann Veck: Minister of Works"}},
        {"Senior Advisor to the President Ann Veck spoke.",
         {"Ann Veck: Senior Advisor to the President"}},
        {"Ambassador to Norway Ann Veck spoke.", {"Ann Veck: Ambassador to Norway"}},
        {"Commissioner for Justice Ann Veck spoke.", {"Ann Veck: Commissioner for Justice"}},
        {"Minister for Ports Ann Veck spoke.", {"Ann Veck: Minister for Ports"}},
    };
    for (const auto& [text, expected] : rows) {
        CAPTURE(text);
        Names found;
        for (const Official& official : find_officials(text, {}, find_countries(text)))
            found.push_back(official.name + ": " + official.role);
        CHECK(found == expected);
    }
}
