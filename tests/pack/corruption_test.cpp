// Packs that were cut off or changed: refused, or harmless to whoever follows every index and range.
#include <cstdlib>
#include <random>

#include <doctest/doctest.h>

#include "pack/reader.h"
#include "pack/sample.h"
#include "pack/writer.h"

using namespace viva;

namespace {

/// Tries to open the bytes and, where that succeeds, follows all of it. Sanitizers do the judging.
bool opens(std::vector<std::uint8_t> bytes) {
    const Result<pack::Pack> opened = pack::Pack::open(std::move(bytes));
    if (!opened) {
        CHECK_FALSE(opened.error().message.empty());
        return false;
    }
    volatile std::uint64_t sum = tests::walk(opened->collection());
    static_cast<void>(sum);
    return true;
}

}  // namespace

TEST_CASE("every truncated pack is refused") {
    const std::vector<std::uint8_t> bytes = pack::write(tests::Sample().collection(), "viva");
    for (std::size_t size = 0; size < bytes.size(); ++size)
        CHECK_FALSE(opens({bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)}));
}

TEST_CASE("a corrupted pack is refused or harmless") {
    const std::vector<std::uint8_t> bytes = pack::write(tests::Sample().collection(), "viva");
    std::mt19937_64 random(20261123);
    const int rounds = std::getenv("VIVA_NIGHTLY") != nullptr ? 1'000'000 : 20'000;
    int opened = 0;
    for (int round = 0; round < rounds; ++round) {
        std::vector<std::uint8_t> damaged = bytes;
        tests::corrupt(damaged, random);
        opened += opens(std::move(damaged));
    }
    // Some changes only touch a letter; if none opened, the test would prove nothing about walking.
    CHECK(opened > 0);
    CHECK(opened < rounds);
}
