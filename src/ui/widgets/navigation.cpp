#include "ui/widgets/navigation.h"

#include <cmath>

#include <imgui.h>

#include "ui/draw.h"
#include "ui/widgets/control.h"
#include "ui/widgets/icons.h"

namespace viva::ui {
namespace {

constexpr float outline_size = 14;
constexpr float outline_step = 20;  ///< From line to line.

float outline_indent(int depth) { return 12 + 12 * static_cast<float>(depth); }

/// The label breaks as it does in semibold, so that nothing moves when an entry becomes the current one.
std::vector<std::string_view> outline_lines(const UiContext& ui, std::string_view label, float width, int depth) {
    return wrap(semibold(ui, outline_size, 0), label, width - outline_indent(depth));
}

}  // namespace

TreeRows tree_rows(const UiContext& ui) {
    if (ui.width == Width::phone || ui.input.touch) return {44, minimum_target, 44};
    return {34, 30, 32};
}

void knowledge_dot(UiContext& ui, float x, float y, Knowledge knowledge) {
    constexpr float radius = 4.5F;
    const Palette& colors = *ui.palette;
    const float cx = x + radius;
    const float cy = y + radius;
    switch (knowledge) {
        case Knowledge::fresh: outline_circle(ui, cx, cy, radius - 0.75F, colors.soft, 1.5F); break;
        case Knowledge::known: fill_circle(ui, cx, cy, radius, colors.accent); break;
        case Knowledge::suspended:
            outline_circle(ui, cx, cy, radius - 0.75F, colors.soft, 1.5F);
            draw_line(ui, cx - 3, cy + 3, cx + 3, cy - 3, colors.soft, 1.5F);
            break;
        case Knowledge::learning: {
            outline_circle(ui, cx, cy, radius - 0.75F, colors.accent, 1.5F);
            const Rect screen = ui.to_screen({cx, cy, 0, 0});
            // The lower half: an arc from the right over the bottom to the left.
            ui.draw_list()->PathArcTo(ImVec2(screen.x, screen.y), radius - 0.5F, 0.15F, 3.14159F - 0.15F, 16);
            ui.draw_list()->PathFillConvex(colors.accent);
            break;
        }
    }
}

std::string_view words_for(const UiContext& ui, Knowledge knowledge) {
    switch (knowledge) {
        case Knowledge::fresh: return ui.say(Word::knowledge_new);
        case Knowledge::learning: return ui.say(Word::knowledge_learning);
        case Knowledge::known: return ui.say(Word::knowledge_known);
        case Knowledge::suspended: return ui.say(Word::knowledge_suspended);
    }
    return {};
}

bool tree_item(UiContext& ui, std::string_view key, Rect rect, const TreeItem& item) {
    const Control state = control(ui, key,
                                  {.role = Role::link,
                                   .name = std::string(item.label),
                                   .description = std::string(words_for(ui, item.knowledge)),
                                   .href = std::string(item.href),
                                   .language = std::string(item.language),
                                   .rect = rect,
                                   .current = item.current ? Tristate::yes : Tristate::unset});
    if (!ui.in_view(rect)) return state.activated;
    const Palette& colors = *ui.palette;
    if (item.current)
        fill(ui, rect, colors.accent_soft, radius_row);
    else if (state.hovered || state.held)
        fill(ui, rect, stirred(ui, state, colors.panel), radius_row);
    knowledge_dot(ui, rect.x + 8, rect.y + rect.height / 2 - 4.5F, item.knowledge);
    const TextStyle style = item.current ? semibold(ui, 15, colors.accent) : regular(ui, 15, colors.ink);
    draw_text(ui, style, item.label, {rect.x + 26, rect.y, rect.width - 34, rect.height}, Align::left, Overflow::elide);
    show_focus(ui, state, rect, radius_row);
    return state.activated;
}

namespace {

std::string described(std::string_view count, const TreeKnown& known) {
    std::string text(count);
    if (!known.words.empty()) text.append(text.empty() ? "" : ", ").append(known.words);
    return text;
}

/// The count at the end of a row, before it how much is known; returns where the label has to end.
float draw_count(UiContext& ui, Rect rect, std::string_view count, const TreeKnown& known) {
    constexpr float bar = 30;
    const TextStyle number = regular(ui, 13, ui.palette->soft);
    const float width = text_width(number, count);
    const float x = rect.x + rect.width - 8 - width;
    draw_text(ui, number, count, {x, rect.y, width, rect.height});
    if (known.words.empty()) return x - 12;
    draw_shares(ui, {x - 8 - bar, rect.y + rect.height / 2 - 2, bar, 4}, known.shares);
    return x - 8 - bar - 8;
}

}  // namespace

bool tree_note(UiContext& ui, std::string_view key, Rect rect, const TreeNote& note) {
    std::string description = described(note.count, note.known);
    if (note.read) description.append(description.empty() ? "" : ", ").append(ui.say(Word::note_read));
    const Control state = control(ui, key,
                                  {.role = Role::link,
                                   .name = std::string(note.label),
                                   .description = std::move(description),
                                   .href = std::string(note.href),
                                   .language = std::string(note.language),
                                   .rect = rect,
                                   .current = note.current ? Tristate::yes : Tristate::unset});
    if (!ui.in_view(rect)) return state.activated;
    if (state.hovered || state.held) fill(ui, rect, stirred(ui, state, ui.palette->panel), radius_row);
    const float end = draw_count(ui, rect, note.count, note.known) - (note.read ? 20.0F : 0.0F);
    if (note.read) draw_icon(ui, Icon::check, end + 4, rect.y + (rect.height - 14) / 2, 14, ui.palette->accent);
    draw_text(ui, semibold(ui, 15, note.current ? ui.palette->accent : ui.palette->ink), note.label,
              {rect.x + 8, rect.y, end - rect.x - 8, rect.height}, Align::left, Overflow::elide);
    show_focus(ui, state, rect, radius_row);
    return state.activated;
}

bool tree_section(UiContext& ui, std::string_view key, Rect rect, std::string_view label, std::string_view count,
                  std::string_view href, const TreeKnown& known) {
    const Control state = control(ui, key,
                                  {.role = Role::link,
                                   .name = std::string(label),
                                   .description = described(count, known),
                                   .href = std::string(href),
                                   .rect = rect});
    if (!ui.in_view(rect)) return state.activated;
    const Color color = state.hovered ? ui.palette->ink : ui.palette->soft;
    const float end = draw_count(ui, rect, count, known);
    draw_text(ui, semibold(ui, 13, color), label, {rect.x + 8, rect.y, end - rect.x - 8, rect.height}, Align::left,
              Overflow::elide);
    show_focus(ui, state, rect, radius_row);
    return state.activated;
}

bool side_place(UiContext& ui, std::string_view key, Rect rect, const PlaceItem& item) {
    const Control state = control(ui, key,
                                  {.role = Role::link,
                                   .name = std::string(item.label),
                                   .href = std::string(item.href),
                                   .rect = rect,
                                   .current = item.current ? Tristate::yes : Tristate::unset});
    const Palette& colors = *ui.palette;
    if (item.current)
        fill(ui, rect, colors.accent_soft, radius_row);
    else if (state.hovered || state.held)
        fill(ui, rect, stirred(ui, state, colors.panel), radius_row);
    const Color color = item.current ? colors.accent : colors.ink;
    draw_icon(ui, item.icon, rect.x + 8, rect.y + (rect.height - 18) / 2, 18, item.current ? color : colors.soft);
    draw_text(ui, item.current ? semibold(ui, 15, color) : regular(ui, 15, color), item.label,
              {rect.x + 35, rect.y, rect.width - 43, rect.height}, Align::left, Overflow::elide);
    show_focus(ui, state, rect, radius_row);
    return state.activated;
}

bool bottom_place(UiContext& ui, std::string_view key, Rect rect, const PlaceItem& item, float size) {
    const Control state = control(ui, key,
                                  {.role = Role::link,
                                   .name = std::string(item.label),
                                   .href = std::string(item.href),
                                   .rect = rect,
                                   .current = item.current ? Tristate::yes : Tristate::unset});
    const Color color = item.current ? ui.palette->accent : ui.palette->soft;
    if (state.held) fill(ui, rect, stirred(ui, state, ui.palette->panel));
    if (item.current) fill(ui, {rect.x + rect.width / 2 - 14, rect.y, 28, 3}, color, 2);
    draw_icon(ui, item.icon, rect.x + rect.width / 2 - 12, rect.y + 10, 24, color);
    draw_text(ui, item.current ? semibold(ui, size, color) : regular(ui, size, color), item.label,
              {rect.x, rect.y + 37, rect.width, 18}, Align::center, Overflow::elide);
    show_focus(ui, state, {rect.x + 4, rect.y + 4, rect.width - 8, rect.height - 8}, radius_row);
    return state.activated;
}

float outline_item_height(const UiContext& ui, std::string_view label, float width, int depth) {
    return static_cast<float>(outline_lines(ui, label, width, depth).size()) * outline_step + 8;
}

bool outline_item(UiContext& ui, std::string_view key, Rect rect, std::string_view label, std::string_view href,
                  int depth, bool current) {
    const Control state = control(ui, key,
                                  {.role = Role::link,
                                   .name = std::string(label),
                                   .href = std::string(href),
                                   .rect = rect,
                                   .current = current ? Tristate::yes : Tristate::unset});
    if (!ui.in_view(rect)) return state.activated;
    const Palette& colors = *ui.palette;
    fill(ui, {rect.x, rect.y, 2, rect.height}, current ? colors.accent : colors.line);
    const float indent = outline_indent(depth);
    const Color color = current || state.hovered ? colors.ink : colors.soft;
    const TextStyle style = current ? semibold(ui, outline_size, color) : regular(ui, outline_size, color);
    Rect box = {rect.x + indent, rect.y + 4, rect.width - indent, outline_step};
    for (const std::string_view line : outline_lines(ui, label, rect.width, depth)) {
        draw_text(ui, style, line, box);
        box.y += outline_step;
    }
    show_focus(ui, state, rect, 4);
    return state.activated;
}

}  // namespace viva::ui
