#include "tests/support/reading.h"

using namespace dateline;

TEST_CASE("a text's first real line is its title, one paragraph a line its body") {
    struct Row {
        std::string text, title, body;
    };
    const Row rows[] = {
        {"\n\n  Harbour opens \n\nShips came.\n", "Harbour opens", "Ships came."},
        {"FOR IMMEDIATE RELEASE\nMay 3, 2005\nHarbour opens\nShips came.", "Harbour opens",
         "FOR IMMEDIATE RELEASE\nMay 3, 2005\nShips came."},
        {"Harbour opens today > Ministry of Fish > News\nShips came.", "Harbour opens today",
         "Harbour opens today > Ministry of Fish > News\nShips came."},
        {"Harbour opens today | Ministry of Fish\nShips came.", "Harbour opens today",
         "Harbour opens today | Ministry of Fish\nShips came."},
        {"Harbour opens today | ships are welcome\nShips came.",
         "Harbour opens today | ships are welcome", "Ships came."},
        {"Harbour opens today | Ships came. They sang.",
         "Harbour opens today | Ships came. They sang.",
         "Harbour opens today | Ships came. They sang."},
        {"Harbour opens to all - The Oslo District Attorney's Office\nShips came.",
         "Harbour opens to all",
         "Harbour opens to all - The Oslo District Attorney's Office\nShips came."},
        {"Harbour opens to all - Ships pass the press office\nShips came.",
         "Harbour opens to all - Ships pass the press office", "Ships came."},
        {"Harbour opens to all - Norway\nShips came.", "Harbour opens to all - Norway",
         "Ships came."},
        {"Harbour opens\r\nShips came.\r\nMore came.", "Harbour opens", "Ships came.\nMore came."},
        {"Harbour\n\n"
         "The first ships came into the new harbour on a windy and\n"
         "rather cold morning, while the minister waited for them at\n"
         "the quay with a band and several hundred school children\n"
         "from the town.\n\n"
         "They sang.",
         "Harbour",
         "The first ships came into the new harbour on a windy and rather cold morning, while the "
         "minister waited for "
         "them at the quay with a band and several hundred school children from the town.\nThey "
         "sang."},
    };
    for (const auto& [text, title, body] : rows) {
        CAPTURE(text);
        CHECK(read_one(text).title == title);
        CHECK(read_one(text).body == body);
    }
}

TEST_CASE("many blanks in a line too long for one are the line breaks that it lost") {
    const std::string gap(12, ' ');
    std::string prose;
    for (int i = 0; i < 60; ++i)
        prose += "Ships came. ";
    const PressRelease release = read_one(gap + "May 3, 2005 Contact" + gap + "Ann Q Orr" + gap +
                                          "Harbour opens" + gap + prose + gap + "They sang.");
    CHECK(release.title == "Harbour opens");
    CHECK(release.body.starts_with("May 3, 2005 Contact\nAnn Q Orr\nShips came."));
    CHECK(release.body.ends_with("\nThey sang."));
    CHECK(read_one("Harbour  opens" + gap + "today\nShips came.").title == "Harbour opens today");
    for (const std::string label :
         {"Press Release: ", "PRESS RELEASE – ", "Press Releases-", "News releases: "})
        CHECK(read_one(label + "The new harbour opens today\nShips came.").title ==
              "The new harbour opens today");
    CHECK(read_one("Press Release: the new harbour opens today\nShips came.").title ==
          "the new harbour opens today");
    CHECK(read_one("Press Release – “Fish” and “Ships” open\nShips came.").title ==
          "“Fish” and “Ships” open");
}

