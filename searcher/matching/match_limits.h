#pragma once

#include <chrono>
#include <optional>
#include <xapian.h>

namespace dateline {

/// When an answer must be given. The engine's own time limit is only for estimates: it goes on
/// until it has looked at every release that might be among the best.
class Deadline {
  public:
    using Clock = std::chrono::steady_clock;

    /// 0: never.
    explicit Deadline(unsigned milliseconds = 0) {
        if (milliseconds > 0) at_ = Clock::now() + std::chrono::milliseconds(milliseconds);
    }

    bool is_set() const { return at_.has_value(); }
    bool has_passed() const { return at_ && Clock::now() >= *at_; }

  private:
    std::optional<Clock::time_point> at_;
};

/// The same, finding nothing more once the deadline has passed. Not for remote databases.
Xapian::Query until(const Deadline& deadline, const Xapian::Query& query);

/// The same among documents numbered from `first` to `last` in their database, of several in each.
/// Not for remote databases.
Xapian::Query within(Xapian::docid first, Xapian::docid last, const Xapian::Query& query);

} // namespace dateline
