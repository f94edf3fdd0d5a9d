#pragma once

#include <libxml/HTMLparser.h>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

// The tree of an HTML page, and how to look at it. Parsing loads nothing: no network, no entities,
// no DTD.

namespace dateline::html {

struct DocumentDeleter {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using Document = std::unique_ptr<xmlDoc, DocumentDeleter>;

/// A page without what is no text: scripts, styles, comments and drawings.
struct PlainPage {
    std::string markup;
    std::vector<std::string> scripts; ///< contents of scripts, those of JSON-LD left out
    std::vector<std::string> json_ld; ///< contents of scripts of type application/ld+json
};

/// One pass over the bytes. `page` must be UTF-8.
PlainPage remove_scripts(std::string_view page);

/// Empty if there is nothing that could be parsed. Nesting beyond the parser's own limit is cut.
Document parse(const std::string& markup);

std::string_view name_of(const xmlNode* node);
std::string attribute(const xmlNode* node, const char* name);
bool is_element(const xmlNode* node, std::string_view name);

/// Text below `node` in one line, at most `at_most` bytes.
std::string text_below(const xmlNode* node, std::size_t at_most = 1000);

/// The next node in document order below `root`, or null.
const xmlNode* next_node(const xmlNode* node, const xmlNode* root);

} // namespace dateline::html
