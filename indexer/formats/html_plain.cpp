#include "indexer/formats/html_plain.h"

#include "common/ascii.h"
#include "indexer/formats/html_elements.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace dateline::html {

namespace {

bool equal_ignoring_case(std::string_view text, std::string_view lowered) {
    return text.size() == lowered.size() &&
           std::equal(text.begin(), text.end(), lowered.begin(),
                      [](char a, char b) { return to_ascii_lower(a) == b; });
}

struct Attribute {
    std::string_view name, value;
    bool always;
};

struct KnownAttribute {
    std::string_view name;
    bool always; ///< whether it may tell something about the text or its date on any element
};

constexpr auto known_attributes = std::to_array<KnownAttribute>({{"class", true},
                                                                 {"id", true},
                                                                 {"href", false},
                                                                 {"style", false},
                                                                 {"title", false},
                                                                 {"content", false},
                                                                 {"property", true},
                                                                 {"name", false},
                                                                 {"itemprop", true},
                                                                 {"datetime", true},
                                                                 {"role", true},
                                                                 {"rel", true},
                                                                 {"lang", true},
                                                                 {"http-equiv", false},
                                                                 {"aria-hidden", true},
                                                                 {"pubdate", true}});

/// Null if it is none that ever tells anything.
const KnownAttribute* find_attribute(std::string_view name) {
    for (const KnownAttribute& known : known_attributes)
        if (equal_ignoring_case(name, known.name)) return &known;
    return nullptr;
}

bool is_telling(std::string_view element, const Attribute& attribute) {
    if (attribute.value.size() > 2000) return false;
    if (attribute.always || element == "meta") return true;
    if (attribute.name == "href") return element == "link";
    if (attribute.name == "style") return attribute.value.find("none") != std::string_view::npos;
    return (attribute.name == "content" || attribute.name == "title") &&
           attribute.value.size() <= 100;
}

/// Finds a character by memchr, and remembers where there is none: so that many searches in vain
/// stay one pass.
class Search {
  public:
    explicit Search(std::string_view text) : text_(text) {}

    std::size_t find(char c, std::size_t from) {
        std::size_t& none = hopeless_[static_cast<unsigned char>(c)];
        if (none != 0 && from + 1 >= none) return text_.npos;
        const auto found = text_.find(c, from);
        if (found == text_.npos) none = from + 1;
        return found;
    }

  private:
    std::string_view text_;
    std::array<std::size_t, 256> hopeless_{};
};

class Remover {
  public:
    explicit Remover(std::string_view page) : page_(page), search_(page) {}

    PlainPage run() {
        out().reserve(page_.size() / 2 + 64);
        while (at_ < page_.size()) {
            const char* begin = page_.data() + at_;
            const auto* found =
                static_cast<const char*>(std::memchr(begin, '<', page_.size() - at_));
            const auto end =
                found == nullptr ? page_.size() : static_cast<std::size_t>(found - page_.data());
            copy_text(page_.substr(at_, end - at_));
            at_ = end;
            if (at_ < page_.size()) read_markup();
        }
        return std::move(result_);
    }

  private:
    std::string& out() { return result_.markup; }

    void copy_text(std::string_view text) {
        while (!text.empty()) {
            std::size_t word = 0;
            while (word < text.size() && !is_ascii_space(text[word]))
                ++word;
            out().append(text.substr(0, word));
            std::size_t space = word;
            while (space < text.size() && is_ascii_space(text[space]))
                ++space;
            if (space > word && !out().ends_with(' ')) out() += ' ';
            text.remove_prefix(space);
        }
    }

    /// What begins with the `<` at at_.
    void read_markup() {
        const char next = at_ + 1 < page_.size() ? page_[at_ + 1] : ' ';
        if (next == '!' || next == '?')
            skip_declaration();
        else if (next == '/')
            read_end_tag();
        else if (is_ascii_letter(next))
            read_start_tag();
        else {
            out() += "&lt;";
            ++at_;
        }
    }

