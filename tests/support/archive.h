#pragma once

#include "common/record.h"
#include "common/schema.h"
#include "indexer/pipeline.h"
#include "tests/support/temp_dir.h"

#include <map>
#include <sstream>
#include <string>
#include <vector>
#include <xapian.h>

namespace dateline {

/// A folder of releases and the index of it.
struct Archive {
    TempDir folder;
    TempDir home;

    std::filesystem::path database() const { return home / "index"; }

    IndexOptions options() const {
        IndexOptions options;
        options.inputs = {folder.path()};
        options.database = database();
        options.jobs = 2;
        options.quiet = true;
        options.settings = "as they are";
        return options;
    }

    int update() const { return update_index(options()); }
};

/// All that a query could see of a document: data, terms with frequencies and positions, values.
inline std::string describe(const Xapian::Document& document) {
    std::ostringstream out;
    out << document.get_data();
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        out << '\n' << *term << ' ' << term.get_wdf();
        for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at)
            out << ' ' << *at;
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value)
        out << '\n' << value.get_valueno() << '=' << *value;
    return out.str();
}

/// The releases of an index by id, as describe() gives them; an id that is there twice is an entry
/// "twice: ID".
inline std::map<std::string, std::string> contents(const std::filesystem::path& path) {
    const Xapian::Database database(path.string());
    std::map<std::string, std::string> all;
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
        const Xapian::Document document = database.get_document(*at);
        const std::string id = decode_record(document.get_data()).id;
        if (!all.emplace(id, describe(document)).second) all.emplace("twice: " + id, "");
    }
    return all;
}

/// What the index at `path` knows of persons across releases, by key.
inline std::map<std::string, std::string> registry(const std::filesystem::path& path) {
    const Xapian::Database database(path.string());
    std::map<std::string, std::string> all;
    for (const std::string& prefix : {schema::persons_key(""), schema::person_facts_key("")})
        for (auto key = database.metadata_keys_begin(prefix);
             key != database.metadata_keys_end(prefix); ++key)
            all[*key] = database.get_metadata(*key);
    return all;
}

inline std::vector<std::string> ids(const std::filesystem::path& path) {
    std::vector<std::string> found;
    for (const auto& [id, content] : contents(path))
        found.push_back(id);
    return found;
}

} // namespace dateline
