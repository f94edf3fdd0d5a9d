#include "searcher/query/query_places.h"

#include "common/ascii.h"
#include "common/record.h"
#include "common/schema.h"

#include <algorithm>

namespace dateline {

namespace {

/// Positions from the first word to the last.
struct Span {
    std::uint32_t begin;
    std::uint32_t end;
};

using Spans = std::vector<Span>; // in order of begin

// Of more terms than so many those are taken that the release's own list of terms has. To go
// through that takes as long as to look for some, and a server sends each of its terms by itself.
constexpr std::size_t most_looked_up = 8, most_asked_of_server = 250;

class Reader {
  public:
    Reader(const Xapian::Database& database, Xapian::docid document,
           std::size_t looked_up = most_looked_up)
        : database_(database), document_(document), looked_up_(looked_up) {}

    Spans find(const Place& place) const {
        switch (place.kind) {
        case Place::Kind::terms:
            return those_before(place.end, positions_of(place.terms));
        case Place::Kind::phrase:
            return those_before(place.end, phrase(place.terms));
        case Place::Kind::window:
            return window(place);
        }
        return {};
    }

  private:
    void append(Spans& spans, const std::string& term) const {
        for (auto at = database_.positionlist_begin(document_, term);
             at != database_.positionlist_end(document_, term); ++at)
            spans.push_back({*at, *at});
    }

    /// Of terms in order. A number that no release has any more has none.
    void append_listed(Spans& spans, const std::vector<std::string>& terms) const try {
        auto at = database_.termlist_begin(document_);
        const auto end = database_.termlist_end(document_);
        for (const std::string& term : terms) {
            at.skip_to(term);
            if (at == end) return;
            if (*at == term) append(spans, term);
        }
    } catch (const Xapian::DocNotFoundError&) {
    }

    static Spans those_before(std::uint32_t end, Spans spans) {
        if (end > 0) std::erase_if(spans, [&](Span span) { return span.end >= end; });
        return spans;
    }

    static Spans sorted(Spans spans) {
        std::sort(spans.begin(), spans.end(), [](Span a, Span b) { return a.begin < b.begin; });
        return spans;
    }

    Spans positions_of(const std::vector<std::string>& terms) const {
        Spans spans;
        if (terms.size() > looked_up_)
            append_listed(spans, terms);
        else
            for (const std::string& term : terms)
                append(spans, term);
        return terms.size() > 1 ? sorted(std::move(spans)) : spans;
    }

    Spans phrase(const std::vector<std::string>& terms) const {
        Spans found = positions_of({terms[0]});
        for (std::size_t i = 1; i < terms.size() && !found.empty(); ++i) {
            const Spans next = positions_of({terms[i]});
            auto at = next.begin();
            std::erase_if(found, [&](Span& span) {
                while (at != next.end() && at->begin <= span.end)
                    ++at;
                if (at == next.end() || at->begin != span.end + 1) return true;
                ++span.end;
                return false;
            });
        }
        return found;
    }

    bool is_near(Span a, Span b, const Place& place) const {
        if (a.end < b.begin) return are_close(a.end, b.begin, place);
        if (place.ordered) return false;
        return b.end >= a.begin || are_close(b.end, a.begin, place);
    }

    bool are_close(std::uint32_t end, std::uint32_t begin, const Place& place) const {
        return begin - end <= place.distance || (place.in_paragraph && in_paragraph(end, begin));
    }

    /// Whether no paragraph begins between the two. Only a release with a paragraph longer than the
    /// gaps between paragraphs says where they begin.
    bool in_paragraph(std::uint32_t end, std::uint32_t begin) const {
        const std::string term = schema::paragraph_term();
        auto at = database_.positionlist_begin(document_, term);
        const auto none = database_.positionlist_end(document_, term);
        if (at == none) return false;
        at.skip_to(end + 1);
        return at == none || *at > begin;
    }

    /// Each span of the left with the nearest of the right on either side.
    Spans window(const Place& place) const {
        const Spans left = find(place.parts[0]);
        const Spans right = left.empty() ? Spans() : find(place.parts[1]);
        Spans found;
        std::size_t next = 0;
        for (const Span& a : left) {
            while (next < right.size() && right[next].begin <= a.end)
                ++next;
            const auto join = [&](Span b) {
                if (is_near(a, b, place))
                    found.push_back({std::min(a.begin, b.begin), std::max(a.end, b.end)});
            };
            if (next > 0) join(right[next - 1]);
            if (next < right.size()) join(right[next]);
        }
        return sorted(std::move(found));
    }

    const Xapian::Database& database_;
    Xapian::docid document_;
    std::size_t looked_up_;
};

/// With the terms of which any will do sorted.
Place in_order(Place place) {
    if (place.kind == Place::Kind::terms) std::sort(place.terms.begin(), place.terms.end());
    for (Place& part : place.parts)
        part = in_order(std::move(part));
    return place;
}

class PlaceSource : public Xapian::PostingSource {
  public:
    explicit PlaceSource(Place place) : place_(std::move(place)) {}

    PostingSource* clone() const override { return new PlaceSource(place_); }
    void init(const Xapian::Database& database) override {
        database_ = database;
        last_ = database.get_lastdocid();
        at_ = 0;
    }

