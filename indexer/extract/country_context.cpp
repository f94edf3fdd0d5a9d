#include "indexer/extract/country_context.h"

#include "common/text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

namespace dateline::country_names {

namespace {

bool is_any(const Word& word, std::initializer_list<std::string_view> wanted) {
    if (word.empty()) return false;
    return std::any_of(wanted.begin(), wanted.end(),
                       [&](std::string_view w) { return hash(w) == word.hash; });
}

/// A hit with the words around it, those of the same line only.
struct Place {
    std::string_view text;
    const Hit& hit;
    Word before, after, only;
    std::string_view gap_before, gap_after;

    Place(std::string_view whole, const Hit& found) : text(whole), hit(found) {
        only = next_word(text, hit.begin);
        const std::size_t from = hit.begin > 96 ? hit.begin - 96 : 0;
        before = previous_word(text, hit.begin);
        after = next_word(text.substr(0, std::min(text.size(), hit.end + 96)), hit.end);
        if (before.begin < from) before = {};
        gap_before = before.empty() ? text.substr(from, hit.begin - from)
                                    : text.substr(before.end, hit.begin - before.end);
        gap_after = text.substr(hit.end, after.empty() ? 0 : after.begin - hit.end);
        if (gap_before.find('\n') != std::string_view::npos) before = {};
        if (gap_after.find('\n') != std::string_view::npos) after = {};
    }

