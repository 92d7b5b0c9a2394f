#include "base/diagnostic.h"

#include "base/unicode.h"

namespace viva {

std::string_view name(Severity severity) {
    switch (severity) {
        case Severity::note: return "note";
        case Severity::warning: return "warning";
        case Severity::error: return "error";
    }
    return "error";
}

namespace {

/// Spaces that put a caret under a column; tabs stay tabs and wide letters count two cells.
std::string caret_indent(std::string_view line, std::uint32_t column) {
    std::string indent;
    std::uint32_t seen = 1;
    for (std::size_t at = 0; at < line.size() && seen < column; ++seen) {
        const DecodedCodePoint next = decode_utf8(line, at);
        if (next.code_point == '\t')
            indent += '\t';
        else
            indent.append(terminal_cells(next.code_point), ' ');
        at += next.size;
    }
    return indent;
}

/// A long line is cut around nothing: terminals wrap it and the caret would lie.
constexpr std::size_t longest_excerpt_bytes = 400;

}  // namespace

std::string format(const Diagnostic& diagnostic) {
    std::string text = diagnostic.file;
    if (diagnostic.line > 0) {
        text += ":" + std::to_string(diagnostic.line);
        if (diagnostic.column > 0) text += ":" + std::to_string(diagnostic.column);
    }
    text += ": ";
    if (diagnostic.severity != Severity::warning) text += std::string(name(diagnostic.severity)) + ": ";
    text += diagnostic.message + "\n";
    if (!diagnostic.source_line.empty() && diagnostic.source_line.size() <= longest_excerpt_bytes) {
        text += "  " + diagnostic.source_line + "\n";
        if (diagnostic.column > 0) text += "  " + caret_indent(diagnostic.source_line, diagnostic.column) + "^\n";
    }
    if (!diagnostic.hint.empty()) text += "  hint: " + diagnostic.hint + "\n";
    return text;
}

}  // namespace viva
