#include "common/ascii.h"
#include "common/text.h"
#include "common/tokens.h"
#include "searcher/query/query_error.h"
#include "searcher/query/query_stop_words.h"
#include "searcher/query/query_tree.h"
#include "searcher/query/query_values.h"

#include <algorithm>
#include <optional>
#include <set>

namespace dateline {

namespace {

using Token = QueryToken;
using Kind = QueryToken::Kind;
using Items = std::vector<QueryItem>;

// A query that passes these could keep the engine busy for seconds.
constexpr std::size_t longest_query = 4096;
constexpr std::size_t most_terms = 256;
constexpr std::size_t longest_phrase = 64;
constexpr unsigned deepest = 64;

constexpr std::size_t most_words_of_value = 6; // "Saint Vincent and the Grenadines"

/// The words of a stretch, cut where a sentence ends.
std::vector<std::vector<std::string>> sentences_of(std::string_view text) {
    std::vector<std::vector<std::string>> sentences;
    TokenStream tokens(text);
    for (dateline::Token token; tokens.next(token);) {
        sentences.resize(token.sentence + 1);
        sentences.back().emplace_back(token.word);
    }
    std::erase_if(sentences, [](const auto& words) { return words.empty(); });
    return sentences;
}

class Parser {
  public:
    Parser(std::vector<Token> tokens, Date today) : tokens_(std::move(tokens)), today_(today) {}

    QueryNode run() {
        QueryNode root = sequence(0);
        if (peek().kind == Kind::close)
            throw QueryError("there is no opening parenthesis for this one", peek().offset,
                             "add one before, or leave this one out");
        return root;
    }

  private:
    const Token& peek(std::size_t ahead = 0) const {
        return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
    }
    const Token& take() { return tokens_[std::min(at_++, tokens_.size() - 1)]; }
    bool at_end() const { return peek().kind == Kind::end || peek().kind == Kind::close; }

    static QueryNode make(QueryNode::Kind kind, std::size_t offset) {
        QueryNode node;
        node.kind = kind;
        node.offset = offset;
        return node;
    }

    QueryNode sequence(unsigned depth) {
        if (depth > deepest)
            throw QueryError("parentheses are nested too deep", peek().offset,
                             "at most " + std::to_string(deepest) + " inside each other");
        QueryNode group = make(QueryNode::Kind::group, peek().offset);
        while (!at_end())
            for (QueryItem& item : alternatives(depth))
                append(group.items, std::move(item));
        return group;
    }

    /// Words written as one ("hard-nosed") are keywords each, groups of mere words dissolve.
    static void append(Items& items, QueryItem item) {
        QueryNode& node = item.node;
        if (node.kind == QueryNode::Kind::phrase && node.compound && item.sign != Sign::excluded) {
            for (const std::string& word : node.words) {
                QueryNode keyword = make(QueryNode::Kind::keyword, node.offset);
                keyword.field = node.field;
                keyword.words = {word};
                items.push_back({item.sign, std::move(keyword)});
            }
        } else if (node.kind == QueryNode::Kind::group && item.sign == Sign::none) {
            for (QueryItem& inner : node.items)
                items.push_back(std::move(inner));
        } else if (node.kind != QueryNode::Kind::group || !node.items.empty()) {
            items.push_back(std::move(item));
        }
    }

    static QueryNode as_node(Items items, std::size_t offset) {
        if (items.size() == 1 && items[0].sign != Sign::excluded) return std::move(items[0].node);
        QueryNode group = make(QueryNode::Kind::group, offset);
        group.items = std::move(items);
        return group;
    }

    Items alternatives(unsigned depth) {
        const std::size_t offset = peek().offset;
        Items first = conjunction(depth);
        if (peek().kind != Kind::either) return first;
        QueryNode either = make(QueryNode::Kind::either, offset);
        either.items.push_back({Sign::none, as_node(std::move(first), offset)});
        while (peek().kind == Kind::either) {
            expect_operand(take());
            const std::size_t begin = peek().offset;
            either.items.push_back({Sign::none, as_node(conjunction(depth), begin)});
        }
        Items items;
        items.push_back({Sign::none, std::move(either)});
        return items;
    }

    Items conjunction(unsigned depth) {
        Items items;
        const bool negated = peek().kind == Kind::without;
        if (negated) expect_operand(take());
        items.push_back(signed_item(depth));
        if (negated) items.back().sign = Sign::excluded;
        while (peek().kind == Kind::both || peek().kind == Kind::without) {
            const Token& op = take();
            const bool without = op.kind == Kind::without || peek().kind == Kind::without;
            if (op.kind == Kind::both && peek().kind == Kind::without) take();
            expect_operand(op);
            if (items.back().sign == Sign::none) items.back().sign = Sign::required;
            items.push_back(signed_item(depth));
            if (without)
                items.back().sign = Sign::excluded;
            else if (items.back().sign == Sign::none)
                items.back().sign = Sign::required;
        }
        return items;
    }

