#include "common/packing.h"

#include "common/error.h"
#include "common/record.h"
#include "tests/support/print.h"

#include <random>

using namespace dateline;

namespace {

std::string noise(std::size_t size) {
    std::mt19937 random(11);
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i)
        bytes += static_cast<char>(random());
    return bytes;
}

} // namespace

TEST_CASE("what is packed comes out as it was, and is never longer") {
    std::string long_text;
    for (int i = 0; i < 5000; ++i)
        long_text += "The minister announced that " + std::to_string(i) + " bridges were built. ";
    for (const std::string& text : {std::string(), std::string("a"), std::string("minister"),
                                    noise(1), noise(1000), std::string(100000, 'x'), long_text}) {
        CAPTURE(text.size());
        CHECK(unpacked(packed(text), text.size()) == text);
        CHECK(unpacked(packed(text, long_text), text.size(), long_text) == text);
        CHECK(packed(text).size() <= text.size());
        CHECK(packed(text, long_text).size() <= text.size());
    }
    CHECK(packed(long_text).size() * 3 < long_text.size());
    const std::string usual = "The United States announced that the president of the committee";
    CHECK(packed(usual).size() * 2 < usual.size());
    const std::string title = "Prefect Zofia Wdowiak inaugurates Gdynia's hovercraft";
    CHECK(packed(title).size() * 3 > title.size() * 2);
    CHECK(packed(title, "A title: " + title).size() * 3 < title.size());
}

TEST_CASE("damaged bytes are an error, whatever they claim") {
    const std::string text(1000, 'x');
    const std::string whole = packed(text);
    CHECK_THROWS_AS(unpacked(whole, 999), Error);
    CHECK_THROWS_AS(unpacked(whole, 1001), Error);
    CHECK_THROWS_AS(unpacked(whole, std::size_t{1} << 60), Error);
    CHECK_THROWS_AS(unpacked(whole.substr(0, whole.size() - 1), 1000), Error);
    CHECK_THROWS_AS(unpacked("", 1000), Error);
    for (std::size_t cut = 0; cut < 64; ++cut)
        CHECK_THROWS_AS(unpacked(noise(200).substr(cut), 5000), Error);
}

TEST_CASE("what damaged bytes claim to be is no reason to make room for it") {
    const std::string junk(std::size_t{1} << 26, 'x');
    CHECK_THROWS_AS(unpacked(junk, junk.size() * 32'000), Error);
    CHECK_THROWS_AS(unpacked(packed(std::string(1000, 'x')) + junk, junk.size() * 32'000), Error);
}

TEST_CASE("the facts of a record are read without its body") {
    Record record;
    record.id = "a/b.txt";
    record.title = "Harbour opened";
    record.date = "2026-01-15";
    record.date_evidence = {"dateline", "Jan. 15, 2026", 0.98};
    record.officials.push_back({"ana-prado", "Ana Prado", "mayor", "PT", 2});
    record.countries.push_back({"PT", 3, {"Portugal", "Portuguese"}});
    record.body = "Ships came from Portugal.";
    const std::string data = encode(record);
    const Record facts = decode_facts(data);
    CHECK(facts.title == "Harbour opened");
    CHECK(facts.countries.at(0).evidence.size() == 2);
    CHECK(facts.body.empty());
    const Record whole = decode_record(data);
    CHECK(whole.body == record.body);
    CHECK(encode(whole) == data);
    for (std::size_t size = 0; size < data.size(); ++size)
        CHECK_THROWS_AS(decode_record(data.substr(0, size)), Error);
}

TEST_CASE("the id and path of a record are read without the rest, however they are alike") {
    struct Names {
        std::string id, path;
    };
    const Names all[] = {{"", ""},
                         {"a", ""},
                         {"", "/a"},
                         {"2026/a.txt", "/archive/2026/a.txt"},
                         {"old:2026/a.txt", "/old/2026/a.txt"},
                         {"./7:30.txt", "/archive/7:30.txt"},
                         {"a.csv#12", "/archive/a.csv"},
                         {"./a#1/b.txt", "/archive/a#1/b.txt"},
                         {"a#1/b.csv#1", "/archive/a#1/b.csv"},
                         {"https://example.org/12", "/archive/feed.xml"},
                         {"same", "same"},
                         {"longer/same", "same"},
                         {std::string(3000, 'a') + "b.txt", "/archive/" + std::string(300, 'a')}};
    for (const auto& [id, path] : all) {
        CAPTURE(id);
        Record record;
        record.id = id;
        record.path = path;
        record.title = "Harbour opened" + noise(20);
        const std::string data = encode(record);
        const Record names = decode_names(data);
        CHECK(names.id == id);
        CHECK(names.path == path);
        CHECK(decode_record(data).path == path);
        const std::string alone = data.substr(0, 12 + id.size() + path.size());
        CHECK(decode_names(alone).path == path);
        CHECK_THROWS_AS(decode_facts(alone), Error);
    }
}

TEST_CASE("a path costs little where the id says most of it") {
    Record record;
    record.id = "2026/01/harbour-opened.txt";
    const std::size_t without = encode(record).size();
    record.path = "/archive/" + record.id;
    CHECK(encode(record).size() - without == 9);
    record.id += "#3";
    CHECK(encode(record).size() - without == 11);
}

TEST_CASE("names that no record has are an error") {
    CHECK_THROWS_AS(decode_names(""), Error);
    CHECK_THROWS_AS(decode_names(noise(300)), Error);
    CHECK_THROWS_AS(decode_names(std::string("\2ab\0\3\0", 6)), Error);
    CHECK_THROWS_AS(decode_names(std::string("\2ab\0\1\2", 6)), Error);
    CHECK(decode_names(std::string("\2ab\0\1\1", 6)).path == "b");
}
