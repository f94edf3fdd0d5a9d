#pragma once

#include "indexer/extract/officials/names.h"

#include <string>
#include <string_view>
#include <vector>

namespace dateline::officials {

/// A name that its surroundings present as an office holder's.
struct Candidate {
    Span name;
    Span office;                ///< the phrase, with the country that it begins with; may be empty
    std::string role;           ///< empty if none is stated
    std::string head;           ///< folded word that carries the role: `secretary`
    std::string country;        ///< code, where the words around the name say it
    std::string suggested;      ///< one that counts where none is said anywhere
    bool international = false; ///< of a body above countries
    bool foreign = false;       ///< told by an office in another language than English
    bool ministerial = false;   ///< a minister's, or of those around one
    bool undecided = false;     ///< perhaps another country's, whose minister stands beside him
    bool past = false;          ///< "Jo Doe served as": counts where no other office is told
    bool doubtful = false;      ///< counts only if the name is an official's elsewhere
    bool open_end = false;      ///< what follows the first word may be none: `Senator Doe Speaks`
    bool headline = false;      ///< stands in a headline
};

/// "lt. general", not "attorney general"; the role folded.
bool is_rank_alone(std::string_view folded);

/// Whether the candidate's office goes before `role`: before `MP`, `Lord`, `Prince`, a
/// rank.
bool tells_more(const Candidate& candidate, const std::string& role);

/// Whether `role` says the same as `known` and more: "Defense Minister" for "Minister", "Senator
/// from Ohio" for "Senator"; or not in capitals: "Senator" for "SENATOR".
bool is_fuller_role(const std::string& role, const std::string& known);

/// Every such name, in order of the text, none overlapping another.
std::vector<Candidate> find_candidates(const Words& words);

} // namespace dateline::officials
