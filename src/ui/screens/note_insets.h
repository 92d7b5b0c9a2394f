// What the Read screen puts between the blocks of a note: section names, chips under questions, related notes.
#pragma once

#include "app/state.h"
#include "ui/screens.h"
#include "ui/screens/views.h"

namespace viva::ui {

/// The first block that is shown: a title that the screen writes itself is left out.
std::uint32_t first_shown_block(const model::Document& document);
/// Whether the screen writes the title above the note: not where the note's first heading is a question itself.
bool writes_title(const model::Document& document);

/// Lists the insets of a note with their rooms for a column of this width.
void make_insets(UiContext& ui, const app::State& state, std::uint32_t document, float width, NoteView& view);

/// Works the heights out anew where the layout gave a room another width than was assumed; true if it did.
bool fit_insets(UiContext& ui, const app::State& state, NoteView& view);

/// Lists the answers that are to be folded away, if the person reads this note so. Those of the same note as before
/// stay as they are. `target`: a block that was led to, in an answer that opens, or its question; `none`: no such
/// block.
void make_folds(const app::State& state, std::uint32_t document, bool other_note, std::uint32_t target, NoteView& view);

/// Folds an answer (index into NoteView::folds) away, or opens it.
void fold_answer(NoteView& view, std::uint32_t fold, bool folded);

/// Draws one inset (index into NoteView::insets) into its room.
void draw_inset(UiContext& ui, const app::State& state, NoteView& view, std::uint32_t index, Rect room,
                Actions& actions);

}  // namespace viva::ui
