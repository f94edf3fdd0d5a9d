#pragma once

namespace dateline {

/// The error number of an fdatasync() that failed in this process since the last call; 0 if none
/// did. The engine passes over such failures when it compacts a database, and the kernel reports
/// them once only.
int take_sync_problem();

} // namespace dateline
