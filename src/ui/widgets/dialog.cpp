#include "ui/widgets/dialog.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>

#include "ui/draw.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/control.h"
#include "ui/widgets/icons.h"

namespace viva::ui {

Dialog begin_dialog(UiContext& ui, std::string_view key, std::string_view title, float width, float height) {
    ui.push_layer();
    const float wide = std::min(width, ui.input.width - 24);
    const float tall = std::min(height + dialog_head + 20, ui.input.height - 24);
    Dialog dialog;
    dialog.panel = {std::round((ui.input.width - wide) / 2), std::round((ui.input.height - tall) / 2), wide, tall};
    const Rect& panel = dialog.panel;
    fill(ui, {0, 0, ui.input.width, ui.input.height}, ui.palette->veil);
    shadow(ui, panel, 16);
    fill(ui, panel, ui.palette->card, 16);
    outline(ui, panel, ui.palette->line, 16);
    ui.semantics.open(key, {.role = Role::dialog, .name = std::string(title), .rect = panel});
    heading(ui, "title", 2, semibold(ui, 19, ui.palette->ink), title, panel.x + 24, panel.y + 20, panel.width - 90);
    const Rect close = {panel.x + panel.width - 52, panel.y + 12, minimum_target, minimum_target};
    const Control state =
        control(ui, "close",
                {.role = Role::button, .name = std::string(ui.say(Word::close)), .shortcut = "Escape", .rect = close});
    if (state.hovered || state.held) fill(ui, close, stirred(ui, state, ui.palette->card), radius_row);
    draw_icon(ui, Icon::close, close.x + 10, close.y + 10, 20, ui.palette->soft);
    show_focus(ui, state, close, radius_row);
    // The dialog has just come: keyboard and screen reader go into it.
    if (ui.memory(state.id).fresh) ui.semantics.request_focus(state.id);
    const bool beside = ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !ui.hovered(panel) && !ui.input.touch &&
                        !ui.input.native_fields && ui.hovered({0, 0, ui.input.width, ui.input.height});
    dialog.closed = state.activated || beside;
    return dialog;
}

void end_dialog(UiContext& ui) {
    ui.semantics.close();
    ui.pop_layer();
}

}  // namespace viva::ui
