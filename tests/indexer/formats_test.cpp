#include "indexer/extract/extract.h"
#include "indexer/formats/formats.h"

#include "common/error.h"
#include "tests/support/print.h"

using namespace dateline;

namespace {

std::vector<PressRelease> read(std::string_view bytes, std::string_view path = "release") {
    const FieldMap no_map;
    return read_releases({path, bytes, no_map});
}

PressRelease read_one(std::string_view bytes) {
    const auto releases = read(bytes);
    REQUIRE(releases.size() == 1);
    return releases.front();
}

} // namespace

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
    CHECK(read_one("Press Release: the new harbour opens today\nShips came.").title ==
          "the new harbour opens today");
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
        {"Skip to navigation | Skip to content\n", "Harbour opens"},
        {"● Council of Ports\n06/10/2022 10:57 | Remarks of ministers |\n", "Harbour opens"},
        {"Contact Us\n\nAll News Releases By Date\n", "Harbour opens"},
        {"An official website of the United States government.\n", "Harbour opens"},
        {"Source: World Fish Organization (WFO) |\n", "Harbour opens"},
        {"News Releases from Headquarters›Ports (PORT)\n", "Harbour opens"},
        {"News Release: ", "Harbour opens"},
        {"Press Release - No. 23\n", "Harbour opens"},
        {"Press Release: 2005/23\n", "Harbour opens"},
        {"Press release of the ministry\n", "Harbour opens"},
        {"Logo\n- Home\n- News\n* Ports\n", "Harbour opens"},
        {"| Contact:\n| Ada Brandt, Brandt Marine\n|\n", "Harbour opens"},
        {"AB/1234/5\n2:17 p.m. EDT\n", "Harbour opens"},
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
        {"Released: 17-Nov-2000 12:00 AM EST\n-more-\n", "Harbour opens"},
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
        {"Harbour opens\nby Ada Brandt\nShips came.", "Harbour opens",
         "by Ada Brandt\nShips came."},
        // The number of a paragraph is none.
        {"1. " + paragraph, paragraph.substr(0, paragraph.find('%') + 1), "1. " + paragraph},
    };
    for (const auto& [text, title, body] : rows) {
        CAPTURE(text);
        CHECK(read_one(text).title == title);
        CHECK(read_one(text).body == body);
    }
}

