#include "common/record.h"

#include "common/packing.h"
#include "common/serial.h"
#include "common/text.h"

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

std::string encode_facts(const Record& record) {
    SerialWriter out;
    out.put(record.title);
    out.put(record.date);
    out.put(record.date_partial);
    out.put(std::uint64_t{record.date_evidence.has_value()});
    if (record.date_evidence) {
        out.put(record.date_evidence->from);
        out.put(record.date_evidence->text);
        out.put(static_cast<std::uint64_t>(std::lround(record.date_evidence->confidence * 1000)));
    }
    out.put(record.language);
    out.put(record.source);
    out.put(record.url);
    out.put(bytes_of_hex(record.hash));
    out.put(record.officials.size());
    for (const auto& person : record.officials) {
        out.put(person.id == slug(person.name) ? "" : person.id);
        out.put(person.name);
        out.put(person.role);
        out.put(person.country);
        out.put(std::uint64_t{person.mentions});
    }
    out.put(record.countries.size());
    for (const auto& country : record.countries) {
        out.put(country.code);
        out.put(std::uint64_t{country.mentions});
        out.put(country.evidence.size());
        for (const auto& words : country.evidence)
            out.put(words);
    }
    return out.take();
}

std::size_t common_end(std::string_view a, std::string_view b) {
    const auto ends = std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend());
    return static_cast<std::size_t>(ends.first - a.rbegin());
}

/// Of the path only what is not in the id: it ends as the id does, or as that of its file.
void put_names(SerialWriter& out, const Record& record) {
    const std::string_view id = record.id;
    const std::string_view file_id = id.substr(0, id.rfind('#'));
    const auto of_id = common_end(id, record.path), of_file = common_end(file_id, record.path);
    const auto shared = std::max(of_id, of_file);
    out.put(id);
    out.put(std::string_view(record.path).substr(0, record.path.size() - shared));
    out.put((of_id == shared ? id : file_id).size() - shared);
    out.put(shared);
}

Record read_names(SerialReader& in) {
    Record record;
    record.id = in.text();
    record.path = in.text();
    const auto begin = in.number(), shared = in.number();
    if (begin > record.id.size() || shared > record.id.size() - begin) throw_damaged();
    record.path += std::string_view(record.id).substr(begin, shared);
    return record;
}

/// The facts and behind them the body, packed.
struct PackedParts {
    std::size_t facts_size; ///< unpacked
    std::size_t facts_end;
    std::string_view frame;
};

PackedParts read_packed(SerialReader& in) {
    PackedParts parts{in.number(), in.number(), in.view()};
    if (parts.facts_end > parts.frame.size()) throw_damaged();
    return parts;
}

void read_facts(std::string_view facts, Record& record) {
    SerialReader in(facts);
    record.title = in.text();
    record.date = in.text();
    record.date_partial = in.text();
    if (in.number() != 0) {
        Record::Evidence evidence;
        evidence.from = in.text();
        evidence.text = in.text();
        evidence.confidence = static_cast<double>(in.number()) / 1000;
        record.date_evidence = std::move(evidence);
    }
    record.language = in.text();
    record.source = in.text();
    record.url = in.text();
    record.hash = hex_of_bytes(in.view());
    record.officials.resize(in.count());
    for (auto& person : record.officials) {
        person.id = in.text();
        person.name = in.text();
        if (person.id.empty()) person.id = slug(person.name);
        person.role = in.text();
        person.country = in.text();
        person.mentions = static_cast<std::uint32_t>(in.number());
    }
    record.countries.resize(in.count());
    for (auto& country : record.countries) {
        country.code = in.text();
        country.mentions = static_cast<std::uint32_t>(in.number());
        country.evidence.resize(in.count());
        for (auto& words : country.evidence)
            words = in.text();
    }
}

} // namespace

std::string encode(const Record& record) {
    const std::string facts = encode_facts(record);
    const Packed parts = packed(facts, record.body);
    SerialWriter out;
    put_names(out, record);
    out.put(facts.size());
    out.put(parts.first_end);
    out.put(parts.frame);
    return out.take();
}

Record decode_names(std::string_view data) {
    SerialReader in(data);
    return read_names(in);
}

Record decode_facts(std::string_view data) {
    SerialReader in(data);
    Record record = read_names(in);
    const PackedParts parts = read_packed(in);
    read_facts(unpacked_first(parts.frame.substr(0, parts.facts_end), parts.facts_size), record);
    return record;
}

Record decode_record(std::string_view data) {
    SerialReader in(data);
    Record record = read_names(in);
    const PackedParts parts = read_packed(in);
    record.body = unpacked(parts.frame);
    if (parts.facts_size > record.body.size()) throw_damaged();
    read_facts(std::string_view(record.body).substr(0, parts.facts_size), record);
    record.body.erase(0, parts.facts_size);
    return record;
}

} // namespace dateline
