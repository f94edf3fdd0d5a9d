#include "searcher/answer.h"

#include "common/ascii.h"
#include "common/error.h"
#include "common/text.h"
#include "searcher/diagnosis.h"
#include "searcher/explain.h"
#include "searcher/outputs/json.h"
#include "searcher/query/query_error.h"
#include "searcher/query/query_lexer.h"
#include "searcher/release.h"
#include "searcher/snippets/snippet.h"

#include <iostream>
#include <optional>
#include <ostream>

namespace dateline {

namespace {

// With fewer hits than these another spelling may have been meant.
constexpr std::uint64_t few = 3;

void explain_nothing(Index& index, const Request& request, const SearchResult& result) {
    std::cerr << "nothing found for " << printable(result.understood) << " among "
              << describe_index(index) << '\n';
    const auto clauses = count_clauses(index, request);
    if (clauses.size() > 1) {
        const ClauseCount* nearest = nullptr;
        for (const ClauseCount& clause : clauses) {
            std::cerr << "  " << printable(clause.clause) << " alone: " << clause.releases << '\n';
            if (clause.without > 0 && (nearest == nullptr || clause.without > nearest->without))
                nearest = &clause;
        }
        if (nearest != nullptr)
            std::cerr << "without " << printable(nearest->clause) << ": " << nearest->without
                      << (nearest->without == 1 ? " release\n" : " releases\n");
    }
    if (result.undated > 0)
        std::cerr << result.undated << " more would fit but have no date; see date:none\n";
}

/// Of an answer that shows no release.
void explain_empty_page(Index& index, const Request& request, const SearchResult& result,
                        bool for_people) {
    if (result.timed_out) {
        if (request.limit > 0)
            std::cerr << "dateline-search: time ran out before a release could be shown; "
                         "allow more with --timeout\n";
    } else if (for_people && result.total == 0) {
        explain_nothing(index, request, result);
    } else if (for_people && request.limit > 0) {
        std::cerr << "dateline-search: no release is left after the first " << request.offset
                  << "; give --offset less\n";
    }
}

/// In text that was pasted in such a word is a word.
void explain_field(const Request& request) {
    const std::string field = field_before_blank(request.query);
    if (field.empty() || looks_like_prose(plain_query(request.query))) return;
    std::cerr << "dateline-search: " << field << " before a blank is read as a word; to ask for "
              << "the field leave the blank out\n";
}

/// Ids of those that come first by relevance.
std::vector<std::string> most_like(Index& index, Request request) {
    request.sort = Sort::relevance;
    request.offset = 0;
    request.limit = 100;
    request.detail = Detail::names;
    std::vector<std::string> ids;
    for (const Hit& hit : search(index, request).hits)
        ids.push_back(hit.id);
    return ids;
}

/// A request for releases like one, which itself is left out.
Request resolve_similar(Index& index, Request request, const std::string& id) {
    const Record release = release_of(index, id);
    request.like = words_of(index, release);
    if (request.like.empty())
        throw Error("the release " + id + " has no words that others have",
                    "there is nothing like it in the index");
    request.except = release.id;
    request.match = Match::any;
    // Almost every release has one of the words, which only the order by relevance puts last.
    if (request.sort != Sort::relevance) request.among = most_like(index, request);
    return request;
}

std::size_t columns_before(std::string_view text, std::size_t bytes) {
    std::size_t columns = 0;
    for (std::size_t i = 0; i < std::min(bytes, text.size()); ++columns)
        next_character(text, i);
    return columns;
}

void write_caret(const std::string& query, std::size_t offset) {
    const bool shown = !trimmed(query).empty() && query.size() <= 400;
    if (!shown || query.find_first_of("\n\r\t\x1b") != std::string::npos) return;
    std::cerr << "  " << printable(query) << "\n  "
              << std::string(columns_before(query, offset), ' ') << "^\n";
}

} // namespace

void report_missing(const Index& index) {
    if (index.answering() == index.shards()) return;
    std::cerr << "dateline-search: " << index.answering() << " of " << index.shards()
              << " shards answered";
    for (const std::string& problem : index.problems())
        std::cerr << "; " << printable(problem);
    std::cerr << '\n';
}

int answer(Index& index, const Request& given, const SearchOptions& options,
           const std::string& query_id, std::ostream& out, bool with_header) {
    Request request =
        options.similar_to.empty() ? given : resolve_similar(index, given, options.similar_to);
    request.fold = options.fold_duplicates;
    const Output& output = *options.output;
    request.detail = output.need >= Output::texts || options.explain ? Detail::texts
                     : output.need == Output::facts                  ? Detail::facts
                                                                     : Detail::names;
    const OutputStyle style{query_id,       options.color,      options.width, options.end_with_nul,
                            options.fields, options.to_terminal};
    bool begun = !with_header;
    std::uint64_t shown = 0;
    const auto begin = [&](const SearchResult& result) {
        if (!begun && output.begin != nullptr) output.begin(out, result, style);
        begun = true;
    };
    std::optional<SnippetMaker> snippets;
    const auto finish = [&](const SearchResult& result, Hit& hit) {
        if (output.need == Output::snippets) {
            if (!snippets) snippets.emplace(result.terms);
            hit.snippet = snippets->make(hit.record);
        }
        if (options.explain && !request.everything) hit.reasons = explain_hit(index, request, hit);
        ++shown;
    };
    HitSink sink;
    if (output.hit != nullptr)
        sink = [&](const SearchResult& result, Hit&& hit) {
            begin(result);
            finish(result, hit);
            output.hit(out, result, hit, style);
        };
    SearchResult result = search(index, request, sink);
    begin(result);
    for (Hit& hit : result.hits)
        finish(result, hit);
    if (options.suggest && !request.everything && !result.timed_out &&
        (result.total < few || result.relaxed))
        result.suggestion = suggest_query(index, request);
    if (shown == 0) explain_empty_page(index, request, result, output.is(Output::for_people));
    if (output.is(Output::for_people)) explain_field(request);
    if (output.end != nullptr) output.end(out, result, style);
    report_missing(index);
    const bool ran_out = shown == 0 && result.timed_out && request.limit > 0;
    const bool found = shown > 0 || (result.total > 0 && !ran_out);
    return found ? exit_code::good : exit_code::partly;
}

void report_error(const Error& error, const std::string& query, const SearchOptions& options,
                  const std::string& query_id, std::ostream& out) {
    const auto* in_query = dynamic_cast<const QueryError*>(&error);
    if (options.output->is(Output::is_json)) {
        const OutputStyle style{query_id, false, 0, false};
        write_json_error(out, error,
                         in_query != nullptr ? std::optional(in_query->offset) : std::nullopt,
                         style);
        return;
    }
    std::cerr << "dateline-search: " << (query_id.empty() ? "" : printable(query_id) + ": ")
              << printable(error.what()) << '\n';
    if (in_query != nullptr) write_caret(query, in_query->offset);
    if (!error.hint.empty()) std::cerr << "hint: " << printable(error.hint) << '\n';
}

} // namespace dateline
