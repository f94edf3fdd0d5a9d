#include "indexer/extract/titles.h"

#include "common/text.h"

namespace dateline::officials {

namespace {

using namespace word_class;

constexpr std::size_t longest_side = 12;

constexpr Classes office_word = any_head | modifier | field | public_body;

// What the words of a phrase say about whom it serves.
struct Evidence {
    bool of_state = false;
    bool of_private = false;
    bool unknown = false;
};

bool is_acronym(const Word& word) {
    return word.has(shape::upper) && !word.has(shape::capitals) && word.folded.size() >= 2;
}

// `serving`: the office itself, which is no evidence for itself.
void weigh(const Word& word, Evidence& evidence, Title& title, const Word* serving = nullptr) {
    if (!word.country.empty()) {
        evidence.of_state = true;
        if (title.country.empty()) title.country = word.country;
        return;
    }
    if (word.names_state()) {
        evidence.of_state = true;
        title.domestic = true;
        return;
    }
    const bool state_office = word.is(head) || word.folded == "president";
    if (word.is(private_body))
        evidence.of_private = true;
    else if (word.is(public_body) || (state_office && &word != serving))
        evidence.of_state = true;
    else if (!word.is(office_word | particle | stop) && word.has(shape::capital))
        evidence.unknown = true;
}

// The last office word of a run: Senate Majority *Leader*, Chief *Justice*, Secretary *General*.
std::size_t last_head(const Words& words, std::size_t head) {
    std::size_t best = head;
    for (std::size_t i = head + 1; i < words.size() && i - best <= 3; ++i) {
        const Word& word = words[i];
        if (!word.joined() || words[i - 1].has(shape::possessive)) break;
        if (word.is(any_head) && !word.is(royal | peer) &&
            (word.has(shape::capital) || !word.is(rank)) &&
            (words[head].has(shape::capital) == word.has(shape::capital)))
            best = i;
        else if (!word.is(modifier | field | public_body) || word.is(royal | given))
            break;
    }
    return best;
}

std::size_t extend_left(const Words& words, std::size_t at, std::size_t floor, Evidence& evidence,
                        Title& title) {
    const std::size_t head = title.head;
    std::size_t begin = at;
    for (std::size_t k = at; k < head; ++k)
        weigh(words[k], evidence, title, &words[k]);
    const bool capital = words[head].has(shape::capital);
    std::size_t unknown = 0;
    while (begin > floor && head - begin < longest_side) {
        const Word& word = words[begin - 1];
        const bool bracket = words[begin].gap == gap::close && word.gap == gap::open &&
                             is_acronym(word) && begin >= 2;
        if (bracket) {
            weigh(word, evidence, title);
            const Word& named = words[begin - 2];
            if (!named.is(office_word) && named.country.empty()) break;
            weigh(named, evidence, title);
            begin -= 2;
            continue;
        }
        if (!words[begin].joined()) break;
        if (word.has(shape::possessive)) {
            if (!word.country.empty()) {
                weigh(word, evidence, title);
                title.span.begin = begin - 1;
                for (std::size_t k = begin - 1;
                     k > floor && words[k].joined() && words[k - 1].country == word.country; --k)
                    title.span.begin = k - 1;
            } else if (word.is(public_body)) {
                evidence.of_state = true;
            }
            break;
        }
        // Health *and* Human Services Secretary
        const bool pair = word.folded == "and" && begin >= floor + 2 && words[begin].is(field) &&
                          words[begin].has(shape::capital) && words[begin - 2].is(field) &&
                          words[begin - 2].has(shape::capital) && word.joined() && begin < head;
        if (pair) {
            --begin;
            continue;
        }
        if (word.folded == "dc" || word.folded == "d.c") break;
        if (word.folded == "under" && !word.has(shape::capital) && capital) break;
        const bool of_office =
            word.is(office_word) && (word.is(modifier) || !word.is(stop | given));
        const bool named = !word.country.empty() || (word.names_state());
        if (!of_office && !named) {
            if (!capital || !word.has(shape::capital) ||
                word.is(stop | given | honorific | suffix) || word.has(shape::initial))
                break;
            if (!title.country.empty()) break;
            if (!is_acronym(word) && !word.is(private_body)) {
                if (!words[head].is(bare | weak | local)) break;
                if (word.has(shape::headline) || word.has(shape::digits)) break;
                if (word.has(shape::sentence) && word.is(common)) break;
                if (++unknown > 2) break;
            }
        }
        if (word.is(any_head) && !word.is(modifier | field | public_body) && !word.is(weak | bare))
            break;
        weigh(word, evidence, title);
        --begin;
    }
    return begin;
}

std::size_t capital_run(const Words& words, std::size_t i) {
    std::size_t n = 0;
    while (i + n < words.size() && n < 5 && words[i + n].has(shape::capital) &&
           !words[i + n].is(stop) && (n == 0 || words[i + n].joined()))
        ++n;
    return n;
}

bool is_connector(const Word& word) {
    return word.folded == "of" || word.folded == "for" || word.folded == "to" ||
           word.folded == "on" || word.folded == "in" || word.folded == "at" ||
           word.folded == "from" || word.folded == "with" || word.folded == "and" ||
           word.folded == "the" || word.folded == "its" || word.folded == "his" ||
           word.folded == "her";
}

// Whether word `i` belongs to what an office is of: `the Navy`, `Foreign Affairs`, `Palau`.
bool in_complement(const Words& words, std::size_t i) {
    const Word& word = words[i];
    if (word.has(shape::possessive) && word.country.empty()) return false;
    if (!word.country.empty()) return true;
    if (word.is(stop) || word.has(shape::digits)) return false;
    const bool capital = word.has(shape::capital);
    if (word.is(any_head))
        return words[i - 1].folded == "the" || words[i - 1].folded == "to" ||
               (capital && word.is(modifier | field | public_body));
    if (word.is(field | public_body | private_body | modifier))
        return capital || word.is(field | public_body);
    if (!capital) return false;
    if (is_acronym(word) || word.names_state() || (word.is(place) && capital)) return true;
    if (words[i - 1].is(place) && words[i - 1].has(shape::capital) && !words[i - 1].is(field))
        return true;
    if (i + 1 < words.size() && words[i + 1].joined() && words[i + 1].has(shape::capital) &&
        words[i + 1].is(field | public_body | private_body) && !words[i + 1].is(given))
        return true;
    if (word.is(given)) return false;
    const std::size_t run = capital_run(words, i);
    return words[i - 1].is(stop) || run == 1 || run >= 3;
}

// End of "of State for Political Affairs", which starts at `i`; `i` if nothing such does.
std::size_t read_complement(const Words& words, std::size_t i, Evidence& evidence, Title& title) {
    std::size_t end = i;
    for (std::size_t k = i; k < words.size() && k - i < 2 * longest_side; ++k) {
        const Word& word = words[k];
        const bool list =
            word.gap == gap::comma && k > i && word.has(shape::capital) && (word.is(field));
        const bool bracket = k > i && word.gap == gap::open && is_acronym(word);
        if (!word.joined() && !list && !bracket) break;
        if (k > i && words[k - 1].has(shape::possessive)) break;
        if (is_connector(word)) {
            if (end + 2 < k) break;
            continue;
        }
        if (!in_complement(words, k)) break;
        if (words[k - 1].folded == "at" && word.country.empty() && !word.is(public_body))
            evidence.of_private = true;
        weigh(word, evidence, title);
        end = k + 1;
    }
    return end;
}

Standing judge(const Words& words, const Title& title, const Evidence& evidence) {
    const Word& head = words[title.head];
    if (head.folded == "officer" && title.head > 0 && words[title.head - 1].folded == "executive")
        return Standing::none;
    if (head.is(rank))
        return head.has(shape::capital) && !evidence.of_private ? Standing::office : Standing::none;
    const bool private_only = evidence.of_private && !evidence.of_state;
    if (private_only) return Standing::none;
    if (head.is(word_class::head | abbreviation | royal | plural) && !head.is(weak | bare))
        return Standing::office;
    if (evidence.of_state) return Standing::office;
    if (head.is(bare) && !evidence.unknown) return Standing::bare;
    // "Senior Advisor for Climate Policy Jo Doe"
    if (title.span.end > title.head + 2 && head.has(shape::capital) && !evidence.unknown)
        return Standing::bare;
    return Standing::none;
}

} // namespace

Title read_title(const Words& words, std::size_t at, std::size_t floor) {
    Title title;
    Evidence evidence;
    title.head = last_head(words, at);
    title.span.begin = words.size();
    const std::size_t begin = extend_left(words, at, floor, evidence, title);
    title.role_begin = begin;
    if (title.span.begin > begin) title.span.begin = begin;
    while (title.role_begin < title.head && !words[title.role_begin].country.empty() &&
           words[title.role_begin].country != "US")
        ++title.role_begin;
    const Word& head = words[title.head];
    title.plural = head.is(plural) && !head.is(word_class::head & ~abbreviation);
    title.rank = head.is(rank);
    std::size_t end = title.head + 1;
    const bool starts = end < words.size() && words[end].joined() && !head.has(shape::possessive) &&
                        is_connector(words[end]) && words[end].folded != "and" &&
                        words[end].folded != "the" && words[end].folded != "with";
    if (starts) end = read_complement(words, end, evidence, title);
    // "Deputy Prime Minister and Minister of Foreign Affairs" is one phrase.
    if (end + 1 < words.size() && words[end].joined() && words[end].folded == "and" &&
        !title.plural) {
        for (std::size_t k = end + 1; k < words.size() && k < end + 6 && words[k].joined(); ++k) {
            if (words[k].is(any_head) && !words[k].is(plural)) {
                std::size_t next = last_head(words, k) + 1;
                if (next < words.size() && words[next].joined() && is_connector(words[next]) &&
                    words[next].folded != "and")
                    next = read_complement(words, next, evidence, title);
                if (words[k].folded == "officer" && words[k - 1].folded == "executive")
                    evidence.of_private = true;
                end = next;
                break;
            }
            if (!words[k].is(office_word) && !is_acronym(words[k])) break;
        }
    }
    title.span.end = end;
    for (std::size_t k = title.role_begin; k < end; ++k)
        title.international = title.international || words[k].is(international);
    title.standing = judge(words, title, evidence);
    return title;
}

std::string singular(std::string_view plural) {
    std::string one(plural);
    const auto ends = [&](std::string_view ending) { return one.ends_with(ending); };
    if (ends("men") || ends("MEN"))
        one[one.size() - 2] = ends("men") ? 'a' : 'A';
    else if (ends("ies"))
        one.replace(one.size() - 3, 3, "y");
    else if (ends("IES"))
        one.replace(one.size() - 3, 3, "Y");
    else if (ends("s") || ends("S"))
        one.pop_back();
    return one;
}

std::string role_text(const Words& words, const Title& title) {
    // "Commander Admiral Doe" is a commander, an admiral by rank.
    std::size_t end = title.span.end;
    if (title.rank && end == title.head + 1 && title.head > title.role_begin &&
        words[title.head].folded != "general" && words[title.head - 1].is(any_head) &&
        !words[title.head - 1].is(rank | modifier))
        --end;
    std::string role = squeeze(words.between(title.role_begin, end));
    if (title.plural) {
        const Word& head = words[title.head];
        const std::size_t at = squeeze(words.between(title.role_begin, title.head)).size();
        const std::size_t size = head.end - head.begin;
        const std::size_t from = title.head > title.role_begin ? at + 1 : 0;
        if (from + size <= role.size())
            role.replace(from, size, singular(std::string_view(role).substr(from, size)));
    }
    const Word& last = words[end - 1];
    if (last.has(shape::dotted) && last.is(abbreviation | rank)) role += '.';
    if (role.find('(') != std::string::npos && role.find(')') == std::string::npos) role += ')';
    return role;
}

} // namespace dateline::officials