    void skip_declaration() {
        if (page_.substr(at_, 4) == "<!--" && !unclosed_comment_) {
            const auto end = page_.find("-->", at_ + 2);
            unclosed_comment_ = end == page_.npos;
            if (!unclosed_comment_) {
                at_ = end + 3;
                return;
            }
        }
        const auto end = search_.find('>', at_);
        at_ = end == page_.npos ? at_ + 2 : end + 1;
    }

    std::string_view read_name(std::size_t& at) {
        const std::size_t begin = at;
        name_.clear();
        for (; at < page_.size() && !is_ascii_space(page_[at]) && page_[at] != '>' &&
               page_[at] != '/' && page_[at] != '<';
             ++at)
            if (name_.size() < 40) name_ += to_ascii_lower(page_[at]);
        return at == begin ? std::string_view{} : std::string_view(name_);
    }

    void read_end_tag() {
        std::size_t at = at_ + 2;
        const std::string_view name = read_name(at);
        const auto end = search_.find('>', at);
        at_ = end == page_.npos ? page_.size() : end + 1;
        const Element& element = find_element(name);
        if (name.empty() || name == "html" || name == "body" || element.is(no_text | empty)) return;
        std::size_t& opened = opened_[number_of(element)];
        if (opened == 0) return; // the end of nothing, for which a parser looks through all
        --opened;
        if (element.is(plain) && !ends_kept(element)) return;
        if (!element.is(closed_by_itself | kept_empty)) {
            if (too_deep_ > 0) {
                --too_deep_;
                if (element.is(begins_line)) out() += "<br>";
                return;
            }
            if (depth_ > 0) --depth_;
        }
        out() += "</";
        out() += name;
        out() += '>';
    }

    void read_start_tag() {
        const std::size_t begin = at_;
        std::size_t at = at_ + 1;
        const std::string_view name = read_name(at);
        const bool closed = read_attributes(at);
        at_ = at;
        const Element& element = find_element(name);
        if (element.is(no_text)) {
            if (!closed || name != "svg") skip_element(element.name, begin);
            return;
        }
        ++opened_[number_of(element)];
        if (element.is(empty) || (element.is(plain) && !is_kept(element))) return;
        if (!element.is(closed_by_itself | kept_empty)) {
            if (depth_ >= deepest_element) {
                ++too_deep_;
                if (element.is(begins_line)) out() += "<br>";
                return;
            }
            ++depth_;
        }
        write_start_tag(name);
    }

    /// An element that only changes looks is kept for its attributes; which of them were kept is
    /// remembered, innermost last, so that the ends can be left out alike.
    bool is_kept(const Element& element) {
        constexpr std::size_t most = 1000;
        const bool kept = std::any_of(attributes_.begin(), attributes_.end(),
                                      [&](const auto& a) { return is_telling(element.name, a); });
        if (open_plain_.size() < most) open_plain_.push_back({&element, kept});
        return kept;
    }

    bool ends_kept(const Element& element) {
        constexpr std::size_t asked = 16;
        for (std::size_t up = 1; up <= std::min(asked, open_plain_.size()); ++up) {
            const OpenPlain open = open_plain_[open_plain_.size() - up];
            if (open.element != &element) continue;
            open_plain_.erase(open_plain_.end() - static_cast<std::ptrdiff_t>(up));
            return open.kept;
        }
        return false;
    }

    void write_start_tag(std::string_view name) {
        out() += '<';
        out() += name;
        for (const Attribute& attribute : attributes_) {
            if (!is_telling(name, attribute)) continue;
            const char quote = attribute.value.find('"') == std::string_view::npos ? '"' : '\'';
            if (quote == '\'' && attribute.value.find('\'') != std::string_view::npos) continue;
            out() += ' ';
            out() += attribute.name;
            out() += '=';
            out() += quote;
            out() += attribute.value;
            out() += quote;
        }
        out() += '>';
    }

