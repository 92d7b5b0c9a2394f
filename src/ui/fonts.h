// Loads the faces so that a size means what it means in CSS (pixels per em), and learns which glyphs are missing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "typeset/metrics.h"
#include "ui/theme.h"

namespace viva::ui {

/// A TrueType file, and the name that messages give it.
struct FontFile {
    std::string name;
    std::vector<std::uint8_t> bytes;
};

struct FontFiles {
    FontFile regular;
    FontFile semibold;
    FontFile mono;
};

/// Adds the faces to the atlas of the current ImGui context. `mono` falls back to `regular` for what it lacks (Hangul
/// in comments). The Error names the file that is damaged.
Result<Fonts> load_fonts(const FontFiles& files);

/// Adds the glyphs of another file to what this face shows.
Result<void> add_font_slice(const Fonts& fonts, typeset::Face face, const FontFile& file);

/// What takes no room and is never drawn: joiners, direction marks, variation selectors, the soft hyphen.
bool is_invisible(char32_t code_point);

/// ImGui is built with 16-bit characters; what lies beyond becomes the replacement character.
unsigned short as_imgui(char32_t code_point);

/// False for what the font's files lack (take_missing_glyphs tells of it), for what lies beyond ImGui's 16-bit
/// characters, and for scripts that need shaping: such text is for the page's text layer to show.
bool shows(ImFont& font, char32_t code_point);
/// True if the font shows every code point of the UTF-8 text.
bool shows_all(ImFont& font, std::string_view text);
/// A guess at the pen's movement for what the font does not show, in ems: marks 0, letters 0.6, Han 1, emoji 1.3.
float guessed_advance(char32_t code_point);

struct MissingGlyph {
    char32_t code_point;
    typeset::Face face;
};
/// What was drawn or measured since the last call and the face lacks; each is told once for each face.
std::vector<MissingGlyph> take_missing_glyphs();

}  // namespace viva::ui
