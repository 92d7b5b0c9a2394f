// Settings: how it looks, how much is new each day, and where the grades are.
#include <array>
#include <cmath>

#include "ui/draw.h"
#include "ui/screens.h"
#include "ui/time_words.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/scroll_area.h"
#include "ui/widgets/version.h"

namespace viva::ui {
namespace {

/// One row: a label with a hint on the left, its control on the right, or below where there is little room.
class Row {
public:
    Row(UiContext& ui, Column column, float y, std::string_view label, std::string_view hint, float control_width)
        : beside_(column.width >= 560) {
        const float wide = std::min(control_width, column.width);
        const float text = beside_ ? column.width - wide - 24 : column.width;
        const TextStyle name = semibold(ui, 16, ui.palette->ink);
        float height = draw_wrapped(ui, name, label, column.x, y + (beside_ && hint.empty() ? 10 : 0), text);
        if (!hint.empty())
            height += paragraph(ui, std::string(label) + "-hint", regular(ui, 14, ui.palette->soft), hint, column.x,
                                y + height + 1, text);
        control = beside_ ? Rect{column.x + column.width - wide, y, wide, field_height}
                          : Rect{column.x, y + height + 8, wide, field_height};
        height_ = beside_ ? std::max(height, field_height) : height + 8 + field_height;
    }
    Rect control;
    float height() const { return height_ + 26; }

private:
    bool beside_;
    float height_ = 0;
};

float draw_looks(UiContext& ui, const app::State& state, Column column, float y, Actions& actions) {
    const app::Settings& settings = state.settings;
    const float top = y;
    {
        const Row row(ui, column, y, ui.say(Word::language), {}, 340);
        std::array<Option, std::size(languages)> options;
        for (std::size_t i = 0; i < options.size(); ++i)
            options[i] = {.label = word(languages[i], Word::language_name)};
        if (const auto chosen = choice(ui, "language", row.control, ui.say(Word::language), options,
                                       static_cast<std::size_t>(settings.language)))
            actions.push_back(
                app::ChangeSetting{std::string(app::setting_name::language), std::string(tag(languages[*chosen]))});
        y += row.height();
    }
    {
        const Row row(ui, column, y, ui.say(Word::theme), {}, 340);
        const std::array<Option, 3> options = {Option{.label = ui.say(Word::theme_system)},
                                               Option{.label = ui.say(Word::theme_paper)},
                                               Option{.label = ui.say(Word::theme_night)}};
        if (const auto chosen = choice(ui, "theme", row.control, ui.say(Word::theme), options,
                                       static_cast<std::size_t>(settings.theme)))
            actions.push_back(app::ChangeSetting{std::string(app::setting_name::theme),
                                                 std::string(name(static_cast<app::ThemeChoice>(*chosen)))});
        y += row.height();
    }
    {
        const Row row(ui, column, y, ui.say(Word::text_size), {}, 340);
        std::array<std::string, text_step_count> names;
        std::array<Option, text_step_count> options;
        for (std::size_t i = 0; i < options.size(); ++i) {
            names[i] = fill(ui.language, Word::text_size_step, {{"n", std::to_string(i + 1)}});
            options[i] = {ui.say(Word::text_sample), names[i], std::round(16 * text_scale(static_cast<int>(i)))};
        }
        if (const auto chosen = choice(ui, "text", row.control, ui.say(Word::text_size), options,
                                       static_cast<std::size_t>(settings.text_size)))
            actions.push_back(app::ChangeSetting{std::string(app::setting_name::text_size), std::to_string(*chosen)});
        y += row.height();
    }
    return y - top;
}

float draw_learning(UiContext& ui, const app::State& state, Column column, float y, Actions& actions) {
    const app::Settings& settings = state.settings;
    const float top = y;
    {
        const Row row(ui, column, y, ui.say(Word::new_cards_a_day), ui.say(Word::new_cards_hint), 120);
        if (const auto number = number_field(ui, "new-cards", row.control, ui.say(Word::new_cards_a_day),
                                             settings.new_cards, 0, app::most_new_cards))
            actions.push_back(app::ChangeSetting{std::string(app::setting_name::new_cards), std::to_string(*number)});
        y += row.height();
    }
    {
        const Row row(ui, column, y, ui.say(Word::your_name), ui.say(Word::name_hint), 240);
        if (auto text =
                text_field(ui, "name", row.control, ui.say(Word::your_name), settings.person, app::longest_name))
            actions.push_back(app::ChangeSetting{std::string(app::setting_name::person), std::move(*text)});
        y += row.height();
    }
    const std::string_view label = ui.say(Word::learning);
    if (button(ui, "learning", {column.x, y, std::min(button_width(ui, label), column.width), button_height(ui)},
               label))
        actions.push_back(go({.place = app::Place::learning}));
    y += button_height(ui) + 26;
    return y - top;
}

float draw_grades(UiContext& ui, const app::State& state, Column column, float y, Actions& actions) {
    const float top = y;
    const Palette& colors = *ui.palette;
    y += heading(ui, "grades", 2, semibold(ui, 19, colors.ink), ui.say(Word::your_grades), column.x, y, column.width) +
         6;
    const std::string count =
        counted_grouped(ui.language, Word::events_count, static_cast<std::int64_t>(state.event_count()));
    y += paragraph(ui, "count", regular(ui, 14, colors.soft), count, column.x, y, column.width) + 12;
    const std::string_view label = ui.say(Word::data);
    const float width = std::min(button_width(ui, label), column.width);
    if (button(ui, "data", {column.x, y, width, button_height(ui)}, label))
        actions.push_back(go({.place = app::Place::data}));
    y += button_height(ui) + 34;
    return y - top;
}

float draw_about(UiContext& ui, Column column, float y, Actions& actions) {
    const float top = y;
    const Palette& colors = *ui.palette;
    y += heading(ui, "about", 2, semibold(ui, 19, colors.ink), ui.say(Word::about), column.x, y, column.width) + 6;
    y += paragraph(ui, "version", regular(ui, 15, colors.ink, 1.6F),
                   fill(ui.language, Word::version, {{"version", app_version}}), column.x, y, column.width);
    y += paragraph(ui, "privacy", regular(ui, 15, colors.ink, 1.6F), ui.say(Word::privacy), column.x, y, column.width) +
         6;
    y += paragraph(ui, "credits", regular(ui, 14, colors.soft, 1.6F), ui.say(Word::made_with), column.x, y,
                   column.width) +
         12;
    if (!ui.input.touch) {
        const std::string_view label = ui.say(Word::help);
        if (button(ui, "help", {column.x, y, button_width(ui, label, {.shortcut = "?"}), button_height(ui)}, label,
                   {.shortcut = "?"}))
            actions.push_back(app::ShowHelp{true});
        y += button_height(ui);
    }
    return y - top;
}

}  // namespace

void draw_settings(UiContext& ui, const app::State& state, Rect area, Actions& actions) {
    const ScrollArea scroll = begin_scroll(ui, "settings", area, {.role = Role::main, .name = ui.say(Word::settings)});
    const Column column = column_in(ui, area.width, measure_width);
    float y = column.top;
    y += heading(ui, "title", 1, semibold(ui, ui.width == Width::phone ? 25 : 30, ui.palette->ink, 1.3F),
                 ui.say(Word::settings), column.x, y, column.width) +
         22;
    y += draw_looks(ui, state, column, y, actions);
    y += draw_learning(ui, state, column, y, actions) + 10;
    y += draw_grades(ui, state, column, y, actions);
    y += draw_about(ui, column, y, actions);
    end_scroll(ui, scroll, y + column.bottom);
}

}  // namespace viva::ui
