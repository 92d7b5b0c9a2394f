// Slices of Noto Sans CJK with what the notes use and the bundled faces lack: Chinese characters, Kana, rare signs.
//
// A slice of a whole alphabet would serve typed text too, but the 20,992 common ideographs are 3 MB in each weight, and
// a note's few hundred lie scattered over all of them. So a slice holds what notes share: a reader of one note loads
// the characters that most notes have, and then those that hardly another one has.
#pragma once

#include <vector>

#include "base/result.h"
#include "compiler/fonts.h"
#include "model/card.h"

namespace viva::compiler {

/// Empty if the bundled faces show all of it, or if Noto Sans CJK is not there.
Result<std::vector<FontSlice>> make_note_slices(const model::Collection& collection, const FontSources& sources);

}  // namespace viva::compiler
