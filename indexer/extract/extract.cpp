#include "indexer/extract/extract.h"

#include "indexer/gazetteer.h"

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
    if (const Gazetteer* own = options.gazetteer.get()) {
        own->add_countries(text, facts.countries);
        facts.officials =
            find_officials(text, release.author, facts.countries, own->find_offices(text));
        own->add_people(text, facts.officials);
    } else {
        facts.officials = find_officials(text, release.author, facts.countries);
    }
    facts.language = release.language;
    return facts;
}

} // namespace dateline
