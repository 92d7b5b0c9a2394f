// The mock interview: a question with its clock, then the answer looked over, at the end the report.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "model/asked_words.h"
#include "ui/draw.h"
#include "ui/screens.h"
#include "ui/screens/passage.h"
#include "ui/screens/quiz_modes.h"
#include "ui/time_words.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/cards.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/scroll_area.h"

namespace viva::ui {
namespace {

/// "1:05"
std::string clock_words(model::Time milliseconds) {
    const model::Time seconds = std::max<model::Time>(milliseconds, 0) / 1000;
    char text[24];
    std::snprintf(text, sizeof text, "%lld:%02lld", static_cast<long long>(seconds / 60),
                  static_cast<long long>(seconds % 60));
    return text;
}

const model::Card& card_of(const app::State& state, const quiz::InterviewAnswer& answer) {
    return state.collection.cards[answer.card];
}

app::Route route_of(const app::State& state, const model::Card& card) {
    const model::Document& document = state.collection.documents[card.document];
    return {.place = app::Place::note,
            .note = std::string(document.id),
            .heading = app::anchor_of(document, card.question_block)};
}

void draw_bar(UiContext& ui, const quiz::Interview& interview, Rect bar, Actions& actions) {
    const float side = ui.width == Width::phone ? 6.0F : 16.0F;
    const ButtonOptions quiet = {.kind = ButtonKind::quiet, .size = 14};
    const std::string_view leave = ui.say(Word::leave);
    const float height = button_height(ui, quiet), middle = bar.y + bar.height / 2;
    const float width = button_width(ui, leave, quiet);
    if (button(ui, "leave", {bar.x + side, middle - height / 2, width, height}, leave, quiet))
        actions.push_back(go({}));  // It goes on where it was left.
    if (interview.phase == quiz::InterviewPhase::finished) return;
    const std::string_view end = ui.say(Word::end_interview);
    const float end_width = button_width(ui, end, quiet);
    if (button(ui, "end", {bar.x + side + width, middle - height / 2, end_width, height}, end, quiet))
        actions.push_back(app::EndInterview{});
    const std::string text =
        fill(ui.language, Word::question_of,
             {{"n", std::to_string(interview.current + 1)}, {"total", std::to_string(interview.answers.size())}});
    const float buttons = side + width + end_width;
    // As far from the edge as the words of the buttons are from theirs.
    const float inset = (width - text_width(regular(ui, 14, 0), leave)) / 2;
    const Rect count = {bar.x + buttons, bar.y, bar.width - buttons - side - inset, bar.height};
    draw_text(ui, regular(ui, 14, ui.palette->soft), text, count, Align::right);
    // Not over the buttons: they are clicked through the text.
    ui.semantics.add("count", {.role = Role::paragraph, .name = text, .rect = count});
}

/// The clock of the question: how long it has run, of how long.
float draw_clock(UiContext& ui, const app::InterviewSitting& sitting, Column column, float y) {
    const quiz::Interview& interview = sitting.interview;
    const model::Time passed = ui.input.now - interview.asked_at;
    const bool over = passed > interview.limit_ms;
    const Palette& colors = *ui.palette;
    std::string text = clock_words(passed) + " / " + clock_words(interview.limit_ms);
    const TextStyle style = semibold(ui, 16, over ? colors.again : colors.ink);
    draw_text(ui, style, text, {column.x, y, column.width, 26});
    ui.semantics.add("clock",
                     {.role = Role::paragraph, .name = std::move(text), .rect = {column.x, y, column.width, 26}});
    y += 32;
    const float share = std::clamp(
        static_cast<float>(passed) / static_cast<float>(std::max<model::Time>(interview.limit_ms, 1)), 0.0F, 1.0F);
    fill(ui, {column.x, y, column.width, 4}, colors.line, 2);
    if (share > 0) fill(ui, {column.x, y, column.width * share, 4}, over ? colors.again : colors.accent, 2);
    y += 16;
    if (over)
        y += paragraph(ui, "over", regular(ui, 15, colors.soft, 1.5F), ui.say(Word::time_over), column.x, y,
                       column.width) +
             6;
    // A frame a second, at the second.
    ui.wake(ui.input.seconds + static_cast<double>(1000 - std::max<model::Time>(passed, 0) % 1000) / 1000.0);
    return y + 8;
}

/// The options that the note gives, while the answer is looked over each with its mark; returns where they end.
float draw_note_options(UiContext& ui, const app::State& state, const model::Card& card, Column column, float y) {
    if (card.kind != model::CardKind::choice || card.part_count == 0) return y;
    const model::Document& document = state.collection.documents[card.document];
    const bool checking = state.interview->interview.phase == quiz::InterviewPhase::checking;
    const float top = y;
    ui.semantics.open("options", {.role = Role::list,
                                  .name = std::string(state.collection.question(card)),
                                  .rect = {column.x, y, column.width, 0}});
    std::size_t number = 0;
    for (const model::CardPart& part : state.collection.parts_of(card)) {
        const bool right = part.correct != 0;
        const std::string key = "option" + std::to_string(number++);
        const std::string words = std::to_string(number) + ".  " + std::string(state.collection.words(part));
        if (checking) {
            y = draw_marked(ui, key, right, ui.say(right ? Word::right_option : Word::part_wrong), words,
                            document.language, column, y);
        } else {
            const float height =
                draw_wrapped(ui, regular(ui, 16, ui.palette->ink, 1.5F), words, column.x, y, column.width);
            ui.semantics.add(key, {.role = Role::list_item,
                                   .name = words,
                                   .language = std::string(document.language),
                                   .rect = {column.x, y, column.width, height}});
            y += height;
        }
        y += 8;
    }
    if (Node* node = ui.semantics.edit(ui.semantics.parent())) node->rect.height = y - top;
    ui.semantics.close();
    return y + 12;
}

float draw_question(UiContext& ui, const app::State& state, Column column, float y, NodeId& focus, Actions& actions) {
    const quiz::InterviewAnswer& answer = state.interview->interview.answer();
    const model::Card& card = card_of(state, answer);
    const model::Document& document = state.collection.documents[card.document];
    if (answer.follows_up)
        y += paragraph(ui, "follow-up", semibold(ui, 14, ui.palette->accent), ui.say(Word::follow_up), column.x, y,
                       column.width) +
             4;
    y = draw_question_text(ui, ui.views->interview_question, state.collection, card, column, y, focus, actions);
    const model::BlockRange context = model::context_of(state.collection, state.collection.cards[answer.card]);
    y += 20;
    if (!context.empty()) {
        const std::string key = "context" + std::to_string(state.interview->interview.current);
        const Passage passage = {&document, context.first, context.end, key, {}};
        y = draw_passage(ui, ui.views->interview_context, passage, column, y, actions) + 20;
    }
    return draw_note_options(ui, state, card, column, y);
}

/// The button that goes on, as wide as fits a thumb on a phone; true if pressed.
bool draw_onward(UiContext& ui, std::string_view key, Word label, Column column, float& y) {
    const ButtonOptions primary = {.kind = ButtonKind::primary, .shortcut = "Space"};
    const std::string_view words = ui.say(label);
    const float width = ui.width == Width::phone ? column.width : button_width(ui, words, primary) + 30;
    const bool pressed = button(ui, key, {column.x, y, width, button_height(ui, primary)}, words, primary);
    y += button_height(ui, primary);
    return pressed;
}

/// The field for an answer in writing; returns where it ends.
float draw_writing(UiContext& ui, const app::State& state, Column column, float y, NodeId& focus, Actions& actions) {
    const quiz::Interview& interview = state.interview->interview;
    const float height = ui.width == Width::phone ? 150.0F : 210.0F;
    const Writing writing =
        writing_field(ui, "answer" + std::to_string(interview.current), {column.x, y, column.width, height},
                      ui.say(Word::your_answer), interview.answer().text, quiz::longest_answer, true,
                      model::asked_words(state.collection, card_of(state, interview.answer())));
    if (writing.text) actions.push_back(app::WriteAnswer{*writing.text});
    if (writing.done) actions.push_back(app::FinishAnswer{});
    if (!ui.input.touch) focus = writing.id;
    return y + height + 18;
}

/// Says whether the answer is recorded; returns where it ends.
float draw_listening(UiContext& ui, const app::InterviewSitting& sitting, Column column, float y, Actions& actions) {
    const bool refused = sitting.by == app::AnswerBy::recording && sitting.recorder == app::RecorderStatus::refused;
    const bool recording = sitting.recorder == app::RecorderStatus::recording;
    if (recording) fill_circle(ui, column.x + 7, y + 13, 6, ui.palette->again);
    const float indent = recording ? 24 : 0;
    const Word how = recording ? Word::recording : refused ? Word::no_microphone : Word::answer_aloud_now;
    y += paragraph(ui, "how", regular(ui, 16, ui.palette->soft, 1.6F), ui.say(how), column.x + indent, y,
                   column.width - indent) +
         18;
    if (recording || sitting.by != app::AnswerBy::recording) return y;
    // The browser may want to be asked by a press.
    const ButtonOptions options = {.size = 15};
    const std::string_view label = ui.say(Word::record_answer);
    if (button(ui, "record", {column.x, y, button_width(ui, label, options), button_height(ui, options)}, label,
               options))
        actions.push_back(app::RecordAnswer{});
    return y + button_height(ui, options) + 18;
}

/// What sound has failed to do; returns where it ends.
float draw_trouble(UiContext& ui, std::string_view key, Word what, Column column, float y) {
    return y + 10 +
           paragraph(ui, key, regular(ui, 15, ui.palette->again, 1.5F), ui.say(what), column.x, y, column.width);
}

void draw_asking(UiContext& ui, const app::State& state, Rect area, Actions& actions) {
    const app::InterviewSitting& sitting = *state.interview;
    const ScrollArea scroll = begin_scroll(ui, "asking" + std::to_string(sitting.interview.current), area,
                                           {.role = Role::region, .name = ui.say(Word::interview)});
    const Column column = column_in(ui, area.width, card_width);
    NodeId focus = 0;
    float y = draw_clock(ui, sitting, column, column.top - 6);
    y = draw_question(ui, state, column, y, focus, actions);
    y = sitting.by == app::AnswerBy::writing ? draw_writing(ui, state, column, y, focus, actions)
                                             : draw_listening(ui, sitting, column, y, actions);
    if (sitting.voiceless) y = draw_trouble(ui, "voiceless", Word::no_voice, column, y);
    if (sitting.lost) y = draw_trouble(ui, "lost", Word::recording_lost, column, y);
    if (draw_onward(ui, "done", Word::have_answered, column, y)) actions.push_back(app::FinishAnswer{});
    end_scroll(ui, scroll, y + column.bottom);
    if (ui.memory(scroll.id).fresh) ui.semantics.request_focus(focus);
}

/// Play and stop what was said; returns where it ends.
float draw_player(UiContext& ui, const app::InterviewSitting& sitting, std::size_t index, Column column, float y,
                  Actions& actions) {
    if (!sitting.interview.answers[index].recorded) return y;
    const bool plays = sitting.recorder == app::RecorderStatus::playing && sitting.playing == index;
    const std::string_view label = ui.say(plays ? Word::stop_playing : Word::play_answer);
    const ButtonOptions options = {.size = 15};
    if (button(ui, "play" + std::to_string(index),
               {column.x, y, button_width(ui, label, options), button_height(ui, options)}, label, options))
        actions.push_back(app::PlayRecording{index});
    return y + button_height(ui, options) + 16;
}

float draw_points(UiContext& ui, const app::State& state, Column column, float y, Actions& actions) {
    const quiz::InterviewAnswer& answer = state.interview->interview.answer();
    const std::vector<model::CardPart> points = quiz::key_points(state.collection, answer.card);
    y += paragraph(ui, "tick", regular(ui, 16, ui.palette->soft, 1.5F),
                   ui.say(points.empty() ? Word::judge_yourself : Word::tick_points), column.x, y, column.width) +
         10;
    for (std::size_t i = 0; i < answer.covered.size(); ++i) {
        const std::string_view label = points.empty() ? ui.say(Word::knew_it) : state.collection.words(points[i]);
        const float height = option_row_height(ui, label, column.width);
        if (option_row(ui, "point" + std::to_string(i), {column.x, y, column.width, height},
                       {label, label, false, answer.covered[i] != 0,
                        state.collection.documents[card_of(state, answer).document].language}))
            actions.push_back(app::TogglePoint{i});
        y += height + 8;
    }
    return y + 14;
}

/// What the person wrote; returns where it ends.
float draw_own_words(UiContext& ui, std::string_view text, Column column, float y) {
    if (text.empty()) return y;
    y += heading(ui, "yours", 2, semibold(ui, 17, ui.palette->ink), ui.say(Word::your_answer), column.x, y,
                 column.width) +
         4;
    return y + paragraph(ui, "written", regular(ui, 16, ui.palette->ink, 1.6F), text, column.x, y, column.width) + 18;
}

/// The note's own answer; returns where it ends.
float draw_note(UiContext& ui, const app::State& state, Column column, float y, Actions& actions) {
    const quiz::Interview& interview = state.interview->interview;
    const model::Card& card = card_of(state, interview.answer());
    const model::BlockRange revealed = model::revealed_of(state.collection, card);
    const std::string key = "text" + std::to_string(interview.current);
    const Passage passage = {&state.collection.documents[card.document], revealed.first, revealed.end, key,
                             ui.say(Word::answer)};
    return draw_passage(ui, ui.views->interview, passage, column, y, actions);
}

void draw_checking(UiContext& ui, const app::State& state, Rect area, Actions& actions) {
    const quiz::Interview& interview = state.interview->interview;
    const ScrollArea scroll = begin_scroll(ui, "checking" + std::to_string(interview.current), area,
                                           {.role = Role::region, .name = ui.say(Word::interview)});
    const Column column = column_in(ui, area.width, card_width);
    NodeId focus = 0;
    float y = draw_question(ui, state, column, column.top - 6, focus, actions);
    y = draw_points(ui, state, column, y, actions);
    const bool last = interview.current + 1 == interview.answers.size();
    if (draw_onward(ui, "next", last ? Word::to_report : Word::next_question, column, y))
        actions.push_back(app::NextQuestion{});
    y += 24;
    if (state.interview->lost) y = draw_trouble(ui, "lost", Word::recording_lost, column, y);
    y = draw_player(ui, *state.interview, interview.current, column, y, actions);
    y = draw_own_words(ui, interview.answer().text, column, y);
    fill(ui, {column.x, y, column.width, 1}, ui.palette->line);
    y = draw_note(ui, state, column, y + 20, actions);
    end_scroll(ui, scroll, y + column.bottom);
    if (ui.memory(scroll.id).fresh) ui.semantics.request_focus(focus);
}

float draw_report_row(UiContext& ui, const app::State& state, std::size_t index, Column column, float y,
                      Actions& actions) {
    const quiz::InterviewAnswer& answer = state.interview->interview.answers[index];
    const model::Card& card = card_of(state, answer);
    const app::Route route = route_of(state, card);
    const std::string question = model::asked_words(state.collection, card);
    const std::string percent = std::to_string(std::lround(answer.coverage() * 100));
    const std::string key = std::to_string(index);
    fill(ui, {column.x, y, column.width, 1}, ui.palette->line);
    y += 12;
    if (link(ui, "question" + key, {column.x, y, column.width, 28}, question, format(route), 16))
        actions.push_back(go(route));
    y += 30;
    const std::string facts =
        fill(ui.language, Word::report_row, {{"percent", percent}, {"time", clock_words(answer.took_ms)}});
    const bool again = answer.coverage() < quiz::read_again_below;
    y += paragraph(ui, "facts" + key, regular(ui, 15, ui.palette->soft, 1.5F), facts, column.x, y, column.width);
    if (again)
        y += paragraph(ui, "again" + key, semibold(ui, 14, ui.palette->again, 1.5F), ui.say(Word::read_again), column.x,
                       y, column.width);
    y += 8;
    return draw_player(ui, *state.interview, index, column, y, actions);
}

/// How many questions, how much was covered, how long it took; returns where it ends.
float draw_sum(UiContext& ui, const quiz::Interview& interview, Column column, float y) {
    double coverage = 0;
    model::Time took = 0;
    for (const quiz::InterviewAnswer& answer : interview.answers) {
        coverage += answer.coverage();
        took += answer.took_ms;
    }
    const auto count = static_cast<double>(std::max<std::size_t>(1, interview.answers.size()));
    const std::string sum =
        counted_grouped(ui.language, Word::questions_count, static_cast<std::int64_t>(interview.answers.size())) +
        " · " +
        fill(ui.language, Word::report_row,
             {{"percent", std::to_string(std::lround(100 * coverage / count))}, {"time", clock_words(took)}});
    return y + paragraph(ui, "sum", regular(ui, 17, ui.palette->ink, 1.6F), sum, column.x, y, column.width) + 20;
}

void draw_report(UiContext& ui, const app::State& state, Rect area, Actions& actions) {
    const quiz::Interview& interview = state.interview->interview;
    const ScrollArea scroll = begin_scroll(ui, "report", area, {.role = Role::region, .name = ui.say(Word::interview)});
    const Column column = column_in(ui, area.width, card_width);
    NodeId focus = 0;
    float y = column.top;
    y += heading(ui, "report", 1, semibold(ui, ui.width == Width::phone ? 25 : 30, ui.palette->ink, 1.3F),
                 ui.say(Word::report), column.x, y, column.width, &focus) +
         8;
    y = draw_sum(ui, interview, column, y);
    for (std::size_t i = 0; i < interview.answers.size(); ++i) y = draw_report_row(ui, state, i, column, y, actions);
    y += 12;
    const ButtonOptions first = {.kind = ButtonKind::primary};
    const std::string_view more = ui.say(Word::another_interview);
    if (button(ui, "more", {column.x, y, button_width(ui, more, first), button_height(ui, first)}, more, first))
        actions.push_back(app::EndInterview{});
    y += button_height(ui, first) + 12;
    const bool recorded = std::any_of(interview.answers.begin(), interview.answers.end(),
                                      [](const quiz::InterviewAnswer& answer) { return answer.recorded; });
    if (recorded) {
        const std::string_view drop = ui.say(Word::delete_recordings);
        if (button(ui, "delete", {column.x, y, button_width(ui, drop), button_height(ui)}, drop))
            actions.push_back(app::DeleteRecordings{});
        y += button_height(ui) + 12;
    }
    end_scroll(ui, scroll, y + column.bottom);
    if (ui.memory(scroll.id).fresh) ui.semantics.request_focus(focus);
}

}  // namespace

void draw_interview(UiContext& ui, const app::State& state, Rect area, Actions& actions) {
    if (!state.interview) return draw_practice(ui, state, area, actions);
    const quiz::Interview& interview = state.interview->interview;
    const Rect bar = {area.x, area.y, area.width, 56};
    draw_bar(ui, interview, bar, actions);
    const Rect rest = {area.x, area.y + bar.height, area.width, area.height - bar.height};
    switch (interview.phase) {
        case quiz::InterviewPhase::asking: draw_asking(ui, state, rest, actions); break;
        case quiz::InterviewPhase::checking: draw_checking(ui, state, rest, actions); break;
        case quiz::InterviewPhase::finished: draw_report(ui, state, rest, actions); break;
    }
}

}  // namespace viva::ui
