#pragma once

#include "searcher/matching/match_limits.h"
#include "searcher/shards.h"

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>
#include <xapian.h>

namespace dateline {

/// The terms of databases in one state of theirs. Of remote ones it keeps what it has learned, and
/// learns of many terms by one message.
class Terms {
  public:
    using Frequencies = std::vector<std::pair<std::string, Xapian::doccount>>;

    explicit Terms(Databases databases) : databases_(std::move(databases)) {}

    const Databases& databases() const { return databases_; }

    /// When what takes long is to end with what there is by then.
    const Deadline& deadline() const { return deadline_; }
    void set_deadline(const Deadline& deadline) { deadline_ = deadline; }

    /// How many releases have the term.
    Xapian::doccount frequency(const std::string& term);
    bool exists(const std::string& term);

    /// The terms that begin with `prefix`, in order, at most so many, with how many releases have
    /// them.
    Frequencies beginning_with(const std::string& prefix, std::size_t most);

    /// Runs `ask` where it pays, with every term being there once, and then learns of all that it
    /// asked about.
    template <typename Ask>
    void learn(Ask ask) {
        if (!databases_.remote) return;
        {
            const Learning learning{learning_ = true};
            ask();
        }
        fetch();
    }

    /// What `find` found the first time that it was asked under this key; nothing while learning.
    template <typename Find>
    Xapian::Query remembered(const std::string& key, Find find) {
        if (learning_) return {};
        const auto known = found_.find(key);
        if (known != found_.end()) return known->second;
        if (found_.size() >= most_found) found_.clear();
        const Xapian::Query found = find();
        return deadline_.has_passed() ? found : found_[key] = found;
    }

  private:
    /// Ends with its scope, be it by an error.
    struct Learning {
        bool& on;
        ~Learning() { on = false; }
    };

    static constexpr std::size_t most_found = 100;

    void fetch();

    Databases databases_;
    Deadline deadline_;
    bool learning_ = false;
    std::vector<std::string> wanted_;
    std::unordered_map<std::string, Xapian::doccount> known_;
    std::unordered_map<std::string, Frequencies> lists_; ///< by prefix
    std::unordered_map<std::string, Xapian::Query> found_;
};

} // namespace dateline
