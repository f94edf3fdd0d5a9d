#include "searcher/matching/part_match.h"

#include "common/position_list.h"
#include "searcher/ranking.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace dateline {

using Xapian::doccount;
using Xapian::docid;
using Xapian::termcount;

PartMatch::PartMatch(ShardFiles& files, const QueryPart& part, doccount releases, Watch& watch)
    : files_(&files), watch_(&watch), is_phrase_(part.is_phrase) {
    std::vector<Word> words;
    for (std::size_t i = 0; i < part.words.size(); ++i) {
        WordPostings postings(files.postings(), part.words[i], releases);
        WordStatistics statistics = part.statistics[i];
        statistics.most_in_one = postings.most_in_one();
        words.push_back({std::move(postings), first_pass_score(statistics),
                         static_cast<std::uint32_t>(i),
                         TermPositions(files.positions(), part.words[i].terms.front())});
    }
    std::vector<std::size_t> places(words.size()), ordered(words.size());
    std::iota(places.begin(), places.end(), 0u);
    std::partial_sort_copy(places.begin(), places.end(), ordered.begin(), ordered.end(),
                           [&](std::size_t a, std::size_t b) {
                               return words[a].postings.size() < words[b].postings.size();
                           });
    for (const std::size_t place : ordered)
        words_.push_back(std::move(words[place]));
    for (std::size_t i = 1; i < words_.size(); ++i)
        most_of_rest_ += words_[i].score.most();
    estimate(releases);
}

void PartMatch::estimate(doccount releases) {
    constexpr doccount phrase_is_rarer = 4; // matcher/exactphrasepostlist.cc
    std::uint64_t least = words_.front().postings.least();
    double size = words_.front().postings.size();
    most_ = words_.front().postings.most();
    for (std::size_t i = 1; i < words_.size(); ++i) {
        const WordPostings& postings = words_[i].postings;
        least += postings.least();
        least -= std::min<std::uint64_t>(least, releases);
        size = size * postings.size() / releases;
        most_ = std::min(most_, postings.most());
    }
    least_ = is_phrase_ ? 0 : static_cast<doccount>(least);
    size_ = is_phrase_ ? rounded(size) / phrase_is_rarer : rounded(size);
}

double PartMatch::score(termcount length) const {
    double sum = 0;
    for (const Word& word : words_)
        sum += word.score.of(std::min(word.postings.count(), length), length);
    return sum;
}

void PartMatch::skip_to(docid document, double least) {
    if (document <= document_) return;
    for (;; ++document) {
        document = next_common(document, least);
        document_ = document < end_ ? document : PostingList::at_end;
        if (document_ == PostingList::at_end) return;
        const bool is_too_low = least > 0 && is_below(score(files_->length(document)), least);
        if (!is_too_low && (!is_phrase_ || is_phrase_in(document))) return;
    }
}

bool PartMatch::is_in(docid document) {
    if (document <= document_) return document == document_;
    for (Word& word : words_) {
        word.postings.skip_to(document);
        if (word.postings.document() != document) return false;
    }
    return !is_phrase_ || is_phrase_in(document);
}

/// The first from that one on that all words have, but for some whose score is too low.
docid PartMatch::next_common(docid document, double least) {
    Word& rarest = words_.front();
    while (!watch_->is_late()) {
        rarest.postings.skip_to(document);
        document = rarest.postings.document();
        if (document >= end_ || words_.size() == 1) return document;
        if (least > 0) {
            const termcount length = files_->length(document);
            const double first = rarest.score.of(std::min(rarest.postings.count(), length), length);
            if (is_below(first + most_of_rest_, least)) {
                ++document;
                continue;
            }
        }
        const docid wanted = document;
        for (std::size_t i = 1; i < words_.size() && document == wanted; ++i) {
            words_[i].postings.skip_to(wanted);
            document = words_[i].postings.document();
        }
        if (document == wanted || document >= end_) return document;
    }
    return PostingList::at_end;
}

/// Begins with the word that the release has least often.
bool PartMatch::is_phrase_in(docid document) {
    const auto is_less = [](const Word& a, const Word& b) {
        return a.postings.count() < b.postings.count();
    };
    Word& first = *std::min_element(words_.begin(), words_.end(), is_less);
    if (!may_begin(first, document, true)) return false;
    return std::all_of(words_.begin(), words_.end(), [&](Word& word) {
        return &word == &first || may_begin(word, document, false);
    });
}

/// Whether the phrase may begin anywhere, by this word and those before it, if any.
bool PartMatch::may_begin(Word& word, docid document, bool is_first) {
    const auto use = [&](std::string_view positions) {
        is_first ? find_starts(positions, word.place) : keep_starts(positions, word.place);
    };
    return word.positions.read(document, word.postings.index(), use) && !starts_.empty();
}

void PartMatch::find_starts(std::string_view packed, std::uint32_t place) {
    PositionReader positions(packed);
    starts_.clear();
    while (positions.left() > 0) {
        const std::uint32_t at = positions.next();
        if (at >= place) starts_.push_back(at - place);
    }
}

void PartMatch::keep_starts(std::string_view packed, std::uint32_t place) {
    PositionReader positions(packed);
    auto kept = starts_.begin();
    std::uint32_t at = positions.next();
    for (const std::uint32_t start : starts_) {
        const std::uint32_t wanted = start + place;
        if (wanted > positions.last()) break;
        while (at < wanted)
            at = positions.next();
        if (at == wanted) *kept++ = start;
    }
    starts_.erase(kept, starts_.end());
}

} // namespace dateline
