#pragma once

#include "tests/support/temp_dir.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <xapian.h>

namespace dateline {

/// Words that many documents have and that few have, position lists and data that fit into a block
/// and such as do not, data that the engine compresses and such as it does not.
inline Xapian::Document any_document(std::mt19937& random) {
    const auto up_to = [&](std::uint32_t most) {
        return std::uniform_int_distribution<std::uint32_t>(0, most)(random);
    };
    Xapian::Document document;
    for (std::uint32_t i = 5 + up_to(40); i > 0; --i) {
        const std::string term = "w" + std::to_string(up_to(up_to(3) == 0 ? 3000 : 60));
        Xapian::termpos position = up_to(50);
        for (std::uint32_t places = up_to(200) == 0 ? 9000 : 1 + up_to(6); places > 0; --places)
            document.add_posting(term, position += 1 + up_to(up_to(1) == 0 ? 400 : 1));
    }
    if (up_to(9) == 0) document.add_posting(std::string(200 + up_to(40), 'x'), 7);
    std::string data(up_to(9) == 0 ? up_to(20'000) : 1 + up_to(900), ' ');
    if (up_to(3) > 0)
        for (char& byte : data)
            byte = static_cast<char>(random());
    document.set_data(data);
    for (const Xapian::valueno slot : {0u, 1u, 200u})
        if (up_to(2) > 0) document.add_value(slot, std::string(1 + up_to(90), 'v') + data[0]);
    return document;
}

/// A database that grew and shrank in several commits.
class GrownDatabase {
  public:
    explicit GrownDatabase(std::uint32_t seed = 20260115)
        : writer_((home_ / "db").string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC), random_(seed) {}

    void commit(unsigned documents) {
        for (unsigned i = 0; i < documents; ++i) {
            const Xapian::docid last = writer_.add_document(any_document(random_));
            if (i % 7 == 3) writer_.replace_document(last / 2 + 1, any_document(random_));
            if (i % 11 == 5) writer_.delete_document(last);
        }
        writer_.commit();
    }

    std::string path() const { return (home_ / "db").string(); }
    Xapian::Database reader() const { return Xapian::Database(path()); }

  private:
    TempDir home_;
    Xapian::WritableDatabase writer_;
    std::mt19937 random_;
};

/// Any byte of a file with another value, until the end.
class DamagedByte {
  public:
    DamagedByte(const std::filesystem::path& file, std::mt19937& random)
        : bytes_(file, std::ios::in | std::ios::out | std::ios::binary),
          at_(static_cast<std::streamoff>(random() % std::filesystem::file_size(file))) {
        bytes_.seekg(at_);
        before_ = static_cast<char>(bytes_.get());
        put(static_cast<char>(random()));
    }
    DamagedByte(const DamagedByte&) = delete;
    DamagedByte& operator=(const DamagedByte&) = delete;
    ~DamagedByte() { put(before_); }

  private:
    void put(char byte) {
        bytes_.seekp(at_);
        bytes_.put(byte);
        bytes_.flush();
    }

    std::fstream bytes_;
    std::streamoff at_;
    char before_;
};

} // namespace dateline
