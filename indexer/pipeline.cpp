#include "indexer/pipeline.h"

#include "common/error.h"
#include "common/paths.h"
#include "common/text.h"
#include "indexer/batches.h"
#include "indexer/index/index_lock.h"
#include "indexer/index/merge_batches.h"
#include "indexer/index/replace_index.h"
#include "indexer/index_writer.h"
#include "indexer/read_into.h"
#include "indexer/report.h"
#include "indexer/roots.h"
#include "indexer/stop_signal.h"
#include "indexer/update_plan.h"

#include <iostream>
#include <map>
#include <set>

namespace dateline {

namespace fs = std::filesystem;

namespace {

/// Reporting, for both ways of writing.
class Progress {
  public:
    Progress(const UpdatePlan& plan, const IndexOptions& options, IndexReport& report)
        : report_(report), looks_for_renamed_(!plan.vanished.empty()),
          bar_(plan.to_read.size(), bytes_to_read(plan), !options.quiet) {}

    void operator()(const FileResult& result) {
        if (looks_for_renamed_ && result.content != 0)
            paths_.emplace(result.content, result.file.path());
        const bool skipped = !result.reason.empty();
        const std::string& remark = skipped ? result.reason : result.note;
        if (!remark.empty()) bar_.clear();
        report_.add(result.file.path(), skipped ? Outcome::skipped : Outcome::indexed,
                    result.releases, remark);
        bar_.advance(result.file.state.size, result.releases);
    }

    void clear(const char* doing = "") { bar_.clear(doing); }

    /// Of a file read in this run that holds the same bytes; empty if none does.
    std::string path_of(std::uint64_t content) const {
        const auto found = paths_.find(content);
        return content == 0 || found == paths_.end() ? "" : found->second;
    }

