#include "common/contains.h"
#include "common/text.h"
#include "searcher/outputs/writers.h"

#include <algorithm>
#include <ostream>
#include <vector>

namespace dateline {

namespace {

using Row = std::vector<std::string>;

const Row& usual_fields() {
    static const Row fields{"rank",      "score",     "id",      "date", "title",
                            "officials", "countries", "snippet", "path", "url"};
    return fields;
}

const Row& fields_of(const OutputStyle& style) {
    return style.fields.empty() ? usual_fields() : style.fields;
}

Row header(const OutputStyle& style) {
    Row row = fields_of(style);
    if (!style.query_id.empty()) row.insert(row.begin(), "qid");
    return row;
}

/// A month or year alone stands in `date` unless it has a column of its own.
std::string date_of(const Record& record, const OutputStyle& style) {
    const Row& fields = fields_of(style);
    return contains(fields, "date_partial") ? record.date : record.known_date();
}

std::string value_of(const std::string& field, const Hit& hit, const OutputStyle& style) {
    const Record& record = hit.record;
    if (field == "rank") return std::to_string(hit.rank);
    if (field == "score") return std::to_string(hit.score);
    if (field == "id") return encoded_id(hit.id);
    if (field == "date") return date_of(record, style);
    if (field == "date_partial") return record.date_partial;
    if (field == "title") return record.title;
    if (field == "officials") return official_list(record);
    if (field == "countries") return country_list(record);
    if (field == "snippet") return hit.snippet.text;
    if (field == "path") return record.path;
    return record.url;
}

Row row_of(const Hit& hit, const OutputStyle& style) {
    Row row;
    if (!style.query_id.empty()) row.push_back(style.query_id);
    for (const std::string& field : fields_of(style)) {
        std::string value = value_of(field, hit, style);
        row.push_back(style.to_terminal ? printable(value) : std::move(value));
    }
    return row;
}

/// RFC 4180: a value with a comma, quotation mark or line break is quoted.
void write_csv_row(std::ostream& out, const Row& row) {
    const char* separator = "";
    for (const std::string& value : row) {
        out << separator;
        separator = ",";
        if (value.find_first_of(",\"\r\n") == std::string::npos) {
            out << value;
            continue;
        }
        out << '"';
        for (const char c : value) {
            if (c == '"') out << '"';
            out << c;
        }
        out << '"';
    }
    out << "\r\n";
}

/// IANA text/tab-separated-values: no tabs or line breaks in values.
void write_tsv_row(std::ostream& out, const Row& row) {
    const char* separator = "";
    for (const std::string& value : row) {
        out << separator;
        separator = "\t";
        for (const char c : value)
            out << (c == '\t' || c == '\n' || c == '\r' ? ' ' : c);
    }
    out << '\n';
}

} // namespace

void write_csv_begin(std::ostream& out, const SearchResult&, const OutputStyle& style) {
    write_csv_row(out, header(style));
}

void write_csv_hit(std::ostream& out, const SearchResult&, const Hit& hit,
                   const OutputStyle& style) {
    write_csv_row(out, row_of(hit, style));
}

void write_tsv_begin(std::ostream& out, const SearchResult&, const OutputStyle& style) {
    write_tsv_row(out, header(style));
}

void write_tsv_hit(std::ostream& out, const SearchResult&, const Hit& hit,
                   const OutputStyle& style) {
    write_tsv_row(out, row_of(hit, style));
}

} // namespace dateline
