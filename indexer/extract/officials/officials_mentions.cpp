#include "indexer/extract/officials/officials_mentions.h"

#include <algorithm>

namespace dateline::officials {

namespace {

using namespace word_class;

// *USS* Jo Doe
bool is_ship(const Word& word) {
    return word.has(shape::upper) && (word.folded == "uss" || word.folded == "hms");
}

class Mentions {
  public:
    Mentions(const Words& words, People& people) : words_(words), people_(people) {}

    void find() {
        find_names();
        add_offices_alone();
        for (Person& person : people_.all)
            std::sort(person.mentions.begin(), person.mentions.end(),
                      [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
    }

  private:
    void find_names() {
        std::size_t done = 0;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            if (i < done || !words_[i].has(shape::capital)) continue;
            if (const std::size_t end = read_mention(i, done); end > i) done = end;
        }
    }

    /// Where the mention that ends with the surname at `i` ends; `i` if there is none.
    std::size_t read_mention(std::size_t i, std::size_t floor) {
        const auto surname = words_[i].folded;
        const auto [begin, end] = people_.by_surname.equal_range(std::string(surname));
        if (begin == end) return read_family_first(i);
        Span span{i, i + 1};
        // No further left than an office has been read: Mayor of *Springfield* Jo Doe.
        std::size_t longest = 5;
        if (const auto found = people_.begins.find(i); found != people_.begins.end()) {
            floor = std::max(floor, found->second);
            longest = std::max(longest, i - found->second);
        }
        while (span.begin > floor && i - span.begin < longest && words_[span.begin].joined() &&
               part_of_name(span.begin - 1))
            --span.begin;
        while (span.begin < i && words_[span.begin].is(particle) &&
               !words_[span.begin].has(shape::capital))
            ++span.begin;
        while (span.end < words_.size() && words_[span.end].is(suffix) &&
               !words_[span.end].is(stop) &&
               (words_[span.end].gap == 0 || words_[span.end].gap == gap::comma) &&
               words_[span.end].has(shape::capital))
            ++span.end;
        if (is_inside_name(span)) return i;
        const NameParts parts = name_parts(words_, span);
        Person* person = meant_by(span, i, parts, false);
        if (person != nullptr) {
            if (is_fuller(words_, parts, span, *person) && !parts.given.empty() &&
                (person->parts.given.empty() ? !spouse(span) : true)) {
                person->parts = parts;
                person->name = span;
            }
            person->named = true;
        } else {
            person = meant_by(span, i, parts, true);
        }
        if (person == nullptr) return i;
        person->mentions.push_back({words_[span.begin].begin, words_[span.end - 1].end});
        return span.end;
    }

    /// The person whom `span`, with the surname at `at`, names, or, `by_end`, whose name ends with
    /// it; null if there is none.
    Person* meant_by(Span span, std::size_t at, const NameParts& parts, bool by_end) {
        const bool kin =
            !parts.given.empty() && people_.kin.contains({parts.surname, parts.given.front()});
        const auto [begin, end] = people_.by_surname.equal_range(std::string(words_[at].folded));
        for (auto it = begin; it != end; ++it) {
            Person& person = people_.all[it->second];
            if (by_end ? !ends_with(words_, person.name, span) : !agree(person.parts, parts))
                continue;
            if (other_use(span)) continue;
            if (goes_on_to(person, at)) continue;
            const bool reigns = is_name_of_reign(person.parts, person.head);
            if (reigns ? !parts.given.empty() : people_.reign_places.contains(span.begin)) continue;
            if (!kin || person.parts.given == parts.given) return &person;
        }
        return nullptr;
    }

    /// "*Ali bin Omar* Al Qays", where a Qays is known.
    bool is_inside_name(Span span) const {
        if (span.end < span.begin + 3 || !is_patronymic(words_[span.end - 2])) return false;
        for (std::size_t i = span.end; i < span.end + 3; ++i) {
            const auto found = people_.begins.find(i);
            if (found != people_.begins.end() && found->second <= span.begin)
                return people_.by_surname.contains(std::string(words_[i].folded));
        }
        return false;
    }

    /// "Mario *Abdo* Farr", who is President Abdo elsewhere.
    bool goes_on_to(const Person& person, std::size_t i) const {
        return words_[i].folded != person.parts.surname && i + 1 < words_.size() &&
               words_[i + 1].joined() && words_[i + 1].folded == person.parts.surname;
    }

    bool part_of_name(std::size_t i) const {
        const Word& word = words_[i];
        if (word.has(shape::possessive) || word.is(stop | honorific)) return false;
        if (is_pronoun_verb(word) || is_ship(word)) return false;
        if (word.is(rank) && i > 0 && words_[i - 1].is(enlisted)) return false; // Sergeant *Major*
        if (word.is(particle) && i > 0 && words_[i].joined()) return true;
        if (!word.has(shape::capital)) return false;
        if (word.has(shape::initial)) return true;
        if (word.folded == "sultan") return words_[i + 1].is(particle);
        if (word.is(given) && !word.is(field)) return true;
        return !word.is(common | any_head | foreign_head | postnominal | modifier | field |
                        public_body | private_body | thing | abbreviation | enlisted | state) &&
               word.country.empty() && word.folded.size() > 1 && !word.has(shape::sentence);
    }

    /// A wife, husband or namesake, or a thing that is named after somebody.
    bool other_use(Span span) const {
        if (span.end < words_.size() && words_[span.end].joined() && span.end - span.begin == 1 &&
            words_[span.end].has(shape::capital) && words_[span.end].is(thing) &&
            !words_[span.end].has(shape::headline))
            return true;
        if (span.begin > 0 && words_[span.begin].joined() && is_ship(words_[span.begin - 1]))
            return true;
        if (span.end - span.begin == 1 && words_[span.begin].is(surname) &&
            !follows_title(span.begin))
            return true;
        return span.end - span.begin == 1 && begins_other_name(span.begin);
    }

    /// "Mr *Barton* Doe", where Jo Barton is the official; "*Omar* bin Qays", the father of Ali bin
    /// Omar.
    bool begins_other_name(std::size_t i) const {
        if (i + 1 < words_.size() && words_[i + 1].joined() && is_patronymic(words_[i + 1]))
            return true;
        if (i == 0 || !words_[i].joined() || !words_[i - 1].is(honorific)) return false;
        if (i + 1 >= words_.size() || !words_[i + 1].joined()) return false;
        const Word& next = words_[i + 1];
        return !words_[i].has(shape::possessive | shape::headline) && can_be_name(next) &&
               !next.is(any_head | thing | public_body);
    }

    bool follows_title(std::size_t i) const {
        return i > 0 && words_[i].joined() && words_[i - 1].is(honorific | any_head);
    }

    bool spouse(Span span) const {
        if (span.begin == 0 || !words_[span.begin].joined()) return false;
        const Word& before = words_[span.begin - 1];
        return before.folded == "lady" || before.folded == "dr" || before.folded == "mrs" ||
               before.folded == "wife" || before.folded == "husband" || before.folded == "son" ||
               before.folded == "daughter";
    }

    std::size_t read_family_first(std::size_t i) {
        const auto found = people_.by_first.find(std::string(words_[i].folded));
        if (found == people_.by_first.end()) return i;
        Person& person = people_.all[found->second];
        if (!person.family_first) return i;
        if (i + 1 < words_.size() && words_[i + 1].joined() &&
            words_[i + 1].folded ==
                words_[std::min(person.name.begin + 1, words_.size() - 1)].folded)
            return i;
        person.mentions.push_back({words_[i].begin, words_[i].end});
        person.named = true;
        return i + 1;
    }

    /// "the secretary", where the text has but one.
    void add_offices_alone() {
        std::unordered_map<std::string_view, std::size_t> holders;
        for (std::size_t p = 0; p < people_.all.size(); ++p) {
            if (people_.all[p].head.empty()) continue;
            const auto [it, fresh] = holders.emplace(people_.all[p].head, p);
            if (!fresh) it->second = people_.all.size();
        }
        for (std::size_t i = 1; i < words_.size(); ++i) {
            const Word& word = words_[i];
            if (!word.is(any_head) || !word.joined() || words_[i - 1].folded != "the") continue;
            const bool alone =
                i + 1 == words_.size() || words_[i + 1].gap != 0 ||
                (!words_[i + 1].has(shape::capital) && words_[i + 1].folded != "of" &&
                 !words_[i + 1].is(modifier | field | public_body | any_head));
            if (!alone || word.is(rank)) continue;
            const auto found = holders.find(word.folded);
            if (found == holders.end() || found->second >= people_.all.size()) continue;
            Person& person = people_.all[found->second];
            if (person.mentions.empty() || person.mentions.front().begin > word.begin) continue;
            person.mentions.push_back({word.begin, word.end});
        }
    }

    const Words& words_;
    People& people_;
};

} // namespace

bool is_name_of_reign(const NameParts& parts, const std::string& head) {
    return parts.given.empty() && (classes_of(head) & word_class::royal) != 0;
}

bool is_fuller(const Words& words, const NameParts& parts, Span name, const Person& person) {
    if (parts.surname != person.parts.surname) return false;
    if (parts.given.size() != person.parts.given.size())
        return parts.given.size() > person.parts.given.size();
    const auto shouted = [&](Span span) { return words[span.end - 1].has(shape::upper); };
    if (shouted(person.name) != shouted(name)) return shouted(person.name);
    return name.end - name.begin > person.name.end - person.name.begin;
}

void find_mentions(const Words& words, People& people) {
    Mentions(words, people).find();
}

} // namespace dateline::officials
