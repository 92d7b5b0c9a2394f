// The frame around the screens: the side with the tree, the bottom bar, banners, the help dialog.
#include "ui/ui.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/later.h"
#include "typeset/style_sheet.h"
#include "ui/draw.h"
#include "ui/screens.h"
#include "ui/time_words.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/cards.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/finder.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/navigation.h"

namespace viva::ui {
namespace {

constexpr float side_width_desk = 280, side_width_tablet = 250;

struct PlaceRow {
    app::Place place;
    Word label;
    Icon icon;
};
constexpr PlaceRow place_rows[] = {
    {app::Place::home, Word::home, Icon::home},    {app::Place::read, Word::read, Icon::book},
    {app::Place::quiz, Word::quiz, Icon::cards},   {app::Place::search, Word::search, Icon::search},
    {app::Place::stats, Word::stats, Icon::chart}, {app::Place::settings, Word::settings, Icon::sliders}};

/// A note belongs to Read, the data to the settings.
bool is_current(const app::State& state, app::Place place) {
    switch (state.route.place) {
        case app::Place::note: return place == app::Place::read;
        case app::Place::learning:
        case app::Place::data: return place == app::Place::settings;
        default: return place == state.route.place;
    }
}

void draw_side(UiContext& ui, const app::State& state, Rect area, Actions& actions) {
    ui.semantics.open("side", {.role = Role::navigation, .name = std::string(ui.say(Word::places)), .rect = area});
    fill(ui, area, ui.palette->panel);
    fill(ui, {area.x + area.width - 1, area.y, 1, area.height}, ui.palette->line);
    draw_mark(ui, area.x + 22, area.y + 22, 22);
    draw_text(ui, semibold(ui, 18, ui.palette->ink), ui.say(Word::app_name),
              {area.x + 53, area.y + 18, area.width - 75, 30});
    if (finder_button(ui, {area.x + 14, area.y + 60, area.width - 29, 36}))
        actions.push_back(go({.place = app::Place::search}));
    float y = area.y + 108;
    for (const PlaceRow& row : place_rows) {
        if (row.place == app::Place::search) continue;
        const std::string href = format(app::Route{.place = row.place});
        const PlaceItem item = {ui.say(row.label), href, row.icon, is_current(state, row.place)};
        if (side_place(ui, href, {area.x + 14, y, area.width - 28, 34}, item))
            actions.push_back(go({.place = row.place}));
        y += 36;
    }
    y += 8;
    ui.semantics.close();
    fill(ui, {area.x + 22, y, area.width - 44, 1}, ui.palette->line);
    draw_tree(ui, state, {area.x, y + 1, area.width - 1, area.y + area.height - y - 1}, actions);
}

/// How wide each place is: its label and a share of what is left. `size` becomes the largest at which all labels fit.
std::array<float, std::size(place_rows)> bottom_widths(const UiContext& ui, float width, float& size) {
    constexpr float largest = 12, smallest = 9, least_gap = 6;
    std::array<float, std::size(place_rows)> widths{};
    for (size = largest;; --size) {
        float labels = 0;
        for (std::size_t i = 0; i < widths.size(); ++i)
            labels += widths[i] = std::ceil(text_width(semibold(ui, size, 0), ui.say(place_rows[i].label)));
        const float gap = (width - labels) / static_cast<float>(widths.size());
        if (gap < least_gap && size > smallest) continue;
        for (float& each : widths) each += gap;
        return widths;
    }
}

void draw_bottom_bar(UiContext& ui, const app::State& state, Rect area, Actions& actions) {
    ui.semantics.open("bottom", {.role = Role::navigation, .name = std::string(ui.say(Word::places)), .rect = area});
    fill(ui, area, ui.palette->panel);
    fill(ui, {area.x, area.y, area.width, 1}, ui.palette->line);
    float size = 0, x = area.x;
    const auto widths = bottom_widths(ui, area.width, size);
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const PlaceRow& row = place_rows[i];
        const std::string href = format(app::Route{.place = row.place});
        const PlaceItem item = {ui.say(row.label), href, row.icon, is_current(state, row.place)};
        if (bottom_place(ui, href, {x, area.y, widths[i], area.height}, item, size))
            actions.push_back(go({.place = row.place}));
        x += widths[i];
    }
    ui.semantics.close();
}

/// What a notice says.
std::string notice_text(const UiContext& ui, const app::State& state, const app::Notice& notice) {
    const Language language = ui.language;
    const auto count = static_cast<std::int64_t>(notice.count);
    switch (notice.kind) {
        case app::NoticeKind::unsaved:
            switch (state.unsaved_reason) {
                case app::StoreFailure::full: return counted(language, Word::unsaved_full, count);
                case app::StoreFailure::refused: return counted(language, Word::unsaved_refused, count);
                case app::StoreFailure::broken: return counted(language, Word::unsaved_broken, count);
            }
            break;
        case app::NoticeKind::update_ready: return std::string(ui.say(Word::update_ready));
        case app::NoticeKind::unknown_place: return fill(language, Word::unknown_place, {{"address", notice.detail}});
        case app::NoticeKind::unknown_note: return fill(language, Word::unknown_note, {{"note", notice.detail}});
        case app::NoticeKind::unknown_heading:
            return fill(language, Word::unknown_heading, {{"heading", notice.detail}});
        case app::NoticeKind::unknown_deck:
            if (app::narrows(notice.detail)) return std::string(ui.say(Word::no_match));
            return fill(language, Word::unknown_deck, {{"deck", notice.detail}});
        case app::NoticeKind::events_damaged: return counted(language, Word::events_damaged, count);
        case app::NoticeKind::clock_back: return std::string(ui.say(Word::clock_back));
        case app::NoticeKind::evicted: return counted_grouped(language, Word::evicted, count);
        case app::NoticeKind::imported: return counted_grouped(language, Word::imported, count);
        case app::NoticeKind::import_failed: return std::string(ui.say(Word::import_failed));
        case app::NoticeKind::folder_damaged:
            return fill(language, Word::folder_damaged, {{"file", notice.detail}, {"n", std::to_string(count)}});
        case app::NoticeKind::file_unreadable: return fill(language, Word::file_unreadable, {{"file", notice.detail}});
        case app::NoticeKind::backup_made: return std::string(ui.say(Word::backup_made));
        case app::NoticeKind::backup_same: return std::string(ui.say(Word::backup_same));
        case app::NoticeKind::backup_failed: return std::string(ui.say(Word::backup_failed));
        case app::NoticeKind::backup_gone: return std::string(ui.say(Word::backup_gone));
        case app::NoticeKind::anki_none: return fill(language, Word::anki_none, {{"file", notice.detail}});
        case app::NoticeKind::anki_newest: return fill(language, Word::anki_newest, {{"file", notice.detail}});
        case app::NoticeKind::anki_failed: return std::string(ui.say(Word::anki_failed));
    }
    return {};
}

/// The buttons of a notice and what each of them asks for.
struct NoticeButtons {
    std::vector<std::string_view> labels;
    std::vector<app::Action> actions;
};

NoticeButtons notice_buttons(const UiContext& ui, const app::Notice& notice) {
    switch (notice.kind) {
        case app::NoticeKind::unsaved:
            return {{ui.say(Word::save_file), ui.say(Word::try_again)}, {app::ExportEvents{}, app::StoreAgain{}}};
        case app::NoticeKind::update_ready:
            return {{ui.say(Word::update_now), ui.say(Word::later)},
                    {app::TakeUpdate{}, app::DismissNotice{notice.id}}};
        case app::NoticeKind::evicted:
            return {{ui.say(Word::evicted_way_back), ui.say(Word::close)},
                    {go({.place = app::Place::data}), app::DismissNotice{notice.id}}};
        default: return {{ui.say(Word::close)}, {app::DismissNotice{notice.id}}};
    }
}

bool is_warning(app::NoticeKind kind) {
    switch (kind) {
        case app::NoticeKind::unsaved:
        case app::NoticeKind::events_damaged:
        case app::NoticeKind::evicted:
        case app::NoticeKind::import_failed:
        case app::NoticeKind::folder_damaged:
        case app::NoticeKind::file_unreadable:
        case app::NoticeKind::backup_failed:
        case app::NoticeKind::backup_gone:
        case app::NoticeKind::anki_none:
        case app::NoticeKind::anki_newest:
        case app::NoticeKind::anki_failed: return true;
        default: return false;
    }
}

/// Draws the notices from the top of the area; returns what they leave of it.
Rect draw_notices(UiContext& ui, const app::State& state, Rect area, Actions& actions) {
    for (const app::Notice& notice : state.notices) {
        // A new version is never pressed on somebody who is being asked, or whose grades would go with this page.
        if (notice.kind == app::NoticeKind::update_ready && (state.asked_card() != nullptr || !state.unsaved.empty()))
            continue;
        const std::string text = notice_text(ui, state, notice);
        const NoticeButtons buttons = notice_buttons(ui, notice);
        const bool calls = buttons.labels.size() > 1;
        const Banner banner = {is_warning(notice.kind), text, buttons.labels, calls};
        const float side = ui.width == Width::phone ? 12.0F : 24.0F;
        const float width = std::min(area.width - 2 * side, 860.0F);
        const float x = area.x + (area.width - width) / 2;
        const int pressed =
            draw_banner(ui, "notice" + std::to_string(notice.id), std::round(x), area.y + 12, width, banner);
        if (pressed >= 0) actions.push_back(buttons.actions[static_cast<std::size_t>(pressed)]);
        const float taken = banner_height(ui, banner, width) + 12;
        area.y += taken;
        area.height -= taken;
    }
    return area;
}

struct HelpRow {
    std::string_view keys;
    Word meaning;
};
constexpr HelpRow help_rows[] = {{"Space / Enter", Word::help_reveal},
                                 {"1 – 4", Word::help_rate},
                                 {"U / R", Word::help_undo},
                                 {"M", Word::help_mode},
                                 {"J / K", Word::help_notes},
                                 {"Q", Word::help_quiz},
                                 {"S", Word::help_stats},
                                 {"/  Ctrl K", Word::help_search},
                                 {"?", Word::help_help},
                                 {"Esc", Word::help_close}};

VIVA_LATER void draw_help(UiContext& ui, Actions& actions) {
    constexpr float least_row = 40, keys_width = 116, most_width = 520;
    const float text_room = std::min(most_width, ui.input.width - 24) - 48 - keys_width;
    const TextStyle style = regular(ui, 15, ui.palette->ink, 1.3F);
    float total = 0;
    for (const HelpRow& help : help_rows)
        total += std::max(least_row, wrapped_height(style, ui.say(help.meaning), text_room) + 10);
    const Dialog dialog = begin_dialog(ui, "help", ui.say(Word::help), most_width, total);
    float y = dialog.panel.y + dialog_head;
    for (const HelpRow& help : help_rows) {
        const float x = dialog.panel.x + 24;
        const float height = wrapped_height(style, ui.say(help.meaning), text_room);
        const float row = std::max(least_row, height + 10);
        key_cap(ui, x, y + (row - key_cap_height) / 2, help.keys);
        draw_wrapped(ui, style, ui.say(help.meaning), x + keys_width, std::round(y + (row - height) / 2), text_room);
        ui.semantics.add(help.keys, {.role = Role::paragraph,
                                     .name = std::string(help.keys) + ": " + std::string(ui.say(help.meaning)),
                                     .rect = {x, y, dialog.panel.width - 48, row}});
        y += row;
    }
    end_dialog(ui);
    if (dialog.closed) actions.push_back(app::ShowHelp{false});
}

bool is_night(const app::State& state, bool system_dark) {
    if (state.settings.theme == app::ThemeChoice::system) return system_dark;
    return state.settings.theme == app::ThemeChoice::night;
}

}  // namespace

