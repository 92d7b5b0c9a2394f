// What names this version of the pack.
#pragma once

#include <cstdint>

namespace viva::pack {

/// Grows with every change of pack.fbs, columns.cpp or the model's structs. An app reads exactly its own.
inline constexpr std::uint32_t format_version = 4;

/// Blocks and spans nest at most this deep, so that rooms may recurse over them.
inline constexpr std::uint32_t deepest_nesting = 128;

}  // namespace viva::pack
