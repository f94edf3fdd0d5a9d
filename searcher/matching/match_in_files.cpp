#include "searcher/matching/match_in_files.h"

#include "searcher/matching/part_sources.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace dateline {

using Xapian::doccount;
using Xapian::docid;
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
        doccount with_term = 0;
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

// Where the engine goes wrong, files do not: when 1.4.22 turns AND_MAYBE, which it has made of an
// OR, into AND, it passes over the release at which the right side stands
// (AndMaybePostList::next()); and beside others an OR takes a phrase that is not in a release to be
// in the next (OrPostList::check()).
bool can_match(const Query& query, const Databases& databases) {
    if (query.empty() || databases.remote) return false;
    for (std::size_t i = 0; i < databases.shards.size(); ++i)
        if (!databases.files[i] || !databases.files[i]->follow(databases.shards[i])) return false;
    return !databases.shards.empty();
}

/// Any of the parts must be in a release, or, where it excludes, none.
struct Clause {
    std::vector<QueryPart> parts;
    bool excludes = false;
};

/// Puts sources in place of parts of the engine's query.
class Rewriter {
  public:
    Rewriter(const Databases& databases, const Deadline& deadline)
        : databases_(databases), deadline_(deadline) {}

    Query root(const Query& query) const {
        if (const auto part = part_of(query)) return source({*part});
        if (query.get_type() == Query::OP_AND_NOT) return with_parts(query, 1, &Rewriter::root);
        return joined(query);
    }

    /// What a release must fulfil, whatever else adds to its score. False where it is more than
    /// that.
    bool add_clauses(const Query& query, std::vector<Clause>& clauses) const {
        switch (query.get_type()) {
        case Query::OP_AND_MAYBE:
        case Query::OP_SCALE_WEIGHT:
            return add_clauses(query.get_subquery(0), clauses);
        case Query::OP_AND:
        case Query::OP_FILTER: {
            const std::vector<Query> all = subqueries(query);
            return std::all_of(all.begin(), all.end(),
                               [&](const Query& each) { return add_clauses(each, clauses); });
        }
        case Query::OP_AND_NOT:
            return add_clauses(query.get_subquery(0), clauses) &&
                   add_parts(query.get_subquery(1), clauses.emplace_back(Clause{{}, true}).parts);
        default:
            return add_parts(query, clauses.emplace_back().parts);
        }
    }

  private:
    /// Of what is joined with others: there the engine takes an AND or a phrase apart, so that its
    /// estimates are of the whole.
    Query joined(const Query& query) const {
        if (auto word = word_of(query)) return source({part_of_words({std::move(*word)}, false)});
        switch (query.get_type()) {
        case Query::OP_OR:
            return any_of(query);
        case Query::OP_AND_MAYBE:
            if (has_maybe(query.get_subquery(0))) return query;
            return Query(Query::OP_AND_MAYBE, joined(query.get_subquery(0)), any_of(query, 1));
        case Query::OP_AND:
            return with_parts(query, query.get_num_subqueries(), &Rewriter::inner);
        case Query::OP_FILTER:
        case Query::OP_AND_NOT: // the others are not weighed
            return with_parts(query, 1, &Rewriter::joined);
        default:
            return query;
        }
    }

    /// The engine adds what several AND_MAYBE may give in one sum.
    Query inner(const Query& query) const { return has_maybe(query) ? query : joined(query); }

    static bool has_maybe(const Query& query) {
        const auto type = query.get_type();
        if (type == Query::OP_AND_MAYBE) return true;
        if (type == Query::OP_FILTER || type == Query::OP_AND_NOT)
            return has_maybe(query.get_subquery(0));
        const std::vector<Query> all =
            type == Query::OP_AND ? subqueries(query) : std::vector<Query>{};
        return std::any_of(all.begin(), all.end(), has_maybe);
    }

    /// Any of the subqueries from that one on. The engine makes one OR of those in one another.
    Query any_of(const Query& query, std::size_t first = 0) const {
        std::vector<Query> sides;
        for (const Query& side : subqueries(query, first))
            add_sides(side, sides);
        std::vector<QueryPart> parts;
        for (const Query& side : sides)
            if (auto part = part_of(side)) parts.push_back(std::move(*part));
        if (parts.size() == sides.size()) return source(std::move(parts));
        if (sides.size() == 1) return joined(sides.front());
        return with_parts(Query(Query::OP_OR, sides.begin(), sides.end()), sides.size(),
                          &Rewriter::joined);
    }

    static void add_sides(const Query& query, std::vector<Query>& sides) {
        if (query.get_type() != Query::OP_OR) return sides.push_back(query);
        for (const Query& side : subqueries(query))
            add_sides(side, sides);
    }

