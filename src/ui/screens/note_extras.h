// What stands around a note's text: links to its headings, who links here, previews of links, whether it was read.
#pragma once

#include "ui/screens.h"
#include "ui/screens/views.h"

namespace viva::ui {

/// The beginning of what stands below a block (`none`: of the whole note), at most `most` bytes; empty where the next
/// heading follows at once.
std::string_view text_after(const model::Document& document, std::uint32_t block, std::size_t most);

/// Notes that link to this one, each with the text that has its first link.
std::vector<Backlink> backlinks_to(const model::Collection& collection, std::uint32_t index);

/// Draws them under a heading; returns the height taken, 0 if there are none.
float draw_backlinks(UiContext& ui, const app::State& state, const NoteView& view, float x, float y, float width,
                     Actions& actions);

/// A button before every heading in view: it puts the heading's address into the clipboard. `y` is where the text
/// begins.
void draw_heading_links(UiContext& ui, const model::Document& document, NoteView& view, float x, float y,
                        Actions& actions);

/// A card below a link to another place of the notes, once the pointer has rested on it.
void draw_preview(UiContext& ui, const app::State& state, NoteView& view, const ReaderEvents& events);

/// Remembers that the note was read to its end, once its last line is in view.
void mark_read(const app::State& state, NoteView& view, bool end_in_view, Actions& actions);

}  // namespace viva::ui