    /// After an operator something must follow that it can be applied to.
    void expect_operand(const Token& op) const {
        if (at_end())
            throw QueryError("there is nothing after " + std::string(op.text), op.offset,
                             "write what it should join, or quote it to search for the word");
    }

    QueryItem signed_item(unsigned depth) {
        Sign sign = Sign::none;
        if (peek().kind == Kind::plus || peek().kind == Kind::minus)
            sign = take().kind == Kind::plus ? Sign::required : Sign::excluded;
        return {sign, windows(depth)};
    }

    QueryNode windows(unsigned depth) {
        QueryNode node = primary(depth);
        while (peek().kind == Kind::window) {
            const Token& op = take();
            expect_operand(op);
            check_operand(node, op);
            QueryNode right = primary(depth);
            check_operand(right, op);
            node = window_of(std::move(node), std::move(right), op);
        }
        return node;
    }

    QueryNode window_of(QueryNode left, QueryNode right, const Token& op) {
        QueryNode window = make(QueryNode::Kind::window, left.offset);
        window.window = op.window;
        window.distance = op.distance;
        window.items.push_back({Sign::none, std::move(left)});
        window.items.push_back({Sign::none, std::move(right)});
        if (++windows_ > deepest)
            throw QueryError("there are too many proximity operators", op.offset,
                             "at most " + std::to_string(deepest));
        return window;
    }

    /// Only what has a place in the text can be near something.
    static void check_operand(const QueryNode& node, const Token& op) {
        const bool placed =
            node.kind != QueryNode::Kind::dates && node.kind != QueryNode::Kind::undated &&
            !(node.kind == QueryNode::Kind::filter && node.field->kind == schema::Kind::exact) &&
            !(node.kind == QueryNode::Kind::group && node.items.empty());
        if (!placed)
            throw QueryError("this cannot stand beside " + std::string(op.text), node.offset,
                             "words, phrases, officials and countries have a place in the text");
        for (const QueryItem& item : node.items) {
            if (item.sign == Sign::excluded)
                throw QueryError("an exclusion cannot stand beside " + std::string(op.text),
                                 item.node.offset, "exclude it outside the parentheses");
            check_operand(item.node, op);
        }
    }

    QueryNode primary(unsigned depth) {
        const Token& token = take();
        switch (token.kind) {
        case Kind::word:
            return word(token, *schema::find_field(""));
        case Kind::phrase:
            return phrase(token, *schema::find_field(""));
        case Kind::field:
            return field(token);
        case Kind::open:
            return parentheses(token, depth);
        case Kind::plus:
        case Kind::minus:
            throw QueryError("this sign cannot stand here", token.offset,
                             "put it before a word, a phrase or a group");
        case Kind::both:
        case Kind::either:
        case Kind::without:
        case Kind::window:
            throw QueryError("there is nothing before " + std::string(token.text) +
                                 " that it could join",
                             token.offset, "quote it to search for the word");
        case Kind::close:
        case Kind::end:
            break;
        }
        throw QueryError("something is missing here", token.offset, "write a word or a phrase");
    }

    QueryNode parentheses(const Token& open, unsigned depth) {
        QueryNode group = sequence(depth + 1);
        if (peek().kind != Kind::close)
            throw QueryError("this parenthesis is never closed", open.offset,
                             "add ) where the group ends");
        take();
        // Alone in its parentheses an item is itself.
        if (group.items.size() == 1 && group.items[0].sign == Sign::none)
            return std::move(group.items[0].node);
        return group;
    }

    void count_terms(std::size_t terms, std::size_t offset) {
        terms_ += terms;
        if (terms_ > most_terms)
            throw QueryError("the query has too many words", offset,
                             "at most " + std::to_string(most_terms));
    }

    QueryNode word(const Token& token, const schema::Field& in) {
        if (token.text.find('*') != std::string_view::npos)
            if (auto node = beginning(token, in)) return std::move(*node);
        QueryNode node = make(QueryNode::Kind::keyword, token.offset);
        node.field = &in;
        for (const auto& sentence : sentences_of(token.text))
            node.words.insert(node.words.end(), sentence.begin(), sentence.end());
        if (node.words.size() != 1) {
            node.kind = QueryNode::Kind::phrase;
            node.compound = true;
        }
        check_words(node);
        return node;
    }

