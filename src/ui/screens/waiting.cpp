// In the place of a screen whose notes are still to come, or could not be had.
#include "ui/draw.h"
#include "ui/screens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/scroll_area.h"

namespace viva::ui {

void draw_waiting(UiContext& ui, const app::State& state, Rect area, Actions& actions) {
    const std::uint32_t volume = *state.awaited;
    const bool failed = state.volumes[volume].status == app::NotesVolume::Status::failed;
    const Column column = column_in(ui, area.width, measure_width);
    const Screen& screen = screen_for(state.route.place);
    const ScrollArea scroll = begin_scroll(
        ui, "waiting", area, {.role = screen.alone ? Role::group : Role::main, .name = ui.say(screen.title)});
    const model::Document* note = state.document(state.route.note);
    const std::string_view title = note != nullptr ? note->title : ui.say(screen.title);
    const TextStyle style = regular(ui, 17, ui.palette->soft, 1.5F);
    float y = column.top;
    y += 14 + heading(ui, "title", 1, semibold(ui, ui.width == Width::phone ? 25 : 30, ui.palette->ink, 1.3F), title,
                      column.x, y, column.width);
    y += paragraph(ui, failed ? "failed" : "coming", style, ui.say(failed ? Word::notes_failed : Word::notes_coming),
                   column.x, y, column.width);
    if (failed) {
        const std::string_view label = ui.say(Word::try_again);
        const ButtonOptions options = {.kind = ButtonKind::primary};
        y += 20;
        if (button(ui, "again", {column.x, y, button_width(ui, label, options), button_height(ui, options)}, label,
                   options))
            actions.push_back(app::FetchAgain{volume});
        y += button_height(ui, options);
    }
    end_scroll(ui, scroll, y + column.bottom);
}

}  // namespace viva::ui
