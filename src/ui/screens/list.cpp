// Read without a note: the list of all notes and questions, which phones have instead of the tree.
#include <algorithm>

#include "ui/draw.h"
#include "ui/screens.h"
#include "ui/widgets/scroll_area.h"

namespace viva::ui {

void draw_list(UiContext& ui, const app::State& state, Rect area, Actions& actions) {
    const ScrollArea scroll = begin_scroll(ui, "list", area, {.role = Role::main, .name = ui.say(Word::read)});
    const Column column = column_in(ui, area.width, measure_width);
    float y = column.top;
    y += heading(ui, "title", 1, semibold(ui, ui.width == Width::phone ? 25 : 30, ui.palette->ink, 1.3F),
                 ui.say(Word::notes), column.x, y, column.width);
    if (state.collection.documents.empty())
        y += 14 + paragraph(ui, "none", regular(ui, 17, ui.palette->ink, 1.6F), ui.say(Word::no_notes), column.x,
                            y + 14, column.width);
    float rows = 0;
    std::optional<Rect> current;
    draw_tree_rows(ui, state, {column.x - 8, y + 4, column.width + 16, 0}, actions, rows, current);
    end_scroll(ui, scroll, y + 4 + rows + column.bottom);
}

}  // namespace viva::ui
