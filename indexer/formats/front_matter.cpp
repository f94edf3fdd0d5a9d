#include "indexer/formats/front_matter.h"

#include "common/ascii.h"
#include "common/error.h"
#include "indexer/formats/limits.h"

#include <sstream>
#include <toml++/toml.h>
#include <yaml-cpp/yaml.h>

namespace dateline {

namespace {

constexpr std::string_view yaml_mark = "---";
constexpr std::string_view toml_mark = "+++";

/// YAML's escape for a no-break space, which the library writes as a lone byte, as one it gets
/// right.
std::string mend_escapes(std::string_view front) {
    std::string mended;
    for (std::size_t i = 0; i < front.size(); ++i) {
        if (front[i] != '\\' || i + 1 == front.size()) {
            mended += front[i];
        } else if (front[++i] == '_') {
            mended += "\\u00a0";
        } else {
            mended += '\\';
            mended += front[i];
        }
    }
    return mended;
}

[[noreturn]] void fail_at(long long line) {
    throw FormatError("has broken front matter, line " + std::to_string(line));
}

std::vector<NamedField> read_yaml(std::string_view front) {
    try {
        std::vector<NamedField> fields;
        const YAML::Node root = YAML::Load(mend_escapes(front));
        if (!root.IsMap()) return fields;
        for (const auto& entry : root)
            if (entry.first.IsScalar() && entry.second.IsScalar() &&
                entry.second.Scalar() != "null")
                fields.push_back({entry.first.Scalar(), entry.second.Scalar()});
        return fields;
    } catch (const YAML::Exception& error) {
        fail_at(error.mark.line + 2);
    }
}

std::vector<NamedField> read_toml(std::string_view front) {
    try {
        std::vector<NamedField> fields;
        for (const auto& [name, node] : toml::parse(front)) {
            std::ostringstream value;
            node.visit([&](const auto& part) {
                if constexpr (toml::is_value<decltype(part)>) value << *part;
            });
            fields.push_back({std::string(name.str()), value.str()});
        }
        return fields;
    } catch (const toml::parse_error& error) {
        fail_at(error.source().begin.line + 1);
    }
}

} // namespace

bool has_front_matter(std::string_view bytes) {
    const std::string_view mark = bytes.substr(0, yaml_mark.size());
    const std::string_view end = bytes.substr(mark.size(), 2);
    if (!end.starts_with('\n') && end != "\r\n") return false;
    if (mark == yaml_mark) return true;
    // Newsrooms set off what is no TOML by these signs, too.
    const std::string_view rest = trimmed_front(bytes.substr(mark.size()), "\r\n");
    const std::string_view line = rest.substr(0, rest.find('\n'));
    return mark == toml_mark &&
           (line.starts_with('[') || line.starts_with('#') || line.find('=') != line.npos);
}

FrontMatter read_front_matter(std::string_view text) {
    const std::string_view mark = text.substr(0, yaml_mark.size());
    const auto end = text.find("\n" + std::string(mark), mark.size());
    if (end == std::string_view::npos) throw FormatError("has front matter without an end");
    if (end > max_front_matter_bytes) throw FormatError("has front matter of over 64 kB");
    const std::string_view front = text.substr(mark.size() + 1, end - mark.size());
    const auto line_end = std::min(text.find('\n', end + 1), text.size() - 1);
    return {mark == yaml_mark ? read_yaml(front) : read_toml(front), text.substr(line_end + 1)};
}

} // namespace dateline
