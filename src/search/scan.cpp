#include "search/scan.h"

#include <bit>
#include <cstring>
#include <utility>

namespace viva::search {
namespace {

constexpr std::uint64_t ones = 0x0101010101010101ULL, high_bits = 0x8080808080808080ULL;

std::uint64_t load(const char* at) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, at, sizeof eight);
    return eight;
}

std::uint64_t spread(char byte) { return ones * static_cast<unsigned char>(byte); }

/// Which of the eight bytes lowest in memory has its high bit set; `marks` is not 0.
std::size_t lowest(std::uint64_t marks) {
    if constexpr (std::endian::native == std::endian::little)
        return static_cast<std::size_t>(std::countr_zero(marks)) / 8;
    else
        return static_cast<std::size_t>(std::countl_zero(marks)) / 8;
}

}  // namespace

Scanner::Scanner(std::string needle, const ByteCounts& counts) : needle_(std::move(needle)) {
    const auto rarity = [&](std::size_t i) { return counts[static_cast<unsigned char>(needle_[i])]; };
    for (std::size_t i = 1; i < needle_.size(); ++i)
        if (rarity(i) < rarity(first_)) first_ = i;
    second_ = first_ == 0 ? needle_.size() - 1 : 0;
    for (std::size_t i = 0; i < needle_.size(); ++i)
        if (i != first_ && rarity(i) < rarity(second_)) second_ = i;
}

std::size_t Scanner::find(std::string_view text, std::size_t from) const {
    const std::size_t size = needle_.size();
    if (size > text.size()) return std::string_view::npos;
    const std::size_t last = text.size() - size;
    const std::uint64_t first_byte = spread(needle_[first_]), second_byte = spread(needle_[second_]);
    std::size_t at = from;
    // Eight places of the needle at once while all their bytes lie in the text.
    while (at + 7 <= last) {
        const std::uint64_t differs =
            (load(text.data() + at + first_) ^ first_byte) | (load(text.data() + at + second_) ^ second_byte);
        // Marks every zero byte, and perhaps a one after it; each is looked at closely.
        std::uint64_t marks = (differs - ones) & ~differs & high_bits;
        while (marks != 0) {
            const std::size_t place = at + lowest(marks);
            if (std::memcmp(text.data() + place, needle_.data(), size) == 0) return place;
            // The lowest in memory is the lowest bit on little-endian machines only.
            if constexpr (std::endian::native == std::endian::little)
                marks &= marks - 1;
            else
                marks &= ~(0x8000000000000000ULL >> std::countl_zero(marks));
        }
        at += 8;
    }
    for (; at <= last; ++at)
        if (std::memcmp(text.data() + at, needle_.data(), size) == 0) return at;
    return std::string_view::npos;
}

}  // namespace viva::search
