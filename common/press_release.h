#pragma once

#include "common/date.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Where a date of publication was found.
enum class DateSource {
    json_ld,
    meta,
    feed,
    front_matter,
    field,
    url,
    dateline,
    release_line,
    text,
    file_name,
    mtime
};

/// As `--date-from` and `--inspect` spell them, in the order above.
constexpr auto date_source_names =
    std::to_array<std::string_view>({"json-ld", "meta", "feed", "front-matter", "field", "url",
                                     "dateline", "release-line", "text", "file-name", "mtime"});
static_assert(date_source_names.size() == static_cast<std::size_t>(DateSource::mtime) + 1);

constexpr std::string_view name(DateSource source) {
    return date_source_names[static_cast<std::size_t>(source)];
}

std::optional<DateSource> find_date_source(std::string_view name);

/// A date as a file states it, not yet understood: "Fri, 15 Jan 2021 03:00:00 +0000", "03/04/2005".
struct DateClaim {
    DateSource from;
    std::string text;
    DayOrder order = DayOrder::unknown; ///< where the file's own form tells it
};

/// One press release as a reader found it in a file, before anything is inferred.
/// All strings are valid UTF-8 in NFC, clean of markup, control characters and boilerplate.
struct PressRelease {
    std::string id;   ///< path below its root, or `feed:` and guid or URL, or path `#` position
    std::string path; ///< the file, as given
    std::string file; ///< its id among the files of the index: path below its root
    std::string item; ///< inside a file of many: guid or URL, empty if it has neither
    std::size_t position = 0; ///< inside a file of many, from 1; 0 where the file is the release
    std::string title;
    std::string body;   ///< one paragraph a line
    std::string source; ///< publisher, empty if not given
    std::string url;    ///< link, empty if not given
    std::string author; ///< by-line or dc:creator, empty if not given; feeds name the speaker here
    std::string language; ///< ISO 639-1 as the file states it, empty if not given
    std::string version;  ///< what orders two versions of one item (ISO 8601), empty if not given
    std::vector<DateClaim> dates; ///< what the file itself states, in the reader's order
};

/// What finders read, and what offsets of mentions count in: title, a line break, body.
std::string full_text(const PressRelease& release);

/// Bytes [begin, end) of full_text().
struct Mention {
    std::size_t begin;
    std::size_t end;
    friend bool operator==(const Mention&, const Mention&) = default;
};

/// A person who holds or held public office and is named in the release.
struct Official {
    std::string id;                ///< from the name: `pete-hegseth`
    std::string name;              ///< fullest form in the release, without titles
    std::string role;              ///< office as the text puts it, empty if none is stated
    std::string country;           ///< ISO 3166-1 alpha-2, empty if unknown
    std::vector<Mention> mentions; ///< in order, every form of the name
};

/// A country that the release names.
struct Country {
    std::string code;                  ///< ISO 3166-1 alpha-2, `XK` for Kosovo
    std::vector<Mention> mentions;     ///< in order
    std::vector<std::string> evidence; ///< distinct wordings, in order: `Japanese`, `U.S-Japan`
};

/// Where and how a date was found.
struct DateEvidence {
    DateSource from;
    std::string text;      ///< the words it was read from
    double confidence = 1; ///< 0 to 1: a grade of the place, set by hand, no measured probability
};

/// What is inferred from a release. Facts only: what is doubtful stays out or is kept apart.
struct Extraction {
    std::optional<Date> date;
    std::string date_partial; ///< `2005` or `2005-03`, only where there is no date; else empty
    std::optional<DateEvidence> date_evidence; ///< of date or date_partial
    std::vector<Official> officials;           ///< in order of first mention
    std::vector<Country> countries;            ///< in order of first mention
    std::vector<Country> implied_countries;    ///< by capital or metonymy only, kept apart
    std::string language;                      ///< ISO 639-1, empty if unknown
};

} // namespace dateline
