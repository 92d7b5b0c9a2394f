// Outlines on a coarser grid, written so that they compress.
//
// Pretendard is drawn on 2048 units to the em. A page sets it at 12 to 30 px, on fine screens at twice or three times
// that: 512 units are still a fifth of a device pixel at the largest heading, and the compressed font loses a quarter
// of its bytes. Contours begin at their lowest point and stand from top to bottom, which lets brotli see the strokes
// that Hangul syllables share.
#pragma once

#include <string>

namespace viva::compiler {

/// A font with TrueType outlines on `units_per_em` units; its metrics follow. The font as it is if it has no such
/// outlines, is coarser already, or positions accents by points (which would move).
std::string coarsen_outlines(const std::string& font, unsigned units_per_em);

}  // namespace viva::compiler
