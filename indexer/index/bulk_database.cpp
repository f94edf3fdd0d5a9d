#include "indexer/index/bulk_database.h"

#include "common/glass.h"
#include "common/position_list.h"
#include "indexer/index/glass_version.h"
#include "indexer/index/new_file.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <zlib.h>

namespace dateline {

using glass::key_of;
using glass::least_packed_tag;
using glass::put_number;
using glass::put_sorted_number;
using glass::put_text;

namespace {

// From the engine: backends/glass/glass_version.cc, glass_postlist.cc, glass_values.cc.
constexpr std::string_view value_statistics("\0\xd0", 2), document_lengths("\0\xe0", 2);

// Of postings and values. The engine's own are four times as long; but it goes through a chunk step
// by step, and a third of what a rare word cost was to find the lengths of its documents.
constexpr std::size_t bytes_a_chunk = 500;

std::string document_key(std::uint32_t document) {
    std::string key;
    put_sorted_number(key, document);
    return key;
}

/// A term's postings, cut into chunks; the first says how many there are.
class PostingChunks {
  public:
    PostingChunks(BulkTable& table, std::string_view term) : table_(table), term_(term) {}

    void add(std::uint32_t document, std::uint32_t wdf) {
        if (tag_.size() >= bytes_a_chunk) close();
        if (tag_.empty())
            first_ = document;
        else
            put_number(tag_, document - last_ - 1);
        put_number(tag_, wdf);
        last_ = document;
    }

    /// `count` and `total` of what was added. For document lengths, which have no term, 0.
    void finish(std::uint64_t count, std::uint64_t total) {
        close();
        for (std::size_t i = 0; i < chunks_.size(); ++i) {
            const auto& [first, last, tag] = chunks_[i];
            std::string head;
            if (i == 0) {
                put_number(head, count);
                put_number(head, total);
                put_number(head, first - 1);
            }
            head += i + 1 == chunks_.size() ? '1' : '0';
            put_number(head, last - first);
            table_.add(key(i, first), head + tag);
        }
    }

  private:
    struct Chunk {
        std::uint32_t first, last;
        std::string tag;
    };

    void close() {
        chunks_.push_back({first_, last_, std::move(tag_)});
        tag_.clear();
    }

    std::string key(std::size_t chunk, std::uint32_t first) const {
        if (term_.empty())
            return std::string(document_lengths) + (chunk == 0 ? "" : document_key(first));
        return chunk == 0 ? std::string(term_) : key_of(term_, first);
    }

    BulkTable& table_;
    std::string_view term_;
    std::vector<Chunk> chunks_;
    std::string tag_;
    std::uint32_t first_ = 0, last_ = 0;
};

} // namespace

/// A slot's values, in chunks, and what the engine keeps to know of them.
class BulkDatabase::Values {
  public:
    void add(std::uint32_t document, const std::string& value) {
        if (chunks_.empty() || chunks_.back().second.size() >= bytes_a_chunk)
            chunks_.emplace_back(document, "");
        else
            put_number(chunks_.back().second, document - last_ - 1);
        put_text(chunks_.back().second, value);
        last_ = document;
        if (count_++ == 0) lowest_ = highest_ = value;
        lowest_ = std::min(lowest_, value);
        highest_ = std::max(highest_, value);
    }

    std::string statistics() const {
        std::string tag;
        put_number(tag, count_);
        put_text(tag, lowest_);
        return lowest_ == highest_ ? tag : tag + highest_;
    }

    void write(BulkTable& table, Xapian::valueno slot) const {
        for (const auto& [document, tag] : chunks_) {
            std::string key = glass::value_chunks_key(slot);
            put_sorted_number(key, document);
            table.add(key, tag);
        }
    }

  private:
    std::vector<std::pair<std::uint32_t, std::string>> chunks_; ///< by first document
    std::uint32_t last_ = 0;
    std::uint32_t count_ = 0;
    std::string lowest_, highest_;
};

struct BulkDatabase::Deflater {
    z_stream stream{};
    Deflater() {
        constexpr int raw = -15;
        if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, raw, MAX_MEM_LEVEL,
                         Z_DEFAULT_STRATEGY) != Z_OK)
            throw std::bad_alloc();
    }
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;
    ~Deflater() { deflateEnd(&stream); }

    /// False where nothing is won.
    bool deflate(std::string& text, std::string& out) {
        deflateReset(&stream);
        out.resize(text.size());
        stream.next_in = reinterpret_cast<Bytef*>(text.data());
        stream.avail_in = static_cast<uInt>(text.size());
        stream.next_out = reinterpret_cast<Bytef*>(out.data());
        stream.avail_out = static_cast<uInt>(out.size() - 1);
        const bool shorter = ::deflate(&stream, Z_FINISH) == Z_STREAM_END;
        out.resize(shorter ? stream.total_out : 0);
        return shorter;
    }
};

