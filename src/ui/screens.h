// The screens and what they share: the place they may draw to and the actions they hand back.
#pragma once

#include <optional>
#include <vector>

#include "app/actions.h"
#include "app/state.h"
#include "base/later.h"
#include "ui/context.h"

namespace viva::ui {

using Actions = std::vector<app::Action>;

/// One screen. `area` is what is left of the window, in the app's coordinates.
struct Screen {
    void (*draw)(UiContext& ui, const app::State& state, Rect area, Actions& actions);
    Word title;
    app::Place place;
    bool alone;  ///< Without the tree and the bottom bar.
};

/// The screen of a place.
const Screen& screen_for(app::Place place);

void draw_home(UiContext& ui, const app::State& state, Rect area, Actions& actions);
void draw_list(UiContext& ui, const app::State& state, Rect area, Actions& actions);
void draw_note(UiContext& ui, const app::State& state, Rect area, Actions& actions);
void draw_cram(UiContext& ui, const app::State& state, Rect area, Actions& actions);
void draw_interview(UiContext& ui, const app::State& state, Rect area, Actions& actions);
/// What comes before cramming and before an interview.
void draw_practice(UiContext& ui, const app::State& state, Rect area, Actions& actions);
void draw_quiz(UiContext& ui, const app::State& state, Rect area, Actions& actions);
void draw_stats(UiContext& ui, const app::State& state, Rect area, Actions& actions);
void draw_data(UiContext& ui, const app::State& state, Rect area, Actions& actions);
void draw_learning(UiContext& ui, const app::State& state, Rect area, Actions& actions);
void draw_settings(UiContext& ui, const app::State& state, Rect area, Actions& actions);

/// In the place of a screen whose notes are still to come.
VIVA_LATER void draw_waiting(UiContext& ui, const app::State& state, Rect area, Actions& actions);

/// The search over whatever place is shown.
void draw_finder(UiContext& ui, const app::State& state, Actions& actions);

/// The tree of notes, sections and questions in its scroll area.
void draw_tree(UiContext& ui, const app::State& state, Rect area, Actions& actions);

/// Its rows alone, from the top of `place` down; `current` receives the row of the question that the reader stands at.
void draw_tree_rows(UiContext& ui, const app::State& state, Rect place, Actions& actions, float& height,
                    std::optional<Rect>& current);

/// A column of at most `most` pixels in the middle of an area of this width, with the design's paddings.
struct Column {
    float x = 0, width = 0, top = 0, bottom = 0;
};
/// The most that a card takes.
inline constexpr float card_width = 700;
Column column_in(const UiContext& ui, float area_width, float most);

/// `#/…` of the places.
app::GoTo go(app::Route route);

}  // namespace viva::ui
