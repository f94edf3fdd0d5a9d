#include "searcher/index.h"

#include "common/error.h"
#include "common/schema.h"

#include <charconv>
#include <filesystem>
#include <sys/stat.h>
#include <utility>

namespace dateline {

namespace fs = std::filesystem;

namespace {

// About 60 bytes a release for five facets.
constexpr Xapian::docid most_in_columns = 2'000'000;

/// What changes whenever something else is put at the place.
std::string state_of(const std::string& place) {
    struct stat status {};
    for (const std::string& file : {place + "/iamglass", place}) {
        if (::stat(file.c_str(), &status) == 0)
            return std::to_string(status.st_dev) + ':' + std::to_string(status.st_ino) + ' ';
    }
    return " ";
}

Xapian::Database open_remote(const std::string& place) {
    const auto colon = place.rfind(':');
    unsigned port = 0;
    const char* end = place.data() + place.size();
    const auto [last, failure] = std::from_chars(place.data() + colon + 1, end, port);
    if (failure != std::errc() || last != end || port == 0 || port > 65535)
        throw Error("there is no index at " + place, "make one with dateline-index FOLDER");
    try {
        return Xapian::Remote::open(place.substr(0, colon), port);
    } catch (const Xapian::Error& error) {
        throw Error("no index answers at " + place + ": " + error.get_msg(),
                    "start there: xapian-tcpsrv --port " + std::to_string(port) + " DATABASE");
    }
}

Xapian::Database open_one(const std::string& place) {
    if (!fs::exists(place)) {
        if (place.find(':') != std::string::npos && place.find('/') == std::string::npos)
            return open_remote(place);
        throw Error("there is no index at " + place, "make one with dateline-index FOLDER");
    }
    try {
        return Xapian::Database(place);
    } catch (const Xapian::DatabaseVersionError& error) {
        throw Error("the index " + place + " has another format: " + error.get_msg(),
                    "build it anew with dateline-index --full");
    } catch (const Xapian::Error& error) {
        throw Error(place + " is not an index that can be opened: " + error.get_msg(),
                    "give another --db, or make one with dateline-index FOLDER");
    }
}

void check_schema(const Xapian::Database& database, const std::string& place) {
    const std::string found = database.get_metadata(std::string(schema::version_key));
    if (found == std::to_string(schema::version)) return;
    if (found.empty())
        throw Error(place + " was not made by dateline-index",
                    "give another --db, or make one with dateline-index FOLDER");
    throw Error("the index " + place + " was made by another version of dateline-index (schema " +
                    found + ", this one reads " + std::to_string(schema::version) + ")",
                "build it anew with dateline-index --full");
}

} // namespace

void throw_index_error(const Xapian::Error& error) {
    throw Error("cannot read the index: " + error.get_description(),
                "if it stays so, look into it with dateline-index --check");
}

Index::Index(std::vector<std::string> places) : places_(std::move(places)) {
    open();
}

Index::Index(Xapian::Database database) : database_(std::move(database)) {
    stemmer_ = database_.get_metadata(std::string(schema::language_key));
    if (stemmer_.empty()) stemmer_ = "english";
}

void Index::open() {
    constexpr int most_tries = 5;
    for (int tries = 0; tries < most_tries; ++tries) {
        std::string before;
        for (const std::string& place : places_)
            before += state_of(place);
        Xapian::Database database;
        for (const std::string& place : places_) {
            const Xapian::Database one = open_one(place);
            is_remote_ = is_remote_ || !fs::exists(place);
            check_schema(one, place);
            if (stemmer_.empty()) stemmer_ = one.get_metadata(std::string(schema::language_key));
            database.add_database(one);
        }
        std::string after;
        for (const std::string& place : places_)
            after += state_of(place);
        database_ = database;
        state_ = after;
        // Exchanged while it was being opened: some files may be of one and some of the other.
        if (before == after) break;
    }
    if (stemmer_.empty()) stemmer_ = "english";
}

void Index::refresh() {
    std::string state;
    for (const std::string& place : places_)
        state += state_of(place);
    if (state == state_ && !database_.reopen()) return;
    facet_columns_.clear();
    facets_were_asked_ = false;
    if (state != state_) open();
}

FacetColumns* Index::facet_columns() {
    if (is_remote_ || database_.get_lastdocid() > most_in_columns) return nullptr;
    return std::exchange(facets_were_asked_, true) ? &facet_columns_ : nullptr;
}

} // namespace dateline
