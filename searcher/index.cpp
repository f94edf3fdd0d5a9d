#include "searcher/index.h"

#include "common/error.h"
#include "common/schema.h"
#include "common/text.h"

#include <algorithm>
#include <sys/stat.h>
#include <utility>

namespace dateline {

namespace {

// About 60 bytes a release for five facets.
constexpr Xapian::docid most_in_columns = 2'000'000;

// A server that is silent for so long, where nobody says how fast the answer is wanted.
constexpr unsigned usual_wait_ms = 3000;
// An answer may wait for a connection, for a server that fails, and for the others without it.
constexpr unsigned waits_an_answer = 3;
constexpr std::chrono::seconds first_between_tries{1}, most_between_tries{60};
constexpr std::chrono::milliseconds between_refreshes{50};

/// What changes whenever something else is put at the place.
std::string state_of(const std::string& place) {
    std::string state;
    struct stat status {};
    for (const std::string& file :
         {place + "/iamglass", place + '/' + std::string(stub_name), place})
        if (::stat(file.c_str(), &status) == 0) {
            // The number of a file that is gone may be another one's by now.
            state += std::to_string(status.st_dev) + ':' + std::to_string(status.st_ino) + ':' +
                     std::to_string(status.st_ctim.tv_sec) + '.' +
                     std::to_string(status.st_ctim.tv_nsec) + ' ';
            break;
        }
    return state + '\n';
}

} // namespace

void throw_index_error(const Xapian::Error& error) {
    throw Error("cannot read the index: " + error.get_description(),
                "if it stays so, look into it with dateline-index --check");
}

Index::Index(std::vector<std::string> places, unsigned timeout_ms)
    : places_(std::move(places)),
      wait_ms_(timeout_ms == 0 ? usual_wait_ms : std::max(1u, timeout_ms / waits_an_answer)) {
    open();
}

Index::Index(Xapian::Database database) {
    OpenShard shard;
    shard.language = database.get_metadata(std::string(schema::language_key));
    shard.database = std::move(database);
    shards_.push_back(std::move(shard));
    join_shards();
}

std::string Index::state() const {
    std::string state;
    if (places_.empty()) return state;
    for (const std::string& place : places_)
        state += state_of(place);
    for (const std::string& stub : stubs_)
        state += state_of(stub);
    for (const OpenShard& shard : shards_)
        if (!shard.is_remote() && shard.source.place != places_.front())
            state += state_of(shard.source.place);
    return state;
}

/// Again where something is committed or exchanged meanwhile: some files may be of one state and
/// some of another, whether that shows or not.
void Index::open() {
    constexpr int most_tries = 50;
    for (int tries = 1;; ++tries) {
        FoundShards found = find_shards(places_);
        shards_ = std::move(found.shards);
        stubs_ = std::move(found.stubs);
        const std::string before = state();
        const bool is_last = tries == most_tries;
        try {
            open_shards(shards_, wait_ms_);
            state_ = state();
            if (before == state_ || is_last) break;
        } catch (const Error&) {
            if (before == state() || is_last) throw;
        }
    }
    between_tries_ = first_between_tries;
    next_try_ = Clock::now() + between_tries_;
    ++openings_;
    join_shards();
}

void Index::join_shards() {
    databases_ = join(shards_);
    if (databases_.shards.empty())
        throw Error("no index answers: " + joined(problems(), "; "),
                    "start there: xapian-tcpsrv --port PORT INDEX");
    registries_.clear();
    for (const OpenShard& shard : shards_) {
        if (!shard.answers()) continue;
        if (shard.holds_registry()) registries_.push_back(shard.database);
        if (stemmer_.empty()) stemmer_ = shard.language;
    }
    if (stemmer_.empty()) stemmer_ = "english";
    changed();
}

void Index::changed() {
    terms_.emplace(databases_);
    documents_.emplace(databases_);
    people_.emplace(registries_);
    facet_columns_.clear();
    facets_were_asked_ = false;
}

Databases Index::databases_within(const DateRange& range) const {
    const auto may_have = [&](const OpenShard& shard) {
        if (!shard.identity || shard.identity->layout != "year") return true;
        const auto days = days_of(*shard.identity);
        return days && days->first <= range.last && range.first <= days->last;
    };
    Databases within = join(shards_, may_have);
    if (!within.shards.empty()) return within;
    bool has_one = false;
    return join(shards_, [&](const OpenShard&) { return !std::exchange(has_one, true); });
}

std::string Index::numbering() const {
    std::string databases;
    if (is_remote()) return databases;
    for (const Xapian::Database& shard : databases_.shards)
        databases += shard.get_uuid();
    return databases;
}

std::vector<std::string> Index::problems() const {
    std::vector<std::string> problems;
    for (const OpenShard& shard : shards_)
        if (!shard.answers()) problems.push_back(shard.source.place + ": " + shard.problem);
    return problems;
}

bool Index::refresh(bool spare_servers) {
    if (state() != state_) {
        open();
        return true;
    }
    const auto now = Clock::now();
    const unsigned before = openings_;
    bool is_new = false;
    if (!is_remote() || !spare_servers || now >= next_refresh_) try {
            is_new = databases_.all.reopen();
            if (is_new) changed();
            next_refresh_ = now + between_refreshes;
        } catch (const Xapian::NetworkError& error) {
            lose(error);
        }
    if (answering() < shards() && now >= next_try_) find_missing();
    return is_new || openings_ != before;
}

void Index::find_missing() {
    const std::size_t before = answering();
    for (OpenShard& shard : shards_)
        shard.slow = false;
    open_shards(shards_, wait_ms_);
    const bool some_came = join(shards_).shards.size() != before;
    between_tries_ = some_came ? first_between_tries
                               : std::min<Clock::duration>(2 * between_tries_, most_between_tries);
    next_try_ = Clock::now() + between_tries_;
    if (!some_came) return;
    ++openings_;
    join_shards();
}

void Index::lose(const Xapian::Error& error) {
    const bool is_closed = std::string_view(error.get_type()) == "NetworkError";
    const bool too_late = std::string_view(error.get_type()) == "NetworkTimeoutError";
    // The other connections are in the middle of a question, so all are made anew; one that was
    // only closed may be there again.
    for (OpenShard& shard : shards_) {
        if (!shard.is_remote() || !shard.answers()) continue;
        shard.database = {};
        shard.slow = !is_closed && is_about(error, shard);
        if (shard.slow) shard.problem = too_late ? "no answer in time" : error.get_msg();
    }
    ++openings_;
    open_shards(shards_, wait_ms_);
    next_try_ = Clock::now() + between_tries_;
    join_shards();
}

FacetColumns* Index::facet_columns() {
    // While it matches, the engine numbers documents within their shard.
    if (is_remote() || shards() > 1 || database().get_lastdocid() > most_in_columns) return nullptr;
    return std::exchange(facets_were_asked_, true) ? &facet_columns_ : nullptr;
}

} // namespace dateline
