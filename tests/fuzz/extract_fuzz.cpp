#include "common/text.h"
#include "indexer/charset.h"
#include "indexer/document.h"
#include "indexer/extract/extract.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <xapian.h>

using namespace dateline;

// Of any text, what the finders find lies inside it, and a document can be built of it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const ExtractOptions options;
    static Stems stems("english");
    std::string text = to_nfc(
        repair_mojibake(to_nfc(std::string_view(reinterpret_cast<const char*>(data), size))));
    PressRelease release;
    release.id = release.path = release.file = "a.txt";
    const auto end = std::min(text.find('\n'), text.size());
    release.title = squeeze(std::string_view(text).substr(0, end));
    release.body = squeeze_lines(std::string_view(text).substr(end));
    if (size % 3 == 0) release.dates.push_back({DateSource::field, release.title});
    const Extraction facts = extract(release, options);
    const std::size_t length = full_text(release).size();
    for (const Official& person : facts.officials)
        for (const Mention& mention : person.mentions)
            if (mention.begin > mention.end || mention.end > length) std::abort();
    for (const Country& country : facts.countries)
        for (const Mention& mention : country.mentions)
            if (mention.begin > mention.end || mention.end > length) std::abort();
    build_document(release, facts, stems);
    return 0;
}
