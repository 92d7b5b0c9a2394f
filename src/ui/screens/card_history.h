// One card's past and future: its curve, its reviews.
#pragma once

#include "ui/screens.h"

namespace viva::ui {

/// The Stats screen at `#/stats/<card>`.
void draw_card_history(UiContext& ui, const app::State& state, Rect area, Actions& actions);

}  // namespace viva::ui
