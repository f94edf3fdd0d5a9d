#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace dateline {

inline bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != text.npos;
}

/// By doubling, for some texts have 64 MB, and tests are not optimised.
inline std::string repeated(std::string_view part, std::size_t times) {
    const std::size_t size = part.size() * times;
    std::string text(part.substr(0, size));
    text.reserve(size);
    while (text.size() < size)
        text.append(text, 0, size - text.size());
    return text;
}

/// JSON Lines of releases in which "harbour" is found, and much to say of each.
inline std::string harbour_releases(int count) {
    std::string releases;
    for (int i = 0; i < count; ++i)
        releases += R"({"title":"Harbour )" + std::to_string(i) +
                    R"(","body":"Foreign Minister Jo Orr of Japan met Foreign Minister Ann Roe of)"
                    R"( France in Germany."})"
                    "\n";
    return releases;
}

/// All bytes of a file; nothing where there is none.
inline std::string read_whole(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace dateline
