#pragma once

#include "common/press_release.h"
#include "indexer/extract/officials/officials_patterns.h"

#include <string>
#include <string_view>
#include <vector>

namespace dateline::officials {

/// The country that speaks in a release, whose offices go without saying.
struct Home {
    std::string country;    ///< code; empty where nothing tells
    bool sure = false;      ///< else others are named more, and an office may be one of theirs
    bool american = false;  ///< the United States, or what is theirs alone, are named
    bool has_rival = false; ///< another country is named that has senators
    bool of_site = false;   ///< the release is from the government's site
    std::string other;      ///< code of the country named most beside that
    bool abroad = false;    ///< others speak, who name the United States most
};

// Kinds of offices, folded as the text puts them.

bool has_any(std::string_view role, std::initializer_list<std::string_view> offices);
bool is_american_office(std::string_view role);  ///< "Congresswoman", of no other country
bool is_usual_in_america(std::string_view role); ///< "Secretary of Ports", of few others
bool is_senator(std::string_view role);
bool is_legislator(std::string_view role);  ///< "Senator", of several
bool is_ministerial(std::string_view role); ///< "Foreign Secretary", never of that country

/// Whether there is or was a senate.
bool may_have_senators(std::string_view country);

bool is_irish_deputy(const Word& letters);   ///< "TD" after a name
bool is_irish_office(std::string_view role); ///< "Taoiseach"

/// By the host of `url` (may be empty), if that is a government's, else by the words: what only
/// that country has, or bodies of its state. How often a text names a country tells nothing alone.
Home find_home(const Words& words, const std::vector<Candidate>& candidates,
               const std::vector<Country>& countries, std::string_view url);

} // namespace dateline::officials
