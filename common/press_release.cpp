#include "common/press_release.h"

#include <algorithm>

namespace dateline {

std::optional<DateSource> find_date_source(std::string_view name) {
    const auto place = std::find(date_source_names.begin(), date_source_names.end(), name);
    if (place == date_source_names.end()) return std::nullopt;
    return static_cast<DateSource>(place - date_source_names.begin());
}

std::string full_text(const PressRelease& release) {
    return release.title + '\n' + release.body;
}

} // namespace dateline
