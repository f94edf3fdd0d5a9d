#pragma once

#include "common/error.h"

#include <cstddef>

namespace dateline {

/// A query that cannot be understood. `offset` is where, in bytes of the query as typed.
struct QueryError : Error {
    QueryError(const std::string& message, std::size_t place, std::string advice = {})
        : Error(message, std::move(advice)), offset(place) {}
    std::size_t offset;
};

} // namespace dateline
