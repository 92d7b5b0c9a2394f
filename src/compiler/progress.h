// How far long work is: one line on a terminal, nothing in files and pipes.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string_view>

namespace viva::compiler {

struct Terminal;

/// Told now and then by long work, from the thread that began it: `done` of `total` parts of `step` are ready.
using Progress = std::function<void(std::string_view step, std::size_t done, std::size_t total)>;

/// Writes progress over itself on the last line of the terminal. Work that is done within half a second shows none.
class ProgressLine {
public:
    using Clock = std::chrono::steady_clock;

    /// `terminal` must outlive this.
    explicit ProgressLine(Terminal& terminal, Clock::time_point (*now)() = Clock::now);

    void tell(std::string_view step, std::size_t done, std::size_t total);

    /// Takes the line away; what is printed next stands in its place.
    void clear();

    /// What long work calls; good as long as this lives.
    Progress callback();

private:
    Terminal& terminal_;
    Clock::time_point (*now_)();
    Clock::time_point next_;  ///< Not shown before this.
    bool is_shown_ = false;
};

}  // namespace viva::compiler
