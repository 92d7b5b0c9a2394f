// A small seeded generator, so that a failing random test fails again.
#pragma once

#include <cstddef>
#include <cstdint>

namespace viva::tests {

/// splitmix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators).
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        std::uint64_t mixed = state_ += 0x9E3779B97F4A7C15ULL;
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9ULL;
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBULL;
        return mixed ^ mixed >> 31;
    }

    /// 0 … bound - 1; `bound` is not 0. The slight bias of the remainder does not matter to a test.
    std::uint64_t below(std::uint64_t bound) { return next() % bound; }

    /// The same for a place in something of that size, where a size may have fewer bits than a time.
    std::size_t place(std::size_t size) { return static_cast<std::size_t>(below(size)); }

    /// 0 … 1, 1 not included.
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

private:
    std::uint64_t state_;
};

}  // namespace viva::tests
