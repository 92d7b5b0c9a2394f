#include "ui/widgets/finder.h"

#include <algorithm>

#include <imgui.h>

#include "base/unicode.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/control.h"
#include "ui/widgets/icons.h"

namespace viva::ui {
namespace {

constexpr float side = 24;
/// A text that begins in the middle shows about so much before its first mark.
constexpr float lead = 0.3F;

/// Where a text begins that is too wide: at a word before its first mark.
std::size_t first_shown(const TextStyle& style, std::string_view text, const MarkedRange& mark, float width) {
    const std::size_t end = mark.offset + mark.size;
    if (text_width(style, text.substr(0, end)) <= width * 0.8F) return 0;
    std::size_t start = mark.offset, word = mark.offset;
    while (start > 0 && text_width(style, text.substr(start, mark.offset - start)) < width * lead) {
        --start;
        while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80) --start;
        if (start == 0 || text[start - 1] == ' ') word = start;
    }
    return word == mark.offset ? start : word;
}

}  // namespace

void marked_text(UiContext& ui, const TextStyle& style, std::string_view text, std::span<const MarkedRange> marks,
                 Rect box) {
    TextStyle strong = style;
    strong.font = ui.fonts.semibold;
    strong.color = ui.palette->ink;
    std::size_t at = marks.empty() ? 0 : first_shown(style, text, marks[0], box.width);
    float x = box.x;
    const float end = box.x + box.width;
    if (at > 0) x += draw_text(ui, style, "…", {x, box.y, end - x, box.height});
    const float dots = text_width(style, "…");
    std::size_t mark = 0;
    while (at < text.size() && x < end) {
        while (mark < marks.size() && marks[mark].offset + marks[mark].size <= at) ++mark;
        const bool inside = mark < marks.size() && marks[mark].offset <= at;
        std::size_t stop = inside                ? marks[mark].offset + marks[mark].size
                           : mark < marks.size() ? std::size_t{marks[mark].offset}
                                                 : text.size();
        stop = std::min(stop, text.size());
        const std::string_view piece = text.substr(at, stop - at);
        const TextStyle& face = inside ? strong : style;
        // Whatever follows, there is room to say that the text goes on.
        const float room = end - x - (stop < text.size() ? dots : 0);
        const bool fits = text_width(face, piece) <= room;
        const float width = fits ? text_width(face, piece) : end - x;
        const float high = std::min(box.height, style.size * 1.45F);
        if (inside) fill(ui, {x - 1, box.y + (box.height - high) / 2, width + 2, high}, ui.palette->mark, 3);
        draw_text(ui, face, piece, {x, box.y, fits ? width + 1 : width, box.height}, Align::left,
                  fits ? Overflow::fault : Overflow::elide);
        if (!fits) return;
        x += width;
        at = stop;
    }
}

namespace {

/// A field that hears every change. The native field brings its text, we its placeholder.
FinderField live_field(UiContext& ui, std::string_view key, Node node, std::string_view placeholder, float size,
                       const std::string& text) {
    FinderField field;
    const Rect rect = node.rect;
    // First of all: the node must never say an older text than its native field holds.
    field.typed = ui.semantics.take_text(node_id(ui.semantics.parent(), key));
    const std::string shown = field.typed ? *field.typed : text;
    node.value = shown;
    node.maximum_length = 300;
    const Control state = control(ui, key, std::move(node));
    field.id = state.id;
    field.entered = state.activated;
    if (ui.edit_text != nullptr) {
        if (auto changed = ui.edit_text(ui, key, rect, state, shown)) field.typed = std::move(changed);
        // A click focuses the field; only Enter opens what is chosen.
        field.entered = state.focused && ImGui::IsKeyPressed(ImGuiKey_Enter);
    }
    constexpr float padding = 12;  // The native field's own.
    if (shown.empty())
        draw_text(ui, regular(ui, size, ui.palette->soft), placeholder,
                  {rect.x + padding, rect.y, rect.width - 2 * padding, rect.height}, Align::left, Overflow::elide);
    return field;
}

}  // namespace

