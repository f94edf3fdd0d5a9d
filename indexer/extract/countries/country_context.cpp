#include "indexer/extract/countries/country_context.h"

#include "indexer/extract/countries/country_place.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace dateline::country_names {

namespace {

using Names = std::array<std::string_view, 3>; // empty behind the last

/// A name that two states bear, `words` of it alone: of `code`, unless the text names `other` and
/// the first by no other words.
struct SharedName {
    std::string_view code;
    Names words;
    std::string_view other;
    std::string_view meant; ///< then; empty for no country
    bool in_compounds;      ///< even in `U.S.-Korea`
};

constexpr std::string_view american_samoa = "AS"; // none of the table of countries

constexpr SharedName shared_names[] = {
    {"KR", {"korea", "korean", "koreans"}, "KP", {}, false},
    {"CD", {"congo", "congolese"}, "CG", "CG", true},
    {"WS", {"samoa", "samoan", "samoans"}, american_samoa, {}, true},
};

constexpr Names indians{"indians", "indian"}; // India's or of tribes

/// A text's hits, judged one by one and then together.
class Judge {
  public:
    Judge(std::string_view text, const std::vector<Hit>& hits) : text_(text), hits_(hits) {}

    std::vector<Verdict> verdicts() {
        for (std::size_t i = 0; i < hits_.size(); ++i)
            verdicts_.push_back(alone(i));
        judge_language_lists();
        for (std::size_t i = 0; i < hits_.size(); ++i)
            if (!verdicts_[i].code.empty() && hits_[i].form->kind != Kind::implied)
                ++seen_[verdicts_[i].code];
        for (std::size_t i = 0; i < hits_.size(); ++i)
            if (!verdicts_[i].code.empty()) together(i);
        return std::move(verdicts_);
    }

  private:
    struct Codes {
        std::vector<std::pair<std::string_view, std::size_t>> counts;
        std::size_t& operator[](std::string_view code) {
            for (auto& [known, count] : counts)
                if (known == code) return count;
            return counts.emplace_back(code, 0).second;
        }
    };

    Verdict alone(std::size_t i) {
        const Hit& hit = hits_[i];
        const Form& form = *hit.form;
        const Place place(text_, hit);
        if (form.kind == Kind::none) {
            if (form.text.starts_with("American Samoa")) ++seen_[american_samoa];
            tribal_ = tribal_ || form.text.starts_with("American Indian") ||
                      form.text.starts_with("Native American") || form.text.starts_with("Indian ");
            return {{}, Reason::fixed_name};
        }
        if (form.kind == Kind::compound)
            return {place.gap_after == "-" ? form.code : std::string_view{}, Reason::plain};
        if (form.kind == Kind::georgia_country) {
            ++georgia_country_;
            const bool names = form.text.find("eorgia") != std::string_view::npos;
            return {names ? std::string_view("GE") : std::string_view{}, Reason::plain};
        }
        if (form.kind == Kind::georgia_state) ++georgia_state_;
        if (form.kind == Kind::state) names_states_ = true;
        if (form.code.empty()) return {{}, Reason::plain};
        if (form.code == "GE" && (form.kind == Kind::implied || has_ministers(place)))
            ++georgia_country_;
        if (is_pronoun(place)) return {{}, Reason::pronoun};
        if (is_place(place) || is_before_state(i)) return {{}, Reason::place};
        if (is_ship(place) || is_currency(hit)) return {{}, Reason::fixed_name};
        if (is_person(place, touches_country(i))) {
            persons_.insert(place.only.hash);
            return {{}, Reason::person};
        }
        if (is_language(place)) return {{}, Reason::language};
        if (is_ethnicity(i)) return {{}, Reason::ethnicity};
        if (is_title_of_georgia(place)) return {{}, Reason::georgia};
        return {form.code, Reason::plain};
    }

    // `English, French and Spanish`, with no noun behind: one language makes all of them such.
    void judge_language_lists() {
        for (std::size_t first = 0, end = 0; first < hits_.size(); first = end) {
            end = first + 1;
            if (!may_be_language(*hits_[first].form)) continue;
            while (end < hits_.size() && may_be_language(*hits_[end].form) &&
                   is_language_gap(
                       text_.substr(hits_[end - 1].end, hits_[end].begin - hits_[end - 1].end)))
                ++end;
            const Place last(text_, hits_[end - 1]);
            if (last.precedes(last.after) && !is_in(List::function, last.after)) continue;
            const auto begin_of_list = verdicts_.begin() + static_cast<std::ptrdiff_t>(first);
            const auto end_of_list = verdicts_.begin() + static_cast<std::ptrdiff_t>(end);
            if (std::any_of(begin_of_list, end_of_list, [](const Verdict& verdict) {
                    return verdict.reason == Reason::language;
                }))
                std::fill(begin_of_list, end_of_list, Verdict{{}, Reason::language});
        }
    }

