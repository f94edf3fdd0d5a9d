#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace dateline {

/// A file that is written from front to end. All its functions throw Xapian::DatabaseError, with
/// the path and the system's reason.
class NewFile {
  public:
    explicit NewFile(const std::filesystem::path& path);
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    ~NewFile();

    void write(std::string_view bytes);
    void finish(); ///< what was written is on the disk then

  private:
    void flush();
    [[noreturn]] void fail(const char* what) const;

    std::string path_;
    int fd_;
    std::string pending_;
};

} // namespace dateline
