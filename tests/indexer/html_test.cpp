#include "common/error.h"
#include "common/text.h"
#include "indexer/extract/extract.h"
#include "indexer/formats/formats.h"
#include "tests/support/print.h"

using namespace dateline;

namespace {

PressRelease read(std::string_view page) {
    const FieldMap no_map;
    return read_releases({"page", page, no_map}).at(0);
}

std::string date_of(std::string_view page) {
    const auto found = find_date(read(page), {});
    return found && found->date ? iso(*found->date) : "none";
}

const std::string text =
    "<p>Minister Ada Brandt opened the new bridge over the river, which took four years to "
    "build and carries trains, cars and bicycles.</p>"
    "<ul><li>Four lanes</li><li>Two tracks</li></ul>"
    "<table><tr><td>Length</td><td>900 m</td></tr></table>";

} // namespace

TEST_CASE("a page gives its title, text, source, language and address") {
    const PressRelease release = read(
        "<!DOCTYPE html><html lang=en-GB><head><title>Bridge opens | Ministry of Bridges</title>"
        "<meta property='og:site_name' content='Ministry of Bridges'>"
        "<link rel=canonical href='https://bridges.example/news/1'></head><body>"
        "<nav><a href=/>Home</a> <a href=/news>News</a></nav>"
        "<h1>Bridge opens</h1>" +
        text +
        "<div class='share-buttons'><a href=#>Share this</a></div>"
        "<div id=sidebar><p>Related: the tunnel closes for repairs until further notice from the "
        "ministry, which regrets it.</p></div><footer>&copy; 2031 Ministry</footer>"
        "<script>var x = '<p>no text</p>';</script></body></html>");
    CHECK(release.title == "Bridge opens");
    CHECK(release.source == "Ministry of Bridges");
    CHECK(release.language == "en");
    CHECK(release.url == "https://bridges.example/news/1");
    CHECK(release.body ==
          "Minister Ada Brandt opened the new bridge over the river, which took four years to "
          "build and carries trains, cars and bicycles.\nFour lanes\nTwo tracks\nLength 900 m");
}

TEST_CASE("a page called after its site alone has its title from the text") {
    const auto title_of = [](const std::string& title) {
        return read("<html><head><title>" + title +
                    "</title></head><body><b>BRIDGE OPENS TODAY</b>"
                    "<p>The minister opened it. It took four years to build.</body></html>")
            .title;
    };
    for (const std::string title :
         {"Press Release", "Ministry of Bridges : Press Release", "News | Ministry of Bridges",
          "Ministry of Bridges – News – Press Releases", "05030012"}) {
        CAPTURE(title);
        CHECK(title_of(title) == "BRIDGE OPENS TODAY");
    }
    CHECK(title_of("Bridge opens : Press Release") == "Bridge opens : Press Release");
    CHECK(title_of("Ministry of Bridges") == "Ministry of Bridges");
    CHECK(read("<title>News Releases - Office of Bridges</title><h3>News Releases</h3>"
               "<b>Office of Bridges</b><br><b>Bridge opens today</b><p>It took four years.")
              .title == "Bridge opens today");
    CHECK(read("<title>Bridge Archive: News Releases</title><h1>Bridge Archive: News Releases</h1>"
               "<p>BRIDGE No. 12<h3>The bridge opens today</h3><p>It took four years to build.")
              .title == "The bridge opens today");
}

TEST_CASE("a lead between the heading and the text is text, a by-line is none") {
    const std::string lead =
        "The river between the two towns can be crossed on foot from today on, "
        "as the ministry had promised.";
    const std::string by_line =
        "By our correspondent on the river Ada Brandt for the agency, 30 August 2024";
    std::string paragraphs;
    for (int i = 0; i < 8; ++i)
        paragraphs += text;
    CHECK(read("<html><body><h1>Bridge opens</h1><p>" + lead + "</p><p>" + by_line +
               "</p><div class=text>" + paragraphs + "</div></body></html>")
              .body.starts_with(lead + "\nMinister Ada Brandt"));
}

