#include "indexer/index/glass_version.h"

#include "common/glass.h"
#include "indexer/index/new_file.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <xapian.h>

namespace dateline {

namespace fs = std::filesystem;
using glass::Numbers;
using glass::take_table_head;

GlassVersion::GlassVersion(const fs::path& database) {
    std::ifstream in(database / glass::version_file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (!bytes.starts_with(glass::version_mark))
        throw Xapian::DatabaseCorruptError("is no version file: " +
                                           (database / glass::version_file).string());
    Numbers numbers(bytes);
    head_ = numbers.take(glass::version_mark.size() + glass::uuid_bytes);
    revision = numbers.next();
    for (std::string& table : tables_) {
        const std::string_view begin = numbers.rest();
        take_table_head(numbers);
        table = begin.substr(0, begin.size() - numbers.rest().size());
    }
    statistics_ = numbers.rest();
}

std::string& GlassVersion::table(std::string_view name) {
    const auto place = std::find(glass::tables.begin(), glass::tables.end(), name);
    return tables_.at(static_cast<std::size_t>(place - glass::tables.begin()));
}

std::string GlassVersion::missing_file(const fs::path& database) const {
    for (std::size_t i = 0; i < tables_.size(); ++i) {
        Numbers numbers(tables_[i]);
        const fs::path file = database / (std::string(glass::tables[i]) + ".glass");
        if (!take_table_head(numbers).is_empty && !fs::exists(file)) return file.string();
    }
    return {};
}

bool GlassVersion::is_compact() const {
    return std::all_of(tables_.begin(), tables_.end(), [](const std::string& table) {
        Numbers numbers(table);
        const std::string_view free = take_table_head(numbers).free;
        // It begins with the revision that wrote the table last; the compacting one is the first.
        return free.empty() || Numbers(free).next() <= 1;
    });
}

std::uint64_t GlassVersion::documents() const {
    return Numbers(statistics_).next();
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
    fs::rename(fresh, database / glass::version_file, problem);
    if (problem) throw Xapian::DatabaseError("cannot write " + fresh.string(), problem.value());
}

} // namespace dateline