TEST_CASE("a headline may begin with the word of a label") {
    for (const std::string title :
         {"Contact tracing opens to all", "Embargo on fish ends after years",
          "Share of women in ports grows", "Phones come to the islands",
          "Contact group on Ukraine: 40 nations meet", "Embargo: Norway stops sale of arms",
          "Posted workers: Norway tightens rules", "Email: the new rules in Norway"})
        CHECK(read_one(title + "\n\nIt did so today.").title == title);
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

TEST_CASE("front matter gives title, date and address; Markdown's signs go") {
    const auto release =
        read_one("---\ntitle: \"Minister\\_Aalto on\n  Fish\"\ndate: '2026-01-15'\n"
                 "source_url: https://fish.example/2026/\n---\n\n## Heading\n\nShips *came* to\n"
                 "[the harbour](https://harbour.example).\n\n- one\n- two\n");
    CHECK(release.title == "Minister Aalto on Fish");
    CHECK(release.body == "Heading\nShips came to the harbour.\none\ntwo");
    CHECK(release.url == "https://fish.example/2026/");
    REQUIRE(release.dates.size() == 1);
    CHECK(release.dates[0].text == "2026-01-15");
    CHECK_THROWS_AS(read("---\ntitle: [\n---\nText"), FormatError);
}

TEST_CASE("front matter may be TOML") {
    const auto release = read_one("+++\ntitle = \"Harbour Opens\"\ndate = "
                                  "2026-01-15T00:00:00+01:00\ntags = [\"fish\"]\n[extra]\n"
                                  "title = \"other\"\n+++\n\nShips came.\n");
    CHECK(release.title == "Harbour Opens");
    CHECK(release.body == "Ships came.");
    REQUIRE(release.dates.size() == 1);
    CHECK(release.dates[0].text.starts_with("2026-01-15"));
    CHECK_THROWS_WITH_AS(read("+++\ntitle = \"One\"\ndate = \n+++\nText"),
                         "has broken front matter, line 3", FormatError);
}

TEST_CASE("links in Markdown give their words, wherever their lines break") {
    struct Row {
        std::string markdown, body;
    };
    const Row rows[] = {
        {"The [new\nbridge](https://bridges.example/1) is\nopen.", "The new bridge is open."},
        {"[**Read**](a) and [more\n* one", "Read and [more\none"},
        {"# Heading\ntext\n> quoted\n\nend", "Heading\ntext\nquoted\nend"},
        {"![pier.jpg](p/pier.jpg)As [it](a){:target=\"_blank\"} opens", "As it opens"},
        {"The ![new pier](pier.jpg)\n{:start=\"1\"}\nopens {:", "The new pier opens {:"},
        {"One ![](pier.jpg)\n\n[](a)", "One"},
    };
    for (const auto& [markdown, body] : rows)
        CHECK(read_one("---\ntitle: One\n---\n" + markdown).body == body);
    CHECK_NOTHROW(read("---\ntitle: One\n---\n" + std::string(1 << 20, '[')));
}

TEST_CASE("an RSS item's full content goes before its description, scripts go out") {
    const auto releases =
        read("<?xml version=\"1.0\"?><rss xmlns:content=\"c\" xmlns:dc=\"d\"><channel>"
             "<title>News – Ministry of Fish</title><language>en-GB</language>"
             "<lastBuildDate>Fri, 16 Jan 2026 08:00:00 +0000</lastBuildDate>"
             "<item><title>Minister&amp;#8217;s fish</title><link>https://fish.example/1</link>"
             "<guid>tag:1</guid><dc:creator>Aino Aalto, Minister</dc:creator>"
             "<pubDate>Thu, 15 Jan 2026 20:00:00 +0000</pubDate><description>short</description>"
             "<content:encoded><![CDATA[<p>Long <b>text</b>.</p><script>x()</script><p>End.</p>]]>"
             "</content:encoded></item><item><title>Two</title></item></channel></rss>");
    REQUIRE(releases.size() == 2);
    CHECK(releases[0].title == "Minister’s fish");
    CHECK(releases[0].body == "Long text.\nEnd.");
    CHECK(releases[0].item == "tag:1");
    CHECK(releases[0].source == "Ministry of Fish");
    CHECK(releases[0].author == "Aino Aalto, Minister");
    CHECK(releases[0].language == "en");
    CHECK(releases[0].version == "001768550400");
    CHECK(releases[1].position == 2);
}

TEST_CASE("a feed's description is the text where the content is but a line of it") {
    const auto body = [](const std::string& description, const std::string& content) {
        return read_one("<rss><channel><item><title>One</title><description>" + description +
                        "</description><encoded>" + content + "</encoded></item></channel></rss>")
            .body;
    };
    const std::string text = "The minister opened the port today and thanked all who built it.";
    CHECK(body(text, "We are an island of sailors.") == text + "\nWe are an island of sailors.");
    CHECK(body(text, "The minister opened the port.") == text);
    CHECK(body("An island of sailors.", text) == text);
}

TEST_CASE("an Atom entry gives its alternate link and its XHTML as text") {
    const auto releases = read(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Fish</title><entry><title>One</title>"
        "<id>urn:1</id><link rel=\"self\" href=\"s\"/><link href=\"https://fish.example/1\"/>"
        "<updated>2026-01-15T10:00:00Z</updated><content type=\"xhtml\"><div><p>A</p><p>B</p></div>"
        "</content></entry></feed>");
    REQUIRE(releases.size() == 1);
    CHECK(releases[0].url == "https://fish.example/1");
    CHECK(releases[0].body == "A\nB");
    CHECK(releases[0].item == "urn:1");
}

TEST_CASE("JSON Lines give a release a line, whatever is null or missing") {
    const auto releases = read("{\"headline\":\"One\",\"text\":\"<p>Body</"
                               "p>\",\"date\":\"2026-01-15\",\"url\":\"https://a.example\"}\n"
                               "\n{\"title\":\"Two\",\"text\":null,\"date\":null}\n");
    REQUIRE(releases.size() == 2);
    CHECK(releases[0].title == "One");
    CHECK(releases[0].body == "Body");
    CHECK(releases[0].item == "https://a.example");
    CHECK(releases[1].position == 3);
    CHECK(releases[1].dates.empty());
}

TEST_CASE("what cannot be read of a list of records is left out and noted") {
    struct Row {
        std::string bytes;
        std::vector<std::string> titles;
        std::string note;
    };
    const Row rows[] = {
        {"{\"title\":\"One\",\"score\":NaN}\n{\"title\":\"NaN\",\"low\":-Infinity}\n",
         {"One", "NaN"},
         ""},
        {"{\"title\":\"One\"}\nno record\n{\"title\":\"Three\"}\n",
         {"One", "Three"},
         "left out 1 line: line 2 is no JSON object"},
        {"title,text\nOne,a\nTwo,b,c\nThree,d\n",
         {"One", "Three"},
         "left out 1 row: line 3 has 3 values for 2 names"},
    };
    for (const auto& [bytes, titles, expected] : rows) {
        const FieldMap no_map;
        std::string note;
        std::vector<std::string> found;
        for (const PressRelease& release : read_releases({"list", bytes, no_map, &note}))
            found.push_back(release.title);
        CHECK(found == titles);
        CHECK(note == expected);
    }
    CHECK(read("title,text\nOne,a\nTwo,b,c\nThree,d\n").back().position == 3);
}

TEST_CASE("the form of a record tells the order of day and month where the date does not") {
    struct Row {
        std::string bytes;
        DayOrder order;
    };
    const Row rows[] = {
        {"{\"title\":\"One\",\"date\":\"03/04/2005\"}", DayOrder::unknown},
        {"{\"title\":\"One\",\"date\":\"03/04/2005\",\"prime-minister\":\"Brandt\"}",
         DayOrder::day_first},
        {"{\"title\":\"One\",\"date\":\"03/04/2005\",\"locale\":\"en-NZ\"}", DayOrder::day_first},
        {"{\"title\":\"One\",\"date\":\"03/04/2005\",\"locale\":\"en-US\"}", DayOrder::month_first},
    };
    for (const auto& [bytes, order] : rows) {
        CAPTURE(bytes);
        CHECK(read_one(bytes).dates.at(0).order == order);
    }
    const FieldMap map{{"when", "date day first"}};
    const auto mapped = read_releases({"dump", "{\"title\":\"One\",\"when\":\"03/04/2005\"}", map});
    CHECK(mapped.at(0).dates.at(0).order == DayOrder::day_first);
}

TEST_CASE("what is broken says where, and gives nothing") {
    const std::string deep = "<rss>" + std::string(100000, 'x') + "</rss>";
    std::string nested;
    for (int i = 0; i < 100000; ++i)
        nested += "<a>";
    struct Row {
        std::string bytes, reason;
    };
    const Row rows[] = {
        {"", "is empty"},
        {" \n ", "holds no text"},
        {std::string("\x7F"
                     "ELF\x02\x01\x00\x00\x00\x00\x00\x00\x03\x00",
                     14),
         "is binary, not text"},
        {"<rss><channel>\n<item><title>One</channel></rss>", "line 2"},
        {"<rss>" + nested, "nested too deeply"},
        {"{\"title\":\"One\"}\n{\"title\":\n", "line 2"},
        {"<rss><channel></channel></rss>", "without items"},
    };
    for (const auto& [bytes, reason] : rows) {
        CAPTURE(reason);
        CHECK_THROWS_WITH_AS(read(bytes), doctest::Contains(reason.c_str()), FormatError);
    }
}

TEST_CASE("JSON as programs give it: texts in lists, rendered fields, entities, one line") {
    const auto read_json_text = [](const std::string& text) {
        const FieldMap no_map;
        return read_releases({"a.json", text, no_map}).at(0);
    };
    CHECK(read_json_text(R"({"title":"T","body":["One.","Two."]})").body == "One.\nTwo.");
    const auto paragraphs = read_json_text(
        R"({"article_title":"T","date_str":"2031-05-06","article_body_paragraphs":["One.","Two."],)"
        R"("description":"One…"})");
    CHECK(paragraphs.title == "T");
    CHECK(paragraphs.body == "One.\nTwo.");
    CHECK(paragraphs.dates.size() == 1);
    CHECK(read_json_text(R"({"title":"T","content":[{"type":"p","text":"One."},{"image":"a.png"},)"
                         R"({"text":"Two."}],"comments":[{"text":"No."}]})")
              .body == "One.\nTwo.");
    const auto rendered = read_json_text(
        R"({"title":{"rendered":"Pier &#8211; T"},"content":{"rendered":"<p>One"}})");
    CHECK(rendered.title == "Pier – T");
    CHECK(rendered.body == "One");
    CHECK(read_json_text(R"({"items":[{"title":"T","body":"One."}]})").title == "T");
}

TEST_CASE("the other dates of a file tell the order of day and month, if they agree") {
    const auto first_day = [](const std::string& rows) {
        const FieldMap no_map;
        const auto releases = read_releases({"a.csv", "title,text,date\n" + rows, no_map});
        const auto found = find_date(releases.at(0), {});
        return found && found->date ? iso(*found->date) : found ? found->partial : "none";
    };
    CHECK(first_day("A,One,03/04/2005\nB,Two,13/04/2005\n") == "2005-04-03");
    CHECK(first_day("A,One,03/04/2005\nB,Two,04/13/2005\n") == "2005-03-04");
    CHECK(first_day("A,One,03/04/2005\nB,Two,04/13/2005\nC,Three,13/04/2005\n") == "2005");
}

TEST_CASE("feeds come with prefixes, comments, years of two digits and windows-1252 in entities") {
    const FieldMap no_map;
    const std::string feed = "<?xml version='1.0'?><!-- a feed --><a:feed "
                             "xmlns:a='http://www.w3.org/2005/Atom'><a:entry>"
                             "<a:title>Pier &#150; open</a:title><a:id>1</a:id></a:entry></a:feed>";
    CHECK(read_releases({"a", feed, no_map}).at(0).title == "Pier – open");
    const std::string rss = "<rss><channel><item><title>Pier</title><guid>http://a.example/1</guid>"
                            "<pubDate>Thu, 16 Mar 06 09:00 GMT</pubDate></item></channel></rss>";
    const PressRelease release = read_releases({"a", rss, no_map}).at(0);
    CHECK(release.url == "http://a.example/1");
    REQUIRE(find_date(release, {}).has_value());
    CHECK(iso(*find_date(release, {})->date) == "2006-03-16");
    const std::string page = "<html><body><feedback-form></feedback-form><h1>Pier opens</h1>"
                             "<p>Ships came to the pier.</p></body></html>";
    CHECK(read_releases({"a", page, no_map}).at(0).title == "Pier opens");
}

TEST_CASE("the time stamps of a feed may end anywhere") {
    const FieldMap no_map;
    const std::string stamp = "Thu, 16 Mar 2006 09:00:30 +01:00";
    for (std::size_t length = 0; length <= stamp.size(); ++length) {
        CAPTURE(length);
        const std::string cut = stamp.substr(0, length);
        const std::string rss = "<rss><channel><lastBuildDate>" + cut +
                                "</lastBuildDate><item><title>Pier</title><guid>a</guid><pubDate>" +
                                cut + "</pubDate></item></channel></rss>";
        CHECK(read_releases({"a", rss, no_map}).at(0).title == "Pier");
        const std::string atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>Pier"
                                 "</title><id>a</id><updated>" +
                                 cut + "</updated></entry></feed>";
        CHECK(read_releases({"a", atom, no_map}).at(0).title == "Pier");
    }
}

TEST_CASE("a record's fields are known by what their names say, its text by its length too") {
    std::string prose;
    for (int i = 0; i < 30; ++i)
        prose += "Ships came. ";
    prose.pop_back();
    struct Row {
        std::string bytes, title, body, date, url, source;
    };
    const Row rows[] = {
        {"date,title,article\n2022-06-13,Pier,Ships came.\n", "Pier", "Ships came.", "2022-06-13",
         "", ""},
        {"Unnamed: 0,title_x,description,url,rank,query,title_y,summary,publish_date,keywords,"
         "article_text,sentiment\n0,Pier,Short.,https://a.example,1,q,Pier,Short.,2022-06-13,"
         "\"a, b\",Ships came.,0.5\n",
         "Pier", "Ships came.", "2022-06-13", "https://a.example", ""},
        {R"({"results":[{"id":"1","publisher":{"name":"Fish News"},"title":"Pier","author":"A",)"
         R"("published_utc":"2022-06-13T00:00:00Z","article_url":"https://a.example",)"
         R"("image_url":"https://b.example","description":"Ships came."}]})",
         "Pier", "Ships came.", "2022-06-13T00:00:00Z", "https://a.example", "Fish News"},
        {R"({"post_title":"Pier","post_date":"2022-06-13","post_content":"<p>Ships came.</p>"})",
         "Pier", "Ships came.", "2022-06-13", "", ""},
        {R"([{"title":"Pier","date":"2022-06-13","summary":"Short.","wording":")" + prose + "\"}]",
         "Pier", prose, "2022-06-13", "", ""},
        {R"([{"title":"Pier","date":"2022-06-13","summary":"Four big vessels docked.","text":"It)"
         R"( opened."}])",
         "Pier", "Four big vessels docked.\nIt opened.", "2022-06-13", "", ""},
        {R"([{"title":"Pier","date":"2022-06-13","summary":"The pier is … Read more","text":"The)"
         R"( pier is open."}])",
         "Pier", "The pier is open.", "2022-06-13", "", ""},
        {R"({"name":"fish-42","title":"Pier","date":"2022-06-13","text":"Ships came.","author":)"
         R"({"name":"Ann Orr"},"file":{"text":{"name":"a.txt"}}})",
         "Pier", "Ships came.", "2022-06-13", "", ""},
        {R"({"date":"2022-06-13","text":")" + prose + "\"}", "Ships came", prose, "2022-06-13", "",
         ""},
        {"<?xml version=\"1.0\"?><r><title>Pier</title><date>2022-06-13</date><text><p>Ships</p>"
         "<p>came.</p></text><text>They <b>sang</b>.</text></r>",
         "Pier", "Ships\ncame.\nThey sang.", "2022-06-13", "", ""},
        {"text,date\n\"Pier\nShips came.\",2022-06-13\n", "Pier", "Ships came.", "2022-06-13", "",
         ""},
    };
    for (const auto& [bytes, title, body, date, url, source] : rows) {
        CAPTURE(bytes);
        const PressRelease release = read_one(bytes);
        CHECK(release.title == title);
        CHECK(release.body == body);
        REQUIRE(release.dates.size() == 1);
        CHECK(release.dates[0].text == date);
        CHECK(release.url == url);
        CHECK(release.source == source);
    }
}

