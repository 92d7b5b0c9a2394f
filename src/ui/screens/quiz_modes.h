// What a quiz mode shows between the question and the note's answer: something to answer in, then what came of it.
#pragma once

#include "quiz/modes.h"
#include "ui/screens.h"
#include "ui/screens/views.h"

namespace viva::ui {

/// Notices that another card or another mode is asked, and makes its gaps.
void follow_mode(const app::State& state, const quiz::Prompt& prompt, QuizView& view);

/// A tick or a cross beside some lines of text, told in words too; returns where it ends.
float draw_marked(UiContext& ui, std::string_view key, bool good, std::string_view state, std::string_view text,
                  std::string_view language, Column column, float y);

/// The modes that can ask this card, if there are several; returns where it ends.
float draw_mode_choice(UiContext& ui, const app::State& state, Column column, float y, Actions& actions);

/// What to answer in; `focus` receives the control to begin with. Returns where it ends.
float draw_asking(UiContext& ui, const app::State& state, const quiz::Prompt& prompt, QuizView& view, Column column,
                  float y, NodeId& focus, Actions& actions);

/// How the answer compares with the note, once the card is turned; nothing for a mode that asks for none. Returns
/// where it ends.
float draw_verdict(UiContext& ui, const app::State& state, const quiz::Prompt& prompt, Column column, float y,
                   NodeId& focus, Actions& actions);

}  // namespace viva::ui
