// Tables: columns as wide as their content wants if the measure has room for it, else shared out, else scrolled.
#include <algorithm>
#include <cmath>

#include "base/compact_sort.h"
#include "typeset/layout_builder.h"

namespace viva::typeset {
namespace {

using model::BlockKind;

/// Share of the room before the text, where lines begin.
float alignment_share(std::uint8_t alignment, bool right_to_left) {
    switch (static_cast<model::Alignment>(alignment)) {
        case model::Alignment::center: return 0.5F;
        case model::Alignment::right: return right_to_left ? 0 : 1;
        case model::Alignment::left: return right_to_left ? 1 : 0;
        case model::Alignment::unset: break;
    }
    return 0;
}

/// Calls visit(row, cell, column) for each cell, and after(row) when a row's are through.
template <class Visit, class After>
void for_each_cell(const model::Document& document, std::uint32_t table, std::uint32_t end, Visit visit, After after) {
    for (std::uint32_t row = table + 1; row < end;) {
        const std::uint32_t row_end = std::clamp(document.blocks[row].end, row + 1, end);
        std::size_t column = 0;
        if ((document.blocks[row].flags & model::flag_hidden) == 0) {
            for (std::uint32_t cell = row + 1; cell < row_end;) {
                if (document.blocks[cell].kind == BlockKind::table_cell) visit(row, cell, column++);
                cell = std::clamp(document.blocks[cell].end, cell + 1, row_end);
            }
            after(row);
        }
        row = row_end;
    }
}

float sum(const std::vector<Widths>& columns, float Widths::* member) {
    float total = 0;
    for (const Widths& column : columns) total += column.*member;
    return total;
}

/// Turns what columns need into what they get; `room` is for all of them. Words are broken only if that keeps the
/// table from scrolling, and only those longer than `longest_word`.
std::vector<float> share_out(std::vector<Widths> columns, float room, float longest_word, float widest_column) {
    if (sum(columns, &Widths::least) > room)
        for (Widths& column : columns) column.least = std::min(column.least, longest_word);
    const float most = sum(columns, &Widths::most);
    const float least = sum(columns, &Widths::least);
    std::vector<float> widths;
    for (const Widths& column : columns) {
        if (most <= room) {
            widths.push_back(std::ceil(column.most));
        } else if (least <= room) {
            const float share = (column.most - column.least) / std::max(1.0F, most - least);
            widths.push_back(std::floor(column.least + (room - least) * share));
        } else {
            widths.push_back(std::ceil(std::clamp(column.most, column.least, std::max(column.least, widest_column))));
        }
    }
    return widths;
}

}  // namespace

/// What is the same for all cells of a table.
struct LayoutBuilder::TableSetting {
    InlineStyle plain, header;
    float sides = 0;  ///< Room beside the text of a cell, on both sides together.
    float baseline = 0;
    std::uint32_t panel = 0;
    float left = 0;
    float width = 0;  ///< Of all columns together.

