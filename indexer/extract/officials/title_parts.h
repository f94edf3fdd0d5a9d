#pragma once

#include "indexer/extract/officials/titles.h"

namespace dateline::officials {

// The parts in which titles.cpp reads a phrase that names an office.

constexpr std::size_t longest_side = 12; ///< words of a phrase to either side of its head
constexpr Classes office_word =
    word_class::any_head | word_class::modifier | word_class::field | word_class::public_body;

/// What the words of a phrase say about whom it serves.
struct Evidence {
    bool of_state = false;
    bool of_public_body = false;
    bool of_private = false;
    bool of_company = false;   ///< Acme Inc. Minister
    bool never_public = false; ///< of a school or a party's campaign
    bool unknown = false;
};

/// Adds what word `i` says, and to the title the country that it names. `serving`: it is in the
/// office itself, which is no evidence for itself.
void weigh(const Words& words, std::size_t i, Evidence& evidence, Title& title,
           bool serving = false);

bool is_acronym(const Word& word);

/// Assistant State's *Attorney*
bool is_states_attorney(const Words& words, std::size_t i);

/// Consulate *General*
bool is_general_body(const Words& words, std::size_t i);

/// Ports *&* Bays: the sign stands before word `i`.
bool joins_by_sign(const Words& words, std::size_t i);

/// The last office word of a run: Senate Majority *Leader*, Chief *Justice*, Secretary *General*.
std::size_t last_head(const Words& words, std::size_t head);

/// Where the phrase around title.head begins, `at` or left of it, but not left of `floor`.
std::size_t extend_left(const Words& words, std::size_t at, std::size_t floor, Evidence& evidence,
                        Title& title);

/// Ambassador *Extraordinary and Plenipotentiary*, Chargé d'Affaires *a.i.*: where that ends which
/// starts at `i`; `i` if nothing such does.
std::size_t read_mission(const Words& words, std::size_t i);

/// `of`, `for` and the like directly after an office.
bool starts_complement(const Words& words, std::size_t i);

/// End of "of State for Political Affairs", which starts at `i`; `i` if nothing such does.
std::size_t read_complement(const Words& words, std::size_t i, Evidence& evidence, Title& title);

/// Chief, *Office of* Records; Director, *Harbour Safety Agency*, up to a mark
bool names_office_after_comma(const Words& words, std::size_t i);

/// "Minister of State *with responsibility for Ports*", which starts at `i`: its end; `i` if
/// nothing such does.
std::size_t read_responsibility(const Words& words, std::size_t i, Evidence& evidence,
                                Title& title);

/// "Deputy Prime Minister *and Minister of Foreign Affairs*" is one phrase, also with & or a
/// stroke: its end.
std::size_t read_second_office(const Words& words, std::size_t end, Evidence& evidence,
                               Title& title);

} // namespace dateline::officials
