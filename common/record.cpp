#include "common/record.h"

#include "common/error.h"

#include <cmath>

namespace dateline {

namespace {

class Writer {
  public:
    void put(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7)
            out_ += static_cast<char>(value | 0x80);
        out_ += static_cast<char>(value);
    }
    void put(std::string_view text) {
        put(text.size());
        out_ += text;
    }
    std::string take() { return std::move(out_); }

  private:
    std::string out_;
};

class Reader {
  public:
    explicit Reader(std::string_view data) : data_(data) {}

    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (data_.empty()) fail();
            const auto byte = static_cast<unsigned char>(data_.front());
            data_.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
            if (byte < 0x80) return value;
        }
        fail();
    }
    std::string text() {
        const auto size = number();
        if (size > data_.size()) fail();
        std::string out(data_.substr(0, size));
        data_.remove_prefix(size);
        return out;
    }
    /// A count of things of one byte or more each.
    std::size_t count() {
        const auto value = number();
        if (value > data_.size()) fail();
        return value;
    }

  private:
    [[noreturn]] static void fail() {
        throw Error("the index holds a damaged release", "rebuild it with dateline-index --full");
    }
    std::string_view data_;
};

} // namespace

std::string encode(const Record& record) {
    Writer out;
    out.put(record.id);
    out.put(record.path);
    out.put(record.title);
    out.put(record.date);
    out.put(record.date_partial);
    out.put(record.date_evidence ? 1u : 0u);
    if (record.date_evidence) {
        out.put(record.date_evidence->from);
        out.put(record.date_evidence->text);
        out.put(static_cast<std::uint64_t>(std::lround(record.date_evidence->confidence * 1000)));
    }
    out.put(record.language);
    out.put(record.source);
    out.put(record.url);
    out.put(record.hash);
    out.put(record.officials.size());
    for (const auto& person : record.officials) {
        out.put(person.id);
        out.put(person.name);
        out.put(person.role);
        out.put(person.country);
        out.put(person.mentions);
    }
    out.put(record.countries.size());
    for (const auto& land : record.countries) {
        out.put(land.code);
        out.put(land.mentions);
        out.put(land.evidence.size());
        for (const auto& words : land.evidence)
            out.put(words);
    }
    out.put(record.body);
    return out.take();
}

Record decode_record(std::string_view data) {
    Reader in(data);
    Record record;
    record.id = in.text();
    record.path = in.text();
    record.title = in.text();
    record.date = in.text();
    record.date_partial = in.text();
    if (in.number() != 0) {
        auto& evidence = record.date_evidence.emplace();
        evidence.from = in.text();
        evidence.text = in.text();
        evidence.confidence = static_cast<double>(in.number()) / 1000;
    }
    record.language = in.text();
    record.source = in.text();
    record.url = in.text();
    record.hash = in.text();
    record.officials.resize(in.count());
    for (auto& person : record.officials) {
        person.id = in.text();
        person.name = in.text();
        person.role = in.text();
        person.country = in.text();
        person.mentions = static_cast<std::uint32_t>(in.number());
    }
    record.countries.resize(in.count());
    for (auto& land : record.countries) {
        land.code = in.text();
        land.mentions = static_cast<std::uint32_t>(in.number());
        land.evidence.resize(in.count());
        for (auto& words : land.evidence)
            words = in.text();
    }
    record.body = in.text();
    return record;
}

} // namespace dateline
