#include "ui/theme.h"

#include <algorithm>

#include "base/exponential.h"

namespace viva::ui {

constexpr Palette paper_palette = {
    .dark = false,
    .paper = rgb(0xFBFAF7),
    .panel = rgb(0xF4F2EC),
    .card = rgb(0xFFFFFF),
    .ink = rgb(0x1E1D1B),
    .soft = rgb(0x5F5B53),
    .line = rgb(0xE3DFD5),
    .accent = rgb(0x2F6F5E),
    .accent_soft = rgb(0xE2EEE9),
    .on_accent = rgb(0xFFFFFF),
    .again = rgb(0xB4472F),
    .hard = rgb(0x906310),
    .good = rgb(0x2F6F5E),
    .easy = rgb(0x2C5F93),
    .mark = rgb(0xFCEBB6),
    .keyword = rgb(0x8A3FA0),
    .string = rgb(0x2F6F5E),
    .comment = rgb(0x6E6A61),
    .function = rgb(0x2C5F93),
    .number = rgb(0x906310),  // The mock's 9A6B12 has a contrast of 4.2 on the panel.
    .veil = with_opacity(rgb(0x1E1D1B), 0.34F),
};

constexpr Palette night_palette = {
    .dark = true,
    .paper = rgb(0x16171A),
    .panel = rgb(0x1C1E22),
    .card = rgb(0x202227),
    .ink = rgb(0xE6E4DF),
    .soft = rgb(0xA5A199),
    .line = rgb(0x2D3036),
    .accent = rgb(0x7CC3AC),
    .accent_soft = rgb(0x203530),
    .on_accent = rgb(0x0F1A17),
    .again = rgb(0xEE8E74),
    .hard = rgb(0xE0B35C),
    .good = rgb(0x7CC3AC),
    .easy = rgb(0x8DB8E8),
    .mark = rgb(0x55471B),
    .keyword = rgb(0xCFA2DC),
    .string = rgb(0x8CCBB5),
    .comment = rgb(0x8F8B83),
    .function = rgb(0x8DB8E8),
    .number = rgb(0xE0B35C),
    .veil = with_opacity(rgb(0x000000), 0.5F),
};

namespace {

constexpr Palette stark_paper_palette = {
    .dark = false,
    .paper = rgb(0xFFFFFF),
    .panel = rgb(0xF2F2F2),
    .card = rgb(0xFFFFFF),
    .ink = rgb(0x000000),
    .soft = rgb(0x333333),
    .line = rgb(0x767676),
    .accent = rgb(0x0B4A3A),
    .accent_soft = rgb(0xD9EFE7),
    .on_accent = rgb(0xFFFFFF),
    .again = rgb(0x8A1F0A),
    .hard = rgb(0x5E3F00),
    .good = rgb(0x0B4A3A),
    .easy = rgb(0x0A3A66),
    .mark = rgb(0xFFE680),
    .keyword = rgb(0x5E1F75),
    .string = rgb(0x0B4A3A),
    .comment = rgb(0x444444),
    .function = rgb(0x0A3A66),
    .number = rgb(0x5E3F00),
    .veil = with_opacity(rgb(0x000000), 0.6F),
};

constexpr Palette stark_night_palette = {
    .dark = true,
    .paper = rgb(0x000000),
    .panel = rgb(0x101010),
    .card = rgb(0x0A0A0A),
    .ink = rgb(0xFFFFFF),
    .soft = rgb(0xD6D6D6),
    .line = rgb(0x8C8C8C),
    .accent = rgb(0xA5EBD3),
    .accent_soft = rgb(0x12382D),
    .on_accent = rgb(0x000000),
    .again = rgb(0xFFB8A3),
    .hard = rgb(0xFFD88A),
    .good = rgb(0xA5EBD3),
    .easy = rgb(0xBBDCFF),
    .mark = rgb(0x5C4A00),
    .keyword = rgb(0xEBC6F5),
    .string = rgb(0xA5EBD3),
    .comment = rgb(0xD0D0D0),
    .function = rgb(0xBBDCFF),
    .number = rgb(0xFFD88A),
    .veil = with_opacity(rgb(0x000000), 0.7F),
};

}  // namespace

const Palette& palette_of(bool night, bool more_contrast) {
    if (more_contrast) return night ? stark_night_palette : stark_paper_palette;
    return night ? night_palette : paper_palette;
}

VIVA_LATER Palette forced_palette(Color canvas, Color text, Color link, Color highlight) {
    // A tint of it only: the words upon it keep the colours that they have elsewhere.
    Color tint = 0;
    for (unsigned shift = 0; shift < 32; shift += 8)
        tint |= ((canvas >> shift & 0xFFU) * 4 + (highlight >> shift & 0xFFU)) / 5 << shift;
    return {
        .dark = contrast_ratio(canvas, 0xFF000000U) < contrast_ratio(canvas, 0xFFFFFFFFU),
        .paper = canvas,
        .panel = canvas,
        .card = canvas,
        .ink = text,
        .soft = text,
        .line = text,
        .accent = link,
        .accent_soft = tint,
        .on_accent = canvas,
        .again = text,
        .hard = text,
        .good = text,
        .easy = text,
        .mark = tint,
        .keyword = text,
        .string = text,
        .comment = text,
        .function = text,
        .number = text,
        .veil = with_opacity(canvas, 0.7F),
    };
}

Color token_color(const Palette& palette, model::TokenKind kind) {
    switch (kind) {
        case model::TokenKind::keyword:
        case model::TokenKind::tag: return palette.keyword;
        case model::TokenKind::string: return palette.string;
        case model::TokenKind::comment: return palette.comment;
        case model::TokenKind::function:
        case model::TokenKind::type: return palette.function;
        case model::TokenKind::number:
        case model::TokenKind::constant:
        case model::TokenKind::attribute: return palette.number;
        case model::TokenKind::plain:
        case model::TokenKind::operator_:
        case model::TokenKind::property:
        case model::TokenKind::variable: return palette.ink;
    }
    return palette.ink;
}

namespace {

/// Relative luminance, WCAG 2.2.
double luminance(Color color) {
    const auto channel = [color](unsigned shift) {
        const double value = static_cast<double>(color >> shift & 0xFFU) / 255.0;
        return value <= 0.04045 ? value / 12.92 : power((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(0) + 0.7152 * channel(8) + 0.0722 * channel(16);
}

}  // namespace

double contrast_ratio(Color one, Color other) {
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

float text_scale(int step) {
    constexpr float scales[text_step_count] = {0.85F, 0.925F, 1.0F, 1.125F, 1.25F, 1.45F};
    return scales[std::clamp(step, 0, text_step_count - 1)];
}

Width width_class(float width) {
    if (width < 700) return Width::phone;
    return width < 1100 ? Width::tablet : Width::desk;
}

float question_size(Width width, int text_step) {
    return (width == Width::phone ? 24.0F : 30.0F) * text_scale(text_step);
}

}  // namespace viva::ui
