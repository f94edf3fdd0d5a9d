#include "searcher/query/query_lexer.h"

#include "common/ascii.h"
#include "common/spelling_distance.h"
#include "common/text.h"
#include "common/tokens.h"
#include "searcher/query/query_error.h"
#include "searcher/query/query_stop_words.h"

#include <algorithm>
#include <span>

namespace dateline {

namespace {

// Text of so many words with no sign of a query language is read as text.
constexpr std::size_t prose_words = 12;
constexpr std::size_t headline_words = 5;
constexpr std::size_t running_words = 3; // with fewer, a parenthesis began a group

constexpr unsigned near_distance = 10; // of NEAR without a number, as other engines have it

bool is_space_character(char32_t c) {
    return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || (c >= 0x2000 && c <= 0x200A) ||
           (c >= 0x200E && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
           (c >= 0x205F && c <= 0x2069 && c != 0x2060) || c == 0x3000 || c == 0xFEFF || c == 0xFFFD;
}

bool is_quotation_mark(char32_t c) {
    return c == U'"' || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2033 ||
           c == 0xFF02;
}

bool has_words(std::string_view text) {
    TokenStream tokens(text);
    Token token;
    return tokens.next(token);
}

std::vector<std::string_view> chunks(std::string_view query) {
    std::vector<std::string_view> found;
    for (std::size_t i = 0; i < query.size();) {
        const std::size_t end = std::min(query.find(' ', i), query.size());
        if (end > i) found.push_back(query.substr(i, end - i));
        i = end + 1;
    }
    return found;
}

struct Operator {
    std::string_view name;
    QueryToken::Kind kind;
    Window window;
    unsigned distance;
};

// A sentence or paragraph is never longer than the gap that follows it.
constexpr Operator operators[] = {
    {"AND", QueryToken::Kind::both, {}, 0},
    {"OR", QueryToken::Kind::either, {}, 0},
    {"NOT", QueryToken::Kind::without, {}, 0},
    {"NEAR", QueryToken::Kind::window, Window::near, near_distance},
    {"BEFORE", QueryToken::Kind::window, Window::before, near_distance},
    {"SENTENCE", QueryToken::Kind::window, Window::sentence, positions::sentence_gap},
    {"PARAGRAPH", QueryToken::Kind::window, Window::paragraph, positions::paragraph_gap}};

const Operator* find_operator(std::string_view chunk) {
    const std::string_view name = chunk.substr(0, chunk.find('/'));
    for (const Operator& candidate : operators) {
        const bool counted = candidate.window == Window::near
                                 ? candidate.kind == QueryToken::Kind::window
                                 : candidate.window == Window::before;
        if (candidate.name == name && (counted || name == chunk)) return &candidate;
    }
    return nullptr;
}

/// How far the name of a field reaches in `chunk`: up to the colon, 0 if it has none.
std::size_t field_name_length(std::string_view chunk) {
    std::size_t length = 0;
    while (length < chunk.size() && is_ascii_letter(chunk[length]))
        ++length;
    const bool colon = length > 0 && length < chunk.size() && chunk[length] == ':';
    const bool scheme = chunk.substr(0, length + 3).ends_with("://");
    return colon && !scheme ? length : 0;
}

struct FieldName {
    const schema::Field* field = nullptr;
    DateRelation relation = DateRelation::on;
};

FieldName find_field_name(std::string_view name) {
    const std::string folded = fold(name);
    if (folded == "after") return {schema::find_field("date"), DateRelation::after};
    if (folded == "before") return {schema::find_field("date"), DateRelation::before};
    return {folded.empty() ? nullptr : schema::find_field(folded), DateRelation::on};
}

struct OtherName {
    std::string_view name, field;
};

// What other archives and search engines call them.
constexpr OtherName other_names[] = {
    {"headline", "title"},  {"intitle", "title"},    {"lang", "language"}, {"nation", "country"},
    {"person", "official"}, {"publisher", "source"}, {"since", "after"},   {"site", "source"},
    {"until", "before"},    {"who", "official"},     {"year", "date"}};
// Before a number; else they are words of a mail.
constexpr OtherName other_names_of_dates[] = {{"from", "after"}, {"to", "before"}};

/// As it is written in small letters, for "Site:Oslo" may be text that was pasted in.
std::string field_of_other_name(std::string_view name, std::string_view value) {
    const auto field_in = [&](std::span<const OtherName> names) {
        for (const OtherName& other : names)
            if (name == other.name) return std::string(other.field);
        return std::string();
    };
    const std::string field = field_in(other_names);
    const bool dated = !value.empty() && is_digit(value.front());
    return field.empty() && dated ? field_in(other_names_of_dates) : field;
}

std::string similar_field(std::string_view name) {
    const std::string folded = fold(name);
    if (folded.size() < 4) return {};
    const auto is_meant = [&](std::string_view candidate) {
        return spelling_distance(folded, candidate, 1) <= 1;
    };
    for (const std::string_view candidate : {"after", "before"})
        if (is_meant(candidate)) return std::string(candidate);
    for (const schema::Field& field : schema::fields())
        if (!field.name.empty() && is_meant(field.name)) return std::string(field.name);
    return {};
}

std::string field_names() {
    std::string names;
    for (const schema::Field& field : schema::fields())
        if (!field.name.empty()) names += std::string(field.name) + ":, ";
    return names + "after: and before:";
}

/// What tells text that was pasted in from a query.
class ProseSigns {
  public:
    /// False where only a query would have this.
    bool add(std::string_view chunk) {
        const std::string_view bare = trimmed_front(chunk, "(+-");
        if (names_field(bare)) return false;
        if (chunk.size() > 1 && chunk[0] == '+' && is_ascii_letter(chunk[1])) return false;
        const Operator* found = find_operator(bare);
        if (found) {
            if (bare != found->name) return false; // a NEAR/5 b
            ++operators_;
            grouped_ = grouped_ || depth_ > 0;
        }
        add_marks(chunk);
        if (!found && has_words(chunk)) {
            ++(in_quotes_ || marks_in(chunk) > 0 ? quoted_words_ : words_);
            small_words_ += is_stop_word(fold(chunk)) ? 1 : 0;
        }
        if (marks_in(chunk) % 2 == 1) in_quotes_ = !in_quotes_;
        small_letters_ = small_letters_ || std::any_of(chunk.begin(), chunk.end(), is_ascii_lower);
        return true;
    }

    bool tell_of_prose() const {
        const std::size_t words = words_ + (in_quotes_ ? quoted_words_ : 0); // one was cut off
        if (!small_letters_ && is_headline(words)) return true;
        if (operators_ > 0) return false;
        return words >= prose_words || has_loose_quotation_mark() || has_loose_parenthesis(words) ||
               (has_loose_star_ && words >= headline_words && !signed_);
    }

  private:
    static bool names_field(std::string_view bare) {
        const std::size_t name = field_name_length(bare);
        return name > 0 && bare.size() > name + 1 &&
               (find_field_name(bare.substr(0, name)).field ||
                !similar_field(bare.substr(0, name)).empty());
    }

    static std::ptrdiff_t marks_in(std::string_view chunk) {
        return std::count(chunk.begin(), chunk.end(), '"');
    }

    void add_marks(std::string_view chunk) {
        marks_ += marks_in(chunk);
        nested_ = nested_ || (in_quotes_ && chunk.size() > 1 && chunk[0] == '"');
        signed_ = signed_ || chunk.starts_with("-(") || chunk.starts_with("+(");
        punctuated_ = punctuated_ || ends_clause(chunk);
        has_loose_star_ = has_loose_star_ || is_loose_star(chunk);
        for (const char c : chunk) {
            if (c == '(') ++depth_;
            if (c == ')' && depth_-- == 0) {
                depth_ = 0;
                never_opened_ = true;
            }
        }
    }

    /// A star that stands for no end of a word: a 5* hotel, *see below.
    static bool is_loose_star(std::string_view chunk) {
        const auto star = chunk.find('*');
        if (star == chunk.npos) return false;
        const auto letters = [&](std::size_t i) { return is_word_byte(chunk[i]); };
        std::size_t before = 0;
        while (before < star && letters(star - 1 - before))
            ++before;
        const bool goes_on =
            star + 1 < chunk.size() && (chunk[star + 1] == '*' || letters(star + 1));
        return before < shortest_beginning || goes_on;
    }

    static bool is_word_byte(char c) {
        return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
    }

    /// With a full stop, comma or the like; "U.S." is a word.
    static bool ends_clause(std::string_view chunk) {
        constexpr std::string_view stops = ".,:;!?";
        const auto last = chunk.find_last_not_of("\"'()");
        return last != std::string_view::npos && last > 0 &&
               stops.find(chunk[last]) != stops.npos && chunk.find('.') >= last;
    }

    /// Few operators among many words, or among such as nobody looks for.
    bool is_headline(std::size_t words) const {
        return (words >= headline_words && words >= 4 * operators_) ||
               (small_words_ >= 2 && marks_ == 0 && !grouped_);
    }

    /// One that is missing in a punctuated sentence; or quotations inside each other, which no
    /// query can have.
    bool has_loose_quotation_mark() const {
        if (words_ + quoted_words_ < headline_words) return false;
        return in_quotes_ ? punctuated_ : nested_;
    }

    /// Without an operator or a sign, parentheses mean nothing.
    bool has_loose_parenthesis(std::size_t words) const {
        return (depth_ > 0 || never_opened_) && !signed_ &&
               words >= (marks_ == 0 ? running_words : headline_words);
    }

    std::size_t words_ = 0, quoted_words_ = 0, small_words_ = 0, operators_ = 0;
    std::ptrdiff_t marks_ = 0;
    unsigned depth_ = 0;
    bool in_quotes_ = false, nested_ = false, never_opened_ = false;
    bool grouped_ = false, signed_ = false, punctuated_ = false, small_letters_ = false;
    bool has_loose_star_ = false;
};

class Lexer {
  public:
    Lexer(std::string_view query, bool prose) : query_(query), prose_(prose) {}

    std::vector<QueryToken> run() {
        while (skip_spaces()) {
            if (prose_)
                read_prose();
            else
                read_piece();
        }
        add(QueryToken::Kind::end, query_.size(), {});
        return std::move(tokens_);
    }

  private:
    bool skip_spaces() {
        while (at_ < query_.size() && query_[at_] == ' ')
            ++at_;
        return at_ < query_.size();
    }

    QueryToken& add(QueryToken::Kind kind, std::size_t offset, std::string_view text) {
        tokens_.push_back({kind, offset, text, {}, 0, nullptr, {}});
        return tokens_.back();
    }

    bool after_sign() const {
        return !tokens_.empty() && (tokens_.back().kind == QueryToken::Kind::plus ||
                                    tokens_.back().kind == QueryToken::Kind::minus ||
                                    tokens_.back().kind == QueryToken::Kind::field);
    }

    void read_prose() {
        const std::size_t end = std::min(query_.find_first_of(" *", at_), query_.size());
        const std::string_view text = query_.substr(at_, end - at_);
        const bool excluded = text.starts_with('-') && at_ > 0 && query_[at_ - 1] == ' ' &&
                              text.size() > 1 && is_ascii_letter(text[1]);
        if (has_words(text)) {
            if (excluded) add(QueryToken::Kind::minus, at_, text.substr(0, 1));
            add(QueryToken::Kind::word, at_, text);
        }
        at_ = std::min(end + 1, query_.size());
    }

    void read_piece() {
        const char c = query_[at_];
        if (c == '"') return read_phrase();
        if (c == '(') {
            ++depth_;
            add(QueryToken::Kind::open, at_, query_.substr(at_, 1));
            ++at_;
        } else if (c == ')') {
            read_close();
        } else if ((c == '+' || c == '-') && sign_follows()) {
            add(c == '+' ? QueryToken::Kind::plus : QueryToken::Kind::minus, at_,
                query_.substr(at_, 1));
            ++at_;
        } else {
            read_chunk();
        }
    }

    /// A sign stands right before what it is for.
    bool sign_follows() const {
        if (after_sign() || at_ + 1 >= query_.size()) return false;
        const std::string_view rest = query_.substr(at_ + 1, chunk_end() - at_ - 1);
        return rest[0] != ' ' && rest[0] != '-' && rest[0] != '+' &&
               (rest[0] == '(' || rest[0] == '"' || has_words(rest));
    }

    void read_close() {
        if (depth_ == 0) {
            if (!is_list_mark())
                throw QueryError("there is no opening parenthesis for this one", at_,
                                 "add one before, or leave this one out");
            ++at_;
            return;
        }
        --depth_;
        add(QueryToken::Kind::close, at_, query_.substr(at_, 1));
        ++at_;
    }

    /// Whether one or two characters stand before the parenthesis: "1)", "iv)" or ":-)".
    bool is_list_mark() const {
        const auto space = query_.rfind(' ', at_);
        const std::size_t begin = space == std::string_view::npos ? 0 : space + 1;
        return at_ > begin && at_ - begin <= 2;
    }

    void read_phrase() {
        const std::size_t begin = at_;
        const std::size_t end = query_.find('"', begin + 1);
        if (end == std::string_view::npos)
            throw QueryError("this quotation mark is never closed", begin,
                             "close it after the last word of the phrase");
        const std::string_view text = query_.substr(begin + 1, end - begin - 1);
        if (has_words(text))
            add(QueryToken::Kind::phrase, begin, text);
        else if (after_sign())
            throw QueryError("there are no words between these quotation marks", begin,
                             "write a word or a phrase between them");
        at_ = end + 1;
    }

    /// Up to a space or the parenthesis that closes a group; "word(s)" holds its own.
    std::size_t chunk_end() const {
        std::size_t i = at_;
        for (unsigned inner = 0; i < query_.size() && query_[i] != ' '; ++i) {
            if (query_[i] == '(' && i > at_) ++inner;
            if (query_[i] == ')') {
                if (inner == 0) break;
                --inner;
            }
        }
        return i;
    }

    void read_chunk() {
        const std::size_t begin = at_;
        const std::string_view chunk = query_.substr(begin, chunk_end() - begin);
        if (!after_sign()) {
            if (read_operator(chunk) || read_field(chunk)) return;
        } else if (tokens_.back().kind != QueryToken::Kind::field && read_field(chunk)) {
            return;
        }
        at_ = begin + chunk.size();
        const bool value = after_sign() && tokens_.back().kind == QueryToken::Kind::field;
        check_marks(chunk, begin);
        if (value || has_words(chunk)) add(QueryToken::Kind::word, begin, chunk);
    }

    /// A quotation mark inside a word is text (6", say"so), one at its end was meant.
    void check_marks(std::string_view chunk, std::size_t begin) const {
        if (chunk.size() > 1 && chunk.back() == '"' && chunk.find('"') + 1 == chunk.size() &&
            !is_digit(chunk[chunk.size() - 2]))
            throw QueryError("there is no opening quotation mark for this one",
                             begin + chunk.size() - 1, "put one before the phrase's first word");
    }

    bool read_operator(std::string_view chunk) {
        const Operator* found = find_operator(chunk);
        const auto before = query_.find_last_not_of(' ', at_ == 0 ? 0 : at_ - 1);
        const bool after_comma =
            at_ > 0 && before != std::string_view::npos && query_[before] == ','; // "Portland, OR"
        if (!found || after_comma) return false;
        QueryToken& token = add(found->kind, at_, chunk);
        token.window = found->window;
        token.distance = found->distance;
        if (const auto slash = chunk.find('/'); slash != std::string_view::npos)
            token.distance = distance_of(chunk.substr(slash + 1), at_ + slash + 1);
        at_ += chunk.size();
        return true;
    }

    static unsigned distance_of(std::string_view digits, std::size_t offset) {
        unsigned distance = 0;
        for (const char c : digits)
            distance = is_digit(c) && distance < 1000
                           ? distance * 10 + static_cast<unsigned>(c - '0')
                           : 9999;
        if (distance < 1 || distance >= positions::sentence_gap)
            throw QueryError("the distance must be a number of words from 1 to " +
                                 std::to_string(positions::sentence_gap - 1),
                             offset, "for example NEAR/5");
        return distance;
    }

    bool read_field(std::string_view chunk) {
        const std::size_t length = field_name_length(chunk);
        if (length == 0) return false;
        const std::string_view name = chunk.substr(0, length);
        const FieldName found = find_field_name(name);
        const std::size_t value = at_ + length + 1;
        const bool at_end = query_.find_first_not_of(' ', value) == std::string_view::npos;
        const bool spaced = value < query_.size() && query_[value] == ' ';
        if (!found.field) return misspelt(name, chunk.substr(length + 1));
        if (spaced && !at_end) return false; // "Source: Reuters" is text
        if (at_end || query_[value] == ')')
            throw QueryError("there is no value after " + std::string(name) + ":", at_,
                             "write it right after the colon, without a space");
        QueryToken& token = add(QueryToken::Kind::field, at_, chunk.substr(0, length + 1));
        token.field = found.field;
        token.relation = found.relation;
        at_ = value;
        return true;
    }

    bool misspelt(std::string_view name, std::string_view value) const {
        if (value.empty()) return false;
        std::string meant = prose_ ? std::string() : field_of_other_name(name, value);
        if (meant.empty()) meant = similar_field(name);
        if (meant.empty()) return false;
        throw QueryError("there is no field " + std::string(name) + ":", at_,
                         "did you mean " + meant + ":? Fields are " + field_names());
    }

    std::string_view query_;
    bool prose_;
    std::size_t at_ = 0;
    unsigned depth_ = 0;
    std::vector<QueryToken> tokens_;
};

} // namespace

std::string plain_query(std::string_view query) {
    std::string plain;
    plain.reserve(query.size());
    for (std::size_t at = 0; at < query.size();) {
        const std::size_t begin = at;
        const char32_t c = next_character(query, at);
        if (is_space_character(c) || is_quotation_mark(c)) {
            plain += is_quotation_mark(c) ? '"' : ' ';
            plain.append(at - begin - 1, ' ');
        } else {
            plain += query.substr(begin, at - begin);
        }
    }
    return plain;
}

bool looks_like_prose(std::string_view query) {
    ProseSigns signs;
    for (const std::string_view chunk : chunks(query))
        if (!signs.add(chunk)) return false;
    return signs.tell_of_prose();
}

std::vector<QueryToken> lex_query(std::string_view query, bool prose) {
    return Lexer(query, prose).run();
}

} // namespace dateline
