// Sorting where code size counts: the page carries every instance of std::sort, about 2 KB each.
#pragma once

#include <algorithm>
#include <iterator>

namespace viva {

/// Sorts like std::sort (not stable, O(n log n) in every case) with a fifth of its code and about twice its time.
template <class Iterator, class Less>
void compact_sort(Iterator first, Iterator last, Less less) {
    std::make_heap(first, last, less);
    std::sort_heap(first, last, less);
}

template <class Iterator>
void compact_sort(Iterator first, Iterator last) {
    std::make_heap(first, last);
    std::sort_heap(first, last);
}

}  // namespace viva
