#pragma once

#include "common/text.h"
#include "indexer/derived/families.h"
#include "indexer/derived/person_registry.h"
#include "indexer/document.h"
#include "searcher/search.h"

#include <algorithm>
#include <chrono>
#include <initializer_list>
#include <string>
#include <vector>
#include <xapian.h>

namespace dateline {

/// A release for a test: what finders would find is given, so that tests of searching say all that
/// they depend on. A mention is wherever the wording stands in the text.
struct TempRelease {
    struct Person {
        std::string name, role = {}, country = {}, wording = {}; // wording: the name, unless given
    };
    struct Land {
        std::string code, wording;
    };
    std::string id, title, body;
    std::string date = {}; ///< `2026-01-15`, or `2026-01` for a month alone
    std::vector<Person> officials = {};
    std::vector<Land> countries = {};
    std::string source = {}, language = {};
};

using Sources = std::vector<std::string>;

/// An index in memory, made by the document builder that the indexer uses.
class TempIndex {
  public:
    TempIndex(std::vector<TempRelease> releases) : index_(build(releases)) {}
    TempIndex(std::initializer_list<TempRelease> releases)
        : TempIndex(std::vector<TempRelease>(releases)) {}

    Index& index() { return index_; }

    SearchResult answer(Request request) {
        using namespace std::chrono;
        if (request.today == Date{}) request.today = year{2026} / January / 20;
        return dateline::search(index_, request);
    }

    /// Ids of what is found, all words being asked for, in alphabetical order.
    Sources search(const std::string& query, Match match = Match::all) {
        Sources ids = ranked(query, match);
        std::sort(ids.begin(), ids.end());
        return ids;
    }

    /// The same, the best first.
    Sources ranked(const std::string& query, Match match = Match::all) {
        Request request;
        request.query = query;
        request.limit = 1000;
        request.match = match;
        Sources ids;
        for (const Hit& hit : answer(request).hits)
            ids.push_back(hit.id);
        return ids;
    }

  private:
    static std::vector<Mention> mentions(const std::string& text, const std::string& wording) {
        std::vector<Mention> found;
        for (auto at = text.find(wording); !wording.empty() && at != std::string::npos;
             at = text.find(wording, at + 1))
            found.push_back({at, at + wording.size()});
        return found;
    }

    static Extraction facts_of(const TempRelease& given, const std::string& text) {
        Extraction facts;
        facts.date = find_iso_date(given.date);
        if (!facts.date) facts.date_partial = given.date;
        facts.language = given.language;
        for (const auto& person : given.officials)
            facts.officials.push_back(
                {slug(person.name), person.name, person.role, person.country,
                 mentions(text, person.wording.empty() ? person.name : person.wording)});
        for (const auto& land : given.countries) {
            const auto found = mentions(text, land.wording);
            const auto same =
                std::find_if(facts.countries.begin(), facts.countries.end(),
                             [&](const Country& known) { return known.code == land.code; });
            if (same == facts.countries.end())
                facts.countries.push_back({land.code, found, {land.wording}});
            else
                same->mentions.insert(same->mentions.end(), found.begin(), found.end());
        }
        return facts;
    }

    static Xapian::Database build(const std::vector<TempRelease>& releases) {
        Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
        Stems stems("english");
        for (const TempRelease& given : releases) {
            PressRelease release;
            release.id = given.id;
            release.path = given.id;
            release.file = given.id;
            release.title = given.title;
            release.body = given.body;
            release.source = given.source;
            database.add_document(
                build_document(release, facts_of(given, full_text(release)), stems).for_engine());
        }
        IndexDatabase index(database);
        update_families(index);
        PersonRegistry(index).rebuild();
        return database;
    }

    Index index_;
};

} // namespace dateline
