#include "benchmarks/latency.h"

#include "common/error.h"
#include "searcher/matching/match_in_files.h"
#include "searcher/query/query_plan.h"
#include "searcher/ranking.h"
#include "searcher/snippets/snippet.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <random>
#include <thread>

namespace dateline::bench {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

Date today() {
    return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

/// Asks as the searcher does, or as far as the engine's own scoring goes.
class Asker {
  public:
    explicit Asker(const Options& options)
        : options_(options), index_(std::vector{options.database.string()}) {}

    void ask(const std::string& query) {
        try {
            options_.first_pass ? first_pass(query) : shipped(query);
        } catch (const QueryError& error) {
            throw Error("the query `" + query + "` cannot be understood: " + error.what());
        }
    }

    /// How many releases the query's terms have, each for itself: what there is to read where the
    /// engine passes over nothing.
    double postings(const std::string& query) {
        double sum = 0;
        const Xapian::Query asked = scored(query);
        for (auto term = asked.get_unique_terms_begin(); term != asked.get_unique_terms_end();
             ++term)
            sum += index_.database().get_termfreq(*term);
        return sum;
    }

  private:
    void shipped(const std::string& query) {
        Request request;
        request.query = query;
        request.limit = options_.limit;
        request.match = options_.match;
        request.detail = options_.read == Options::Read::snippets ? Detail::texts
                         : options_.read == Options::Read::facts  ? Detail::facts
                                                                  : Detail::names;
        request.facets = options_.facets;
        request.today = today();
        const SearchResult result = search(index_, request);
        if (request.detail != Detail::texts) return;
        const SnippetMaker snippets(result.terms);
        for (const Hit& hit : result.hits)
            snippets.make(hit.record);
    }

    Xapian::Query scored(const std::string& query) {
        PlanOptions plan_options;
        plan_options.loose_phrases = options_.match == Match::any;
        const QueryPlan plan =
            plan_query(parse_query(query, today()), index_.terms(), index_.stemmer(), plan_options);
        return options_.match == Match::any && plan.relaxable ? plan.any : plan.all;
    }

    void first_pass(const std::string& query) {
        Xapian::Enquire enquire(index_.database());
        enquire.set_query(in_files(scored(query), index_.databases()));
        enquire.set_weighting_scheme(first_pass_weight());
        enquire.get_mset(0, options_.limit);
    }

    const Options& options_;
    Index index_;
};

/// All queries once. `add` gets each query's place in the list and its milliseconds.
template <typename Add>
void ask_all(Asker& asker, const std::vector<ClassifiedQuery>& queries, Add add) {
    for (std::size_t i = 0; i < queries.size(); ++i) {
        const auto start = Clock::now();
        asker.ask(queries[i].text);
        add(i, seconds_since(start) * 1e3);
    }
}

std::vector<Series> postings_by_group(Asker& asker, const std::vector<ClassifiedQuery>& queries) {
    std::vector<Series> all;
    for (const std::string& group : groups_of(queries)) {
        std::vector<double> postings;
        for (const ClassifiedQuery& query : queries)
            if (query.group == group) postings.push_back(asker.postings(query.text));
        all.push_back({"postings, " + group, "a query", {std::move(postings)}});
    }
    return all;
}

/// Runs `threads` askers through `rounds` shuffled rounds at once; queries a second of all.
double queries_per_second(const Options& options, const std::vector<ClassifiedQuery>& queries,
                          unsigned threads) {
    std::vector<std::thread> running;
    std::vector<std::exception_ptr> failures(threads);
    const auto start = Clock::now();
    for (unsigned thread = 0; thread < threads; ++thread) {
        running.emplace_back([&, thread] {
            try {
                Asker asker(options);
                std::vector<ClassifiedQuery> shuffled = queries;
                std::shuffle(shuffled.begin(), shuffled.end(), std::mt19937(thread));
                for (unsigned round = 0; round < options.rounds; ++round)
                    ask_all(asker, shuffled, [](std::size_t, double) {});
            } catch (...) { // carried over to the thread that waits
                failures[thread] = std::current_exception();
            }
        });
    }
    for (std::thread& thread : running)
        thread.join();
    for (const std::exception_ptr& failure : failures)
        if (failure) std::rethrow_exception(failure);
    const auto asked = static_cast<double>(queries.size()) * options.rounds * threads;
    return asked / seconds_since(start);
}

} // namespace

std::vector<Series> measure_latency(const Options& options,
                                    const std::vector<ClassifiedQuery>& queries) {
    Asker asker(options);
    std::vector<Series> series;
    for (const std::string& group : groups_of(queries))
        series.push_back({group, "ms", std::vector<std::vector<double>>(options.rounds)});
    series.push_back({"all", "ms", std::vector<std::vector<double>>(options.rounds)});
    ask_all(asker, queries, [](std::size_t, double) {});
    const std::vector<Series> postings = postings_by_group(asker, queries);
    for (unsigned round = 0; round < options.rounds; ++round) {
        ask_all(asker, queries, [&](std::size_t query, double milliseconds) {
            const auto its = std::find_if(series.begin(), series.end(), [&](const Series& one) {
                return one.name == queries[query].group;
            });
            its->rounds[round].push_back(milliseconds);
            series.back().rounds[round].push_back(milliseconds);
        });
    }
    series.insert(series.end(), postings.begin(), postings.end());
    return series;
}

std::vector<Series> measure_throughput(const Options& options,
                                       const std::vector<ClassifiedQuery>& queries) {
    std::vector<unsigned> counts{1};
    const unsigned most = options.jobs > 0 ? options.jobs : std::thread::hardware_concurrency();
    if (most > 1) counts.push_back(most);
    Options once = options;
    once.rounds = 1;
    std::vector<Series> series;
    for (const unsigned threads : counts)
        series.push_back(
            {std::to_string(threads) + (threads == 1 ? " thread" : " threads"), "queries/s", {}});
    queries_per_second(once, queries, 1); // unmeasured
    for (unsigned round = 0; round < options.rounds; ++round)
        for (std::size_t i = 0; i < counts.size(); ++i)
            series[i].rounds.push_back({queries_per_second(once, queries, counts[i])});
    return series;
}

} // namespace dateline::bench
