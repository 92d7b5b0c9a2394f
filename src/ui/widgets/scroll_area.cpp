#include "ui/widgets/scroll_area.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>

#include "ui/draw.h"

namespace viva::ui {
namespace {

constexpr float wheel_step = 90;

void clamp(ViewMemory& memory, Rect rect) {
    memory.scroll_y = std::clamp(memory.scroll_y, 0.0F, std::max(0.0F, memory.content_height - rect.height));
    memory.scroll_x = std::clamp(memory.scroll_x, 0.0F, std::max(0.0F, memory.content_width - rect.width));
}

void follow_wheel(UiContext& ui, ViewMemory& memory, Rect rect, bool horizontal) {
    if (ui.input.native_fields || !ui.hovered(rect)) return;
    const ImGuiIO& io = ImGui::GetIO();
    if (horizontal)
        memory.scroll_x -= io.MouseWheelH * wheel_step;
    else
        memory.scroll_y -= io.MouseWheel * wheel_step;
}

/// A thin bar at the right edge; the page's own scroller brings its own.
void draw_bar(UiContext& ui, const ViewMemory& memory, Rect rect) {
    if (ui.input.native_fields || memory.content_height <= rect.height + 1) return;
    const float share = rect.height / memory.content_height;
    const float length = std::max(28.0F, rect.height * share);
    const float room = rect.height - length - 4;
    const float at = memory.scroll_y / std::max(1.0F, memory.content_height - rect.height);
    fill(ui, {rect.x + rect.width - 8, rect.y + 2 + room * at, 5, length}, with_opacity(ui.palette->soft, 0.35F), 3);
}

}  // namespace

ScrollArea begin_scroll(UiContext& ui, std::string_view key, Rect rect, const ScrollAreaOptions& options) {
    const NodeId id = ui.semantics.open(key, {.role = options.role,
                                              .name = std::string(options.name),
                                              .description = std::string(options.description),
                                              .rect = rect,
                                              .scrolls = true});
    ViewMemory& memory = ui.memory(id);
    if (const auto reported = ui.semantics.take_scroll(id)) {
        memory.scroll_x = reported->x;
        memory.scroll_y = reported->y;
    }
    follow_wheel(ui, memory, {rect.x, rect.y, rect.width - options.wheel_less, rect.height}, options.horizontal);
    clamp(memory, rect);
    // Not clamped: the content's height of this frame may be larger than what the last one knew.
    if (options.scroll_to)
        (options.horizontal ? memory.scroll_x : memory.scroll_y) = std::max(0.0F, *options.scroll_to);
    // Whole pixels keep the glyphs sharp.
    const float x = std::round(memory.scroll_x);
    const float y = std::round(memory.scroll_y);
    const Rect screen = ui.to_screen(rect);
    ui.push_scroll({.id = id, .screen = screen, .origin_x = screen.x - x, .origin_y = screen.y - y});
    return {id, rect, options.horizontal ? x : y};
}

void end_scroll(UiContext& ui, const ScrollArea& area, float content, bool horizontal) {
    ui.pop_scroll();
    ViewMemory& memory = ui.memory(area.id);
    memory.content_height = horizontal ? area.rect.height : content;
    memory.content_width = horizontal ? content : area.rect.width;
    const float wanted = horizontal ? memory.scroll_x : memory.scroll_y;
    clamp(memory, area.rect);
    if (wanted != (horizontal ? memory.scroll_x : memory.scroll_y)) ui.want_frame();
    if (Node* node = ui.semantics.edit(area.id))
        node->scroll = {memory.content_width, memory.content_height, memory.scroll_x, memory.scroll_y};
    ui.semantics.close();
    if (!horizontal) draw_bar(ui, memory, area.rect);
}

bool scroll_by_key(UiContext& ui, NodeId area, std::string_view key) {
    ViewMemory& memory = ui.memory(area);
    const Node* node = ui.semantics.find(area);
    if (node == nullptr) return false;
    const float page = node->rect.height * 0.9F;
    if (key == "ArrowDown")
        memory.scroll_y += 60;
    else if (key == "ArrowUp")
        memory.scroll_y -= 60;
    else if (key == "PageDown")
        memory.scroll_y += page;
    else if (key == "PageUp")
        memory.scroll_y -= page;
    else if (key == "Home")
        memory.scroll_y = 0;
    else if (key == "End")
        memory.scroll_y = memory.content_height;
    else
        return false;
    clamp(memory, node->rect);
    return true;
}

}  // namespace viva::ui
