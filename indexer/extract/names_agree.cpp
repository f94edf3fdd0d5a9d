// Whether two names may be one person's.

#include "common/given_names.h"
#include "indexer/extract/names.h"

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

// *JB* Doe for *Jo B.* Doe: the first letters of two given names or more, written as one.
bool are_initials_of(std::string_view letters, const std::vector<std::string>& given) {
    if (letters.size() < 2 || letters.size() != given.size()) return false;
    return std::equal(letters.begin(), letters.end(), given.begin(),
                      [](char letter, const std::string& name) { return name.front() == letter; });
}

} // namespace

bool agree(const NameParts& a, const NameParts& b) {
    if (a.given.empty() || b.given.empty()) return true;
    if (have_other_fathers(a, b)) return false;
    if (same_given_name(a.given.front(), b.given.front())) return true;
    if (are_initials_of(a.given.front(), b.given) || are_initials_of(b.given.front(), a.given))
        return true;
    // "J. William Fulbright" and "William Fulbright"
    return std::find(a.given.begin(), a.given.end(), b.given.front()) != a.given.end() ||
           std::find(b.given.begin(), b.given.end(), a.given.front()) != b.given.end();
}

} // namespace dateline::officials
