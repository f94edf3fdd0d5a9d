#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// The engine's glass format (Xapian 1.4: backends/glass/glass_table.h, glass_version.cc and
/// common/pack.h there), as far as it is written and read here and not by the engine.
namespace dateline::glass {

/// How the version file begins, of this format and no other; the database's UUID follows.
constexpr const char* version_file = "iamglass";
constexpr std::string_view version_mark("\x0f\x0dXapian Glass\x04\x6e", 16);
constexpr std::size_t uuid_bytes = 16;

/// The tables of a database, in the order in which its version file tells of them.
constexpr std::array<std::string_view, 6> tables{"postlist", "docdata",  "termlist",
                                                 "position", "spelling", "synonym"};

// A block: revision (4 bytes), level (1), largest gap (2), free bytes (2), end of the directory
// (2), the directory (2 an item), a gap, the items.
constexpr std::size_t revision_bytes = 4, level_at = 4, largest_gap_at = 5, free_bytes_at = 7,
                      directory_end_at = 9, directory_begin = 11, entry_bytes = 2;

// A leaf's item: size less 3, with flags (2 bytes), length of key (1), key, number of the component
// (2, from the second on), tag. A branch's: block (4), length of key (1), key, component (2).
constexpr std::size_t size_bytes = 2, block_number_bytes = 4, key_length_bytes = 1,
                      component_bytes = 2;
constexpr unsigned packed_flag = 0x8000, last_flag = 0x4000, first_flag = 0x2000,
                   size_mask = 0x1fff;
constexpr std::size_t size_offset = 3;

/// Of tables whose tags are compressed, those from this length on.
constexpr unsigned least_packed_tag = 18;

void put_number(std::string& out, std::uint64_t value);
void put_text(std::string& out, std::string_view text);
void put_sorted_number(std::string& out, std::uint32_t value); ///< sorts as the numbers do
std::uint32_t take_sorted_number(std::string_view& bytes);     ///< off the front; throws as Numbers
void put_big_endian(char* out, std::uint32_t value, unsigned bytes);
inline std::uint32_t get_big_endian(const char* bytes, unsigned count) {
    std::uint32_t value = 0;
    for (unsigned i = 0; i < count; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

/// Of a term in a document in the tables of postings and positions; the term without zero bytes.
std::string key_of(std::string_view term, std::uint32_t document);

/// How the keys of a slot's values in the table of postings begin; the sorted number of a chunk's
/// first document follows. A chunk has a text, then for each further value how many documents are
/// passed over and a text (backends/glass/glass_values.cc).
std::string value_chunks_key(std::uint32_t slot);

/// Takes numbers off the front, as put_number() writes them. Throws Xapian::DatabaseCorruptError
/// where the bytes end too early.
class Numbers {
  public:
    explicit Numbers(std::string_view bytes) : rest_(bytes) {}

    std::uint64_t next() {
        std::uint64_t number = 0;
        for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(rest_.front());
            rest_.remove_prefix(1);
            number |= std::uint64_t{byte & 0x7fu} << shift;
            if (byte < 0x80) return number;
        }
        fail();
    }
    std::string_view take(std::size_t bytes);
    std::string_view rest() const { return rest_; }

  private:
    [[noreturn]] static void fail();

    std::string_view rest_;
};

/// What the version file says of a table.
struct TableHead {
    std::uint32_t root;      ///< number of the block
    unsigned level;          ///< of the root, that of the leaves being 0
    bool is_empty;           ///< there may be no file then
    std::size_t block_bytes; ///< of each block
    std::string_view free;   ///< blocks, packed, after the revision that wrote the table last
};
TableHead take_table_head(Numbers& numbers);

} // namespace dateline::glass
