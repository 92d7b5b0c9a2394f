// `viva export --tsv`: every card as a line that Anki imports, again and again without doubles.
#include <cstdio>

#include "anki/exchange.h"
#include "compiler/check_report.h"
#include "compiler/command_line.h"
#include "compiler/compile.h"
#include "compiler/output_folder.h"

namespace viva::compiler {

int run_export(const Arguments& arguments, Terminal& terminal) {
    if (arguments.has("--apkg") && !arguments.paths.empty()) return export_apkg(arguments, terminal);
    if (arguments.paths.empty() || !arguments.has("--tsv")) {
        terminal.err +=
            arguments.paths.empty()
                ? "viva: export needs the notes: viva export --tsv notes\n"
                : "viva: export needs a form\n  hint: --tsv writes a file for Anki, --apkg a deck with its history\n";
        return exit_wrong_use;
    }
    const ReadNotes notes = read_notes(arguments.paths);
    terminal.err += diagnostics_text(notes.diagnostics, terminal.has_error_colours);
    if (!notes.all_readable) return exit_cannot_read_or_write;
    const Compilation compilation = compile(notes);
    const std::string text =
        anki::write_text(anki::make_cards(compilation.collection(), srs::ReviewState(), anki::Which::all));
    const std::string target = arguments.value("--output");
    if (target.empty()) {
        terminal.out += text;
    } else if (Result<void> written = write_file(target, text); !written) {
        terminal.err += "viva: " + written.error().message + "\n";
        return exit_cannot_read_or_write;
    } else {
        terminal.out += target + ": " + kinds_text(compilation.cards) + "\n";
    }
    return exit_code_of(notes, arguments);
}

}  // namespace viva::compiler