TEST_CASE("a title that is cut short, or a sentence of the text, stays in the body") {
    std::string long_sentence = "The council";
    while (long_sentence.size() < 230)
        long_sentence += " met and met";
    long_sentence += " and chose the zebra today.";
    const std::string sentence = "The new harbour opened on Tuesday with a ceremony.";
    struct Row {
        std::string text, title, body;
    };
    const Row rows[] = {
        {long_sentence, "The council met", long_sentence},
        {long_sentence + "\nShips came.", "The council met", long_sentence + "\nShips came."},
        {"Harbour opens May 3 | " + long_sentence, "Harbour opens May 3",
         "Harbour opens May 3 | " + long_sentence},
        {sentence, sentence, sentence},
        {"May 3, 2005\n" + sentence, sentence, "May 3, 2005\n" + sentence},
        {sentence + " " + long_sentence, sentence.substr(0, sentence.size() - 1),
         sentence + " " + long_sentence},
        {"MINISTER BACK IN THE U.S.\nShips came.", "MINISTER BACK IN THE U.S.", "Ships came."},
        {"Who opens the harbour?\nShips came.", "Who opens the harbour?", "Ships came."},
        {"The new harbour opened today", "The new harbour opened today", ""},
        {"The new harbour opened | May 3, 2005\nShips came.", "The new harbour opened",
         "The new harbour opened | May 3, 2005\nShips came."},
        {"[{\"body\":\"" + long_sentence + "\"}]", "The council met", long_sentence},
        {"text,url\nHarbour opens. Ships came.,a\n", "Harbour opens. Ships came.",
         "Harbour opens. Ships came."},
        {"---\ndate: 2005-05-03\n---\n# Harbour opens\n\n" + sentence, "Harbour opens", sentence},
        {"---\ndate: 2005-05-03\n---\n" + long_sentence, "The council met", long_sentence},
        {"<p>" + long_sentence + "</p>", "The council met", long_sentence},
    };
    for (const auto& [text, title, body] : rows) {
        CAPTURE(text);
        CHECK(read_one(text).title.starts_with(title));
        CHECK(read_one(text).body == body);
    }
}

