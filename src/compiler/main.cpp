// The `viva` program.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "compiler/command_line.h"

int main(int argument_count, char** arguments) {
    std::vector<std::string> given(arguments + (argument_count > 0 ? 1 : 0), arguments + argument_count);
    viva::compiler::Terminal terminal;
    const char* no_color = std::getenv("NO_COLOR");  // https://no-color.org: any value but none
    const bool may_colour = no_color == nullptr || *no_color == '\0';
    terminal.has_colours = may_colour && isatty(STDOUT_FILENO) != 0;
    terminal.has_error_colours = may_colour && isatty(STDERR_FILENO) != 0;
    std::error_code error;
    terminal.program_folder = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
    if (error && argument_count > 0)
        terminal.program_folder = std::filesystem::absolute(arguments[0], error).parent_path();
    const int code = viva::compiler::run(given, terminal);
    std::fwrite(terminal.out.data(), 1, terminal.out.size(), stdout);
    std::fwrite(terminal.err.data(), 1, terminal.err.size(), stderr);
    // A full disk or a closed pipe must not look like success.
    if (std::fflush(stdout) != 0) return viva::compiler::exit_cannot_read_or_write;
    return code;
}