    // `US$2`
    bool is_currency(const Hit& hit) const { return text_.substr(hit.end, 1) == "$"; }

    static bool is_ship(const Place& place) {
        return is_any(place.before, {"uss", "ss"}) && place.before.capitals;
    }

    // Lists may have lost their commas: `Egypt Jordan Morocco`.
    bool touches_country(std::size_t i) const {
        const auto touch = [&](const Hit& first, const Hit& second) {
            return text_.substr(first.end, second.begin - first.end) == " " &&
                   !first.form->code.empty() && !second.form->code.empty();
        };
        return (i > 0 && touch(hits_[i - 1], hits_[i])) ||
               (i + 1 < hits_.size() && touch(hits_[i], hits_[i + 1]));
    }

    // `(R-Georgia)`, `D-Georgia`.
    static bool is_title_of_georgia(const Place& place) {
        return place.is_word("georgia") && place.gap_before == "-" &&
               place.before.end - place.before.begin == 1;
    }

    // `ambassador to Lebanon, Virginia Farr`: a person behind the post.
    static bool is_holder_of_post(const Place& post, const Place& name) {
        const Word office = previous_word(post.text, post.before.begin);
        return is_any(post.before, {"to"}) && is_any(office, {"ambassador", "embassy", "envoy"}) &&
               name.precedes(name.after) && name.after.capital &&
               is_in(List::given_names, name.only);
    }

    // `Lebanon, Pennsylvania`, not one of a list of places.
    bool is_before_state(std::size_t i) const {
        if (i + 1 >= hits_.size() || hits_[i + 1].form->kind != Kind::state) return false;
        const Hit& hit = hits_[i];
        if (hit.form->code == "US" || hit.form->code == "GE" ||
            (hit.form->kind != Kind::name && hit.form->kind != Kind::implied))
            return false;
        if (text_.substr(hit.end, hits_[i + 1].begin - hit.end) != ", ") return false;
        if (is_holder_of_post(Place(text_, hit), Place(text_, hits_[i + 1]))) return false;
        return i == 0 || !is_list_gap(text_.substr(hits_[i - 1].end, hit.begin - hits_[i - 1].end));
    }

    // `Korean Americans` and `Irish-American`, but not `Japanese-American relations`.
    bool is_ethnicity(std::size_t i) const {
        const Hit& hit = hits_[i];
        if (hit.form->kind != Kind::people || i + 1 >= hits_.size()) return false;
        const Hit& next = hits_[i + 1];
        if (hit.form->code == "US" || next.form->code != "US" || next.form->kind != Kind::people)
            return false;
        const std::string_view gap = text_.substr(hit.end, next.begin - hit.end);
        const Place place(text_, next);
        return (gap == " " || gap == "-") &&
               !(place.precedes(place.after) && is_in(List::relation_after, place.after));
    }

    void together(std::size_t i) {
        const Hit& hit = hits_[i];
        const Form& form = *hit.form;
        const Place place(text_, hit);
        const bool one_word = form.words.size() == 1;
        if (one_word && form.code == "GE" && form.kind != Kind::implied && !is_georgia_country(i))
            verdicts_[i] = {{}, Reason::georgia};
        if (one_word && persons_.contains(place.only.hash) && !is_country_after_person(place))
            verdicts_[i] = {{}, Reason::person};
        for (const SharedName& name : shared_names)
            if (is_other_state(name, form, place)) verdicts_[i] = {name.meant, Reason::other_state};
        if ((place.is_word("indians") || (place.is_word("indian") && tribal())) &&
            !names_otherwise("IN", indians))
            verdicts_[i] = {{}, Reason::ethnicity};
    }

