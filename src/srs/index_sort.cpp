#include "srs/index_sort.h"

#include <algorithm>

namespace viva::srs {

void sort_indices(std::span<std::uint32_t> indices, const void* context,
                  bool (*less)(const void* context, std::uint32_t a, std::uint32_t b)) {
    std::sort(indices.begin(), indices.end(), [=](std::uint32_t a, std::uint32_t b) { return less(context, a, b); });
}

}  // namespace viva::srs
