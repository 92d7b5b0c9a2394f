// ImGui's own text field, for places without native ones. In a file of its own, so that the page does not carry it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ui/context.h"

namespace viva::ui {

struct Control;

/// Edits `text` over `rect`; returns it if it changed. For `UiContext::edit_text`.
std::optional<std::string> imgui_text_field(UiContext& ui, std::string_view key, Rect rect, const Control& state,
                                            const std::string& text);

}  // namespace viva::ui
