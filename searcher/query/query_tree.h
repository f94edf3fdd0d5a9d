#pragma once

#include "common/date.h"
#include "common/schema.h"
#include "searcher/query/query_lexer.h"

#include <map>
#include <string>
#include <vector>

namespace dateline {

enum class Sign { none, required, excluded };

struct QueryItem;

/// A query as read: what the parser makes and the planner walks.
struct QueryNode {
    enum class Kind {
        keyword,   ///< words[0], in any form
        phrase,    ///< words side by side, as written
        beginning, ///< words that begin with words[0]
        filter,    ///< releases that have one of `values`, as schema::filter_term takes them
        dates,     ///< dated within `range`
        undated,
        group,  ///< items side by side: what is not excluded should hold
        either, ///< at least one item holds
        window  ///< two items, `distance` words apart or nearer
    };
    Kind kind = Kind::group;
    std::size_t offset = 0;               ///< bytes of the query
    const schema::Field* field = nullptr; ///< of keyword, phrase, beginning, filter
    std::vector<std::string> words;       ///< folded
    bool compound = false; ///< phrase: written without quotation marks, like `hard-nosed`
    std::string shown;     ///< filter: the value as echoed
    bool shared = false;   ///< filter: a country of which another bears that name, too
    std::vector<std::string> values;
    std::vector<std::string> ids; ///< filter: of the officials meant, see find_people()
    std::map<std::string, std::vector<DateRange>>
        days; ///< filter: of the values that count only on some days, those
    DateRange range{};
    Window window = Window::near;
    unsigned distance = 0;
    std::vector<QueryItem> items;
};

struct QueryItem {
    Sign sign = Sign::none;
    QueryNode node;
};

/// Reads a query. `today` is what "last month" is counted from. Throws QueryError.
QueryNode parse_query(std::string_view query, Date today);

} // namespace dateline
