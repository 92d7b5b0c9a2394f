// How numbers stand in a packed log (packed_log.cpp says what they mean).
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace viva::srs {

enum Flag : std::uint8_t { rating_bits = 3, new_device = 4, number_jumps = 8, new_zone = 16 };

// Small differences either way are small numbers.
constexpr std::uint64_t folded(std::int64_t number) {
    return static_cast<std::uint64_t>(number) << 1 ^ static_cast<std::uint64_t>(number >> 63);
}
constexpr std::int64_t unfolded(std::uint64_t number) {
    return static_cast<std::int64_t>(number >> 1 ^ (0 - (number & 1)));
}

/// False where no number stands.
inline bool take_number(std::string_view& bytes, std::uint64_t& number) {
    number = 0;
    for (std::size_t i = 0; i < bytes.size() && i < 10; ++i) {
        const auto byte = static_cast<std::uint8_t>(bytes[i]);
        number |= std::uint64_t{byte & 0x7FU} << (7 * i);
        if (byte < 0x80) {
            bytes.remove_prefix(i + 1);
            return true;
        }
    }
    return false;
}

inline std::optional<std::uint64_t> take_word(std::string_view& bytes) {
    std::uint64_t word = 0;
    if (bytes.size() < sizeof word) return std::nullopt;
    std::memcpy(&word, bytes.data(), sizeof word);
    bytes.remove_prefix(sizeof word);
    return word;
}

}  // namespace viva::srs
