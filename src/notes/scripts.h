// Raised and lowered text as Unicode has it.
#pragma once

#include <string>
#include <string_view>

namespace viva::notes {

/// "2" ─► "²"; what Unicode has no raised letters for is marked as on a keyboard: "x+y" ─► "^(x+y)". A reference in
/// brackets, "[1]", stays.
std::string superscript(std::string_view text);
/// "0" ─► "₀", else "_(…)".
std::string subscript(std::string_view text);

}  // namespace viva::notes
