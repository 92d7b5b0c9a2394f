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

/// A date, "2026-12-24" or nothing; what is no date comes as it was typed.
std::optional<std::string> date_field(UiContext& ui, std::string_view key, Rect rect, std::string_view name,
                                      std::string_view value);

/// A whole number within [minimum, maximum]; what is no number gives nothing and the old value comes back.
std::optional<int> number_field(UiContext& ui, std::string_view key, Rect rect, std::string_view name, int value,
                                int minimum, int maximum, std::string_view description = {});

/// What is being written for an answer, `rect` high: each change comes at once, for the app keeps it.
struct Writing {
    NodeId id = 0;
    std::optional<std::string> text;  ///< The new text, if it changed.
    bool done = false;                ///< Enter, or Ctrl+Enter where Enter is a new line.
};
Writing writing_field(UiContext& ui, std::string_view key, Rect rect, std::string_view name, std::string_view value,
                      std::uint16_t maximum_length, bool multiline, std::string_view description);

/// One of some options as a row: a mark, and its label wrapped.
struct OptionRow {
    std::string_view label;
    std::string_view name;  ///< Accessible name.
    bool single = true;     ///< One of them can be chosen, or several.
    bool chosen = false;
    std::string_view language;
};
float option_row_height(const UiContext& ui, std::string_view label, float width);
/// True when it was pressed.
bool option_row(UiContext& ui, std::string_view key, Rect rect, const OptionRow& option);

struct Option {
    std::string_view label;
    std::string_view name;  ///< Accessible name, if the label says too little.
    float size = 15;
};

/// One of several, side by side. Returns the index of the option that was chosen now.
std::optional<std::size_t> choice(UiContext& ui, std::string_view key, Rect rect, std::string_view name,
                                  std::span<const Option> options, std::size_t selected);

}  // namespace viva::ui