BulkDatabase::BulkDatabase(const std::filesystem::path& path)
    : path_(path), deflater_(std::make_unique<Deflater>()) {
    std::filesystem::create_directory(path);
}

BulkDatabase::~BulkDatabase() = default;

std::size_t BulkDatabase::pending_bytes() const {
    constexpr std::size_t bytes_a_name = 100; // with its places in two tables
    constexpr std::size_t bytes_an_entry = sizeof(PostingLists::entries[0]);
    return postings_.size() * (sizeof(Posting) + bytes_an_entry) + packed_positions_.size() +
           names_.size() * bytes_a_name + document_bytes_;
}

std::uint32_t BulkDatabase::number_of(const std::string& term) {
    const auto known = numbers_.find(term);
    if (known != numbers_.end()) return known->second;
    const auto number = static_cast<std::uint32_t>(names_.size());
    numbers_.emplace(names_.emplace_back(term), number);
    return number;
}

void BulkDatabase::add(const IndexDocument& document) {
    Document& added = documents_.emplace_back();
    added.date = document.date;
    added.first = postings_.size();
    for (const IndexDocument::Term& term : document.terms) {
        postings_.push_back(
            {number_of(term.name), term.wdf, static_cast<std::uint32_t>(packed_positions_.size())});
        if (term.places > 0) pack_positions(packed_positions_, document.positions_of(term));
        added.length += term.wdf;
        highest_wdf_ = std::max(highest_wdf_, term.wdf);
    }
    added.last = postings_.size();
    add_term_list(added, document);
    added.values = document.values;
    added.data = document.data;
    document_bytes_ += sizeof added + added.term_list.size() + added.data.size();
    for (const auto& value : added.values)
        document_bytes_ += sizeof value + value.second.size();
}

/// Each term as what it shares with the one before, and the rest (glass_termlisttable.cc).
void BulkDatabase::add_term_list(Document& to, const IndexDocument& document) {
    std::string& list = to.term_list;
    put_number(list, to.length);
    put_number(list, document.terms.size());
    const std::string* before = nullptr;
    for (const auto& [name, wdf, first_place, places] : document.terms) {
        if (before == nullptr) {
            list += static_cast<char>(name.size());
            list += name;
            put_number(list, wdf);
        } else {
            const auto differs =
                std::mismatch(before->begin(), before->end(), name.begin(), name.end());
            const auto shared = static_cast<std::size_t>(differs.second - name.begin());
            const std::size_t both = (std::size_t{wdf} + 1) * (before->size() + 1) + shared;
            const bool is_small = wdf < 127 && both < 256;
            list += static_cast<char>(is_small ? both : shared);
            list += static_cast<char>(name.size() - shared);
            list.append(name, shared);
            if (!is_small) put_number(list, wdf);
        }
        before = &name;
    }
    to.is_packed = list.size() > least_packed_tag && deflater_->deflate(list, packed_);
    list = to.is_packed ? packed_ : std::string(list); // no more memory than it takes
}

std::vector<std::uint32_t> BulkDatabase::by_name() const {
    std::vector<std::uint32_t> order(names_.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return names_[a] < names_[b]; });
    return order;
}

BulkDatabase::PostingLists BulkDatabase::posting_lists() const {
    PostingLists lists;
    lists.begins.resize(names_.size() + 1);
    for (const Posting& posting : postings_)
        ++lists.begins[posting.term + 1];
    std::partial_sum(lists.begins.begin(), lists.begins.end(), lists.begins.begin());
    lists.entries.resize(postings_.size());
    auto next = lists.begins;
    std::uint32_t number = 0;
    for (const Document& document : documents_) {
        ++number;
        for (std::size_t i = document.first; i < document.last; ++i)
            lists.entries[next[postings_[i].term]++] = {number, static_cast<std::uint32_t>(i)};
    }
    return lists;
}