    static bool is_one_of(const Names& names, const Word& word) {
        return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
            return !name.empty() && hash(name) == word.hash;
        });
    }

    // Whether the country is named by a form that is none of `words`.
    bool names_otherwise(std::string_view code, const Names& words) {
        std::size_t doubtful = 0;
        for (const auto& [known, count] : seen_.counts)
            if (known == code) doubtful = count;
        if (doubtful == 0) return false;
        const auto key = std::pair{code, words.front()};
        for (const auto& [known, answer] : otherwise_)
            if (known == key) return answer;
        bool found = false;
        for (std::size_t i = 0; i < hits_.size() && !found; ++i)
            found = verdicts_[i].code == code && hits_[i].form->code == code &&
                    hits_[i].form->kind != Kind::implied &&
                    !(hits_[i].form->words.size() == 1 &&
                      is_one_of(words, next_word(text_, hits_[i].begin)));
        otherwise_.emplace_back(key, found);
        return found;
    }

    bool is_other_state(const SharedName& name, const Form& form, const Place& place) {
        return form.code == name.code && is_one_of(name.words, place.only) &&
               form.words.size() == 1 && seen_[name.other] > 0 &&
               (name.in_compounds || place.gap_before != "-") &&
               !names_otherwise(name.code, name.words);
    }

    // A surname that the text has given a person: a country only after a preposition.
    static bool is_country_after_person(const Place& place) {
        return (is_in(List::preposition, place.before) && place.gap_before == " ") ||
               place.hit.form->kind == Kind::people;
    }

    bool is_georgia_country(std::size_t i) {
        const int list = neighbours(i);
        if (list != 0) return list > 0;
        if (georgia_country_ > 0 && georgia_state_ == 0) return true;
        if (georgia_state_ > georgia_country_) return false;
        if (georgia_country_ > 0) return true;
        for (const std::string_view code : {"RU", "UA", "AM", "AZ", "MD"})
            if (seen_[code] > 0) return true;
        return is_georgian(i) && georgia_state_ == 0 && !names_states_;
    }

    bool is_georgian(std::size_t i) const { return hits_[i].form->kind == Kind::people; }

    // 1 where it stands in a list with countries, -1 with states, 0 in none.
    int neighbours(std::size_t i) const {
        int sum = 0;
        for (const std::size_t j : {i - 1, i + 1}) {
            if (j >= hits_.size()) continue;
            const Hit& first = hits_[std::min(i, j)];
            const Hit& second = hits_[std::max(i, j)];
            const std::string_view gap = text_.substr(first.end, second.begin - first.end);
            if (gap.size() > 12 || gap == " " || !is_list_gap(gap)) continue;
            if (gap == "-" && georgia_state_ > georgia_country_) continue; // `Georgia-Japan trade`
            if (hits_[j].form->kind == Kind::state)
                --sum;
            else if (!verdicts_[j].code.empty() && hits_[j].form->code != "US" &&
                     hits_[j].form->kind != Kind::implied)
                ++sum;
        }
        return sum > 0 ? 1 : sum < 0 ? -1 : 0;
    }

    // Words that only a text on tribes has, looked for once.
    bool tribal() {
        if (!tribal_known_) {
            tribal_known_ = true;
            for (Word word = next_word(text_, 0); !word.empty() && !tribal_;
                 word = next_word(text_, word.end))
                tribal_ = is_in(List::tribal, word);
        }
        return tribal_;
    }

    std::string_view text_;
    const std::vector<Hit>& hits_;
    std::vector<Verdict> verdicts_;
    Codes seen_;
    std::vector<std::pair<std::pair<std::string_view, std::string_view>, bool>> otherwise_;
    std::unordered_set<std::uint64_t> persons_;
    std::size_t georgia_country_ = 0;
    std::size_t georgia_state_ = 0;
    bool names_states_ = false;
    bool tribal_ = false;
    bool tribal_known_ = false;
};

} // namespace

std::string_view words_of(Reason reason) {
    switch (reason) {
    case Reason::plain:
        return {};
    case Reason::fixed_name:
        return "part of another name";
    case Reason::place:
        return "a place of that name";
    case Reason::person:
        return "a person's name";
    case Reason::pronoun:
        return "the word, not the country";
    case Reason::language:
        return "a language";
    case Reason::ethnicity:
        return "an ethnicity";
    case Reason::georgia:
        return "the state of the United States, by what stands around it";
    case Reason::other_state:
        return "another state of that name, by the rest of the text";
    }
    return {};
}

std::vector<Verdict> judge(std::string_view text, const std::vector<Hit>& hits) {
    return Judge(text, hits).verdicts();
}

} // namespace dateline::country_names