TEST_CASE("a field map may name a record's `name`") {
    const FieldMap map{{"name", "title"}};
    const std::string record = R"({"name":"Pier opens","date":"2024-05-03","text":"Ships came."})";
    CHECK(read_releases({"dump", record, map}).at(0).title == "Pier opens");
}

TEST_CASE("settings, log lines and errors of programs are no releases") {
    const std::string_view rows[] = {
        R"({"name":"pier-tool","version":"1.2.0","description":"A tool for piers. It is new."})",
        R"({"content":"x","count":3})",
        R"({"level":"info","date":"2024-05-03","text":"server started"})",
        R"({"error":{"code":404,"description":"No such pier."},"url":"https://a.example"})",
    };
    for (const std::string_view bytes : rows) {
        CAPTURE(bytes);
        CHECK_THROWS_WITH_AS(read(bytes), doctest::Contains("without a title"), FormatError);
    }
}

TEST_CASE("tables of films, persons and customers are text, no releases") {
    struct Row {
        std::string header;
        bool releases;
    };
    const Row rows[] = {
        {"id,title,genre,release_date,budget,revenue,language,rating,overview", false},
        {"Name,Title,Organization,Email,Phone,Language,City", false},
        {"first_name,last_name,email,source,language,updated_at,lead_score", false},
        {"id,title,genre,release_date,budget,text,language,rating,overview", true},
        {"id,rank,title,score,summary,url,x", true},
        {"title,date,url", true},
    };
    for (const auto& [header, releases] : rows) {
        CAPTURE(header);
        const auto found = read(header + "\na,b,c\nd,e,f\n");
        CHECK((found.size() == 2 || found.front().position > 0) == releases);
    }
    CHECK(read("title,text,url\n,,https://a.example\nPier,Ships came.,b\n").size() == 1);
}

