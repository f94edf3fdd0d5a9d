#include "common/error.h"
#include "common/text.h"
#include "indexer/formats/readers.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace dateline;

// Whatever pdftotext gives is read or refused with a reason.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const FieldMap no_map;
    const Input input{
        "folder/2024-03-05-name.pdf", {reinterpret_cast<const char*>(data), size}, no_map};
    try {
        for (const PressRelease& release : read_text_of_pdf(input))
            if (!is_utf8(release.title) || !is_utf8(release.body)) std::abort();
    } catch (const FormatError&) {
    }
    return 0;
}
