#pragma once

#include "indexer/index/index_database.h"

namespace dateline {

/// Stores with each release, in schema::family_slot, the family of near-identical releases that it
/// is of; with a release alone in its family nothing. Families are the connected components of
/// near_identical() among releases that agree in a group of places of their sketches (see
/// sketch.h): a pure function of all sketches in the index, in whatever order they came. A family
/// is named after the least of its sketches. Writes only what differs; does not commit.
void update_families(IndexDatabase& database);

} // namespace dateline