TEST_CASE("a record of very many fields is read at once") {
    std::string record = "<r><title>Pier</title>";
    for (int i = 0; i < 100'000; ++i)
        record += "<text>t" + std::to_string(i) + "</text>";
    CHECK(read_one(record + "</r>").body.ends_with("\nt99999"));
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

TEST_CASE("rights and the like are no text, however long they are") {
    std::string rights;
    for (int i = 0; i < 20; ++i)
        rights += "All rights are reserved by us. ";
    for (const std::string name : {"rights", "author_bio", "disclaimer"}) {
        CAPTURE(name);
        const auto release = read_one(R"({"title":"Pier opens","date":"2024-05-03","summary":)"
                                      R"("Ships came.",")" +
                                      name + R"(":")" + rights + R"("})");
        CHECK(release.body == "Ships came.");
    }
}

TEST_CASE("a heading of Markdown is the title, whatever its words are") {
    const auto release =
        read_one("---\ndate: 2024-05-03\n---\n# Contact tracing app opens\n\nIt is "
                 "there.\n");
    CHECK(release.title == "Contact tracing app opens");
    CHECK(release.body == "It is there.");
}

TEST_CASE("a text that begins with a heading is Markdown if its name or another line says so") {
    struct Row {
        std::string name, text, title, body;
    };
    const Row rows[] = {
        {"a.md", "# Harbour opens to ships\n\n*It did.*\n\n---\n\n[All news](/news)\n",
         "Harbour opens to ships", "It did.\nAll news"},
        {"a.txt", "\n# Harbour opens to ships\n\nIt did.\n\n## Why\n\n**For** us.\n",
         "Harbour opens to ships", "It did.\nWhy\nFor us."},
        {"a.txt", "# Harbour opens to ships\n\nIt *did.\n", "# Harbour opens to ships", "It *did."},
        {"a.md", "#harbour opens to ships\n\nIt *did.\n", "#harbour opens to ships", "It *did."},
        {"a.md", "# # #\n\nHarbour opens to ships\n\nIt *did.\n", "Harbour opens to ships",
         "# # #\nIt *did."},
    };
    const FieldMap no_map;
    for (const auto& [name, text, title, body] : rows) {
        CAPTURE(text);
        const PressRelease release = read_releases({name, text, no_map}).at(0);
        CHECK(release.title == title);
        CHECK(release.body == body);
    }
}

