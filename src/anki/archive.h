// The zip around a collection. Inside of the room.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "anki/package.h"

namespace viva::anki {

/// The largest collection that is read, unpacked.
inline constexpr std::uint64_t largest_collection = std::uint64_t{1} << 30;

struct ArchiveEntry {
    std::string_view name;
    std::string_view bytes;
};

/// A zip with these entries; empty if an entry is too large for one.
std::string write_archive(std::span<const ArchiveEntry> entries);

/// An entry of a zip. Nothing if the zip has none of this name; refused if it is no zip, or the entry is damaged or
/// larger than `largest_collection`.
Accepted<std::optional<std::string>> read_entry(std::string_view zip, const std::string& name);

}  // namespace viva::anki
