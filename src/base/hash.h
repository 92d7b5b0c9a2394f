// FNV-1a, 64 bit: stable between builds and machines, which ids and file names need; and a quicker hash. Not for
// secrets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
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

/// A hash of `bytes` of which much is hashed, continuing from `seed`: eight bytes at a time, each mixed in by a
/// multiplication with the golden ratio, where every byte of FNV waits for the one before.
inline std::uint64_t hash_words(std::string_view bytes, std::uint64_t seed = 0) {
    constexpr std::uint64_t golden = 0x9E3779B97F4A7C15ULL;
    std::uint64_t hash = (seed + bytes.size() + 1) * golden;  // An empty text counts too.
    while (!bytes.empty()) {
        std::uint64_t word = 0;
        const std::size_t taken = bytes.size() < sizeof word ? bytes.size() : sizeof word;
        std::memcpy(&word, bytes.data(), taken);
        hash = (hash ^ word) * golden;
        hash ^= hash >> 29;
        bytes.remove_prefix(taken);
    }
    return hash;
}

/// 13 characters of lower-case base 32 (0-9, a-v), most significant first.
inline std::string base32(std::uint64_t value) {
    std::string text(13, '0');
    for (std::size_t i = text.size(); i-- > 0; value >>= 5) text[i] = "0123456789abcdefghijklmnopqrstuv"[value & 31];
    return text;
}

/// The value that `base32` wrote as `text`; nothing unless it is exactly such a text (13 characters, below 2^64).
constexpr std::optional<std::uint64_t> parse_base32(std::string_view text) {
    if (text.size() != 13 || text[0] < '0' || (text[0] > '9' && (text[0] < 'a' || text[0] > 'f'))) return std::nullopt;
    std::uint64_t value = 0;
    for (const char character : text) {
        if (character >= '0' && character <= '9')
            value = value << 5 | static_cast<std::uint64_t>(character - '0');
        else if (character >= 'a' && character <= 'v')
            value = value << 5 | static_cast<std::uint64_t>(character - 'a' + 10);
        else
            return std::nullopt;
    }
    return value;
}

}  // namespace viva
