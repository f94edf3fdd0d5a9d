#pragma once

#include "common/press_release.h"
#include "common/record.h"
#include "indexer/index/index_document.h"
#include "indexer/stems.h"

namespace dateline {

/// What a hit will show of the release.
Record make_record(const PressRelease& release, const Extraction& facts);

/// The document of a release: its terms by walking the schema's table, its value slots, its record.
/// Depends on the release alone.
IndexDocument build_document(const PressRelease& release, const Extraction& facts, Stems& stems);

} // namespace dateline
