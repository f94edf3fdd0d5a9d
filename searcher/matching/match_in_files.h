#pragma once

#include "searcher/matching/match_limits.h"
#include "searcher/shards.h"

#include <optional>
#include <vector>
#include <xapian.h>

namespace dateline {

/// The same query, to be asked of `databases`, or of those in a later state, with
/// first_pass_weight(): where their files are to be had, words, phrases and ORs are matched there
/// and not by the engine. What they find, with what scores and what estimates of how much that is,
/// is the same to the last bit, except where an OR of the engine goes wrong; it takes a third of
/// the time. After the deadline nothing more is found. The words of phrases must be to stand side
/// by side. In a later state words weigh what they did when this was called. While it is asked it
/// throws as FileTable does; it cannot be serialised, and the engine no longer knows its terms.
Xapian::Query in_files(const Xapian::Query& query, const Databases& databases,
                       const Deadline& deadline = Deadline());

/// The numbers in `databases.all` of all that a query finds, in order shard by shard, or of those
/// that were found by the deadline. Nothing where the engine is to be asked: where files are not
/// to be had, or the query is more than words and phrases joined by AND, OR, NOT and filters.
/// Throws as FileTable does. Where it takes long, several threads share the work.
std::optional<std::vector<Xapian::docid>> list_in_files(const Xapian::Query& query,
                                                        const Databases& databases,
                                                        const Deadline& deadline = Deadline());

/// How many it would list in one of `share` parts of the index, which are alike in size and taken
/// from all over it; 1: in all. Nothing and throws likewise.
std::optional<std::uint64_t> count_part_in_files(const Xapian::Query& query,
                                                 const Databases& databases, std::uint64_t share,
                                                 const Deadline& deadline);

/// Whether it would list them.
bool can_list_in_files(const Xapian::Query& query, const Databases& databases);

} // namespace dateline