TEST_CASE("an address without its site is none") {
    CHECK(read_one("---\ntitle: One\nurl: /news/1\n---\nText").url.empty());
}

TEST_CASE("plus signs set off TOML only where it is, and a bold word makes no page") {
    CHECK(read_one("+++\nHarbour opens today\n+++\nShips came.").title == "Harbour opens today");
    CHECK(read_one("<b>Harbour</b> opens\n\nShips came from the north.").body.find("Ships") == 0);
}

TEST_CASE("a feed is of its publisher, whatever stands beside the name") {
    struct Row {
        std::string title, source;
    };
    const Row rows[] = {
        {"News – Ministry of Fish", "Ministry of Fish"},
        {"Ministry of Fish | Latest News", "Ministry of Fish"},
        {"Fish News - Coast", "Fish News"},
        {"Ministry of Fish", "Ministry of Fish"},
    };
    for (const auto& [title, source] : rows) {
        CAPTURE(title);
        CHECK(read_one("<rss><channel><title>" + title +
                       "</title><item><title>Pier</title></item></channel></rss>")
                  .source == source);
    }
}

TEST_CASE("UTF-16 is read in every format") {
    const auto wide = [](std::string_view text) {
        std::string bytes = "\xFF\xFE";
        for (const char c : text)
            bytes += {c, '\0'};
        return bytes;
    };
    const FieldMap no_map;
    for (const std::string& text :
         {wide(
              "<html><head><title>Pier opens</title></head><body><h1>Pier opens</h1><p>Ships.</p>"),
          wide(R"({"title":"Pier opens","body":"Ships."})"),
          wide("<rss><channel><item><title>Pier opens</title></item></channel></rss>")})
        CHECK(read_releases({"a", text, no_map}).at(0).title == "Pier opens");
}

