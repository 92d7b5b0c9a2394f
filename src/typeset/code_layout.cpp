// Code panels: no wrapping, tabs to stops of four columns, one run a token.
#include <algorithm>

extern "C" {
#include <eastasianwidthdef.h>
}

#include "base/unicode.h"
#include "typeset/layout_builder.h"

namespace viva::typeset {
namespace {

constexpr std::uint32_t tab_columns = 4;

std::string_view without_last_line_end(std::string_view code) {
    if (!code.empty() && code.back() == '\n') code.remove_suffix(1);
    if (!code.empty() && code.back() == '\r') code.remove_suffix(1);
    return code;
}

/// Columns that a character takes in a fixed-width grid: tab stops count them (UAX #11).
std::uint32_t cells_of(char32_t code_point) {
    const EastAsianWidthClass width = ub_get_char_eaw_class(code_point);
    return width == EAW_W || width == EAW_F ? 2 : 1;
}

}  // namespace

void LayoutBuilder::code(std::uint32_t index) {
    const model::Block& current = block(index);
    space(sheet_.paragraph_gap);
    const float side = std::min(sheet_.panel_side, around().width * 0.25F);
    Panel panel{.kind = PanelKind::code, .block = index, .outer = {around().x, y_, around().width, 0}};
    const auto panel_index = static_cast<std::uint32_t>(layout_.panels.size());
    const double top = y_;
    y_ += sheet_.panel_top;
    const float line_baseline = baseline(Face::mono, sheet_.code, sheet_.code_line);
    place_marks(y_, sheet_.code_line, line_baseline);

    const std::string_view text = without_last_line_end(document_.of(current.text));
    const std::uint32_t text_end = current.text.offset + static_cast<std::uint32_t>(text.size());
    std::uint32_t token = current.first_token;
    float widest = 0;
    for (std::uint32_t start = current.text.offset; start <= text_end;) {
        const std::size_t feed = document_.text.find('\n', start);
        const std::uint32_t end = feed < text_end ? static_cast<std::uint32_t>(feed) : text_end;
        Line line{.y = y_,
                  .height = sheet_.code_line,
                  .baseline = line_baseline,
                  .x = panel.outer.x + side,
                  .block = index,
                  .first_run = static_cast<std::uint32_t>(layout_.runs.size()),
                  .panel = panel_index};
        code_line(current, start, end, token, line);
        layout_.lines.push_back(line);
        widest = std::max(widest, line.width);
        y_ += sheet_.code_line;
        start = end + 1;
    }
    const double lines_end = y_;
    y_ += sheet_.panel_bottom;
    panel.outer.height = y_ - top;
    // The border is a pixel wide; code slides under the paddings up to it.
    panel.view = {panel.outer.x + 1, top + sheet_.panel_top, panel.outer.width - 2, lines_end - top - sheet_.panel_top};
    panel.content_width = widest + 2 * side - 2;
    layout_.panels.push_back(panel);
    finish(index, top, panel.outer.x, panel.outer.width, sheet_.panel_gap);
}

/// Adds the runs of bytes [start, end) of the pool to `line`. `token` moves on through the block's tokens.
void LayoutBuilder::code_line(const model::Block& block, std::uint32_t start, std::uint32_t end, std::uint32_t& token,
                              Line& line) {
    const std::uint32_t token_end = block.first_token + block.token_count;
    const std::uint8_t size = size_index(sheet_.code);
    float x = line.x;
    std::uint32_t column = 0, length = 0;
    bool joins = false;  // The next code point continues the last run.
    model::TokenKind kind = model::TokenKind::plain;
    for (std::uint32_t at = start; at < end;) {
        const std::uint32_t place = at - block.text.offset;
        while (token < token_end && document_.tokens[token].offset + document_.tokens[token].size <= place) ++token;
        const bool inside = token < token_end && document_.tokens[token].offset <= place;
        const model::TokenKind now = inside ? document_.tokens[token].kind : model::TokenKind::plain;
        const auto [code_point, bytes] = decode_utf8(document_.text, at);
        if (code_point == '\t') {
            const std::uint32_t cells = tab_columns - column % tab_columns;
            x += static_cast<float>(cells) * metrics_.advance(' ', Face::mono, sheet_.code);
            column += cells;
            joins = false;
        } else if (code_point < ' ') {
            joins = false;  // Carriage returns and other control characters show nothing.
        } else {
            if (!joins || now != kind || ++length > longest_run) {
                layout_.runs.push_back(
                    {.x = x, .offset = at, .ink = Ink::token, .token = now, .face = Face::mono, .size_index = size});
                length = 1;
            }
            const float advance = metrics_.advance(code_point, Face::mono, sheet_.code);
            layout_.runs.back().size += bytes;
            layout_.runs.back().width += advance;
            x += advance;
            column += cells_of(code_point);
            joins = true;
            kind = now;
            line.foreign |= !metrics_.shows(code_point, Face::mono);
        }
        at += bytes;
    }
    line.width = x - line.x;
    line.run_count = static_cast<std::uint32_t>(layout_.runs.size()) - line.first_run;
}

}  // namespace viva::typeset
