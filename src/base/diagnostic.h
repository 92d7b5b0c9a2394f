// Problems found in notes: all of them, each with its place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace viva {

enum class Severity : std::uint8_t { note, warning, error };

/// One problem in one file. `line` and `column` count from 1; 0 means the whole file. Columns count code points.
struct Diagnostic {
    Severity severity = Severity::warning;
    std::string file;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::string message;
    std::string hint;
    std::string source_line;  ///< The line as it stands in the file, for the excerpt; may be empty.
};

using Diagnostics = std::vector<Diagnostic>;

/// `note`, `warning` or `error`, as `viva check --json` prints it.
std::string_view name(Severity severity);

/// The message as a terminal shows it: file:line:column, the line, a caret under the column, the hint.
std::string format(const Diagnostic& diagnostic);

}  // namespace viva
