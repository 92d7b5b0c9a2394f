// ASCII eight bytes at a time: most of any note is.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace viva {
namespace ascii_words {

inline constexpr std::uint64_t high_bits = 0x8080808080808080ULL;

constexpr std::uint64_t in_each_byte(unsigned byte) { return byte * 0x0101010101010101ULL; }

inline std::uint64_t word_at(std::string_view text, std::size_t at) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + at, sizeof word);
    return word;
}

/// Bytes before the first one, in the order of memory, whose high bit is set in `marks`; 8: it is in none.
inline std::size_t bytes_before(std::uint64_t marks) {
    const int bits = std::endian::native == std::endian::little ? std::countr_zero(marks) : std::countl_zero(marks);
    return static_cast<std::size_t>(bits) / 8;
}

/// The high bit of each byte of `word` that is in [first, last], both ASCII; a byte beyond ASCII is not.
constexpr std::uint64_t marks_between(std::uint64_t word, unsigned first, unsigned last) {
    const std::uint64_t low = word & ~high_bits;
    return ((low + in_each_byte(0x80 - first)) ^ (low + in_each_byte(0x7F - last))) & ~word & high_bits;
}

}  // namespace ascii_words

/// Where the first byte beyond ASCII stands in `text` from `at` on; its size if there is none.
inline std::size_t ascii_end(std::string_view text, std::size_t at) {
    if (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80) return at;
    for (; text.size() - at >= 8; at += 8)
        if (const std::uint64_t beyond = ascii_words::word_at(text, at) & ascii_words::high_bits; beyond != 0)
            return at + ascii_words::bytes_before(beyond);
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
    return at;
}

/// Where the first byte that is no printable ASCII (space to `~`) stands in `text` from `at` on, or its size.
inline std::size_t printable_ascii_end(std::string_view text, std::size_t at) {
    if (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80) return at;
    for (; text.size() - at >= 8; at += 8) {
        const std::uint64_t plain = ascii_words::marks_between(ascii_words::word_at(text, at), ' ', '~');
        if (plain != ascii_words::high_bits) return at + ascii_words::bytes_before(plain ^ ascii_words::high_bits);
    }
    while (at < text.size() && text[at] >= ' ' && text[at] <= '~') ++at;
    return at;
}

/// How many bytes of `text` are control characters of ASCII, those of white space aside.
inline std::size_t count_ascii_controls(std::string_view text) {
    using ascii_words::marks_between;
    std::size_t count = 0;
    std::size_t at = 0;
    for (; text.size() - at >= 8; at += 8) {
        const std::uint64_t word = ascii_words::word_at(text, at);
        const std::uint64_t plain = marks_between(word, ' ', '~') | (word & ascii_words::high_bits);
        if (plain == ascii_words::high_bits) continue;
        const std::uint64_t spaces = marks_between(word, '\t', '\r');
        count += static_cast<std::size_t>(std::popcount(~(plain | spaces) & ascii_words::high_bits));
    }
    for (; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        count += (byte < ' ' && (byte < '\t' || byte > '\r')) || byte == 0x7F ? 1 : 0;
    }
    return count;
}

/// Makes capitals small in `text` from `at` on, up to the first byte beyond ASCII; where that is, or its size.
inline std::size_t lower_ascii(std::string& text, std::size_t at) {
    while (text.size() - at >= 8) {
        const std::uint64_t word = ascii_words::word_at(text, at);
        const std::uint64_t small = word | ascii_words::marks_between(word, 'A', 'Z') >> 2;
        std::memcpy(text.data() + at, &small, sizeof small);
        if (const std::uint64_t beyond = word & ascii_words::high_bits; beyond != 0)
            return at + ascii_words::bytes_before(beyond);
        at += 8;
    }
    for (; at < text.size() && static_cast<unsigned char>(text[at]) < 0x80; ++at)
        if (text[at] >= 'A' && text[at] <= 'Z') text[at] = static_cast<char>(text[at] | 0x20);
    return at;
}

}  // namespace viva
