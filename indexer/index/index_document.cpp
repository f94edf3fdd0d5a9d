#include "indexer/index/index_document.h"

namespace dateline {

Xapian::Document IndexDocument::for_engine() const {
    Xapian::Document document;
    for (const Term& term : terms) {
        document.add_term(term.name, term.wdf);
        for (const std::uint32_t position : positions_of(term))
            document.add_posting(term.name, position, 0);
    }
    for (const auto& [slot, value] : values)
        document.add_value(slot, value);
    document.set_data(data);
    return document;
}

} // namespace dateline
