#include "common/error.h"
#include "indexer/input.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace dateline;

// Any bytes are unpacked or refused with a reason.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        if (gunzip({reinterpret_cast<const char*>(data), size}).size() > max_file_bytes)
            std::abort();
    } catch (const FormatError&) {
    }
    return 0;
}
