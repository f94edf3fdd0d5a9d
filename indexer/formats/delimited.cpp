#include "common/error.h"
#include "indexer/charset.h"
#include "indexer/formats/fields.h"
#include "indexer/formats/limits.h"
#include "indexer/formats/readers.h"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

using Row = std::vector<std::string>;

/// Reads rows as RFC 4180 has them: a quoted value may hold separators, line breaks and doubled
/// quotation marks. With tabs between values quotation marks mean nothing.
class RowReader {
  public:
    RowReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

    /// Reads the next row that is not blank; false at the end. Of more values than any table has
    /// columns only the first are kept. Throws FormatError where a quotation mark is never closed,
    /// or a value is longer than any field may be.
    bool next(Row& row) {
        while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r'))
            skip_line_end();
        if (at_ >= text_.size()) return false;
        line_ = next_line_;
        row.clear();
        do {
            std::string read = value();
            check_field_size(read.size());
            if (row.size() <= most_columns) row.push_back(std::move(read));
        } while (take_separator());
        skip_line_end();
        return true;
    }

    /// Where the row that was read last began, from 1.
    std::size_t line() const { return line_; }

    static constexpr std::size_t most_columns = 10'000;

  private:
    std::string value() {
        std::string out;
        if (separator_ != '\t' && at_ < text_.size() && text_[at_] == '"') return quoted();
        while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' &&
               text_[at_] != '\r')
            out += text_[at_++];
        return out;
    }

    std::string quoted() {
        std::string out;
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] == '\n') ++next_line_;
            if (text_[at_] != '"') {
                out += text_[at_];
            } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
                out += text_[at_++];
            } else {
                ++at_;
                return out;
            }
        }
        throw FormatError("line " + std::to_string(line_) +
                          " has a quotation mark that is never closed");
    }

    bool take_separator() {
        if (at_ >= text_.size() || text_[at_] != separator_) return false;
        ++at_;
        return true;
    }

    void skip_line_end() {
        if (at_ < text_.size() && text_[at_] == '\r') ++at_;
        if (at_ < text_.size() && text_[at_] == '\n') {
            ++at_;
            ++next_line_;
        }
    }

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    std::size_t next_line_ = 1;
};

/// Whether the columns are those of releases. Where most mean nothing to us, a title and a date do
/// not do: lists of films and persons have them too.
bool names_releases(const Row& names, const FieldMap& field_map) {
    std::array<bool, std::size_t(Meaning::language) + 1> seen{};
    std::size_t known = 0;
    for (const std::string& name : names)
        if (const auto meaning = meaning_of(name, field_map)) {
            seen[std::size_t(*meaning)] = true;
            ++known;
        }
    const auto has = [&](Meaning meaning) { return seen[std::size_t(meaning)]; };
    const bool title = has(Meaning::title), text = has(Meaning::body),
               summary = has(Meaning::summary), url = has(Meaning::url), date = has(Meaning::date);
    if (known * 2 >= names.size())
        return (title && (text || summary || url || date)) || (text && (url || date));
    return (text && (title || url || date) && known >= 3) || (title && summary && url);
}

/// The sign that parts the values of the first line, if that is a row of the names that releases
/// have; 0 for any other text.
char separator_of(std::string_view text, const FieldMap& field_map) {
    const std::string_view first = text.substr(0, text.find('\n'));
    for (const char separator : {'\t', ',', ';'}) {
        if (first.size() > 4000 || first.find(separator) == std::string_view::npos) continue;
        Row names;
        try {
            RowReader(first, separator).next(names);
        } catch (const FormatError&) {
            continue; // no row of names has a quotation mark that is never closed
        }
        if (names_releases(names, field_map)) return separator;
    }
    return 0;
}

} // namespace

bool looks_like_delimited(const Input& input) {
    const std::string_view head = input.bytes.substr(0, 4096);
    if (std::count(head.begin(), std::find(head.begin(), head.end(), '\n'), '"') % 2 != 0)
        return false;
    return separator_of(head, input.field_map) != 0;
}

std::vector<PressRelease> read_delimited(const Input& input) {
    const std::string text = to_utf8(input.bytes);
    RowReader rows(text, separator_of(text, input.field_map));
    Row names;
    rows.next(names);
    std::vector<PressRelease> releases;
    std::size_t bad_rows = 0;
    std::string broken; // what is wrong with the first of them
    std::size_t number = 0;
    for (Row row; rows.next(row);) {
        ++number;
        if (row.size() > names.size()) {
            if (bad_rows++ == 0)
                broken = "line " + std::to_string(rows.line()) + " has " +
                         (row.size() > RowReader::most_columns ? "over 10,000"
                                                               : std::to_string(row.size())) +
                         " values for " + std::to_string(names.size()) + " names";
            continue;
        }
        std::vector<NamedField> fields;
        for (std::size_t i = 0; i < row.size(); ++i)
            fields.push_back({names[i], std::move(row[i])});
        PressRelease release = release_from_fields(fields, input.field_map, DateSource::field);
        if (release.title.empty() && release.body.empty()) continue;
        release.position = number;
        releases.push_back(std::move(release));
        check_release_count(releases.size());
    }
    if (bad_rows > 0 && bad_rows >= releases.size()) throw FormatError(broken);
    if (releases.empty()) throw FormatError("has names of fields and no row with a title or text");
    if (bad_rows > 0) note_left_out(input, bad_rows, "row", broken);
    return releases;
}

} // namespace dateline
