#include "searcher/documents.h"

#include "common/record.h"

#include <string>
#include <utility>
#include <vector>

namespace dateline {

namespace {

constexpr std::size_t most_bytes = 100'000'000;
constexpr std::size_t bytes_beside_data = 1000; // values, and what holds them

} // namespace

void Documents::limit_memory() {
    if (kept_bytes_ <= most_bytes) return;
    kept_.clear();
    kept_bytes_ = 0;
}

void Documents::read_from(const Xapian::Database& shard, Xapian::docid number, Kept& kept,
                          bool words) const {
    if (kept.document.get_data().empty()) try {
            kept.document = shard.get_document(number_in_shard(number, databases_.shards.size()),
                                               Xapian::DOC_ASSUME_VALID);
        } catch (const Xapian::DocNotFoundError&) { // removed meanwhile: stays empty
        }
    if (!words || kept.words) return;
    const std::string data = kept.document.get_data();
    const Record record = data.empty() ? Record() : decode_record(data);
    kept.words.emplace(record.title + '\n' + record.body);
}

void Documents::expect(std::span<const Xapian::docid> numbers, bool words) {
    if (!databases_.remote) return;
    limit_memory();
    const auto shards = databases_.shards.size();
    std::vector<std::vector<std::pair<const Xapian::docid, Kept>*>> wanted(shards);
    for (const Xapian::docid number : numbers) {
        const auto [entry, is_new] = kept_.try_emplace(number);
        if (is_new || (words && !entry->second.words))
            wanted[(number - 1) % shards].push_back(&*entry);
    }
    std::vector<std::size_t> asked;
    for (std::size_t i = 0; i < shards; ++i)
        if (!wanted[i].empty()) asked.push_back(i);
    try {
        in_parallel(asked.size(), [&](std::size_t i) {
            for (auto* one : wanted[asked[i]])
                read_from(databases_.shards[asked[i]], one->first, one->second, words);
        });
    } catch (...) { // what was not read must not pass for removed when it is asked for again
        kept_.clear();
        kept_bytes_ = 0;
        throw;
    }
    for (const std::size_t i : asked)
        for (const auto* one : wanted[i]) {
            const Kept& kept = one->second;
            kept_bytes_ += bytes_beside_data + kept.document.get_data().size() +
                           (words ? kept.words->bytes() : 0);
        }
}

const Documents::Kept& Documents::remote_one(Xapian::docid number, bool words) {
    expect({&number, 1}, words);
    return kept_.at(number);
}

/// Null where the engine is to be asked.
ShardFiles* Documents::files_of(Xapian::docid number) const {
    const std::size_t shard = (number - 1) % databases_.shards.size();
    ShardFiles* const files = databases_.files[shard].get();
    return files != nullptr && files->follow(databases_.shards[shard]) ? files : nullptr;
}

std::string Documents::data(Xapian::docid number) {
    std::string data;
    const ShardFiles* const files = databases_.remote ? nullptr : files_of(number);
    if (databases_.remote)
        data = remote_one(number).document.get_data();
    else if (files == nullptr ||
             !files->read_data(number_in_shard(number, databases_.shards.size()), data))
        data = databases_.all.get_document(number, Xapian::DOC_ASSUME_VALID).get_data();
    if (data.empty())
        throw Xapian::DocNotFoundError("there is no document " + std::to_string(number));
    return data;
}

std::string Documents::value(Xapian::docid number, Xapian::valueno slot) {
    if (databases_.remote) return remote_one(number).document.get_value(slot);
    const ShardFiles* const files = files_of(number);
    if (files == nullptr)
        return databases_.all.get_document(number, Xapian::DOC_ASSUME_VALID).get_value(slot);
    std::string value;
    files->read_value(number_in_shard(number, databases_.shards.size()), slot, value);
    return value;
}

std::vector<std::uint32_t> Documents::positions(Xapian::docid number, const std::string& term) {
    if (databases_.remote) return remote_one(number, true).words->positions(term);
    std::vector<std::uint32_t> found;
    ShardFiles* const files = files_of(number);
    if (files != nullptr &&
        files->read_positions(number_in_shard(number, databases_.shards.size()), term, found))
        return found;
    const Xapian::Database& all = databases_.all;
    for (auto at = all.positionlist_begin(number, term); at != all.positionlist_end(number, term);
         ++at)
        found.push_back(*at);
    return found;
}

} // namespace dateline
