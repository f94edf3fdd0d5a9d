#pragma once

#include "common/schema.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

constexpr std::size_t shortest_beginning = 3; ///< letters before a *

enum class Window { near, before, sentence, paragraph };

/// `date:`, `after:` and `before:` are one field read in three ways.
enum class DateRelation { on, after, before };

/// A piece of a query.
struct QueryToken {
    enum class Kind {
        word,
        phrase,
        open,
        close,
        both,
        either,
        without,
        window,
        plus,
        minus,
        field,
        end
    };
    Kind kind = Kind::end;
    std::size_t offset = 0; ///< bytes of the query
    std::string_view text;  ///< word: as written, `*` included; phrase: what is between the marks
    Window window = Window::near;
    unsigned distance = 0;
    const schema::Field* field = nullptr;
    DateRelation relation = DateRelation::on;
};

/// A query of the same length in bytes in which every byte that is no UTF-8, control character and
/// kind of white space is a space, and every kind of double quotation mark is `"`.
std::string plain_query(std::string_view query);

/// Whether it reads like text that was pasted in: many words, or a headline in capitals, and
/// nothing that only a query would have. `query` is a plain_query().
bool looks_like_prose(std::string_view query);

/// Cuts a plain_query() into tokens, the last being `end`. In prose only words and exclusions are
/// seen. The tokens refer to `query`. Throws QueryError.
std::vector<QueryToken> lex_query(std::string_view query, bool prose);

} // namespace dateline