TEST_CASE("rows of CSV and TSV are releases, whatever their values hold") {
    const auto csv = read("title,date,text\r\n\"One, two\",2026-01-15,\"He said \"\"so\"\".\nAnd "
                          "left.\"\r\nTwo,,Body\r\n");
    REQUIRE(csv.size() == 2);
    CHECK(csv[0].title == "One, two");
    CHECK(csv[0].body == "He said \"so\".\nAnd left.");
    CHECK(csv[1].position == 2);
    CHECK(csv[1].dates.empty());
    CHECK(read("Headline\tLink\tBody\nOne\thttps://a.example\tText\n").front().item ==
          "https://a.example");
    CHECK_THROWS_WITH_AS(read("title,text\nOne,Body,more\n"), doctest::Contains("line 2"),
                         FormatError);
    CHECK_THROWS_WITH_AS(read("title,text\nOne,\"Body\n"), doctest::Contains("line 2"),
                         FormatError);
}

TEST_CASE("JSON trees are read, one record or a list of them") {
    CHECK(read("{\"headline\":\"One\",\"details\":{\"body\":\"<p>Body</"
               "p>\",\"owner\":{\"title\":\"X\"}}}\n")
              .front()
              .title == "One");
    const auto list = read("{\n\"response\":{\"results\":[{\"title\":\"One\",\"text\":\"a\"},{"
                           "\"title\":\"Two\",\"text\":\"b\"}]}}");
    REQUIRE(list.size() == 2);
    CHECK(list[1].position == 2);
    CHECK_THROWS_WITH_AS(read("{\n\"title\": \"One\",\n"), doctest::Contains("broken JSON"),
                         FormatError);
    CHECK_THROWS_AS(read(std::string(1000000, '[')), FormatError);
}

