#include "ui/screens/quiz_modes.h"

#include <algorithm>
#include <cmath>

#include "base/later.h"
#include "ui/draw.h"
#include "ui/screens/passage.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/icons.h"

namespace viva::ui {
namespace {

using model::CardPart;
using model::PartKind;
using quiz::AnswerForm;

struct ModeWords {
    std::string_view mode;
    Word name;
    Word hint;
};
constexpr ModeWords mode_words[] = {
    {"recall", Word::mode_recall, Word::answer_aloud}, {"typed", Word::mode_typed, Word::hint_typed},
    {"cloze", Word::mode_cloze, Word::hint_cloze},     {"versus", Word::mode_versus, Word::hint_versus},
    {"list", Word::mode_list, Word::hint_list},        {"output", Word::mode_output, Word::hint_output},
    {"choice", Word::mode_choice, Word::hint_choice}};
static_assert(std::size(mode_words) == quiz::mode_count, "a mode has no name and no hint");

const ModeWords& words_for(std::string_view mode) {
    for (const ModeWords& words : mode_words)
        if (words.mode == mode) return words;
    return mode_words[0];
}

std::string count_words(const UiContext& ui, Word key, const quiz::Verdict& verdict) {
    return fill(ui.language, key, {{"done", std::to_string(verdict.right)}, {"total", std::to_string(verdict.wanted)}});
}

TextStyle body(const UiContext& ui) { return regular(ui, 16, ui.palette->ink, 1.5F); }

}  // namespace

float draw_marked(UiContext& ui, std::string_view key, bool good, std::string_view state, std::string_view text,
                  std::string_view language, Column column, float y) {
    constexpr float mark = 18, gap = 12;
    const Palette& colors = *ui.palette;
    draw_icon(ui, good ? Icon::check : Icon::close, column.x, y + 3, mark, good ? colors.good : colors.again);
    const float left = column.x + mark + gap;
    const float width = column.width - mark - gap;
    const float height = draw_wrapped(ui, body(ui), text, left, y, width);
    ui.semantics.add(key, {.role = Role::list_item,
                           .name = std::string(state) + ": " + std::string(text),
                           .language = std::string(language),
                           .rect = {left, y, width, height}});
    return y + height;
}

namespace {

/// The words of the part that matched, as they stand in it.
std::string matched_words(std::string_view part, const quiz::PartVerdict& verdict) {
    std::string words;
    for (const model::TextRange& range : verdict.matched) {
        if (!words.empty()) words += " · ";
        words += part.substr(range.offset, range.size);
    }
    return words;
}

/// Key points, items and output: each with its mark, and the words that matched.
VIVA_LATER float draw_part_marks(UiContext& ui, const app::State& state, const quiz::Prompt& prompt, Column column,
                                 float y) {
    const quiz::Verdict& verdict = state.quiz->session.verdict();
    const float top = y;
    ui.semantics.open("parts", {.role = Role::list, .rect = {column.x, y, column.width, 0}});
    for (std::size_t i = 0; i < prompt.parts.size(); ++i) {
        if (!verdict.parts[i].counts) continue;
        const bool right = verdict.parts[i].right;
        const std::string_view words = state.collection.words(prompt.parts[i]);
        const bool is_point = prompt.form == AnswerForm::text && prompt.mode != "output";
        const Word told = is_point ? (right ? Word::part_covered : Word::part_missing)
                                   : (right ? Word::part_right : Word::part_wrong);
        y = draw_marked(ui, "part" + std::to_string(i), right, ui.say(told), words, prompt.document->language, column,
                        y);
        const std::string matched = matched_words(words, verdict.parts[i]);
        if (prompt.mode == "typed" && !matched.empty())
            y += paragraph(ui, "matched" + std::to_string(i), regular(ui, 14, ui.palette->good, 1.4F), matched,
                           column.x + 30, y, column.width - 30);
        y += 8;
    }
    if (Node* node = ui.semantics.edit(ui.semantics.parent())) node->rect.height = y - top;
    ui.semantics.close();
    return y;
}

VIVA_LATER float draw_written(UiContext& ui, std::string_view text, Column column, float y) {
    if (text.empty()) return y;
    y += paragraph(ui, "wrote", regular(ui, 14, ui.palette->soft), ui.say(Word::your_answer), column.x, y,
                   column.width) +
         4;
    const float height = wrapped_height(body(ui), text, column.width - 28);
    fill(ui, {column.x, y, column.width, height + 20}, ui.palette->panel, radius_panel);
    paragraph(ui, "written", body(ui), text, column.x + 14, y + 10, column.width - 28);
    return y + height + 20 + 18;
}

/// The sides of a versus card, in their order.
std::vector<Option> sides_of(const app::State& state, const quiz::Prompt& prompt) {
    std::vector<Option> sides;
    for (const CardPart& part : prompt.parts)
        if (part.kind == PartKind::side) sides.push_back({state.collection.words(part), {}, 14});
    return sides;
}

VIVA_LATER float draw_statements(UiContext& ui, const app::State& state, const quiz::Prompt& prompt, Column column,
                                 float y, Actions& actions) {
    const std::vector<Option> sides = sides_of(state, prompt);
    const quiz::Session& session = state.quiz->session;
    for (const std::uint8_t i : session.order()) {
        if (prompt.parts[i].kind != PartKind::statement || sides.empty()) continue;
        const std::string key = "statement" + std::to_string(i);
        const std::string_view words = state.collection.words(prompt.parts[i]);
        const float height = wrapped_height(body(ui), words, column.width);
        draw_wrapped(ui, body(ui), words, column.x, y, column.width);
        y += height + 8;
        const std::size_t picked = session.answer().picks[i];
        const auto side = choice(ui, key, {column.x, y, column.width, minimum_target}, words, sides,
                                 picked == 0 ? SIZE_MAX : picked - 1);
        if (side) actions.push_back(app::PickPart{i, static_cast<std::uint8_t>(*side + 1)});
        y += minimum_target + 20;
    }
    return y;
}

VIVA_LATER float draw_sorted(UiContext& ui, const app::State& state, const quiz::Prompt& prompt, Column column,
                             float y) {
    const std::vector<Option> sides = sides_of(state, prompt);
    const quiz::Session& session = state.quiz->session;
    const float top = y;
    ui.semantics.open("parts", {.role = Role::list, .rect = {column.x, y, column.width, 0}});
    for (const std::uint8_t i : session.order()) {
        const CardPart& part = prompt.parts[i];
        if (part.kind != PartKind::statement || part.side >= sides.size()) continue;
        const std::string key = std::to_string(i);
        const bool right = session.verdict().parts[i].right;
        y = draw_marked(ui, "part" + key, right, ui.say(right ? Word::part_right : Word::part_wrong),
                        state.collection.words(part), prompt.document->language, column, y);
        y += paragraph(ui, "side" + key, regular(ui, 14, ui.palette->soft, 1.4F),
                       fill(ui.language, Word::belongs_to, {{"side", sides[part.side].label}}), column.x + 30, y,
                       column.width - 30) +
             10;
    }
    if (Node* node = ui.semantics.edit(ui.semantics.parent())) node->rect.height = y - top;
    ui.semantics.close();
    return y;
}

VIVA_LATER float draw_options(UiContext& ui, const app::State& state, const quiz::Prompt& prompt, Column column,
                              float y, Actions& actions) {
    const quiz::Session& session = state.quiz->session;
    const bool single = prompt.right_options() == 1;
    const float top = y;
    ui.semantics.open("options", {.role = single ? Role::radio_group : Role::group,
                                  .name = std::string(prompt.question),
                                  .rect = {column.x, y, column.width, 0}});
    std::size_t number = 0;
    for (const std::uint8_t i : session.order()) {
        if (prompt.parts[i].kind != PartKind::option) continue;
        ++number;
        const std::string_view words = state.collection.words(prompt.parts[i]);
        const std::string label = std::to_string(number) + ".  " + std::string(words);
        const float height = option_row_height(ui, label, column.width);
        const bool chosen = session.answer().picks[i] != 0;
        if (option_row(ui, "option" + std::to_string(i), {column.x, y, column.width, height},
                       {label, words, single, chosen, state.collection.documents[prompt.parts[i].document].language}))
            actions.push_back(app::PickPart{i, static_cast<std::uint8_t>(chosen && !single ? 0 : 1)});
        y += height + 10;
    }
    if (Node* node = ui.semantics.edit(ui.semantics.parent())) node->rect.height = y - top;
    ui.semantics.close();
    return y;
}

/// The question whose answer has the block, so that the option is an answer after all; nullptr for the card's own.
const model::Card* question_of_part(const app::State& state, const quiz::Prompt& prompt, const CardPart& part) {
    for (const model::Card& card : state.collection.cards)
        if (card.derived_from == 0 && card.document == part.document && part.block >= card.first_answer &&
            part.block < card.end_answer)
            return &card == prompt.card ? nullptr : &card;
    return nullptr;
}

/// What an option is, and why: the words around it in its own note, and the question that it does answer.
float draw_option_reason(UiContext& ui, const app::State& state, const quiz::Prompt& prompt, std::size_t index,
                         Column column, float y, Actions& actions) {
    const CardPart& part = prompt.parts[index];
    const model::Document& document = state.collection.documents[part.document];
    const std::string key = std::to_string(index);
    const Column inside = {column.x + 30, column.width - 30};
    const std::string_view around =
        part.block < document.blocks.size() ? document.of(document.blocks[part.block].text) : std::string_view();
    if (around.size() > part.text.size + 2 && document.blocks[part.block].kind != model::BlockKind::code)
        y += paragraph(ui, "reason" + key, regular(ui, 14, ui.palette->soft, 1.5F), around, inside.x, y, inside.width);
    const model::Card* other = question_of_part(state, prompt, part);
    if (other == nullptr || part.correct != 0) return y;
    const app::Route route = {.place = app::Place::note,
                              .note = std::string(document.id),
                              .heading = app::anchor_of(document, other->question_block)};
    const std::string text =
        fill(ui.language, Word::answers_another, {{"question", state.collection.question(*other)}});
    if (link(ui, "other" + key, {inside.x, y, inside.width, 26}, text, format(route), 14)) actions.push_back(go(route));
    return y + 28;
}

VIVA_LATER float draw_chosen(UiContext& ui, const app::State& state, const quiz::Prompt& prompt, Column column, float y,
                             Actions& actions) {
    const quiz::Session& session = state.quiz->session;
    const float top = y;
    ui.semantics.open("parts", {.role = Role::list, .rect = {column.x, y, column.width, 0}});
    for (const std::uint8_t i : session.order()) {
        const CardPart& part = prompt.parts[i];
        if (part.kind != PartKind::option) continue;
        std::string told(ui.say(part.correct != 0 ? Word::right_option : Word::part_wrong));
        if (session.answer().picks[i] != 0) told.append(", ").append(ui.say(Word::your_pick));
        y = draw_marked(ui, "part" + std::to_string(i), part.correct != 0, told, state.collection.words(part),
                        state.collection.documents[part.document].language, column, y);
        if (session.answer().picks[i] != 0)
            y += paragraph(ui, "pick" + std::to_string(i), semibold(ui, 14, ui.palette->accent, 1.4F),
                           ui.say(Word::your_pick), column.x + 30, y, column.width - 30);
        y = draw_option_reason(ui, state, prompt, i, column, y, actions) + 12;
    }
    if (Node* node = ui.semantics.edit(ui.semantics.parent())) node->rect.height = y - top;
    ui.semantics.close();
    return y;
}

/// Items that are named show, the others are blanks of one length: how many are left is known, nothing else.
VIVA_LATER float draw_named(UiContext& ui, const app::State& state, const quiz::Prompt& prompt, Column column,
                            float y) {
    const quiz::Verdict& verdict = state.quiz->session.verdict();
    y += paragraph(ui, "named", semibold(ui, 15, ui.palette->soft), count_words(ui, Word::named_of, verdict), column.x,
                   y, column.width) +
         6;
    const float top = y;
    ui.semantics.open("items", {.role = Role::list, .rect = {column.x, y, column.width, 0}});
    for (std::size_t i = 0; i < prompt.parts.size(); ++i) {
        if (!verdict.parts[i].counts) continue;
        const std::string key = "item" + std::to_string(i);
        if (verdict.parts[i].right) {
            y = draw_marked(ui, key, true, ui.say(Word::part_right), state.collection.words(prompt.parts[i]),
                            prompt.document->language, column, y) +
                8;
            continue;
        }
        outline(ui, {column.x + 2, y + 5, 14, 14}, ui.palette->soft, 4, 1.5F);
        fill(ui, {column.x + 30, y + 17, std::min(150.0F, column.width - 30), 1}, ui.palette->line);
        ui.semantics.add(key, {.role = Role::list_item,
                               .name = std::string(ui.say(Word::part_hidden)),
                               .rect = {column.x, y, column.width, 24}});
        y += 32;
    }
    if (Node* node = ui.semantics.edit(ui.semantics.parent())) node->rect.height = y - top;
    ui.semantics.close();
    return y + 4;
}

VIVA_LATER float draw_writing(UiContext& ui, const app::State& state, const quiz::Prompt& prompt, Column column,
                              float y, NodeId& focus, Actions& actions) {
    const bool multiline = prompt.form == AnswerForm::text;
    const float height = multiline ? (ui.width == Width::phone ? 132.0F : 168.0F) : field_height;
    const Writing writing =
        writing_field(ui, "answer", {column.x, y, column.width, height}, ui.say(Word::your_answer),
                      state.quiz->session.answer().text, quiz::longest_answer, multiline, prompt.question);
    if (writing.text) actions.push_back(app::WriteAnswer{*writing.text});
    if (writing.done) actions.push_back(app::Reveal{});
    focus = writing.id;
    return y + height + 18;
}

}  // namespace

void follow_mode(const app::State& state, const quiz::Prompt& prompt, QuizView& view) {
    view.mode = prompt.mode;
    view.gaps = quiz::gaps_of(state.collection, prompt);
    if (prompt.end_shown <= prompt.first_shown) return;
    view.pool = quiz::with_gaps(*prompt.document, view.gaps);
    view.gapped = *prompt.document;
    view.gapped.text = view.pool;
}

float draw_mode_choice(UiContext& ui, const app::State& state, Column column, float y, Actions& actions) {
    const auto choices = state.quiz->session.choices();
    if (choices.size() < 2) return y;
    std::vector<Option> options;
    std::size_t selected = SIZE_MAX;
    float widest = 0;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        options.push_back({ui.say(words_for(choices[i]->name).name), {}, 14});
        widest = std::max(widest, text_width(semibold(ui, 14, 0), options[i].label) + 34);
        if (choices[i]->name == state.quiz->session.prompt()->mode) selected = i;
    }
    const float width = std::min(column.width, widest * static_cast<float>(options.size()));
    const auto chosen = choice(ui, "mode", {column.x, y, width, minimum_target}, ui.say(Word::mode), options, selected);
    if (chosen) actions.push_back(app::SwitchMode{std::string(choices[*chosen]->name)});
    return y + minimum_target + 20;
}

