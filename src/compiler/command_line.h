// The command line of `viva`: commands and options as rows, parsing, and help made from the same rows.
#pragma once

#include <atomic>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace viva::compiler {

/// What a run returns to the shell.
enum ExitCode : int { exit_fine = 0, exit_problems = 1, exit_wrong_use = 2, exit_cannot_read_or_write = 3 };

/// Where a run happens and where its words go.
struct Terminal {
    std::string out;
    std::string err;
    bool has_colours = false;            ///< For `out`.
    bool has_error_colours = false;      ///< For `err`.
    bool shows_progress = false;         ///< `err` goes to a terminal, where a line may be written over.
    void (*write)(Terminal&) = nullptr;  ///< Writes `out` and `err` where they belong and empties them; null: kept.
    /// For a run that goes on until it is stopped: from this call on, Ctrl+C only sets the flag that it returns.
    const std::atomic<bool>* (*catch_stop)() = nullptr;
    std::filesystem::path program_folder;  ///< Of the running program; the app and fonts may lie near it.

    /// What is said so far is shown now, not at the end of the run.
    void deliver() {
        if (write != nullptr) write(*this);
    }
};

struct OptionRow {
    std::string_view name;    ///< "--output"
    std::string_view letter;  ///< "-o", or empty.
    std::string_view value;   ///< "SITE"; empty: the option takes none.
    std::string_view help;
};

/// What the user gave: values by option name ("--json" → ""), and the rest in order.
struct Arguments {
    std::map<std::string, std::string, std::less<>> options;
    std::vector<std::string> paths;

    bool has(std::string_view option) const { return options.contains(option); }
    std::string value(std::string_view option) const {
        const auto found = options.find(option);
        return found == options.end() ? std::string() : found->second;
    }
};

struct CommandRow {
    std::string_view name;
    std::string_view summary;   ///< One line.
    std::string_view synopsis;  ///< Without "viva".
    std::string_view description;
    std::span<const OptionRow> options;
    std::string_view examples;
    int (*run)(const Arguments& arguments, Terminal& terminal);
};

/// Every command, in the order of the help.
std::span<const CommandRow> commands();

/// `given` by the rows of `command`; the message names what is wrong and what was perhaps meant.
Result<Arguments> parse(const CommandRow& command, std::span<const std::string> given);

/// The page about the program, or about one command.
std::string program_help();
std::string command_help(const CommandRow& command);

/// One of `known` that a slip of the fingers turns into `written`, or empty.
std::string_view similar(std::string_view written, std::span<const std::string_view> known);

/// The whole program: `arguments` without the program's own name. Returns the exit code.
int run(std::span<const std::string> arguments, Terminal& terminal);

struct ReadNotes;
/// The exit code of a run that did its work, as the notes were (`--strict`: warnings count too).
int exit_code_of(const ReadNotes& notes, const Arguments& arguments);

int run_check(const Arguments& arguments, Terminal& terminal);
int run_html(const Arguments& arguments, Terminal& terminal);
int run_build(const Arguments& arguments, Terminal& terminal);
int run_serve(const Arguments& arguments, Terminal& terminal);
int run_export(const Arguments& arguments, Terminal& terminal);
/// `viva export --apkg`.
int export_apkg(const Arguments& arguments, Terminal& terminal);
int run_import(const Arguments& arguments, Terminal& terminal);

}  // namespace viva::compiler