    /// Long texts may be pasted in: words said again and those without content do not count.
    void check_words(const QueryNode& node) {
        if (node.kind == QueryNode::Kind::phrase && node.words.size() > longest_phrase)
            throw QueryError("the phrase is too long", node.offset,
                             "at most " + std::to_string(longest_phrase) + " words");
        const bool keywords = node.kind == QueryNode::Kind::keyword || node.compound;
        for (const std::string& word : node.words)
            if (!keywords || (!is_stop_word(word) && seen_.insert(word).second))
                count_terms(1, node.offset);
    }

    static std::size_t letters_of(std::string_view word) {
        std::size_t letters = 0;
        for (std::size_t i = 0; i < word.size(); ++letters)
            next_character(word, i);
        return letters;
    }

    /// Whether stars before a word are such as texts have: `**bold**`, `*New`, `*did.`, not
    /// `*tion`.
    static bool is_markup(std::string_view text) {
        const auto word = text.find_first_not_of('*');
        return text.starts_with("**") || !is_ascii_letter(text.back()) ||
               word == std::string_view::npos || text[word] < 'a' || text[word] > 'z';
    }

    /// `deter*`; a star elsewhere is an error.
    std::optional<QueryNode> beginning(const Token& token, const schema::Field& in) {
        const std::string_view text = token.text;
        const auto star = text.find('*');
        if (star == 0 && is_markup(text)) return std::nullopt;
        if (star + 1 != text.size())
            throw QueryError("a * can only stand at the end of a word", token.offset + star,
                             "for example deter*");
        const auto sentences = sentences_of(text.substr(0, star));
        if (sentences.empty()) return std::nullopt;
        const std::string word = sentences.back().back();
        if (sentences.size() > 1 || sentences[0].size() > 1)
            throw QueryError("a * needs a single word before it", token.offset,
                             "write the other words apart from it");
        if (letters_of(word) < shortest_beginning)
            throw QueryError("a * needs at least three letters before it", token.offset,
                             "write more of the word");
        QueryNode node = make(QueryNode::Kind::beginning, token.offset);
        node.field = &in;
        node.words = {word};
        count_terms(1, token.offset);
        return node;
    }

    /// A * for a whole word of a phrase is more than the search can do.
    std::optional<QueryNode> beginning_in_phrase(const Token& token, const schema::Field& in) {
        if (token.text == "*")
            throw QueryError("a * needs at least three letters before it", token.offset,
                             "for any words between, write a BEFORE/2 b");
        return token.text.find('*') == token.text.npos ? std::nullopt : beginning(token, in);
    }

    /// `"climate chang* polic*"`: the parts of a phrase, cut before and after beginnings of words.
    /// Empty where there are none.
    std::vector<QueryNode> parts_of_phrase(const Token& phrase, const schema::Field& in) {
        std::vector<QueryNode> parts;
        std::size_t rest = 0; // from there on words are in no part yet
        const auto add_words = [&](std::size_t end) {
            Token words = phrase;
            words.text = phrase.text.substr(rest, end - rest);
            if (!sentences_of(words.text).empty()) parts.push_back(words_side_by_side(words, in));
        };
        for (std::size_t at = 0; at < phrase.text.size();) {
            Token word = phrase;
            word.text = phrase.text.substr(at, phrase.text.find(' ', at) - at);
            word.offset += 1 + at; // after the quotation mark
            const std::size_t end = at + word.text.size();
            if (auto node = beginning_in_phrase(word, in)) {
                add_words(at);
                parts.push_back(*std::move(node));
                rest = end;
            }
            at = end + 1;
        }
        if (!parts.empty() && rest < phrase.text.size()) add_words(phrase.text.size());
        return parts;
    }

    QueryNode phrase(const Token& token, const schema::Field& in) {
        std::vector<QueryNode> parts = parts_of_phrase(token, in);
        if (parts.empty()) return words_side_by_side(token, in);
        if (sentences_of(token.text).size() > 1)
            throw QueryError("a * cannot stand in a phrase of several sentences", token.offset,
                             "quote each sentence by itself");
        Token side_by_side = token;
        side_by_side.window = Window::before;
        side_by_side.distance = 1;
        QueryNode whole = std::move(parts[0]);
        for (std::size_t i = 1; i < parts.size(); ++i)
            whole = window_of(std::move(whole), std::move(parts[i]), side_by_side);
        return whole;
    }

    /// A quotation that runs over the end of a sentence is several phrases.
    QueryNode words_side_by_side(const Token& token, const schema::Field& in) {
        QueryNode group = make(QueryNode::Kind::group, token.offset);
        for (auto& words : sentences_of(token.text)) {
            QueryNode node = make(QueryNode::Kind::phrase, token.offset);
            node.field = &in;
            node.words = std::move(words);
            check_words(node);
            group.items.push_back({Sign::required, std::move(node)});
        }
        if (group.items.size() == 1) return std::move(group.items[0].node);
        return group;
    }

