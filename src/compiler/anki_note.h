// Anki's decks as notes.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "anki/package.h"

namespace viva::compiler {

/// Notes of a deck file (or of a text export) as Markdown that `notes` finds the same questions in: a heading a deck, a
/// heading below it a question. `title` names the note.
std::string deck_note(std::span<const anki::Note> notes, std::string_view title);

}  // namespace viva::compiler
