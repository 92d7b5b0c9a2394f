// Whole files, on the desktop.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

namespace viva::platform {

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using FileHandle = std::unique_ptr<std::FILE, CloseFile>;

/// The bytes of the file; the error names it.
inline Result<std::vector<std::uint8_t>> read_file(const std::string& path) {
    const FileHandle file(std::fopen(path.c_str(), "rb"));
    if (!file) return tl::unexpected(Error{"cannot read " + path});
    std::vector<std::uint8_t> bytes;
    std::uint8_t buffer[16384];
    for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, file.get())) > 0;)
        bytes.insert(bytes.end(), buffer, buffer + got);
    return bytes;
}

}  // namespace viva::platform
