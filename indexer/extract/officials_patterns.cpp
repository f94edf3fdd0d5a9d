#include "indexer/extract/officials_patterns.h"

#include "indexer/extract/titles.h"

#include <algorithm>

namespace dateline::officials {

namespace {

using namespace word_class;

class Finder {
  public:
    explicit Finder(const Words& words) : words_(words) {}

    std::vector<Candidate> find() {
        for (std::size_t i = 0; i < words_.size(); ++i)
            if (words_[i].is(any_head) && i >= floor_) read_office(i);
        for (std::size_t i = 1; i < words_.size(); ++i)
            if (is_party_tag(i)) read_before_party(i);
        read_signature();
        return settle();
    }

  private:
    bool at_end(std::size_t i) const { return i >= words_.size(); }

    /// `D-WA`, `R-Idaho`.
    bool is_party_tag(std::size_t i) const {
        const Word& word = words_[i];
        const auto text = word.folded;
        if (text.size() < 3 || text[1] != '-' || !word.has(shape::capital)) return false;
        if (text[0] != 'd' && text[0] != 'r' && text[0] != 'i') return false;
        return (classes_of(text.substr(2)) & state) != 0 || text.find('.') != text.npos ||
               (!at_end(i + 1) && text.size() <= 8 && (word.gap & gap::open) != 0);
    }

    void read_office(std::size_t i) {
        const Word& word = words_[i];
        if (word.is(rank) && !word.is(head) && !word.has(shape::capital)) return;
        const Title title = read_title(words_, i, floor_);
        floor_ = title.span.end;
        if (title.standing == Standing::none) {
            floor_ = std::max(i + 1, title.head + 1);
            return;
        }
        if (words_[title.span.end - 1].has(shape::possessive)) return;
        if (title.plural && title.span.end > title.head + 1) return read_after_colon(title);
        if (read_after(title)) return;
        if (title.head > i) { // Senator *King*: the surname looked like an office
            Title shorter = title;
            shorter.span.end = shorter.head = i + 1;
            shorter.head = i;
            if (words_[i + 1].is(given | common) == false && read_after(shorter)) return;
        }
        read_before(title);
    }

    /// "members of Congress are here: A, B and C"
    void read_after_colon(const Title& title) {
        if (title.standing != Standing::office) return;
        for (std::size_t i = title.span.end; i < words_.size() && i < title.span.end + 30; ++i) {
            if ((words_[i].gap & gap::colon) != 0) {
                const Span name = read_name(words_, i, false);
                if (name.empty() || at_end(name.end) || words_[name.end].joined()) return;
                add(name, title);
                return read_list(name.end, title);
            }
            if ((words_[i].gap & (gap::stop | gap::line)) != 0) return;
        }
    }

    /// Past "Sir", "Dr.", and past a second title: "Minister Prince A", "Secretary General B".
    std::size_t skip_honorifics(std::size_t i) const {
        while (!at_end(i + 1) && words_[i].joined() && words_[i + 1].joined() &&
               words_[i].is(honorific | royal | peer | rank | enlisted) &&
               words_[i].has(shape::capital) && words_[i + 1].has(shape::capital))
            ++i;
        return i;
    }

    bool read_after(const Title& title) {
        const std::size_t next = title.span.end;
        if (at_end(next)) return false;
        if ((words_[next].gap & gap::open) != 0 && !at_end(next + 1) &&
            (words_[next + 1].gap & gap::close) != 0 &&
            (words_[next].folded == "ret" || words_[next].folded == "retired")) {
            const Span name = read_name(words_, next + 1, true);
            if (!name.empty()) add(name, title);
            return !name.empty();
        }
        const bool after_comma = words_[next].gap == gap::comma;
        const bool after_bracket =
            words_[next].gap == gap::close && words_[next - 1].gap == gap::open;
        if (!words_[next].joined() && !after_comma && !after_bracket) return false;
        std::size_t start = next;
        if (after_comma) {
            start = next;
            if (words_[start].folded == "the" || words_[start].is(honorific | abbreviation) ||
                (words_[start].is(head | rank | peer) && words_[start].has(shape::capital))) {
                ++start;
                start = skip_honorifics(start);
            }
            if (at_end(start) || title.standing != Standing::office || title.plural) return false;
            if (!introduced(title)) return false;
            const Span name = read_name(words_, start, false);
            if (name.empty() || name_class(name.begin)) return false;
            if (!at_end(name.end) && words_[name.end].joined() &&
                words_[name.end].has(shape::capital) && !words_[name.end].has(shape::upper))
                return false;
            add(name, title);
            return true;
        }
        start = skip_honorifics(start);
        Span name = read_name(words_, start, true);
        if (after_bracket && name.end - name.begin < 2) return false;
        if (name.empty() || !plausible(title, name)) return false;
        add(name, title);
        if (title.plural) read_list(name.end, title);
        return true;
    }

    /// "the Prime Minister, Jo Doe": the office is a definite one.
    bool introduced(const Title& title) const {
        if (!title.country.empty()) return true;
        if (title.span.begin == 0) return false;
        const Word& before = words_[title.span.begin - 1];
        return words_[title.span.begin].joined() &&
               (before.folded == "the" || before.folded == "our" || before.folded == "my" ||
                before.has(shape::possessive));
    }

