#include "common/text.h"
#include "indexer/extract/extract.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace dateline;

// Countries that any text gives are named inside it, and what is doubted stands there.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text = to_nfc(std::string_view(reinterpret_cast<const char*>(data), size));
    std::vector<Country> implied;
    std::vector<Country> countries = find_countries(text, &implied);
    countries.insert(countries.end(), implied.begin(), implied.end());
    for (const Country& country : countries) {
        if (country.code.size() != 2) std::abort();
        for (const Mention& mention : country.mentions)
            if (mention.begin >= mention.end || mention.end > text.size()) std::abort();
    }
    for (const CountryDoubt& doubt : find_country_doubts(text))
        if (text.find(doubt.words) == text.npos) std::abort();
    return 0;
}