TEST_CASE("half of a surrogate pair in JSON costs that character only") {
    const auto releases =
        read("{\"title\":\"Port \\ud83d opens \\ud83d\\ude00 \\\\ud83d\",\"body\":\"x\"}\n"
             "{\"title\":\"Other\",\"body\":\"y\"}\n");
    REQUIRE(releases.size() == 2);
    CHECK(releases[0].title == "Port \xEF\xBF\xBD opens \xF0\x9F\x98\x80 \\ud83d");
}

TEST_CASE("XML without a declaration is known by an element that HTML does not have") {
    const auto releases = read("<notice><headline>Port opens</headline><p>x</p><body>It opened "
                               "today.</body></notice>\n");
    CHECK(releases.at(0).title == "Port opens");
    CHECK(releases.at(0).body == "It opened today.");
    CHECK(read("<div><h1>Port opens</h1><p>It opened today.</p></div>").at(0).title ==
          "Port opens");
    CHECK(read("<p align=\"justify\">Port opens</p>\n<p>It opened today.").at(0).title ==
          "Port opens");
}

TEST_CASE("a filing's exhibits 99 are releases, pages or plain text") {
    const std::string head = "<TYPE>EX-99.1\n<SEQUENCE>2\n<DESCRIPTION>EX-99.1\n<TEXT>\n";
    const std::string page = "<HTML><HEAD><TITLE>EX-99.1</TITLE></HEAD><BODY><P>Exhibit 99.1</P>"
                             "<P>BRANDT MARINE NAMES NEW CHIEF</P><P>It did so today.</P></BODY>"
                             "</HTML>\n";
    const std::string text = "<PAGE>\nExhibit 99.2\n\nBrandt Marine opens port\n\nIt did.\n";
    const std::string end = "</TEXT>\n</DOCUMENT>\n";
    const auto exhibit = read_one("<DOCUMENT>\n" + head + page + end);
    CHECK(exhibit.title == "BRANDT MARINE NAMES NEW CHIEF");
    CHECK(exhibit.body == "Exhibit 99.1\nIt did so today.");
    const auto filing =
        read("<SEC-DOCUMENT>1.txt\n<DOCUMENT>\n<TYPE>8-K\n<TEXT>\nForm 8-K\n" + end +
             "<DOCUMENT>\n" + head + page + end + "<DOCUMENT>\n" + head + text + end);
    REQUIRE(filing.size() == 2);
    CHECK(filing[1].title == "Brandt Marine opens port");
    CHECK(filing[1].position == 2);
    CHECK(read_one("<DOCUMENT><TYPE>x</TYPE><TITLE>Port opens</TITLE><TEXT>It did.</TEXT>"
                   "</DOCUMENT>")
              .title == "Port opens");
}