    bool name_class(std::size_t i) const {
        return words_[i].is(field | thing | any_head | public_body | private_body) &&
               !words_[i].is(given);
    }

    bool plausible(const Title& title, Span name) const {
        const Word& first = words_[name.begin];
        const bool single = name.end - name.begin == 1;
        const Word& before = words_[title.span.begin > 0 ? title.span.begin - 1 : 0];
        if (words_[title.span.begin].joined() && title.span.begin > 0) {
            if (before.is(enlisted) && before.has(shape::capital)) return false;
            if (before.folded == "of" && title.span.begin > 1 &&
                words_[title.span.begin - 2].folded == "house")
                return false;
        }
        const bool named_so = first.is(given) || !single;
        if (words_[title.head].is(rank) && !named_so && first.is(common)) return false;
        if (single && first.has(shape::upper) && !first.has(shape::capitals) &&
            !words_[title.head].has(shape::upper))
            return false;
        if (words_[title.head].is(royal) && !words_[title.head].is(head) && single &&
            first.is(common) && !first.is(given))
            return false;
        if (!words_[title.head].has(shape::capital)) {
            if (single && !first.is(given)) return words_[title.head].folded == "president";
            if (single && first.is(common | field | thing)) return false;
            if (words_[title.head].is(bare | weak) && single) return false;
        }
        if (title.standing == Standing::bare && !words_[title.head].has(shape::capital))
            return false;
        if (single && first.is(field | thing | person) && !first.is(given)) return false;
        return true;
    }

    /// "A (D-WA), B of Utah, and C": more names for an office in the plural.
    void read_list(std::size_t i, const Title& title) {
        for (int n = 0; n < 120; ++n) {
            i = skip_remarks(i);
            if (at_end(i)) return;
            const Word& word = words_[i];
            const bool conjunction = (word.folded == "and" || word.folded == "or") &&
                                     ((word.gap & gap::close) != 0 ||
                                      (word.gap & ~(gap::comma | gap::semicolon | gap::stop)) == 0);
            if (conjunction)
                ++i;
            else if ((word.gap & (gap::comma | gap::semicolon)) == 0) {
                const bool after_bracket =
                    (word.gap & gap::close) != 0 && !read_name(words_, i, false).empty();
                if (word.gap != gap::other && !after_bracket) return; // other: an ampersand
            }
            i = skip_honorifics_after_comma(i);
            if (at_end(i) || words_[i].is(any_head | modifier)) return;
            const Span name = read_name(words_, i, true);
            if (name.empty() ||
                (name.end - name.begin == 1 && words_[i].is(common | field) && !conjunction))
                return;
            if (name.end - name.begin == 1 && words_[i].is(given) && !conjunction &&
                words_[i].has(shape::possessive))
                return;
            add(name, title);
            i = name.end;
            if (conjunction && !at_end(i) && words_[i].gap == 0 && words_[i].folded != "of") return;
        }
    }

    std::size_t skip_honorifics_after_comma(std::size_t i) const {
        if (!at_end(i + 1) && words_[i].is(honorific)) ++i;
        return i;
    }

    /// Past "(D-WA)", ", D-Wash.", "of Utah", "(Chair)".
    std::size_t skip_remarks(std::size_t i) const {
        if (at_end(i)) return i;
        if ((words_[i].gap & gap::open) != 0) {
            const std::size_t limit = std::min(i + 8, words_.size());
            ++i;
            while (i < limit && (words_[i].gap & gap::close) == 0)
                ++i;
        } else if (is_party_tag(i)) {
            ++i;
        } else if (words_[i].joined() && words_[i].folded.size() == 1 && !at_end(i + 1) &&
                   words_[i + 1].names_state()) {
            i += 2; // "R AZ", punctuation lost
        } else if (words_[i].folded == "of" && words_[i].joined()) {
            const std::size_t limit = std::min(i + 4, words_.size());
            ++i;
            while (i < limit && words_[i].joined() && words_[i].has(shape::capital))
                ++i;
        }
        return i;
    }

    /// Words between a name and the office after it: "who is the", "Japan's", "as".
    bool leads_in(std::size_t i) const {
        static constexpr std::string_view words[] = {
            "the",       "a",      "an",      "our", "former", "as",      "my",
            "currently", "then",   "new",     "who", "is",     "present", "current",
            "was",       "serves", "serving", "has", "been"};
        return words_[i].has(shape::possessive) ||
               std::find(std::begin(words), std::end(words), words_[i].folded) != std::end(words);
    }

