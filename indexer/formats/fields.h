#pragma once

#include "indexer/formats/formats.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A named value of a record, as JSON, CSV, front matter and XML dumps have them.
struct NamedField {
    std::string name; ///< as the file has it; of nested ones the last part
    std::string value;
    /// Of nested ones; an outer title is the record's, an inner one of something else.
    int depth = 0;
};

/// Whether the summary is not just the beginning of the text and "Read more".
bool says_more(std::string_view summary, std::string_view text);

/// A release from a record's fields. Their meaning is told by name (title, headline, date,
/// published, body, text, content, url, …) unless the field map says otherwise; of several fields
/// of one meaning the best known name wins, all dates are kept. Where no name means the text, the
/// longest prose is it. HTML in fields is cleaned. `from` is what the dates are claimed by. Throws
/// FormatError where the text is longer than any may be.
PressRelease release_from_fields(const std::vector<NamedField>& fields, const FieldMap& field_map,
                                 DateSource from);

/// Whether a name in small letters means a date of publication, in the words that all who make one
/// up choose: "zone:publicationdate".
bool says_publication(std::string_view name);

enum class Meaning { title, body, summary, date, version, url, id, source, author, language };

/// What a field of that name is; nothing if the name means nothing to us.
std::optional<Meaning> meaning_of(std::string_view name, const FieldMap& field_map);

/// Sentences of words, no list and no code.
bool is_prose(std::string_view value);

} // namespace dateline
