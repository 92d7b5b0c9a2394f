#include "compiler/progress.h"

#include <string>

#include "compiler/command_line.h"

namespace viva::compiler {
namespace {

constexpr std::chrono::milliseconds before_first{500};
constexpr std::chrono::milliseconds between{100};
constexpr std::string_view empty_line = "\r\x1b[K";  // ECMA-48: to the first column, erase to the end

}  // namespace

ProgressLine::ProgressLine(Terminal& terminal, Clock::time_point (*now)())
    : terminal_(terminal), now_(now), next_(now() + before_first) {}

void ProgressLine::tell(std::string_view step, std::size_t done, std::size_t total) {
    if (!terminal_.shows_progress) return;
    const Clock::time_point now = now_();
    if (now < next_) return;
    next_ = now + between;
    is_shown_ = true;
    terminal_.err +=
        std::string(empty_line) + std::string(step) + ": " + std::to_string(done) + " of " + std::to_string(total);
    terminal_.deliver();
}

void ProgressLine::clear() {
    if (!is_shown_) return;
    is_shown_ = false;
    terminal_.err += empty_line;
    terminal_.deliver();
}

Progress ProgressLine::callback() {
    return [this](std::string_view step, std::size_t done, std::size_t total) { tell(step, done, total); };
}

}  // namespace viva::compiler
