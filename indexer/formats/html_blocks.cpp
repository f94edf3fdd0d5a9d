#include "indexer/formats/html_blocks.h"

#include "common/ascii.h"
#include "common/table.h"
#include "common/text.h"
#include "indexer/formats/html_elements.h"
#include "indexer/formats/html_sums.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace dateline::data {
extern const std::string_view page_names;
}

namespace dateline::html {

namespace {

constexpr std::size_t most_blocks = 100'000;

Mark mark_named(std::string_view name) {
    if (name == "boilerplate") return boilerplate;
    if (name == "aside") return aside;
    if (name == "other-pages") return other_pages;
    if (name == "dated") return dated;
    if (name == "footer") return footer;
    throw std::logic_error("no mark of page_names.tsv is called " + std::string(name));
}

/// Every name of page_names.tsv with what it says, by its first two letters.
class NameTable {
  public:
    NameTable() {
        for_each_row(data::page_names, [&](std::string_view row) {
            const unsigned mark = mark_named(take_part(row, '\t'));
            while (!row.empty()) {
                const std::string_view name = take_part(row, '|');
                if (name.size() < 2) throw std::logic_error("page_names.tsv has a name too short");
                table_[place_of(name)].push_back({name, mark});
            }
        });
    }

    /// `names` are parts joined by hyphens, one before and one behind all; a name is looked for
    /// where a part begins, so that "nav" is in "nav-bar" and "navigation", not in "unavailable".
    unsigned marks_of(std::string_view names) const {
        unsigned marks = 0;
        for (auto at = names.find('-'); at + 2 < names.size(); at = names.find('-', at + 1)) {
            const std::string_view part = names.substr(at + 1);
            for (const auto& [name, mark] : table_[place_of(part)])
                if (part.starts_with(name)) marks |= mark;
        }
        return marks;
    }

  private:
    static std::size_t place_of(std::string_view part) {
        return (static_cast<unsigned char>(part[0]) & 31u) * 32 +
               (static_cast<unsigned char>(part[1]) & 31u);
    }

    std::array<std::vector<std::pair<std::string_view, unsigned>>, 1024> table_;
};

/// What an element's ancestors and itself say about its text.
struct State {
    unsigned marks = 0; ///< any of Mark
    bool link = false;
    int heading = 0;
};

/// What the element's own names call it.
unsigned marks_of(const Tree& tree, NodeId node, std::string& names) {
    static const NameTable table;
    names = "-";
    for (const char* kind : {"class", "id", "role", "itemprop"}) {
        const std::string_view value = tree.attribute(node, kind);
        for (std::size_t i = 0; i < value.size() && i < 300; ++i) {
            const char c = value[i];
            if (is_ascii_upper(c) && i > 0 && is_ascii_lower(value[i - 1])) names += '-';
            names += is_ascii_letter(c) || is_digit(c) ? to_ascii_lower(c) : '-';
        }
        names += '-';
    }
    return names.size() <= 5 ? 0 : table.marks_of(names);
}

bool is_hidden(const Tree& tree, NodeId node) {
    std::string style(tree.attribute(node, "style"));
    std::erase(style, ' ');
    return style.find("display:none") != style.npos ||
           tree.attribute(node, "aria-hidden") == "true";
}

State state_of(const Tree& tree, NodeId node, State state, bool holds_content,
               std::string& buffer) {
    const std::string_view name = tree.name(node);
    if (name == "a") state.link = true;
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6')
        state.heading = name[1] - '0';
    if (name == "nav") state.marks |= boilerplate;
    if (name == "aside") state.marks |= boilerplate | aside;
    if (name == "footer") state.marks |= boilerplate | aside | footer;
    if (name == "time") state.marks |= dated;
    if (tree[node].attributes == 0 || name == "body" || name == "html") return state;
    const unsigned marks = marks_of(tree, node, buffer);
    state.marks |= holds_content || state.heading == 1 ? marks & dated : marks;
    if (is_hidden(tree, node)) state.marks |= hidden;
    return state;
}

/// Elements around the heading or around most of the paragraphs. They often carry the names of
/// what they hold beside ("page with-sidebar"), which then say nothing about the text.
std::vector<bool> find_wrappers(const Tree& tree) {
    std::vector<bool> wrappers(tree.size());
    Sums prose(tree.size());
    bool heading_seen = false;
    for (NodeId node = 0; node < tree.size(); ++node) {
        if (tree.name(node) == "h1" && !heading_seen) {
            for (NodeId around = node; around != no_node; around = tree[around].parent)
                wrappers[around] = true;
            heading_seen = true;
        }
        const std::string_view words = tree.text(node);
        if (words.size() < 60 || tree.name(tree[node].parent) == "a") continue;
        prose.add(node, std::min<std::size_t>(words.size(), 1000));
    }
    prose.finish();
    const std::size_t total = prose.below(tree, 0);
    for (NodeId node = 0; total > 0 && node < tree.size(); ++node)
        if (!tree.is_text(node) && prose.below(tree, node) * 10 >= total * 6) wrappers[node] = true;
    return wrappers;
}

class BlockReader {
  public:
    explicit BlockReader(const Tree& tree) : tree_(tree), wrappers_(find_wrappers(tree)) {}

