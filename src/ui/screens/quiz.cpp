// Quiz: one card at a time, then what the sitting came to.
#include <algorithm>
#include <array>
#include <cmath>

#include "base/later.h"
#include "ui/draw.h"
#include "ui/screens.h"
#include "ui/screens/passage.h"
#include "ui/screens/quiz_modes.h"
#include "ui/screens/views.h"
#include "ui/time_words.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/cards.h"
#include "ui/widgets/control.h"
#include "ui/widgets/scroll_area.h"

namespace viva::ui {
namespace {

constexpr float rating_gap = 12, rating_gap_phone = 8;
/// Storing that takes longer than this is worth a word.
constexpr double slow_seconds = 0.4;

float top_bar_height(const UiContext& ui) { return ui.width == Width::phone ? 56 : 58; }

/// How far it is; a grade moves the bar on, visibly.
void draw_progress(UiContext& ui, Rect rect, float share, std::string_view text) {
    ViewMemory& memory = ui.memory(node_id(ui.semantics.parent(), "progress motion"));
    if (memory.fresh) memory.animation = share;
    ui.approach(memory.animation, share);
    progress_bar(ui, "progress", rect, {share, 0}, memory.animation, ui.say(Word::progress), text);
}

/// Leave, how far it is, undo and, after it, redo.
void draw_top_bar(UiContext& ui, const app::State& state, Rect bar, Actions& actions) {
    const float side = ui.width == Width::phone ? 6.0F : 16.0F;
    const float middle = bar.y + bar.height / 2;
    const ButtonOptions leave_options = {.kind = ButtonKind::quiet, .size = 14};
    const ButtonOptions undo_options = {.kind = ButtonKind::quiet, .shortcut = "U", .size = 14};
    const float height = button_height(ui, leave_options);
    const std::string_view leave = ui.say(Word::leave);
    const float leave_width = button_width(ui, leave, leave_options);
    if (button(ui, "leave", {bar.x + side, middle - height / 2, leave_width, height}, leave, leave_options))
        actions.push_back(go({}));
    float right = bar.x + bar.width - side;
    const std::string_view undo = ui.say(Word::undo);
    const float undo_width = button_width(ui, undo, undo_options);
    right -= undo_width;
    const Rect undo_rect = {right, middle - height / 2, undo_width, height};
    Rect redo_rect = {};
    const std::string_view redo = ui.say(Word::redo);
    const ButtonOptions redo_options = {.kind = ButtonKind::quiet, .shortcut = "R", .size = 14};
    if (state.quiz && state.quiz->session.can_redo()) {
        // Beside the undo it belongs to, which must not move under the finger.
        redo_rect = {right - button_width(ui, redo, redo_options), middle - height / 2,
                     button_width(ui, redo, redo_options), height};
        right = redo_rect.x;
    }
    if (state.quiz) {
        const quiz::Progress& progress = state.quiz->session.progress();
        const std::string done = std::to_string(progress.done);
        const std::string total = std::to_string(progress.total);
        const std::string text = fill(ui.language, Word::progress_of, {{"done", done}, {"total", total}});
        const TextStyle style = regular(ui, 14, ui.palette->soft);
        const float width = std::max(text_width(style, text), 44.0F);
        right -= width + 6;
        draw_text(ui, style, text, {right, bar.y, width, bar.height}, Align::right);
        const float left = bar.x + side + leave_width + 6;
        const float share =
            progress.total == 0 ? 1 : static_cast<float>(progress.done) / static_cast<float>(progress.total);
        draw_progress(ui, {left, middle - 3, right - 14 - left, 6}, share, text);
    }
    if (redo_rect.width > 0 && button(ui, "redo", redo_rect, redo, redo_options)) actions.push_back(app::RedoGrade{});
    if (button(ui, "undo", undo_rect, undo, undo_options)) actions.push_back(app::UndoGrade{});
}

void draw_ratings(UiContext& ui, const app::State& state, Rect area, Actions& actions) {
    const bool phone = ui.width == Width::phone;
    const float gap = phone ? rating_gap_phone : rating_gap;
    const float side = phone ? 12.0F : 0.0F;
    const float width = std::min(card_width, area.width - 2 * std::max(side, phone ? 12.0F : 30.0F));
    const float each = (width - 3 * gap) / 4;
    float x = area.x + (area.width - width) / 2;
    const std::array<model::Time, 4> intervals =
        state.quiz->session.intervals(state.reviews, {ui.input.now, ui.input.zone_minutes});
    ui.semantics.open("ratings", {.role = Role::group, .name = std::string(ui.say(Word::rate)), .rect = area});
    for (std::size_t i = 0; i < intervals.size(); ++i) {
        const auto rating = static_cast<model::Rating>(i + 1);
        // Cramming moves no date.
        const std::string interval =
            state.quiz->session.crams() ? std::string() : interval_words(ui.language, intervals[i]);
        const bool suggested = state.quiz->session.verdict().suggestion == rating;
        if (rating_button(ui, {x, area.y, each, rating_button_height(ui)}, rating, interval, suggested))
            actions.push_back(app::Rate{rating});
        x += each + gap;
    }
    ui.semantics.close();
}

void draw_reveal(UiContext& ui, Rect area, Actions& actions) {
    const ButtonOptions options = {.kind = ButtonKind::primary, .shortcut = "Space"};
    const std::string_view label = ui.say(Word::reveal);
    const bool phone = ui.width == Width::phone;
    const float width = phone ? area.width - 36 : button_width(ui, label, options) + 48;
    const float height = button_height(ui, options) + 4;
    if (button(ui, "reveal", {area.x + (area.width - width) / 2, area.y, width, height}, label, options))
        actions.push_back(app::Reveal{});
}

/// The question with its place in the notes; returns where it ends.
float draw_question(UiContext& ui, const app::State& state, const quiz::Prompt& prompt, QuizView& view, Column column,
                    float y, NodeId& question, Actions& actions) {
    std::string place(prompt.document->title);
    if (!prompt.section.empty()) place.append("  ›  ").append(prompt.section);
    const TextStyle place_style = regular(ui, 14, ui.palette->soft);
    const Rect place_box = {column.x, y, column.width, 24};
    draw_text(ui, place_style, place, place_box, Align::left, Overflow::elide);
    Node place_node = {.role = Role::paragraph, .name = place, .rect = place_box};
    set_font(ui, place_node, place_style);
    place_node.line_height = place_box.height;
    ui.semantics.add("place", std::move(place_node));
    y += 24 + 22;
    return draw_question_text(ui, view.question, state.collection, *prompt.card, column, y, question, actions) + 24;
}

/// The code or the picture that the question asks about; returns where it ends.
float draw_context(UiContext& ui, const quiz::Prompt& prompt, QuizView& view, Column column, float y,
                   Actions& actions) {
    if (prompt.context.empty()) return y;
    const std::string key = "context" + std::to_string(view.turn);
    const Passage passage = {prompt.document, prompt.context.first, prompt.context.end, key, {}};
    return draw_passage(ui, view.context, passage, column, y, actions) + 20;
}

/// What belongs to the answer: its text, and what else one can do with the card. Returns where it ends.
float draw_answer(UiContext& ui, const quiz::Prompt& prompt, QuizView& view, Column column, float y, NodeId& answer,
                  Actions& actions) {
    const model::Document& document = *prompt.document;
    fill(ui, {column.x, y, column.width, 1}, ui.palette->line);
    y += 23;
    if (prompt.end_answer > prompt.first_answer) {
        view.answer.lay_out(
            ui, {.document = &document,
                 .first_block = prompt.first_answer,
                 .end_block = prompt.end_answer,
                 .width = column.width,
                 .sheet = reading_style(ui),
                 .heading_ranks = typeset::rank_headings(document, prompt.first_answer, prompt.end_answer, 2),
                 .revision = view.turn,
                 .marks = view.gaps});
        answer = ui.semantics.open("answer", {.role = Role::region,
                                              .name = std::string(ui.say(Word::answer)),
                                              .language = std::string(document.language),
                                              .rect = {column.x, y, column.width, view.answer.height()}});
        const ReaderEvents events = view.answer.draw(ui, "text" + std::to_string(view.turn), column.x, y);
        ui.semantics.close();
        follow_events(events, document, actions);
        y += view.answer.height() + 26;
    }
    const std::string_view suspend = ui.say(Word::suspend);
    const ButtonOptions quiet = {.kind = ButtonKind::quiet, .size = 14};
    const float height = button_height(ui, quiet);
    const app::Route route = {.place = app::Place::note,
                              .note = std::string(document.id),
                              .heading = app::anchor_of(document, prompt.card->question_block)};
    const std::string_view read = ui.say(Word::read_in_note);
    const float read_width = text_width(regular(ui, 14, 0), read);
    const float suspend_width = button_width(ui, suspend, quiet);
    const bool beside = read_width + 14 + suspend_width <= column.width;
    if (link(ui, "read", {column.x, y, read_width, height}, read, format(route), 14)) actions.push_back(go(route));
    const Rect suspend_rect = {beside ? column.x + read_width + 14 : column.x - 10, beside ? y : y + height,
                               suspend_width, height};
    if (button(ui, "suspend", suspend_rect, suspend, quiet)) actions.push_back(app::SuspendCard{prompt.card->id, true});
    return suspend_rect.y + height;
}

/// Follows the card that is asked: a new one starts at its top, and the focus goes where reading goes on.
void follow_card(const app::State& state, const quiz::Prompt& prompt, QuizView& view) {
    const auto card = state.quiz->session.current();
    const quiz::Phase phase = state.quiz->session.phase();
    if (card != view.card || prompt.mode != view.mode || (view.revealed && phase == quiz::Phase::asking)) {
        view.card = card;
        view.revealed = false;
        ++view.turn;
        follow_mode(state, prompt, view);
    }
    // While an undo or a suspension is being stored, an answer that was hidden stays so.
    if (phase == quiz::Phase::revealed) view.revealed = true;
}

void draw_saving(UiContext& ui, QuizView& view, bool waiting, Rect area) {
    if (!waiting) {
        view.waiting_since = -1;
        return;
    }
    if (view.waiting_since < 0) view.waiting_since = ui.input.seconds;
    if (ui.input.seconds < view.waiting_since + slow_seconds) {
        ui.wake(view.waiting_since + slow_seconds);
        return;
    }
    const Rect line = {area.x, area.y - 24, area.width, 22};
    draw_text(ui, regular(ui, 14, ui.palette->soft), ui.say(Word::saving), line, Align::center);
    ui.semantics.add("saving", {.role = Role::status, .name = std::string(ui.say(Word::saving)), .rect = line});
}

void draw_card(UiContext& ui, const app::State& state, Rect area, const quiz::Prompt& prompt, Actions& actions) {
    QuizView& view = ui.views->quiz;
    follow_card(state, prompt, view);
    const bool phone = ui.width == Width::phone;
    const float bottom =
        view.revealed ? rating_button_height(ui) + (phone ? 26 : 42) : button_height(ui, {}) + 4 + (phone ? 32 : 46);
    const Rect card = {area.x, area.y, area.width, area.height - bottom};
    const ScrollArea scroll =
        begin_scroll(ui, "card" + std::to_string(view.turn), card, {.role = Role::region, .name = ui.say(Word::quiz)});
    Column column = column_in(ui, area.width, card_width);
    NodeId question = 0, answer = 0;
    float y = draw_question(ui, state, prompt, view, column, std::round(area.height * (phone ? 0.03F : 0.055F)),
                            question, actions);
    y = draw_context(ui, prompt, view, column, y, actions);
    y = draw_mode_choice(ui, state, column, y, actions);
    NodeId field = 0, verdict = 0;
    if (view.revealed) {
        y = draw_verdict(ui, state, prompt, column, y, verdict, actions);
        y = draw_answer(ui, prompt, view, column, y, answer, actions);
        if (verdict != 0) answer = verdict;
    } else {
        y = draw_asking(ui, state, prompt, view, column, y, field, actions);
        // Who types goes on typing; a finger would rather not have the keyboard over the question.
        if (field != 0 && !ui.input.touch) question = field;
    }
    end_scroll(ui, scroll, y + 30);
    // Screen readers and keys go on from what has just come.
    ViewMemory& memory = ui.memory(scroll.id);
    const float stage = view.revealed ? 2 : 1;
    if (memory.mark != stage) {
        const bool arrived = memory.mark < 0 && view.turn <= 1;
        if (!arrived) ui.semantics.request_focus(view.revealed && answer != 0 ? answer : question);
        memory.mark = stage;
    }
    const Rect foot = {area.x, card.y + card.height + (phone ? 10.0F : 16.0F), area.width, bottom};
    draw_saving(ui, view, state.quiz->waiting.has_value(), foot);
    if (view.revealed)
        draw_ratings(ui, state, foot, actions);
    else
        draw_reveal(ui, foot, actions);
}

struct RatingSum {
    Word label;
    Color Palette::* color;
};
constexpr RatingSum rating_sums[] = {{Word::rating_again, &Palette::again},
                                     {Word::rating_hard, &Palette::hard},
                                     {Word::rating_good, &Palette::good},
                                     {Word::rating_easy, &Palette::easy}};

float draw_sums(UiContext& ui, const quiz::Summary& summary, Column column, float y) {
    const float gap = 10;
    const float width = (column.width - 3 * gap) / 4;
    float x = column.x;
    ui.semantics.open("sums", {.role = Role::list, .rect = {column.x, y, column.width, 76}});
    for (std::size_t i = 0; i < summary.ratings.size(); ++i) {
        const Rect box = {x, y, width, 76};
        const std::string_view label = ui.say(rating_sums[i].label);
        const std::string number = std::to_string(summary.ratings[i]);
        fill(ui, box, ui.palette->card, 13);
        outline(ui, box, ui.palette->line, 13);
        draw_text(ui, semibold(ui, 24, ui.palette->ink), number, {x + 6, y + 9, width - 12, 34}, Align::center);
        draw_text(ui, semibold(ui, 14, ui.palette->*rating_sums[i].color), label, {x + 4, y + 44, width - 8, 22},
                  Align::center, Overflow::elide);
        ui.semantics.add(label, {.role = Role::list_item, .name = std::string(label) + ": " + number, .rect = box});
        x += width + gap;
    }
    ui.semantics.close();
    return 76;
}

std::string summary_facts(const UiContext& ui, const quiz::Summary& summary) {
    std::string text = counted_grouped(ui.language, Word::graded_count, summary.cards);
    const auto minutes = static_cast<std::int64_t>((summary.took_ms + 30'000) / 60'000);
    text.append(" · ").append(minutes == 0 ? std::string(ui.say(Word::took_under_minute))
                                           : counted_grouped(ui.language, Word::took_minutes, minutes));
    return text;
}

/// What was done, when it goes on, and the ways out.
VIVA_LATER void draw_end(UiContext& ui, const app::State& state, Rect area, Actions& actions) {
    const quiz::Moment moment = {ui.input.now, ui.input.zone_minutes};
    const quiz::Summary summary = state.quiz->session.summary(state.reviews, moment);
    const ScrollArea scroll = begin_scroll(ui, "end", area, {.role = Role::region, .name = ui.say(Word::quiz)});
    const Column column = column_in(ui, area.width, 560);
    const Palette& colors = *ui.palette;
    const bool graded = summary.cards > 0;
    float y = std::round(area.height * 0.1F);
    NodeId title = 0;
    y += heading(ui, "done", 1, semibold(ui, ui.width == Width::phone ? 24 : 30, colors.ink, 1.35F),
                 ui.say(graded ? Word::quiz_done : Word::nothing_to_ask), column.x, y, column.width, &title) +
         10;
    if (graded) {
        y += paragraph(ui, "facts", regular(ui, 16, colors.soft), summary_facts(ui, summary), column.x, y,
                       column.width) +
             18;
        y += draw_sums(ui, summary, column, y) + 20;
    }
    const bool crams = state.quiz->session.crams();
    if (!crams && summary.next_due && *summary.next_due > ui.input.now)
        y += paragraph(ui, "next", regular(ui, 16, colors.ink, 1.6F),
                       fill(ui.language, Word::next_card_in,
                            {{"interval", interval_words(ui.language, *summary.next_due - ui.input.now)}}),
                       column.x, y, column.width);
    if (!crams && summary.due_left > 0)
        y += paragraph(ui, "reviews", regular(ui, 16, colors.ink, 1.6F), ui.say(Word::review_limit_reached), column.x,
                       y, column.width);
    if (!crams && summary.fresh_left > 0)
        y += paragraph(ui, "limit", regular(ui, 16, colors.ink, 1.6F), ui.say(Word::new_limit_reached), column.x, y,
                       column.width);
    y += 22;
    const bool more = state.quiz->session.progress().total > state.quiz->session.progress().done;
    const ButtonOptions first = {.kind = ButtonKind::primary};
    const std::string_view home = ui.say(Word::back_home);
    const std::string_view going = ui.say(Word::keep_going);
    float x = column.x;
    if (more) {
        const float width = button_width(ui, going, first);
        if (button(ui, "more", {x, y, width, button_height(ui, first)}, going, first))
            actions.push_back(go(state.route));
        x += width + 12;
    }
    const ButtonOptions out = {.kind = more ? ButtonKind::secondary : ButtonKind::primary};
    if (button(ui, "home", {x, y, button_width(ui, home, out), button_height(ui, out)}, home, out))
        actions.push_back(go({}));
    end_scroll(ui, scroll, y + button_height(ui) + 40);
    ViewMemory& memory = ui.memory(scroll.id);
    if (memory.fresh && graded) ui.semantics.request_focus(title);
    ui.views->quiz.card.reset();
}

}  // namespace

void draw_quiz(UiContext& ui, const app::State& state, Rect area, Actions& actions) {
    const Rect bar = {area.x, area.y, area.width, top_bar_height(ui)};
    draw_top_bar(ui, state, bar, actions);
    const Rect rest = {area.x, area.y + bar.height, area.width, area.height - bar.height};
    if (!state.quiz) {
        const Word why = !state.log_loaded                     ? Word::storage_unknown
                         : state.learning.planning.under_way() ? Word::planning
                                                               : Word::no_plan;
        Column column = column_in(ui, rest.width, card_width);
        column.x += rest.x;
        const float y = rest.y + 40 +
                        paragraph(ui, "opening", regular(ui, 17, ui.palette->soft, 1.6F), ui.say(why), column.x,
                                  rest.y + 40, column.width);
        const std::string_view label = ui.say(Word::learning);
        if (why == Word::no_plan &&
            button(ui, "learning", {column.x, y + 16, button_width(ui, label), button_height(ui)}, label))
            actions.push_back(go({.place = app::Place::learning}));
        return;
    }
    if (const auto prompt = state.quiz->session.prompt())
        draw_card(ui, state, rest, *prompt, actions);
    else
        draw_end(ui, state, rest, actions);
}

void draw_cram(UiContext& ui, const app::State& state, Rect area, Actions& actions) {
    state.route.deck.empty() ? draw_practice(ui, state, area, actions) : draw_quiz(ui, state, area, actions);
}

}  // namespace viva::ui
