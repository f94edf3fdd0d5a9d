#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// What may follow a name and is none, folded, without dots: `jr`, `iii`, `phd`.
std::span<const std::string_view> name_suffixes();

/// A name, given without titles, as folded words; suffixes behind it are left out. The numeral of
/// Felipe VI stands for a given name: he is not the Luis Felipe of whom it is the surname.
struct NameWords {
    std::vector<std::string> given; ///< initials one by one; empty where there is a surname alone
    std::string surname;            ///< the last word; empty if there are no words
};

NameWords split_name(std::string_view name);

/// Whether the given names, of which both must have some, may be one person's: `Pete` and `Peter`,
/// `John R.` and `John`, `E. Benjamin` and `Ben`. Surnames are not compared.
bool agree(const NameWords& one, const NameWords& other);

/// Whether one of the two may be mistyped, `Jo B. Doe` for Jo R. Doe or `Barak` for Barack: all
/// given names agree but one, which is another initial or differs by a letter. Surnames are not
/// compared.
bool may_be_slip(const NameWords& one, const NameWords& other);

/// Whether a name is more than a surname.
bool is_full_name(std::string_view name);

/// Whether `asked` may be `name`: the same surname, and given names that agree (`Pete` and `Peter`,
/// `John R.` and `John`).
bool may_be_one(std::string_view asked, std::string_view name);

} // namespace dateline
