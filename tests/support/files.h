// Files that tests read: fixtures of ours, and shared material that may be absent.
#pragma once

#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>

namespace viva::tests {

/// The whole file, or nothing if it cannot be read.
inline std::optional<std::string> read_file(const std::filesystem::path& path) {
    std::FILE* file = std::fopen(path.string().c_str(), "rb");
    if (file == nullptr) return std::nullopt;
    std::string content;
    char buffer[65536];
    while (std::feof(file) == 0 && std::ferror(file) == 0)
        content.append(buffer, std::fread(buffer, 1, sizeof buffer, file));
    std::fclose(file);
    return content;
}

/// A path of the source tree: fixtures of ours, the bundled notes.
inline std::filesystem::path source_path(const char* relative) {
    return std::filesystem::path(VIVA_SOURCE_DIR) / relative;
}

/// A path of the material beside the checkout, which need not be there.
inline std::filesystem::path shared_path(const char* relative) {
    return std::filesystem::path(VIVA_SHARED_DIR) / relative;
}

}  // namespace viva::tests