TEST_CASE("labels, sections, menus and lists above a text are not its title") {
    struct Row {
        std::string above, title;
    };
    const Row rows[] = {
        {"Skip to main content\n", "Harbour opens"},
        {"MENU\n• Fish\n• Ships\n", "Harbour opens"},
        {"Go to content\nMore\nResources\nDownload logo\n", "Harbour opens"},
        {"Flag\nAn official website of the United States government\n", "Harbour opens"},
        {"Facebook Like Button\nHits: 24\n12 comments\n4 min read\n", "Harbour opens"},
        {"Tue, May\nTuesday\nTuesday, May 3\n", "Harbour opens"},
        {"PR No.86\nPORT No. 98-265\n", "Harbour opens"},
        {"STATE OF MAINE\nPorts / Ships » Press Room\n", "Harbour opens"},
        {"Port Archive: News Releases\nMay 2005 News Releases\n", "Harbour opens"},
        {"Home | Ports | A to Z\nOffice of Ports | 3 May 2005 |\n", "Harbour opens"},
        {"For more information contact:\nAll the ports of Oslo\nport@oslo.example\n",
         "Harbour opens"},
        {"(Communicated by the press office of the port)\n", "Harbour opens"},
        {"(NORDNEWS- Port News Office)\n[Picture: ships of Norway]\n", "Harbour opens"},
        {"By Ada Brandt\nBY ADA Q. BRANDT\n", "Harbour opens"},
        {"by Ada Brandt, Office of Ports and Public Engagement\n", "Harbour opens"},
        {"FROM: U.S. DEPARTMENT OF PORTS\n", "Harbour opens"},
        {"Skip to navigation | Skip to content\n", "Harbour opens"},
        {"● Council of Ports\n06/10/2022 10:57 | Remarks of ministers |\n", "Harbour opens"},
        {"Contact Us\n\nAll News Releases By Date\n", "Harbour opens"},
        {"Media Center Media Center\n", "Harbour opens"},
        {"Public Statements\n", "Harbour opens"},
        {"Sent: Thursday, May 12, 2005 04:09 PM\n", "Harbour opens"},
        {"Media Briefing, Press Releases|\n", "Harbour opens"},
        {"Go to contents\n바로가기 메뉴\nПорт\n", "Harbour opens"},
        {"An official website of the United States government.\n", "Harbour opens"},
        {"Source: World Fish Organization (WFO) |\n", "Harbour opens"},
        {"News Releases from Headquarters›Ports (PORT)\n", "Harbour opens"},
        {"News Release: ", "Harbour opens"},
        {"Press Release - No. 23\n", "Harbour opens"},
        {"Press release on behalf of the Ministry of Ports\n", "Harbour opens"},
        {"Press release on ports\n", "Harbour opens"},
        {"Press releases of the Ministry of Ports and Fish\n", "Harbour opens"},
        {"Press Releases Archive Ports Fish Ships\n", "Harbour opens"},
        {"Press Release: 2005/23\n", "Harbour opens"},
        {"Press release of the ministry\n", "Harbour opens"},
        {"Logo\n- Home\n- News\n* Ports\n", "Harbour opens"},
        {"| Contact:\n| Ada Brandt, Brandt Marine\n|\n", "Harbour opens"},
        {"AB/1234/5\n2:17 p.m. EDT\n", "Harbour opens"},
        {"No AB-1234/5-FISH\n", "Harbour opens"},
        {"JOINT MEDIA RELEASE\n", "Harbour opens"},
        {"MADRID, 17 Feb. (Port News) -\n", "Harbour opens"},
        {"Willkommen auf den Seiten der Hafenbehörde\n", "Harbour opens"},
        {"Exhibit 99.1\nPrintable version\nContacts\n", "Harbour opens"},
        {"<p>FOR IMMEDIATE RELEASE</p><h2>", "Harbour opens"},
        {"Date\n3 May 2005\nWhen\n", "Harbour opens"},
        {"Contact: Ada Brandt, head of the press office\n", "Harbour opens"},
        {"Home > Ports > Press Releases\n", "Harbour opens"},
        {"Nordblick → INFO → PORTS → NEWS\n", "Harbour opens"},
        {"Author Archives: port office\n", "Harbour opens"},
        {"Jump over navigation bar\nNews and press releases\n", "Harbour opens"},
        {"Your browser is not supported\nOur website does not support the browser that you use.\n",
         "Harbour opens"},
        {"Release # 2015009\nDear all,\n", "Harbour opens"},
        {"This is not the current website of the port. It is historical material.\n",
         "Harbour opens"},
        {"Media Statement\n5 July 2018\n", "Harbour opens"},
        {"Navigation path\n", "Harbour opens"},
        {"Перейти к основному содержанию\n", "Harbour opens"},
        {"OSLO, May 3 -- The port issued the following news release on May 2:\n* * *\n",
         "Harbour opens"},
        {"Oslo (Port News) – The port released the following statement:\n", "Harbour opens"},
        {"Released: 17-Nov-2000 12:00 AM EST\n-more-\n", "Harbour opens"},
        {"Here's how you know\n", "Harbour opens"},
        {".gov website belongs to an official government organization.\n", "Harbour opens"},
        {"Home > Ports & Ships\n", "Harbour opens"},
        {"Home / Ports & Ships\n", "Harbour opens"},
        {"Home page Newsletter Feedback Oslo\n", "Harbour opens"},
        {"Language: English / Norsk\n", "Harbour opens"},
        {"Statements | PORT\n", "Harbour opens"},
        {"Check against delivery!\n", "Harbour opens"},
        {"Introduction\n", "Harbour opens"},
        {"THE WHITE HOUSE Office of the Press Secretary\n", "Harbour opens"},
        {"OFFICE OF ADA BRANDT 130 Pier Street, Portland, ME 12345\n", "Harbour opens"},
        {"3 May 2005\nWashington D.C.\nOffice of Ports\n(202) 555-0100\n", "Harbour opens"},
        {"Contact\nAda Q Brandt 202 555 0100\n", "Harbour opens"},
        {"Ada Brandt 202 555 0100 Jo Orr 202 555 0101\n", "Harbour opens"},
        {"We thank you all. Ada Brandt Jo Orr 202 555 0100 202 555 0101\n", "Harbour opens"},
        {"U S Senator Mabel Orr\nPress Release\n", "Harbour opens"},
        {"U S SENATOR MABEL ORR\nALASKA\n", "Harbour opens"},
        {"United States Senator Mabel Orr : Press Room\nFilter by:\n", "Harbour opens"},
    };
    for (const auto& [above, title] : rows) {
        CAPTURE(above);
        const bool html = above.starts_with('<');
        const PressRelease release =
            read_one(above + "Harbour opens" + (html ? "</h2><p>" : "\n\n") + "Ships came.");
        CHECK(release.title == title);
        CHECK(release.body.ends_with("Ships came."));
        CHECK(release.body.find("Harbour opens") == release.body.npos);
    }
}