TEST_CASE("an odd document of a filing does not cost the others") {
    const std::string port = "<DOCUMENT>\n<TYPE>EX-99.2\n<TEXT>\nPort opens\n\nIt did.\n";
    const std::string end = "</TEXT>\n</DOCUMENT>\n";
    const std::string_view odd[] = {
        "<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n</TEXT>\n</DOCUMENT>\n",
        "<DOCUMENT>\n<TYPE>\n<TEXT>\nFish\n</TEXT>\n</DOCUMENT>\n",
        "<DOCUMENT>\n<TYPE>EX-99.1\n</DOCUMENT>\n",
        "<DOCUMENT>\n<TYPE>EX-99.1\n",
        "<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\nbegin 644 a.pdf\nM)5!$1BTQ\n</TEXT>\n</DOCUMENT>\n",
        "<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n<PDF>\nbegin 644 a.pdf\n</TEXT>\n</DOCUMENT>\n",
    };
    for (const std::string_view document : odd) {
        CAPTURE(document);
        const PressRelease release = read_one(std::string(document) + port + end);
        CHECK(release.title == "Port opens");
        CHECK(release.body == "It did.");
    }
    for (const std::string close : {"", "</DOCUMENT>\n"}) {
        const auto both = read(port + close + port + end);
        REQUIRE(both.size() == 2);
        CHECK(both[0].body == "It did.");
    }
    const std::string empty(odd[0]);
    const FieldMap no_map;
    std::string note;
    CHECK(read_releases({"a", empty + port, no_map, &note}).at(0).position == 2);
    CHECK(note == "left out 1 exhibit: it holds no text");
    CHECK_THROWS_WITH_AS(read(empty + empty), "holds no text", FormatError);
    std::string many;
    for (int i = 1; i < 100'000; ++i)
        many += "<DOCUMENT>\n<TYPE>EX-5\n<TEXT>\n";
    CHECK(read(many + port).size() == 1);
}

TEST_CASE("of a record's lists of paragraphs only those of its text are") {
    for (const std::string name : {"footer_paragraphs", "related_paragraphs", "legal_paragraphs"}) {
        CAPTURE(name);
        CHECK(read_one(R"({"title":"Pier opens","date":"2024-05-03",")" + name +
                       R"(":["Fish swam."],"body_paragraphs":["Ships came.","They sang."]})")
                  .body == "Ships came.\nThey sang.");
    }
    CHECK(read_one(R"({"title":"Pier opens","content":["Ships came.",{"type":"quote","text":)"
                   R"("We sing."},null,"They sang."]})")
              .body == "Ships came.\nWe sing.\nThey sang.");
}

TEST_CASE("XML of one record, NITF and NewsML are read by their fields") {
    const auto record = read_one(
        "<?xml version=\"1.0\"?><a><r><title>One</title><release-date>15/01/2026</release-date>"
        "<content><![CDATA[<p>Body</p>]]></content></r></a>");
    CHECK(record.title == "One");
    CHECK(record.body == "Body");
    CHECK(record.item.empty());
    const auto nitf = read_one("<nitf><head><docdata><date.issue "
                               "norm=\"20260115T120000Z\"/></docdata></head><body><body.head>"
                               "<hedline><hl1>One</hl1></hedline></body.head><body.content><p>A</"
                               "p><p>B</p></body.content></body></nitf>");
    CHECK(nitf.body == "A\nB");
    CHECK(nitf.dates.size() == 1);
    const auto items = read("<newsMessage><itemSet><newsItem guid=\"urn:1\" "
                            "version=\"12\"><contentMeta><headline>One</headline>"
                            "</contentMeta><contentSet><inlineData>Text</inlineData></contentSet></"
                            "newsItem></itemSet></newsMessage>");
    REQUIRE(items.size() == 1);
    CHECK(items[0].item == "urn:1");
    CHECK(items[0].version == "000000012");
}
