#include "ui/layout_probe.h"

#include <algorithm>
#include <cstdio>

namespace viva::ui {
namespace {

/// Glyph boxes are measured in whole advances; less than this is rounding.
constexpr float tolerance = 1.0F;

std::string describe(const Rect& rect) {
    char text[96];
    std::snprintf(text, sizeof text, "[%.0f,%.0f %.0fx%.0f]", static_cast<double>(rect.x), static_cast<double>(rect.y),
                  static_cast<double>(rect.width), static_cast<double>(rect.height));
    return text;
}

bool leaves(const Rect& ink, const Rect& box) {
    return ink.x < box.x - tolerance || ink.y < box.y - tolerance ||
           ink.x + ink.width > box.x + box.width + tolerance || ink.y + ink.height > box.y + box.height + tolerance;
}

bool overlap(const Rect& one, const Rect& other) {
    const float width = std::min(one.x + one.width, other.x + other.width) - std::max(one.x, other.x);
    const float height = std::min(one.y + one.height, other.y + other.height) - std::max(one.y, other.y);
    return width > tolerance && height > tolerance;
}

}  // namespace

std::vector<std::string> layout_faults(const LayoutProbe& probe) {
    std::vector<std::string> faults;
    const auto& texts = probe.texts;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (leaves(texts[i].ink, texts[i].box))
            faults.push_back("'" + texts[i].text + "' " + describe(texts[i].ink) + " leaves its box " +
                             describe(texts[i].box));
        for (std::size_t j = i + 1; j < texts.size(); ++j)
            if (texts[i].layer == texts[j].layer && overlap(texts[i].ink, texts[j].ink))
                faults.push_back("'" + texts[i].text + "' " + describe(texts[i].ink) + " covers '" + texts[j].text +
                                 "' " + describe(texts[j].ink));
    }
    return faults;
}

}  // namespace viva::ui