    /// Parts of which any is enough.
    bool add_parts(const Query& query, std::vector<QueryPart>& parts) const {
        if (auto part = part_of(query)) {
            parts.push_back(std::move(*part));
            return true;
        }
        switch (query.get_type()) {
        case Query::OP_OR:
        case Query::OP_SYNONYM:
        case Query::OP_SCALE_WEIGHT: {
            const std::vector<Query> all = subqueries(query);
            return std::all_of(all.begin(), all.end(),
                               [&](const Query& each) { return add_parts(each, parts); });
        }
        default:
            return false;
        }
    }

    static std::vector<Query> subqueries(const Query& query, std::size_t first = 0) {
        std::vector<Query> all;
        for (std::size_t i = first; i < query.get_num_subqueries(); ++i)
            all.push_back(query.get_subquery(i));
        return all;
    }

    /// With so many of its subqueries, the first, rewritten.
    Query with_parts(const Query& query, std::size_t count,
                     Query (Rewriter::*rewritten)(const Query&) const) const {
        std::vector<Query> all = subqueries(query);
        for (std::size_t i = 0; i < count; ++i)
            all[i] = (this->*rewritten)(all[i]);
        return Query(query.get_type(), all.begin(), all.end());
    }

    /// A word, or all of several words, or a phrase; else nothing.
    std::optional<QueryPart> part_of(const Query& query) const {
        if (auto word = word_of(query)) return part_of_words({std::move(*word)}, false);
        const auto type = query.get_type();
        if (type != Query::OP_AND && type != Query::OP_PHRASE) return std::nullopt;
        std::vector<IndexedWord> words;
        for (const Query& each : subqueries(query)) {
            auto word = word_of(each);
            if (!word) return std::nullopt;
            words.push_back(std::move(*word));
        }
        return part_of_words(std::move(words), type == Query::OP_PHRASE);
    }

    QueryPart part_of_words(std::vector<IndexedWord> words, bool is_phrase) const {
        QueryPart part{std::move(words), {}, is_phrase};
        for (const IndexedWord& word : part.words)
            part.statistics.push_back(statistics_of(word, databases_));
        return part;
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
        for (const Query& each : subqueries(query)) {
            const auto term = each.get_type() == Query::LEAF_TERM ? word_of(each) : std::nullopt;
            if (!term) return std::nullopt;
            word.terms.push_back(term->terms.front());
        }
        if (word.terms.front() == word.terms.back()) return std::nullopt;
        return word;
    }

    Query source(std::vector<QueryPart> parts) const {
        FileQuery query{std::move(parts), databases_, deadline_};
        return Query(source_of(std::make_shared<const FileQuery>(std::move(query)))->release());
    }

    const Databases& databases_;
    const Deadline& deadline_;
};

std::optional<std::vector<Clause>> clauses_of(const Query& query, const Databases& databases) {
    std::vector<Clause> clauses;
    if (!can_match(query, databases) ||
        !Rewriter(databases, Deadline()).add_clauses(query, clauses))
        return std::nullopt;
    return clauses;
}

/// A clause in a shard.
class ClauseMatch {
  public:
    /// As PartMatch.
    ClauseMatch(ShardFiles& files, const Clause& clause, doccount releases, Watch& watch)
        : excludes_(clause.excludes) {
        for (const QueryPart& part : clause.parts)
            parts_.emplace_back(files, part, releases, watch);
    }

    /// How many releases may have to be searched for phrases.
    doccount phrases() const {
        doccount sum = 0;
        for (const PartMatch& part : parts_)
            sum += part.is_phrase() ? part.most() : 0;
        return sum;
    }

    /// As PartMatch.
    void stay_within(docid first, docid end) {
        for (PartMatch& part : parts_)
            part.stay_within(first, end);
    }

    /// The first release from that one on that fulfils it.
    docid first_from(docid document) {
        if (excludes_) {
            while (is_in(document))
                ++document;
            return document;
        }
        docid first = PostingList::at_end;
        for (PartMatch& part : parts_) {
            part.skip_to(document, 0);
            first = std::min(first, part.document());
        }
        return first;
    }

  private:
    bool is_in(docid document) {
        return std::any_of(parts_.begin(), parts_.end(),
                           [&](PartMatch& part) { return part.is_in(document); });
    }

    std::vector<PartMatch> parts_;
    bool excludes_;
};

/// All clauses in a shard, for one thread.
class ShardMatch {
  public:
    ShardMatch(const std::vector<Clause>& clauses, ShardFiles& files, doccount releases,
               const Deadline& deadline)
        : watch_(deadline) {
        for (const Clause& clause : clauses)
            clauses_.emplace_back(files, clause, releases, watch_);
    }
    ShardMatch(const ShardMatch&) = delete;
    ShardMatch& operator=(const ShardMatch&) = delete;

    /// As ClauseMatch has it, of the clause that has most.
    doccount phrases() const {
        doccount most = 0;
        for (const ClauseMatch& clause : clauses_)
            most = std::max(most, clause.phrases());
        return most;
    }

