#pragma once

namespace dateline {

/// From now on SIGINT, SIGTERM and, unless nohup had it ignored, SIGHUP only ask the run to stop; a
/// second one ends it at once.
void watch_stop_signals();

/// Whether the run was asked to stop: finish what is in hand, commit, and leave.
bool stop_requested();

/// 129 for SIGHUP, 130 for SIGINT, 143 for SIGTERM, 0 while none came.
int stop_exit_code();

} // namespace dateline
