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
        CHECK(unpacked(packed_for_speed(text), text.size()) == text);
        CHECK(packed(text).size() <= text.size());
        CHECK(packed_for_speed(text).size() <= text.size());
    }
    CHECK(packed(long_text).size() * 3 < long_text.size());
    CHECK(packed("The United States announced").size() < 27 / 2);
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

TEST_CASE("the id and path of a record are read without the rest, however long they are") {
    for (const std::size_t length : {1u, 100u, 250u, 256u, 505u, 600u, 3000u}) {
        CAPTURE(length);
        Record record;
        record.id = std::string(length, 'a') + noise(length) + "b.txt";
        record.path = "/somewhere/" + record.id;
        record.title = "Harbour opened";
        record.source = std::string(400, 'x');
        const std::string data = encode(record);
        const Record names = decode_names(data);
        CHECK(names.id == record.id);
        CHECK(names.path == record.path);
        CHECK(names.title.empty());
    }
    CHECK_THROWS_AS(decode_names(""), Error);
    CHECK_THROWS_AS(decode_names(noise(300)), Error);
}
