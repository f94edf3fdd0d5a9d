#include "searcher/search.h"

#include "common/error.h"
#include "common/schema.h"
#include "searcher/family_counts.h"
#include "searcher/finding.h"
#include "searcher/release.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <optional>
#include <set>
#include <type_traits>
#include <unordered_set>
#include <utility>

namespace dateline {

namespace {

using Clock = std::chrono::steady_clock;

/// A group without clauses asks for nothing in particular.
QueryNode all_releases() {
    QueryNode root;
    root.kind = QueryNode::Kind::group;
    return root;
}

/// Releases came to have other numbers before any hit was given: all is to be done again.
struct OtherNumbers {};

/// Reads the hits of what was found, one by one, whatever becomes of the index meanwhile.
class HitReader {
  public:
    HitReader(Index& index, const Request& request, const HitSink& sink, Finding& finding,
              const Deadline& deadline)
        : index_(index), request_(request), sink_(sink), finding_(finding),
          result_(finding.result()), deadline_(deadline) {}

    /// Gives them to the sink or, where there is none, to the result. Throws OtherNumbers, and as
    /// read_index() does.
    void read_all() {
        std::size_t rank = 0;
        while (rank < finding_.page()) {
            std::string family;
            const auto candidate =
                read_same_index([&] { return next_shown(family, finding_.page() - rank); });
            if (!candidate) break;
            if (++rank <= request_.offset) continue;
            if (deadline_.has_passed()) {
                result_.timed_out = true;
                break;
            }
            Hit hit;
            hit.rank = static_cast<unsigned>(rank);
            hit.score = candidate->score;
            const bool is_there =
                read_same_index([&] { return read(candidate->document, family, hit); });
            if (!is_there) continue; // removed since it was found
            result_.hits.push_back(std::move(hit));
            if (sink_ && !may_wait()) give();
        }
        if (sink_) give();
    }

  private:
    // ---- the index as it was when releases were found

    template <typename Read>
    std::invoke_result_t<Read> read_same_index(Read read) {
        return read_index(index_, [&] {
            if (!finding_.scope().is_current()) follow_index();
            return read();
        });
    }

    /// What was committed since leaves the others their numbers; else all is found anew.
    void follow_index() {
        if (finding_.scope().follow()) {
            finding_.list().go_on_in(finding_.scope().database());
            return;
        }
        if (!given_) throw OtherNumbers();
        throw Error(index_.is_remote()
                        ? "a server failed in the middle of the answer, which ends here"
                        : "the index was exchanged in the middle of the answer, which ends here",
                    "ask again; what is printed is right, but not all");
    }

    // ---- candidates

    /// The next that no earlier one stands for, and its family. `usual`: so many may follow.
    std::optional<Candidate> next_shown(std::string& family, std::size_t usual) {
        for (;;) {
            if (ahead_.empty()) look_ahead(usual);
            if (ahead_.empty()) return std::nullopt;
            const Candidate candidate = ahead_.front();
            if (request_.fold) family = family_of(candidate.document);
            ahead_.pop_front(); // not before what may throw, and is done again then
            if (family.empty() || shown_families_.insert(family).second) return candidate;
        }
    }

    /// Servers are asked for many releases at a time; and families are counted many at a time.
    void look_ahead(std::size_t usual) {
        constexpr std::size_t most_ahead = 100;
        std::vector<Xapian::docid> numbers;
        while (ahead_.size() < std::min(usual, most_ahead)) {
            const auto candidate = finding_.list().next();
            if (!candidate) break;
            ahead_.push_back(*candidate);
            numbers.push_back(candidate->document);
        }
        documents().expect(numbers);
    }

    std::string family_of(Xapian::docid document) {
        try {
            return documents().value(document, schema::family_slot);
        } catch (const Xapian::DocNotFoundError&) {
            return {};
        }
    }

    /// How many releases of a family the query finds.
    unsigned found_of(const std::string& family) {
        if (!families_.knows(family)) {
            std::set<std::string> next{family};
            for (const Candidate& candidate : ahead_)
                next.insert(family_of(candidate.document));
            next.erase(std::string());
            families_.count(next, finding_.scope().database(), finding_.query(), deadline_);
        }
        return families_.of(family);
    }

    // ---- hits

    /// False where the release is gone.
    bool read(Xapian::docid document, const std::string& family, Hit& hit) {
        try {
            hit.record = record_of(document);
        } catch (const Xapian::DocNotFoundError& error) {
            // Removed; or it cannot be found because what leads to it was written over.
            if (!index_.is_remote() && index_.refresh())
                throw Xapian::DatabaseModifiedError(error.get_msg());
            return false;
        }
        hit.id = hit.record.id;
        if (request_.detail != Detail::names && !family.empty()) hit.similar = found_of(family) - 1;
        return true;
    }

    Record record_of(Xapian::docid document) {
        switch (request_.detail) {
        case Detail::names:
            return decode_names(documents().data(document));
        case Detail::facts:
            return read_facts(documents(), document, index_.people());
        case Detail::texts:
            return read_record(documents(), document, index_.people());
        }
        return {};
    }

    Documents& documents() { return finding_.scope().documents(); }

    /// So that an answer can be made anew when a server fails, the first hits wait for the others.
    bool may_wait() const {
        constexpr std::size_t most_waiting = 1000;
        return index_.is_remote() && !given_ && result_.hits.size() <= most_waiting;
    }

    /// All that waits.
    void give() {
        given_ = given_ || !result_.hits.empty();
        for (Hit& hit : std::exchange(result_.hits, {}))
            sink_(result_, std::move(hit));
    }

    Index& index_;
    const Request& request_;
    const HitSink& sink_;
    Finding& finding_;
    SearchResult& result_;
    const Deadline& deadline_;
    std::deque<Candidate> ahead_; ///< of the list, already looked at
    bool given_ = false;          ///< a hit is out
    std::unordered_set<std::string> shown_families_;
    FamilyCounts families_;
};

/// Throws OtherNumbers.
SearchResult search_once(Index& index, const Request& request, const HitSink& sink) {
    const QueryNode query = parse_request(request);
    // Servers have only the engine's own limit.
    const Deadline deadline(index.is_remote() ? 0 : request.timeout_ms);
    const auto start = Clock::now();
    const auto elapsed = [&] {
        return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    };
    std::optional<Finding> finding;
    read_index(index, [&] {
        // A handle behind a large commit would quietly find nothing.
        index.refresh(true);
        finding.emplace(index, request, query, deadline);
        if (finding->result().total == 0 && index.is_remote() && index.refresh())
            finding.emplace(index, request, query, deadline);
    });
    SearchResult& result = finding->result();
    result.took_ms = elapsed();
    result.timed_out = request.timeout_ms > 0 && result.took_ms >= request.timeout_ms;
    result.shards = {index.answering(), index.shards()};
    HitReader(index, request, sink, *finding, deadline).read_all();
    if (!sink) result.took_ms = elapsed();
    if (result.timed_out) result.total_exact = false;
    return std::move(result);
}

} // namespace

QueryNode parse_request(const Request& request) {
    if (request.everything) return all_releases();
    if (request.like.empty()) return parse_query(request.query, request.today);
    QueryNode root = parse_query(request.like, request.today);
    if (!request.query.empty())
        root.items.push_back({Sign::required, parse_query(request.query, request.today)});
    return root;
}

SearchResult search(Index& index, const Request& request, const HitSink& sink) {
    for (;;)
        try {
            return search_once(index, request, sink);
        } catch (const OtherNumbers&) { // once for each shard that came or went, and each exchange
        }
}

} // namespace dateline
