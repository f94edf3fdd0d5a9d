#include "common/ascii.h"
#include "common/error.h"
#include "common/text.h"
#include "indexer/charset.h"
#include "indexer/formats/limits.h"
#include "indexer/formats/readers.h"

#include <algorithm>
#include <gmime/gmime.h>
#include <iterator>
#include <memory>
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

/// Takes a line off the front, without its end.
std::string_view take_line(std::string_view& bytes) {
    std::string_view line = take_part(bytes, '\n');
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

/// "From press@port.example Fri Mar 15 08:00:00 2024": a message of an mbox begins below.
bool begins_message(std::string_view line) {
    if (!line.starts_with(mbox_mark) || line.size() < 20) return false;
    const std::string_view year = line.substr(line.size() - 4);
    const std::string_view sender = line.substr(mbox_mark.size());
    return are_digits(year) && line.find(':') != line.npos &&
           (sender.substr(0, sender.find(' ')).find('@') != sender.npos ||
            sender.find(" at ") != sender.npos || sender.starts_with("MAILER-DAEMON"));
}

bool is_mbox(std::string_view bytes) {
    return begins_message(take_line(bytes));
}

/// The messages of an mbox, without the lines before them.
std::vector<std::string_view> split_messages(std::string_view bytes) {
    std::vector<std::string_view> messages;
    std::string_view rest = bytes;
    take_line(rest);
    std::size_t begin = bytes.size() - rest.size();
    bool after_blank = false;
    while (!rest.empty()) {
        const std::size_t at = bytes.size() - rest.size();
        const std::string_view line = take_line(rest);
        if (after_blank && begins_message(line)) {
            messages.push_back(bytes.substr(begin, at - begin));
            begin = bytes.size() - rest.size();
        }
        after_blank = line.empty();
    }
    messages.push_back(bytes.substr(begin));
    return messages;
}

/// Without the mark that a line of a message like "From Norway" gets in an mbox: ">From Norway".
/// Lines that have one already get a second, by most programs: by which cannot be told.
std::string without_marks(std::string_view message) {
    std::string out;
    out.reserve(message.size());
    while (!message.empty()) {
        const bool is_marked =
            message.front() == '>' && trimmed_front(message, ">").starts_with(mbox_mark);
        if (is_marked) message.remove_prefix(1);
        const std::size_t end = std::min(message.find('\n'), message.size() - 1) + 1;
        out += message.substr(0, end);
        message.remove_prefix(end);
    }
    return out;
}

/// What is above the first empty line, folded, a line break before each line; nothing where that
/// is not fields alone ("Name: value", which further lines may go on with behind white space).
std::string folded_head(std::string_view bytes) {
    constexpr std::size_t longest_head = 64u << 10;
    std::string head;
    for (std::string_view rest = bytes.substr(0, longest_head); !rest.empty();) {
        const std::string_view line = take_line(rest);
        if (line.empty()) return fold(to_nfc(head));
        const bool goes_on = (line[0] == ' ' || line[0] == '\t') && !head.empty();
        if (!goes_on && line.find_first_of(": ") != line.find(':')) return {};
        if (!goes_on && line.find(':') == line.npos) return {};
        head.append("\n").append(line);
    }
    return {};
}

std::string header(GMimeMessage* message, const char* name) {
    const char* const value = g_mime_object_get_header(GMIME_OBJECT(message), name);
    return value == nullptr ? std::string() : squeeze(to_utf8(value));
}

/// "Fwd: AW: Harbour opens" to "Harbour opens"; whether there was such a mark.
bool take_forward_marks(std::string& subject) {
    constexpr std::string_view marks[] = {"re:", "fw:", "fwd:", "aw:", "wg:", "tr:"};
    std::string_view rest = subject;
    const auto begins_with_mark = [&] {
        const std::string folded = fold(cut(rest, 4));
        return std::any_of(std::begin(marks), std::end(marks),
                           [&](std::string_view mark) { return folded.starts_with(mark); });
    };
    while (begins_with_mark()) {
        rest = trimmed_front(rest.substr(rest.find(':') + 1), " ");
    }
    if (rest.size() == subject.size()) return false;
    subject = std::string(rest);
    return true;
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

/// Whether a page was saved as a message (MHTML), "<Saved by Blink>": its date is the day of that.
bool is_browser(std::string_view from) {
    return trimmed_front(from, "<\"").starts_with("Saved by ");
}

/// Lines that were broken to be sent (RFC 3676) made whole.
std::string unfolded(std::string_view text, bool drop_space) {
    std::string out;
    while (!text.empty()) {
        std::string_view line = take_line(text);
        const bool goes_on = line.ends_with(' ') && line != "-- ";
        if (goes_on && drop_space) line.remove_suffix(1);
        out.append(line);
        if (!goes_on) out += '\n';
    }
    return out;
}

std::string parameter(GMimeObject* part, const char* name) {
    const char* const value = g_mime_object_get_content_type_parameter(part, name);
    return value == nullptr ? "" : fold(to_nfc(value));
}

/// The bytes of a part, whatever they were sent as.
std::string decoded(GMimePart* part) {
    GMimeDataWrapper* const content = g_mime_part_get_content(part);
    if (content == nullptr) return {};
    const Ref<GMimeStream> memory(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, memory.get());
    const GByteArray* const bytes =
        g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
    check_field_size(bytes->len);
    return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

/// Charsets of bytes below 128, which are no UTF-8 all the same, are left to GMime.
std::string text_of(GMimeTextPart* part) {
    const std::string charset = parameter(GMIME_OBJECT(part), "charset");
    if (!charset.starts_with("iso-2022") && !charset.starts_with("hz") && charset != "utf-7")
        return to_utf8(decoded(GMIME_PART(part)), charset);
    const std::unique_ptr<char, decltype(&g_free)> text(g_mime_text_part_get_text(part), &g_free);
    return text ? to_utf8(text.get()) : std::string();
}

using Reader = std::vector<PressRelease> (*)(const Input&);

/// What a message says, once as text and once as a page; empty where it does not say it so.
struct Forms {
    std::string text, page;
    std::string reason; ///< why one of them cannot be read
};

void add_part(GMimeTextPart* part, Forms& forms) try {
    GMimeObject* const object = GMIME_OBJECT(part);
    GMimeContentType* const type = g_mime_object_get_content_type(object);
    if (g_mime_content_type_is_type(type, "text", "plain")) {
        const std::string text = text_of(part);
        const bool flowed = parameter(object, "format") == "flowed";
        forms.text += flowed ? unfolded(text, parameter(object, "delsp") == "yes") : text;
        forms.text += "\n\n";
        check_field_size(forms.text.size());
    } else if (forms.page.empty() && g_mime_content_type_is_type(type, "text", "html"))
        forms.page = text_of(part);
} catch (const FormatError& error) {
    forms.reason = error.what();
}

/// Attachments are left alone.
Forms find_forms(GMimeMessage* message) {
    Forms forms;
    const std::unique_ptr<GMimePartIter, decltype(&g_mime_part_iter_free)> parts(
        g_mime_part_iter_new(GMIME_OBJECT(message)), &g_mime_part_iter_free);
    for (; g_mime_part_iter_is_valid(parts.get()); g_mime_part_iter_next(parts.get())) {
        GMimeObject* const object = g_mime_part_iter_get_current(parts.get());
        if (GMIME_IS_TEXT_PART(object) && !g_mime_part_is_attachment(GMIME_PART(object)))
            add_part(GMIME_TEXT_PART(object), forms);
    }
    return forms;
}

/// A release without a word where there are none.
PressRelease read_form(const Input& input, Reader read, std::string_view bytes,
                       std::string& reason) try {
    if (squeeze(bytes).empty()) return {};
    return read({input.path, bytes, input.field_map, input.note}).front();
} catch (const FormatError& error) {
    reason = error.what();
    return {};
}

/// Programs that send pages often put no more into the text than where the page is.
PressRelease read_forms(const Input& input, Forms forms) {
    PressRelease text = read_form(input, read_text, forms.text, forms.reason);
    PressRelease page = read_form(input, read_html, forms.page, forms.reason);
    if (text.body.empty() && page.body.empty() && !forms.reason.empty())
        throw FormatError(forms.reason);
    return text.body.size() * 2 < page.body.size() ? page : text;
}

Ref<GMimeMessage> parse(std::string_view bytes) {
    [[maybe_unused]] static const bool started = (g_mime_init(), true);
    const Ref<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    const Ref<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    return Ref<GMimeMessage>(g_mime_parser_construct_message(parser.get(), nullptr));
}

PressRelease read_message(const Input& input, std::string_view bytes) {
    const Ref<GMimeMessage> parsed = parse(bytes);
    if (!parsed) throw FormatError("is no message");
    GMimeMessage* const message = parsed.get();
    PressRelease release = read_forms(input, find_forms(message));
    const std::string from = header(message, "From");
    std::string subject = header(message, "Subject");
    if (is_browser(from)) {
        if (release.title.empty()) release.title = subject;
        if (release.url.empty()) release.url = header(message, "Snapshot-Content-Location");
        return release;
    }
    const bool forwarded = take_forward_marks(subject);
    if (!subject.empty()) release.title = subject;
    release.source = publisher(from);
    if (const std::string date = header(message, "Date"); !date.empty() && !forwarded)
        release.dates.insert(release.dates.begin(), {DateSource::field, date});
    if (release.title.empty() && release.body.empty()) throw FormatError("holds no text");
    return release;
}

} // namespace

// A memorandum has such lines above it, too: mail has addresses.
bool looks_like_mail(const Input& input) {
    std::string_view bytes = input.bytes;
    if (bytes.starts_with(mbox_mark) && !begins_message(take_line(bytes))) return false;
    const std::string head = folded_head(bytes);
    const auto has = [&](std::string_view field) { return head.find(field) != head.npos; };
    if (!has("\nfrom:")) return false;
    const auto from = head.find("\nfrom:") + 1;
    const bool is_address = head.substr(from, head.find('\n', from) - from).find('@') != head.npos;
    return has("\nmessage-id:") || has("\nmime-version:") ||
           (is_address && has("\ndate:") && has("\nsubject:"));
}

std::vector<PressRelease> read_mail(const Input& input) {
    if (!is_mbox(input.bytes)) return {read_message(input, input.bytes)};
    const auto messages = split_messages(input.bytes);
    check_release_count(messages.size());
    std::vector<PressRelease> releases;
    std::string reason = "holds no text";
    std::size_t bad = 0;
    for (std::size_t i = 0; i < messages.size(); ++i)
        try {
            releases.push_back(read_message(input, without_marks(messages[i])));
            if (messages.size() > 1) releases.back().position = i + 1;
        } catch (const FormatError& error) {
            if (bad++ == 0) reason = error.what();
        }
    if (releases.empty()) throw FormatError(reason);
    if (bad > 0) note_left_out(input, bad, "message", (bad == 1 ? "it " : "the first ") + reason);
    return releases;
}

} // namespace dateline
