#pragma once

#include "indexer/extract/officials/names.h"

namespace dateline::officials {

/// How sure a phrase is to mean a public office.
enum class Standing {
    none,   ///< an office in a company or club, or hardly an office
    bare,   ///< public if it stands before a name
    office, ///< public
};

/// A phrase that names an office: `former Deputy Secretary of State`, `Japan's defense minister`.
struct Title {
    Span span;                 ///< the whole phrase, with the country that it begins with
    std::size_t role_begin;    ///< where the office begins, past country and article
    std::size_t head;          ///< the word that carries it: secretary, minister
    std::size_t first_end = 0; ///< where the first office ends; before `span.end` if there are two
    std::size_t superior_end = 0; ///< of the name in "to President Doe" behind the phrase; 0: none
    Standing standing = Standing::none;
    bool plural = false;
    bool rank = false;
    std::string_view country;   ///< code, from the phrase itself
    bool international = false; ///< names a body above countries
    bool domestic = false;      ///< names a body or state of the United States
};

/// The phrase around the office word at `at`, which reaches no further left than `floor`; its
/// standing is `none` if there is no office.
Title read_title(const Words& words, std::size_t at, std::size_t floor);

/// Senator, Rep.: the same persons' now and then.
bool is_legislator_head(std::string_view head);

/// Special Agent *in Charge*, Inspector *in Charge*, Director *in Charge*, as an agency's places
/// have them; not the agent in charge of the singers.
bool is_in_charge(const Words& words, const Title& title);

/// `Attorneys General`: the plural is in the word before the head.
bool heads_plural(const Words& words, const Title& title);

/// The office as the text puts it, white space single.
std::string role_text(const Words& words, const Title& title);

} // namespace dateline::officials
