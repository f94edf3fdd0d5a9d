#pragma once

#include "common/press_release.h"

#include <pugixml.hpp>

namespace dateline {

/// First descendant of that local name, in document order; a null node if there is none.
pugi::xml_node descendant(const pugi::xml_node& node, std::string_view name);

/// The text of a NITF body, which stands alone or inside NewsML: one paragraph a line.
std::string nitf_text(const pugi::xml_node& nitf);

} // namespace dateline