float draw_asking(UiContext& ui, const app::State& state, const quiz::Prompt& prompt, QuizView& view, Column column,
                  float y, NodeId& focus, Actions& actions) {
    y += paragraph(ui, "hint", regular(ui, ui.width == Width::phone ? 16 : 17, ui.palette->soft, 1.6F),
                   ui.say(words_for(prompt.mode).hint), column.x, y, column.width) +
         (prompt.form == AnswerForm::thought ? 0 : 16);
    if (prompt.end_shown > prompt.first_shown) {
        view.shown.lay_out(
            ui, {.document = &view.gapped,
                 .first_block = prompt.first_shown,
                 .end_block = prompt.end_shown,
                 .width = column.width,
                 .sheet = reading_style(ui),
                 .heading_ranks = typeset::rank_headings(view.gapped, prompt.first_shown, prompt.end_shown, 2),
                 .revision = view.turn,
                 .marks = view.gaps});
        const ReaderEvents events = view.shown.draw(ui, "shown" + std::to_string(view.turn), column.x, y);
        // What is copied has its gaps too.
        follow_events(events, view.gapped, actions);
        y += view.shown.height() + 20;
    }
    switch (prompt.form) {
        case AnswerForm::thought: break;
        case AnswerForm::text:
        case AnswerForm::line:
            y = draw_writing(ui, state, prompt, column, y, focus, actions);
            if (prompt.mode == "list") y = draw_named(ui, state, prompt, column, y);
            break;
        case AnswerForm::sides: y = draw_statements(ui, state, prompt, column, y, actions); break;
        case AnswerForm::options: y = draw_options(ui, state, prompt, column, y, actions); break;
    }
    return y;
}