TEST_CASE("what else marks a title among the first lines, and what belongs to it") {
    std::string paragraph = "At its meeting the council kept the rate of the ports at 9.00%.";
    while (paragraph.size() < 220)
        paragraph += " Ships came.";
    struct Row {
        std::string text, title, body;
    };
    const Row rows[] = {
        // It comes again.
        {"Port of Oslo, gate to the sea\nNew harbour opens today\nNew harbour opens today\nSo.",
         "New harbour opens today", "Port of Oslo, gate to the sea\nNew harbour opens today\nSo."},
        {"Port of Oslo, gate to the sea\nNew harbour opens today\n3 May 2005\nNews\n"
         "New harbour opens today\nSo.",
         "New harbour opens today",
         "Port of Oslo, gate to the sea\n3 May 2005\nNews\nNew harbour opens today\nSo."},
        {"Oslo builds ships\nTown hall of the old port\nOslo and its ships\n"
         "Town hall of the old port\nSo.",
         "Oslo builds ships",
         "Town hall of the old port\nOslo and its ships\nTown hall of the old port\nSo."},
        {"Oslo builds ships\nThe new harbour is open.\nThe new harbour is open.",
         "Oslo builds ships", "The new harbour is open.\nThe new harbour is open."},
        {"Oslo builds ships\nPort of Oslo\nPort of Oslo\nSo.", "Oslo builds ships",
         "Port of Oslo\nPort of Oslo\nSo."},
        {"Minister Meets Alexander Veck\n3 May 2005\nThe harbour is open again\nSo.",
         "Minister Meets Alexander Veck", "3 May 2005\nThe harbour is open again\nSo."},
        // It stands below its own beginning, or below itself and the site's name.
        {"Norway opens its new…\nNorway opens its new harbour\nShips came.",
         "Norway opens its new harbour", "Ships came."},
        {"News\nNorway opens its new ...\nNorway opens its new harbour\nShips came.",
         "Norway opens its new harbour", "News\nShips came."},
        {"Norway opens its new…\nNorway opens its new harbour today, the port said.",
         "Norway opens its new…", "Norway opens its new harbour today, the port said."},
        {"Harbour opens\nShips at the new…\nShips at the new… (photo)", "Harbour opens",
         "Ships at the new…\nShips at the new… (photo)"},
        {"Norway opens…\nNorway opens its new harbour\nShips came.", "Norway opens…",
         "Norway opens its new harbour\nShips came."},
        {"Ships, fish and more…\nNorway opens its new harbour\nShips came.",
         "Ships, fish and more…", "Norway opens its new harbour\nShips came."},
        {"New harbour opens today - Oslo\nFish | Ships\nNew harbour opens today\nThe port\nSo.",
         "New harbour opens today", "New harbour opens today - Oslo\nFish | Ships\nThe port\nSo."},
        {"New harbour opens today – port is glad\nNew harbour\nSo.",
         "New harbour opens today – port is glad", "New harbour\nSo."},
        {"New harbour - Oslo\nNew harbour\nSo.", "New harbour - Oslo", "New harbour\nSo."},
        // It is called the subject.
        {"Ministry of Ports\nOslo\nSubject : Closure of the pier\nIt closes.",
         "Closure of the pier", "Ministry of Ports\nOslo\nIt closes."},
        {"The council hears all about the pier\nSUBJECT: PIERS\nIt closes.",
         "The council hears all about the pier", "SUBJECT: PIERS\nIt closes."},
        {"Subjects of the King\nThey came.", "Subjects of the King", "They came."},
        // The next line says who held it.
        {"Press conference\nby Minister Ada Brandt\nGood morning.",
         "Press conference by Minister Ada Brandt", "Good morning."},
        {"<h1>Press conference</h1><p>by Minister Ada Brandt</p><p>Good morning.",
         "Press conference by Minister Ada Brandt", "Good morning."},
        {"Press Briefing\nPress Briefing of Minister Ada Brandt\nGood morning.",
         "Press Briefing of Minister Ada Brandt", "Press Briefing\nGood morning."},
        {"Press Briefing\nThe press briefing began late.", "Press Briefing",
         "The press briefing began late."},
        // Office and name are the sender's, what a senator does is not.
        {"Senator Farr Introduces Ports Bill\nWASHINGTON\nMay 3, 2005\nShips came.",
         "Senator Farr Introduces Ports Bill", "WASHINGTON\nMay 3, 2005\nShips came."},
        {"Governor Ada Brandt\nNew York\nShips came.", "Governor Ada Brandt",
         "New York\nShips came."},
        {"Governor Farr Visits\nGeorgia\nShips came.", "Governor Farr Visits",
         "Georgia\nShips came."},
        {"Governor signs harbour bill\nPress release of the port\nShips came.",
         "Governor signs harbour bill", "Press release of the port\nShips came."},
        {"Harbour Opens in Ghent\n202-555-0100\nShips came.", "Harbour Opens in Ghent",
         "202-555-0100\nShips came."},
        {"Harbour opens\nby Ada Brandt\nShips came.", "Harbour opens",
         "by Ada Brandt\nShips came."},
        {"Statement of the port\nconcerning the new pier\nIt is open.",
         "Statement of the port concerning the new pier", "It is open."},
        {"Statement of the port\nconcerning the new pier was late.", "Statement of the port",
         "concerning the new pier was late."},
        {"Home / Ports / Harbour opens on a very fine day\nHarbour opens on a very fine day\nSo.",
         "Harbour opens on a very fine day",
         "Home / Ports / Harbour opens on a very fine day\nSo."},
        // What stands above is a label, which else is the headline.
        {"Press release on Monday from the Ministry of Ports\nNew harbour opens in Oslo\nSo.",
         "New harbour opens in Oslo", "Press release on Monday from the Ministry of Ports\nSo."},
        {"Press release on the new harbour of Oslo\n3 May 2005\nShips came.",
         "Press release on the new harbour of Oslo", "3 May 2005\nShips came."},
        // What stands above is the place and the day.
        {"New York\n3 May 2005\nNorway opens its new harbour\nShips came.",
         "Norway opens its new harbour", "New York\n3 May 2005\nShips came."},
        {"Oslo, Norway.\nTuesday, 3 May 2005\nNorway opens its new harbour\nShips came.",
         "Norway opens its new harbour", "Oslo, Norway.\nTuesday, 3 May 2005\nShips came."},
        {"Norway\n3 May 2005\nMinister Ada Brandt opened the new harbour.", "Norway",
         "3 May 2005\nMinister Ada Brandt opened the new harbour."},
        {"Norway\nThe ships of its new harbour\nThey came.", "Norway",
         "The ships of its new harbour\nThey came."},
        {"Ships of Oslo, Norway\n3 May 2005\nThe harbour of Oslo opens\nShips came.",
         "Ships of Oslo, Norway", "3 May 2005\nThe harbour of Oslo opens\nShips came."},
        // Sections above, and what only begins like them; a headline in a script of its own.
        {"News, Ships and Ports\nShips came.", "News, Ships and Ports", "Ships came."},
        {"Media Briefing\nQUESTION: Who?", "Media Briefing", "QUESTION: Who?"},
        {"Порт открыт\nСуда пришли.", "Порт открыт", "Суда пришли."},
        {"Порт открыт\nСуда пришли в порт.\nwww.harbour-of-oslo.example", "Порт открыт",
         "Суда пришли в порт.\nwww.harbour-of-oslo.example"},
        // What stands above is a news site's name.
        {"The Harbour News\n3 May 2005\nNorway opens its new harbour\nSo.",
         "Norway opens its new harbour", "The Harbour News\n3 May 2005\nSo."},
        {"Mayor breaks news\nNorway opens its new harbour\nSo.", "Mayor breaks news",
         "Norway opens its new harbour\nSo."},
        {"Minister brings good news\nNorway opens its new harbour\nSo.",
         "Minister brings good news", "Norway opens its new harbour\nSo."},
        // The number of a paragraph is none.
        {"1. " + paragraph, paragraph.substr(0, paragraph.find('%') + 1), "1. " + paragraph},
    };
    for (const auto& [text, title, body] : rows) {
        CAPTURE(text);
        CHECK(read_one(text).title == title);
        CHECK(read_one(text).body == body);
    }
}

