#include "common/person_names.h"

#include "common/ascii.h"
#include "common/contains.h"
#include "common/given_names.h"
#include "common/tokens.h"

#include <algorithm>
#include <utility>

namespace dateline {

namespace {

/// As written: `VI` and `M.D.` follow a name, Tran Van Vi is called so.
bool is_suffix(std::string word, std::string_view written) {
    std::erase(word, '.');
    if (!contains(name_suffixes(), word)) return false;
    const bool may_be_name = word == "v" || word == "vi" || word == "md";
    return !may_be_name || std::none_of(written.begin(), written.end(), is_ascii_lower);
}

bool is_numeral(std::string_view word) {
    return word.find_first_not_of("ivx") == word.npos;
}

/// Without the suffixes behind it, which become `suffixes`.
std::vector<std::string> words_of(std::string_view name, std::vector<std::string>& suffixes) {
    std::vector<std::string> words;
    TokenStream tokens(name);
    for (Token token; tokens.next(token);) {
        const auto written = name.substr(token.begin, token.end - token.begin);
        if (!words.empty() && is_suffix(std::string(token.word), written)) {
            suffixes.emplace_back(token.word);
            continue;
        }
        words.insert(words.end(), suffixes.begin(), suffixes.end()); // which were none
        suffixes.clear();
        words.emplace_back(token.word);
    }
    return words;
}

// `E. Benjamin`, known by the second name.
bool goes_by_second(const std::vector<std::string>& given, const std::string& name) {
    return given.size() > 1 && given[0].size() == 1 && given[1].size() > 1 && name.size() > 1 &&
           same_given_name(given[1], name);
}

bool differ_by_a_letter(std::string_view one, std::string_view other) {
    if (one.size() > other.size()) std::swap(one, other);
    if (one.size() < 4 || other.size() - one.size() > 1) return false;
    std::size_t same = 0;
    while (same < one.size() && one[same] == other[same])
        ++same;
    const std::size_t skipped = one.size() == other.size() ? 1 : 0;
    return same == one.size() || one.substr(same + skipped) == other.substr(same + 1);
}

} // namespace

std::span<const std::string_view> name_suffixes() {
    static constexpr std::string_view suffixes[] = {"jr",  "sr",  "ii",   "iii", "iv",  "v",
                                                    "vi",  "vii", "viii", "xii", "xvi", "jnr",
                                                    "snr", "esq", "phd",  "md"};
    return suffixes;
}

NameWords split_name(std::string_view name) {
    std::vector<std::string> suffixes;
    std::vector<std::string> parts = words_of(name, suffixes);
    NameWords words;
    for (std::string& part : parts)
        if (part.find('.') == part.npos)
            words.given.push_back(std::move(part));
        else // initials, as in "J.R. Orr"
            for (const char letter : part)
                if (letter != '.') words.given.emplace_back(1, letter);
    if (words.given.empty()) return words;
    words.surname = words.given.back();
    words.given.pop_back();
    if (words.given.empty() && !suffixes.empty() && is_numeral(suffixes.front()))
        words.given = {suffixes.front()};
    return words;
}

bool agree(const NameWords& one, const NameWords& other) {
    const auto& a = one.given;
    const auto& b = other.given;
    const bool firsts = same_given_name(a.front(), b.front());
    if (firsts && a.size() > 1 && b.size() > 1) return same_given_name(a[1], b[1]);
    if (firsts || goes_by_second(a, b.front()) || goes_by_second(b, a.front())) return true;
    return a.front().size() > 1 && b.front().size() > 1 &&
           (std::find(a.begin(), a.end(), b.front()) != a.end() ||
            std::find(b.begin(), b.end(), a.front()) != b.end());
}

bool may_be_slip(const NameWords& one, const NameWords& other) {
    if (one.given.size() != other.given.size()) return false;
    std::size_t differing = 0;
    for (std::size_t i = 0; i < one.given.size(); ++i) {
        const std::string& a = one.given[i];
        const std::string& b = other.given[i];
        if (same_given_name(a, b)) continue;
        ++differing;
        const bool initials = a.size() == 1 && b.size() == 1 && i > 0;
        if (!initials && !differ_by_a_letter(a, b)) return false;
    }
    return differing == 1;
}

bool is_full_name(std::string_view name) {
    return !split_name(name).given.empty();
}

bool may_be_one(std::string_view asked, std::string_view name) {
    const NameWords a = split_name(asked);
    const NameWords b = split_name(name);
    return a.surname == b.surname && !a.given.empty() && !b.given.empty() && agree(a, b);
}

} // namespace dateline