  private:
    IndexReport& report_;
    bool looks_for_renamed_;
    ProgressBar bar_;
    std::map<std::uint64_t, std::string> paths_; // of files read, by content
};

void report_unlisted(const UpdatePlan& plan, IndexReport& report) {
    for (const Unlisted& left_out : plan.unlisted)
        report.add(left_out.path, Outcome::skipped, 0, left_out.reason);
}

void report_unchanged(const UpdatePlan& plan, const KnownFiles& known, IndexReport& report) {
    for (const SourceFile& file : plan.unchanged) {
        const FileRecord& record = known.at(file.id);
        if (record.reason.empty())
            report.add(file.path(), Outcome::unchanged, record.releases, record.note);
        else
            report.add(file.path(), Outcome::skipped, record.releases, record.reason);
    }
}

/// Files that are there no more; of the renamed ones the report says what has become of them.
void remove_vanished(IndexWriter& index, const UpdatePlan& plan, const Progress& read,
                     IndexReport& report) {
    for (const SourceFile& file : plan.vanished) {
        const std::string path = read.path_of(index.content_of(file.id));
        index.remove_file(file.id);
        report.add(file.path(), Outcome::removed, 0, path.empty() ? "" : "renamed to " + path);
    }
}

/// Reads what a change elsewhere made the newest source of an item.
void read_owed(IndexWriter& index, const std::vector<Root>& roots, const IndexOptions& options,
               IndexReport& report) {
    read_owed_files(index, roots, options, [&](const FileResult& result) {
        if (!result.reason.empty())
            report.add(result.file.path(), Outcome::skipped, 0, result.reason);
    });
}

/// A small update goes straight into the index. What vanished is removed last, so that a run that
/// is stopped has not lost what it would have found under another name.
void update_in_place(IndexWriter& index, const UpdatePlan& plan, const std::vector<Root>& roots,
                     const IndexOptions& options, IndexReport& report) {
    Progress progress(plan, options, report);
    std::size_t read = 0;
    for (; read < plan.to_read.size() && !stop_requested(); ++read)
        read_into(index, plan.to_read[read], options,
                  [&](const FileResult& result) { progress(result); });
    progress.clear();
    if (read == plan.to_read.size()) remove_vanished(index, plan, progress, report);
    read_owed(index, roots, options, report);
}

/// A large one is built in batches, merged with `base` beside the index, and put in its place.
/// Returns the number of releases that are in it.
std::uint64_t update_by_batches(const fs::path& base, UpdatePlan& plan,
                                const std::vector<Root>& roots, const IndexOptions& options,
                                IndexReport& report) {
    const fs::path building = beside(options.database, ".building");
    const fs::path fresh = beside(options.database, ".new");
    const IndexParts old = parts_of(base);
    Progress progress(plan, options, report);
    const std::size_t wanted = plan.to_read.size();
    // Of a million files the list takes as much memory as what comes after.
    const auto batches = build_batches(building, std::move(plan.to_read), old.layout, options,
                                       [&](const FileResult& result) { progress(result); });
    constexpr const char* merging = "putting the index together ...";
    progress.clear(merging);
    std::size_t files = 0;
    for (const Batch& batch : batches)
        files += batch.files;
    // What was cut off must not take the place of a whole index; the batches wait for the next run.
    const bool rebuilding = base != options.database;
    if (files < wanted && (rebuilding || batches.empty()))
        return read_index_state(options.database).releases;
    IndexParts parts = merge_batches(old, batches, building / "merged.part", options.jobs);
    std::uint64_t releases = 0;
    {
        IndexWriter index(parts);
        index.set_roots(roots);
        for (const Batch& batch : batches)
            for (const FileResult& result : read_results(batch)) {
                if (result.reason.empty())
                    index.adopt_file(result);
                else
                    index.skip_file(result);
            }
        progress.clear();
        if (files == wanted) remove_vanished(index, plan, progress, report);
        read_owed(index, roots, options, report);
        progress.clear(merging);
        index.derive();
        index.commit();
        releases = index.releases();
        parts = index.parts();
    }
    write_compact(parts, fresh, options.database, options.jobs);
    replace_index(fresh, options.database);
    remove_batches(building);
    return releases;
}

/// Batches pay where the reading outweighs a rewriting of what is there.
bool is_large(const UpdatePlan& plan, std::uint64_t releases_in_index) {
    constexpr std::size_t few = 400;
    const bool many = plan.to_read.size() > few || bytes_to_read(plan) > (4u << 20);
    return many && plan.to_read.size() * 10 > releases_in_index;
}

/// Of a root that is not there a rebuilding would lose what was read from it.
UpdatePlan plan_all(const std::vector<Root>& roots, const IndexOptions& options) {
    std::vector<Root> kept;
    for (const Root& root : roots) {
        if (root.path.empty()) continue;
        if (const std::string why = why_unreachable(root.path); !why.empty())
            throw Error("cannot read " + root.path.string() + ": " + why,
                        "bring it back, or drop it with --forget");
        kept.push_back(root);
    }
    return plan_update(kept, roots, options, {});
}

/// Roots inside others: which of them is meant is for the user to say.
void warn_of_overlap(const std::vector<Root>& roots) {
    std::set<fs::path> paths;
    for (const Root& root : roots)
        paths.insert(root.path);
    for (const Root& root : roots)
        for (fs::path above = root.path.parent_path(); above.has_relative_path();
             above = above.parent_path())
            if (paths.contains(above))
                std::cerr << "dateline-index: " << printable(root.path.string()) << " is inside "
                          << printable(above.string()) << ", so that its releases are there twice: "
                          << "--forget " << printable(root.name) << " drops one of each\n";
}

/// Before the long work, so that an index that it is cut off in knows what it is to be of.
void remember(const fs::path& index, const std::vector<Root>& roots) {
    warn_of_overlap(roots);
    IndexWriter writer(index);
    writer.set_roots(roots);
    writer.commit();
}

/// All roots anew, beside the index, which serves on until the new one is whole.
std::uint64_t rebuild(const IndexOptions& options, IndexReport& report) {
    std::vector<Root> roots = remembered_roots(options.database);
    select_roots(roots, options.inputs);
    UpdatePlan plan = plan_all(roots, options);
    report_unlisted(plan, report);
    const bool is_first = !holds_index(options.database);
    const Layout layout = options.shards ? *options.shards
                          : is_first     ? Layout()
                                         : parts_of(options.database).layout;
    const fs::path empty = beside(options.database, ".empty");
    fs::remove_all(empty);
    create_index(empty, options.language, layout);
    if (is_first) {
        create_index(options.database, options.language, layout);
        remember(options.database, roots);
    }
    const auto releases = update_by_batches(empty, plan, roots, options, report);
    fs::remove_all(empty);
    return releases;
}

/// An index is divided once and for all.
void check_layout(const IndexOptions& options) {
    if (!options.shards) return;
    const Layout found = parts_of(options.database).layout;
    if (found == *options.shards) return;
    const auto name = [](const Layout& layout) {
        if (!layout.is_sharded()) return std::string("one database");
        return layout.text() == "year" ? "a shard for each year" : layout.text() + " shards";
    };
    throw Error("the index " + options.database.string() + " has " + name(found) + ", not " +
                    name(*options.shards),
                "leave out --shards, or build it anew with --full");
}

/// Returns the number of releases that are in the index then.
std::uint64_t carry_out(UpdatePlan& plan, const IndexState& before, const std::vector<Root>& roots,
                        const IndexOptions& options, IndexReport& report) {
    const bool large = is_large(plan, before.releases);
    // There is no use for batches any more, and they may be what has filled the disk.
    if (!large) remove_batches(beside(options.database, ".building"));
    if (before.roots != roots) remember(options.database, roots);
    if (large) return update_by_batches(options.database, plan, roots, options, report);
    if (plan.to_read.empty() && plan.vanished.empty() && before.derived) return before.releases;
    IndexWriter index(options.database);
    update_in_place(index, plan, roots, options, report);
    index.derive();
    index.commit();
    return index.releases();
}

std::uint64_t update(const IndexOptions& options, IndexReport& report) {
    const bool is_first = !holds_index(options.database);
    if (!is_first) {
        check_layout(options);
        take_up_unfinished(options.database);
    }
    const IndexState before = is_first ? IndexState() : read_index_state(options.database);
    std::vector<Root> roots = before.roots;
    const std::vector<Root> asked = select_roots(roots, options.inputs);
    UpdatePlan plan = plan_update(asked, roots, options, before.files);
    report_unlisted(plan, report);
    if (is_first)
        create_index(options.database, options.language, options.shards.value_or(Layout()));
    const std::uint64_t releases = carry_out(plan, before, roots, options, report);
    // Last, for some were perhaps read all the same, in vain: see read_owed().
    report_unchanged(plan, before.files, report);
    return releases;
}

/// What an update would do, without an index being made or changed; whether it would leave out
/// nothing.
bool print_plan(const IndexOptions& options) {
    std::vector<Root> roots = remembered_roots(options.database);
    const std::vector<Root> asked = select_roots(roots, options.inputs);
    KnownFiles known;
    if (holds_index(options.database) && !options.full) {
        check_layout(options);
        known = read_index_state(options.database).files;
    }
    const UpdatePlan plan =
        options.full ? plan_all(roots, options) : plan_update(asked, roots, options, known);
    for (const Unlisted& left_out : plan.unlisted)
        std::cout << "skip " << printable(left_out.path) << ": " << printable(left_out.reason)
                  << '\n';
    for (const SourceFile& file : plan.to_read)
        std::cout << "read " << printable(file.path()) << '\n';
    for (const SourceFile& file : plan.vanished)
        std::cout << "remove " << printable(file.path()) << '\n';
    std::cerr << plan.to_read.size() << " files to read, " << plan.vanished.size() << " to remove, "
              << plan.unchanged.size() << " unchanged\n";
    return plan.unlisted.empty();
}

/// Before anything is made: a mistyped folder must not leave an empty index behind.
void check_inputs(const IndexOptions& options) {
    for (const fs::path& input : options.inputs)
        if (const std::string why = why_unreachable(input); !why.empty())
            throw Error("cannot read " + input.string() + ": " + why,
                        "give a folder or file that exists and may be read");
    auto own = options.inputs;
    own.push_back(options.report);
    for (const fs::path& path : own)
        if (!path_below(options.database, path).empty())
            throw Error("the folder of the index, " + options.database.string() + ", cannot hold " +
                            path.string() + " as well",
                        "keep releases and reports elsewhere, or give another --db");
    if (options.inputs.empty() && !fs::exists(options.database))
        throw Error("there is no folder to index", "name one: dateline-index FOLDER");
}

} // namespace

int update_index(const IndexOptions& asked) {
    check_inputs(asked);
    if (asked.dry_run)
        return print_plan(in_language_of_index(asked)) ? exit_code::good : exit_code::partly;
    check_place(asked.database);
    watch_stop_signals();
    const IndexLock lock(asked.database);
    clear_away(asked.database);
    const IndexOptions options = in_language_of_index(asked);
    IndexReport report(options.report, options.quiet, options.color);
    try {
        report.finish(options.full ? rebuild(options, report) : update(options, report));
    } catch (const Xapian::Error& error) {
        throw_write_error(options.database, error);
    }
    if (stop_requested()) {
        std::cerr << "dateline-index: interrupted; what was done is kept, run again for the rest\n";
        return stop_exit_code();
    }
    return report.all_well() ? exit_code::good : exit_code::partly;
}

} // namespace dateline
