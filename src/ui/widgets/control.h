// The heart of every widget: one call records the node, tests the pointer and takes the activation, so that there is
// no control without a name. Only files in widgets/ may use it.
#pragma once

#include <string_view>

#include "ui/context.h"

namespace viva::ui {

struct Control {
    NodeId id = 0;
    bool activated = false;
    bool hovered = false;
    bool held = false;
    bool focused = false;
};

/// Adds `node` (its rectangle in local coordinates) and tells what the person did to it in this frame.
Control control(UiContext& ui, std::string_view key, Node node);

/// Where the platform shows no focus of its own: the ring. `radius` is the control's.
void show_focus(UiContext& ui, const Control& state, Rect rect, float radius);

/// Colour of a surface under the pointer or the finger: a step from `base` towards the ink.
Color stirred(const UiContext& ui, const Control& state, Color base);

/// Two colours mixed; `share` 0…1 of `other`.
Color mix(Color one, Color other, float share);

}  // namespace viva::ui