Appearance appearance(const app::State& state, bool system_dark) {
    const Language language = state.settings.language;
    std::string title(word(language, Word::app_name));
    if (const model::Document* document = state.document(state.route.note);
        document != nullptr && state.route.place == app::Place::note)
        title = std::string(document->title) + " · " + title;
    else if (state.route.place != app::Place::home)
        title = std::string(word(language, screen_for(state.route.place).title)) + " · " + title;
    if (state.finding)
        title = std::string(word(language, Word::search)) + " · " + std::string(word(language, Word::app_name));
    return {language, is_night(state, system_dark), std::move(title),
            typeset::style_sheet(false, text_scale(state.settings.text_size)).body};
}

std::vector<app::Action> draw(UiContext& ui, const app::State& state, const FrameInput& input) {
    Actions actions;
    const Palette& palette =
        input.forced != nullptr ? *input.forced : palette_of(is_night(state, input.system_dark), input.more_contrast);
    ui.begin_frame(input, state.settings.language, palette, state.settings.text_size);
    Rect area = {0, 0, input.width, input.height};
    fill(ui, area, palette.paper);
    const Screen& screen = screen_for(state.route.place);
    Rect bottom = {};
    if (!screen.alone && ui.width == Width::phone) {
        area.height -= bottom_bar_height;
        bottom = {0, area.height, area.width, bottom_bar_height};
    } else if (!screen.alone) {
        const float side = ui.width == Width::desk ? side_width_desk : side_width_tablet;
        draw_side(ui, state, {0, 0, side, area.height}, actions);
        area.x += side;
        area.width -= side;
    }
    area = draw_notices(ui, state, area, actions);
    // What stands alone has controls around what scrolls; elsewhere what scrolls is the main part.
    if (screen.alone)
        ui.semantics.open("main", {.role = Role::main, .name = std::string(ui.say(screen.title)), .rect = area});
    if (state.awaited)
        draw_waiting(ui, state, area, actions);
    else
        screen.draw(ui, state, area, actions);
    if (screen.alone) ui.semantics.close();
    if (bottom.height > 0) draw_bottom_bar(ui, state, bottom, actions);
    if (state.finding) draw_finder(ui, state, actions);
    if (state.help_shown) draw_help(ui, actions);
    ui.end_frame();
    return actions;
}

}  // namespace viva::ui