    QueryNode field(const Token& name) {
        const bool words =
            name.field->kind == schema::Kind::words || name.field->kind == schema::Kind::stems;
        const Token& value = take();
        if (value.kind == Kind::open) return field_group(name, value);
        if (value.kind != Kind::word && value.kind != Kind::phrase)
            throw QueryError("there is no value after " + std::string(name.text), name.offset,
                             "write it right after the colon");
        if (!words) return filter(name, value);
        QueryNode node =
            value.kind == Kind::phrase ? phrase(value, *name.field) : word(value, *name.field);
        if (node.words.empty() && node.items.empty())
            throw QueryError("there is no word after " + std::string(name.text), name.offset,
                             "write it right after the colon");
        return node;
    }

    /// `country:(japan OR china)`: each value is of that field.
    QueryNode field_group(const Token& name, const Token& open) {
        std::vector<Token> inner;
        std::size_t depth = 1;
        for (;; inner.push_back(take())) {
            if (peek().kind == Kind::end)
                throw QueryError("this parenthesis is never closed", open.offset,
                                 "add ) where the group ends");
            if (peek().kind == Kind::field)
                throw QueryError("a field inside another field's parentheses", peek().offset,
                                 "write it outside");
            if (peek().kind == Kind::open) ++depth;
            if (peek().kind == Kind::close && --depth == 0) break;
            if (peek().kind == Kind::word || peek().kind == Kind::phrase) inner.push_back(name);
        }
        take();
        if (inner.empty())
            throw QueryError("there is nothing between these parentheses", open.offset,
                             "write a value between them");
        Token end;
        end.offset = open.offset;
        inner.push_back(end);
        Parser parser(std::move(inner), today_);
        parser.terms_ = terms_;
        QueryNode node = parser.run();
        terms_ = parser.terms_;
        for (QueryItem& item : node.items)
            if (item.sign == Sign::none) item.sign = Sign::required;
        return node;
    }

    /// `country:south korea`, `date:march 2006`: without quotation marks the value ends too early.
    /// That of `date:2006 march` does not.
    void expect_whole_value(const Token& name, const Token& value, const std::string& alone) const {
        if (is_listed_value(*name.field, alone, today_) &&
            std::any_of(alone.begin(), alone.end(), is_digit))
            return;
        std::string whole;
        for (std::size_t i = 0; i + 1 < most_words_of_value && peek(i).kind == Kind::word; ++i) {
            const char* end = peek(i).text.data() + peek(i).text.size();
            const std::string longer =
                squeeze(trimmed_back(std::string_view(value.text.data(), end), ",;."));
            if (is_listed_value(*name.field, longer, today_)) whole = longer;
        }
        if (!whole.empty())
            throw QueryError("a value of several words needs quotation marks", value.offset,
                             "write " + std::string(name.text) + '"' + whole + '"');
    }

    QueryNode filter(const Token& name, const Token& value) {
        count_terms(1, name.offset);
        std::string_view text = value.text;
        if (value.kind == Kind::word)
            while (text.ends_with(',') || text.ends_with(';'))
                text.remove_suffix(1);
        QueryNode node = make(QueryNode::Kind::filter, name.offset);
        node.field = name.field;
        node.shown = squeeze(text);
        if (node.shown.empty())
            throw QueryError("there is no value after " + std::string(name.text), name.offset,
                             "write it right after the colon");
        if (const auto star = node.shown.find('*'); star != std::string::npos)
            throw QueryError(
                "a * cannot stand in the value of " + std::string(name.text), value.offset,
                "write the whole value; words in the text, in title: and in lead: may end with *");
        if (value.kind == Kind::word) expect_whole_value(name, value, node.shown);
        resolve_filter(node, name, value.offset, today_);
        return node;
    }

    std::vector<Token> tokens_;
    Date today_;
    std::size_t at_ = 0;
    std::size_t terms_ = 0;
    std::set<std::string> seen_;
    unsigned windows_ = 0;
};

} // namespace

QueryNode parse_query(std::string_view query, Date today) {
    if (query.size() > longest_query)
        throw QueryError("the query is too long", longest_query,
                         "at most " + std::to_string(longest_query) + " bytes");
    const std::string plain = plain_query(query);
    QueryNode root = Parser(lex_query(plain, looks_like_prose(plain)), today).run();
    if (root.items.empty())
        throw QueryError("the query has no words", 0, "write words, a phrase or a filter");
    return root;
}

} // namespace dateline
