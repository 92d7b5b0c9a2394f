// The commands of LaTeX that stand in notes, and what is shown for them.
#pragma once

#include <optional>
#include <string_view>

namespace viva::notes {

/// What a command shows by itself: "alpha" → "α". Nothing if it is not known.
std::optional<std::string_view> symbol_of_command(std::string_view name);

/// Whether the command only says how its argument looks: `\mathrm{…}`.
bool is_style_command(std::string_view name);

/// Whether it says nothing in plain text: `\left`.
bool is_silent_command(std::string_view name);

/// Whether it stands over a letter: `\hat{x}`.
bool is_accent_command(std::string_view name);

}  // namespace viva::notes