    /// "Jo Doe, Japan's defense minister"; "Jo Doe (Minister of Trade)"; a line each;
    /// "Doe is the chairman of"; "Jo Doe as head of".
    void read_before(const Title& title) {
        if (title.standing != Standing::office || title.plural) return;
        std::size_t first = title.span.begin;
        for (int n = 0; n < 4 && first > 1 && words_[first].joined() && leads_in(first - 1); ++n)
            --first;
        if (first == 0) return;
        const std::uint16_t bits = words_[first].gap;
        const std::uint16_t wanted = gap::comma | gap::dash | gap::open | gap::line;
        const bool is = words_[first].folded == "is";
        const bool verb = is || words_[first].folded == "as" || words_[first].folded == "was";
        if (bits == 0 && !(verb && first < title.span.begin)) return;
        if (bits != 0 && ((bits & wanted) == 0 || (bits & ~(wanted | gap::quote)) != 0)) return;
        const bool new_line = (bits & gap::line) != 0;
        if (new_line && !line_is_title(title, first)) return;
        Span name = read_name_before(words_, first - 1);
        const Word& last = words_[first - 1];
        if (name.empty() && bits == 0 && is && can_be_name(last) && !name_class(first - 1) &&
            (!last.is(common) || last.is(given)))
            name = {first - 1, first};
        if (name.empty() || names_place(name)) return;
        if (new_line && (words_[name.begin].gap & gap::line) == 0) return;
        add(name, title);
    }

    /// "in New York, the minister said"
    bool names_place(Span name) const {
        const Word& first = words_[name.begin];
        if (first.is(given) || words_[name.end - 1].is(given)) return false;
        if (first.is(place)) return true;
        if (name.begin == 0 || !first.joined()) return false;
        const auto before = words_[name.begin - 1].folded;
        return before == "in" || before == "at" || before == "near" || before == "from" ||
               before == "to";
    }

    bool line_is_title(const Title& title, std::size_t first) const {
        return first == title.span.begin &&
               (at_end(title.span.end) || words_[title.span.end].gap != 0);
    }

    void read_before_party(std::size_t i) {
        if ((words_[i].gap & (gap::open | gap::comma)) == 0) return;
        const Span name = read_name_before(words_, i - 1);
        if (name.empty()) return;
        Candidate candidate;
        candidate.name = name;
        candidate.country = "US";
        found_.push_back(std::move(candidate));
    }

    /// A name alone in capitals that closes the text: who signed it.
    void read_signature() {
        if (words_.size() < 30) return;
        std::size_t begin = words_.size() - 1;
        for (int lines = 0; lines < 3; ++lines) {
            const std::size_t end = begin + 1;
            while (begin > 0 && (words_[begin].gap & gap::line) == 0)
                --begin;
            const Span name = read_name(words_, begin, false);
            if (!name.empty() && name.end == end && end - begin >= 2 &&
                words_[begin].has(shape::capitals)) {
                Candidate candidate;
                candidate.name = name;
                found_.push_back(std::move(candidate));
                return;
            }
            if (begin == 0) return;
            --begin;
        }
    }

    void add(Span name, const Title& title) {
        const bool of_thing = !at_end(name.end) && words_[name.end].joined() &&
                              words_[name.end].is(thing) && words_[name.end].has(shape::capital) &&
                              !words_[name.end].has(shape::headline);
        Candidate candidate;
        candidate.name = name;
        candidate.role = role_text(words_, title);
        candidate.head = words_[title.head].folded;
        candidate.country = title.country;
        candidate.international = title.international;
        const bool single = name.end - name.begin == 1;
        const Word& first = words_[name.begin];
        candidate.doubtful =
            of_thing || (single && first.has(shape::headline) && first.is(common | field | thing));
        const Word& second = words_[name.end - 1];
        candidate.open_end = name.end - name.begin == 2 && second.is(common) && !second.is(given) &&
                             second.has(shape::headline);
        if (candidate.country.empty()) candidate.country = country_after(name.end);
        if (candidate.country.empty() && title.domestic) candidate.country = "US";
        floor_ = std::max(floor_, name.end);
        found_.push_back(std::move(candidate));
    }

    /// "of Japan", "(D-WA)".
    std::string country_after(std::size_t i) const {
        if (at_end(i)) return {};
        if (is_party_tag(i)) return "US";
        if (words_[i].folded != "of" || !words_[i].joined()) return {};
        for (std::size_t k = i + 1; k < words_.size() && k < i + 6 && words_[k].joined(); ++k)
            if (!words_[k].country.empty()) return std::string(words_[k].country);
        return {};
    }

    std::vector<Candidate> settle() {
        std::stable_sort(found_.begin(), found_.end(), [](const Candidate& a, const Candidate& b) {
            return a.name.begin < b.name.begin;
        });
        std::vector<Candidate> kept;
        for (Candidate& candidate : found_) {
            if (!kept.empty() && candidate.name.begin < kept.back().name.end) {
                Candidate& last = kept.back();
                if (last.country.empty()) last.country = candidate.country;
                if (last.role.empty()) {
                    const std::string country = last.country;
                    last = std::move(candidate);
                    if (last.country.empty()) last.country = country;
                }
                continue;
            }
            kept.push_back(std::move(candidate));
        }
        return kept;
    }

    const Words& words_;
    std::vector<Candidate> found_;
    std::size_t floor_ = 0;
};

} // namespace

std::vector<Candidate> find_candidates(const Words& words) {
    return Finder(words).find();
}

} // namespace dateline::officials
