#pragma once

#include "common/date.h"
#include "common/press_release.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::schema {

/// Raised whenever an index made before could be read wrongly, or holds what is found otherwise
/// now: files that are not read again would keep it.
constexpr int version = 17;

/// What a field's values are, and so how writer and query parser treat them.
enum class Kind {
    words,    ///< a stretch of the text: each word at its position, and its stem without
    stems,    ///< a stretch of the text: the stem of each word only, no positions; a phrase in such
              ///< a field is the phrase in the text, with all its words in the field
    official, ///< persons: name, surname and office keys at each mention
    country,  ///< ISO codes at each mention
    date,     ///< day of publication: year, month and day terms, no positions
    exact     ///< whole values, no positions
};

/// A value to post, as Field::values gives it.
struct Value {
    std::string text; ///< for Kind::words unused
    /// Bytes [begin, end) of full_text(): the stretch, or a mention; 0, 0: neither.
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct Field {
    std::string_view name;   ///< as users write it before the colon; empty: the default field
    std::string_view prefix; ///< of its terms; appears nowhere else
    Kind kind;
    std::string_view help; ///< one line, for --help and the manual
    std::vector<Value> (*values)(const PressRelease&, const Extraction&);
    /// Of stems: their words stand before this position in the text; 0: nobody knows where.
    std::uint32_t positions_end = 0;
    /// Of stems: another such field all of whose words are this field's, too, and are not posted
    /// again; empty: none.
    std::string_view holds = {};
};

/// THE table: document building, query parsing and help walk it.
std::span<const Field> fields();

/// The field of that name, or null.
const Field* find_field(std::string_view name);

/// Terms of a words field: the word as written (with positions), and its stem (without), which is
/// posted only where it differs from the word; in a stems field always. Both take folded words.
std::string word_term(const Field& field, std::string_view folded_word);
std::string stem_term(const Field& field, std::string_view stem);

/// Any of these says that a word with the stem is in the field.
std::vector<std::string> stem_terms(const Field& field, std::string_view stem);

/// The term of a value of any other field, the same for writer and query: folded, cut and hashed
/// where Xapian's limit of 245 bytes would be passed.
std::string filter_term(const Field& field, std::string_view value);

/// All terms of which each says so: a path may be a release's, or that of a file of many.
std::vector<std::string> filter_terms(const Field& field, std::string_view value);

/// Keys under which a person is posted, all below the official field's prefix.
/// `name` and `role` are as written; the surname key is the last word of the name, suffixes aside.
std::string name_key(std::string_view name);
std::string surname_key(std::string_view name_or_surname);
std::string office_key(std::string_view role);

/// Of an office as a release puts it, and without the country that it begins with: `U.S. Secretary
/// of War` is a secretary of war.
std::vector<std::string> office_keys(std::string_view role);

/// Values of the date field. A release of 2026-01-15 has those of its day, month, year and decade,
/// and of the days of the month and the months of the year with its first digit (10 to 19, 01 to
/// 09); one with only a month or year lacks the finer ones.
std::vector<std::string> date_terms(const Extraction& facts);

/// The terms whose union is all releases dated within `range`, partial dates that lie wholly inside
/// included: few, because whole decades, years, tens of months, months and tens of days have one
/// each.
std::vector<std::string> date_range_terms(DateRange range);

/// The term of releases with neither date nor partial date.
std::string undated_term();

/// Stands where each paragraph begins, in a release that has one longer than
/// positions::paragraph_gap.
std::string paragraph_term();

/// Unique term of a release, and the term shared by all releases of one file; a release whose id is
/// that of its file has only the first.
std::string id_term(std::string_view release_id);
std::string file_term(std::string_view file_id);

/// Value slots: what is sorted by, counted or compared without reading the document.
enum Slot : std::uint32_t {
    date_slot,      ///< YYYYMMDD; absent for undated
    officials_slot, ///< ids of the record's officials in the registry, each followed by a line
                    ///< break; resolved_mark before those that other releases told
    countries_slot, ///< codes, each followed by a line break
    source_slot,    ///< publisher as shown
    family_slot,    ///< name of the family; absent for a release without near-identical ones
    sketch_slot,    ///< of the text, for finding families; absent for one of few words
    age_slot        ///< age_of(date_slot): the highest first is the oldest first, undated last
};

/// The value of the age slot for a day written YYYYMMDD: what is left of it to the end of all days.
std::string age_of(std::string_view day);

/// Stands before the id of a person named by surname only, whose full name other releases give.
constexpr std::string_view resolved_mark = "~";

/// Keys of the database's metadata for the registry of persons: what is known of the persons of a
/// group, see person_groups(), and the facts it was made from; registry.h encodes both.
std::string persons_key(std::string_view group);
std::string person_facts_key(std::string_view group);

/// Keys of the database's metadata.
constexpr std::string_view underived_key = "dateline:underived"; ///< set: see IndexWriter
constexpr std::string_view version_key = "dateline:schema";
constexpr std::string_view language_key = "dateline:language";
constexpr std::string_view roots_key = "dateline:roots"; ///< see root.h
constexpr std::string_view shard_key = "dateline:shard"; ///< see shards.h; absent: not sharded

} // namespace dateline::schema
