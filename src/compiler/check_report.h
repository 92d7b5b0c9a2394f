// What `viva check` prints.
#pragma once

#include <string>

#include "compiler/compile.h"
#include "compiler/json.h"

namespace viva::compiler {

/// The object of DESIGN §8.
std::string check_json(const ReadNotes& notes);

/// For people: each note's sections and questions by line, the problems with their place in the text, a summary.
std::string check_text(const ReadNotes& notes, bool has_colours);

/// The array of diagnostics, as the value of a key.
void write_diagnostics(JsonWriter& json, const Diagnostics& diagnostics);

/// All diagnostics for people, and "2 errors, 1 warning" (empty if there are none).
std::string diagnostics_text(const Diagnostics& diagnostics, bool has_colours);
std::string diagnostics_summary(const Diagnostics& diagnostics);

}  // namespace viva::compiler
