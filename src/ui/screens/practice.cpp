// Cramming and the mock interview before they begin: what to take, and how.
#include <algorithm>
#include <array>

#include "base/own_names.h"
#include "ui/draw.h"
#include "ui/screens.h"
#include "ui/screens/views.h"
#include "ui/time_words.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/scroll_area.h"

namespace viva::ui {
namespace {

/// A label over its control; returns where the control goes.
float draw_label(UiContext& ui, std::string_view label, Column column, float y) {
    return y + paragraph(ui, label, semibold(ui, 16, ui.palette->ink), label, column.x, y, column.width) + 8;
}

/// One of several values; tells the new one.
template <std::size_t count>
std::optional<std::size_t> draw_values(UiContext& ui, std::string_view label, const std::array<Option, count>& options,
                                       std::size_t selected, Column column, float& y) {
    y = draw_label(ui, label, column, y);
    const float width = std::min(column.width, 460.0F);
    const auto chosen =
        choice(ui, std::string(label) + "-choice", {column.x, y, width, field_height}, label, options, selected);
    y += field_height + 24;
    return chosen;
}

float draw_deck_choice(UiContext& ui, const app::State& state, Column column, float y, Actions& actions) {
    y = draw_label(ui, ui.say(Word::decks), column, y);
    const app::Practice& practice = state.practice;
    const auto row = [&](std::string_view key, std::string_view label, std::string_view language, bool chosen) {
        const float height = option_row_height(ui, label, column.width);
        const bool pressed =
            option_row(ui, key, {column.x, y, column.width, height}, {label, label, false, chosen, language});
        y += height + 8;
        return pressed;
    };
    if (row("all decks", ui.say(Word::all_decks), {}, practice.decks.empty())) {
        app::Practice changed = practice;
        changed.decks.clear();
        actions.push_back(app::ChangePractice{std::move(changed)});
    }
    for (const app::Deck& deck : state.decks) {
        const auto at = std::find(practice.decks.begin(), practice.decks.end(), deck.id);
        const bool chosen = at != practice.decks.end();
        if (!row(deck.id, deck.name, state.collection.documents[deck.document].language, chosen)) continue;
        app::Practice changed = practice;
        if (chosen)
            std::erase(changed.decks, deck.id);
        else
            changed.decks.push_back(deck.id);
        actions.push_back(app::ChangePractice{std::move(changed)});
    }
    return y + 16;
}

/// What a language of notes is called: by its own name, as in every list of languages.
std::string_view name_of_language(const UiContext& ui, std::string_view language) {
    const std::string_view own = own_name_of(language);
    if (!own.empty()) return own;
    return language == "und" ? ui.say(Word::other_language) : language;
}

/// Languages of the notes, each once, in their order.
std::vector<std::string_view> note_languages(const app::State& state) {
    std::vector<std::string_view> found;
    for (const app::Deck& deck : state.decks) {
        const std::string_view language = state.collection.documents[deck.document].language;
        if (std::find(found.begin(), found.end(), language) == found.end()) found.push_back(language);
    }
    return found;
}

float draw_languages(UiContext& ui, const app::State& state, Column column, float y, Actions& actions) {
    const std::vector<std::string_view> found = note_languages(state);
    if (found.size() < 2) return y;
    std::vector<Option> options = {{ui.say(Word::any), {}, 15}};
    std::size_t selected = 0;
    for (const std::string_view language : found) {
        if (language == state.practice.language) selected = options.size();
        options.push_back({name_of_language(ui, language), {}, 15});
    }
    y = draw_label(ui, ui.say(Word::language), column, y);
    const float width = std::min(column.width, 110.0F * static_cast<float>(options.size()));
    if (const auto chosen =
            choice(ui, "languages", {column.x, y, width, field_height}, ui.say(Word::language), options, selected)) {
        app::Practice changed = state.practice;
        changed.language = *chosen == 0 ? std::string() : std::string(found[*chosen - 1]);
        actions.push_back(app::ChangePractice{std::move(changed)});
    }
    return y + field_height + 24;
}

/// The tags of the notes, one of them or any.
float draw_tags(UiContext& ui, const app::State& state, Column column, float y, Actions& actions) {
    auto& tags = ui.views->practice.tags;
    if (!tags) tags = app::common_tags(state.collection, state.decks);
    if (tags->empty()) return y;
    y = draw_label(ui, ui.say(Word::tags), column, y);
    const auto row = [&](std::string_view key, std::string_view label, std::string_view tag) {
        const bool chosen = state.practice.tag == tag;
        const float height = option_row_height(ui, label, column.width);
        if (option_row(ui, key, {column.x, y, column.width, height}, {label, label, true, chosen, {}}) && !chosen) {
            app::Practice changed = state.practice;
            changed.tag = tag;
            actions.push_back(app::ChangePractice{std::move(changed)});
        }
        y += height + 8;
    };
    row("any tag", ui.say(Word::any), {});
    for (const std::string_view tag : *tags) row("tag " + std::string(tag), tag, tag);
    return y + 16;
}

float draw_known(UiContext& ui, const app::State& state, Column column, float y, Actions& actions) {
    const std::array<Option, 4> options = {Option{ui.say(Word::any), {}, 15}, Option{ui.say(Word::filter_new), {}, 15},
                                           Option{ui.say(Word::filter_learning), {}, 15},
                                           Option{ui.say(Word::filter_known), {}, 15}};
    if (const auto chosen = draw_values(ui, ui.say(Word::how_known), options,
                                        static_cast<std::size_t>(state.practice.known), column, y)) {
        app::Practice changed = state.practice;
        changed.known = static_cast<app::KnownFilter>(*chosen);
        actions.push_back(app::ChangePractice{std::move(changed)});
    }
    return y;
}

constexpr std::array<std::uint32_t, 4> lengths = {3, 5, 10, 20};
constexpr std::array<std::uint32_t, 4> limits = {60, 120, 180, 300};

float draw_interview_values(UiContext& ui, const app::State& state, Column column, float y, Actions& actions) {
    const app::Practice& practice = state.practice;
    app::Practice changed = practice;
    std::array<std::string, 4> numbers, minutes;
    std::array<Option, 4> length_options, limit_options;
    std::size_t length = SIZE_MAX, limit = SIZE_MAX;
    for (std::size_t i = 0; i < lengths.size(); ++i) {
        numbers[i] = std::to_string(lengths[i]);
        minutes[i] = counted(ui.language, Word::in_minutes, limits[i] / 60);
        length_options[i] = {numbers[i], {}, 15};
        limit_options[i] = {minutes[i], {}, 15};
        if (lengths[i] == practice.questions) length = i;
        if (limits[i] == practice.seconds) limit = i;
    }
    if (const auto chosen = draw_values(ui, ui.say(Word::questions_to_ask), length_options, length, column, y))
        changed.questions = lengths[*chosen];
    if (const auto chosen = draw_values(ui, ui.say(Word::time_for_each), limit_options, limit, column, y))
        changed.seconds = limits[*chosen];
    const std::array<Option, 3> ways = {Option{ui.say(Word::by_recording), {}, 15},
                                        Option{ui.say(Word::by_aloud), {}, 15},
                                        Option{ui.say(Word::by_writing), {}, 15}};
    if (const auto chosen =
            draw_values(ui, ui.say(Word::answer_by), ways, static_cast<std::size_t>(practice.by), column, y))
        changed.by = static_cast<app::AnswerBy>(*chosen);
    if (practice.by == app::AnswerBy::recording)
        y += paragraph(ui, "recordings", regular(ui, 14, ui.palette->soft, 1.5F), ui.say(Word::recordings_hint),
                       column.x, y - 10, column.width) +
             8;
    const std::string_view speak = ui.say(Word::speak_questions);
    const float height = option_row_height(ui, speak, column.width);
    if (option_row(ui, "speak", {column.x, y, column.width, height}, {speak, speak, false, practice.speak, {}}))
        changed.speak = !practice.speak;
    const bool same = changed.questions == practice.questions && changed.seconds == practice.seconds &&
                      changed.by == practice.by && changed.speak == practice.speak;
    if (!same) actions.push_back(app::ChangePractice{std::move(changed)});
    return y + height + 24;
}

/// How many cards, or questions of an interview, fit the choices; nothing while the log that they ask about is to come.
std::optional<std::size_t> count_matching(UiContext& ui, const app::State& state, bool interview) {
    if (!state.log_loaded) return std::nullopt;
    app::Practice practice = state.practice;
    if (interview) practice.known = app::KnownFilter::any;
    std::string spec = app::cram_spec(practice);
    PracticeView& view = ui.views->practice;
    if (view.matching && view.revision == state.revision && view.counted == spec) return view.matching;
    std::vector<std::uint32_t> cards = app::cram_cards(state.collection, state.decks, spec, state.reviews);
    // An interview asks questions, not details; what is suspended is not crammed.
    std::erase_if(cards, [&](std::uint32_t index) {
        const model::Card& card = state.collection.cards[index];
        return interview ? card.derived_from != 0 : quiz::is_stopped(card, state.reviews);
    });
    view.counted = std::move(spec);
    view.revision = state.revision;
    view.matching = cards.size();
    return view.matching;
}

/// The button that begins it, and of how much it is; or why there is nothing to begin.
float draw_start(UiContext& ui, const app::State& state, bool interview, Column column, float y, bool& pressed) {
    const std::optional<std::size_t> matching = count_matching(ui, state, interview);
    const std::string_view label = ui.say(Word::start);
    const ButtonOptions options = {.kind = ButtonKind::primary, .disabled = matching == std::size_t{0}};
    const float width = ui.width == Width::phone ? column.width : button_width(ui, label, options) + 40;
    const float height = button_height(ui, options);
    pressed = button(ui, "start", {column.x, y, width, height}, label, options);
    y += height + 8;
    if (matching) {
        const std::string count =
            *matching == 0 ? std::string(ui.say(Word::no_match))
                           : counted_grouped(ui.language, interview ? Word::questions_count : Word::cards_count,
                                             static_cast<std::int64_t>(*matching));
        y += paragraph(ui, "matching", regular(ui, 14, ui.palette->soft, 1.5F), count, column.x, y, column.width);
    }
    return y + 20;
}

}  // namespace

void draw_practice(UiContext& ui, const app::State& state, Rect area, Actions& actions) {
    const bool interview = state.route.place == app::Place::interview;
    const std::string_view title = ui.say(interview ? Word::interview : Word::cram);
    const ScrollArea scroll =
        begin_scroll(ui, interview ? "interview" : "cram", area, {.role = Role::region, .name = title});
    const Column column = column_in(ui, area.width, 620);
    float y = column.top - 12;
    const ButtonOptions quiet = {.kind = ButtonKind::quiet, .size = 14};
    const std::string_view leave = ui.say(Word::leave);
    const float leave_width = button_width(ui, leave, quiet);
    if (button(ui, "leave", {column.x - 10, y, leave_width, button_height(ui, quiet)}, leave, quiet))
        actions.push_back(go({}));
    y += button_height(ui, quiet) + 6;
    y += heading(ui, "title", 1, semibold(ui, ui.width == Width::phone ? 25 : 30, ui.palette->ink, 1.3F), title,
                 column.x, y, column.width) +
         8;
    y += paragraph(ui, "hint", regular(ui, 16, ui.palette->soft, 1.6F),
                   ui.say(interview ? Word::interview_hint : Word::cram_hint), column.x, y, column.width) +
         22;
    bool start = false;
    // First what begins it: the rest has good values already.
    y = draw_start(ui, state, interview, column, y, start);
    if (start && interview) actions.push_back(app::StartInterview{});
    if (start && !interview) actions.push_back(go({.place = app::Place::cram, .deck = app::cram_spec(state.practice)}));
    if (interview)
        y = draw_interview_values(ui, state, column, y, actions);
    else
        y = draw_known(ui, state, column, y, actions);
    y = draw_languages(ui, state, column, y, actions);
    y = draw_tags(ui, state, column, y, actions);
    y = draw_deck_choice(ui, state, column, y, actions);
    end_scroll(ui, scroll, y + column.bottom);
}

}  // namespace viva::ui
