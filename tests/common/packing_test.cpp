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

TEST_CASE("what is packed comes out as it was, and the first text without the second") {
    std::string long_text;
    for (int i = 0; i < 5000; ++i)
        long_text += "The minister announced that " + std::to_string(i) + " bridges were built. ";
    const std::vector<std::string> texts = {"",          "a",          "minister",
                                            noise(1000), noise(1),     std::string(100000, 'x'),
                                            long_text,   noise(300000)};
    for (const std::string& first : texts)
        for (const std::string& second : texts) {
            CAPTURE(first.size());
            CAPTURE(second.size());
            const Packed both = packed(first, second);
            CHECK(unpacked(both.frame) == first + second);
            const auto beginning = std::string_view(both.frame).substr(0, both.first_end);
            CHECK(unpacked_first(beginning, first.size()) == first);
            CHECK(both.frame.size() < first.size() + second.size() + 50);
        }
}

TEST_CASE("texts are packed against usual words, and the second against the first") {
    const std::string usual = "The United States announced that the president of the committee";
    const std::string title = "Prefect Zofia Wdowiak inaugurates Gdynia's hovercraft";
    const auto size = [](std::string_view first, std::string_view second) {
        return packed(first, second).frame.size();
    };
    CHECK(size(usual, "") * 2 < usual.size());
    CHECK(size(title, "") * 5 > title.size() * 3);
    CHECK(size(title, title) < size(title, "") + 15);
    CHECK(size("", noise(1000) + noise(1000)) < 1100);
}

TEST_CASE("damaged bytes are an error, whatever they claim") {
    const std::string text(1000, 'x');
    const Packed both = packed(text, noise(500));
    const std::string& whole = both.frame;
    for (std::size_t size = 0; size < whole.size(); ++size) {
        CHECK_THROWS_AS(unpacked(whole.substr(0, size)), Error);
        if (size < both.first_end)
            CHECK_THROWS_AS(unpacked_first(whole.substr(0, size), 1000), Error);
    }
    CHECK_THROWS_AS(unpacked_first(whole.substr(0, both.first_end), 1001), Error);
    CHECK_THROWS_AS(unpacked_first(whole, std::size_t{1} << 60), Error);
    for (std::size_t cut = 0; cut < 64; ++cut) {
        CHECK_THROWS_AS(unpacked(noise(200).substr(cut)), Error);
        CHECK_THROWS_AS(unpacked_first(noise(200).substr(cut), 5000), Error);
    }
}

TEST_CASE("a byte changed anywhere makes other texts or an error, nothing worse") {
    std::string text;
    for (int i = 0; i < 300; ++i)
        text += "The minister opened bridge " + std::to_string(i * i) + ". ";
    const Packed both = packed(text.substr(0, 600), text);
    std::size_t errors = 0;
    for (std::size_t i = 0; i < both.frame.size(); ++i)
        for (const int change : {1, 0x80, 0xFF}) {
            std::string frame = both.frame;
            frame[i] = static_cast<char>(frame[i] ^ change);
            try {
                unpacked(frame);
                CHECK(
                    unpacked_first(std::string_view(frame).substr(0, both.first_end), 600).size() ==
                    600);
            } catch (const Error&) {
                ++errors;
            }
        }
    CHECK(errors > 10);
}

TEST_CASE("what damaged bytes claim to be is no reason to make room for it") {
    const std::string junk(std::size_t{1} << 26, 'x');
    CHECK_THROWS_AS(unpacked_first(junk, junk.size() * 32'000), Error);
    std::string frame = packed(std::string(1000, 'x'), "").frame;
    frame.replace(4, 3, "\xE0\xFF\xFF\xFF\xFF\xFF\x7F\x00\x00", 9); // its size: 8 bytes of it
    CHECK_THROWS_AS(unpacked(frame), Error);
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
