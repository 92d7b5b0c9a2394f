#include "ui/reader/glyphs.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>
#include <imgui_internal.h>

#include "base/unicode.h"
#include "ui/fonts.h"

namespace viva::ui {
namespace {

/// How far a synthetic oblique leans: as browsers do it, about 12 degrees.
constexpr float slant = 0.21F;

/// Marks that stand on the letter before; a font that lacks one must not put a question mark beside the letter.
bool is_combining(char32_t code_point) {
    return (code_point >= 0x300 && code_point <= 0x36F) || (code_point >= 0x483 && code_point <= 0x489) ||
           (code_point >= 0x1AB0 && code_point <= 0x1AFF) || (code_point >= 0x1DC0 && code_point <= 0x1DFF) ||
           (code_point >= 0x20D0 && code_point <= 0x20FF) || (code_point >= 0xFE20 && code_point <= 0xFE2F);
}

}  // namespace

Glyphs::Glyphs(const Fonts& fonts) : fonts_(fonts), density_(std::max(0.1F, ImGui::GetFontRasterizerDensity())) {}

ImFont* Glyphs::font(typeset::Face face) const {
    switch (face) {
        case typeset::Face::regular: break;
        case typeset::Face::semibold: return fonts_.semibold;
        case typeset::Face::mono: return fonts_.mono;
    }
    return fonts_.regular;
}

bool Glyphs::shows(char32_t code_point, typeset::Face face) const { return ui::shows(*font(face), code_point); }

ImFontBaked* Glyphs::baked(typeset::Face face, float size) const {
    if (last_ < bake_count_ && bakes_[last_].face == face && bakes_[last_].size == size) return bakes_[last_].baked;
    for (int i = 0; i < bake_count_; ++i)
        if (bakes_[i].face == face && bakes_[i].size == size) {
            last_ = i;
            return bakes_[i].baked;
        }
    ImFont* font = this->font(face);
    // GetFontBaked would round the size to whole pixels.
    ImFontBaked* found = ImFontAtlasBakedGetOrAdd(font->ContainerAtlas, font, size, density_);
    found->LastUsedFrame = font->ContainerAtlas->Builder->FrameCount;
    // Measuring a note must not rasterise glyphs that may never come into view.
    found->LoadNoRenderOnLayout = true;
    last_ = bake_count_ < most_bakes ? bake_count_++ : most_bakes - 1;
    bakes_[last_] = {face, size, found};
    return found;
}

float Glyphs::advance(char32_t code_point, typeset::Face face, float size) const {
    if (is_invisible(code_point)) return 0;
    if (!shows(code_point, face)) return size * guessed_advance(code_point);
    ImFontBaked* source = baked(face, size);
    if (is_combining(code_point)) {
        const ImFontGlyph* glyph = source->FindGlyphNoFallback(as_imgui(code_point));
        return glyph == nullptr ? 0 : glyph->AdvanceX;
    }
    return source->GetCharAdvance(as_imgui(code_point));
}

typeset::VerticalMetrics Glyphs::vertical(typeset::Face face, float size) const {
    const ImFontBaked* source = baked(face, size);
    return {source->Ascent, -source->Descent};
}

float Glyphs::width(std::string_view text, typeset::Face face, float size) const {
    float width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint decoded = decode_utf8(text, at);
        width += advance(decoded.code_point, face, size);
        at += decoded.size;
    }
    return width;
}

float Glyphs::snap(float y) const { return std::round(y * density_) / density_; }

void Glyphs::draw(ImDrawList& list, const GlyphStyle& style, std::string_view text, float x, float baseline, float left,
                  float right) const {
    ImFontBaked* source = baked(style.face, style.size);
    const auto find = [source](char32_t code_point) -> const ImFontGlyph* {
        if (is_invisible(code_point)) return nullptr;
        return is_combining(code_point) ? source->FindGlyphNoFallback(as_imgui(code_point))
                                        : source->FindGlyph(as_imgui(code_point));
    };
    // A glyph met for the first time may grow the atlas into another texture, so all are loaded before any is placed.
    int count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
        const DecodedCodePoint decoded = decode_utf8(text, at);
        find(decoded.code_point);
        at += decoded.size;
    }
    list.PrimReserve(count * 6, count * 4);
    // Glyphs hang from a top line that is a whole number of pixels above the baseline (stb_truetype in imgui_draw.cpp).
    const float top = snap(baseline) - std::round(source->Ascent);
    int drawn = 0;
    for (std::size_t at = 0; at < text.size() && x <= right;) {
        const DecodedCodePoint decoded = decode_utf8(text, at);
        at += decoded.size;
        const ImFontGlyph* glyph = find(decoded.code_point);
        if (glyph == nullptr) continue;
        const float x1 = x + glyph->X0, x2 = x + glyph->X1;
        if (glyph->Visible && x2 >= left) {
            const float y1 = top + glyph->Y0, y2 = top + glyph->Y1;
            const ImVec2 uv1(glyph->U0, glyph->V0), uv2(glyph->U1, glyph->V1);
            if (style.slanted) {
                const float lean1 = (baseline - y1) * slant, lean2 = (baseline - y2) * slant;
                list.PrimQuadUV({x1 + lean1, y1}, {x2 + lean1, y1}, {x2 + lean2, y2}, {x1 + lean2, y2}, uv1,
                                {uv2.x, uv1.y}, uv2, {uv1.x, uv2.y}, style.color);
            } else {
                list.PrimRectUV({x1, y1}, {x2, y2}, uv1, uv2, style.color);
            }
            ++drawn;
        }
        x += (shows(decoded.code_point, style.face) ? glyph->AdvanceX
                                                    : style.size * guessed_advance(decoded.code_point)) +
             style.tracking;
    }
    list.PrimUnreserve((count - drawn) * 6, (count - drawn) * 4);
}

}  // namespace viva::ui
