#include "indexer/maintenance.h"

#include "common/error.h"
#include "common/paths.h"
#include "common/record.h"
#include "common/schema.h"
#include "common/text.h"
#include "indexer/index/glass_version.h"
#include "indexer/index/index_lock.h"
#include "indexer/index/replace_index.h"
#include "indexer/index_writer.h"
#include "indexer/read_into.h"
#include "indexer/report.h"
#include "indexer/roots.h"

#include <algorithm>
#include <iostream>
#include <sstream>
#include <xapian.h>

namespace dateline {

namespace fs = std::filesystem;

namespace {

void require_index(const fs::path& database) {
    check_place(database);
    const fs::path aside = beside(database, replaced_suffix);
    if (!holds_index(database) && !fs::exists(aside))
        throw Error("there is no index at " + database.string(),
                    "build one with dateline-index FOLDER, or give --db");
}

/// What our own rules ask of an index; each breach is a line in `problems`.
class Invariants {
  public:
    Invariants(const IndexParts& parts, const std::map<std::string, FileRecord>& files)
        : parts_(parts), database_(open_parts(parts)), files_(files) {}

    std::vector<std::string> problems() {
        check_ids();
        check_files();
        if (parts_.layout.is_sharded())
            for (const Shard& shard : parts_.shards)
                check_places(shard);
        return problems_;
    }

  private:
    void check_ids() {
        std::size_t ids = 0;
        for (auto term = database_.allterms_begin("Q"); term != database_.allterms_end("Q");
             ++term, ++ids)
            if (term.get_termfreq() != 1)
                problems_.push_back("the release " + (*term).substr(1) +
                                    " is there more than once");
        if (ids != database_.get_doccount())
            problems_.push_back("not every release has an id of its own");
    }

    void check_files() {
        std::uint64_t found = 0;
        for (const auto& [id, record] : files_) {
            const std::uint64_t there = database_.get_termfreq(schema::file_term(id)) +
                                        database_.get_termfreq(schema::id_term(id));
            found += there;
            const std::uint64_t at_most = record.releases;
            const std::uint64_t at_least =
                at_most - std::min<std::uint64_t>(at_most, record.shared.size());
            if (there > at_most || there < at_least)
                problems_.push_back("the file " + id + " should have " + std::to_string(at_most) +
                                    " releases and has " + std::to_string(there));
        }
        if (found != database_.get_doccount())
            problems_.push_back("some releases are of no known file");
    }

    void check_places(const Shard& shard) {
        const Xapian::Database database(shard.path.string());
        for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
            const Record record = decode_facts(database.get_document(*at).get_data());
            const std::string& date = record.known_date();
            const std::string place = parts_.layout.shard_of(record.id, date);
            if (place != shard.name)
                problems_.push_back("the release " + record.id + " is in the shard " + shard.name +
                                    ", not in " + place);
        }
    }

    const IndexParts& parts_;
    const Xapian::Database database_;
    const std::map<std::string, FileRecord>& files_;
    std::vector<std::string> problems_;
};

void print_shards(const IndexParts& parts) {
    if (!parts.layout.is_sharded()) return;
    const bool by_year = parts.layout.text() == "year";
    std::cout << "shards: " << (by_year ? "one for each year" : parts.layout.text()) << '\n';
    for (const Shard& shard : parts.shards)
        std::cout << "shard: " << shard.name << ", "
                  << Xapian::Database(shard.path.string()).get_doccount() << " releases\n";
}

/// What the engine finds in a database, and files that it would take for empty tables.
std::string damage(const fs::path& database) try {
    if (const auto missing = GlassVersion(database).missing_file(database); !missing.empty())
        return missing + " is missing";
    std::ostringstream details;
    return Xapian::Database::check(database.string(), 0, &details) != 0 ? details.str() : "";
} catch (const Xapian::Error& error) {
    return database.string() + ": " + error.get_msg();
}

std::vector<std::string> damages(const IndexParts& parts) {
    std::vector<std::string> found;
    for (const Shard& shard : parts.shards)
        if (const std::string problem = damage(shard.path); !problem.empty())
            found.push_back(problem);
    return found;
}

/// Ids of the files below a root.
std::vector<std::string> files_of(const IndexState& state, const std::string& prefix) {
    std::vector<std::string> found;
    for (const auto& [id, record] : state.files)
        if (belongs_to(id, prefix)) found.push_back(id);
    return found;
}

} // namespace