float draw_verdict(UiContext& ui, const app::State& state, const quiz::Prompt& prompt, Column column, float y,
                   NodeId& focus, Actions& actions) {
    const quiz::Verdict& verdict = state.quiz->session.verdict();
    if (prompt.form == AnswerForm::thought || verdict.wanted == 0) return y;
    // Who wrote nothing has thought it: there is nothing to compare.
    const bool is_written = prompt.form == AnswerForm::text || prompt.form == AnswerForm::line;
    if (is_written && state.quiz->session.answer().text.empty()) return y;
    const float top = y;
    focus = ui.semantics.open(
        "verdict",
        {.role = Role::region, .name = std::string(ui.say(Word::your_answer)), .rect = {column.x, y, column.width, 0}});
    y = draw_written(ui, state.quiz->session.answer().text, column, y);
    const Word sum = prompt.mode == "typed"  ? Word::covered_of
                     : prompt.mode == "list" ? Word::named_of
                                             : Word::right_of;
    y += heading(ui, "sum", 2, semibold(ui, 17, ui.palette->ink, 1.4F), count_words(ui, sum, verdict), column.x, y,
                 column.width) +
         10;
    if (prompt.form == AnswerForm::sides)
        y = draw_sorted(ui, state, prompt, column, y);
    else if (prompt.form == AnswerForm::options)
        y = draw_chosen(ui, state, prompt, column, y, actions);
    else
        y = draw_part_marks(ui, state, prompt, column, y);
    if (Node* node = ui.semantics.edit(ui.semantics.parent())) node->rect.height = y - top;
    ui.semantics.close();
    return y + 16;
}

}  // namespace viva::ui
