#include "indexer/formats/formats.h"

#include "common/ascii.h"
#include "common/error.h"
#include "common/text.h"
#include "indexer/charset.h"
#include "indexer/extract/dates/date_text.h"
#include "indexer/formats/headline.h"
#include "indexer/formats/limits.h"
#include "indexer/formats/no_title.h"
#include "indexer/formats/readers.h"
#include "indexer/formats/title.h"

#include <array>

namespace dateline {

using namespace std::string_view_literals;

namespace {

constexpr std::array table{
    Format{"pdf", looks_like_pdf, read_pdf},
    Format{"newsml", looks_like_newsml, read_newsml},
    Format{"nitf", looks_like_nitf, read_nitf},
    Format{"edgar", looks_like_edgar, read_edgar},
    Format{"mail", looks_like_mail, read_mail},
    Format{"feed", looks_like_feed, read_feed},
    Format{"json-lines", looks_like_json_lines, read_json_lines},
    Format{"json", looks_like_json, read_json},
    Format{"html", looks_like_html, read_html},
    Format{"xml-record", looks_like_xml_record, read_xml_record},
    Format{"markdown", looks_like_markdown, read_markdown},
    Format{"delimited", looks_like_delimited, read_delimited},
    Format{"text", looks_like_text, read_text},
};

/// What is often found among releases and cannot be read, told by its first bytes.
struct Foreign {
    std::size_t at;
    std::string_view mark, reason;
};
constexpr Foreign foreign[] = {
    {0, "PK\x03\x04",
     "is a ZIP archive or an Office document: unpack it, or save it as PDF or text"},
    {0, "\xD0\xCF\x11\xE0", "is an Office document: save it as PDF or text"},
    {0, "{\\rtf1", "is an RTF document: save it as PDF or text"},
    {0, "WARC/1.0\r\n", "is a web archive (WARC): unpack its pages into files"},
    {0, "WARC/1.1\r\n", "is a web archive (WARC): unpack its pages into files"},
    {257, "ustar\0"sv, "is a tar archive: unpack it"},
    {257, "ustar  \0"sv, "is a tar archive: unpack it"}, // GNU's
    {4, "1AY&SY", "is compressed with bzip2: unpack it"},
    {0, "\xFD\x37zXZ", "is compressed with xz: unpack it"},
    {0, "\x28\xB5\x2F\xFD", "is compressed with zstd: unpack it"},
};

/// What a browser or a mirroring program saves beside pages, told by the end of the file's name.
struct PagePart {
    std::string_view ending, reason;
};
constexpr PagePart page_parts[] = {
    {".css", "is a style sheet of web pages"},
    {".js", "is a script of web pages"},
    {".mjs", "is a script of web pages"},
    {"/robots.txt", "is what a site tells programs, not people"},
};

void refuse_foreign(const Input& file) {
    for (const Foreign& format : foreign)
        if (file.bytes.size() > format.at && file.bytes.substr(format.at).starts_with(format.mark))
            throw FormatError(std::string(format.reason));
    for (const PagePart& part : page_parts)
        if (file.path.ends_with(part.ending)) throw FormatError(std::string(part.reason));
}

/// With a line break for each line drawn in underscores.
std::string without_rules(std::string_view text) {
    constexpr std::string_view rule = "_____";
    std::string out;
    for (auto at = text.find(rule); at != text.npos; at = text.find(rule)) {
        (out += text.substr(0, at)) += '\n';
        text = trimmed_front(text.substr(at), "_");
    }
    return out += text;
}

void clean(PressRelease& release) {
    std::string suffix;
    release.title = strip_site_suffix(squeeze(to_nfc(release.title)), &suffix);
    if (release.source.empty()) release.source = suffix;
    const bool named = !is_numbered(cut(release.title, 40)) && !is_placeholder(release.title);
    if (!release.body.empty() && !named) release.title.clear();
    release.body = squeeze_lines(without_rules(to_nfc(release.body)));
    const std::string text(without_furniture_at_ends(release.body));
    if (!text.empty()) release.body = text;
    for (std::string* field : {&release.title, &release.body}) // written as `&#150;`, say
        if (field->find('\xC2') != field->npos) repair(*field);
    for (std::string* field : {&release.item, &release.source, &release.url, &release.author})
        *field = squeeze(to_nfc(*field));
    if (release.url.starts_with('/')) release.url.clear(); // which site's is not told
    if (release.title.empty())
        take_title_from_body(release);
    else
        shorten_title(release);
    add_second_line_to_title(release);
}

/// The dates of a file that can be read in one way only settle the order of day and month of the
/// others, if they agree.
void settle_order(std::vector<PressRelease>& releases) {
    bool seen[3] = {};
    for (const PressRelease& release : releases)
        for (const DateClaim& claim : release.dates)
            if (const auto date = parse_stated_date(claim.text); date && date->numeric)
                seen[static_cast<int>(date->order)] = true;
    const bool day_first = seen[static_cast<int>(DayOrder::day_first)];
    if (day_first == seen[static_cast<int>(DayOrder::month_first)]) return;
    for (PressRelease& release : releases)
        for (DateClaim& claim : release.dates)
            if (claim.order == DayOrder::unknown)
                claim.order = day_first ? DayOrder::day_first : DayOrder::month_first;
}

/// UTF-16 or UTF-32, by its mark, or by the zeros between the letters of markup and of JSON.
bool is_wide(std::string_view bytes) {
    for (const std::string_view mark : {"\xFF\xFE"sv, "\xFE\xFF"sv, "\0\0\xFE\xFF"sv})
        if (bytes.starts_with(mark)) return true;
    if (bytes.size() < 4) return false;
    const bool odd = bytes[1] == '\0' && bytes[3] == '\0' && bytes[0] != '\0' && bytes[2] != '\0';
    const bool even = bytes[0] == '\0' && bytes[2] == '\0' && bytes[1] != '\0' && bytes[3] != '\0';
    return odd || even;
}

} // namespace

void note_left_out(const Input& input, std::size_t count, std::string_view thing,
                   const std::string& why) {
    if (input.note == nullptr) return;
    *input.note = "left out " + std::to_string(count) + " " + std::string(thing) +
                  (count == 1 ? ": " : "s: ") + why;
}

std::span<const Format> formats() {
    return table;
}

std::vector<PressRelease> read_releases(const Input& file) {
    if (file.bytes.empty()) throw FormatError("is empty");
    refuse_foreign(file);
    const Input input{file.path, without_byte_order_mark(file.bytes), file.field_map, file.note};
    if (is_wide(input.bytes)) {
        const std::string text = to_utf8(input.bytes);
        if (!is_wide(text)) return read_releases({input.path, text, input.field_map, input.note});
    }
    for (const Format& format : table) {
        if (!format.recognises(input)) continue;
        auto releases = format.read(input);
        if (releases.size() > 1) settle_order(releases);
        for (PressRelease& release : releases) {
            check_text_size(release.title.size() + release.body.size());
            clean(release);
        }
        return releases;
    }
    throw FormatError("is of no format that is read here");
}

} // namespace dateline
