#pragma once

#include "indexer/extract/dates/date_text.h"

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

struct NamedDate {
    DateMention mention;
    std::string words; ///< the part of the name that it was read from
};

/// `/2021/05/03/`, `/2021-05-03-…`, `/2021/may/3/`, `/20210503`; month or year only where nothing
/// more is there. The query and the host are not read.
std::optional<NamedDate> find_date_in_url(std::string_view url);

/// `15Jan2006foo.txt`, `2006-01-15-foo.md`, `20060115.html`. Folders are not read.
std::optional<NamedDate> find_date_in_file_name(std::string_view path);

} // namespace dateline
