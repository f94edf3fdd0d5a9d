#include "indexer/glass_version.h"

#include "indexer/bulk_table.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <xapian.h>

namespace dateline {

namespace fs = std::filesystem;

namespace {

constexpr const char* file_name = "iamglass";
constexpr std::string_view mark("\x0f\x0dXapian Glass\x04\x6e", 16);
constexpr std::size_t uuid_bytes = 16;

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

/// What is free in the table, after its root, level, entries, size of blocks, what is compressed.
std::string_view free_blocks(Numbers& table) {
    for (int i = 0; i < 5; ++i)
        table.next();
    return table.take(table.next());
}

} // namespace

GlassVersion::GlassVersion(const fs::path& database) {
    std::ifstream in(database / file_name, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (!bytes.starts_with(mark))
        throw Xapian::DatabaseCorruptError("is no version file: " +
                                           (database / file_name).string());
    Numbers numbers(bytes);
    head_ = numbers.take(mark.size() + uuid_bytes);
    revision = numbers.next();
    for (std::string& table : tables_) {
        const std::string_view begin = numbers.rest();
        free_blocks(numbers);
        table = begin.substr(0, begin.size() - numbers.rest().size());
    }
    statistics_ = numbers.rest();
}

std::string& GlassVersion::table(std::string_view name) {
    const auto place = std::find(glass_tables.begin(), glass_tables.end(), name);
    return tables_.at(static_cast<std::size_t>(place - glass_tables.begin()));
}

bool GlassVersion::is_compact() const {
    return std::all_of(tables_.begin(), tables_.end(), [](const std::string& table) {
        Numbers numbers(table);
        const std::string_view free = free_blocks(numbers);
        // It begins with the revision that wrote the table last; the compacting one is the first.
        return free.empty() || Numbers(free).next() <= 1;
    });
}

bool GlassVersion::is_without_gaps() const {
    Numbers numbers(statistics_);
    numbers.next(); // documents
    return numbers.next() == 0;
}

void GlassVersion::write(const fs::path& database) const {
    std::string bytes = head_;
    glass::put_number(bytes, revision);
    for (const std::string& table : tables_)
        bytes += table;
    bytes += statistics_;
    const fs::path fresh = database / "iamglass.new";
    NewFile file(fresh);
    file.write(bytes);
    file.finish();
    std::error_code problem;
    fs::rename(fresh, database / file_name, problem);
    if (problem) throw Xapian::DatabaseError("cannot write " + fresh.string(), problem.value());
}

} // namespace dateline