TEST_CASE("a headline in one line with the text ends at the dateline") {
    const std::string headline = "Norway opens its new harbour";
    std::string text = "The port of Oslo";
    while (text.size() < 230)
        text += " and the port of Bergen";
    struct Row {
        std::string before, after;
    };
    const Row rows[] = {
        {"", " WASHINGTON, D.C. - "},
        {"", " WASHINGTON "},
        {"", " Washington-- "},
        {"", " May 3rd 2005 WASHINGTON D C "},
        {"", " Tuesday May 3 2005 WASHINGTON "},
        {"", " Contact Ada Brandt Jo Orr WASHINGTON U S "},
        {"", " ST. LOUIS, MO - "},
        {"FOR IMMEDIATE RELEASE FOR IMMEDIATE RELEASE ", " Washington, D.C. -- "},
        {"May 3 2005 Contact Ada Brandt 202 555 0100 ", " WASHINGTON "},
        {"202 555 0100 Press Release ", " WASHINGTON DC "},
    };
    for (const auto& [before, after] : rows) {
        CAPTURE(before);
        CAPTURE(after);
        const PressRelease release = read_one(before + headline + after + text);
        CHECK(release.title == headline);
        CHECK(release.body == before + headline + after + text);
    }
    CHECK(read_one("NORWAY OPENS ITS HARBOUR Washington D C " + text).title ==
          "NORWAY OPENS ITS HARBOUR");
    for (const std::string begin :
         {"The minister of Norway came to Washington D C ", "Norway visits WASHINGTON ",
          "The harbour of The WASHINGTON POST is open ", "Norway and its friends in NATO - ",
          "Norway and its friends in Washington ", "Norway and its friends in WASHINGTON ",
          "Ports of Oregon and Washington— ", "The ports thank Denzel Washington— who came — ",
          "The bridge is closed at PORT HOPE, OR - and ", "Releases of sterile flies begin in ",
          "Press release and its role in the news of ", "3 May 2005 is remembered in Oslo and "}) {
        CAPTURE(begin);
        CHECK(read_one(begin + text).title.starts_with(begin + "The port"));
    }
    CHECK(read_one("FOR IMMEDIATE RELEASE " + text).title.starts_with("The port"));
}