    /// Moves behind the `>`. Whether the tag ends with a slash, which closes what is no HTML: a
    /// drawing.
    bool read_attributes(std::size_t& at) {
        attributes_.clear();
        bool closed = false;
        while (at < page_.size() && page_[at] != '>' && page_[at] != '<') {
            if (is_ascii_space(page_[at]) || page_[at] == '/') {
                closed = page_[at] == '/';
                ++at;
                continue;
            }
            closed = false;
            read_attribute(at);
        }
        if (at < page_.size() && page_[at] == '>') ++at;
        return closed;
    }

    void read_attribute(std::size_t& at) {
        const std::size_t begin = at++;
        while (at < page_.size() && !is_ascii_space(page_[at]) && page_[at] != '=' &&
               page_[at] != '>' && page_[at] != '/')
            ++at;
        const std::string_view name = page_.substr(begin, at - begin);
        std::size_t value = at;
        while (value < page_.size() && is_ascii_space(page_[value]))
            ++value;
        if (value >= page_.size() || page_[value] != '=') return add(name, {});
        at = value + 1;
        while (at < page_.size() && is_ascii_space(page_[at]))
            ++at;
        add(name, read_value(at));
    }

    std::string_view read_value(std::size_t& at) {
        if (at >= page_.size()) return {};
        const char quote = page_[at];
        if (quote == '"' || quote == '\'') {
            const auto end = search_.find(quote, at + 1);
            if (end != page_.npos) {
                const std::string_view value = page_.substr(at + 1, end - at - 1);
                at = end + 1;
                return value;
            }
            ++at;
        }
        const std::size_t begin = at;
        while (at < page_.size() && !is_ascii_space(page_[at]) && page_[at] != '>')
            ++at;
        return page_.substr(begin, at - begin);
    }

    void add(std::string_view name, std::string_view value) {
        constexpr std::size_t most = 32;
        if (attributes_.size() == most) return;
        if (const KnownAttribute* known = find_attribute(name))
            attributes_.push_back({known->name, value, known->always});
    }

    /// Moves behind the end of a script, style or drawing whose start tag was read. A style without
    /// an end is read as text; a script goes to the end of the page.
    void skip_element(std::string_view element, std::size_t begin) {
        bool& unclosed = unclosed_[element == "script" ? 0 : element == "style" ? 1 : 2];
        if (unclosed) return;
        for (std::size_t end = at_; (end = page_.find("</", end)) != page_.npos; end += 2) {
            if (!equal_ignoring_case(page_.substr(end + 2, element.size()), element)) continue;
            if (element == "script") keep_script(begin, end);
            const auto close = search_.find('>', end);
            at_ = close == page_.npos ? page_.size() : close + 1;
            return;
        }
        unclosed = true;
        if (element == "script") at_ = page_.size();
    }

    void keep_script(std::size_t begin, std::size_t end) {
        const std::string_view tag = page_.substr(begin, at_ - begin);
        const std::string_view content = page_.substr(at_, end - at_);
        auto& list = tag.find("ld+json") != tag.npos ? result_.json_ld : result_.scripts;
        if (!content.empty()) list.emplace_back(content);
    }

    std::string_view page_;
    Search search_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    std::size_t too_deep_ = 0;
    bool unclosed_comment_ = false;
    std::array<bool, 3> unclosed_{}; // scripts, styles, drawings
    struct OpenPlain {
        const Element* element;
        bool kept;
    };
    std::vector<OpenPlain> open_plain_;
    std::array<std::size_t, most_elements> opened_{}; ///< and not closed since, of each
    std::string name_;
    std::vector<Attribute> attributes_;
    PlainPage result_;
};

} // namespace

PlainPage remove_what_is_no_text(std::string_view page) {
    return Remover(page).run();
}

} // namespace dateline::html
