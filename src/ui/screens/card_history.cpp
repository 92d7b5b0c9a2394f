#include "ui/screens/card_history.h"

#include <algorithm>
#include <cmath>

#include "base/hash.h"
#include "model/asked_words.h"
#include "srs/facts.h"
#include "ui/draw.h"
#include "ui/screens/knowledge.h"
#include "ui/time_words.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/charts.h"
#include "ui/widgets/scroll_area.h"

namespace viva::ui {
namespace {

constexpr Word rating_words[] = {Word::rating_again, Word::rating_hard, Word::rating_good, Word::rating_easy};

double days_between(model::Time from, model::Time to) {
    return static_cast<double>(to - from) / static_cast<double>(model::day_ms);
}

model::Time milliseconds(double days) { return static_cast<model::Time>(days * static_cast<double>(model::day_ms)); }

/// Chance of recall from the first review to a while after the last, falling between reviews.
std::vector<CurveDot> recall_line(const srs::ReviewState& reviews, const std::vector<srs::PastReview>& history,
                                  model::Time end) {
    constexpr int steps = 24;
    std::vector<CurveDot> line;
    for (std::size_t i = 0; i < history.size(); ++i) {
        const model::Time from = history[i].at;
        const model::Time to = i + 1 < history.size() ? history[i + 1].at : end;
        for (int step = 0; step <= steps; ++step) {
            const model::Time at = from + (to - from) * step / steps;
            line.push_back(
                {days_between(history[0].at, at), reviews.scheduler().retrievability(history[i].after, at), 0});
        }
    }
    return line;
}

float draw_curve(UiContext& ui, const app::State& state, Column column, float y,
                 const std::vector<srs::PastReview>& history) {
    const srs::CardState& card = history.back().after;
    const model::Time end =
        std::max(ui.input.now, history.back().at) + std::max(model::day_ms, milliseconds(card.memory.stability_days));
    const std::string summary =
        fill(ui.language, Word::history_summary,
             {{"reviews", counted_grouped(ui.language, Word::reviews_count, static_cast<std::int64_t>(history.size()))},
              {"lapses", counted_grouped(ui.language, Word::lapses_count, card.lapses)},
              {"interval", interval_words(ui.language, milliseconds(card.memory.stability_days))}});
    const std::int32_t today = state.reviews.day_of(ui.input.now, ui.input.zone_minutes);
    Chart chart = {ui.say(Word::card_history),
                   summary,
                   {{ui.say(Word::head_day), ui.say(Word::head_grade), ui.say(Word::head_recall),
                     ui.say(Word::head_next), ui.say(Word::head_stability)},
                    {}}};
    std::vector<CurveDot> dots;
    for (const srs::PastReview& review : history) {
        const bool first = review.before.state == srs::State::New;
        const double recall = first ? 0 : state.reviews.scheduler().retrievability(review.before, review.at);
        dots.push_back({days_between(history[0].at, review.at), first ? 1 : recall, 0.1});
        chart.table.cells.push_back(date_words(ui.language, review.day, today));
        chart.table.cells.emplace_back(ui.say(rating_words[static_cast<std::size_t>(review.rating) - 1]));
        chart.table.cells.push_back(first ? "–" : percent_words(recall));
        chart.table.cells.push_back(interval_words(ui.language, review.after.due - review.at));
        chart.table.cells.push_back(interval_words(ui.language, milliseconds(review.after.memory.stability_days)));
    }
    const std::vector<CurveDot> line = recall_line(state.reviews, history, end);
    const std::string last = date_words(ui.language, state.reviews.day_of(end, ui.input.zone_minutes), today);
    return curve_chart(ui, "curve", column.x, y, column.width, chart,
                       {dots, line, std::max(1.0, days_between(history[0].at, end)), chart.table.cell(0, 0), last});
}

/// Why the card comes when it comes, in words.
std::string reason(const UiContext& ui, const app::State& state, const model::Card& card) {
    const model::CardId id = card.id;
    if (quiz::is_stopped(card, state.reviews)) return std::string(ui.say(Word::why_suspended));
    const srs::CardFacts facts = facts_of(state.reviews, id, ui.input.now);
    const auto date = [&](model::Time at) {
        return date_words(ui.language, state.reviews.day_of(at, ui.input.zone_minutes),
                          state.reviews.day_of(ui.input.now, ui.input.zone_minutes));
    };
    switch (facts.why) {
        case srs::Why::suspended: return std::string(ui.say(Word::why_suspended));
        case srs::Why::never_asked: return std::string(ui.say(Word::why_new));
        case srs::Why::buried: return std::string(ui.say(Word::why_buried));
        case srs::Why::step:
            return fill(ui.language, Word::why_learning,
                        {{"interval", interval_words(ui.language, facts.due - *facts.last_review)}});
        default: break;
    }
    return fill(ui.language, Word::why_review,
                {{"date", date(*facts.last_review)},
                 {"stability", interval_words(ui.language, milliseconds(facts.stability_days))},
                 {"due", date(facts.due)},
                 {"interval", interval_words(ui.language, facts.due - *facts.last_review)},
                 {"recall", percent_words(facts.recall_when_due)},
                 {"wanted", percent_words(facts.desired_retention)},
                 {"now", percent_words(facts.recall_now)}});
}

/// The way back for a card that was suspended, by itself or with its question; returns the height.
float draw_ask_again(UiContext& ui, const app::State& state, const model::Card& card, Column column, float y,
                     Actions& actions) {
    if (!quiz::is_stopped(card, state.reviews)) return 0;
    const std::string_view label = ui.say(Word::ask_again);
    const ButtonOptions options = {.size = 15};
    const float height = button_height(ui, options);
    if (button(ui, "ask-again", {column.x, y + 8, button_width(ui, label, options), height}, label, options))
        for (const model::CardId id : {card.id, card.derived_from})
            if (id != 0 && state.reviews.card(id).suspended) actions.push_back(app::SuspendCard{id, false});
    return height + 20;
}

}  // namespace

void draw_card_history(UiContext& ui, const app::State& state, Rect area, Actions& actions) {
    const ScrollArea scroll = begin_scroll(ui, "card", area, {.role = Role::main, .name = ui.say(Word::card_history)});
    const Column column = column_in(ui, area.width, measure_width);
    const Palette& colors = *ui.palette;
    float y = column.top;
    if (const std::string href = format(app::Route{.place = app::Place::stats});
        link(ui, "all", {column.x, y, text_width(regular(ui, 15, 0), ui.say(Word::all_stats)), minimum_target},
             ui.say(Word::all_stats), href, 15))
        actions.push_back(go({.place = app::Place::stats}));
    y += minimum_target + 8;
    const model::CardId id = parse_base32(state.route.card).value_or(0);
    const auto found = std::find_if(state.collection.cards.begin(), state.collection.cards.end(),
                                    [id](const model::Card& card) { return card.id == id; });
    const bool known = found != state.collection.cards.end();
    y += heading(ui, "title", 1, semibold(ui, ui.width == Width::phone ? 22 : 26, colors.ink, 1.35F),
                 known ? model::asked_words(state.collection, *found) : std::string(ui.say(Word::card_unknown)),
                 column.x, y, column.width) +
         10;
    if (known) {
        const KnowledgeChips chips = knowledge_chips(ui, state, *found);
        float x = column.x;
        chip(ui, "known", {x, y, chip_width(ui, chips.known, true), chip_height}, chips.known, true);
        x += chip_width(ui, chips.known, true) + 10;
        if (!chips.next.empty()) chip(ui, "next", {x, y, chip_width(ui, chips.next), chip_height}, chips.next);
        y += chip_height + 12;
        const model::Document& document = state.collection.documents[found->document];
        const app::Route note = {.place = app::Place::note,
                                 .note = std::string(document.id),
                                 .heading = app::anchor_of(document, found->question_block)};
        const std::string_view label = ui.say(Word::read_in_note);
        if (link(ui, "note", {column.x, y, text_width(regular(ui, 15, 0), label), minimum_target}, label, format(note),
                 15))
            actions.push_back(go(note));
        y += minimum_target + 8;
        y += heading(ui, "why", 2, semibold(ui, 17, colors.ink, 1.4F), ui.say(Word::why_today), column.x, y,
                     column.width) +
             4;
        y += paragraph(ui, "reason", regular(ui, 15, colors.ink, 1.6F), reason(ui, state, *found), column.x, y,
                       column.width) +
             4;
        y += draw_ask_again(ui, state, *found, column, y, actions);
        if (srs::is_leech(state.reviews.card(id)))
            y += paragraph(ui, "leech", regular(ui, 15, colors.again, 1.6F), ui.say(Word::leech_hint), column.x, y,
                           column.width);
        y += 20;
    }
    const std::vector<srs::PastReview> history = state.reviews.history(id);
    if (history.empty())
        y += paragraph(ui, "none", regular(ui, 16, colors.soft, 1.6F), ui.say(Word::card_unseen), column.x, y,
                       column.width);
    else
        y += draw_curve(ui, state, column, y, history);
    end_scroll(ui, scroll, y + column.bottom);
}

}  // namespace viva::ui
