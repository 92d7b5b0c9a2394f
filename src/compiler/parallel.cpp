#include "compiler/parallel.h"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>
#include <vector>

namespace viva::compiler {

std::size_t worker_count() { return std::max(1U, std::thread::hardware_concurrency()); }

void for_each_index(std::size_t count, const std::function<void(std::size_t index, std::size_t worker)>& work,
                    const std::function<void(std::size_t done)>& told) {
    std::atomic<std::size_t> next = 0;
    const auto take = [&](std::size_t worker) {
        for (std::size_t i = next++; i < count; i = next++) {
            work(i, worker);
            if (worker == 0 && told) told(std::min(next.load(), count));
        }
    };
    std::vector<std::thread> helpers;
    try {
        for (std::size_t worker = 1; worker < std::min(worker_count(), count); ++worker)
            helpers.emplace_back(take, worker);
    } catch (const std::system_error&) {  // NOLINT(bugprone-empty-catch)
        // The system gives no more threads; those that there are do it all.
    }
    take(0);
    for (std::thread& helper : helpers) helper.join();
}

}  // namespace viva::compiler
