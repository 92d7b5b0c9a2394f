// Where text was put and the box it had to stay in: tests read it and fail on clipping and overlaps.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/semantics.h"

namespace viva::ui {

/// Collects every text that a frame draws. Off (and free) unless a test switches it on.
class LayoutProbe {
public:
    struct Text {
        std::string text;
        Rect ink;      ///< What the glyphs take, in screen coordinates.
        Rect box;      ///< Where the widget promised to stay; screen coordinates.
        int layer;     ///< Texts of different layers may cover each other (dialog over page, bar over content).
        bool elided;   ///< Shortened with "…" on purpose.
        bool clipped;  ///< Reaches out of the visible part of its scroll area, which is no fault.
        bool semibold;
    };

    bool enabled = false;
    std::vector<Text> texts;

    void begin_frame() { texts.clear(); }
    void record(std::string_view text, Rect ink, Rect box, int layer, bool elided, bool clipped, bool semibold) {
        if (enabled) texts.push_back({std::string(text), ink, box, layer, elided, clipped, semibold});
    }
};

/// What is wrong with a frame, a sentence a fault: a text out of its box, two texts over each other.
std::vector<std::string> layout_faults(const LayoutProbe& probe);

}  // namespace viva::ui
