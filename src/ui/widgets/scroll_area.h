// A part of the screen whose content is longer than it. In the page a native scroller moves it, elsewhere the wheel.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ui/context.h"

namespace viva::ui {

struct ScrollArea {
    NodeId id = 0;
    Rect rect;
    float offset = 0;  ///< Pixels of the content above the view.
};

struct ScrollAreaOptions {
    Role role = Role::region;
    std::string_view name;
    std::string_view description;
    /// Scrolls there now; clamped once the content's height is known.
    std::optional<float> scroll_to;
    bool horizontal = false;
    float wheel_less = 0;  ///< Pixels at the right where something else lies over the area and takes the wheel.
};

/// Opens the area: until `end_scroll`, local coordinates count from its content's top left corner.
ScrollArea begin_scroll(UiContext& ui, std::string_view key, Rect rect, const ScrollAreaOptions& options = {});
/// Closes it; `content` is the content's height (width, for a horizontal area).
void end_scroll(UiContext& ui, const ScrollArea& area, float content, bool horizontal = false);

/// The arrows, Page Up and Page Down, Home and End for an area where no native scroller takes them.
bool scroll_by_key(UiContext& ui, NodeId area, std::string_view key);

}  // namespace viva::ui
