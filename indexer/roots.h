#pragma once

#include "indexer/index_writer.h"

#include <filesystem>
#include <string>
#include <vector>

namespace dateline {

/// The roots for `inputs`, all remembered ones where none is given; new ones are appended to
/// `roots` under a unique name. A forgotten root keeps its place, with an empty path, so that the
/// ids of the others never change. Throws Error where there is nothing to index.
std::vector<Root> select_roots(std::vector<Root>& roots,
                               const std::vector<std::filesystem::path>& inputs);

/// What goes before the ids of a root's files: nothing for the first, `name:` for the others.
std::string id_prefix(const std::vector<Root>& roots, const Root& root);

/// Whether a file's id is of the root with that prefix.
bool belongs_to(const std::string& file_id, const std::string& prefix);

/// The root of that name or path. Throws Error if there is none.
std::vector<Root>::iterator find_root(std::vector<Root>& roots, const std::string& name_or_path);

} // namespace dateline
