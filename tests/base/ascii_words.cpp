#include "base/ascii_words.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace viva;

namespace {

/// Every byte at every place of a text of some length, among bytes that each of the functions passes over.
std::vector<std::string> texts_with_one_byte() {
    std::vector<std::string> texts{""};
    for (const std::size_t size : {1, 7, 8, 9, 20})
        for (std::size_t place = 0; place < size; ++place)
            for (int byte = 0; byte < 256; ++byte) {
                std::string text(size, 'x');
                text[place] = static_cast<char>(byte);
                texts.push_back(std::move(text));
            }
    return texts;
}

template <class Accept>
std::size_t end_by_bytes(std::string_view text, std::size_t at, Accept accept) {
    while (at < text.size() && accept(static_cast<unsigned char>(text[at]))) ++at;
    return at;
}

}  // namespace

TEST_CASE("eight bytes at a time, the end of ASCII is where it is byte by byte") {
    for (const std::string& text : texts_with_one_byte())
        for (std::size_t at = 0; at <= text.size(); ++at) {
            REQUIRE(ascii_end(text, at) == end_by_bytes(text, at, [](unsigned c) { return c < 0x80; }));
            REQUIRE(printable_ascii_end(text, at) ==
                    end_by_bytes(text, at, [](unsigned c) { return c >= ' ' && c <= '~'; }));
        }
}

TEST_CASE("eight bytes at a time, capitals become small and nothing else changes") {
    for (const std::string& text : texts_with_one_byte()) {
        std::string small = text;
        const std::size_t end = lower_ascii(small, 0);
        REQUIRE(end == ascii_end(text, 0));
        for (std::size_t i = 0; i < text.size(); ++i) {
            const bool is_capital = text[i] >= 'A' && text[i] <= 'Z' && i < end;
            REQUIRE(small[i] == (is_capital ? static_cast<char>(text[i] + ('a' - 'A')) : text[i]));
        }
    }
}

TEST_CASE("control characters are counted, white space is none of them") {
    for (const std::string& text : texts_with_one_byte()) {
        const auto count = std::count_if(text.begin(), text.end(), [](char letter) {
            const auto c = static_cast<unsigned char>(letter);
            return (c < 0x20 && (c < '\t' || c > '\r')) || c == 0x7F;
        });
        REQUIRE(count_ascii_controls(text) == static_cast<std::size_t>(count));
    }
    CHECK(count_ascii_controls("\x01\x02\t\n 한글 \x7F\x1F\x0B........\x03") == 5);
}