FinderField finder_field(UiContext& ui, std::string_view key, Rect rect, std::string_view name,
                         std::string_view placeholder, const std::string& text) {
    return live_field(ui, key,
                      {.role = Role::combobox, .name = std::string(name), .rect = rect, .expanded = Tristate::no},
                      placeholder, 17, text);
}

std::optional<std::string> filter_field(UiContext& ui, Rect rect, const std::string& text) {
    const std::string_view name = ui.say(Word::filter_notes);
    fill(ui, rect, ui.palette->card, radius_field);
    outline(ui, rect, ui.palette->line, radius_field);
    return live_field(ui, "filter", {.role = Role::textbox, .name = std::string(name), .rect = rect}, name, 14, text)
        .typed;
}

bool finder_row(UiContext& ui, std::string_view key, Rect rect, const FinderRow& row, NodeId& id) {
    Node node = {.role = Role::option,
                 .name = std::string(row.title).append(row.detail.empty() ? "" : " — ").append(row.detail),
                 .language = std::string(row.language),
                 .rect = rect,
                 .current = row.chosen ? Tristate::yes : Tristate::no};
    const Control state = control(ui, key, std::move(node));
    id = state.id;
    if (!ui.in_view(rect)) return state.activated;
    const Palette& colors = *ui.palette;
    if (row.chosen) {
        fill(ui, rect, colors.accent_soft);
        fill(ui, {rect.x, rect.y, 3, rect.height}, colors.accent);
    } else if (state.hovered || state.held) {
        fill(ui, rect, stirred(ui, state, colors.card));
    }
    const float width = rect.width - 2 * side;
    marked_text(ui, semibold(ui, 16, colors.ink), row.title, row.title_marks, {rect.x + side, rect.y + 8, width, 26});
    marked_text(ui, regular(ui, 14, colors.soft), row.detail, row.detail_marks,
                {rect.x + side, rect.y + 34, width, 22});
    return state.activated;
}

bool finder_button(UiContext& ui, Rect rect) {
    const std::string_view label = ui.say(Word::search);
    const Control state =
        control(ui, "search", {.role = Role::button, .name = std::string(label), .shortcut = "/", .rect = rect});
    const Palette& colors = *ui.palette;
    fill(ui, rect, stirred(ui, state, colors.card), radius_field);
    outline(ui, rect, mix(colors.line, colors.soft, 0.25F), radius_field);
    const float cap = ui.input.touch ? 0 : key_cap_width(ui, "/");
    draw_text(ui, regular(ui, 15, colors.soft), label, {rect.x + 12, rect.y, rect.width - cap - 30, rect.height},
              Align::left, Overflow::elide);
    if (cap > 0) key_cap(ui, rect.x + rect.width - cap - 9, rect.y + (rect.height - key_cap_height) / 2, "/");
    show_focus(ui, state, rect, radius_field);
    return state.activated;
}

bool finder_hint(UiContext& ui, Rect rect, std::string_view sign, std::string_view meaning) {
    const Control state = control(
        ui, sign, {.role = Role::button, .name = std::string(sign), .description = std::string(meaning), .rect = rect});
    const Palette& colors = *ui.palette;
    if (state.hovered || state.held) fill(ui, rect, stirred(ui, state, colors.card), radius_row);
    constexpr float sign_width = 96;
    draw_text(ui, semibold(ui, 14, colors.accent), sign, {rect.x + 10, rect.y, sign_width, rect.height});
    draw_text(ui, regular(ui, 14, colors.soft), meaning,
              {rect.x + 10 + sign_width, rect.y, rect.width - sign_width - 20, rect.height}, Align::left,
              Overflow::elide);
    show_focus(ui, state, rect, radius_row);
    return state.activated;
}

}  // namespace viva::ui