    // The highest estimate, so that the engine asks for candidates of the other clauses only.
    Xapian::doccount get_termfreq_min() const override { return 0; }
    Xapian::doccount get_termfreq_est() const override { return database_.get_doccount(); }
    Xapian::doccount get_termfreq_max() const override { return database_.get_doccount(); }

    void next(double minimum) override { skip_to(at_ + 1, minimum); }
    void skip_to(Xapian::docid document, double) override {
        at_ = std::max(at_, document);
        while (at_ <= last_ && !holds())
            ++at_;
    }
    bool check(Xapian::docid document, double) override {
        at_ = document;
        return at_ > last_ || holds();
    }
    bool at_end() const override { return at_ > last_; }
    Xapian::docid get_docid() const override { return at_; }

  private:
    bool holds() const { return !Reader(database_, at_).find(place_).empty(); }

    Place place_;
    Xapian::Database database_;
    Xapian::docid at_ = 0;
    Xapian::docid last_ = 0;
};

/// What tells a place from others.
void describe(const Place& place, std::string& text) {
    text += std::to_string(static_cast<int>(place.kind)) + ' ' + std::to_string(place.end) + ' ' +
            std::to_string(place.distance) + (place.ordered ? " o" : "") +
            (place.in_paragraph ? " p" : "");
    for (const std::string& term : place.terms)
        text += ' ' + std::to_string(term.size()) + term;
    for (const Place& part : place.parts) {
        text += '(';
        describe(part, text);
        text += ')';
    }
}

bool are_words(const std::vector<std::string>& terms) {
    return std::none_of(terms.begin(), terms.end(),
                        [](const std::string& term) { return is_ascii_upper(term[0]); });
}

/// Whether the engine's own NEAR and PHRASE find just what the window means: two words, which
/// never stand at one position.
bool is_for_engine(const Place& place) {
    constexpr std::size_t most_pairs = 100;
    if (place.kind != Place::Kind::window) return false;
    const Place& a = place.parts[0];
    const Place& b = place.parts[1];
    return a.kind == Place::Kind::terms && b.kind == Place::Kind::terms && a.end == 0 &&
           b.end == 0 && !a.terms.empty() && !b.terms.empty() && are_words(a.terms) &&
           are_words(b.terms) && a.terms.size() * b.terms.size() <= most_pairs &&
           std::find_first_of(a.terms.begin(), a.terms.end(), b.terms.begin(), b.terms.end()) ==
               a.terms.end();
}

Xapian::Query engine_query(const Place& window) {
    const auto op = window.ordered ? Xapian::Query::OP_PHRASE : Xapian::Query::OP_NEAR;
    std::vector<Xapian::Query> pairs;
    for (const std::string& a : window.parts[0].terms)
        for (const std::string& b : window.parts[1].terms) {
            const std::string pair[] = {a, b};
            pairs.emplace_back(op, std::begin(pair), std::end(pair), window.distance + 1);
        }
    return {Xapian::Query::OP_OR, pairs.begin(), pairs.end()};
}

/// The engine's servers know no PostingSource of ours: those in which the place is found become a
/// query for their ids.
Xapian::Query remote_place_query(const Place& place, const Xapian::Query& candidates,
                                 Terms& terms) {
    const Databases& databases = terms.databases();
    // The engine counts references to queries without regard to threads: each has its own copy.
    const std::string query = candidates.serialise();
    std::vector<std::vector<Xapian::Query>> found(databases.shards.size());
    in_parallel(databases.shards.size(), [&](std::size_t i) {
        const Xapian::Database& shard = databases.shards[i];
        Xapian::Enquire enquire(shard);
        enquire.set_query(Xapian::Query::unserialise(query));
        enquire.set_weighting_scheme(Xapian::TradWeight()); // see set_no_weights()
        const Xapian::MSet all = enquire.get_mset(0, shard.get_doccount());
        for (auto one = all.begin(); one != all.end() && !terms.deadline().has_passed(); ++one)
            if (!Reader(shard, *one, most_asked_of_server).find(place).empty())
                found[i].emplace_back(schema::id_term(
                    decode_facts(shard.get_document(*one, Xapian::DOC_ASSUME_VALID).get_data())
                        .id));
    });
    std::vector<Xapian::Query> ids;
    for (const auto& some : found)
        ids.insert(ids.end(), some.begin(), some.end());
    return ids.empty() ? nothing() : Xapian::Query(Xapian::Query::OP_OR, ids.begin(), ids.end());
}

} // namespace

Xapian::Query nothing() {
    return Xapian::Query("X"); // a term that no release has
}

Xapian::Query place_query(const Place& any_order, const Xapian::Query& candidates, Terms& terms) {
    using Query = Xapian::Query;
    const Place place = in_order(any_order);
    if (!terms.databases().remote) return Query((new PlaceSource(place))->release());
    const bool by_engine = is_for_engine(place);
    if (by_engine && !place.in_paragraph) return engine_query(place);
    // Two words in one paragraph may be further apart only where it is a long one.
    const Query looked_at =
        by_engine ? Query(Query::OP_AND, candidates, Query(schema::paragraph_term())) : candidates;
    std::string key;
    describe(place, key);
    const Query found = terms.remembered(
        key + looked_at.serialise(), [&] { return remote_place_query(place, looked_at, terms); });
    return by_engine ? Query(Query::OP_OR, engine_query(place), found) : found;
}

} // namespace dateline
