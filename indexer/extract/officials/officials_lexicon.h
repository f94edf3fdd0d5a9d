#pragma once

#include <cstdint>
#include <string_view>

namespace dateline::officials {

/// What is known of a word, as bits. The classes are explained in data/office_words.tsv and
/// data/name_words.tsv.
using Classes = std::uint64_t;

namespace word_class {
constexpr Classes head = 1u << 0;
constexpr Classes abbreviation = 1u << 1;
constexpr Classes bare = 1u << 2;
constexpr Classes weak = 1u << 3;
constexpr Classes royal = 1u << 4;
constexpr Classes peer = 1u << 5;
constexpr Classes rank = 1u << 6;
constexpr Classes enlisted = 1u << 7;
constexpr Classes plural = 1u << 8;
constexpr Classes modifier = 1u << 9;
constexpr Classes field = 1u << 10;
constexpr Classes public_body = 1u << 11;
constexpr Classes private_body = 1u << 12;
constexpr Classes person = 1u << 13;
constexpr Classes particle = 1u << 14;
constexpr Classes suffix = 1u << 15;
constexpr Classes honorific = 1u << 16;
constexpr Classes stop = 1u << 17;
constexpr Classes thing = 1u << 18;
constexpr Classes given = 1u << 19;  ///< a given name
constexpr Classes common = 1u << 20; ///< an ordinary English word
constexpr Classes state = 1u << 21;  ///< a state of the United States: code, abbreviation or name
constexpr Classes local = 1u << 22;  ///< an office of a place
constexpr Classes international = 1u << 24;   ///< a body above countries
constexpr Classes us_president = 1u << 25;    ///< surname of one
constexpr Classes place = 1u << 23;           ///< begins the names of places: San, Fort
constexpr Classes foreign_head = 1u << 26;    ///< an office in another language
constexpr Classes postnominal = 1u << 27;     ///< letters after a legislator's name: MP
constexpr Classes honour = 1u << 28;          ///< how office holders are addressed: Hon
constexpr Classes honours = 1u << 29;         ///< letters after a name that tell no office: OBE
constexpr Classes sure = 1u << 30;            ///< an office that only states give
constexpr Classes surname = 1u << 31;         ///< part of an office or a month, and a surname too
constexpr Classes no_name = Classes{1} << 32; ///< alone behind an office no name

constexpr Classes any_head = head | bare | weak | royal | rank | plural;
} // namespace word_class

/// The classes of a folded word; 0 for a word not listed.
Classes classes_of(std::string_view folded);

} // namespace dateline::officials
