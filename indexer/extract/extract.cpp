#include "indexer/extract/extract.h"

namespace dateline {

Extraction extract(const PressRelease& release, const ExtractOptions& options) {
    const std::string text = full_text(release);
    Extraction facts;
    if (auto found = find_date(release, options)) {
        facts.date = found->date;
        facts.date_partial = found->partial;
        facts.date_evidence = found->evidence;
    }
    facts.countries = find_countries(text, &facts.implied_countries);
    facts.officials = find_officials(text, release.author, facts.countries);
    facts.language = release.language;
    return facts;
}

} // namespace dateline
