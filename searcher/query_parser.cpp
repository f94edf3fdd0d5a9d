#include "common/text.h"
#include "common/tokens.h"
#include "searcher/query_error.h"
#include "searcher/query_stop_words.h"
#include "searcher/query_tree.h"
#include "searcher/query_values.h"

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
constexpr std::size_t shortest_beginning = 3;

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
            QueryNode window = make(QueryNode::Kind::window, node.offset);
            window.window = op.window;
            window.distance = op.distance;
            window.items.push_back({Sign::none, std::move(node)});
            window.items.push_back({Sign::none, std::move(right)});
            node = std::move(window);
            if (++windows_ > deepest)
                throw QueryError("there are too many proximity operators", op.offset,
                                 "at most " + std::to_string(deepest));
        }
        return node;
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

    /// `deter*`; a star elsewhere is an error, `**bold**` and footnote marks aside.
    std::optional<QueryNode> beginning(const Token& token, const schema::Field& in) {
        const std::string_view text = token.text;
        const auto star = text.find('*');
        if (star == 0) return std::nullopt;
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

    /// `"climate chang*"`: the beginning of a word right after the others. Null where the phrase
    /// does not end so, or says too little of that word.
    std::optional<QueryNode> phrase_to_beginning(const Token& token, const schema::Field& in) {
        if (!token.text.ends_with('*')) return std::nullopt;
        const auto blank = token.text.find_last_of(" \t");
        Token first = token, last = token;
        first.text = token.text.substr(0, blank == std::string_view::npos ? 0 : blank);
        last.text.remove_prefix(first.text.size());
        while (last.text.starts_with(' ') || last.text.starts_with('\t'))
            last.text.remove_prefix(1);
        const auto words = sentences_of(last.text);
        if (words.size() != 1 || words[0].size() != 1 ||
            letters_of(words[0][0]) < shortest_beginning ||
            last.text.find('*') + 1 != last.text.size() || sentences_of(first.text).size() > 1)
            return std::nullopt;
        auto end = beginning(last, in);
        if (!end || sentences_of(first.text).empty()) return end;
        QueryNode node = make(QueryNode::Kind::window, token.offset);
        node.window = Window::before;
        node.distance = 1;
        node.items.push_back({Sign::none, phrase(first, in)});
        node.items.push_back({Sign::none, std::move(*end)});
        return node;
    }

    /// A quotation that runs over the end of a sentence is several phrases.
    QueryNode phrase(const Token& token, const schema::Field& in) {
        if (auto node = phrase_to_beginning(token, in)) return std::move(*node);
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
