#include "support/files.h"

#include <cstdio>

namespace viva::tests {

std::optional<std::string> read_file(const std::filesystem::path& path) {
    std::FILE* file = std::fopen(path.string().c_str(), "rb");
    if (file == nullptr) return std::nullopt;
    std::string content;
    char buffer[65536];
    while (std::feof(file) == 0 && std::ferror(file) == 0)
        content.append(buffer, std::fread(buffer, 1, sizeof buffer, file));
    std::fclose(file);
    return content;
}

std::filesystem::path source_path(const char* relative) { return std::filesystem::path(VIVA_SOURCE_DIR) / relative; }

std::filesystem::path shared_path(const char* relative) { return std::filesystem::path(VIVA_SHARED_DIR) / relative; }

}  // namespace viva::tests
