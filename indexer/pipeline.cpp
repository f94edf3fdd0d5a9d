#include "indexer/pipeline.h"

#include "common/error.h"
#include "common/text.h"
#include "indexer/discover.h"
#include "indexer/index_writer.h"
#include "indexer/prepare.h"
#include "indexer/report.h"
#include "indexer/roots.h"

#include <algorithm>
#include <fnmatch.h>
#include <iostream>
#include <map>
#include <set>

namespace dateline {

namespace {

using Known = std::map<std::string, FileRecord>;

/// What is to be done, found out before anything is written.
struct Plan {
    std::vector<SourceFile> to_read;
    std::vector<SourceFile> unchanged;
    std::vector<std::string> vanished; ///< file ids
    std::vector<Unlisted> unlisted;
};

bool matches(const std::vector<std::string>& globs, const std::string& id) {
    return std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) {
        return ::fnmatch(glob.c_str(), id.c_str(), 0) == 0;
    });
}

bool is_wanted(const IndexOptions& options, const std::string& id) {
    return (options.include.empty() || matches(options.include, id)) &&
           !matches(options.exclude, id);
}

/// A folder that could not be listed hides its files; they have not vanished.
bool is_hidden(const std::string& id, const std::vector<std::string>& closed_folders) {
    return std::any_of(closed_folders.begin(), closed_folders.end(),
                       [&](const std::string& folder) { return id.starts_with(folder); });
}

void plan_root(const Root& root, const std::string& prefix, const IndexOptions& options,
               const Known& known, bool read_all, Plan& plan) {
    Listing listing = discover(root.path, prefix);
    std::set<std::string> seen;
    for (SourceFile& file : listing.files) {
        if (!is_wanted(options, file.id)) continue;
        seen.insert(file.id);
        const auto before = known.find(file.id);
        const bool same = !read_all && before != known.end() && before->second.state == file.state;
        (same ? plan.unchanged : plan.to_read).push_back(std::move(file));
    }
    for (const auto& [id, record] : known)
        if (belongs_to(id, prefix) && !seen.contains(id) && !is_hidden(id, listing.closed_folders))
            plan.vanished.push_back(id);
    plan.unlisted.insert(plan.unlisted.end(), listing.unlisted.begin(), listing.unlisted.end());
}

class Update {
  public:
    Update(const IndexOptions& options, IndexWriter& index, IndexReport& report)
        : options_(options), index_(index), report_(report) {}

    void carry_out(const Plan& plan, const Known& known) {
        for (const Unlisted& left_out : plan.unlisted)
            report_.add(left_out.path, Outcome::skipped, 0, left_out.reason);
        for (const SourceFile& file : plan.unchanged)
            keep(file, known.at(file.id));
        for (const std::string& id : plan.vanished)
            remove(id);
        std::uint64_t bytes = 0;
        for (const SourceFile& file : plan.to_read)
            bytes += file.state.size;
        ProgressBar progress(plan.to_read.size(), bytes, !options_.quiet);
        for (const SourceFile& file : plan.to_read) {
            const auto releases = read(file);
            progress.advance(file.state.size, releases);
        }
        progress.clear();
        for (const SourceFile& file : plan.unchanged)
            if (again_.erase(file.id) > 0) read(file);
    }

  private:
    void keep(const SourceFile& file, const FileRecord& record) {
        if (record.reason.empty())
            report_.add(file.path.string(), Outcome::unchanged, record.releases);
        else
            report_.add(file.path.string(), Outcome::skipped, 0, record.reason);
    }

    void remove(const std::string& id) {
        note(index_.remove_file(id));
        report_.add(id, Outcome::removed, 0);
    }

    std::uint64_t read(const SourceFile& file) {
        try {
            auto releases = prepare(file, options_);
            const auto count = releases.size();
            note(index_.put_file(file, std::move(releases)));
            report_.add(file.path.string(), Outcome::indexed, count);
            return count;
        } catch (const FormatError& error) {
            index_.skip_file(file, error.what());
            report_.add(file.path.string(), Outcome::skipped, 0, error.what());
            return 0;
        }
    }

    void note(const std::vector<std::string>& files) { again_.insert(files.begin(), files.end()); }

    const IndexOptions& options_;
    IndexWriter& index_;
    IndexReport& report_;
    std::set<std::string> again_; ///< hold what became the newest version of a shared id
};

int exit_code_of(const IndexReport& report) {
    return report.count(Outcome::skipped) > 0 ? exit_code::partly : exit_code::good;
}

} // namespace

int update_index(const IndexOptions& options) {
    IndexReport report(options.report, options.quiet);
    IndexWriter index(options.database, options.settings, options.language);
    std::vector<Root> roots = index.roots();
    const std::vector<Root> asked = select_roots(roots, options.inputs);
    const Known known = index.files();
    Plan plan;
    for (const Root& root : asked)
        plan_root(root, id_prefix(roots, root), options, known,
                  options.full || index.settings_changed(), plan);
    index.set_roots(roots);
    Update(options, index, report).carry_out(plan, known);
    index.commit();
    report.finish(index.releases());
    return exit_code_of(report);
}

int forget_root(const IndexOptions& options) {
    IndexWriter index(options.database, options.settings, options.language);
    std::vector<Root> roots = index.roots();
    const auto gone = find_root(roots, options.forget);
    const std::string prefix = id_prefix(roots, *gone);
    std::uint64_t files = 0;
    for (const auto& [id, record] : index.files()) {
        if (!belongs_to(id, prefix)) continue;
        index.remove_file(id);
        ++files;
    }
    gone->path.clear();
    index.set_roots(roots);
    index.commit();
    if (!options.quiet)
        std::cerr << "forgot " << files << " files; " << index.releases() << " releases are left\n";
    return exit_code::good;
}

int print_status(const IndexOptions& options) {
    const IndexWriter index(options.database, options.settings, options.language);
    std::uint64_t skipped = 0;
    const auto files = index.files();
    for (const auto& [id, record] : files)
        skipped += record.reason.empty() ? 0 : 1;
    std::cout << "index: " << printable(options.database.string())
              << "\nreleases: " << index.releases() << "\nfiles: " << files.size() << ", "
              << skipped << " of them skipped\n";
    for (const Root& root : index.roots())
        if (!root.path.empty())
            std::cout << "root: " << printable(root.name) << " = " << printable(root.path.string())
                      << '\n';
    return exit_code::good;
}

} // namespace dateline
