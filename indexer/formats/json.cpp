#include "common/ascii.h"
#include "common/error.h"
#include "indexer/charset.h"
#include "indexer/formats/json_record.h"
#include "indexer/formats/limits.h"
#include "indexer/formats/readers.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

namespace dateline {

namespace {

using Json = nlohmann::json;

bool is_list_of_records(const Json& value) {
    return value.is_array() && !value.empty() &&
           std::all_of(value.begin(), value.end(),
                       [](const Json& item) { return item.is_object(); });
}

/// Whether some are told of as only releases are; parts of one have no days of their own.
bool is_list_of_releases(const Json& value, const FieldMap& field_map) {
    constexpr Meaning told[] = {Meaning::title, Meaning::body, Meaning::date};
    return is_list_of_records(value) &&
           std::any_of(value.begin(), value.end(), [&](const Json& record) {
               return std::all_of(std::begin(told), std::end(told), [&](Meaning meaning) {
                   return has_field(record, meaning, field_map);
               });
           });
}

/// Whether a tree is one release. Without a title a text makes it one only where it is prose and
/// has a date or address, and describes no list: the settings of programs and log lines have texts
/// too.
bool is_release(const PressRelease& release, const Json& tree, bool has_list,
                const FieldMap& field_map) {
    if (!release.title.empty()) return !release.body.empty() || !release.dates.empty();
    return !has_list && is_prose(release.body) &&
           (!release.dates.empty() || !release.url.empty()) &&
           has_field(tree, Meaning::body, field_map);
}

std::size_t byte_of_error(const std::string& text) {
    try {
        const Json tree = Json::parse(text);
        return 0;
    } catch (const Json::parse_error& error) {
        return error.byte;
    } catch (const Json::out_of_range&) {
        throw FormatError("is JSON with a number that is too large");
    }
}

/// The first list that is such a one, perhaps some levels down: `{"results":[{…},…]}`; null if
/// there is none.
template <typename IsIt>
const Json* find_list(const Json& tree, IsIt is_it, int depth = 0) {
    constexpr int deepest = 6;
    if (is_it(tree)) return &tree;
    if (!tree.is_object() || depth == deepest) return nullptr;
    for (const Json& member : tree)
        if (const Json* list = find_list(member, is_it, depth + 1)) return list;
    return nullptr;
}

} // namespace

bool looks_like_json(const Input& input) {
    const std::string_view first = trimmed_front(input.bytes);
    if (!first.starts_with('{') && !first.starts_with('[')) return false;
    const std::string_view second = trimmed_front(first.substr(1));
    return !second.empty() && std::string_view("{[\"]}").find(second[0]) != std::string_view::npos;
}

std::vector<PressRelease> read_json(const Input& input) {
    std::string text = to_utf8(input.bytes);
    if (is_nested_too_deeply(text)) throw FormatError("is JSON nested too deeply");
    const Json tree = parse_json(text);
    if (tree.is_discarded())
        throw FormatError("is broken JSON at byte " + std::to_string(byte_of_error(text)));
    text = {}; // as large as the tree
    const Json* list = find_list(
        tree, [&](const Json& value) { return is_list_of_releases(value, input.field_map); });
    // The title of a feed is no release's.
    const bool is_feed = list != nullptr && !has_field(tree, Meaning::body, input.field_map);
    if (list == nullptr) list = find_list(tree, is_list_of_records);
    if (tree.is_object() && !is_feed) {
        PressRelease release = release_from_json(tree, input.field_map);
        release.item.clear(); // the file is the release
        if (is_release(release, tree, list != nullptr, input.field_map)) return {release};
    }
    std::vector<PressRelease> releases;
    if (list != nullptr)
        for (const Json& record : *list) {
            PressRelease release = release_from_json(record, input.field_map);
            if (release.title.empty() && release.body.empty()) continue;
            release.position = releases.size() + 1;
            releases.push_back(std::move(release));
            check_release_count(releases.size());
        }
    if (releases.empty())
        throw FormatError("is JSON without a title and text under names known here");
    return releases;
}

} // namespace dateline
