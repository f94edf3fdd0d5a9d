#include "common/press_release.h"

namespace dateline {

std::string_view name(DateSource source) {
    switch (source) {
    case DateSource::json_ld:
        return "json-ld";
    case DateSource::meta:
        return "meta";
    case DateSource::feed:
        return "feed";
    case DateSource::front_matter:
        return "front-matter";
    case DateSource::field:
        return "field";
    case DateSource::url:
        return "url";
    case DateSource::dateline:
        return "dateline";
    case DateSource::release_line:
        return "release-line";
    case DateSource::text:
        return "text";
    case DateSource::file_name:
        return "file-name";
    case DateSource::mtime:
        return "mtime";
    }
    return "";
}

std::string full_text(const PressRelease& release) {
    return release.title + '\n' + release.body;
}

} // namespace dateline
