#pragma once

#include "indexer/formats/formats.h"

// One pair of functions a format, each in the file of its name; formats.cpp has the table.

namespace dateline {

bool looks_like_text(const Input& input);
std::vector<PressRelease> read_text(const Input& input);

} // namespace dateline
