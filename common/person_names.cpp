#include "common/person_names.h"

#include "common/given_names.h"
#include "common/tokens.h"

#include <algorithm>
#include <utility>

namespace dateline {

namespace {

bool is_suffix(std::string word) {
    std::erase(word, '.');
    const auto suffixes = name_suffixes();
    return std::find(suffixes.begin(), suffixes.end(), word) != suffixes.end();
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
    std::vector<std::string> parts;
    TokenStream tokens(name);
    for (Token token; tokens.next(token);)
        parts.emplace_back(token.word);
    while (parts.size() > 1 && is_suffix(parts.back()))
        parts.pop_back();
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