TEST_CASE(
    "a blog's post is the title, not the blog's name above it; its author's life is no text") {
    const PressRelease release =
        read("<html><head><title>The Bridge Blog » Archive » Stand up now</title></head><body>"
             "<h1><a href=/>The Bridge Blog</a></h1><h2><a rel=bookmark href=/1>Stand up now</a>"
             "</h2><div class=author-info>Ada Brandt is a writer. She studied bridges in Norway "
             "and moved to the coast soon after that.</div>" +
             text + "</body></html>");
    CHECK(release.title == "Stand up now");
    CHECK(release.body.starts_with("Minister Ada Brandt opened"));
}

TEST_CASE("a lasting link is a post's heading where the title ends with its words, some words") {
    for (const std::string words : {"up now", "and up now again"}) {
        CAPTURE(words);
        CHECK(read("<html><head><title>The Bridge Blog » Stand up now</title></head><body>"
                   "<h1>Bridges of the coast</h1><h2><a rel=bookmark href=/1>" +
                   words + "</a></h2>" + text + "</body></html>")
                  .title == "Bridges of the coast");
    }
}

TEST_CASE("a text goes on beside the element with most of it, however little follows") {
    const auto paragraphs = [](const std::string& of, int number) {
        std::string all;
        for (int i = 0; i < number; ++i)
            all += "<p>Paragraph " + std::to_string(i) + " of the " + of +
                   ", in which the ministry says what it has done and why.</p>";
        return all;
    };
    const std::string most = "<div class=part>" + paragraphs("beginning", 14) + "</div>";
    const std::string bare = paragraphs("end", 3);
    struct Row {
        std::string content;
        bool whole;
    };
    const Row rows[] = {
        {most + "<figure></figure><div class=part>" + bare + "</div>", true},
        {most + "<div class=part><h3>More news</h3>" + bare + "</div>", false},
        {most + "<div class=part><p>3 May</p><h2>Iran opens a port</h2>" + bare + "</div>", false},
        {most + "<h3>Related stories</h3>" + bare, false},
        {most + "<h3>Related stories</h3><div class=part>" + bare + "</div>", false},
        {"<div>" + most + "<h3>Related stories</h3></div>" + bare, false},
        {most + bare + "<h3>Related stories</h3>", true},
        {most + "<div>" + bare + bare + bare + "</div>", true},
        {most + "<h3>Related stories:</h3><div>" + bare + bare + bare + "</div>", false},
        {most + bare, true},
        {bare + most, true},
        {most + "<div class=box>" + bare + "</div>", false},
        {most + paragraphs("end", 1), false},
        {most + "<div class=part><a href=/more>" + bare + "</a></div>", false},
    };
    for (const auto& [content, whole] : rows) {
        CAPTURE(content);
        const PressRelease release =
            read("<html><body><h1>Bridge opens to trains</h1><div id=all>" + content +
                 "</div></body></html>");
        CHECK(release.body.find("13 of the beginning") != release.body.npos);
        CHECK((release.body.find("of the end") != release.body.npos) == whole);
    }
}

TEST_CASE("short lines that a page repeats again and again are no text") {
    std::string posts;
    for (int i = 1; i <= 9; ++i)
        posts += "<div>Member since</div><div>#" + std::to_string(i) + "</div>" + text;
    const std::string body =
        read("<html><body><h1>Bridge opens</h1>" + posts + "</body></html>").body;
    CHECK(body.find("Member since") == body.npos);
    CHECK(body.find('#') == body.npos);
    CHECK(body.find("Minister Ada Brandt") != body.npos);
}

TEST_CASE("a page of nothing but links is no release") {
    std::string entries;
    for (int i = 0; i < 20; ++i)
        entries += "<li><a href='/n'>Harbour notice " + std::to_string(i) + "</a></li>";
    CHECK_THROWS_WITH_AS(read("<html><body><h1>All news</h1><ul>" + entries + "</ul></body>"),
                         "is a listing or home page, not a release", FormatError);
}

TEST_CASE("a page that states its day is a release, though no text is found in it") {
    std::string menu;
    for (int i = 0; i < 20; ++i)
        menu += "<li><a href='/n'>Harbour notice " + std::to_string(i) + "</a></li>";
    CHECK(read("<html><head><meta property='article:published_time' content='2024-03-05'></head>"
               "<body><h1>Harbour opens</h1><ul>" +
               menu + "</ul></body>")
              .title == "Harbour opens");
}

