// Loads the faces so that a size means what it means in CSS (pixels per em), and learns which glyphs are missing.
#pragma once

#include <string>
#include <string_view>
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

/// What takes no room and is never drawn: joiners, direction marks, variation selectors, the soft hyphen.
bool is_invisible(char32_t code_point);

/// False for what the font's files lack (take_missing_glyphs tells of it), for what lies beyond ImGui's 16-bit
/// characters, and for scripts that need shaping: such text is for the page's text layer to show.
bool shows(ImFont& font, char32_t code_point);
/// True if the font shows every code point of the UTF-8 text.
bool shows_all(ImFont& font, std::string_view text);
/// A guess at the pen's movement for what the font does not show, in ems: marks 0, letters 0.6, Han 1, emoji 1.3.
float guessed_advance(char32_t code_point);

/// Code points that were drawn since the last call and that no face has; each is told once.
std::vector<char32_t> take_missing_glyphs();

}  // namespace viva::ui
