// Home: what is due today and one button to start, the decks, a year.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "ui/draw.h"
#include "ui/screens.h"
#include "ui/time_words.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/cards.h"
#include "ui/widgets/heat_map.h"
#include "ui/widgets/scroll_area.h"

namespace viva::ui {
namespace {

constexpr float home_width = 760;

std::string percent(double share) { return std::to_string(std::lround(share * 100)); }

/// For a day with nothing to do: why, and when it goes on.
Word rest_reason(const app::State& state) {
    if (state.collection.documents.empty()) return Word::no_notes;
    return state.decks.empty() ? Word::no_cards : Word::nothing_due;
}

std::string rest_outlook(const UiContext& ui, const app::State& state) {
    if (state.decks.empty()) return {};
    std::string text;
    if (state.overview.due_held > 0) text = ui.say(Word::review_limit_reached);
    if (state.overview.all.fresh > 0 && state.overview.new_cards_left == 0) {
        if (!text.empty()) text += ' ';
        text += ui.say(Word::new_limit_reached);
    }
    if (state.overview.next_due) {
        if (!text.empty()) text += ' ';
        text += fill(ui.language, Word::next_review,
                     {{"interval", interval_words(ui.language, *state.overview.next_due - ui.input.now)}});
    }
    return text;
}

/// A greeting comes first where there is a name; then what is next to it is one level lower.
std::uint8_t first_level(const app::State& state) { return state.settings.person.empty() ? 1 : 2; }

float draw_rest(UiContext& ui, const app::State& state, Column column, float y) {
    const float top = y;
    const float size = ui.width == Width::phone ? 19 : 22;
    y += heading(ui, "rest", first_level(state), semibold(ui, size, ui.palette->ink, 1.4F), ui.say(rest_reason(state)),
                 column.x, y, column.width) +
         6;
    const std::string outlook = rest_outlook(ui, state);
    if (!outlook.empty())
        y += paragraph(ui, "outlook", regular(ui, 16, ui.palette->soft, 1.6F), outlook, column.x, y, column.width);
    return y - top;
}

/// The number, what it is made of, and the button; returns the height.
float draw_today(UiContext& ui, const app::State& state, Column column, float y, Actions& actions) {
    const Palette& colors = *ui.palette;
    const app::Overview& overview = state.overview;
    const std::string number = grouped(ui.language, overview.all.today());
    const TextStyle soft = regular(ui, 17, colors.soft);
    const TextStyle big = semibold(ui, 56, colors.ink, 1.0F);
    const float label_width = text_width(soft, ui.say(Word::due_today));
    const float left = std::ceil(std::max(text_width(big, number), label_width));
    ui.semantics.add("due", {.role = Role::heading,
                             .name = std::string(ui.say(Word::due_today)) + ": " + number,
                             .rect = {column.x, y, left, 84},
                             .level = first_level(state)});
    draw_text(ui, soft, ui.say(Word::due_today), {column.x, y, left, 28});
    draw_text(ui, big, number, {column.x, y + 28, left, 56});

    const float gap = ui.width == Width::phone ? 14.0F : 26.0F;
    const std::string_view start = ui.say(Word::start);
    // One thing to do first: today's part of a plan, where there is one.
    const ButtonOptions primary = {.kind = state.planned_left() > 0 ? ButtonKind::secondary : ButtonKind::primary};
    const float start_width = button_width(ui, start, primary);
    const float start_height = button_height(ui, primary);
    const float facts_x = column.x + left + gap;
    const float facts_room = column.x + column.width - facts_x;
    const std::string fresh = counted_grouped(ui.language, Word::new_cards, overview.all.fresh_today);
    const std::string minutes = counted_grouped(ui.language, Word::about_minutes, overview.minutes);
    const float facts_width = std::max(text_width(soft, fresh), text_width(soft, minutes));
    float facts_y = y + 30;
    facts_y += paragraph(ui, "new", soft, fresh, facts_x, facts_y, facts_room);
    facts_y += paragraph(ui, "minutes", soft, minutes, facts_x, facts_y, facts_room);
    const float facts_height = std::max(84.0F, facts_y - y);
    const bool beside = facts_width + 20 + start_width <= facts_room;
    const float button_y = beside ? y + 84 - start_height : y + facts_height + 14;
    const float button_x = beside ? column.x + column.width - start_width : column.x;
    const float wide = beside ? start_width : column.width;
    if (button(ui, "start", {button_x, button_y, wide, start_height}, start, primary))
        actions.push_back(go({.place = app::Place::quiz}));
    return beside ? facts_height : facts_height + 14 + start_height;
}

/// Today's part of the plan towards an interview.
float draw_plan(UiContext& ui, std::uint32_t cards, Column column, float y, Actions& actions) {
    const ButtonOptions primary = {.kind = ButtonKind::primary};
    const std::string label = fill(ui.language, Word::start_plan, {{"n", grouped(ui.language, cards)}});
    const float width = std::min(button_width(ui, label, primary), column.width);
    const float height = button_height(ui, primary);
    if (button(ui, "plan", {column.x, y, width, height}, label, primary))
        actions.push_back(go({.place = app::Place::quiz, .deck = std::string(app::plan_deck)}));
    return height;
}

/// What can be done beside the day's cards.
float draw_practices(UiContext& ui, Column column, float y, Actions& actions) {
    constexpr struct {
        Word label;
        app::Place place;
    } ways[] = {{Word::interview, app::Place::interview}, {Word::cram, app::Place::cram}};
    const float height = button_height(ui, {.size = 15});
    const float top = y;
    float x = column.x;
    for (const auto& way : ways) {
        const std::string_view label = ui.say(way.label);
        const float width = button_width(ui, label, {.size = 15});
        if (x > column.x && x + width > column.x + column.width) {
            x = column.x;
            y += height + 12;
        }
        if (button(ui, label, {x, y, width, height}, label, {.size = 15})) actions.push_back(go({.place = way.place}));
        x += width + 12;
    }
    return y + height - top;
}

/// What the card of a deck, or of a folder of small ones, says.
struct DeckWords {
    DeckWords(const UiContext& ui, const app::State& state, const app::Shelf& shelf) {
        std::int64_t questions = 0;
        app::DeckProgress progress;
        for (std::uint32_t i = shelf.first; i < shelf.end; ++i) {
            questions += static_cast<std::int64_t>(state.decks[i].questions.size());
            progress += state.overview.decks[i];
        }
        count = counted_grouped(ui.language, Word::questions_count, questions);
        // New cards come out of all decks, as many as a day's limit allows: none of them is this deck's today.
        const std::uint32_t due = progress.due_within(state.overview.due_cards_left);
        if (due != 0) today = fill(ui.language, Word::deck_today, {{"n", grouped(ui.language, due)}});
        const std::string known = std::to_string(progress.known);
        const std::string learning = std::to_string(progress.learning);
        const std::string fresh = std::to_string(progress.fresh);
        shares = fill(ui.language, Word::deck_progress, {{"known", known}, {"learning", learning}, {"fresh", fresh}});
        href = format(app::Route{.place = app::Place::quiz, .deck = shelf.id});
        const auto total = static_cast<float>(std::max(1U, progress.total));
        parts = {static_cast<float>(progress.known) / total, static_cast<float>(progress.learning) / total};
    }

