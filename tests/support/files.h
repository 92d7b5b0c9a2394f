// Files that tests read: fixtures of ours, and shared material that may be absent.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace viva::tests {

/// The whole file, or nothing if it cannot be read.
std::optional<std::string> read_file(const std::filesystem::path& path);

/// A path of the source tree: fixtures of ours, the bundled notes.
std::filesystem::path source_path(const char* relative);

/// A path of the material beside the checkout, which need not be there.
std::filesystem::path shared_path(const char* relative);

}  // namespace viva::tests
