// Rectangles as ImGui takes them.
#pragma once

#include <imgui.h>

#include "ui/semantics.h"

namespace viva::ui {

inline ImVec2 corner(const Rect& rect) { return {rect.x, rect.y}; }
inline ImVec2 far_corner(const Rect& rect) { return {rect.x + rect.width, rect.y + rect.height}; }

}  // namespace viva::ui
