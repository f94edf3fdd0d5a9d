#pragma once

#include "indexer/extract/countries/country_names.h"

#include <string_view>
#include <vector>

namespace dateline::country_names {

/// Why a form that looks like a country's is none here, or which country it is.
enum class Reason {
    plain,       ///< nothing speaks against it
    fixed_name,  ///< part of a name of something else: `New Mexico`
    place,       ///< a town, street or county: `Lebanon, Pennsylvania`
    person,      ///< `Michael Jordan`
    pronoun,     ///< `JOIN US TODAY`
    language,    ///< `in Spanish`
    ethnicity,   ///< `Korean Americans`, tribes
    georgia,     ///< the state, by what stands around it
    other_state, ///< `Korea` in a text on the other one, `Samoa` of the United States
};

/// What a hit means in its text.
struct Verdict {
    std::string_view code; ///< empty where no country is meant
    Reason reason;
};

/// The reason in words for a reader; empty for Reason::plain.
std::string_view words_of(Reason reason);

/// One verdict for each of `hits`, which find_forms() found in `text`.
std::vector<Verdict> judge(std::string_view text, const std::vector<Hit>& hits);

} // namespace dateline::country_names
