#include "common/error.h"
#include "common/text.h"
#include "common/tokens.h"
#include "indexer/charset.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace dateline;

// Whatever the bytes and the charset that is claimed, text comes out as valid UTF-8, and stays so
// in every form that is made of it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto claim = std::min<std::size_t>(size, size > 0 ? data[0] % 16 : 0);
    try {
        for (const std::string_view declared : {std::string_view(), bytes.substr(0, claim)}) {
            const std::string text = to_utf8(bytes, declared);
            for (const std::string& form : {text, to_nfc(text), fold(text), squeeze(text),
                                            squeeze_lines(text), printable(text), slug(text)})
                if (!is_utf8(form)) std::abort();
            TokenStream tokens(text);
            for (Token token; tokens.next(token);)
                if (token.begin >= token.end || token.end > text.size()) std::abort();
        }
    } catch (const FormatError&) {
    }
    return 0;
}
