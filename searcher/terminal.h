#pragma once

#include <sys/types.h>

namespace dateline {

/// Columns of the terminal that standard output is; 0 where it is none.
unsigned terminal_width();

/// Whether escape sequences belong on standard output: a terminal that can, and no wish against.
bool wants_color();

/// While it lives, and if `wanted`, what goes to standard output is shown through $PAGER, or less
/// where there is one, which shows short answers straight away. Flush before its end.
class Pager {
  public:
    explicit Pager(bool wanted);
    Pager(const Pager&) = delete;
    Pager& operator=(const Pager&) = delete;
    /// Waits until the reader has seen enough.
    ~Pager();

  private:
    pid_t process_ = -1;
};

} // namespace dateline
