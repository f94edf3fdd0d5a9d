#include "indexer/derived/families.h"

#include "common/error.h"
#include "common/schema.h"
#include "common/tokens.h"
#include "indexer/derived/sketch.h"
#include "tests/support/archive.h"
#include "tests/support/print.h"

#include <random>

using namespace dateline;

namespace {

std::string sketch_of(const std::string& text) {
    Sketcher sketcher;
    TokenStream tokens(text);
    for (Token token; tokens.next(token);)
        sketcher.add(token.word);
    return sketcher.sketch();
}

/// Words that say nothing, the same for the same seed.
std::string words(unsigned seed, int count) {
    std::mt19937 random(seed);
    std::string text;
    for (int i = 0; i < count; ++i)
        text += "word" + std::to_string(random() % 500) + (i % 12 == 11 ? ". " : " ");
    return text;
}

using Families = std::map<std::string, std::string>;

/// Of each release by id.
Families families(const Archive& archive) {
    const Xapian::Database database(archive.database().string());
    Families found;
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
        const Xapian::Document document = database.get_document(*at);
        found[decode_record(document.get_data()).id] = document.get_value(schema::family_slot);
    }
    return found;
}

} // namespace

TEST_CASE("texts are near-identical where nearly all runs of words and the figures agree") {
    const std::string text = words(1, 300);
    const auto alike = [&](const std::string& one, const std::string& other) {
        return near_identical(sketch_of(one), sketch_of(other));
    };
    CHECK(alike(text, text));
    CHECK(alike(text, "Contact: Ana Prado, Monday. " + text));
    CHECK(alike(text, text + words(2, 20)));
    CHECK_FALSE(alike(text, text + words(2, 300)));
    CHECK_FALSE(alike(text, words(2, 300)));

    const std::string grant = words(1, 60) + " a grant of $54,480 went to Arden " + words(3, 60);
    CHECK(alike(grant, "By Ana Prado. " + grant));
    CHECK(alike(grant, "Phone (303) 555-1234. " + grant));
    CHECK_FALSE(alike(grant, words(1, 60) + " a grant of $213,750 went to Berrow " + words(3, 60)));
}

TEST_CASE("a text of a few words has no sketch and is like no other") {
    CHECK(sketch_of("").empty());
    CHECK(sketch_of("Photos of the day").empty());
    CHECK_FALSE(near_identical("", ""));
    CHECK(near_identical(sketch_of("Eight short words are enough for a sketch"),
                         sketch_of("Eight short words are enough for a sketch")));
}

TEST_CASE("near-identical releases share a family, others have none") {
    const Archive archive;
    archive.folder.write("a.txt", "Harbour opened\n" + words(1, 200));
    archive.folder.write("b.txt", "New harbour opened\n" + words(1, 200) + "Corrected.");
    archive.folder.write("c.txt", "Harbour closed\n" + words(2, 200));
    archive.update();
    const Families found = families(archive);
    CHECK_FALSE(found.at("a.txt").empty());
    CHECK(found.at("a.txt") == found.at("b.txt"));
    CHECK(found.at("c.txt").empty());

    std::filesystem::remove(archive.folder / "b.txt");
    archive.update();
    CHECK(families(archive).at("a.txt").empty());
}

TEST_CASE("families do not depend on the order in which releases came and went") {
    std::mt19937 random(7);
    for (int history = 0; history < 3; ++history) {
        const Archive archive;
        const auto edit = [&] {
            const int number = static_cast<int>(random() % 40);
            const std::string name = std::to_string(number) + ".txt";
            if (random() % 4 == 0) {
                std::filesystem::remove(archive.folder / name);
                return;
            }
            // Each step drifts a little, so that families are chains that break and join.
            const auto drift = static_cast<int>(random() % 6);
            archive.folder.write(name, "Release of the day\n" +
                                           words(static_cast<unsigned>(number % 5), 150) +
                                           words(100, 20 * drift));
        };
        for (int round = 0; round < 6; ++round) {
            for (int i = 0; i < 12; ++i)
                edit();
            archive.update();
        }
        const auto stepwise = contents(archive.database());
        IndexOptions at_once = archive.options();
        const TempDir elsewhere;
        at_once.database = elsewhere / "index";
        update_index(at_once);
        CHECK(contents(at_once.database) == stepwise);
    }
}

TEST_CASE("an index that a killed run left underived is derived by the next run") {
    const Archive archive;
    archive.folder.write("a.txt", "Harbour opened\n" + words(1, 200));
    archive.folder.write("b.txt", "Harbour opened\n" + words(1, 200));
    archive.update();
    const Families before = families(archive);
    {
        Xapian::WritableDatabase database(archive.database().string());
        database.set_metadata(std::string(schema::underived_key), "1");
        for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
            Xapian::Document document = database.get_document(*at);
            document.remove_value(schema::family_slot);
            database.replace_document(*at, document);
        }
        database.commit();
    }
    CHECK(families(archive) != before);
    CHECK(archive.update() == exit_code::good);
    CHECK(families(archive) == before);
    CHECK(Xapian::Database(archive.database().string())
              .get_metadata(std::string(schema::underived_key))
              .empty());
}

TEST_CASE("many texts from one mould do not take long") {
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    std::mt19937 random(3);
    for (int i = 0; i < 20000; ++i) {
        std::string sketch(64, 'a'); // all agree in the first groups, and differ in the rest
        for (std::size_t place = 8; place < 64; ++place)
            sketch[place] = static_cast<char>('a' + random() % 26);
        Xapian::Document document;
        document.add_value(schema::sketch_slot, sketch);
        database.add_document(document);
    }
    IndexDatabase index(database);
    update_families(index);
    CHECK(database.get_value_freq(schema::family_slot) == 0);
}
