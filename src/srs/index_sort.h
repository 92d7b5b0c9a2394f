// Sorting of index lists. One std::sort for every comparison instead of one for each: a call through a pointer costs
// less than the 3 KB of WASM that each would add to the first visit.
#pragma once

#include <cstdint>
#include <span>

namespace viva::srs {

/// Sorts `indices`; `less(context, a, b)` tells whether index a comes before index b.
void sort_indices(std::span<std::uint32_t> indices, const void* context,
                  bool (*less)(const void* context, std::uint32_t a, std::uint32_t b));

/// The same with any callable.
template <class Less>
void sort_indices(std::span<std::uint32_t> indices, const Less& less) {
    sort_indices(indices, &less, [](const void* context, std::uint32_t a, std::uint32_t b) {
        return static_cast<bool>((*static_cast<const Less*>(context))(a, b));
    });
}

}  // namespace viva::srs
