// Loads the faces so that a size means what it means in CSS (pixels per em), and learns which glyphs are missing.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "ui/theme.h"

namespace viva::ui {

/// Paths of TrueType files.
struct FontFiles {
    std::string regular;
    std::string semibold;
    std::string mono;
};

/// Adds the faces to the atlas of the current ImGui context. `mono` falls back to `regular` for what it lacks (Hangul
/// in comments). The Error names the file that could not be read.
Result<Fonts> load_fonts(const FontFiles& files);

/// Adds the glyphs of another file to `regular` and `mono` (and `semibold`, which has no face of its own for them).
Result<void> add_font_slice(const Fonts& fonts, const std::string& path);

/// Code points that were drawn since the last call and that no face has; each is told once.
std::vector<char32_t> take_missing_glyphs();

}  // namespace viva::ui