int forget_root(const IndexOptions& asked) {
    require_index(asked.database);
    if (asked.dry_run) {
        const IndexState state = read_index_state(asked.database);
        std::vector<Root> roots = state.roots;
        const auto files = files_of(state, id_prefix(roots, *find_root(roots, asked.forget)));
        for (const std::string& id : files)
            std::cout << "forget " << printable(id) << '\n';
        std::cerr << files.size() << " files to forget\n";
        return exit_code::good;
    }
    const IndexLock lock(asked.database);
    clear_away(asked.database);
    take_up_unfinished(asked.database);
    const IndexOptions options = in_language_of_index(asked);
    const IndexState before = read_index_state(options.database);
    std::vector<Root> roots = before.roots;
    const auto gone = find_root(roots, options.forget);
    const auto files = files_of(before, id_prefix(roots, *gone));
    IndexWriter index(options.database);
    for (const std::string& id : files)
        index.remove_file(id);
    gone->path.clear();
    index.set_roots(roots);
    int code = exit_code::good;
    read_owed_files(index, roots, options, [&](const FileResult& result) {
        if (result.reason.empty()) return;
        say_skipped(result.file.path(), result.reason, options.color);
        code = exit_code::partly;
    });
    index.derive();
    index.commit();
    if (!options.quiet)
        std::cerr << "forgot " << files.size() << " files; " << index.releases()
                  << " releases are left\n";
    return code;
}

int print_status(const IndexOptions& options) {
    require_index(options.database);
    const IndexState state = read_index_state(options.database);
    std::uint64_t skipped = 0;
    std::uint64_t partly_read = 0;
    for (const auto& [id, record] : state.files) {
        skipped += record.reason.empty() ? 0 : 1;
        partly_read += record.reason.empty() && !record.note.empty() ? 1 : 0;
    }
    std::cout << "index: " << printable(options.database.string())
              << "\nreleases: " << state.releases << "\nfiles: " << state.files.size() << ", "
              << skipped << " of them skipped, " << partly_read << " read in part\n";
    print_shards(parts_of(options.database));
    for (const Root& root : state.roots)
        if (!root.path.empty())
            std::cout << "root: " << printable(root.name) << " = " << printable(root.path.string())
                      << '\n';
    return exit_code::good;
}

int check_index(const IndexOptions& options) {
    require_index(options.database);
    const IndexLock lock(options.database);
    const IndexParts parts = parts_of(options.database);
    std::map<std::string, FileRecord> files;
    auto problems = damages(parts);
    if (problems.empty()) {
        IndexState state = read_index_state(options.database);
        if (!state.finished)
            throw Error("a run was cut off while it wrote the index " + options.database.string(),
                        "run dateline-index again: it puts that right");
        files = std::move(state.files);
        problems = Invariants(parts, files).problems();
    }
    for (const std::string& problem : problems)
        std::cout << printable(problem) << '\n';
    if (!problems.empty())
        throw Error("the index " + options.database.string() + " is damaged (" +
                        std::to_string(problems.size()) + " problems)",
                    "build it anew: dateline-index --full");
    if (!options.quiet) std::cout << "the index is whole: " << files.size() << " files\n";
    return exit_code::good;
}

int compact_index(const IndexOptions& options) {
    require_index(options.database);
    const IndexLock lock(options.database);
    clear_away(options.database);
    take_up_unfinished(options.database); // reads it, or something else might be at that place
    const IndexParts parts = parts_of(options.database);
    if (std::all_of(parts.shards.begin(), parts.shards.end(),
                    [](const Shard& shard) { return GlassVersion(shard.path).is_compact(); }))
        return exit_code::good;
    const fs::path fresh = beside(options.database, ".new");
    try {
        write_compact(parts, fresh, options.database, options.jobs);
    } catch (const Xapian::Error& error) {
        throw_write_error(options.database, error);
    }
    replace_index(fresh, options.database);
    return exit_code::good;
}

} // namespace dateline
