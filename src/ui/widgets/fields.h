// What is typed and chosen. In the page a native field lies over the frame that is drawn here, so that Hangul composes,
// autocorrect works and phones show their keyboard; on the desktop ImGui's own field does.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ui/context.h"

namespace viva::ui {

inline constexpr float field_height = 44;

/// A line of text. Returns the new text once it is settled: after Enter, when the focus leaves, or after a pause.
std::optional<std::string> text_field(UiContext& ui, std::string_view key, Rect rect, std::string_view name,
                                      std::string_view value, std::uint16_t maximum_length,
                                      std::string_view description = {});

/// A whole number within [minimum, maximum]; what is no number gives nothing and the old value comes back.
std::optional<int> number_field(UiContext& ui, std::string_view key, Rect rect, std::string_view name, int value,
                                int minimum, int maximum, std::string_view description = {});

struct Option {
    std::string_view label;
    std::string_view name;  ///< Accessible name, if the label says too little.
    float size = 15;
};

/// One of several, side by side. Returns the index of the option that was chosen now.
std::optional<std::size_t> choice(UiContext& ui, std::string_view key, Rect rect, std::string_view name,
                                  std::span<const Option> options, std::size_t selected);

}  // namespace viva::ui
