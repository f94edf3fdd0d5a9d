#include "searcher/matching/posting_list.h"

#include "common/glass.h"

#include <algorithm>
#include <utility>

namespace dateline {

namespace {

// The key of what the engine keeps under no term (glass_postlist.h there).
constexpr std::string_view lengths_key("\0\xe0", 2);

} // namespace

PostingList::PostingList(const FileTable& postings, std::string term)
    : cursor_(postings), term_(std::move(term)),
      first_key_(term_.empty() ? std::string(lengths_key) : term_) {
    cursor_.find(first_key_);
    if (cursor_.key() != first_key_) return;
    open_chunk();
    // What the engine takes for it, too: the rest may all be in one.
    most_in_one_ = std::max(occurrences_ - count_, count_);
}

void PostingList::fail() {
    throw Xapian::DatabaseCorruptError("a posting list makes no sense");
}

std::string PostingList::key_from(Xapian::docid document) const {
    if (!term_.empty()) return glass::key_of(term_, document);
    std::string key = first_key_;
    glass::put_sorted_number(key, document);
    return key;
}

/// Stands at the first posting of the chunk at which the cursor stands.
void PostingList::open_chunk() {
    constexpr std::size_t longest_number = 16;
    const std::string& tag = cursor_.tag();
    chunk_.assign(tag.begin(), tag.end());
    chunk_.resize(tag.size() + longest_number, '\0');
    at_ = chunk_.data();
    end_ = at_ + tag.size();
    if (cursor_.key() == first_key_) {
        size_ = take_number();
        occurrences_ = take_number();
        document_ = take_number() + 1;
    } else {
        std::string_view key = cursor_.key();
        const std::string before = term_.empty() ? first_key_ : term_ + '\0';
        if (!key.starts_with(before)) fail();
        key.remove_prefix(before.size());
        document_ = glass::take_sorted_number(key);
    }
    if (at_ >= end_) fail();
    is_last_chunk_ = *at_++ == '1';
    last_in_chunk_ = document_ + take_number();
    count_ = take_number();
    if (at_ > end_ || last_in_chunk_ < document_ || last_in_chunk_ == at_end) fail();
}

void PostingList::next_chunk() {
    if (is_last_chunk_) {
        document_ = last_in_chunk_ = at_end;
        return;
    }
    const Xapian::docid before = document_;
    if (!cursor_.next()) fail();
    open_chunk();
    if (document_ <= before) fail();
}

/// To the first posting of a later chunk, where that release is or would be.
void PostingList::enter_chunk(Xapian::docid document) {
    next_chunk(); // most often that is it
    if (document <= last_in_chunk_ || document_ == at_end) return;
    const Xapian::docid before = document_;
    go_to_chunk(document);
    if (document_ < before) fail();
    if (document > last_in_chunk_) next_chunk();
}

void PostingList::go_to_chunk(Xapian::docid document) {
    constexpr Xapian::docid near = 100; // so many are most often in the next one
    if (document > last_in_chunk_ && document - last_in_chunk_ < near && !is_last_chunk_) {
        next_chunk();
        if (document_ <= document && document <= last_in_chunk_) return;
    }
    cursor_.find(key_from(document));
    open_chunk();
}

void DocumentLengths::read_about(Xapian::docid document) try {
    list_.go_to_chunk(document);
    Xapian::docid begin = 0, end = 0; // of the page
    Kept* page = nullptr;
    list_.finish_chunk([&](Xapian::docid one, Xapian::termcount length) {
        if (one >= end) {
            page = page_of(one);
            begin = one - one % page_size;
            end = begin + page_size;
        }
        if (length < too_long - 1u) {
            page[one - begin] = static_cast<Kept>(length + 1);
        } else {
            page[one - begin] = too_long;
            longer_[one] = length;
        }
    });
    Kept& asked = page_of(document)[document % page_size];
    if (asked == 0) asked = 1; // it has none
} catch (...) {                // nothing of a damaged chunk is kept
    for (Page& page : pages_)
        page.reset();
    throw;
}

DocumentLengths::Kept* DocumentLengths::page_of(Xapian::docid document) {
    const std::size_t number = document / page_size;
    if (number >= pages_.size())
        throw Xapian::DatabaseCorruptError("a document comes after the last one");
    Page& page = pages_[number];
    if (!page) page = std::make_unique<Kept[]>(page_size);
    return page.get();
}

} // namespace dateline
