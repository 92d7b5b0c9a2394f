// Colours, type and radii of both themes. Sizes are CSS pixels, which are ImGui units here.
#pragma once

#include <cstdint>

#include "base/later.h"
#include "model/document.h"

struct ImFont;

namespace viva::ui {

/// Packed as ImGui wants it: 0xAABBGGRR.
using Color = std::uint32_t;

/// 0xRRGGBB as CSS writes it, opaque.
constexpr Color rgb(std::uint32_t hex) {
    return 0xFF000000U | (hex & 0xFFU) << 16U | (hex & 0xFF00U) | (hex >> 16U & 0xFFU);
}

/// The colour with its opacity multiplied; `opacity` 0..1.
constexpr Color with_opacity(Color color, float opacity) {
    // In halves, to round to the nearest in a constant expression.
    const auto halves = static_cast<std::uint32_t>(static_cast<float>(color >> 24U) * opacity * 2.0F);
    const std::uint32_t alpha = (halves + 1U) / 2U;
    return (color & 0x00FFFFFFU) | alpha << 24U;
}

/// One theme. `ink` is for text, `soft` for secondary text, `line` for what only separates.
struct Palette {
    bool dark;
    Color paper, panel, card;
    Color ink, soft, line;
    Color accent, accent_soft, on_accent;
    Color again, hard, good, easy;
    Color mark;
    Color keyword, string, comment, function, number;
    Color veil;  ///< Over the page while a dialog is open.
};

extern const Palette paper_palette;
extern const Palette night_palette;

/// The palette of a theme. `more_contrast`: for whom the system is asked for it; text has 7 : 1 everywhere.
const Palette& palette_of(bool night, bool more_contrast);

/// The palette made of the few colours that a system forces on every page: what stands for ground, text and links, and
/// what it marks a choice with.
VIVA_LATER Palette forced_palette(Color canvas, Color text, Color link, Color highlight);

/// The colour of highlighted code.
Color token_color(const Palette& palette, model::TokenKind kind);

/// WCAG 2.2 contrast ratio of two opaque colours, 1..21.
double contrast_ratio(Color one, Color other);

/// The three faces; ImGui 1.92 rasterises them at any size on demand.
struct Fonts {
    ImFont* regular = nullptr;
    ImFont* semibold = nullptr;
    ImFont* mono = nullptr;
};

/// The reader's own size, six steps; step 2 is the design's size.
inline constexpr int text_step_count = 6;
inline constexpr int default_text_step = 2;
/// Factor on every size of reading text.
float text_scale(int step);

/// How wide the app is decides what folds away.
enum class Width : std::uint8_t {
    phone,   ///< below 700: one column, bottom bar
    tablet,  ///< 700–1099: tree and content
    desk,    ///< from 1100: tree, content, outline
};
Width width_class(float width);

/// Size of the quiz's question in CSS pixels, for a width and the reader's step.
float question_size(Width width, int text_step);

inline constexpr float measure_width = 700;     ///< The widest column of reading text.
inline constexpr float minimum_target = 40;     ///< Least height of what a finger hits on phones.
inline constexpr float motion_seconds = 0.14F;  ///< Of anything that moves.
/// How long a button says that it has copied.
inline constexpr double copied_seconds = 2;

inline constexpr float radius_button = 11, radius_card = 14, radius_panel = 11, radius_row = 8, radius_field = 9;

}  // namespace viva::ui
