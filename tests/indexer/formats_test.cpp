#include "common/error.h"
#include "tests/support/reading.h"
#include "tests/support/text.h"

using namespace dateline;

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
        {"_Ships came, all of **them**._", "Ships came, all of them."},
        {"**_Ships came_**", "Ships came"},
        {"__ships__", "__ships__"},
        {"_pier_name_ and _ship_name_", "_pier_name_ and _ship_name_"},
        {"# Heading\ntext\n> quoted\n\nend", "Heading\ntext\nquoted\nend"},
        {"![pier.jpg](p/pier.jpg)As [it](a){:target=\"_blank\"} opens", "As it opens"},
        {"The ![new pier](pier.jpg)\n{:start=\"1\"}\nopens {:", "The new pier opens {:"},
        {"One ![](pier.jpg)\n\n[](a)", "One"},
    };
    for (const auto& [markdown, body] : rows)
        CHECK(read_one("---\ntitle: One\n---\n" + markdown).body == body);
    CHECK_NOTHROW(read("---\ntitle: One\n---\n" + std::string(1 << 20, '[')));
}

TEST_CASE("what is broken says where, and gives nothing") {
    const auto nested = [](const std::string& start) {
        return repeated(start, 100'000) + repeated("</a>", 100'000);
    };
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
        {"PK\x03\x04\x14", "is a ZIP archive or an Office document: unpack it"},
        {"\xD0\xCF\x11\xE0\xA1", "is an Office document: save it as PDF or text"},
        {"{\\rtf1\\ansi Harbour opens\\par}", "is an RTF document"},
        {"WARC/1.0\r\nWARC-Type: response\r\n", "is a web archive (WARC)"},
        {"a.txt" + std::string(252, '\0') + std::string("ustar\0", 6) + "00", "is a tar archive"},
        {"BZh91AY&SY", "is compressed with bzip2"},
        {"<rss><channel>\n<item><title>One</channel></rss>", "line 2"},
        {"<rss>" + nested("<a>") + "</rss>", "nested too deeply"},
        {"<rss>" + nested("<a b='/>'>") + "</rss>", "nested too deeply"},
        {"<rss>" + nested("<a b=\">\" c='<!--'>") + "</rss>", "nested too deeply"},
        {"<?xml?><?x " + repeated("</a>", 100'000) + "?><rss>" + nested("<a>") + "</rss>",
         "nested too deeply"},
        {"<?xml?><!--><rss " + repeated("</a>", 100'000) + "--><rss>" + nested("<a>") + "</rss>",
         "nested too deeply"},
        {"<?xml?><!DOCTYPE rss [<!ENTITY x \"" + repeated("</a>", 100'000) + "\">]><rss>" +
             nested("<a>") + "</rss>",
         "nested too deeply"},
        {"<rss>" + repeated("<a>", 100'000), "broken XML at line 1"},
        {"<?xml?><a b='>'>" + repeated("<c d='<![CDATA['/>", 1'000'000) + "</a>",
         "over 1,000,000 elements"},
        {"<?xml?><!DOCTYPE a [<![IGNORE[']]>]><a/>", "document type that is not read"},
        {"{\"title\":\"One\"}\n{\"title\":\n", "line 2"},
        {"<rss><channel></channel></rss>", "without items"},
    };
    for (const auto& [bytes, reason] : rows) {
        CAPTURE(reason);
        CHECK_THROWS_WITH_AS(read(bytes), doctest::Contains(reason.c_str()), FormatError);
    }
}

TEST_CASE("style sheets, scripts and robots.txt, saved beside pages, are no releases") {
    const std::string text = "The harbour opens\n\nIt does.\n";
    const FieldMap no_map;
    for (const char* path : {"page_files/site.css", "page_files/menu.js", "site/robots.txt"}) {
        CAPTURE(path);
        CHECK_THROWS_AS(read_releases({path, text, no_map}), FormatError);
    }
    CHECK_NOTHROW(read_releases({"site/our-robots.txt", text, no_map}));
}

TEST_CASE("a text may begin with the words by which archives and documents are told") {
    for (const char* word : {"PKK", "{\\rtf", "WARC/1.0", "BZh91AY"})
        CHECK(read_one(word + std::string(" is told\n\nIt is.")).title ==
              word + std::string(" is told"));
    CHECK_NOTHROW(read(std::string(256, '-') + "\nustar opens\n\nIt did."));
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

TEST_CASE("plus signs set off TOML only where it is, and a bold word makes no page") {
    CHECK(read_one("+++\nHarbour opens today\n+++\nShips came.").title == "Harbour opens today");
    CHECK(read_one("<b>Harbour</b> opens\n\nShips came from the north.").body.find("Ships") == 0);
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

TEST_CASE("a page in UTF-32 that has its mark is a page") {
    std::string page("\0\0\xFE\xFF", 4);
    for (const char c : std::string("<html><head><title>Pier opens</title></head><p>Ships.</p>"))
        page += std::string(3, '\0') + c;
    CHECK(read_one(page).title == "Pier opens");
}

TEST_CASE("a filing's exhibits 99 are releases, pages or plain text") {
    const std::string head = "<TYPE>EX-99.1\n<SEQUENCE>2\n<DESCRIPTION>EX-99.1\n<TEXT>\n";
    const std::string page = "<HTML><HEAD><TITLE>EX-99.1</TITLE></HEAD><BODY><P>Exhibit 99.1</P>"
                             "<P>BRANDT MARINE NAMES NEW CHIEF</P><P>It did so today.</P></BODY>"
                             "</HTML>\n";
    const std::string text = "<PAGE>\nExhibit 99.2\n\nBrandt Marine opens port\n\nIt did.\n";
    const std::string end = "</TEXT>\n</DOCUMENT>\n";
    const auto exhibit = read_one("\xEF\xBB\xBF<DOCUMENT>\n" + head + page + end);
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

TEST_CASE("the full stop of a dateline's state ends no first sentence") {
    std::string sentence = "FARR, Okla. — Ships came";
    while (sentence.size() < 200)
        sentence += " and came";
    CHECK(
        read_one(sentence + ". " + std::string(80, 'x')).title.starts_with("FARR, Okla. — Ships"));
}
