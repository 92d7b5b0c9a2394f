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
    return exit_code_of(notes, arguments);
}

}  // namespace viva::compiler
