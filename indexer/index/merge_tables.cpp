#include "indexer/index/merge_tables.h"

#include "common/contains.h"
#include "indexer/in_parallel.h"
#include "indexer/index/glass_version.h"
#include "indexer/index/merge_large_tables.h"
#include "indexer/index/new_file.h"

#include <algorithm>
#include <xapian.h>

namespace dateline {

namespace fs = std::filesystem;

namespace {

const std::vector<std::string> large_tables{"docdata", "position"};

fs::path table_file(const fs::path& database, std::string_view table) {
    return database / (std::string(table) + ".glass");
}

/// The database as if it had no other tables, in a folder of links.
void make_view(const fs::path& database, const std::vector<std::string>& tables,
               const fs::path& view) {
    fs::create_directories(view);
    GlassVersion version(database);
    for (const std::string_view table : glass::tables) {
        if (!contains(tables, table))
            version.table(table) = no_glass_table;
        else if (fs::exists(table_file(database, table)))
            fs::create_symlink(fs::absolute(table_file(database, table)), table_file(view, table));
    }
    // Of this table the engine wants the file, be there nothing in it.
    if (!fs::exists(table_file(view, "postlist"))) NewFile(table_file(view, "postlist")).finish();
    version.write(view);
}

/// All tables but those, or those alone.
std::vector<std::string> tables_but(const std::vector<std::string>& others) {
    std::vector<std::string> tables;
    for (const std::string_view table : glass::tables)
        if (!contains(others, table)) tables.emplace_back(table);
    return tables;
}

/// Their other tables may be anything.
void compact_tables(std::span<const std::string> sources, const std::vector<std::string>& tables,
                    const fs::path& target, const fs::path& scratch) {
    std::vector<std::string> views;
    for (const std::string& source : sources) {
        const fs::path view = scratch / std::to_string(views.size());
        make_view(source, tables, view);
        views.push_back(view.string());
    }
    compact(views, target);
}

/// A table that was written apart becomes the database's.
void move_table(const std::string& table, const fs::path& from, const std::string& about,
                const fs::path& database) {
    if (!fs::exists(table_file(from, table))) return;
    fs::rename(table_file(from, table), table_file(database, table));
    GlassVersion version(database);
    version.table(table) = about;
    version.write(database);
}

/// Whether it is one whose tables can be taken apart: numbers of documents that are in no table but
/// the first would be missed.
bool has_plain_tables(const fs::path& database) {
    return fs::exists(table_file(database, "postlist")) && fs::exists(database / "iamglass") &&
           GlassVersion(database).is_without_gaps();
}

} // namespace

void compact(std::span<const std::string> sources, const fs::path& target) {
    fs::remove_all(target);
    Xapian::Database all;
    for (const std::string& source : sources)
        all.add_database(Xapian::Database(source));
    all.compact(target.string(), Xapian::Compactor::FULL);
}

void merge_databases(std::span<const std::string> sources, const fs::path& target,
                     const fs::path& scratch, bool in_two) {
    if (!std::all_of(sources.begin(), sources.end(), has_plain_tables))
        return compact(sources, target);
    fs::remove_all(scratch);
    fs::create_directories(scratch);
    std::vector<std::pair<std::string, std::string>> merged; // tables, and what is said of them
    in_parallel(in_two ? 2 : 1, 2, [&](std::size_t half) {
        if (half == 0) {
            compact_tables(sources, tables_but({"docdata", "termlist", "position"}), target,
                           scratch / "views");
            return;
        }
        const auto file = [&](std::string_view table) { return table_file(scratch, table); };
        for (const char* table : {"docdata", "termlist"})
            merged.emplace_back(table, merge_by_document(sources, table, file(table)));
        merged.emplace_back("position", merge_positions(sources, file("position")));
    });
    for (const auto& [table, about] : merged)
        move_table(table, scratch, about, target);
    fs::remove_all(scratch);
}

LargeTables::LargeTables(fs::path database) : database_(std::move(database)) {
    if (!has_plain_tables(database_)) return;
    GlassVersion version(database_);
    for (const std::string& table : large_tables)
        if (fs::exists(table_file(database_, table)))
            before_.emplace_back(table, State{version.table(table),
                                              fs::last_write_time(table_file(database_, table))});
}

void LargeTables::compact_the_rest(const fs::path& target, const fs::path& scratch) const {
    std::vector<std::pair<std::string, State>> untouched = before_;
    std::erase_if(untouched, [&](const auto& table) {
        return fs::last_write_time(table_file(database_, table.first)) != table.second.written;
    });
    const std::vector<std::string> sources{database_.string()};
    if (untouched.empty() || !has_plain_tables(database_)) return compact(sources, target);
    std::vector<std::string> kept;
    for (const auto& [table, state] : untouched)
        kept.push_back(table);
    fs::remove_all(scratch);
    compact_tables(sources, tables_but(kept), target, scratch);
    for (const auto& [table, state] : untouched)
        move_table(table, database_, state.about, target);
    fs::remove_all(scratch);
}

} // namespace dateline
