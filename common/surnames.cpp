#include "common/surnames.h"

#include "common/date.h"
#include "common/office_word.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <utility>

namespace dateline {

namespace {

// A surname alone is somebody's up to so long before the first and after the last full name.
constexpr int days_around = 400;
// Whom releases so many times more often call by the surname alone than in full, it does not mean.
constexpr std::uint64_t far_fewer = 50;
// Of those who could be meant one is, if so many times more releases of the time name that one: of
// the holders of the office stated, or of all.
constexpr std::uint64_t far_more_in_office = 10;
constexpr std::uint64_t far_more = 20;

/// How many releases of each day say something.
class Days {
  public:
    void add(int day, std::uint32_t count) { counts_.emplace_back(day, count); }
    /// To be called between the last add() and what follows.
    void add_up() {
        std::sort(counts_.begin(), counts_.end());
        for (std::size_t i = 1; i < counts_.size(); ++i)
            counts_[i].second += counts_[i - 1].second;
    }
    std::uint64_t all() const { return counts_.empty() ? 0 : counts_.back().second; }
    std::uint64_t until(int day) const {
        const auto next = std::upper_bound(counts_.begin(), counts_.end(), day,
                                           [](int a, const auto& b) { return a < b.first; });
        return next == counts_.begin() ? 0 : std::prev(next)->second;
    }
    bool are_around(int day) const {
        return !counts_.empty() && counts_.front().first <= day && counts_.back().first >= day;
    }

  private:
    std::vector<std::pair<int, std::uint64_t>> counts_;
};

struct Chance {
    std::size_t candidate;
    std::uint64_t count;
};

std::optional<std::size_t> only_one(const std::vector<Chance>& chances, std::uint64_t times) {
    const Chance* best = nullptr;
    std::uint64_t all = 0;
    for (const Chance& chance : chances) {
        all += chance.count;
        if (best == nullptr || chance.count > best->count) best = &chance;
    }
    if (best == nullptr || best->count < times * (all - best->count)) return std::nullopt;
    return best->candidate;
}

} // namespace

struct Surnames::Candidate {
    std::size_t bearer;
    Days days;
    std::map<std::string, Days> offices;
    std::map<std::string, std::uint32_t> countries;
    bool always = false; ///< some releases are undated

    /// How many releases of about that day say so.
    std::uint64_t around(const Days& said, std::optional<int> day) const {
        if (!day || always) return said.all();
        const std::uint64_t count =
            said.until(*day + days_around) - said.until(*day - days_around - 1);
        // Between two full names it is the same person, however long nobody wrote it in full.
        return count == 0 && said.are_around(*day) ? 1 : count;
    }

    /// The same of an office.
    std::uint64_t in_office(const std::string& office, std::optional<int> day) const {
        const auto held = offices.find(office);
        return held == offices.end() ? 0 : around(held->second, day);
    }

    /// Whether some call the person a former holder, where so many call him or her a holder.
    bool is_former(const std::string& office, std::optional<int> day, std::uint64_t holder) const {
        const auto held = offices.find("former-" + office);
        return held != offices.end() && around(held->second, day) * 10 >= holder;
    }
};

Surnames::Surnames(const std::vector<Bearer>& full, std::uint64_t alone) {
    for (std::size_t i = 0; i < full.size(); ++i) {
        const Bearer& bearer = full[i];
        if (bearer.person.all.count * far_fewer < alone) continue;
        Candidate candidate{i, {}, {}, bearer.person.countries};
        for (const PersonFact* fact : bearer.facts) {
            const auto day = day_number(fact->date);
            candidate.days.add(day.value_or(0), fact->count);
            if (!day) candidate.always = true;
            if (!fact->role.empty())
                candidate.offices[office_word(fact->role)].add(day.value_or(0), fact->count);
        }
        candidate.days.add_up();
        for (auto& [office, held] : candidate.offices)
            held.add_up();
        candidates_.push_back(std::move(candidate));
    }
}

Surnames::~Surnames() = default;

std::optional<std::size_t> Surnames::bearer_of(const PersonFact& fact) const {
    const auto day = day_number(fact.date);
    std::vector<Chance> named, in_office, former;
    const std::string office = fact.role.empty() ? "" : office_word(fact.role);
    for (const Candidate& candidate : candidates_) {
        if (!fact.country.empty() && !candidate.countries.empty() &&
            !candidate.countries.contains(fact.country))
            continue;
        if (const auto count = candidate.around(candidate.days, day))
            named.push_back({candidate.bearer, count});
        if (const auto count = candidate.in_office(office, day))
            (candidate.is_former(office, day, count) ? former : in_office)
                .push_back({candidate.bearer, count});
    }
    if (!in_office.empty()) return only_one(in_office, far_more_in_office);
    if (!former.empty()) return only_one(former, far_more_in_office);
    return only_one(named, far_more);
}

} // namespace dateline
