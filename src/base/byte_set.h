// Looking for any of several bytes. `std::string_view::find_first_of` asks for each byte in a call of its own.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace viva {

class ByteSet {
public:
    constexpr explicit ByteSet(std::string_view bytes) {
        for (const char byte : bytes) holds_[static_cast<unsigned char>(byte)] = true;
    }

    constexpr bool holds(char byte) const { return holds_[static_cast<unsigned char>(byte)]; }

    /// Where the first of them stands in `text` from `at` on, or npos.
    constexpr std::size_t find_in(std::string_view text, std::size_t at = 0) const {
        while (at < text.size() && !holds(text[at])) ++at;
        return at < text.size() ? at : std::string_view::npos;
    }

private:
    std::array<bool, 256> holds_{};
};

}  // namespace viva
