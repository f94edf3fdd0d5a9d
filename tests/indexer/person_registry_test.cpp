#include "common/error.h"
#include "common/schema.h"
#include "indexer/maintenance.h"
#include "tests/support/archive.h"
#include "tests/support/print.h"

#include <filesystem>
#include <random>

using namespace dateline;

namespace {

std::string pick(std::mt19937& random, std::initializer_list<const char*> list) {
    return list.begin()[random() % list.size()];
}

/// A release that names some of a few persons, in full or by surname, at some time.
std::string release(std::mt19937& random) {
    std::string text = "Works approved\n" + pick(random, {"January", "June", "October"}) + " " +
                       std::to_string(1 + random() % 28) + ", " +
                       pick(random, {"2001", "2003", "2009"}) + " - The works were approved.";
    for (auto n = random() % 4; n > 0; --n)
        text += " " + pick(random, {"Senator", "Sen.", "Governor", "Mayor"}) + " " +
                pick(random, {"Mabel Orr", "Ann Orr", "Orr", "Mabel Q. Orr", "Peter Lindgren",
                              "Pete Lindgren", "Lindgren", "Joana Veck", "Veck"}) +
                " said that it was time.";
    return text;
}

} // namespace

TEST_CASE("who is who does not depend on the order in which releases came and went") {
    std::mt19937 random(20);
    for (const int first : {5, 450}) { // so many files are built in batches
        const Archive archive;
        const auto name = [](auto number) { return std::to_string(number) + ".txt"; };
        for (int number = 0; number < first; ++number)
            archive.folder.write(name(number), release(random));
        archive.update();
        for (int round = 0; round < 8; ++round) {
            for (int change = 0; change < 6; ++change) {
                const auto number = random() % 40;
                if (random() % 3 == 0)
                    std::filesystem::remove(archive.folder / name(number));
                else
                    archive.folder.write(name(number), release(random));
            }
            archive.update();
        }
        IndexOptions at_once = archive.options();
        const TempDir elsewhere;
        at_once.database = elsewhere / "index";
        update_index(at_once);
        CHECK(contents(archive.database()) == contents(at_once.database));
        CHECK(registry(archive.database()) == registry(at_once.database));
        CHECK(registry(archive.database()).size() > 0);
        CHECK(check_index(archive.options()) == exit_code::good);
    }
}

TEST_CASE(
    "a surname is somebody's as soon as a release gives the full name, and no longer than that") {
    const Archive archive;
    const auto officials = [&] {
        const Xapian::Database database(archive.database().string());
        const auto document = database.postlist_begin(schema::id_term("a.txt"));
        return database.get_document(*document).get_value(schema::officials_slot);
    };
    archive.folder.write("a.txt", "Works approved\nJune 1, 2003 - Senator Orr said so.");
    archive.update();
    CHECK(officials() == "orr\n");
    archive.folder.write("b.txt", "Works approved\nJune 9, 2003 - Senator Mabel Orr said so.");
    archive.update();
    CHECK(officials() == "~mabel-orr\n");
    archive.folder.write("c.txt", "Works approved\nJune 9, 2003 - Senator Ann Orr said so.");
    archive.update();
    CHECK(officials() == "orr\n");
    std::filesystem::remove(archive.folder / "c.txt");
    archive.update();
    CHECK(officials() == "~mabel-orr\n");
}
