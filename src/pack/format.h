// What names this version of the pack.
#pragma once

#include <cstdint>

namespace viva::pack {

/// Grows with every change of pack.fbs, columns.cpp or the model's structs. An app reads exactly its own.
inline constexpr std::uint32_t format_version = 5;

/// Blocks and spans nest at most this deep, so that rooms may recurse over them.
inline constexpr std::uint32_t deepest_nesting = 128;

/// A row of pack.fbs's table: what a volume (volumes.h) holds.
struct Volume {
    std::uint32_t documents = 0, cards = 0, parts = 0;
    std::uint32_t reserved = 0;
    std::uint64_t notes_hash = 0;  ///< Pack::notes_hash of the volume that belongs here, and of no other.
};

}  // namespace viva::pack
