#include "searcher/outputs/writers.h"

#include <ostream>
#include <vector>

namespace dateline {

namespace {

using Row = std::vector<std::string>;

Row header(const OutputStyle& style) {
    Row row{"rank",      "score",     "id",      "date", "title",
            "officials", "countries", "snippet", "path", "url"};
    if (!style.query_id.empty()) row.insert(row.begin(), "qid");
    return row;
}

Row row_of(const Hit& hit, const OutputStyle& style) {
    const Record& record = hit.record;
    Row row{std::to_string(hit.rank),
            std::to_string(hit.score),
            encoded_id(hit.id),
            record.date.empty() ? record.date_partial : record.date,
            record.title,
            official_list(record),
            country_list(record),
            hit.snippet.text,
            record.path,
            record.url};
    if (!style.query_id.empty()) row.insert(row.begin(), style.query_id);
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
