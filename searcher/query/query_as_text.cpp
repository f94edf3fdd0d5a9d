#include "searcher/query/query_as_text.h"

#include "common/ascii.h"
#include "common/text.h"
#include "searcher/query/natural_dates.h"

#include <algorithm>

namespace dateline {

namespace {

std::string quoted_if_needed(const std::string& value) {
    return value.find_first_of(" ()\"") == std::string::npos ? value : '"' + value + '"';
}

std::string range_text(DateRange range) {
    if (range.first == range.last) return iso(range.first);
    return (range.first == first_day ? "" : iso(range.first)) + ".." +
           (range.last == last_day ? "" : iso(range.last));
}

std::string text_of(const QueryNode& node);

std::string text_of_ids(const std::vector<std::string>& ids, const std::string& prefix) {
    const std::string text = prefix + joined(ids, " OR " + prefix);
    return ids.size() == 1 ? text : "(" + text + ")";
}

std::string text_of_group(const QueryNode& node) {
    std::string text;
    for (const QueryItem& item : node.items) {
        const bool single = item.node.kind != QueryNode::Kind::group;
        const char* sign = item.sign == Sign::excluded   ? "-"
                           : item.sign == Sign::required ? "+"
                                                         : "";
        // What is required in any case is shown without the sign.
        const bool plain =
            item.node.kind == QueryNode::Kind::filter || item.node.kind == QueryNode::Kind::dates ||
            item.node.kind == QueryNode::Kind::undated || item.node.kind == QueryNode::Kind::phrase;
        const bool shown = item.sign != Sign::required || !plain;
        text += text.empty() ? "" : " ";
        text +=
            (shown ? sign : "") + (single ? text_of(item.node) : "(" + text_of(item.node) + ")");
    }
    return text;
}

std::string text_of_window(const QueryNode& node) {
    std::string name;
    switch (node.window) {
    case Window::near:
        name = "NEAR/" + std::to_string(node.distance);
        break;
    case Window::before:
        name = "BEFORE/" + std::to_string(node.distance);
        break;
    case Window::sentence:
        name = "SENTENCE";
        break;
    case Window::paragraph:
        name = "PARAGRAPH";
        break;
    }
    const auto operand = [](const QueryNode& inner) {
        return inner.kind == QueryNode::Kind::group ? "(" + text_of(inner) + ")" : text_of(inner);
    };
    return operand(node.items[0].node) + " " + name + " " + operand(node.items[1].node);
}

std::string text_of(const QueryNode& node) {
    const std::string prefix =
        node.field && !node.field->name.empty() ? std::string(node.field->name) + ":" : "";
    switch (node.kind) {
    case QueryNode::Kind::keyword:
        return prefix + node.words[0];
    case QueryNode::Kind::phrase:
        return prefix + '"' + joined(node.words, " ") + '"';
    case QueryNode::Kind::beginning:
        return prefix + node.words[0] + '*';
    case QueryNode::Kind::filter:
        return node.ids.empty() ? prefix + quoted_if_needed(node.shown)
                                : text_of_ids(node.ids, prefix);
    case QueryNode::Kind::dates:
        return "date:" + range_text(node.range);
    case QueryNode::Kind::undated:
        return "date:none";
    case QueryNode::Kind::group:
        return text_of_group(node);
    case QueryNode::Kind::either: {
        std::vector<std::string> parts;
        for (const QueryItem& item : node.items)
            parts.push_back(item.node.kind == QueryNode::Kind::group
                                ? "(" + text_of(item.node) + ")"
                                : text_of(item.node));
        return "(" + joined(parts, " OR ") + ")";
    }
    case QueryNode::Kind::window:
        return "(" + text_of_window(node) + ")";
    }
    return {};
}

bool is_worked_out(const QueryNode& node) {
    if (node.kind == QueryNode::Kind::filter) return node.ids.size() > 1 || node.shared;
    return node.kind == QueryNode::Kind::dates &&
           std::any_of(node.shown.begin(), node.shown.end(), is_ascii_letter);
}

void collect_worked_out(const QueryNode& node, Sign sign, std::vector<std::string>& clauses) {
    if (is_worked_out(node)) clauses.push_back((sign == Sign::excluded ? "-" : "") + text_of(node));
    for (const QueryItem& item : node.items)
        collect_worked_out(item.node, item.sign, clauses);
}

} // namespace

std::string worked_out(const QueryNode& root) {
    std::vector<std::string> clauses;
    collect_worked_out(root, Sign::none, clauses);
    return joined(clauses, ", ");
}

std::string understood(const QueryNode& root) {
    return text_of(root);
}

} // namespace dateline