TEST_CASE("a heading whose page is called by its domain alone is the title") {
    const std::string page = "<title>harbour.example</title><h1><a href='/'>Home</a></h1>";
    CHECK(read_one(page + "<h2>Norway opens its harbour</h2><p>Ships came. They sang.").title ==
          "Norway opens its harbour");
    const PressRelease release = read_one(
        "<title>harbour.example</title><p><b>Norway opens its harbour</b><p>Ships came. They sang."
        "<h3>About the Harbour Office</h3><p>It runs the port of Oslo.");
    CHECK(release.title == "Norway opens its harbour");
    CHECK(release.body ==
          "Ships came. They sang.\nAbout the Harbour Office\nIt runs the port of Oslo.");
}

TEST_CASE("lines that others follow are no wrapped text where those others are long") {
    std::string paragraph = "Ships came.";
    while (paragraph.size() < 200)
        paragraph += " Ships came.";
    const std::string headline = "Norway opens its new harbour on a very fine day in May";
    const PressRelease release = read_one("News\n" + headline + "\n" + headline +
                                          "\n3 May 2005\n\n" + paragraph + "\n\n" + paragraph);
    CHECK(release.title == headline);
    CHECK(release.body.starts_with("News\n" + headline + "\n3 May 2005\nShips came."));
}

