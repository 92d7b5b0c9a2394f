#include "typeset/mirror.h"

#include <algorithm>

#include "base/later.h"

namespace viva::typeset {
namespace {

bool is_table(const Panel& panel) { return panel.kind == PanelKind::table; }

/// What stood `x` from the left, `width` wide, then stands `sum` - x - width from it.
struct Turned {
    float sum;
    float operator()(float x, float width) const { return sum - x - width; }
};

class Mirror {
public:
    explicit Mirror(Layout& layout) : layout_(layout), page_{layout.width} {}

    void turn(const model::Document& document) {
        for (Panel& panel : layout_.panels) turn_panel(panel);
        for (Line& line : layout_.lines) turn_line(line);
        for (Box& box : layout_.boxes) box.rect.x = around(box.panel)(box.rect.x, box.rect.width);
        for (InsetPlace& place : layout_.insets) place.rect.x = page_(place.rect.x, place.rect.width);
        turn_extents(document);
    }

private:
    Turned around(std::uint32_t panel) const { return panel == none ? page_ : panels_[panel]; }

    /// A table turns within its own width: one that scrolls stays behind its view, another one begins at the right.
    void turn_panel(Panel& panel) {
        const float before = panel.view.x;
        panel.view.x = page_(before, panel.view.width);
        if (is_table(panel) && panel.slack() == 0) {
            panel.view.x += panel.view.width - panel.content_width;
            panel.view.width = panel.content_width;
        }
        panel.outer.x = page_(panel.outer.x, panel.outer.width);
        if (is_table(panel)) panel.outer = panel.view;
        panels_.push_back({panel.view.x + panel.content_width + before});
        shifts_.push_back(panel.view.x - before);
    }

    void turn_line(Line& line) {
        const auto runs = layout_.runs.begin() + line.first_run;
        const auto end = runs + line.run_count;
        if (line.panel != none && !is_table(layout_.panels[line.panel])) return shift(line, shifts_[line.panel]);
        const Turned turned = around(line.panel);
        if (line.run_count > 0 && runs->kind != RunKind::text && runs->kind != RunKind::picture) {
            // Marks of items that begin on one line.
            for (auto run = runs; run != end; ++run) run->x = turned(run->x, run->width);
            std::reverse(runs, end);
            line.x = turned(line.x, line.width);
        } else {
            // A glyph wider than the column begins with it.
            shift(line, std::max(0.0F, turned(line.x, line.width)) - line.x);
            line.foreign = true;
        }
    }

    void shift(Line& line, float by) {
        line.x += by;
        for (std::uint32_t i = line.first_run; i < line.first_run + line.run_count; ++i) {
            Run& run = layout_.runs[i];
            run.x += by;
            if (run.kind == RunKind::picture) layout_.pictures[run.offset].rect.x += by;
        }
    }

    /// Rows and cells turn with their table.
    void turn_extents(const model::Document& document) {
        std::size_t panel = 0;
        for (std::uint32_t i = layout_.first_block; i < layout_.end_block; ++i) {
            const auto& panels = layout_.panels;
            while (panel < panels.size() && document.blocks[panels[panel].block].end <= i) ++panel;
            const bool inside = panel < panels.size() && panels[panel].block < i && is_table(panels[panel]);
            Extent& extent = layout_.extents[i - layout_.first_block];
            extent.x = (inside ? panels_[panel] : page_)(extent.x, extent.width);
        }
    }

    Layout& layout_;
    Turned page_;
    std::vector<Turned> panels_;  ///< For what belongs to each.
    std::vector<float> shifts_;   ///< For the lines of code in each.
};

}  // namespace

VIVA_LATER void mirror(Layout& layout, const model::Document& document) { Mirror(layout).turn(document); }

}  // namespace viva::typeset