    std::vector<Block> read() {
        open_.push_back({no_node, tree_.size(), {}, false});
        for (NodeId node = 0; node < tree_.size() && blocks_.size() < most_blocks;) {
            while (open_.back().end <= node)
                close();
            node = visit(node);
        }
        while (open_.size() > 1)
            close();
        flush();
        return std::move(blocks_);
    }

  private:
    struct Open {
        NodeId node, end;
        State state;
        bool breaks;
    };

    /// The node to go on with.
    NodeId visit(NodeId node) {
        if (tree_.is_text(node)) {
            add_text(node);
            return node + 1;
        }
        const std::string_view name = tree_.name(node);
        if ((tree_[node].traits & not_read) != 0) return tree_[node].end;
        const bool breaks = (tree_[node].traits & begins_line) != 0;
        if (breaks) flush();
        if (name == "td" || name == "th") line_.text += ' ';
        open_.push_back({node, tree_[node].end,
                         state_of(tree_, node, open_.back().state, wrappers_[node], buffer_),
                         breaks});
        if (name == "time" && line_.stamp.empty()) line_.stamp = tree_.attribute(node, "datetime");
        if (name == "abbr" && (open_.back().state.marks & dated) != 0 && line_.stamp.empty())
            line_.stamp = tree_.attribute(node, "title");
        return node + 1;
    }

    void close() {
        if (open_.back().breaks) flush();
        open_.pop_back();
    }

    void add_text(NodeId node) {
        const std::string_view words = tree_.text(node);
        if (trimmed_front(words).empty()) {
            if (!line_.text.empty()) line_.text += ' ';
            return;
        }
        const State& state = open_.back().state;
        if (line_.parent == no_node) {
            line_.parent = tree_[node].parent;
            line_.marks = state.marks;
            line_.heading = state.heading;
        }
        line_.marks |= state.marks & dated;
        if ((state.marks & dated) != 0 && words.size() <= 60 && line_.dated_words.empty())
            line_.dated_words = words;
        line_.text += words;
        if (state.link) line_.link_bytes += words.size();
    }

    void flush() {
        if (line_.parent != no_node) {
            line_.text = squeeze(line_.text);
            if (!line_.text.empty()) blocks_.push_back(std::move(line_));
        } else if (!line_.stamp.empty() && (open_.back().state.marks & aside) == 0) {
            line_.marks = dated;
            line_.parent = open_.back().node == no_node ? 0 : open_.back().node;
            blocks_.push_back(std::move(line_));
        }
        line_ = {};
    }

    const Tree& tree_;
    std::vector<bool> wrappers_;
    std::vector<Open> open_;
    std::vector<Block> blocks_;
    Block line_;
    std::string buffer_;
};

} // namespace

std::vector<Block> read_blocks(const Tree& tree) {
    return tree.empty() ? std::vector<Block>{} : BlockReader(tree).read();
}

bool is_prose(const Block& block) {
    return !block.is(boilerplate | hidden) && block.text.size() >= 60 &&
           block.link_bytes * 10 < block.text.size() * 5;
}

} // namespace dateline::html
