// The fonts of a site: exactly the glyphs that its notes and the interface need, and slices of the rest.
//
// Three faces: Pretendard Regular and SemiBold (Latin, Cyrillic, Hangul), JetBrains Mono Regular (code; what it lacks,
// such as Hangul, the app takes from Pretendard Regular). Both are under the SIL Open Font License, which stays in the
// files' name tables. What these lack and notes use (Chinese, Japanese, rare signs) comes from Noto Sans CJK in slices
// of its own: note_slices.h.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "model/card.h"

namespace viva::compiler {

/// Code points, sorted, without repetition.
using Glyphs = std::vector<char32_t>;

/// What each face must show.
struct NeededGlyphs {
    Glyphs regular;
    Glyphs semibold;
    Glyphs mono;
};

/// The glyphs of everything the collection shows, of the site's title, and of all words of all interface languages.
NeededGlyphs needed_glyphs(const model::Collection& collection, std::string_view site_title);

/// The glyphs of one document.
NeededGlyphs needed_glyphs(const model::Document& document);

/// The bytes of the three source fonts, and where Noto Sans CJK lies; it is 20 MB a weight, which few sites need.
struct FontSources {
    std::string regular;
    std::string semibold;
    std::string mono;
    std::filesystem::path cjk_regular;  ///< Empty if it was not found: readers see such notes in their own fonts.
    std::filesystem::path cjk_bold;
};

/// Reads Pretendard-Regular, Pretendard-SemiBold and JetBrainsMono-Regular (.ttf or .otf) from the first of `folders`
/// that has each, and looks for NotoSansCJK-Regular.ttc and -Bold.ttc; the message names what is missing and where it
/// was looked for.
Result<FontSources> read_font_sources(const std::vector<std::filesystem::path>& folders);

/// A font with just these glyphs: TrueType or CFF as the source, without hints, layout features and metadata but the
/// licence. `family` of the error is `name`.
Result<std::string> subset_font(const std::string& source, const Glyphs& glyphs, std::string_view name);

/// Those of `glyphs` that the font has no glyph for.
Glyphs missing_glyphs(const std::string& source, const Glyphs& glyphs);

/// The same from the font at this place of a collection file (.ttc).
Result<std::string> subset_font_file(const std::filesystem::path& file, unsigned index, const Glyphs& glyphs);
Glyphs missing_glyphs_of_file(const std::filesystem::path& file, const Glyphs& glyphs);

/// Inclusive.
struct CodePointRange {
    char32_t first;
    char32_t last;
};

/// Part of a face that is loaded when one of its glyphs is needed and was not bundled: a typed name, a merged deck.
struct FontSlice {
    std::string face;  ///< "regular" or "semibold".
    std::vector<CodePointRange> ranges;
    std::string bytes;
};

/// All slices of Pretendard: the 11,172 Hangul syllables in parts of about 30 KB compressed, then Jamo, the rest of
/// Latin and Cyrillic, and symbols. They do not depend on the notes, so browsers keep them from one build to the next.
Result<std::vector<FontSlice>> make_slices(const FontSources& sources);

/// A note about each script that the fonts cannot show, at the first document that needs it.
Diagnostics find_unshown_scripts(const model::Collection& collection, const FontSources& sources);

}  // namespace viva::compiler
