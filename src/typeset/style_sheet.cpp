#include "typeset/style_sheet.h"

#include <cmath>

namespace viva::typeset {
namespace {

/// Line height as CSS reckons it, on whole pixels.
float line(float size, float factor) { return std::round(size * factor); }

}  // namespace

StyleSheet style_sheet(bool phone, float scale) {
    StyleSheet sheet;
    sheet.scale = scale;
    const auto scaled = [scale](float pixels) { return pixels * scale; };
    const auto gap = [scale](float pixels) { return std::round(pixels * scale); };

    sheet.body = scaled(phone ? 16.0F : 17.0F);
    sheet.body_line = line(sheet.body, 1.65F);
    sheet.small = scaled(13.0F);
    sheet.small_line = line(sheet.small, 1.5F);
    sheet.code = scaled(phone ? 13.5F : 14.5F);
    sheet.code_line = line(sheet.code, 1.65F);
    sheet.inline_code_ratio = sheet.code / sheet.body;
    sheet.table_size = scaled(phone ? 15.0F : 16.0F);
    sheet.table_line = line(sheet.table_size, 1.6F);

    const float sizes[heading_rank_count] = {phone ? 25.0F : 30.0F, phone ? 21.0F : 23.0F, phone ? 18.0F : 19.0F,
                                             phone ? 16.5F : 17.0F, phone ? 16.0F : 17.0F, phone ? 16.0F : 17.0F};
    constexpr float factors[heading_rank_count] = {1.3F, 1.35F, 1.45F, 1.55F, 1.65F, 1.65F};
    constexpr float above[heading_rank_count] = {40, 36, 28, 24, 20, 20};
    constexpr float below[heading_rank_count] = {8, 10, 8, 6, 6, 6};
    for (int rank = 0; rank < heading_rank_count; ++rank) {
        const float size = scaled(sizes[rank]);
        sheet.headings[static_cast<std::size_t>(rank)] = {
            .size = size,
            .line = line(size, factors[rank]),
            .above = gap(above[rank]),
            .below = gap(below[rank]),
            .tracking = rank == 0 ? size * -0.01F : 0.0F,
        };
    }

    sheet.paragraph_gap = gap(14);
    sheet.item_gap = gap(4);
    sheet.list_indent = gap(22);
    sheet.quote_indent = gap(18);
    sheet.rule_gap = gap(26);
    sheet.least_column = sheet.body * 9;
    // A pixel of each is the border.
    sheet.panel_side = phone ? 15 : 19;
    sheet.panel_bottom = 17;
    sheet.panel_top = sheet.small_line + 15;
    sheet.longest_word = gap(200);
    sheet.widest_column = gap(360);
    return sheet;
}

}  // namespace viva::typeset