std::string BulkDatabase::write_data() const {
    BulkTable table(path_ / "docdata.glass", least_packed_tag);
    std::uint32_t number = 0;
    for (const Document& document : documents_) {
        ++number;
        if (!document.data.empty()) table.add(document_key(number), document.data);
    }
    return table.finish();
}

/// With each the slots of its values, as the distances between them.
std::string BulkDatabase::write_term_lists() const {
    BulkTable table(path_ / "termlist.glass", least_packed_tag);
    std::uint32_t number = 0;
    for (const Document& document : documents_) {
        ++number;
        table.add(document_key(number), document.term_list, document.is_packed);
        std::string slots;
        Xapian::valueno next = 0;
        for (const auto& [slot, value] : document.values) {
            put_number(slots, slot - next);
            next = slot + 1;
        }
        if (!slots.empty()) table.add(document_key(number) + '\0', slots);
    }
    return table.finish();
}

void BulkDatabase::write_values(BulkTable& table) const {
    std::map<Xapian::valueno, Values> slots;
    std::uint32_t number = 0;
    for (const Document& document : documents_) {
        ++number;
        for (const auto& [slot, value] : document.values)
            slots[slot].add(number, value);
    }
    for (const auto& [slot, values] : slots) {
        std::string key(value_statistics);
        for (Xapian::valueno rest = slot; rest > 0; rest >>= 8)
            key += static_cast<char>(rest);
        table.add(key, values.statistics());
    }
    for (const auto& [slot, values] : slots)
        values.write(table, slot);
}

void BulkDatabase::write_lengths(BulkTable& table) const {
    PostingChunks chunks(table, {});
    std::uint32_t number = 0;
    for (const Document& document : documents_)
        chunks.add(++number, document.length);
    chunks.finish(0, 0);
}

void BulkDatabase::write_postings(BulkTable& postings, BulkTable& positions) const {
    const PostingLists lists = posting_lists();
    for (const std::uint32_t term : by_name()) {
        PostingChunks chunks(postings, names_[term]);
        std::uint64_t total = 0;
        for (std::uint32_t i = lists.begins[term]; i < lists.begins[term + 1]; ++i) {
            const auto [document, place] = lists.entries[i];
            const Posting& posting = postings_[place];
            chunks.add(document, posting.wdf);
            total += posting.wdf;
            const std::size_t end = place + 1 < postings_.size() ? postings_[place + 1].positions
                                                                 : packed_positions_.size();
            if (posting.positions < end)
                positions.add(key_of(names_[term], document),
                              std::string_view(packed_positions_)
                                  .substr(posting.positions, end - posting.positions));
        }
        chunks.finish(lists.begins[term + 1] - lists.begins[term], total);
    }
}

void BulkDatabase::finish() {
    std::stable_sort(documents_.begin(), documents_.end(),
                     [](const Document& a, const Document& b) { return a.date < b.date; });
    BulkTable postings(path_ / "postlist.glass", 0), positions(path_ / "position.glass", 0);
    write_values(postings);
    write_lengths(postings);
    write_postings(postings, positions);
    std::string tables = postings.finish();
    tables += write_data();
    tables += write_term_lists();
    tables += positions.finish();
    write_version(tables);
}

/// The file that makes a folder a database (glass_version.cc), last. `tables`: what each says of
/// itself, in the engine's order.
void BulkDatabase::write_version(const std::string& tables) const {
    std::string version(glass::version_mark);
    std::random_device random;
    for (std::size_t i = 0; i < glass::uuid_bytes; ++i)
        version += static_cast<char>(random());
    put_number(version, 1); // revision
    version += tables;
    version.append(no_glass_table).append(no_glass_table); // spelling, synonyms
    std::uint32_t shortest = 0, longest = 0;               // of the documents that have a length
    std::uint64_t total = 0;
    for (const Document& document : documents_) {
        const std::uint32_t length = document.length;
        if (length > 0 && (shortest == 0 || length < shortest)) shortest = length;
        longest = std::max(longest, length);
        total += length;
    }
    put_number(version, documents_.size());
    put_number(version, 0); // numbers that no document has
    put_number(version, shortest);
    put_number(version, highest_wdf_);
    put_number(version, longest - highest_wdf_);
    put_number(version, 0); // changesets
    put_number(version, total);
    put_number(version, 0); // spelling
    NewFile file(path_ / glass::version_file);
    file.write(version);
    file.finish();
}

} // namespace dateline
