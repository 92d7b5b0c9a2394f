// The `viva` program.
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "compiler/command_line.h"

namespace {

std::atomic<bool> is_stopped = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal may come at any moment");

/// The first Ctrl+C lets the run end by itself, the second one ends it.
void stop(int signal) {
    is_stopped = true;
    std::signal(signal, SIG_DFL);
}

const std::atomic<bool>* catch_stop() {
    std::signal(SIGINT, stop);
    std::signal(SIGTERM, stop);
    return &is_stopped;
}

void write(viva::compiler::Terminal& terminal) {
    std::fwrite(terminal.out.data(), 1, terminal.out.size(), stdout);
    std::fwrite(terminal.err.data(), 1, terminal.err.size(), stderr);
    terminal.out.clear();
    terminal.err.clear();
    std::fflush(stdout);  // A failure stays with the stream, where the end of the program finds it.
}

}  // namespace

int main(int argument_count, char** arguments) {
    std::vector<std::string> given(arguments + (argument_count > 0 ? 1 : 0), arguments + argument_count);
    viva::compiler::Terminal terminal;
    const char* no_color = std::getenv("NO_COLOR");  // https://no-color.org: any value but none
    const bool may_colour = no_color == nullptr || *no_color == '\0';
    terminal.has_colours = may_colour && isatty(STDOUT_FILENO) != 0;
    terminal.has_error_colours = may_colour && isatty(STDERR_FILENO) != 0;
    const char* kind = std::getenv("TERM");
    terminal.shows_progress = isatty(STDERR_FILENO) != 0 && kind != nullptr && std::string_view(kind) != "dumb";
    terminal.write = write;
    terminal.catch_stop = catch_stop;
    std::error_code error;
    terminal.program_folder = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
    if (error && argument_count > 0)
        terminal.program_folder = std::filesystem::absolute(arguments[0], error).parent_path();
    const int code = viva::compiler::run(given, terminal);
    terminal.deliver();
    // A full disk or a closed pipe must not look like success.
    if (std::ferror(stdout) != 0 || std::fflush(stdout) != 0) return viva::compiler::exit_cannot_read_or_write;
    return code;
}
