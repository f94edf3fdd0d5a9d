#include "common/text.h"
#include "searcher/outputs/json_values.h"
#include "searcher/outputs/writers.h"

#include <ostream>

namespace dateline {

namespace {

// https://docs.opensearch.org/latest/api-reference/document-apis/bulk/
constexpr std::size_t longest_id = 512;

/// A longer one is cut and ends with `~` and its hash.
std::string document_id(const std::string& id) {
    const std::string encoded = encoded_id(id);
    if (encoded.size() <= longest_id) return encoded;
    const std::string end = "~" + short_hash(encoded);
    return std::string(cut(encoded, longest_id - end.size())) + end;
}

} // namespace

/// The line that says what to do with the next one, and that: the document, with the fields of
/// schemas/opensearch-mapping.json.
void write_opensearch_bulk(std::ostream& out, const SearchResult&, const Hit& hit,
                           const OutputStyle&) {
    const Record& record = hit.record;
    write_line(out, {{"index", {{"_index", "dateline"}, {"_id", document_id(hit.id)}}}});
    write_line(out, {{"id", encoded_id(hit.id)},
                     {"path", record.path},
                     {"title", record.title},
                     {"body", record.body},
                     {"date", or_null(record.date)},
                     {"date_partial", or_null(record.date_partial)},
                     {"date_evidence", date_evidence_of(record)},
                     {"officials", resolved_officials_of(record)},
                     {"countries", countries_of(record)},
                     {"language", or_null(record.language)},
                     {"source", or_null(record.source)},
                     {"url", or_null(record.url)},
                     {"hash", record.hash}});
}

} // namespace dateline