    const InlineStyle& style_of(const model::Block& row) const {
        return (row.flags & model::flag_header) != 0 ? header : plain;
    }
};

/// Where the next cell goes; `y_` is the top of its row.
struct LayoutBuilder::TableCursor {
    float x = 0;
    double row_bottom = 0;
    std::size_t first_line = 0;  ///< Of the row.
};

std::vector<Widths> LayoutBuilder::measure_columns(std::uint32_t index, const TableSetting& setting) {
    std::vector<Widths> columns;
    const std::size_t links_before = layout_.links.size();
    for_each_cell(
        document_, index, end_of(index),
        [&](std::uint32_t row, std::uint32_t cell, std::size_t column) {
            pieces_.clear();
            collect_pieces(document_, cell, setting.style_of(block(row)), layout_, pieces_);
            const Widths widths = flow_.measure(pieces_);
            if (column >= columns.size()) columns.push_back({setting.sides, setting.sides});
            Widths& needed = columns[column];
            needed.least = std::max(needed.least, widths.least + 1 + setting.sides);
            needed.most = std::max(needed.most, widths.most + 1 + setting.sides);
        },
        [](std::uint32_t) {});
    layout_.links.resize(links_before);  // Pouring will add them again.
    return columns;
}

void LayoutBuilder::pour_cell(std::uint32_t cell, const InlineStyle& style, float width, const TableSetting& setting,
                              TableCursor& cursor) {
    pieces_.clear();
    collect_pieces(document_, cell, style, layout_, pieces_);
    const Column inner{.x = cursor.x + sheet_.cell_side,
                       .width = width - setting.sides,
                       .alignment = alignment_share(block(cell).level, layout_.right_to_left),
                       .line_height = sheet_.table_line,
                       .baseline = setting.baseline,
                       .block = cell,
                       .panel = setting.panel};
    const double bottom = flow_.pour(pieces_, inner, y_ + sheet_.cell_top) + sheet_.cell_bottom;
    cursor.row_bottom = std::max(cursor.row_bottom, bottom);
    grow_extent(cell, y_, bottom, cursor.x, width);
    cursor.x += width;
}

/// Puts the row's lines in reading order, draws the rule below it, and goes to the next row.
void LayoutBuilder::end_row(std::uint32_t row, const TableSetting& setting, TableCursor& cursor) {
    const double bottom = std::max(cursor.row_bottom, y_ + sheet_.cell_top + sheet_.table_line + sheet_.cell_bottom);
    compact_sort(layout_.lines.begin() + static_cast<std::ptrdiff_t>(cursor.first_line), layout_.lines.end(),
                 [](const Line& one, const Line& other) {
                     return one.y != other.y ? one.y < other.y : one.first_run < other.first_run;
                 });
    const BoxKind rule = (block(row).flags & model::flag_header) != 0 ? BoxKind::header_line : BoxKind::row_line;
    add_box(rule, {setting.left, bottom, setting.width, 1}, setting.panel);
    grow_extent(row, y_, bottom + 1, setting.left, setting.width);
    y_ = bottom + 1;
    cursor = {setting.left, y_, layout_.lines.size()};
}

void LayoutBuilder::table(std::uint32_t index) {
    TableSetting setting{.plain = body_, .header = {}, .sides = 2 * sheet_.cell_side};
    setting.plain.size_index = size_index(sheet_.table_size);
    setting.plain.code_size_index = size_index(sheet_.table_size * sheet_.inline_code_ratio);
    setting.header = setting.plain;
    setting.header.face = Face::semibold;
    const std::vector<Widths> columns = measure_columns(index, setting);
    if (columns.empty()) return;

    space(sheet_.paragraph_gap);
    const std::vector<float> widths =
        share_out(columns, around().width, sheet_.longest_word + setting.sides, sheet_.widest_column);
    for (const float width : widths) setting.width += width;
    setting.panel = static_cast<std::uint32_t>(layout_.panels.size());
    setting.left = around().x;
    setting.baseline = baseline(Face::regular, sheet_.table_size, sheet_.table_line);
    const double top = y_;
    place_marks(y_ + sheet_.cell_top, sheet_.table_line, setting.baseline);

    TableCursor cursor{setting.left, y_, layout_.lines.size()};
    for_each_cell(
        document_, index, end_of(index),
        [&](std::uint32_t row, std::uint32_t cell, std::size_t column) {
            pour_cell(cell, setting.style_of(block(row)), widths[column], setting, cursor);
        },
        [&](std::uint32_t row) { end_row(row, setting, cursor); });
    const Rect view{setting.left, top, around().width, y_ - top};
    layout_.panels.push_back(
        {.kind = PanelKind::table, .block = index, .outer = view, .view = view, .content_width = setting.width});
    finish(index, top, setting.left, around().width, sheet_.panel_gap);
}

}  // namespace viva::typeset
