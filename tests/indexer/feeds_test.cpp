#include "indexer/extract/extract.h"
#include "tests/support/reading.h"

using namespace dateline;

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

TEST_CASE("a feed is known behind a document type that declares entities") {
    const auto releases =
        read("<?xml version=\"1.0\"?>\n<!-- > --><!DOCTYPE rss [<!ENTITY pier \"<a>\">]>\n"
             "<rss><channel><item><title>One</title></item><item><title>Two</title></item>"
             "</channel></rss>");
    REQUIRE(releases.size() == 2);
    CHECK(releases[1].title == "Two");
}
