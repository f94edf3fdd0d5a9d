#include "searcher/documents.h"

#include <utility>
#include <vector>

namespace dateline {

namespace {

constexpr std::size_t most_bytes = 64u << 20;
constexpr std::size_t bytes_beside_data = 1000; // values, and what holds them

} // namespace

void Documents::expect(std::span<const Xapian::docid> numbers, const Look& look) {
    if (!databases_.far) return;
    if (kept_bytes_ > most_bytes) {
        kept_.clear();
        kept_bytes_ = 0;
    }
    const auto shards = databases_.shards.size();
    std::vector<std::vector<std::pair<Xapian::docid, Xapian::Document>>> read(shards);
    for (const Xapian::docid number : numbers)
        if (!kept_.contains(number))
            read[(number - 1) % shards].emplace_back(number, Xapian::Document());
    std::vector<std::size_t> asked;
    for (std::size_t i = 0; i < shards; ++i)
        if (!read[i].empty()) asked.push_back(i);
    for_each_shard(asked.size(), true, [&](std::size_t i) {
        for (auto& [number, document] : read[asked[i]])
            try {
                document = databases_.shards[asked[i]].get_document(number_in_shard(number, shards),
                                                                    Xapian::DOC_ASSUME_VALID);
                if (look) look(number, document);
            } catch (const Xapian::DocNotFoundError&) { // removed meanwhile: stays empty
            }
    });
    for (auto& some : read)
        for (auto& [number, document] : some) {
            kept_bytes_ += document.get_data().size() + bytes_beside_data;
            kept_.emplace(number, std::move(document));
        }
}

Xapian::Document Documents::read(Xapian::docid number) {
    if (!databases_.far) return databases_.all.get_document(number, Xapian::DOC_ASSUME_VALID);
    expect({&number, 1});
    return kept_.at(number);
}

} // namespace dateline
