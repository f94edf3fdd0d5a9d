// How the time to read a file grows with its length: files of one thing repeated, eight times
// as long, for every reader and for what may make a finder look far ahead or back from each place.
// Exit code 1 where the time grows more than with the length.

#include "common/error.h"
#include "indexer/document.h"
#include "indexer/extract/extract.h"
#include "indexer/formats/formats.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <iomanip>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace dateline;

constexpr std::size_t usual_length = 10'000; ///< bytes of the shorter file
constexpr std::size_t times = 8;
constexpr double bearable = 2 * times; ///< `times` is in proportion, its square the worst
constexpr double noticeable = 0.002;   ///< seconds of the longer file; less is noise
constexpr int attempts = 20; ///< of which the fastest counts, as other work may disturb one

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
        "CHAD FARR ",
        "President of ",
        "<meta name=\"date\" content=\"2024-01-02\">",
        "<time datetime=\"2024-01-02\">2</time>",
    };
    for (char c = '!'; c <= '~'; ++c)
        all.emplace_back(1, c);
    return all;
}

/// Words of titles, names and dates, of which each pair is repeated as well.
constexpr const char* words_of_facts[] = {
    "King ",
    "Minister ",
    "Ambassador ",
    "Honorable ",
    "General ",
    "Mr. ",
    "Prince ",
    "Deputy ",
    "Doe ",
    "SENATOR ",
    "Minister, ",
    "(Minister ",
    "John ",
    "Jo ",
    "of ",
    "of the ",
    "the ",
    "and ",
    ", ",
    "for ",
    "Secretary ",
    "Secretary of State ",
    "U.S. ",
    "French ",
    "France ",
    "Georgia ",
    "Chairman ",
    "Jr. ",
    "(R-TX) ",
    "van ",
    "de ",
    "bin ",
    "Lord ",
    "Sir ",
    "Member of Parliament ",
    "President's ",
    "former ",
    "said ",
    "by ",
    "from ",
    "M.P. ",
    "Lt. ",
    "J. ",
    "“",
    "” ",
    "\n\n",
    "May ",
    "5, ",
    "2024 ",
    "Monday ",
    "FOR IMMEDIATE RELEASE\n",
    "Contact: ",
    "Ministry of ",
    "Attorney General ",
    "Mayor ",
    "New York ",
    "Prime ",
    "Rep. ",
    "Senators ",
    "State ",
    "Department of ",
    "who ",
    "is ",
    "to ",
    "in ",
    "as ",
};

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

/// Files of one part repeated, as one reader gets them.
struct Case {
    std::string format, part, last, beginning, ending;

    std::string file(std::size_t size) const {
        return beginning + repeated(part, size) + last + ending;
    }
};

std::vector<Case> cases() {
    std::vector<Case> all;
    for (const auto& [format, beginning] : beginnings) {
        std::string ending;
        for (const auto& [name, end] : endings)
            if (std::string_view(name) == format) ending = end;
        for (const std::string& part : parts())
            for (const char* last : {"\nb", " b", "bc"})
                all.push_back({format, part, last, beginning, ending});
    }
    for (const char* one : words_of_facts)
        for (const char* other : words_of_facts)
            all.push_back({"text", std::string(one) + other, "bc", "Harbour Opens\n\n", ""});
    return all;
}

struct Growth {
    double seconds = 0; ///< for the longer file
    double ratio = 0;   ///< to the shorter one's
};

Growth growth_of(const Case& repeated, std::size_t length) {
    const std::string brief = repeated.file(length), lengthy = repeated.file(times * length);
    double shorter = seconds_for(brief), longer = seconds_for(lengthy);
    for (int i = 1; i < attempts && longer > noticeable && longer > bearable * shorter; ++i) {
        shorter = std::min(shorter, seconds_for(brief));
        longer = std::min(longer, seconds_for(lengthy));
    }
    return {longer, longer / shorter};
}

} // namespace

int main(int count, char** words) {
    const std::size_t length = count == 2 ? std::strtoul(words[1], nullptr, 10) : usual_length;
    if (count > 2 || length == 0) {
        std::cerr << "usage: dateline-reading-growth [BYTES OF THE SHORTER FILES]\n";
        return exit_code::failed;
    }
    bool good = true;
    double worst = 0, slowest = 0;
    std::size_t measured = 0;
    std::cout << std::fixed;
    for (const Case& repeated : cases()) {
        const auto [seconds, ratio] = growth_of(repeated, length);
        ++measured;
        if (seconds > noticeable) worst = std::max(worst, ratio);
        slowest = std::max(slowest, seconds);
        if (ratio <= bearable || seconds <= noticeable) continue;
        good = false;
        std::cout << repeated.format << ": '" << repeated.part << "' takes " << std::setprecision(1)
                  << ratio << " times as long, " << seconds * 1000 << " ms\n";
    }
    std::cout << "growth " << measured << " repetitions, " << times << " times as long: at most "
              << std::setprecision(1) << worst << " times the time, " << slowest * 1000 << " ms\n";
    return good ? exit_code::good : exit_code::failed;
}
