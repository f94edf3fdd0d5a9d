#include "searcher/match_in_files.h"

#include "searcher/word_sources.h"

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace dateline {

using Xapian::Query;

namespace {

/// Of a word in all shards, as the engine has it.
WordStatistics statistics_of(const IndexedWord& word, const Databases& databases) {
    WordStatistics all{};
    const Xapian::Database& database = databases.all;
    all.releases = database.get_doccount();
    all.average_length = database.get_average_length();
    all.least_length = database.get_doclength_lower_bound();
    all.times = word.times;
    const auto length = static_cast<double>(database.get_total_length());
    bool is_first = true;
    for (const std::string& term : word.terms) {
        Xapian::doccount with_term = 0;
        Xapian::termcount occurrences = 0;
        for (const auto& files : databases.files) {
            const PostingList list(files->postings(), term);
            with_term += list.size();
            occurrences += list.occurrences();
        }
        all.with_word = is_first ? with_term : either(all.with_word, with_term, all.releases);
        all.occurrences = is_first ? occurrences : either(all.occurrences, occurrences, length);
        is_first = false;
    }
    return all;
}

/// Whether the engine may lose one of the best: when 1.4.22 turns AND_MAYBE, which it has made of
/// an OR, into AND, it passes over the release at which the right side stands
/// (AndMaybePostList::next()).
bool may_lose(const Query& query) {
    switch (query.get_type()) {
    case Query::OP_OR:
    case Query::OP_AND_MAYBE:
        return true;
    case Query::OP_FILTER:
    case Query::OP_AND_NOT: // the others are not weighed
        return may_lose(query.get_subquery(0));
    case Query::OP_AND:
        for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
            if (may_lose(query.get_subquery(i))) return true;
        return false;
    default:
        return false;
    }
}

/// How many questions it would pay for as much to be spared as to be spared the query.
std::uint64_t worth(const Query& query, const Databases& databases) {
    constexpr std::uint64_t postings_a_question = 50; // the engine takes 50 and 2,500 ns
    if (may_lose(query)) return ShardFiles::engine_first + 1;
    std::uint64_t postings = 0;
    const auto end = query.get_unique_terms_end();
    for (auto term = query.get_unique_terms_begin(); term != end; ++term)
        postings += databases.all.get_termfreq(*term);
    return postings / postings_a_question / databases.shards.size();
}

bool can_match(const Query& query, const Databases& databases) {
    std::optional<std::uint64_t> questions;
    for (std::size_t i = 0; i < databases.shards.size(); ++i) {
        if (!databases.files[i]) return false;
        if (databases.files[i]->follow(databases.shards[i], 0)) continue;
        if (!questions) questions = worth(query, databases);
        if (!databases.files[i]->follow(databases.shards[i], *questions)) return false;
    }
    return !databases.shards.empty();
}

/// Puts sources in place of parts of the engine's query.
class Rewriter {
  public:
    Rewriter(const Databases& databases, const Deadline& deadline)
        : databases_(databases), deadline_(deadline) {}

    Query root(const Query& query) const {
        const auto words = words_of(parts_of(query));
        if (words && query.get_type() == Query::OP_PHRASE) return source(phrase, *words);
        if (words && query.get_type() == Query::OP_AND) return source(all_words, *words);
        if (query.get_type() == Query::OP_AND_NOT) return with_parts(query, 1, &Rewriter::root);
        return part(query);
    }

  private:
    /// Of what is joined with others: there the engine takes an AND or a phrase apart, so that its
    /// estimates are of the whole.
    Query part(const Query& query) const {
        if (const auto word = word_of(query)) return source(all_words, {*word});
        switch (query.get_type()) {
        case Query::OP_OR:
            return any_of(query);
        case Query::OP_AND_MAYBE:
            return Query(Query::OP_AND_MAYBE, inner_part(query.get_subquery(0)), any_of(query, 1));
        case Query::OP_AND:
            return with_parts(query, query.get_num_subqueries(), &Rewriter::inner_part);
        case Query::OP_FILTER:
        case Query::OP_AND_NOT: // the others are not weighed
            return with_parts(query, 1, &Rewriter::part);
        default:
            return query;
        }
    }

    /// The engine adds what several AND_MAYBE may give in one sum.
    Query inner_part(const Query& query) const {
        return query.get_type() == Query::OP_AND_MAYBE ? query : part(query);
    }

    /// Any of the parts from that one on. The engine makes one OR of those in one another.
    Query any_of(const Query& query, std::size_t first = 0) const {
        std::vector<Query> parts;
        for (const Query& part : parts_of(query, first))
            add_parts(part, parts);
        if (const auto words = words_of(parts)) return source(any_word, *words);
        if (parts.size() == 1) return part(parts.front());
        return with_parts(Query(Query::OP_OR, parts.begin(), parts.end()), parts.size(),
                          &Rewriter::part);
    }

    static void add_parts(const Query& query, std::vector<Query>& parts) {
        if (query.get_type() != Query::OP_OR) return parts.push_back(query);
        for (const Query& part : parts_of(query))
            add_parts(part, parts);
    }

    static std::vector<Query> parts_of(const Query& query, std::size_t first = 0) {
        std::vector<Query> parts;
        for (std::size_t i = first; i < query.get_num_subqueries(); ++i)
            parts.push_back(query.get_subquery(i));
        return parts;
    }

    /// With so many of its parts, the first, rewritten.
    Query with_parts(const Query& query, std::size_t count,
                     Query (Rewriter::*rewritten)(const Query&) const) const {
        std::vector<Query> parts = parts_of(query);
        for (std::size_t i = 0; i < count; ++i)
            parts[i] = (this->*rewritten)(parts[i]);
        return Query(query.get_type(), parts.begin(), parts.end());
    }

    /// Nothing where one is no word.
    static std::optional<std::vector<IndexedWord>> words_of(const std::vector<Query>& parts) {
        std::vector<IndexedWord> words;
        for (const Query& part : parts) {
            auto word = word_of(part);
            if (!word) return std::nullopt;
            words.push_back(std::move(*word));
        }
        return words;
    }

    static std::optional<IndexedWord> word_of(const Query& query) {
        if (query.get_type() == Query::LEAF_TERM) {
            const std::string term = *query.get_terms_begin();
            if (term.find('\0') != std::string::npos) return std::nullopt;
            return IndexedWord{{term}, query.get_length()};
        }
        if (query.get_type() != Query::OP_SYNONYM || query.get_num_subqueries() != 2)
            return std::nullopt;
        IndexedWord word;
        for (std::size_t i = 0; i < 2; ++i) {
            const Query part = query.get_subquery(i);
            const auto term = part.get_type() == Query::LEAF_TERM ? word_of(part) : std::nullopt;
            if (!term) return std::nullopt;
            word.terms.push_back(term->terms.front());
        }
        if (word.terms.front() == word.terms.back()) return std::nullopt;
        return word;
    }

    Query source(Xapian::PostingSource* (*make)(std::shared_ptr<const WordQuery>),
                 const std::vector<IndexedWord>& words) const {
        const auto query = std::make_shared<WordQuery>();
        query->words = words;
        query->databases = databases_;
        query->deadline = deadline_;
        for (const IndexedWord& word : words)
            query->statistics.push_back(statistics_of(word, databases_));
        return Query(make(query)->release());
    }

    const Databases& databases_;
    const Deadline& deadline_;
};

} // namespace

Query in_files(const Query& query, const Databases& databases, const Deadline& deadline) {
    const bool can = !query.empty() && !databases.far && can_match(query, databases);
    return can ? Rewriter(databases, deadline).root(query) : query;
}

} // namespace dateline
