// ImGui's fonts as typesetting wants them: measured without being drawn, drawn on exact baselines.
//
// ImGui's own text calls round sizes to whole pixels and cut positions; code is 14.5 px and stands on device pixels,
// so runs are drawn glyph by glyph from the same atlas.
#pragma once

#include <string_view>

#include "typeset/metrics.h"
#include "ui/theme.h"

struct ImDrawList;
struct ImFont;
struct ImFontBaked;
struct ImVec2;

namespace viva::ui {

/// How a run of glyphs looks.
struct GlyphStyle {
    typeset::Face face = typeset::Face::regular;
    float size = 17;     ///< Pixels per em.
    float tracking = 0;  ///< Added to every advance.
    Color color = 0;
    bool slanted = false;
};

/// Valid within one frame: ImGui may throw away sizes that were not used.
class Glyphs : public typeset::FontMetrics {
public:
    explicit Glyphs(const Fonts& fonts);

    float advance(char32_t code_point, typeset::Face face, float size) const override;
    typeset::VerticalMetrics vertical(typeset::Face face, float size) const override;
    bool shows(char32_t code_point, typeset::Face face) const override;
    float width(std::string_view text, typeset::Face face, float size) const;

    /// Draws the text from `x` on the baseline, leaving out glyphs beyond [left, right]. Screen coordinates.
    void draw(ImDrawList& list, const GlyphStyle& style, std::string_view text, float x, float baseline, float left,
              float right) const;

    /// `y` on the nearest row of device pixels.
    float snap(float y) const;
    float density() const { return density_; }

private:
    struct Bake {
        typeset::Face face = typeset::Face::regular;
        float size = 0;
        ImFontBaked* baked = nullptr;
    };
    ImFont* font(typeset::Face face) const;
    ImFontBaked* baked(typeset::Face face, float size) const;

    Fonts fonts_;
    float density_ = 1;
    static constexpr int most_bakes = 16;
    mutable Bake bakes_[most_bakes];
    mutable int bake_count_ = 0;
    mutable int last_ = 0;
};

}  // namespace viva::ui
