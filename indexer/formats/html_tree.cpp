#include "indexer/formats/html_tree.h"

#include "common/text.h"

#include <algorithm>
#include <array>

namespace dateline::html {

namespace {

bool equal_ignoring_case(std::string_view text, std::string_view lower) {
    return text.size() == lower.size() &&
           std::equal(text.begin(), text.end(), lower.begin(), [](char a, char b) {
               return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
           });
}

std::size_t find_ignoring_case(std::string_view text, std::string_view lower, std::size_t from) {
    for (auto at = text.find('<', from); at != text.npos; at = text.find('<', at + 1))
        if (equal_ignoring_case(text.substr(at, lower.size()), lower)) return at;
    return text.npos;
}

/// An element whose content is no text, removed as a whole.
struct Removed {
    std::string_view open, close;
    bool unclosed = false; ///< no end was found: there is none further on either
};

class Remover {
  public:
    explicit Remover(std::string_view page) : page_(page) {}

    PlainPage run() {
        result_.markup.reserve(page_.size());
        std::size_t kept = 0;
        for (auto at = page_.find('<'); at != page_.npos; at = page_.find('<', at)) {
            const std::size_t end = end_of_removed(at);
            if (end == at) {
                ++at;
                continue;
            }
            result_.markup.append(page_, kept, at - kept);
            kept = at = end;
        }
        result_.markup.append(page_.substr(kept));
        return std::move(result_);
    }

  private:
    /// Behind the comment, script, style or drawing that begins here; `at` if none does.
    std::size_t end_of_removed(std::size_t at) {
        if (page_.substr(at, 4) == "<!--") return end_of_comment(at);
        for (Removed& element : removed_) {
            if (element.unclosed ||
                !equal_ignoring_case(page_.substr(at, element.open.size()), element.open))
                continue;
            const char next =
                at + element.open.size() < page_.size() ? page_[at + element.open.size()] : ' ';
            if (next != '>' && next != ' ' && next != '\n' && next != '\t' && next != '\r')
                continue;
            const auto close = find_ignoring_case(page_, element.close, at + 1);
            if (close == page_.npos) {
                element.unclosed = true;
                return at;
            }
            if (element.open == "<script") keep_script(at, close);
            const auto end = page_.find('>', close);
            return end == page_.npos ? page_.size() : end + 1;
        }
        return at;
    }

    std::size_t end_of_comment(std::size_t at) {
        if (unclosed_comment_) return at;
        const auto end = page_.find("-->", at);
        if (end == page_.npos) unclosed_comment_ = true;
        return end == page_.npos ? at : end + 3;
    }

    void keep_script(std::size_t at, std::size_t close) {
        const auto open_end = page_.find('>', at);
        if (open_end == page_.npos || open_end >= close) return;
        const std::string_view tag = page_.substr(at, open_end - at);
        const std::string_view content = page_.substr(open_end + 1, close - open_end - 1);
        auto& list = tag.find("ld+json") != tag.npos ? result_.json_ld : result_.scripts;
        if (!content.empty()) list.emplace_back(content);
    }

    std::string_view page_;
    PlainPage result_;
    bool unclosed_comment_ = false;
    std::array<Removed, 3> removed_{Removed{"<script", "</script"}, Removed{"<style", "</style"},
                                    Removed{"<svg", "</svg"}};
};

} // namespace

PlainPage remove_scripts(std::string_view page) {
    return Remover(page).run();
}

Document parse(const std::string& markup) {
    constexpr int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                            HTML_PARSE_NONET | HTML_PARSE_NODEFDTD | HTML_PARSE_COMPACT;
    return Document(
        htmlReadMemory(markup.data(), static_cast<int>(markup.size()), nullptr, "UTF-8", options));
}

std::string_view name_of(const xmlNode* node) {
    if (node->type != XML_ELEMENT_NODE || node->name == nullptr) return {};
    return reinterpret_cast<const char*>(node->name);
}

bool is_element(const xmlNode* node, std::string_view name) {
    return name_of(node) == name;
}

std::string attribute(const xmlNode* node, const char* name) {
    for (const xmlAttr* found = node->type == XML_ELEMENT_NODE ? node->properties : nullptr;
         found != nullptr; found = found->next) {
        if (!equal_ignoring_case(reinterpret_cast<const char*>(found->name), name)) continue;
        std::string value;
        for (const xmlNode* part = found->children; part != nullptr; part = part->next)
            if (part->content != nullptr) value += reinterpret_cast<const char*>(part->content);
        return value;
    }
    return {};
}

const xmlNode* next_node(const xmlNode* node, const xmlNode* root) {
    if (node->children != nullptr && node->type == XML_ELEMENT_NODE) return node->children;
    while (node != nullptr && node != root) {
        if (node->next != nullptr) return node->next;
        node = node->parent;
    }
    return nullptr;
}

std::string text_below(const xmlNode* node, std::size_t at_most) {
    std::string text;
    for (const xmlNode* at = node; at != nullptr && text.size() < at_most; at = next_node(at, node))
        if (at->type == XML_TEXT_NODE && at->content != nullptr)
            text += reinterpret_cast<const char*>(at->content);
        else if (is_element(at, "br"))
            text += ' ';
    return squeeze(cut(text, at_most));
}

} // namespace dateline::html