TEST_CASE("a list of dated links is no release, a release with links is one") {
    std::string entries;
    for (int day = 1; day <= 20; ++day)
        entries += "<li><a href='/n'>Minister opens another harbour</a> March " +
                   std::to_string(day) + ", 2015</li>";
    CHECK_THROWS_WITH_AS(read("<html><body><h1>Press Releases</h1><ul>" + entries + "</ul></body>"),
                         "is a listing or home page, not a release", FormatError);
    std::string paragraphs;
    for (int i = 0; i < 40; ++i)
        paragraphs += text;
    CHECK(read("<html><body><h1>Bridge opens</h1><p>30 August 2024</p>" + paragraphs + "<ul>" +
               entries + "</ul></body>")
              .title == "Bridge opens");
}

TEST_CASE("a page states its date in many ways") {
    struct Row {
        std::string head, body, expected;
    };
    const Row rows[] = {
        {"<script type='application/ld+json'>{\"datePublished\": \"2024-06-26T09:00:00+01:00\", "
         "\"dateModified\": \"2024-07-01\"}</script>",
         "", "2024-06-26"},
        {"<meta property='article:published_time' content='2024-08-30T07:15:00Z'>", "",
         "2024-08-30"},
        {"<meta name='DC.date.issued' content='2024-08-30'>", "", "2024-08-30"},
        {"", "<span itemprop='datePublished' content='2024-08-30'>Friday</span>", "2024-08-30"},
        {"", "<time datetime='2024-08-30'>last Friday</time>", "2024-08-30"},
        {"", "<p>Published: 30 August 2024</p>", "2024-08-30"},
        {"", "<div class='post-date'>30. August 2024</div>", "2024-08-30"},
        {"<link rel=canonical href='https://bridges.example/2024/08/30/bridge'>", "", "2024-08-30"},
        {"<meta name='zone:publicationDate' content='2024-08-30'>", "", "2024-08-30"},
        {"<script type='application/ld+json'>{\"@graph\": [{\"@type\": \"VideoObject\", "
         "\"uploadDate\": \"2019-02-03\"}, {\"@type\": \"NewsArticle\", \"datePublished\": "
         "\"2024-08-30\", \"comment\": [{\"@type\": \"Comment\", \"datePublished\": "
         "\"2024-09-02\"}]}]}</script>",
         "", "2024-08-30"},
        {"<script type='application/ld+json'>{\"datePublished\": \"2019-02-03\"}</script>"
         "<meta property='article:published_time' content='2024-08-30T08:00:00+02:00'>",
         "<p>Published: 30 August 2024</p>", "2024-08-30"}, // two kinds against one
        {"<meta name=date content='2024-09-02'>", "<time datetime='2024-08-30'></time>",
         "2024-08-30"}, // such a meta is the day of a change as often
        {"<script>var state = {post: {\"published_at\": \"2024-08-30 08:00\"}};</script>", "",
         "2024-08-30"},
        {"<script>var a = {\"publishedAt\": \"2024-08-30\"}, b = {\"publishedAt\": "
         "\"2023-01-05\"};</script>",
         "", "none"}, // of other pages too
        {"<meta property='article:published_time' content='1970-01-01T00:00:00Z'>", "", "none"},
        {"<meta property='article:published_time' content='2170-08-30'>", "", "none"},
        {"", "<p>30 August 2024, 12:25 / Updated 8 hours ago</p>", "2024-08-30"},
        {"", "<p>Updated: 2 September 2024 | Written: 30 August 2024</p>", "2024-08-30"},
        {"", "<p>This press release was updated on 2 September 2024.</p>", "none"},
        {"", "<p>Coast channel (2024-08-30 09:20:26) from our correspondent</p>", "2024-08-30"},
        {"", "<p>Coast channel of 2024-08-30 from our correspondent there</p>", "none"},
        {"", "<p class=info>This page was last changed on 30 August 2024, and edited.</p>", "none"},
        {"", "<time datetime='2024-08-31T01:00:00Z'>30 August 2024, 9 pm</time>", "2024-08-30"},
        {"", "<p><span class=text_date>30 August 2024.</span> " + std::string(text.substr(3)),
         "2024-08-30"},
        {"", "<footer><p>Published: 30 August 2024</p></footer>", "2024-08-30"},
        {"", "<footer>Copyright 30 August 2024</footer>", "none"},
        {"", "<p>Event date: 30 August 2024</p>", "none"},
        {"", "<p>Date: 30 August 2024</p>", "2024-08-30"},
        {"", "<p>Date: 30 August 2024</p><p>Venue: Oslo</p>", "none"},
        {"", "<p>Date: 30 August 2024 Time: 10:00</p>", "none"},
        {"", "<p>PRESS RELEASE</p><p>Date: 30 August 2024</p><p>Place: Oslo</p>", "2024-08-30"},
        {"", "<p>Date: 30 August 2024</p><p>Oslo</p><p>Ada Brandt</p><p>Time: 9:00</p>",
         "2024-08-30"},
        {"", "<p>Published 30 August 2024 - 2 September 2024 edition</p>", "2024-08-30"},
        {"", "<p>Earlier statement | 30 August 2024</p>", "none"},
        {"", "<p>On view: 30 August 2024 – 2 September 2024</p>", "none"},
        {"", "<p>Foilsithe: 30 Lúnasa 2024</p>", "2024-08-30"},
        {"", "<p>OSLO, Aug. 30, 2024 /PRNewswire/ -- Brandt AS opened a bridge.</p>", "2024-08-30"},
        {"", "<dl><dt>Date</dt><dd>30 August 2024</dd><dt>Venue</dt><dd>Oslo</dd></dl>", "none"},
        {"", "<ul><li>The bridge was paid for by a law on 30 August 1935</li></ul>", "none"},
        {"", "<p>Submitted by ada in press releases on 30 August 2024</p>", "2024-08-30"},
        {"", "<p>Page printed on 30 August 2024</p>", "none"},
        {"", "<p class=updated>Last updated: 30 August 2024</p>", "none"},
        {"", "<div class='related-posts'><span class=date>30 August 2024</span></div>", "none"},
    };
    for (const auto& [head, body, expected] : rows) {
        CAPTURE(head);
        CAPTURE(body);
        CHECK(date_of("<html><head><title>Bridge opens</title>" + head +
                      "</head><body><article><h1>Bridge opens</h1>" + body + text +
                      "</article></body></html>") == expected);
    }
}

