#include "compiler/command_line.h"
#include "compiler/compile.h"
#include "html/document.h"

namespace viva::compiler {

int run_html(const Arguments& arguments, Terminal& terminal) {
    if (arguments.paths.empty()) {
        terminal.err += "viva: html needs a file or a folder: viva html notes/sql.md\n";
        return exit_wrong_use;
    }
    const ReadNotes notes = read_notes(arguments.paths);
    for (const model::Document& document : notes.documents) terminal.out += html::document_html(document);
    bool has_errors = false;
    for (const Diagnostic& diagnostic : notes.diagnostics) {
        if (diagnostic.severity != Severity::error) continue;
        terminal.err += format(diagnostic);
        has_errors = true;
    }
    if (!notes.all_readable) return exit_cannot_read_or_write;
    return has_errors ? exit_problems : exit_fine;
}

}  // namespace viva::compiler
