// Painting in local coordinates: shapes, single lines and wrapped text. Nothing here is interactive or named;
// widgets build on it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ui/context.h"

namespace viva::ui {

/// How text is set: face, size in CSS pixels, colour, line height as a factor of the size.
struct TextStyle {
    ImFont* font = nullptr;
    float size = 17;
    Color color = 0;
    float line_height = 1.5F;
};

/// Sizes are rounded to whole pixels, at which ImGui rasterises.
TextStyle regular(const UiContext& ui, float size, Color color, float line_height = 1.5F);
TextStyle semibold(const UiContext& ui, float size, Color color, float line_height = 1.5F);

enum class Align : std::uint8_t { left, center, right };

/// What happens to a line that is wider than its box.
enum class Overflow : std::uint8_t { fault, elide };

void fill(UiContext& ui, Rect rect, Color color, float radius = 0);
/// A one-pixel line inside the rectangle's edge (or `thickness`).
void outline(UiContext& ui, Rect rect, Color color, float radius = 0, float thickness = 1);
void fill_circle(UiContext& ui, float x, float y, float radius, Color color);
void outline_circle(UiContext& ui, float x, float y, float radius, Color color, float thickness);
void draw_line(UiContext& ui, float x1, float y1, float x2, float y2, Color color, float thickness = 1);
/// The ring around what has keyboard focus.
void focus_ring(UiContext& ui, Rect rect, float radius);
/// A soft shadow below a raised panel.
void shadow(UiContext& ui, Rect rect, float radius);

float text_width(const TextStyle& style, std::string_view text);

/// One line in the vertical middle of the box. Returns the width it takes.
float draw_text(UiContext& ui, const TextStyle& style, std::string_view text, Rect box, Align align = Align::left,
                Overflow overflow = Overflow::fault);

/// The text on one line, at the same bytes.
std::string one_line(std::string_view text);

/// The text in lines of at most `width`, at spaces and where UAX #14 allows; pieces of `text`.
std::vector<std::string_view> wrap(const TextStyle& style, std::string_view text, float width,
                                   std::size_t most_lines = SIZE_MAX);
/// Height of the text when it is wrapped.
float wrapped_height(const TextStyle& style, std::string_view text, float width);
/// Draws it wrapped from the top of the box; returns its height. With `most_lines` the last line ends in "…".
float draw_wrapped(UiContext& ui, const TextStyle& style, std::string_view text, float x, float y, float width,
                   Align align = Align::left, std::size_t most_lines = SIZE_MAX);

/// Tells the node how its text is drawn.
void set_font(const UiContext& ui, Node& node, const TextStyle& style);

/// Wrapped text with its node in the semantics tree; returns its height.
float paragraph(UiContext& ui, std::string_view key, const TextStyle& style, std::string_view text, float x, float y,
                float width, Align align = Align::left);
/// The same as a heading of this level. `id` receives the node, to move focus to.
float heading(UiContext& ui, std::string_view key, std::uint8_t level, const TextStyle& style, std::string_view text,
              float x, float y, float width, NodeId* id = nullptr);

/// A heading of the app's own among a note's text: a copy of the text leaves it out. `name`: all of it, if `text` is
/// cut.
float caption(UiContext& ui, std::string_view key, std::uint8_t level, const TextStyle& style, std::string_view text,
              float x, float y, float width, std::string_view name = {});

/// `text` cut at a character and ended with "…" so that it is at most `width` wide.
std::string elide(const TextStyle& style, std::string_view text, float width);

}  // namespace viva::ui
