// What is asked of ASCII text all over this room; base/unicode.h knows the other scripts.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

namespace viva::notes {

inline bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); }

inline bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

template <std::size_t size>
bool is_one_of(std::string_view word, const std::string_view (&words)[size]) {
    return !word.empty() && std::any_of(std::begin(words), std::end(words), [word](std::string_view one) {
        return one.size() == word.size() && one.front() == word.front() && one == word;
    });
}

}  // namespace viva::notes
