#pragma once

#include <map>
#include <mutex>
#include <string>
#include <sys/types.h>
#include <utility>
#include <vector>

namespace dateline::crash {

/// What files held before they were written to and not synced: a machine that loses power may keep
/// the names of files, which a journal brings in order, and lose what is in them.
class Unsynced {
  public:
    /// To be called before `size` bytes are written at `place` of the file.
    void written(int fd, std::size_t size, off_t place);
    void resized(int fd);
    void synced(int fd);
    /// Makes all files what they were when they were last synced, empty if they never were.
    void take_back();

  private:
    struct File {
        int fd;
        off_t size;
        std::vector<std::pair<off_t, std::string>> before;
    };
    File& file_of(int fd);

    std::mutex mutex_;
    std::map<std::pair<dev_t, ino_t>, File> files_;
};

} // namespace dateline::crash
