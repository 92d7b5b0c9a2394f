#include <doctest/doctest.h>

#include "search/scan.h"
#include "support/random.h"

using namespace viva;
using namespace viva::search;

TEST_CASE("a scan finds what plain searching finds, in texts of any length") {
    tests::Random random(11);
    for (int round = 0; round < 4000; ++round) {
        std::string text;
        const std::size_t size = random.place(80);
        for (std::size_t i = 0; i < size; ++i) text += "ab\x80\x81\xFF"[random.below(5)];
        std::string needle;
        const std::size_t length = 1 + random.place(5);
        for (std::size_t i = 0; i < length; ++i) needle += "ab\x80\x81\xFF"[random.below(5)];
        ByteCounts counts{};
        for (const char byte : text) ++counts[static_cast<unsigned char>(byte)];
        const Scanner scanner(needle, counts);
        for (std::size_t from = 0; from <= text.size(); ++from)
            REQUIRE(scanner.find(text, from) == text.find(needle, from));
    }
}
