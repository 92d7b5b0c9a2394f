// Independent pieces of work on all processors.
#pragma once

#include <cstddef>
#include <functional>

namespace viva::compiler {

/// How many threads `for_each_index` uses: at least 1.
std::size_t worker_count();

/// Calls `work(index, worker)` once for each index below `count`, in no particular order; `worker` (below
/// `worker_count()`) tells the threads apart. The calling thread works too, and calls `told(done)` now and then.
/// Returns when all is done.
void for_each_index(std::size_t count, const std::function<void(std::size_t index, std::size_t worker)>& work,
                    const std::function<void(std::size_t done)>& told = {});

}  // namespace viva::compiler
