#include "ui/widgets/buttons.h"

#include <algorithm>
#include <cmath>

#include "ui/draw.h"
#include "ui/widgets/control.h"
#include "ui/widgets/icons.h"

namespace viva::ui {
namespace {

constexpr float button_side = 20;
constexpr float shortcut_gap = 9;
constexpr float shortcut_size = 14;

/// A key beside a label helps only where there is a keyboard.
bool shows_shortcut(const UiContext& ui, const ButtonOptions& options) {
    return !options.shortcut.empty() && !ui.input.touch && ui.width != Width::phone;
}

Color label_color(const UiContext& ui, const ButtonOptions& options) {
    switch (options.kind) {
        case ButtonKind::primary: return ui.palette->on_accent;
        case ButtonKind::secondary: return ui.palette->ink;
        case ButtonKind::quiet: return ui.palette->soft;
    }
    return ui.palette->ink;
}

TextStyle label_style(const UiContext& ui, const ButtonOptions& options) {
    const Color color = label_color(ui, options);
    if (options.kind == ButtonKind::quiet) return regular(ui, options.size, color);
    return semibold(ui, options.size, color);
}

}  // namespace

float button_width(const UiContext& ui, std::string_view label, const ButtonOptions& options) {
    const float side = options.kind == ButtonKind::quiet ? 10 : button_side;
    float width = text_width(label_style(ui, options), label) + 2 * side;
    if (shows_shortcut(ui, options))
        width += shortcut_gap + text_width(regular(ui, shortcut_size, 0), options.shortcut);
    return std::max(std::ceil(width), minimum_target);
}

float button_height(const UiContext& ui, const ButtonOptions& options) {
    if (options.kind == ButtonKind::quiet) return ui.width == Width::phone ? minimum_target : 34;
    return std::max(minimum_target, options.size * 1.3F + 24);
}

bool button(UiContext& ui, std::string_view key, Rect rect, std::string_view label, const ButtonOptions& options) {
    const Control state = control(ui, key,
                                  {.role = Role::button,
                                   .name = std::string(options.name.empty() ? label : options.name),
                                   .shortcut = std::string(options.shortcut),
                                   .rect = rect,
                                   .disabled = options.disabled});
    const float strength = options.disabled ? 0.45F : 1.0F;
    const Palette& colors = *ui.palette;
    if (options.kind == ButtonKind::primary) {
        fill(ui, rect, with_opacity(stirred(ui, state, colors.accent), strength), radius_button);
    } else if (options.kind == ButtonKind::secondary) {
        fill(ui, rect, stirred(ui, state, colors.card), radius_button);
        outline(ui, rect, colors.line, radius_button);
    } else if (state.hovered || state.held) {
        fill(ui, rect, stirred(ui, state, colors.paper), radius_row);
    }

    TextStyle style = label_style(ui, options);
    style.color = with_opacity(style.color, strength);
    const float label_width = text_width(style, label);
    float total = label_width;
    TextStyle key_style = regular(ui, shortcut_size, with_opacity(style.color, 0.8F));
    if (shows_shortcut(ui, options)) total += shortcut_gap + text_width(key_style, options.shortcut);
    const float start = rect.x + (rect.width - total) / 2;
    const bool fits = total <= rect.width;
    draw_text(ui, style, label, {fits ? start : rect.x, rect.y, fits ? label_width : rect.width, rect.height},
              Align::left, Overflow::elide);
    if (shows_shortcut(ui, options))
        draw_text(ui, key_style, options.shortcut,
                  {start + label_width + shortcut_gap, rect.y, total - label_width - shortcut_gap, rect.height});
    show_focus(ui, state, rect, radius_button);
    return state.activated;
}

float chip_width(const UiContext& ui, std::string_view label, bool accented) {
    const TextStyle style = accented ? semibold(ui, 13, 0) : regular(ui, 13, 0);
    return std::ceil(text_width(style, label)) + 24;
}

namespace {

Rect chip_shape(Rect rect) { return {rect.x, rect.y + (rect.height - chip_height) / 2, rect.width, chip_height}; }

}  // namespace

void chip(UiContext& ui, std::string_view key, Rect rect, std::string_view label, bool accented) {
    const Rect shape = chip_shape(rect);
    const Palette& colors = *ui.palette;
    const TextStyle style = accented ? semibold(ui, 13, colors.accent) : regular(ui, 13, colors.soft);
    const Rect text = {shape.x + 12, shape.y, shape.width - 24, shape.height};
    Node node = {.role = Role::paragraph, .name = std::string(label), .rect = text};
    set_font(ui, node, style);
    node.line_height = text.height;
    ui.semantics.add(key, std::move(node));
    if (!ui.in_view(shape)) return;
    if (accented)
        fill(ui, shape, colors.accent_soft, chip_height / 2);
    else
        outline(ui, shape, colors.line, chip_height / 2);
    draw_text(ui, style, label, text);
}

bool chip_button(UiContext& ui, std::string_view key, Rect rect, std::string_view label, const ChipOptions& options) {
    const Control state = control(ui, key,
                                  {.role = Role::button,
                                   .name = std::string(options.name.empty() ? label : options.name),
                                   .rect = rect,
                                   .expanded = options.expanded});
    if (!ui.in_view(rect)) return state.activated;
    const Rect shape = chip_shape(rect);
    const Palette& colors = *ui.palette;
    fill(ui, shape, stirred(ui, state, colors.card), chip_height / 2);
    outline(ui, shape, state.hovered ? colors.accent : colors.line, chip_height / 2);
    draw_text(ui, regular(ui, 13, state.hovered ? colors.accent : colors.soft), label,
              {shape.x + 12, shape.y, shape.width - 24, shape.height}, Align::center);
    show_focus(ui, state, shape, chip_height / 2);
    return state.activated;
}

float chip_row_height(const UiContext& ui) { return ui.width == Width::phone ? minimum_target : chip_height; }

Rect ChipFlow::place(float width) {
    constexpr float gap = 10, gap_between_rows = 6;
    if (x_ > 0 && x_ + width > width_) {
        x_ = 0;
        y_ += row_ + gap_between_rows;
    }
    const Rect rect = {from_right_ ? width_ - x_ - width : x_, y_, width, row_};
    x_ += width + gap;
    return rect;
}

bool anchor_button(UiContext& ui, std::string_view key, Rect rect, std::string_view name, bool from_right, bool done,
                   bool lit) {
    const Control state = control(ui, key, {.role = Role::button, .name = std::string(name), .rect = rect});
    if (state.hovered) fill(ui, rect, stirred(ui, state, ui.palette->paper), radius_row);
    const float size = std::min(rect.width - 12, 16.0F);
    const bool narrow = rect.width < 28;
    // A narrow target reaches over what stands beside it; the sign keeps clear of that.
    const float rest = rect.width - size;
    const float x = rect.x + (!narrow ? rest / 2 : from_right ? rest - 1 : 1);
    const float y = rect.y + (rect.height - size) / 2;
    if (done)
        draw_icon(ui, Icon::check, x, y, size, ui.palette->accent);
    else if (lit || state.hovered || state.focused)
        draw_icon(ui, Icon::chain, x, y, size,
                  state.hovered ? ui.palette->accent : mix(ui.palette->paper, ui.palette->soft, 0.6F));
    show_focus(ui, state, rect, radius_row);
    return state.activated;
}

bool link(UiContext& ui, std::string_view key, Rect rect, std::string_view label, std::string_view href, float size) {
    const Control state =
        control(ui, key, {.role = Role::link, .name = std::string(label), .href = std::string(href), .rect = rect});
    const TextStyle style = regular(ui, size, ui.palette->accent);
    const float width = draw_text(ui, style, label, rect, Align::left, Overflow::elide);
    const float middle = rect.y + rect.height / 2 + size * 0.5F + 2;
    draw_line(ui, rect.x, middle, rect.x + width, middle, with_opacity(style.color, state.hovered ? 1.0F : 0.5F));
    show_focus(ui, state, rect, 4);
    return state.activated;
}

float rating_button_height(const UiContext& ui) { return ui.width == Width::phone ? 62 : 68; }

namespace {

struct RatingLook {
    Word label;
    Color Palette::* color;
    std::string_view key;
};

/// Again, Hard, Good, Easy: in the order of their values.
constexpr RatingLook rating_looks[] = {{Word::rating_again, &Palette::again, "1"},
                                       {Word::rating_hard, &Palette::hard, "2"},
                                       {Word::rating_good, &Palette::good, "3"},
                                       {Word::rating_easy, &Palette::easy, "4"}};

}  // namespace

bool rating_button(UiContext& ui, Rect rect, model::Rating rating, std::string_view interval, bool suggested) {
    const RatingLook& look = rating_looks[static_cast<std::size_t>(rating) - 1];
    const Palette& colors = *ui.palette;
    const std::string_view label = ui.say(look.label);
    const Control state =
        control(ui, look.key,
                {.role = Role::button,
                 .name = interval.empty() ? std::string(label) : std::string(label) + ", " + std::string(interval),
                 .description = suggested ? std::string(ui.say(Word::suggested)) : std::string(),
                 .shortcut = std::string(look.key),
                 .rect = rect});
    std::string below(interval);
    if (suggested)
        below = below.empty() ? ui.say(Word::suggested) : below.append(" · ").append(ui.say(Word::suggested));
    fill(ui, rect, stirred(ui, state, colors.card), 13);
    outline(ui, rect, state.hovered || suggested ? colors.*look.color : colors.line, 13, suggested ? 2.0F : 1.0F);
    const bool phone = ui.width == Width::phone;
    const float side = phone ? 4.0F : 15.0F;
    const Align align = phone ? Align::center : Align::left;
    const float cap = phone ? 0 : key_cap_width(ui, look.key) + 6;
    const float middle = rect.y + rect.height / 2;
    draw_text(ui, semibold(ui, phone ? 16 : 17, colors.*look.color), label,
              {rect.x + side, middle - 24, rect.width - 2 * side - cap, 24}, align, Overflow::elide);
    draw_text(ui, regular(ui, 14, colors.soft), below, {rect.x + side, middle + 1, rect.width - 2 * side, 20}, align,
              Overflow::elide);
    if (!phone) key_cap(ui, rect.x + rect.width - side - cap + 6, middle - 22, look.key);
    show_focus(ui, state, rect, 13);
    return state.activated;
}

float key_cap_width(const UiContext& ui, std::string_view text) {
    return std::max(20.0F, std::ceil(text_width(regular(ui, 12, 0), text)) + 12);
}

void key_cap(UiContext& ui, float x, float y, std::string_view text) {
    const Rect rect = {x, y, key_cap_width(ui, text), key_cap_height};
    outline(ui, rect, ui.palette->line, 5);
    draw_text(ui, regular(ui, 12, ui.palette->soft), text, rect, Align::center);
}

}  // namespace viva::ui
