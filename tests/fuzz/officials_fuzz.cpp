#include "common/text.h"
#include "indexer/extract/extract.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace dateline;

// Officials that any text gives are named inside it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text = to_nfc(std::string_view(reinterpret_cast<const char*>(data), size));
    const std::string_view author = cut(text, size % 40);
    for (const Official& person : find_officials(text, author, {})) {
        if (person.name.empty() || !is_utf8(person.name) || !is_utf8(person.role)) std::abort();
        for (const Mention& mention : person.mentions)
            if (mention.begin > mention.end || mention.end > text.size()) std::abort();
    }
    return 0;
}
