// What every layout must hold, whatever the note and the width; and fonts that can be reckoned with in the head.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "typeset/layout.h"

namespace viva::tests {

/// Every letter half an em wide, East Asian ones a whole em; marks none. The mono face: 0.6 em.
class SquareMetrics : public typeset::FontMetrics {
public:
    float advance(char32_t code_point, typeset::Face face, float size) const override {
        if (code_point == 0x200B || code_point == 0x200D || code_point == 0xFE0F) return 0;
        if (code_point >= 0x300 && code_point < 0x370) return 0;
        const bool wide = terminal_cells(code_point) == 2;
        if (face == typeset::Face::mono) return size * (wide ? 1.2F : 0.6F);
        return size * (wide ? 1.0F : 0.5F) * (face == typeset::Face::semibold ? 1.05F : 1.0F);
    }
    typeset::VerticalMetrics vertical(typeset::Face, float size) const override { return {size * 0.9F, size * 0.25F}; }
};

/// The lines of a layout as text, `|` between runs that do not touch each other's text.
inline std::vector<std::string> line_texts(const typeset::Layout& layout, const model::Document& document) {
    std::vector<std::string> texts;
    for (const typeset::Line& line : layout.lines) {
        std::string text;
        for (std::uint32_t i = line.first_run; i < line.first_run + line.run_count; ++i)
            text += layout.text(document, layout.runs[i]);
        texts.push_back(text);
    }
    return texts;
}

/// The lines of one block.
inline std::vector<std::string> block_lines(const typeset::Layout& layout, const model::Document& document,
                                            std::uint32_t block) {
    std::vector<std::string> texts;
    const std::vector<std::string> all = line_texts(layout, document);
    for (std::size_t i = 0; i < all.size(); ++i)
        if (layout.lines[i].block == block) texts.push_back(all[i]);
    return texts;
}

inline bool rectangles_overlap(const typeset::Line& one, const typeset::Line& other) {
    constexpr float rounding = 0.05F;
    return one.x + one.width > other.x + rounding && other.x + other.width > one.x + rounding &&
           one.y + one.height > other.y + static_cast<double>(rounding) &&
           other.y + other.height > one.y + static_cast<double>(rounding);
}

/// The first thing that is wrong with a layout, as a sentence; empty if nothing is.
/// `widest_glyph`: no column can be kept by a single glyph wider than it.
inline std::string layout_fault(const typeset::Layout& layout, float widest_glyph) {
    using typeset::Line;
    const auto at_line = [](std::size_t i) { return " (line " + std::to_string(i) + ")"; };
    constexpr float rounding = 0.05F;
    for (std::size_t i = 0; i < layout.lines.size(); ++i) {
        const Line& line = layout.lines[i];
        if (i > 0 && line.y < layout.lines[i - 1].y) return "lines are not sorted" + at_line(i);
        if (i > 0 && line.y + line.height < layout.lines[i - 1].y + layout.lines[i - 1].height)
            return "a line ends above the one before" + at_line(i);
        if (line.y != std::floor(line.y) || line.baseline != std::floor(line.baseline))
            return "a baseline is off the pixel rows" + at_line(i);
        if (line.y < 0 || line.y + line.height > layout.height) return "a line leaves the layout's height" + at_line(i);
        float x = line.x;
        for (std::uint32_t run = line.first_run; run < line.first_run + line.run_count; ++run) {
            const typeset::Run& now = layout.runs[run];
            if (now.x < x - rounding) return "runs overlap" + at_line(i);
            x = now.x + now.width;
        }
        if (x > line.x + line.width + rounding) return "a run leaves its line" + at_line(i);
        const bool wide = line.width > widest_glyph + rounding;
        const std::string where =
            " at x " + std::to_string(line.x) + ", width " + std::to_string(line.width) + at_line(i);
        if (line.panel == model::none) {
            if (line.x < -rounding) return "a line starts left of the column" + where;
            if (wide && line.x + line.width > layout.width + rounding) return "a line leaves the column" + where;
        } else {
            const typeset::Panel& panel = layout.panels[line.panel];
            if (line.x < panel.view.x || line.x + line.width > panel.view.x + panel.content_width + rounding)
                return "a line leaves its panel's content" + at_line(i);
            if (line.y < panel.view.y || line.y + line.height > panel.view.bottom())
                return "a line leaves its panel's height" + at_line(i);
        }
        if (static_cast<double>(line.baseline) > static_cast<double>(line.height)) return "baseline" + at_line(i);
        // Neighbours in the order of tops are enough: rows of a table hold few lines of one height.
        for (std::size_t j = i + 1; j < layout.lines.size() && j < i + 64; ++j) {
            if (layout.lines[j].y >= line.y + static_cast<double>(line.height)) break;
            if (rectangles_overlap(line, layout.lines[j])) return "two lines overlap" + at_line(i);
        }
    }
    double panel_end = 0;
    for (const typeset::Panel& panel : layout.panels) {
        if (panel.outer.y < panel_end) return "panels overlap";
        panel_end = panel.outer.bottom();
        if (panel.outer.x < 0 || panel.outer.x + panel.outer.width > layout.width + rounding)
            return "a panel leaves the column";
    }
    for (std::size_t i = 0; i < layout.boxes.size(); ++i) {
        const typeset::Box& box = layout.boxes[i];
        if (i > 0 && box.rect.y < layout.boxes[i - 1].rect.y) return "boxes are not sorted";
        if (box.rect.height > typeset::tallest_box) return "a box is too tall for the index";
        if (box.rect.bottom() > layout.height) return "a box leaves the layout's height";
        if (box.panel == model::none && (box.rect.x < 0 || box.rect.x + box.rect.width > layout.width + rounding))
            return "a box leaves the column";
    }
    for (const typeset::Extent& extent : layout.extents)
        if (extent.shown() && (extent.bottom < extent.top || extent.bottom > layout.height))
            return "a block's extent leaves the layout";
    return {};
}

}  // namespace viva::tests