    bool is_name() const {
        return hit.form->kind == Kind::name || hit.form->kind == Kind::foreign ||
               hit.form->kind == Kind::implied;
    }
    bool is_word(std::string_view word) const {
        return hit.form->words.size() == 1 && only.hash == hash(word);
    }
    bool follows(const Word& word) const { return !word.empty() && gap_before == " "; }
    bool precedes(const Word& word) const { return !word.empty() && gap_after == " "; }
};

// `Lebanon, Pennsylvania`, `Peru, IN`, `China Street`.
bool is_place(const Place& place) {
    if (!place.is_name() || place.hit.form->code == "US" || place.after.empty()) return false;
    if (place.precedes(place.after) && place.after.capital && is_in(List::place_after, place.after))
        return true;
    if (is_any(place.before, {"mount", "mt", "fort"}) && place.before.capital) return true;
    if (place.gap_after != ", " || !place.after.capital) return false;
    const std::string_view word =
        place.text.substr(place.after.begin, place.after.end - place.after.begin);
    if (word.size() == 2 && place.after.capitals)
        return is_in(List::state_abbreviations, place.after);
    if (word.size() == 1) { // `N.Y.`
        const Word second = next_word(place.text, place.after.end);
        const std::string_view joint =
            place.text.substr(place.after.end, second.begin - place.after.end);
        if (joint != "." || second.end - second.begin != 1 || !second.capital) return false;
        const std::array<char, 2> code{word[0], place.text[second.begin]};
        return is_in(List::state_abbreviations,
                     next_word(std::string_view(code.data(), code.size()), 0));
    }
    return !place.after.capitals && is_in(List::state_abbreviations, place.after) &&
           place.after.end < place.text.size() && place.text[place.after.end] == '.' &&
           word.size() < 6;
}

bool is_initial(const Place& place) {
    return place.gap_before == ". " && place.before.capital &&
           place.before.end - place.before.begin == 1;
}

bool is_given_name(const Place& place, const Word& word) {
    if (word.empty() || is_in(List::not_given, word)) return false;
    const auto written = place.text.substr(word.begin, word.end - word.begin);
    return is_in(List::given_names, word) ||
           is_in(List::given_names, next_word(fold(written), 0)); // François
}

bool begins_line(std::string_view text, const Word& word) {
    if (word.begin == 0) return true;
    const Word before = previous_word(text, word.begin);
    return before.empty() ||
           text.substr(before.end, word.begin - before.end).find('\n') != text.npos;
}

// `By CHAD FARR`, `Photo by CHAD Q. FARR`, but not `FIRED BY CHAD REBELS`.
bool is_in_byline(const Place& place) {
    constexpr int longest = 3;
    if (!is_any(place.before, {"by"}) || !place.precedes(place.after)) return false;
    const Word leading = previous_word(place.text, place.before.begin);
    if (!begins_line(place.text, place.before) &&
        !(is_any(leading, {"story", "photo", "photos"}) && begins_line(place.text, leading)))
        return false;
    int count = 1;
    std::size_t end = place.only.end;
    for (Word word = place.after; !word.empty() && word.capitals;
         word = next_word(place.text, end)) {
        const auto gap = place.text.substr(end, word.begin - end);
        if (gap != " " && gap != ". ") break;
        if (++count > longest || is_any(word, {"and"})) return false;
        end = word.end;
    }
    return count > 1;
}

// `the sailor CHAD FARR, 34,`: a sentence has a name in capitals, not a country.
bool is_loud_person(const Place& place) {
    if (!place.only.capitals || !place.precedes(place.after) || !place.after.capitals ||
        place.after.end - place.after.begin < 3)
        return false;
    constexpr std::size_t reach = 200; // bytes: a long line is not read anew for each name
    const auto before = place.text.substr(0, place.hit.begin);
    const auto left = before.substr(before.size() - std::min(before.size(), reach));
    const auto right = place.text.substr(place.hit.begin, reach);
    const std::size_t begin = before.size() - left.size() + (left.rfind('\n') + 1);
    const auto line = place.text.substr(
        begin, place.hit.begin + std::min(right.find('\n'), right.size()) - begin);
    const auto small =
        std::count_if(line.begin(), line.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return static_cast<std::size_t>(small) * 2 > line.size();
}

// A given name, initial or title before a name that people bear, or a surname after one.
bool is_person(const Place& place, bool stands_in_list) {
    if (place.hit.form->words.size() != 1) return false;
    const bool titled = (place.gap_before == " " || place.gap_before == ". ") &&
                        place.before.capital && is_in(List::title, place.before);
    if (is_in(List::surname, place.only)) {
        if (titled && !is_any(place.before, {"secretary", "chairman", "general", "attorney"}))
            return place.hit.form->kind != Kind::people || place.gap_after != " " ||
                   place.after.capital;
        if (is_any(place.before, {"secretary"}) && place.is_word("england")) return true;
        if (is_initial(place)) return true;
        if (place.gap_after == " & " && place.after.capital && place.is_name())
            return true; // a firm
        if (place.follows(place.before) && place.before.capital &&
            (!place.before.capitals || place.only.capitals) && is_given_name(place, place.before))
            return true;
    }
    if (is_in(List::given, place.only) && place.only.capitals &&
        (is_in_byline(place) || is_loud_person(place)))
        return true;
    return is_in(List::given, place.only) && place.precedes(place.after) && place.after.capital &&
           !place.only.capitals && place.after.end - place.after.begin > 1 && !stands_in_list &&
           !is_in(List::not_surname, place.after) && !is_any(place.before, {"of", "in", "to"});
}

bool is_upper_line(const Place& place) {
    const auto upper = [](const Word& w) { return w.empty() || (w.capitals && w.capital); };
    return upper(place.before) && upper(place.after) &&
           !(place.before.empty() && place.after.empty());
}

// `US` as a word of a headline in capitals.
bool is_pronoun(const Place& place) {
    if (place.text.substr(place.hit.begin, place.hit.end - place.hit.begin) != "US") return false;
    if (is_any(place.before, {"contact", "about", "join", "follow", "let"})) return true;
    if (!is_upper_line(place) || is_any(place.before, {"the"})) return false;
    if (place.gap_before == "-" || place.gap_after == "-") return false;
    if (place.precedes(place.after) && is_in(List::country_after, place.after)) return false;
    return is_in(List::pronoun_before, place.before) || !place.precedes(place.after) ||
           is_in(List::function, place.after);
}

// An adjective of a country that may name its language.
bool may_be_language(const Form& form) {
    return form.kind == Kind::people && form.code != "US" && !form.text.ends_with('s');
}

bool is_language(const Place& place) {
    if (!may_be_language(*place.hit.form)) return false;
    if (!place.after.empty() && (place.gap_after == " " || place.gap_after == "-") &&
        is_in(List::language_after, place.after))
        return true;
    if (place.is_word("english"))
        return !(place.precedes(place.after) && is_in(List::english_after, place.after));
    const bool ends = !place.precedes(place.after) || is_in(List::function, place.after);
    return ends && place.follows(place.before) && is_in(List::language_before, place.before) &&
           place.gap_after != "-";
}

// Between two languages of a list: commas, bars, line breaks, `and`, `or`.
bool is_language_gap(std::string_view gap) {
    constexpr std::size_t longest = 12;
    if (gap.empty() || gap == " " || gap == "-" || gap.size() > longest) return false;
    const Word word = next_word(gap, 0);
    return word.empty() || (is_any(word, {"and", "or"}) && next_word(gap, word.end).empty());
}

// Gap between two members of a list: `, `, ` and `, ` & `, `-`.
bool is_list_gap(std::string_view gap) {
    while (!gap.empty()) {
        bool moved = false;
        for (const std::string_view part : {", ", ",", " and ", "and ", "; ", " & ", "-", " or ",
                                            " the ", "the ", " und ", " et ", " y ", " "})
            if (gap.starts_with(part)) {
                gap.remove_prefix(part.size());
                moved = true;
                break;
            }
        if (!moved) return false;
    }
    return true;
}

// Of states that have ministers: `Prime Minister of Georgia`, `Ambassador to Georgia`, `Georgia's
// Foreign Minister`.
bool is_of_minister(const Place& place) {
    constexpr int reach = 5;
    if (place.follows(place.before) && is_any(place.before, {"of", "to"})) {
        Word word = place.before;
        for (int n = 0; n < reach; ++n) {
            const Word left = previous_word(place.text, word.begin);
            if (left.empty() || place.text.substr(left.end, word.begin - left.end) != " ") break;
            if (is_any(left, {"minister"})) return true;
            if (n == 0 && is_any(left, {"ambassador", "embassy"})) return true;
            word = left;
        }
    }
    Word word = place.after;
    std::size_t end = place.hit.end;
    if (is_any(word, {"s"}) && (place.gap_after == "'" || place.gap_after == "’")) {
        end = word.end;
        word = next_word(place.text, end);
    }
    for (int n = 0; n < reach && !word.empty() && word.capital; ++n) {
        if (place.text.substr(end, word.begin - end) != " ") break;
        if (is_any(word, {"minister", "embassy"})) return true;
        end = word.end;
        word = next_word(place.text, end);
    }
    return false;
}

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
            if (form.text.starts_with("American Samoa")) american_samoa_ = true;
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
        if (form.code == "GE" && (form.kind == Kind::implied || is_of_minister(place)))
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
        return is_any(post.before, {"to"}) && name.precedes(name.after) && name.after.capital &&
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
        if (place.is_word("korea") || place.is_word("korean") || place.is_word("koreans"))
            judge_korea(i, place);
        if ((place.is_word("congo") || place.is_word("congolese")) && seen_["CG"] > 0 &&
            !names_otherwise("CD", {"congo", "congolese"}))
            verdicts_[i] = {"CG", Reason::other_state};
        if (form.code == "WS" && american_samoa_ &&
            !names_otherwise("WS", {"samoa", "samoan", "samoans"}))
            verdicts_[i] = {{}, Reason::other_state};
        if ((place.is_word("indians") || (place.is_word("indian") && tribal())) &&
            !names_otherwise("IN", {"indian", "indians"}))
            verdicts_[i] = {{}, Reason::ethnicity};
    }

    // Whether the country is named by a form that is none of `words`.
    bool names_otherwise(std::string_view code, std::initializer_list<std::string_view> words) {
        std::size_t doubtful = 0;
        for (const auto& [known, count] : seen_.counts)
            if (known == code) doubtful = count;
        if (doubtful == 0) return false;
        const auto key = std::pair{code, *words.begin()};
        for (const auto& [known, answer] : otherwise_)
            if (known == key) return answer;
        bool found = false;
        for (std::size_t i = 0; i < hits_.size() && !found; ++i)
            found = verdicts_[i].code == code && hits_[i].form->code == code &&
                    hits_[i].form->kind != Kind::implied &&
                    !(hits_[i].form->words.size() == 1 &&
                      is_any(next_word(text_, hits_[i].begin), words));
        otherwise_.emplace_back(key, found);
        return found;
    }

    // The other one of the two Koreas is meant only where the text names it alone.
    void judge_korea(std::size_t i, const Place& place) {
        if (seen_["KP"] > 0 && !names_otherwise("KR", {"korea", "korean", "koreans"}) &&
            place.gap_before != "-")
            verdicts_[i] = {{}, Reason::other_state};
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
    bool american_samoa_ = false;
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
