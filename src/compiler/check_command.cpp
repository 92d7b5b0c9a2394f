#include "compiler/check_report.h"
#include "compiler/command_line.h"

namespace viva::compiler {

int run_check(const Arguments& arguments, Terminal& terminal) {
    if (arguments.paths.empty()) {
        terminal.err += "viva: check needs a file or a folder: viva check notes\n";
        return exit_wrong_use;
    }
    ProgressLine progress(terminal);
    const ReadNotes notes = read_notes(arguments.paths, progress.callback());
    progress.clear();
    const Shown shown = arguments.has("--cards") ? Shown::all_cards : Shown::questions;
    const bool explains = arguments.has("--explain");
    terminal.out += arguments.has("--json") ? check_json(notes, explains)
                                            : check_text(notes, terminal.has_colours, shown, explains);
    if (!notes.all_readable) return exit_cannot_read_or_write;
    const bool has_problems =
        notes.count(Severity::error) > 0 || (arguments.has("--strict") && notes.count(Severity::warning) > 0);
    return has_problems ? exit_problems : exit_fine;
}

}  // namespace viva::compiler
