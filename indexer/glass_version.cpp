#include "indexer/glass_version.h"

#include "indexer/bulk_table.h"

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <xapian.h>

namespace dateline {

namespace fs = std::filesystem;

namespace {

constexpr const char* file_name = "iamglass";
constexpr std::string_view mark("\x0f\x0dXapian Glass\x04\x6e", 16);
constexpr std::size_t uuid_bytes = 16;
constexpr int tables = 6;

std::string read(const fs::path& database) {
    std::ifstream in(database / file_name, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (!bytes.starts_with(mark) || bytes.size() < mark.size() + uuid_bytes)
        throw Xapian::DatabaseCorruptError("is no version file: " +
                                           (database / file_name).string());
    return bytes;
}

/// Takes numbers off the front, as the engine packs them: seven bits a byte, the lowest first.
class Numbers {
  public:
    explicit Numbers(std::string_view bytes) : rest_(bytes) {}

    std::uint64_t next() {
        std::uint64_t number = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const auto byte = static_cast<unsigned char>(take(1).front());
            number |= std::uint64_t{byte & 0x7fu} << shift;
            if (byte < 0x80) return number;
        }
        throw Xapian::DatabaseCorruptError("a version file has too long a number");
    }

    std::string_view take(std::size_t bytes) {
        if (rest_.size() < bytes) throw Xapian::DatabaseCorruptError("a version file is cut off");
        const std::string_view taken = rest_.substr(0, bytes);
        rest_.remove_prefix(bytes);
        return taken;
    }

    std::string_view rest() const { return rest_; }

  private:
    std::string_view rest_;
};

} // namespace

void set_revision(const fs::path& database, std::uint64_t revision) {
    const std::string bytes = read(database);
    const std::size_t head = mark.size() + uuid_bytes;
    Numbers numbers(std::string_view(bytes).substr(head));
    numbers.next();
    std::string changed = bytes.substr(0, head);
    glass::put_number(changed, revision);
    changed += numbers.rest();
    const fs::path fresh = database / "iamglass.new";
    NewFile file(fresh);
    file.write(changed);
    file.finish();
    fs::rename(fresh, database / file_name);
}

bool is_compact(const fs::path& database) {
    const std::string bytes = read(database);
    Numbers numbers(std::string_view(bytes).substr(mark.size() + uuid_bytes));
    numbers.next();
    for (int table = 0; table < tables; ++table) {
        for (int i = 0; i < 5; ++i) // root, level, entries, size of blocks, what is compressed
            numbers.next();
        const std::string_view free_blocks = numbers.take(numbers.next());
        // It begins with the revision that wrote the table last; the compacting one is the first.
        if (!free_blocks.empty() && Numbers(free_blocks).next() > 1) return false;
    }
    return true;
}

} // namespace dateline
