#pragma once

#include "common/press_release.h"

#include <memory>
#include <vector>

namespace dateline {

class Gazetteer;

/// What the user may set about finding facts.
struct ExtractOptions {
    /// Sources in the order of trust, as --date-from gives them; those left out are not asked.
    std::vector<DateSource> date_order = {DateSource::json_ld,      DateSource::meta,
                                          DateSource::feed,         DateSource::front_matter,
                                          DateSource::field,        DateSource::dateline,
                                          DateSource::release_line, DateSource::url,
                                          DateSource::text,         DateSource::file_name};
    std::shared_ptr<const Gazetteer> gazetteer; ///< the user's own names; may be none
};

/// All that is inferred from one release alone. No database, no I/O, no exceptions for any text.
Extraction extract(const PressRelease& release, const ExtractOptions& options = {});

/// The finders, each text -> facts. `text` is full_text() of the release.
std::vector<Country> find_countries(std::string_view text, std::vector<Country>* implied = nullptr);

/// Words that look like a country's and count as none, or as weaker evidence of one.
struct CountryDoubt {
    std::string words;  ///< as the text has them
    std::string code;   ///< of the country that is implied, empty where none is meant
    std::string reason; ///< for a reader: `a person's name`
};

/// Each such wording of the text once, in order.
std::vector<CountryDoubt> find_country_doubts(std::string_view text);

/// `author` is the by-line, which may name the issuing official with the office; `offices` are
/// places in the text where an office stands that the finder would not know; `url` of the release
/// may tell the country that speaks.
std::vector<Official> find_officials(std::string_view text, std::string_view author,
                                     const std::vector<Country>& countries,
                                     const std::vector<Mention>& offices = {},
                                     std::string_view url = {});

struct DateFinding {
    std::optional<Date> date;
    std::string partial;
    DateEvidence evidence;
};

/// Weighs what the file states, the text, and the names of path and URL against each other.
/// Empty where nothing says so: an event in the text is no date of publication.
std::optional<DateFinding> find_date(const PressRelease& release, const ExtractOptions& options);

} // namespace dateline
