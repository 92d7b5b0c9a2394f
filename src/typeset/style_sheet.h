// Every size of reading text. CSS pixels; the reader's own text size is already in them.
#pragma once

#include <array>

namespace viva::typeset {

inline constexpr int heading_rank_count = 6;

/// Line heights are whole pixels, so that every baseline of a note falls on a pixel row.
struct StyleSheet {
    float scale = 1;  ///< The reader's text size: factor on every size below.

    float body = 17;
    float body_line = 28;
    float small = 13;  ///< An image's file name, a code panel's header.
    float small_line = 20;

    struct Heading {
        float size, line, above, below;
        float tracking;  ///< Pixels added to each advance.
        bool operator==(const Heading&) const = default;
    };
    std::array<Heading, heading_rank_count> headings{};

    float paragraph_gap = 14;
    float item_gap = 4;
    float list_indent = 22;
    float mark_gap = 8;  ///< Between a bullet or number and its text, at least.
    float quote_indent = 18, quote_bar = 3;
    float rule_gap = 26;
    float least_column = 150;  ///< Nesting stops indenting before a column gets narrower.

    float code = 14.5F;
    float code_line = 24;
    float inline_code_ratio = 14.5F / 17.0F;  ///< Of the size around it.
    float inline_code_padding = 5;
    float panel_gap = 18;
    float panel_side = 18, panel_top = 34,
          panel_bottom = 16;  ///< Paddings of a code panel; its header is in the top one.

    float table_size = 16, table_line = 26;
    float cell_side = 12, cell_top = 7, cell_bottom = 7;
    float longest_word = 240;   ///< In a table: a longer one may break rather than widen its column.
    float widest_column = 360;  ///< Of a table that scrolls sideways.

    float image_side = 16, image_top = 12, image_bottom = 12;

    bool operator==(const StyleSheet&) const = default;
};

/// Widest column of reading text, in pixels, at any text size.
inline constexpr float measure_limit = 700;

/// The design's sizes: body 17 with headings 30/23/19, on phones 16 with 25/21/18; `scale` is the reader's own factor.
StyleSheet style_sheet(bool phone, float scale);

}  // namespace viva::typeset
