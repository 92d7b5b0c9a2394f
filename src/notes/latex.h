// Mathematics in TeX as plain Unicode text, near enough to be read: "\frac{a}{b}" ─► "a/b", "x_i^2" ─► "xᵢ²".
#pragma once

#include <string>
#include <string_view>

namespace viva::notes {

/// The formula as text; rows ("\\") become lines. Commands that are not known stay as written. Linear; what nests
/// deeper than 32 levels stays as written.
std::string latex_to_text(std::string_view formula);

/// Whether `text` could be a formula and not a price or a shell variable: it holds a sign of mathematics, or is one
/// short word.
bool looks_like_latex(std::string_view text);

}  // namespace viva::notes
