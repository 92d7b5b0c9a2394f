// A panel over everything else.
#pragma once

#include <string_view>

#include "ui/context.h"

namespace viva::ui {

struct Dialog {
    Rect panel;
    bool closed = false;  ///< The person closed it in this frame (its button, or a click beside it).
};

/// Opens the dialog in the middle: the veil, the panel, its title and a button to close it. What follows until
/// `end_dialog` belongs to it. `height` is that of the content below the title.
Dialog begin_dialog(UiContext& ui, std::string_view key, std::string_view title, float width, float height);
void end_dialog(UiContext& ui);

inline constexpr float dialog_head = 64;

}  // namespace viva::ui
