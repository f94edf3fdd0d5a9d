#include "common/error.h"
#include "common/text.h"
#include "indexer/charset.h"
#include "indexer/formats/limits.h"
#include "indexer/formats/readers.h"

#include <algorithm>
#include <gmime/gmime.h>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// Mail as programs save it: a message (RFC 5322, its parts as in RFC 2045), or many in one file,
// each after a line that begins with "From " (mbox, RFC 4155).

namespace dateline {

namespace {

constexpr std::string_view mbox_mark = "From ";

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <typename Object>
using Ref = std::unique_ptr<Object, Unref>;

/// The fields above the first empty line, folded, each after a line break; empty where the first
/// line is none.
std::string folded_head(std::string_view bytes) {
    constexpr std::size_t longest_head = 64u << 10;
    bytes = bytes.substr(0, longest_head);
    if (bytes.starts_with(mbox_mark)) bytes.remove_prefix(std::min(bytes.find('\n'), bytes.size()));
    bytes.remove_prefix(std::min(bytes.find_first_not_of("\r\n"), bytes.size()));
    if (bytes.find_first_of(": \n") != bytes.find(':')) return {};
    bytes = bytes.substr(0, std::min(bytes.find("\n\n"), bytes.find("\n\r\n")));
    return '\n' + fold(to_nfc(bytes));
}

std::string header(GMimeMessage* message, const char* name) {
    const char* const value = g_mime_object_get_header(GMIME_OBJECT(message), name);
    return value == nullptr ? std::string() : squeeze(to_utf8(value));
}

/// "Fwd: AW: Harbour opens" to "Harbour opens"; whether there was such a mark.
bool take_forward_marks(std::string& subject) {
    constexpr std::string_view marks[] = {"re:", "fw:", "fwd:", "aw:", "wg:", "tr:"};
    const std::string folded = fold(cut(subject, 4));
    for (const std::string_view mark : marks) {
        if (!folded.starts_with(mark)) continue;
        subject = squeeze(subject.substr(mark.size()));
        take_forward_marks(subject);
        return true;
    }
    return false;
}

/// The name beside the address, else the address's domain; what is no address as it stands.
std::string publisher(const std::string& from) {
    const auto at = from.rfind('@');
    if (at == from.npos) return from;
    std::string name = from.substr(0, from.find('<'));
    std::erase(name, '"');
    if (name.size() < at && !squeeze(name).empty()) return name;
    return from.substr(at + 1, from.find_first_of("> ", at) - at - 1);
}

/// The text of a part, whatever it was sent as.
std::string decoded(GMimePart* part) {
    GMimeDataWrapper* const content = g_mime_part_get_content(part);
    if (content == nullptr) return {};
    const Ref<GMimeStream> memory(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, memory.get());
    const GByteArray* const bytes =
        g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
    check_field_size(bytes->len);
    const char* const charset =
        g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "charset");
    return to_utf8({reinterpret_cast<const char*>(bytes->data), bytes->len},
                   charset == nullptr ? "" : charset);
}

/// What a message says, once as text and once as a page; empty where it does not say it so.
struct Forms {
    std::string text, page;
};

/// Attachments are left alone.
Forms find_forms(GMimeMessage* message) {
    Forms forms;
    const std::unique_ptr<GMimePartIter, decltype(&g_mime_part_iter_free)> parts(
        g_mime_part_iter_new(GMIME_OBJECT(message)), &g_mime_part_iter_free);
    for (; g_mime_part_iter_is_valid(parts.get()); g_mime_part_iter_next(parts.get())) {
        GMimeObject* const object = g_mime_part_iter_get_current(parts.get());
        if (!GMIME_IS_PART(object) || g_mime_part_is_attachment(GMIME_PART(object))) continue;
        GMimeContentType* const type = g_mime_object_get_content_type(object);
        if (forms.text.empty() && g_mime_content_type_is_type(type, "text", "plain"))
            forms.text = decoded(GMIME_PART(object));
        if (forms.page.empty() && g_mime_content_type_is_type(type, "text", "html"))
            forms.page = decoded(GMIME_PART(object));
    }
    return forms;
}

using Reader = std::vector<PressRelease> (*)(const Input&);

/// A release without a word where there are none.
PressRelease read_form(const Input& input, Reader read, std::string_view bytes) {
    if (squeeze(bytes).empty()) return {};
    return read({input.path, bytes, input.field_map, input.note}).front();
}

/// Programs that send pages often put no more into the text than where the page is.
PressRelease read_forms(const Input& input, const Forms& forms) {
    constexpr std::string_view utf8_mark = "\xEF\xBB\xBF"; // whatever the page says of itself
    PressRelease text = read_form(input, read_text, forms.text);
    PressRelease page = read_form(
        input, read_html, forms.page.empty() ? forms.page : std::string(utf8_mark) + forms.page);
    return text.body.size() * 2 < page.body.size() ? page : text;
}

PressRelease read_message(const Input& input, GMimeMessage* message) {
    PressRelease release = read_forms(input, find_forms(message));
    std::string subject = header(message, "Subject");
    const bool forwarded = take_forward_marks(subject);
    if (!subject.empty()) release.title = subject;
    release.source = publisher(header(message, "From"));
    if (const std::string date = header(message, "Date"); !date.empty() && !forwarded)
        release.dates.insert(release.dates.begin(), {DateSource::field, date});
    if (release.title.empty() && release.body.empty()) throw FormatError("holds no text");
    return release;
}

Ref<GMimeParser> open_parser(std::string_view bytes) {
    static const bool started = (g_mime_init(), true);
    static_cast<void>(started);
    const Ref<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    Ref<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    if (bytes.starts_with(mbox_mark)) g_mime_parser_set_format(parser.get(), GMIME_FORMAT_MBOX);
    return parser;
}

} // namespace

bool looks_like_mail(const Input& input) {
    const std::string head = folded_head(input.bytes);
    const auto has = [&](std::string_view field) { return head.find(field) != head.npos; };
    return has("\nfrom:") && (has("\nmessage-id:") || has("\nmime-version:") ||
                              (has("\ndate:") && has("\nsubject:")));
}

std::vector<PressRelease> read_mail(const Input& input) {
    const Ref<GMimeParser> parser = open_parser(input.bytes);
    const bool is_mbox = input.bytes.starts_with(mbox_mark);
    std::vector<PressRelease> releases;
    std::string reason = "holds no text";
    std::size_t bad = 0, position = 0;
    do {
        const Ref<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
        if (!message) break;
        check_release_count(++position);
        try {
            releases.push_back(read_message(input, message.get()));
            if (is_mbox) releases.back().position = position;
        } catch (const FormatError& error) {
            if (bad++ == 0) reason = error.what();
        }
    } while (is_mbox && !g_mime_parser_eos(parser.get()));
    if (releases.empty()) throw FormatError(reason);
    if (bad > 0 && input.note != nullptr)
        *input.note = "left out " + std::to_string(bad) +
                      (bad == 1 ? " message: it " : " messages: the first ") + reason;
    return releases;
}

} // namespace dateline
