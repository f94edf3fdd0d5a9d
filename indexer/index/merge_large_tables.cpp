#include "indexer/index/merge_large_tables.h"

#include "common/glass.h"
#include "indexer/index/bulk_table.h"
#include "indexer/index/glass_version.h"
#include "indexer/index/table_entries.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <vector>
#include <xapian.h>

namespace dateline {

namespace fs = std::filesystem;

namespace {

/// A table of one of the databases, and how many documents those before it have.
struct Part {
    fs::path file;
    glass::TableHead head;
    std::uint32_t before;
};

/// Those that have entries.
std::vector<Part> parts_of(std::span<const std::string> databases, std::string_view table) {
    std::vector<Part> parts;
    std::uint64_t before = 0;
    for (const std::string& database : databases) {
        GlassVersion version(database);
        glass::Numbers numbers(version.table(table));
        const glass::TableHead head = glass::take_table_head(numbers);
        if (!head.is_empty)
            parts.push_back({fs::path(database) / (std::string(table) + ".glass"), head,
                             static_cast<std::uint32_t>(before)});
        before += version.documents();
    }
    return parts;
}

/// The lists of one database, term by term and for each by document.
class Source {
  public:
    explicit Source(const Part& part) : entries_(part.file, part.head), before_(part.before) {}

    /// Goes to the next list, the first at first. False behind the last.
    bool next() {
        if (!entries_.next()) return false;
        const std::string_view key = entries_.key();
        if (!is_of_term(key)) term_ = key.substr(0, end_of_term(key));
        return true;
    }

    /// As keys begin with it: with the zero byte at its end.
    const std::string& term() const { return term_; }

    std::uint32_t document() const {
        std::string_view number = entries_.key().substr(term_.size());
        return before_ + glass::take_sorted_number(number);
    }
    std::string_view positions() const { return entries_.tag(); }

  private:
    // A zero byte in a term is followed by one of all ones, with which no number begins.
    static constexpr char in_term = '\xff';

    bool is_of_term(std::string_view key) const {
        return !term_.empty() && key.size() > term_.size() && key.starts_with(term_) &&
               key[term_.size()] != in_term;
    }

    static std::size_t end_of_term(std::string_view key) {
        std::size_t zero = key.find('\0');
        while (zero != key.npos && zero + 1 < key.size() && key[zero + 1] == in_term)
            zero = key.find('\0', zero + 1);
        if (zero == key.npos) throw Xapian::DatabaseCorruptError("a key has no end of its term");
        return zero + 1;
    }

    TableEntries entries_;
    std::uint32_t before_; ///< documents in the databases before this one
    std::string term_;
};

} // namespace

std::string merge_positions(std::span<const std::string> databases, const fs::path& merged) {
    std::vector<std::unique_ptr<Source>> sources;
    for (const Part& part : parts_of(databases, "position"))
        if (auto source = std::make_unique<Source>(part); source->next())
            sources.push_back(std::move(source));
    if (sources.empty()) return std::string(no_glass_table);
    // The source with the first term on top, of those that have it the first.
    const auto is_after = [&](std::size_t a, std::size_t b) {
        const int order = sources[a]->term().compare(sources[b]->term());
        return order != 0 ? order > 0 : a > b;
    };
    std::vector<std::size_t> heap(sources.size());
    std::iota(heap.begin(), heap.end(), 0u);
    std::make_heap(heap.begin(), heap.end(), is_after);
    BulkTable table(merged, 0);
    std::string term, key;
    while (!heap.empty()) {
        std::pop_heap(heap.begin(), heap.end(), is_after);
        Source& source = *sources[heap.back()];
        term = source.term();
        bool has_more = true;
        do {
            key = term;
            glass::put_sorted_number(key, source.document());
            table.add(key, source.positions());
            has_more = source.next();
        } while (has_more && source.term() == term);
        if (has_more)
            std::push_heap(heap.begin(), heap.end(), is_after);
        else
            heap.pop_back();
    }
    return table.finish();
}

std::string merge_by_document(std::span<const std::string> databases, std::string_view name,
                              const fs::path& merged) {
    const std::vector<Part> parts = parts_of(databases, name);
    if (parts.empty()) return std::string(no_glass_table);
    BulkTable table(merged, glass::least_packed_tag);
    std::string key;
    for (const Part& part : parts) {
        TableEntries entries(part.file, part.head);
        while (entries.next()) {
            std::string_view rest = entries.key();
            key.clear();
            glass::put_sorted_number(key, part.before + glass::take_sorted_number(rest));
            key += rest;
            table.add(key, entries.tag(), entries.is_packed());
        }
    }
    return table.finish();
}

} // namespace dateline
