// A folder that appears whole or not at all.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "base/result.h"

namespace viva::compiler {

/// Files by their paths below a folder, '/' between names.
using Files = std::map<std::string, std::string>;

/// Writes one file, and the folders above it.
Result<void> write_file(const std::filesystem::path& path, const std::string& bytes);

/// Every file below `folder`; refuses more than 1 GB.
Result<Files> read_folder(const std::filesystem::path& folder);

/// Whether `target` may be replaced: it does not exist, is an empty folder, or holds a file named `mark`.
Result<void> check_replaceable(const std::filesystem::path& target, const std::string& mark);

/// Writes `files` to a folder beside `target` and then puts it in the place of `target`. If anything fails on the way
/// (a full disk, a missing right), what was there before is there still.
Result<void> replace_folder(const std::filesystem::path& target, const Files& files);

}  // namespace viva::compiler
