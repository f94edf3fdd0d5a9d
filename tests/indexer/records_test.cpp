#include "common/error.h"
#include "indexer/extract/extract.h"
#include "tests/support/reading.h"

using namespace dateline;

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
        {R"({"date":"2022-06-13","text":")" + prose + "\"}", "Ships came. Ships came. Ships came",
         prose, "2022-06-13", "", ""},
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

TEST_CASE("an address without its site is none") {
    CHECK(read_one("---\ntitle: One\nurl: /news/1\n---\nText").url.empty());
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

TEST_CASE("a list of releases has a title of its own, and one release may name others") {
    const std::string one = R"("title":"One","date_published":"2024-05-06")";
    const std::string feed =
        R"({"version":"https://jsonfeed.org/version/1.1","title":"Port News",)"
        R"("description":"All of it.","authors":[{"name":"Jo Doe"}],"items":[{"id":"1",)" +
        one + R"(,"content_html":"<p>Ships came.</p>"},{"id":"2",)" + one +
        R"(,"content_text":"More came."}]})";
    const auto releases = read(feed);
    REQUIRE(releases.size() == 2);
    CHECK(releases[0].title == "One");
    CHECK(releases[0].body == "Ships came.");
    CHECK(releases[1].body == "More came.");
    CHECK(read(R"({"title":"News","date":"2024-05-06","results":[{)" + one +
               R"(,"text":"Ships came."}]})")
              .at(0)
              .title == "One");
    for (const std::string& rest :
         {R"("text":"Ships came.","related":[{)" + one + R"(,"text":"More came."}]})",
          R"("summary":"Ships.","related":[{)" + one + "}]}",
          std::string(R"("summary":"Ships.","parts":[{"title":"One","text":"Ships came."}]})")}) {
        CAPTURE(rest);
        CHECK(read_one(R"({"title":"Two","date":"2024-05-07",)" + rest).title == "Two");
    }
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
    CHECK(
        read_one(R"({"title":"Pier opens","content":[{"type":"paragraph","content":"Ships came."},)"
                 R"({"type":"image","src":"a.png"},{"type":"paragraph","content":"They sang."}]})")
            .body == "Ships came.\nThey sang.");
}

TEST_CASE("a text that begins with a brace is no JSON") {
    const auto release = read_one("{The minister opened the pier.}\nShips came, many of them.\n");
    CHECK(release.body.find("Ships came") != std::string::npos);
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