    std::string count, today, shares, href;
    decltype(DeckCard::shares) parts;
};

/// The card itself, over its words.
DeckCard deck_card_of(const app::State& state, const app::Shelf& shelf, const DeckWords& words) {
    const app::Deck& deck = state.decks[shelf.first];
    return {.title = shelf.title,
            .name = shelf.is_folder ? shelf.title : std::string_view(deck.name),
            .language = state.collection.documents[deck.document].language,
            .count = words.count,
            .source = shelf.is_folder ? std::string_view() : deck.source,
            .today = words.today,
            .progress = words.shares,
            .href = words.href,
            .shares = words.parts};
}

float draw_decks(UiContext& ui, const app::State& state, Column column, float y, Actions& actions) {
    const int across = column.width >= 480 ? 2 : 1;
    const float width =
        std::floor((column.width - 14.0F * static_cast<float>(across - 1)) / static_cast<float>(across));
    ui.semantics.open(
        "decks",
        {.role = Role::region, .name = std::string(ui.say(Word::decks)), .rect = {column.x, y, column.width, 0}});
    // All cards are of one height, so they are measured before the first is drawn.
    std::vector<DeckWords> words;
    words.reserve(state.shelves.size());
    float card_height = 0;
    for (const app::Shelf& shelf : state.shelves) {
        const DeckWords& said = words.emplace_back(ui, state, shelf);
        card_height = std::max(card_height, deck_card_height(ui, deck_card_of(state, shelf, said), width));
    }
    for (std::size_t i = 0; i < state.shelves.size(); ++i) {
        const int place_across = static_cast<int>(i) % across;
        const int place_down = static_cast<int>(i) / across;
        const Rect rect = {column.x + static_cast<float>(place_across) * (width + 14),
                           y + static_cast<float>(place_down) * (card_height + 14), width, card_height};
        const app::Shelf& shelf = state.shelves[i];
        const std::string& id = shelf.id;
        if (deck_card(ui, id, rect, deck_card_of(state, shelf, words[i])))
            actions.push_back(go({.place = app::Place::quiz, .deck = id}));
    }
    const int rows = (static_cast<int>(state.shelves.size()) + across - 1) / across;
    const float height = static_cast<float>(rows) * (card_height + 14) - 14;
    if (Node* node = ui.semantics.edit(ui.semantics.parent())) node->rect.height = height;
    ui.semantics.close();
    return height;
}

float draw_year_of_study(UiContext& ui, const app::State& state, Column column, float y) {
    const app::Year& year = state.overview.year;
    const Palette& colors = *ui.palette;
    const float top = y;
    y += heading(ui, "year", 2, semibold(ui, 19, colors.ink), ui.say(Word::last_year), column.x, y, column.width) + 8;
    std::string sums = counted_grouped(ui.language, Word::reviews_count, static_cast<std::int64_t>(year.total));
    if (year.retention)
        sums.append(" · ").append(fill(ui.language, Word::true_retention, {{"percent", percent(*year.retention)}}));
    if (year.streak > 0) sums.append(" · ").append(counted_grouped(ui.language, Word::streak, year.streak));
    const std::string name = std::string(ui.say(Word::heat_map_name)) + ": " +
                             counted_grouped(ui.language, Word::reviews_count, static_cast<std::int64_t>(year.total)) +
                             ", " + counted_grouped(ui.language, Word::heat_map_days, year.active_days);
    heat_map(ui, "heat", column.x, y, column.width, {year.reviews, year.last_weekday, name});
    y += heat_map_height(column.width) + 12;
    y += paragraph(ui, "sums", regular(ui, 14, colors.soft),
                   year.total == 0 ? ui.say(Word::no_reviews_yet) : std::string_view(sums), column.x, y, column.width);
    return y - top;
}

}  // namespace

void draw_home(UiContext& ui, const app::State& state, Rect area, Actions& actions) {
    const ScrollArea scroll = begin_scroll(ui, "home", area, {.role = Role::main, .name = ui.say(Word::home)});
    const Column column = column_in(ui, area.width, home_width);
    const Palette& colors = *ui.palette;
    float y = column.top;
    if (!state.settings.person.empty()) {
        const std::string hello = fill(ui.language, Word::greeting, {{"name", state.settings.person}});
        y += heading(ui, "hello", 1, semibold(ui, ui.width == Width::phone ? 22 : 26, colors.ink, 1.35F), hello,
                     column.x, y, column.width) +
             14;
    } else {
        y += 10;
    }
    y += state.overview.all.today() > 0 ? draw_today(ui, state, column, y, actions) : draw_rest(ui, state, column, y);
    y += 30;
    if (const std::uint32_t planned = state.planned_left(); planned > 0)
        y += draw_plan(ui, planned, column, y, actions) + 16;
    if (!state.decks.empty()) {
        y += draw_practices(ui, column, y, actions) + 26;
        y += draw_decks(ui, state, column, y, actions) + 28;
        y += draw_year_of_study(ui, state, column, y);
    }
    end_scroll(ui, scroll, y + column.bottom);
}

}  // namespace viva::ui
