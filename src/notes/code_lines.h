// Telling code from prose line by line, where nothing marks it: posts that were copied as plain text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace viva::notes {

enum class LineKind : std::uint8_t {
    blank,
    prose,
    comment,  ///< "# …", "// …": code if code stands beside it.
    code,
    prompt,  ///< ">>> x", ">> x", "$ x": what follows may be its output.
    output,  ///< Could be printed by a program: a value, a repr, a result row.
};

/// What a line is by itself. Strings and comments inside a line do not count as prose.
LineKind classify_line(std::string_view line);

/// Brackets that `line` leaves open (minus those it closes), strings and comments apart.
int bracket_balance(std::string_view line);

/// Gives lines of code that lost their indentation four spaces for each bracket that is open, and for each Python
/// block that is surely open. Lines that still have indentation are all left as they are.
std::vector<std::string> restore_indentation(const std::vector<std::string_view>& lines);

}  // namespace viva::notes
