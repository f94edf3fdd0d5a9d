#include "common/error.h"
#include "indexer/document.h"
#include "indexer/extract/extract.h"
#include "indexer/formats/formats.h"

#include <ctime>
#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace dateline;

namespace {

std::string repeated(std::string_view part, std::size_t size) {
    std::string text;
    while (text.size() + part.size() <= size)
        text += part;
    return text;
}

/// Processor time of all that is done with a file but storing it.
double seconds_for(const std::string& bytes) {
    static const FieldMap no_map;
    static Stems stems("english");
    const auto begin = std::clock();
    try {
        for (const PressRelease& release : read_releases({"name.txt", bytes, no_map}))
            build_document(release, extract(release), stems);
    } catch (const FormatError&) {
    }
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

/// What may make a reader or a finder look far ahead or back from each place.
std::vector<std::string> parts() {
    std::vector<std::string> all{
        "a.",
        "a. ",
        ". ",
        "U.S. ",
        "a.b.cd",
        "A ",
        "Mr. ",
        "[",
        "[a](",
        "](",
        "![",
        "<a",
        "<a ",
        "<a b=\"",
        "<b>",
        "<!--",
        "<!",
        "</a>",
        "<![CDATA[",
        "&amp;",
        "&",
        "&#",
        "<p><div>",
        "<a x=1 ",
        "<script>",
        "<style",
        "{\"a\":",
        "[[",
        "\"",
        "\\",
        "'",
        "“",
        "é",
        "\u0301",
        "1,1",
        "1.1",
        "May ",
        "May 5",
        "2024 ",
        "2024-",
        "1/2/",
        "March 3, ",
        "Georgia ",
        "U.S",
        "U.S.-",
        "Chinese-",
        "South ",
        "the ",
        "Minister ",
        "Minister of ",
        "President",
        "Sen. ",
        "Arto Salo, ",
        "John ",
        "Secretary of State ",
        "J. ",
        "(R-",
        "(",
        ") ",
        ", ",
        "- ",
        "-",
        "/",
        "_",
        "\n\n",
        "a\n",
        "# ",
        "> ",
        "* ",
        "| ",
        "http://a",
        "www.",
        "@",
        "said ",
        "and ",
        "of ",
        "of the ",
        "Jr. ",
        "Ph.D. ",
        "New York, ",
        "&lt;",
        "\t",
        ";",
        "a:b\n",
        "---\n",
        "a,b\n",
        "Arto Salo and ",
        "President of ",
        "<meta name=\"date\" content=\"2024-01-02\">",
        "<time datetime=\"2024-01-02\">2</time>",
    };
    for (char c = '!'; c <= '~'; ++c)
        all.emplace_back(1, c);
    return all;
}

/// Beginnings that send what follows to each of the readers.
const std::pair<const char*, std::string> beginnings[] = {
    {"text", "Harbour Opens\n\n"},
    {"line", "Harbour opens "},
    {"markdown", "---\ntitle: Harbour Opens\n---\n"},
    {"front matter", "---\ntitle: "},
    {"html", "<!DOCTYPE html><html><head><title>Harbour Opens</title></head><body><p>"},
    {"feed", "<rss><channel><item><title>Harbour Opens</title><description>"},
    {"feed text", "<rss><channel><item><title>Harbour Opens</title><description><![CDATA["},
    {"nitf", "<nitf><body><body.content><p>"},
    {"xml", "<?xml version=\"1.0\"?><a><title>Harbour Opens</title><body>"},
    {"json", "{\"title\":\"Harbour Opens\",\n\"body\":\""},
    {"json tree", "[{\"title\":\"Harbour\",\"body\":\"b\"},"},
    {"rows", "title,body,date\nHarbour Opens,\""},
};

const std::pair<const char*, std::string> endings[] = {
    {"json", "\"}"},
    {"rows", "\",2024-05-06\n"},
    {"feed text", "]]></description></item></channel></rss>"},
    {"nitf", "</p></body.content></body></nitf>"},
    {"xml", "</body></a>"},
    {"feed", "</description></item></channel></rss>"},
};

} // namespace

TEST_CASE("no repetition in a file takes more time than its length gives reason for") {
#ifdef __SANITIZE_ADDRESS__
    constexpr std::size_t size = 4'000; // what is looked for then is no matter of length
#else
    constexpr std::size_t size = 20'000;
#endif
    for (const auto& [format, beginning] : beginnings) {
        std::string ending;
        for (const auto& [name, end] : endings)
            if (std::string_view(name) == format) ending = end;
        for (const std::string& part : parts())
            for (const char* last : {"\nb", " b", "bc"}) {
                const double seconds =
                    seconds_for(beginning + repeated(part, size) + last + ending);
                CAPTURE(format);
                CAPTURE(part);
                CHECK(seconds < 0.5);
            }
    }
}

TEST_CASE(
    "a title or name said thousands of times takes no more time than its length gives reason for") {
#ifdef __SANITIZE_ADDRESS__
    constexpr std::size_t size = 40'000;
#else
    constexpr std::size_t size = 300'000; // twenty times what each takes, or less
#endif
    for (const char* part :
         {"King ", "Minister ", "Ambassador ", "Honorable ", "General ", "Mr. ", "Prince ",
          "Deputy ", "Doe ", "SENATOR ", "Minister, ", "(Minister ", "CHAD FARR "}) {
        CAPTURE(part);
        CHECK(seconds_for("Harbour Opens\n\n" + repeated(part, size)) < 2.0);
    }
}
