#include "searcher/query/place_tree.h"

#include "searcher/query/query_error.h"
#include "searcher/query/query_filters.h"

namespace dateline {

namespace {

using Kind = QueryNode::Kind;

constexpr std::size_t most_windows = 256;
constexpr std::size_t most_forms = 50;

} // namespace

PlaceTree PlacePlanner::place_tree(const QueryNode& node) {
    PlaceTree tree;
    switch (node.kind) {
    case Kind::keyword:
        tree.place.terms =
            word_forms(terms_, stem_, *schema::find_field(""), node.words[0], most_forms);
        tree.place.end = node.field->positions_end;
        return tree;
    case Kind::phrase:
        tree.place.kind = Place::Kind::phrase;
        tree.place.terms = word_terms(node.words);
        tree.place.end = node.field->positions_end;
        return tree;
    case Kind::beginning:
        tree.place.terms = beginnings_.terms_of(node);
        tree.place.end = node.field->positions_end;
        return tree;
    case Kind::filter:
        tree.place.terms = filter_terms(node, terms_);
        return tree;
    case Kind::group:
    case Kind::either:
        tree.all = node.kind == Kind::group;
        for (const QueryItem& item : node.items)
            tree.parts.push_back(place_tree(item.node));
        return tree;
    case Kind::window:
        return near(place_tree(node.items[0].node), place_tree(node.items[1].node), node);
    case Kind::dates:
    case Kind::undated:
        break;
    }
    return tree;
}

PlaceTree PlacePlanner::near(const PlaceTree& left, const PlaceTree& right, const QueryNode& node) {
    PlaceTree tree;
    if (!left.parts.empty() || !right.parts.empty()) {
        const bool by_left = !left.parts.empty();
        const PlaceTree& divided = by_left ? left : right;
        tree.all = divided.all;
        for (const PlaceTree& part : divided.parts)
            tree.parts.push_back(by_left ? near(part, right, node) : near(left, part, node));
        return tree;
    }
    if (++windows_ > most_windows)
        throw QueryError("too many combinations of words to look for side by side", node.offset,
                         "write fewer alternatives");
    tree.place.kind = Place::Kind::window;
    tree.place.parts = {left.place, right.place};
    tree.place.distance = node.distance;
    tree.place.ordered = node.window == Window::before;
    tree.place.in_paragraph = node.window == Window::paragraph;
    return tree;
}

} // namespace dateline
