#include "searcher/query/word_forms.h"

#include "searcher/query/query_error.h"

#include <algorithm>

namespace dateline {

namespace {

constexpr std::size_t shortest_start = 3;
constexpr std::size_t most_looked_at = 5000;
constexpr std::size_t most_beginnings = 1000;

/// What all words of a stem begin with, its last letter aside: "country" has the stem "countri".
std::string common_start(const std::string& stem) {
    std::string start = stem;
    if (start.size() > shortest_start) {
        while ((static_cast<unsigned char>(start.back()) & 0xC0) == 0x80)
            start.pop_back();
        start.pop_back();
    }
    return start;
}

} // namespace

std::vector<std::string> word_terms(const std::vector<std::string>& words) {
    std::vector<std::string> terms;
    for (const std::string& word : words)
        terms.push_back(schema::word_term(*schema::find_field(""), word));
    return terms;
}

std::vector<std::string> word_forms(Terms& terms, const Xapian::Stem& stem,
                                    const schema::Field& field, const std::string& word,
                                    std::size_t most) {
    std::vector<std::string> forms{schema::word_term(field, word)};
    const std::string wanted = stem(word);
    const std::string start = common_start(wanted);
    if (start.size() < shortest_start) return forms;
    const std::string begin = schema::word_term(field, start);
    const std::size_t prefix = schema::word_term(field, "").size();
    std::vector<std::pair<Xapian::doccount, std::string>> others;
    for (const auto& [candidate, releases] : terms.beginning_with(begin, most_looked_at))
        if (candidate != forms[0] && stem(candidate.substr(prefix)) == wanted)
            others.emplace_back(releases, candidate);
    std::sort(others.begin(), others.end(), std::greater<>());
    for (auto& [frequency, term] : others)
        if (forms.size() < most) forms.push_back(std::move(term));
    return forms;
}

std::vector<std::string> WordBeginnings::terms_of(const QueryNode& node) {
    const std::string start = schema::word_term(*schema::find_field(""), node.words[0]);
    std::vector<std::string> terms;
    for (auto& [term, count] : terms_.beginning_with(start, most_beginnings + 1))
        terms.push_back(std::move(term));
    found_ += terms.size();
    if (found_ > most_beginnings)
        throw QueryError("too many words begin with " + node.words[0], node.offset,
                         "write more of the word");
    return terms;
}

} // namespace dateline
