#include "ui/widgets/fields.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include <imgui.h>

#include "base/unicode.h"
#include "ui/draw.h"
#include "ui/widgets/control.h"
#include "ui/widgets/icons.h"

namespace viva::ui {
namespace {

constexpr double pause_seconds = 0.9;  ///< Typing that rests this long is settled.

/// Follows the typing: keeps a draft while it goes on and hands it out once when it is settled.
std::optional<std::string> settle(UiContext& ui, const Control& state, std::string_view value,
                                  std::optional<std::string> typed) {
    Draft& draft = ui.draft;
    if (typed) draft = {state.id, std::move(*typed), ui.input.seconds};
    if (draft.field != state.id) return std::nullopt;
    const bool rested = ui.input.seconds - draft.changed_at >= pause_seconds;
    if (state.focused && !state.activated && !rested) {
        ui.wake(draft.changed_at + pause_seconds);
        return std::nullopt;
    }
    std::string text = std::exchange(draft, Draft{}).text;
    if (text == value) return std::nullopt;
    return text;
}

std::optional<std::string> field(UiContext& ui, std::string_view key, std::string_view value, Node node) {
    const Rect rect = node.rect;
    const NodeId id = node_id(ui.semantics.parent(), key);
    // First of all: the node must never say an older text than its native field holds.
    std::optional<std::string> typed = ui.semantics.take_text(id);
    const std::string shown = typed ? *typed : ui.draft.field == id ? ui.draft.text : std::string(value);
    node.value = shown;
    Control state = control(ui, key, std::move(node));
    const Palette& colors = *ui.palette;
    fill(ui, rect, colors.card, radius_field);
    outline(ui, rect, state.focused ? colors.accent : mix(colors.line, colors.soft, 0.45F), radius_field);
    if (ui.edit_text != nullptr) {
        if (auto changed = ui.edit_text(ui, key, rect, state, shown)) typed = std::move(changed);
        // A click focuses the field; only Enter settles it.
        state.activated = state.focused && ImGui::IsKeyPressed(ImGuiKey_Enter);
    }
    return settle(ui, state, value, std::move(typed));
}

}  // namespace

std::optional<std::string> text_field(UiContext& ui, std::string_view key, Rect rect, std::string_view name,
                                      std::string_view value, std::uint16_t maximum_length,
                                      std::string_view description) {
    auto typed = field(ui, key, value,
                       {.role = Role::textbox,
                        .name = std::string(name),
                        .description = std::string(description),
                        .rect = rect,
                        .maximum_length = maximum_length});
    if (!typed) return std::nullopt;
    std::string text(trim(*typed));
    // The native field keeps the length itself; another sender may not.
    std::size_t end = 0;
    for (std::uint16_t letters = 0; end < text.size() && letters < maximum_length; ++letters)
        end += decode_utf8(text, end).size;
    text.resize(std::min(end, text.size()));
    if (text == value) return std::nullopt;
    return text;
}

std::optional<std::string> date_field(UiContext& ui, std::string_view key, Rect rect, std::string_view name,
                                      std::string_view value) {
    // The page's field shows a date as the reader's country writes it; elsewhere the form must be told.
    const std::string_view form = ui.input.native_fields ? std::string_view() : ui.say(Word::date_form);
    return field(ui, key, value,
                 {.role = Role::textbox,
                  .name = std::string(name),
                  .description = std::string(form),
                  .rect = rect,
                  .date = true});
}

std::optional<int> number_field(UiContext& ui, std::string_view key, Rect rect, std::string_view name, int value,
                                int minimum, int maximum, std::string_view description) {
    const auto typed = field(ui, key, std::to_string(value),
                             {.role = Role::spinbutton,
                              .name = std::string(name),
                              .description = std::string(description),
                              .rect = rect,
                              .minimum = minimum,
                              .maximum = maximum});
    if (!typed) return std::nullopt;
    const std::string_view text = trim(*typed);
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    number = std::clamp(number, minimum, maximum);
    if (number == value) return std::nullopt;
    return number;
}

Writing writing_field(UiContext& ui, std::string_view key, Rect rect, std::string_view name, std::string_view value,
                      std::uint16_t maximum_length, bool multiline, std::string_view description) {
    Writing writing;
    writing.id = node_id(ui.semantics.parent(), key);
    writing.text = ui.semantics.take_text(writing.id);
    const std::string shown = writing.text ? *writing.text : std::string(value);
    const Control state = control(ui, key,
                                  {.role = Role::textbox,
                                   .name = std::string(name),
                                   .description = std::string(description),
                                   .value = shown,
                                   .rect = rect,
                                   .multiline = multiline,
                                   .maximum_length = maximum_length});
    const Palette& colors = *ui.palette;
    fill(ui, rect, colors.card, radius_field);
    outline(ui, rect, state.focused ? colors.accent : mix(colors.line, colors.soft, 0.45F), radius_field);
    writing.done = state.activated;
    if (ui.edit_text != nullptr) {
        if (auto changed = ui.edit_text(ui, key, rect, state, shown)) writing.text = std::move(changed);
        const bool entered = state.focused && ImGui::IsKeyPressed(ImGuiKey_Enter);
        writing.done = entered && (!multiline || ImGui::GetIO().KeyCtrl);
    }
    return writing;
}

namespace {

constexpr float option_side = 14, option_mark = 20;

TextStyle option_style(const UiContext& ui) { return regular(ui, 16, ui.palette->ink, 1.5F); }

}  // namespace

float option_row_height(const UiContext& ui, std::string_view label, float width) {
    const float text = wrapped_height(option_style(ui), label, width - 3 * option_side - option_mark);
    return std::max(minimum_target + 4, text + 20);
}

bool option_row(UiContext& ui, std::string_view key, Rect rect, const OptionRow& option) {
    const Control state = control(ui, key,
                                  {.role = option.single ? Role::radio : Role::checkbox,
                                   .name = std::string(option.name),
                                   .language = std::string(option.language),
                                   .rect = rect,
                                   .checked = option.chosen ? Tristate::yes : Tristate::no});
    if (!ui.in_view(rect)) return state.activated;
    const Palette& colors = *ui.palette;
    fill(ui, rect, option.chosen ? colors.accent_soft : stirred(ui, state, colors.card), radius_button);
    outline(ui, rect, option.chosen || state.hovered ? colors.accent : colors.line, radius_button);
    const float middle = rect.y + rect.height / 2;
    const Rect mark = {rect.x + option_side, middle - option_mark / 2, option_mark, option_mark};
    const float radius = option.single ? option_mark / 2 : 5;
    if (option.chosen) {
        fill(ui, mark, colors.accent, radius);
        draw_icon(ui, Icon::check, mark.x + 2, mark.y + 2, option_mark - 4, colors.on_accent);
    } else {
        outline(ui, mark, colors.soft, radius, 1.5F);
    }
    const float width = rect.width - 3 * option_side - option_mark;
    const float height = wrapped_height(option_style(ui), option.label, width);
    draw_wrapped(ui, option_style(ui), option.label, mark.x + option_mark + option_side,
                 std::round(middle - height / 2), width);
    show_focus(ui, state, rect, radius_button);
    return state.activated;
}

std::optional<std::size_t> choice(UiContext& ui, std::string_view key, Rect rect, std::string_view name,
                                  std::span<const Option> options, std::size_t selected) {
    ui.semantics.open(key, {.role = Role::radio_group, .name = std::string(name), .rect = rect});
    const Palette& colors = *ui.palette;
    fill(ui, rect, colors.panel, radius_field);
    outline(ui, rect, colors.line, radius_field);
    const float width = rect.width / static_cast<float>(options.size());
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < options.size(); ++i) {
        const Option& option = options[i];
        const bool on = i == selected;
        const Rect box = {rect.x + width * static_cast<float>(i), rect.y, width, rect.height};
        const Control state = control(ui, option.name.empty() ? option.label : option.name,
                                      {.role = Role::radio,
                                       .name = std::string(option.name.empty() ? option.label : option.name),
                                       .rect = box,
                                       .checked = on ? Tristate::yes : Tristate::no});
        const Rect inner = {box.x + 3, box.y + 3, box.width - 6, box.height - 6};
        if (on) {
            fill(ui, inner, colors.card, radius_field - 2);
            outline(ui, inner, colors.accent, radius_field - 2, 1.5F);
        } else if (state.hovered || state.held) {
            fill(ui, inner, stirred(ui, state, colors.panel), radius_field - 2);
        }
        draw_text(ui, on ? semibold(ui, option.size, colors.accent) : regular(ui, option.size, colors.ink),
                  option.label, {inner.x + 3, inner.y, inner.width - 6, inner.height}, Align::center, Overflow::elide);
        show_focus(ui, state, inner, radius_field);
        if (state.activated && !on) chosen = i;
    }
    ui.semantics.close();
    return chosen;
}

}  // namespace viva::ui