    /// What fulfils all from `first`, behind which it has not been, to before `end`.
    std::vector<docid> list(std::uint64_t first, std::uint64_t end) {
        const auto begin = static_cast<docid>(first);
        const auto stop = static_cast<docid>(std::min<std::uint64_t>(end, PostingList::at_end));
        std::vector<docid> found;
        for (ClauseMatch& clause : clauses_)
            clause.stay_within(begin, stop);
        for (docid document = begin; (document = first_from(document)) < stop; ++document)
            found.push_back(document);
        return found;
    }

  private:
    docid first_from(docid document) {
        for (docid wanted = 0; wanted != document;) {
            wanted = document;
            for (ClauseMatch& clause : clauses_) {
                document = clause.first_from(document);
                if (document == PostingList::at_end) return document;
            }
        }
        return document;
    }

    Watch watch_;
    std::vector<ClauseMatch> clauses_;
};

/// So many threads that each has enough to do.
std::size_t threads_for(doccount phrases) {
    constexpr std::size_t phrases_a_thread = 500; // some 0.5 ms
    const std::size_t most = std::max(1u, std::thread::hardware_concurrency());
    return std::clamp<std::size_t>(phrases / phrases_a_thread, 1, most);
}

/// Appends what fulfils all clauses in a shard.
void list_in_shard(const std::vector<Clause>& clauses, const Databases& databases,
                   std::size_t shard, const Deadline& deadline, std::vector<docid>& found) {
    constexpr std::size_t slices_a_thread = 8; // or one thread waits for the others
    const doccount releases = databases.shards[shard].get_doccount();
    if (releases == 0) return;
    ShardFiles& files = *databases.files[shard];
    ShardMatch first(clauses, files, releases, deadline);
    const std::size_t wanted = threads_for(first.phrases());
    const std::size_t threads = wanted > 1 && files.map() ? wanted : 1;
    std::vector<std::vector<docid>> slices(threads == 1 ? 1 : threads * slices_a_thread);
    const std::uint64_t step = databases.shards[shard].get_lastdocid() / slices.size() + 1;
    std::atomic<std::size_t> next = 0;
    in_parallel(threads, [&](std::size_t thread) {
        std::optional<ShardMatch> other;
        if (thread > 0) other.emplace(clauses, files, releases, deadline);
        ShardMatch& match = other ? *other : first;
        for (std::size_t i; (i = next++) < slices.size();)
            slices[i] = match.list(i * step + 1, (i + 1) * step + 1);
    });
    for (const std::vector<docid>& slice : slices)
        for (const docid document : slice)
            found.push_back(number_in_all(document, shard, databases.shards.size()));
}

/// Of what fulfils all clauses in a shard, so many as stand in every `share`-th of its stretches.
std::uint64_t count_in_shard(const std::vector<Clause>& clauses, const Databases& databases,
                             std::size_t shard, std::uint64_t share, const Deadline& deadline) {
    constexpr std::uint64_t looked_at = 16; // stretches: releases of one sender stand together
    const doccount releases = databases.shards[shard].get_doccount();
    if (releases == 0) return 0;
    ShardMatch match(clauses, *databases.files[shard], releases, deadline);
    const std::uint64_t last = databases.shards[shard].get_lastdocid();
    const std::uint64_t stretches = share == 1 ? 1 : looked_at * share;
    std::uint64_t count = 0;
    for (std::uint64_t i = 0; i < stretches; i += share)
        count += match.list(i * last / stretches + 1, (i + 1) * last / stretches + 1).size();
    return count;
}

} // namespace

Query in_files(const Query& query, const Databases& databases, const Deadline& deadline) {
    return can_match(query, databases) ? Rewriter(databases, deadline).root(query) : query;
}

bool can_list_in_files(const Query& query, const Databases& databases) {
    return clauses_of(query, databases).has_value();
}

std::optional<std::vector<docid>> list_in_files(const Query& query, const Databases& databases,
                                                const Deadline& deadline) {
    const auto clauses = clauses_of(query, databases);
    if (!clauses) return std::nullopt;
    std::vector<docid> found;
    for (std::size_t shard = 0; shard < databases.shards.size(); ++shard)
        list_in_shard(*clauses, databases, shard, deadline, found);
    return found;
}

std::optional<std::uint64_t> count_part_in_files(const Query& query, const Databases& databases,
                                                 std::uint64_t share, const Deadline& deadline) {
    const auto clauses = clauses_of(query, databases);
    if (!clauses) return std::nullopt;
    std::uint64_t count = 0;
    for (std::size_t shard = 0; shard < databases.shards.size(); ++shard)
        count += count_in_shard(*clauses, databases, shard, share, deadline);
    return count;
}

} // namespace dateline
