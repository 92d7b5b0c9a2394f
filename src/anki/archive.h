// The zip around a collection. Inside of the room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace viva::anki {

/// The largest collection that is read, unpacked.
inline constexpr std::uint64_t largest_collection = std::uint64_t{1} << 30;

struct ArchiveEntry {
    std::string_view name;
    std::string_view bytes;
};

/// Writes a zip with these entries.
Result<void> write_archive(const std::string& path, const ArchiveEntry* entries, std::size_t count);

/// The entry of a zip; the error says whether the file or the entry is missing.
Result<std::string> read_entry(const std::string& path, const std::string& name);
bool has_entry(const std::string& path, const std::string& name);

}  // namespace viva::anki
