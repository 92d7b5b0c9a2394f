#include "ui/widgets/control.h"

#include <cmath>

#include <imgui.h>

#include "ui/draw.h"

namespace viva::ui {

Control control(UiContext& ui, std::string_view key, Node node) {
    const Rect rect = node.rect;
    const bool disabled = node.disabled;
    Control state;
    state.id = ui.semantics.add(key, std::move(node));
    state.focused = ui.semantics.focused() == state.id;
    if (disabled) {
        ui.semantics.take_activation(state.id);
        return state;
    }
    state.hovered = ui.hovered(rect);
    const bool clicked = ui.clicked(rect, state.id);
    state.held = ui.held(state.id);
    state.activated = ui.semantics.take_activation(state.id) || clicked;
    if (clicked) ui.semantics.set_focused(state.id);
    if (state.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    return state;
}

void show_focus(UiContext& ui, const Control& state, Rect rect, float radius) {
    // The page's mirror draws the ring of a native element by itself, and knows :focus-visible.
    if (state.focused && !ui.input.native_fields) focus_ring(ui, rect, radius);
}

Color mix(Color one, Color other, float share) {
    Color mixed = 0;
    for (unsigned shift = 0; shift < 32; shift += 8) {
        const auto a = static_cast<float>(one >> shift & 0xFFU);
        const auto b = static_cast<float>(other >> shift & 0xFFU);
        mixed |= static_cast<Color>(std::lround(a + (b - a) * share)) << shift;
    }
    return mixed;
}

Color stirred(const UiContext& ui, const Control& state, Color base) {
    if (state.held) return mix(base, ui.palette->ink, 0.10F);
    if (state.hovered) return mix(base, ui.palette->ink, 0.05F);
    return base;
}

}  // namespace viva::ui
