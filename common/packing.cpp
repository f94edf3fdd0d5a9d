#include "common/packing.h"

#include "common/serial.h"

#include <memory>
#include <zlib.h>

namespace dateline {

namespace data {
extern const std::string_view usual_words;
}

namespace {

constexpr int raw_deflate = -15;             // no header, no checksum: the engine has its own
constexpr std::size_t most_shrinking = 1040; // deflate makes nothing smaller than by this

// Bytes are not changed through it; zlib's interface is older than const.
Bytef* bytes(std::string_view text) {
    return const_cast<Bytef*>(reinterpret_cast<const Bytef*>(text.data()));
}

std::string deflated(std::string_view text, int strategy) {
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, raw_deflate, MAX_MEM_LEVEL,
                     strategy) != Z_OK)
        throw std::bad_alloc();
    const std::unique_ptr<z_stream, int (*)(z_stream*)> end(&stream, deflateEnd);
    deflateSetDictionary(&stream, bytes(data::usual_words),
                         static_cast<uInt>(data::usual_words.size()));
    std::string out(text.size(), '\0');
    stream.next_in = bytes(text);
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END || stream.avail_out == 0)
        return std::string(text);
    out.resize(out.size() - stream.avail_out);
    return out;
}

/// Kept by each thread: to set one up takes longer than to inflate the facts of a release.
class Inflater {
  public:
    Inflater() {
        if (inflateInit2(&stream_, raw_deflate) != Z_OK) throw std::bad_alloc();
    }
    ~Inflater() { inflateEnd(&stream_); }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    std::string inflated(std::string_view packed, std::size_t size) {
        // zlib takes its fast way only as long as there is so much room.
        constexpr std::size_t room = 258;
        std::string out(size + room, '\0');
        if (inflate_into(out, packed) != Z_STREAM_END || stream_.avail_out != room) throw_damaged();
        out.resize(size);
        return out;
    }

  private:
    int inflate_into(std::string& out, std::string_view packed) {
        inflateReset(&stream_);
        inflateSetDictionary(&stream_, bytes(data::usual_words),
                             static_cast<uInt>(data::usual_words.size()));
        stream_.next_in = bytes(packed);
        stream_.avail_in = static_cast<uInt>(packed.size());
        stream_.next_out = reinterpret_cast<Bytef*>(out.data());
        stream_.avail_out = static_cast<uInt>(out.size());
        return inflate(&stream_, Z_FINISH);
    }

    z_stream stream_{};
};

Inflater& inflater() {
    thread_local Inflater inflater;
    return inflater;
}

} // namespace

std::string packed(std::string_view text) {
    return deflated(text, Z_DEFAULT_STRATEGY);
}

std::string packed_for_speed(std::string_view text) {
    return deflated(text, Z_FIXED);
}

std::string unpacked(std::string_view packed, std::size_t size) {
    if (packed.size() == size) return std::string(packed);
    if (packed.size() > size || size / most_shrinking > packed.size()) throw_damaged();
    return inflater().inflated(packed, size);
}

} // namespace dateline
