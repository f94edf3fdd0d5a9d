#include "common/error.h"
#include "common/schema.h"
#include "searcher/index.h"
#include "searcher/search.h"
#include "tests/support/print.h"
#include "tests/support/temp_dir.h"
#include "tests/support/temp_index.h"

using namespace dateline;

namespace {

Xapian::WritableDatabase create(const std::string& path, const std::string& version) {
    Xapian::WritableDatabase database(path, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    database.set_metadata(std::string(schema::version_key), version);
    database.set_metadata(std::string(schema::language_key), "english");
    database.commit();
    return database;
}

void put(Xapian::WritableDatabase& database, const std::string& id, const std::string& body) {
    PressRelease release;
    release.id = release.file = id;
    release.body = body;
    Stems stems("english");
    Xapian::Document document = build_document(release, {}, stems).for_engine();
    document.add_value(schema::family_slot, id + std::string(200, '-')); // over many blocks
    database.replace_document(schema::id_term(id), document);
    database.commit();
}

/// Words that no other text has, and one that is asked for; too many to be packed into little.
std::string long_text(std::size_t number) {
    std::string text = "grain";
    for (std::size_t word = 0; word < 300; ++word)
        text += " w" + std::to_string((number * 300 + word) * 2'654'435'761 % 4'294'967'291);
    return text;
}

constexpr std::size_t long_releases = 300;

/// An index of so many releases, and what finds them all.
struct LongIndex {
    LongIndex() {
        for (std::size_t i = 0; i < long_releases; ++i)
            change(i, i);
        request.query = "grain";
        request.limit = long_releases;
    }

    /// Gives a release another text.
    void change(std::size_t release, std::size_t number) {
        put(database, "release" + std::to_string(release), long_text(number));
    }

    TempDir folder;
    std::string path = (folder.path() / "index").string();
    Xapian::WritableDatabase database = create(path, std::to_string(schema::version));
    Request request;
};

std::size_t count(Index& index, const std::string& query) {
    Request request;
    request.query = query;
    request.limit = 1000;
    return search(index, request).hits.size();
}

} // namespace

TEST_CASE("only an index of this schema version is opened") {
    const TempDir folder;
    const std::string path = (folder.path() / "index").string();
    create(path, std::to_string(schema::version + 1));
    CHECK_THROWS_AS(Index(Sources{path}), Error);
    const std::string foreign = (folder.path() / "foreign").string();
    Xapian::WritableDatabase(foreign, Xapian::DB_CREATE).commit();
    CHECK_THROWS_WITH_AS(Index(Sources{foreign}),
                         (foreign + " was not made by dateline-index").c_str(), Error);
}

TEST_CASE("hits that are not read yet are read in the state that was committed meanwhile") {
    LongIndex written;
    for (const bool exchanged : {false, true}) {
        CAPTURE(exchanged);
        Index index(Sources{written.path});
        std::size_t given = 0;
        const auto sink = [&](const SearchResult&, Hit&&) {
            if (++given != 10) return;
            if (exchanged) {
                written.database.close();
                std::filesystem::remove_all(written.path);
                written.database = create(written.path, std::to_string(schema::version));
            }
            for (std::size_t i = 0; i < long_releases; ++i) // over what the reader stands on
                if (i % 2 == 0) written.change(i, 1000 + i);
        };
        if (exchanged) {
            // The files are still open: either it reads them to the end or it says what happened.
            try {
                search(index, written.request, sink);
                CHECK(given == long_releases);
            } catch (const Error& error) {
                CHECK(std::string(error.what()).find("in the middle of the answer") !=
                      std::string::npos);
            }
        } else {
            search(index, written.request, sink);
            CHECK(given == long_releases);
        }
    }
}

TEST_CASE("no hit is passed over where its family can be read only in the next state") {
    LongIndex written;
    Index index(Sources{written.path});
    written.request.fold = true;
    std::size_t given = 0;
    search(index, written.request, [&](const SearchResult&, Hit&&) {
        if (++given % 10 != 0) return;
        for (const std::size_t i : {given, given + 1, given + 2})
            written.change(i % long_releases, 1000 + i);
    });
    CHECK(given == long_releases);
}

TEST_CASE("a search goes on while the index is being written") {
    const TempDir folder;
    const std::string path = (folder.path() / "index").string();
    Xapian::WritableDatabase database = create(path, std::to_string(schema::version));
    put(database, "one", "Talks on grain.");
    Index index(Sources{path});
    CHECK(count(index, "grain") == 1);
    for (int i = 0; i < 20; ++i) { // each pair of commits takes away what the reader stands on
        put(database, "more" + std::to_string(i), "More talks on grain.");
        put(database, "one", "Talks on grain, again.");
        CHECK(count(index, "grain") >= 1);
    }
    index.refresh();
    CHECK(count(index, "grain") == 21);
}

TEST_CASE("facets that were asked for before count what was committed since") {
    const TempDir folder;
    const std::string path = (folder.path() / "index").string();
    Xapian::WritableDatabase database = create(path, std::to_string(schema::version));
    put(database, "one", "Talks on grain.");
    Index index(Sources{path});
    const auto from = [&](const std::string& source) {
        Request request;
        request.query = "grain";
        request.facets = {"source"};
        const SearchResult result = search(index, request);
        for (const FacetValue& value : result.facets.at(0).values)
            if (value.value == source) return value.count;
        return std::uint64_t{0};
    };
    Stems stems("english");
    for (int i = 1; i <= 5; ++i) {
        PressRelease release;
        release.file = "port";
        release.source = "port.example";
        release.body = "Still more on grain.";
        database.add_document(build_document(release, {}, stems).for_engine());
        database.commit();
        for (int again = 0; again < 3; ++again)
            CHECK(from("port.example") == static_cast<std::uint64_t>(i));
    }
}

TEST_CASE("an index that was exchanged for another is opened afresh") {
    const TempDir folder;
    const auto path = folder.path() / "index";
    {
        Xapian::WritableDatabase database = create(path.string(), std::to_string(schema::version));
        put(database, "one", "Talks on grain.");
    }
    Index index(Sources{path.string()});
    CHECK(count(index, "grain") == 1);
    std::filesystem::rename(path, folder.path() / "old");
    Xapian::WritableDatabase database = create(path.string(), std::to_string(schema::version));
    put(database, "two", "Talks on fish.");
    index.refresh();
    CHECK(count(index, "grain") == 0);
    CHECK(count(index, "fish") == 1);
}

TEST_CASE("a shard that is listed anew by a stub file that another lists is searched, too") {
    const TempDir folder;
    const auto add_shard = [&](const std::string& name) {
        Xapian::WritableDatabase database =
            create((folder / name).string(), std::to_string(schema::version));
        put(database, name, "Talks on grain.");
    };
    add_shard("one");
    folder.write("inner", "auto one\n");
    folder.write("middle", "auto inner\n");
    folder.write("outer", "auto middle\n");
    Index index(Sources{(folder / "outer").string()});
    CHECK(count(index, "grain") == 1);
    add_shard("two");
    folder.write("inner", "auto one\nauto two\n");
    CHECK(count(index, "grain") == 2);
    add_shard("three");
    folder.write("next", "auto one\nauto two\nauto three\n");
    folder.write("middle", "auto next\n");
    CHECK(count(index, "grain") == 3);
}

TEST_CASE("what all releases have is asked for rightly where some were removed") {
    const TempDir folder;
    const std::string path = (folder.path() / "index").string();
    Xapian::WritableDatabase database = create(path, std::to_string(schema::version));
    for (int i = 0; i < 40; ++i)
        put(database, "talks" + std::to_string(i), "Talks on grain and then on fish.");
    put(database, "far", "Talks on grain. Of fish nobody spoke.");
    database.delete_document(schema::id_term("talks7"));
    database.commit();
    Index index(Sources{path});
    struct Row {
        std::string query;
        std::size_t found;
    };
    const Row rows[] = {{"grain NEAR/5 fish", 39},
                        {"grain SENTENCE fish", 39},
                        {"grain BEFORE/1 fish", 0},
                        {"talks -(grain NEAR/5 fish)", 1},
                        {"talks -grain", 0},
                        {"date:none talks", 40},
                        {"date:none -(grain SENTENCE fish)", 1},
                        {"(grain NEAR/5 fish) date:none", 39},
                        {"\"talks on grain\" date:none -spoke", 39}};
    for (const auto& [query, found] : rows) {
        CAPTURE(query);
        Request request;
        request.query = query;
        request.limit = 100;
        request.exact_count = true;
        request.count_undated = true;
        const SearchResult result = search(index, request);
        CHECK(result.hits.size() == found);
        CHECK(result.total == found);
    }
}

TEST_CASE("a beginning of many words stands beside a word where any of them does") {
    const TempDir folder;
    const std::string path = (folder.path() / "index").string();
    Xapian::WritableDatabase database = create(path, std::to_string(schema::version));
    const std::string letters = "abcdefghijklmnopqrst";
    for (const char letter : letters)
        put(database, std::string("pilot") + letter,
            std::string("Pilots saw port") + letter + " and left by the port" + letter + " gate.");
    put(database, "other", "Pilots who saw land left. Then porta came.");
    database.delete_document(schema::id_term("pilotc"));
    database.commit();
    Index index(Sources{path});
    const std::pair<std::string, std::size_t> rows[] = {
        {"\"saw port*\"", letters.size() - 1},
        {"\"port* saw\"", 0},
        {"\"saw port* and\" pilots", letters.size() - 1},
        {"porta BEFORE/9 port*", 1},
        {"pilots -(saw BEFORE/1 port*)", 1},
        {"pilots -(port* BEFORE/1 saw)", letters.size()},
    };
    for (const auto& [query, found] : rows) {
        CAPTURE(query);
        Request request;
        request.query = query;
        request.limit = 100;
        CHECK(search(index, request).hits.size() == found);
    }
}
