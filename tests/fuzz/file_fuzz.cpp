#include "common/error.h"
#include "common/text.h"
#include "indexer/formats/formats.h"
#include "indexer/formats/readers.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace dateline;

// Any file is read by the format that recognises it, or refused with a reason; what is read is
// clean text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const FieldMap no_map;
    const Input input{
        "folder/2024-03-05-name", {reinterpret_cast<const char*>(data), size}, no_map};
    if (looks_like_pdf(input)) return 0; // is given to another program
    try {
        for (const PressRelease& release : read_releases(input))
            for (const std::string& text : {release.title, release.body, release.source})
                if (!is_utf8(text)) std::abort();
    } catch (const FormatError&) {
    }
    return 0;
}
