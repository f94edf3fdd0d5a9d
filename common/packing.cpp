#include "common/packing.h"

#include "common/serial.h"

#include <memory>
#include <new>
#include <type_traits>
#include <zstd.h>

namespace dateline {

namespace data {
extern const std::string_view usual_words;
}

namespace {

constexpr int level = 6; // as small as zlib makes them, in less time

// A block of RFC 8878 has at most 128 KiB, and takes 4 bytes or more.
constexpr std::size_t most_shrinking = 128 * 1024 / 4;

/// What texts are packed against. Kept by each thread, as is what packs and unpacks: to set it up
/// takes longer than to unpack a release.
std::string_view words_and(std::string_view context) {
    thread_local std::string words(data::usual_words);
    words.resize(data::usual_words.size());
    words += context;
    return words;
}

template <auto make, auto free>
auto& of_thread() {
    thread_local const std::unique_ptr<std::remove_pointer_t<decltype(make())>, decltype(free)>
        made(make(), free);
    if (made == nullptr) throw std::bad_alloc();
    return *made;
}

} // namespace

std::string packed(std::string_view text, std::string_view context) {
    const std::string_view words = words_and(context);
    std::string out(ZSTD_compressBound(text.size()), '\0');
    const std::size_t size = ZSTD_compress_usingDict(
        &of_thread<ZSTD_createCCtx, ZSTD_freeCCtx>(), out.data(), out.size(), text.data(),
        text.size(), words.data(), words.size(), level);
    if (ZSTD_isError(size)) throw std::bad_alloc(); // with so much room, nothing else fails
    if (size >= text.size()) return std::string(text);
    out.resize(size);
    return out;
}

std::string unpacked(std::string_view packed, std::size_t size, std::string_view context) {
    if (packed.size() == size) return std::string(packed);
    if (packed.size() > size || size / most_shrinking > packed.size() ||
        ZSTD_getFrameContentSize(packed.data(), packed.size()) != size)
        throw_damaged(); // before there is room made for what it claims
    const std::string_view words = words_and(context);
    std::string out(size, '\0');
    if (ZSTD_decompress_usingDict(&of_thread<ZSTD_createDCtx, ZSTD_freeDCtx>(), out.data(), size,
                                  packed.data(), packed.size(), words.data(), words.size()) != size)
        throw_damaged();
    return out;
}

} // namespace dateline
