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
    for (const Diagnostic& diagnostic : notes.diagnostics)
        if (diagnostic.severity == Severity::error) terminal.err += format(diagnostic);
    return exit_code_of(notes, arguments);
}

}  // namespace viva::compiler
