#include "common/packing.h"

#include "common/serial.h"
#include "common/text.h"

#include <memory>
#include <new>
#include <zstd.h>

namespace dateline {

namespace data {
extern const std::string_view usual_tables;
extern const std::string_view usual_words;
} // namespace data

namespace {

constexpr int level = 4; // measured: 6 makes texts 2.7 % smaller in twice the time

// A block of RFC 8878 has at most 128 KiB, and takes 4 bytes or more.
constexpr std::size_t most_shrinking = 128 * 1024 / 4;

template <typename Made>
using Handle = std::unique_ptr<Made, std::size_t (*)(Made*)>;

template <typename Made>
Handle<Made> checked(Made* made, std::size_t (*free)(Made*)) {
    if (made == nullptr) throw std::bad_alloc();
    return {made, free};
}

/// In the form of RFC 8878, section 5.
std::string dictionary() {
    return bytes_of_hex(data::usual_tables).append(data::usual_words);
}

Handle<ZSTD_CDict> prepared_to_pack() {
    const std::string bytes = dictionary();
    return checked(ZSTD_createCDict(bytes.data(), bytes.size(), level), ZSTD_freeCDict);
}

Handle<ZSTD_DDict> prepared_to_unpack() {
    const std::string bytes = dictionary();
    return checked(ZSTD_createDDict(bytes.data(), bytes.size()), ZSTD_freeDDict);
}

/// What packs and what unpacks is kept by each thread: to set it up takes longer than to unpack a
/// release.
ZSTD_CCtx& packer() {
    static const auto prepared = prepared_to_pack();
    thread_local const auto made = checked(ZSTD_createCCtx(), ZSTD_freeCCtx);
    ZSTD_CCtx_reset(made.get(), ZSTD_reset_session_and_parameters);
    ZSTD_CCtx_setParameter(made.get(), ZSTD_c_dictIDFlag, 0);
    ZSTD_CCtx_refCDict(made.get(), prepared.get());
    return *made;
}

ZSTD_DCtx& unpacker() {
    static const auto prepared = prepared_to_unpack();
    thread_local const auto made = checked(ZSTD_createDCtx(), ZSTD_freeDCtx);
    ZSTD_DCtx_reset(made.get(), ZSTD_reset_session_only);
    ZSTD_DCtx_refDDict(made.get(), prepared.get());
    return *made;
}

void pack(ZSTD_CCtx& packer, std::string_view text, ZSTD_outBuffer& out, ZSTD_EndDirective how) {
    ZSTD_inBuffer in{text.data(), text.size(), 0};
    if (ZSTD_compressStream2(&packer, &out, &in, how) != 0)
        throw std::bad_alloc(); // with so much room, nothing else fails
}

/// As it says itself.
std::size_t size_of_content(std::string_view frame) {
    const auto size = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR) throw_damaged();
    return size;
}

/// Throws before there is room made for what no bytes of this size can hold.
void check_shrinking(std::size_t size, std::string_view packed) {
    if (size / most_shrinking > packed.size()) throw_damaged();
}

} // namespace

Packed packed(std::string_view first, std::string_view second) {
    ZSTD_CCtx& with = packer();
    std::string frame(ZSTD_compressBound(first.size()) + ZSTD_compressBound(second.size()), '\0');
    ZSTD_outBuffer out{frame.data(), frame.size(), 0};
    ZSTD_CCtx_setPledgedSrcSize(&with, first.size() + second.size());
    pack(with, first, out, ZSTD_e_flush);
    const std::size_t first_end = out.pos;
    pack(with, second, out, ZSTD_e_end);
    frame.resize(out.pos);
    return {std::move(frame), first_end};
}

std::string unpacked_first(std::string_view bytes, std::size_t size) {
    if (size == 0) return {};
    if (size > size_of_content(bytes)) throw_damaged();
    check_shrinking(size, bytes);
    std::string text(size, '\0');
    ZSTD_outBuffer out{text.data(), size, 0};
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    ZSTD_DCtx& with = unpacker();
    while (out.pos < size) {
        const std::size_t before = out.pos + in.pos;
        if (ZSTD_isError(ZSTD_decompressStream(&with, &out, &in)) || out.pos + in.pos == before)
            throw_damaged();
    }
    return text;
}

std::string unpacked(std::string_view frame) {
    const std::size_t size = size_of_content(frame);
    check_shrinking(size, frame);
    std::string text(size, '\0');
    if (ZSTD_decompressDCtx(&unpacker(), text.data(), size, frame.data(), frame.size()) != size)
        throw_damaged();
    return text;
}

} // namespace dateline
