// FNV-1a, 64 bit: stable between builds and machines, which ids and file names need. Not for secrets.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace viva {

inline constexpr std::uint64_t fnv_offset_basis = 14695981039346656037ULL;

/// FNV-1a of `bytes`, continuing from `seed`.
constexpr std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed = fnv_offset_basis) {
    for (const char byte : bytes) {
        seed ^= static_cast<unsigned char>(byte);
        seed *= 1099511628211ULL;
    }
    return seed;
}

/// 13 characters of lower-case base 32 (0-9, a-v), most significant first.
inline std::string base32(std::uint64_t value) {
    std::string text(13, '0');
    for (std::size_t i = text.size(); i-- > 0; value >>= 5) text[i] = "0123456789abcdefghijklmnopqrstuv"[value & 31];
    return text;
}

}  // namespace viva
