// Whether two names may be one person's.

#include "common/given_names.h"
#include "indexer/extract/officials/names.h"

#include <algorithm>

namespace dateline::officials {

namespace {

// Ali bin Omar and Ali bin Zayn are two.
bool have_other_fathers(const NameParts& a, const NameParts& b) {
    const auto has_father = [](const NameParts& parts) {
        return parts.given.size() > 1 && parts.given[1].starts_with(patronymic_mark);
    };
    return has_father(a) && has_father(b) && a.given[1] != b.given[1];
}

// *JB* Doe for *Jo B.* Doe: the first letters of two given names or more.
bool has_initials_of(const NameParts& parts, const std::vector<std::string>& given) {
    const std::string_view letters = parts.given.front();
    if (!parts.initials || letters.size() < 2 || letters.size() != given.size()) return false;
    return std::equal(letters.begin(), letters.end(), given.begin(),
                      [](char letter, const std::string& name) { return name.front() == letter; });
}

} // namespace

bool agree(const NameParts& a, const NameParts& b) {
    if (a.given.empty() || b.given.empty()) return true;
    if (have_other_fathers(a, b)) return false;
    if (same_given_name(a.given.front(), b.given.front())) return true;
    if (has_initials_of(a, b.given) || has_initials_of(b, a.given)) return true;
    // "J. William Fulbright" and "William Fulbright"
    return std::find(a.given.begin(), a.given.end(), b.given.front()) != a.given.end() ||
           std::find(b.given.begin(), b.given.end(), a.given.front()) != b.given.end();
}

bool is_surname_with_particle(const Words& words, Span name) {
    return name.end - name.begin == 2 && words[name.begin].is(word_class::particle);
}

bool ends_with(const Words& words, Span full, Span name) {
    const std::size_t size = name.end - name.begin;
    return is_surname_with_particle(words, name) && full.end - full.begin > size &&
           words[full.end - size].folded == words[name.begin].folded &&
           words[full.end - 1].folded == words[name.end - 1].folded;
}

} // namespace dateline::officials