TEST_CASE("what a page prints around its text is no part of the body") {
    const std::string text = "Harbour opens\nShips came.\nComments were kind.\nThey sang.";
    struct Row {
        std::string above, below;
    };
    const Row rows[] = {
        {"", "\nPrevious Article\nNext Article"},
        {"Cite:\nhttps://harbour.example/1\n", "\nPrint"},
        {"Skip to main content\nMENU\n", "\nShare this article"},
        {"__________\n",
         "\nLeave a Reply\nYour email address will not be published. Required fields are marked *"},
        {"", "\nNo comments:\n\nPost a Comment\n. . . . .\n"},
    };
    for (const auto& [above, below] : rows) {
        CAPTURE(above);
        CAPTURE(below);
        const PressRelease release = read_one(above + text + below);
        CHECK(release.title == "Harbour opens");
        CHECK(release.body == "Ships came.\nComments were kind.\nThey sang.");
    }
    CHECK(read_one("Home\nMenu").title == "Home");
    CHECK(read_one("Harbour opens\nOffice of Ports ________ For Immediate Release\nIt is.").body ==
          "Office of Ports\nFor Immediate Release\nIt is.");
    CHECK(read_one("Harbour opens\nShips came.\nRelated\nThey sang.").body ==
          "Ships came.\nRelated\nThey sang.");
}

TEST_CASE("a headline may begin with the word of a label") {
    for (const std::string title :
         {"Contact tracing opens to all",
          "Press release on the harbour that Norway opens",
          "News Release Regarding the Harbour That Norway Opens",
          "Embargo on fish ends after years",
          "Share of women in ports grows",
          "Phones come to the islands",
          "Contact group on Ukraine: 40 nations meet",
          "Embargo: Norway stops sale of arms",
          "Posted workers: Norway tightens rules",
          "Email: the new rules in Norway",
          "Here's How You Know Your Rights",
          "This Is Not the Current Policy, Minister Says",
          "This Is Historical Material Worth Saving, Says Museum",
          "You are viewing: Harbour opens",
          "Senator Orr Issues the Following Statement on Harbour Bill:",
          "The Council Adopted the Following Conclusions on Iran:",
          "The port calls for the following rules on fish:",
          "Home / Work: Ports rethink the week",
          "Minister sends links to newsletter readers and others who love the sea and its ships",
          "Ministry opens line 202 for ports",
          "Senator Orr Resigns",
          "Governor Brandt: Statement on Ports",
          "Photo show opens in Oslo",
          "Museum shows photo by Ann Farr of harbour fire",
          "New search for links between fever and ships",
          "Search and Links",
          "More resources for ports",
          "(Re)opening the port (2005)",
          "(Re)opening of the port",
          "Tuesday in May",
          "24 ships come to Oslo",
          "12 views of the port",
          "Hits: 24 ships damaged",
          "By land and sea",
          "By Royal Order",
          "Proposition No. 8",
          "Minister Slams Fake Press Releases",
          "Harbour Feedback Newsletter Begins",
          "Call 202-555-0100 to report harbour oil",
          "Helpline 800 555 0100 opens for harbour workers",
          "Report harbour oil to 202-555-0100"})
        CHECK(read_one(title + "\n\nIt did so today.").title == title);
    CHECK(read_one("Media contact:\nHarbour opens\nIt did so today.\nCall 202-555-0100.\n").title ==
          "Harbour opens");
}
