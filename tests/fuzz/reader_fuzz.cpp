#include "common/error.h"
#include "common/text.h"
#include "indexer/formats/formats.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace dateline;

namespace {

const Format& format_under_test() {
    for (const Format& format : formats())
        if (format.name == FUZZED_FORMAT) return format;
    std::abort();
}

} // namespace

// Any bytes are read as this format or refused with a reason; what is read is valid text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Format& format = format_under_test();
    static const FieldMap no_map;
    const Input input{
        "folder/2024-03-05-name", {reinterpret_cast<const char*>(data), size}, no_map};
    if (!format.recognises(input)) return 0;
    try {
        for (const PressRelease& release : format.read(input))
            if (!is_utf8(release.title) || !is_utf8(release.body)) std::abort();
    } catch (const FormatError&) {
    }
    return 0;
}
