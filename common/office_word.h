#pragma once

#include <string>

namespace dateline {

/// What an office is called, "former" kept: `senator`, `former-president`.
std::string office_word(const std::string& role);

} // namespace dateline