TEST_CASE("the days of several by-lines far below are those of other pages") {
    std::string page = "<html><body><article><h1>Bridge opens</h1>";
    for (int i = 0; i < 4; ++i)
        page += text;
    page += "</article><div><a href=/1>A tunnel opens</a><br>by Ada Brandt (5/17/2007)<br>";
    CHECK(date_of(page + "</div></body></html>") == "2007-05-17");
    page += "<a href=/2>A pier opens</a><br>by Jon Doe (5/24/2005)<br>";
    CHECK(date_of(page + "</div></body></html>") == "none");
}

TEST_CASE("a home page is reported, not indexed") {
    std::string links;
    for (int i = 0; i < 60; ++i)
        links += "<li><a href='/news/" + std::to_string(i) +
                 "'>Minister Ada Brandt opens yet another bridge over a river</a></li>";
    CHECK_THROWS_AS(read("<html><head><title>Ministry of Bridges</title>"
                         "<link rel=canonical href='https://bridges.example/'></head><body><ul>" +
                         links + "</ul></body></html>"),
                    FormatError);
}

TEST_CASE("text that lies deeper than the parser would go is read") {
    std::string page = "<html><body><h1>Bridge opens</h1>";
    for (int i = 0; i < 5000; ++i)
        page += "<div>";
    CHECK(read(page + "One line.</div><div>Another line.</div>").body ==
          "One line.\nAnother line.");
}

TEST_CASE("broken and hostile pages are read or refused, never more") {
    std::string deep = "<html><body>";
    for (int i = 0; i < 100'000; ++i)
        deep += "<div><b>";
    const std::string pages[] = {
        deep + "end",
        "<html>" + std::string(1000, '<') + deep + "</div></b></p></li>",
        "<html><body><svg><svg><style><style><script",
        "<html><body><p class='never closed>" + deep,
        "<html><script>" + std::string(100'000, '<'),
        "<html>" + deep + "<!-- " + deep,
        "<html><body><p>&#0;&#x110000;&nosuch;</p><p",
        "<html><head><meta charset=no-such><meta content></head><title>",
        std::string("<html>\xff\xfe\x80<body>\0<p>x</p>", 24),
    };
    for (const std::string& page : pages) {
        std::string body;
        try {
            body = read(page).body;
        } catch (const FormatError&) { // that is an answer too
        }
        CHECK(is_utf8(body));
    }
}
