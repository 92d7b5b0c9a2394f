// What typesetting must know of fonts: how wide a code point is and how high a face stands.
#pragma once

#include <cstdint>

namespace viva::typeset {

enum class Face : std::uint8_t { regular, semibold, mono };

/// Pixels above and below the baseline, both positive.
struct VerticalMetrics {
    float ascent = 0;
    float descent = 0;
};

/// The fonts as typesetting sees them. Sizes are em sizes in CSS pixels, as in CSS `font-size`.
class FontMetrics {
public:
    virtual ~FontMetrics() = default;
    /// Pixels that the pen moves; 0 for combining marks and what is never drawn.
    virtual float advance(char32_t code_point, Face face, float size) const = 0;
    virtual VerticalMetrics vertical(Face face, float size) const = 0;
    /// False for what the app's own glyphs cannot show: a glyph that no font has, a script that needs shaping.
    virtual bool shows(char32_t, Face) const { return true; }
};

}  // namespace viva::typeset
