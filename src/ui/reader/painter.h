// Draws the part of a laid out note that is in view, and tells what the pointer did to it.
#pragma once

#include <string_view>

#include "ui/reader/glyphs.h"
#include "ui/reader/reader.h"

struct ImDrawList;

namespace viva::ui {

/// Wide enough for "Copy" and for "Copied".
float copy_button_width(const UiContext& ui);
/// In the coordinates of the layout.
typeset::Rect copy_button_rect(const typeset::Panel& panel, float width);

class Painter {
public:
    Painter(UiContext& ui, Reader& reader, float x, float y);
    void paint(ReaderEvents& events);

private:
    void paint_parts(ReaderEvents& events);
    void paint_part(ReaderEvents& events);
    void panels(ReaderEvents& events);
    void code_panel(std::uint32_t index, ReaderEvents& events);
    void sideways_hints(std::uint32_t index);
    void boxes();
    void lines(ReaderEvents& events);
    void line(const typeset::Line& line, ReaderEvents& events);
    void run(const typeset::Run& run, float x, float baseline);
    void marks_behind(const typeset::Run& run, float x, float baseline);
    void box_behind(const typeset::Run& run, float x, float baseline);
    void mark(const typeset::Run& run, float x, float baseline);
    void link(const typeset::Line& line, const typeset::Run& run, float x, ReaderEvents& events);
    void probe(const typeset::Line& line, float x, float y);

    void clip_to_panel(std::uint32_t panel);
    float scroll_of(std::uint32_t panel) const;
    Color color_of(const typeset::Run& run) const;
    Rect to_screen(const typeset::Rect& rect) const;
    /// A horizontal stroke on whole device pixels.
    void stroke(float x, float y, float width, float thickness, Color color);

    UiContext& ui_;
    Reader& reader_;
    const typeset::Layout& layout_;
    Glyphs glyphs_;
    ImDrawList& list_;
    // Of the part that is being painted:
    float left_, top_;               ///< Screen position of the layout's corner.
    double seen_top_, seen_bottom_;  ///< Of the layout.
    float local_x_, local_y_;
    float clip_left_, clip_right_;
    std::uint32_t clipped_panel_ = model::none;
    std::uint32_t hovered_link_ = model::none;
};

}  // namespace viva::ui
