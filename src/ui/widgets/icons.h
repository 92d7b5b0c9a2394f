// The few pictures of the interface, drawn as lines so that they are sharp at any size.
#pragma once

#include <cstdint>

#include "ui/context.h"

namespace viva::ui {

enum class Icon : std::uint8_t { home, book, cards, chart, sliders, close, check, warning, note, search, chain };

/// Draws the icon into a square of `size` at (x, y).
void draw_icon(UiContext& ui, Icon icon, float x, float y, float size, Color color);

/// The mark of Viva: a rounded square with a tick.
void draw_mark(UiContext& ui, float x, float y, float size);

}  // namespace viva::ui
