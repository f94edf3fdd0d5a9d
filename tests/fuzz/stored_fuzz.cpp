#include "common/error.h"
#include "common/record.h"
#include "common/registry.h"

#include <cstddef>
#include <cstdint>

using namespace dateline;

// Damaged data of an index are told from good ones, and never read beyond their end.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    try {
        decode_record(bytes);
    } catch (const Error&) {
    }
    try {
        decode_facts(bytes);
    } catch (const Error&) {
    }
    try {
        decode_persons(bytes);
    } catch (const Error&) {
    }
    try {
        name_of_person(bytes, "jo-orr");
    } catch (const Error&) {
    }
    return 0;
}
