// Walks a document's blocks once and puts each below the one before.
#pragma once

#include <span>
#include <vector>

#include "typeset/inline_flow.h"
#include "typeset/inline_pieces.h"
#include "typeset/layout.h"

namespace viva::typeset {

class LayoutBuilder {
public:
    LayoutBuilder(const model::Document& document, const StyleSheet& sheet, const FontMetrics& metrics,
                  const LayoutOptions& options, Layout& layout);
    void build(std::uint32_t first, std::uint32_t end);

private:
    /// A list, an item or a quote whose children are being laid out.
    struct Container {
        std::uint32_t block = none;
        std::uint32_t end = 0;
        float x = 0, width = 0;  ///< Column of its children.
        float outer_x = 0, outer_width = 0;
        bool tight = false;
        bool ordered = false;
        bool has_mark = false;  ///< An item whose mark still waits for a first line.
        int depth = 0;          ///< Lists around and including this.
    };
    /// A list item's mark, drawn beside the first line that comes.
    struct Mark {
        RunKind kind = RunKind::disc;
        model::TextRange text;  ///< In own_text.
        float x = 0, width = 0;
    };

    const model::Block& block(std::uint32_t index) const { return document_.blocks[index]; }
    std::uint32_t end_of(std::uint32_t index) const;
    Container& around() { return stack_.back(); }

    std::uint32_t visit(std::uint32_t index);
    void open_list(std::uint32_t index);
    void open_item(std::uint32_t index);
    void open_quote(std::uint32_t index);
    void push(Container container);
    void close();

    void paragraph(std::uint32_t index);
    void heading(std::uint32_t index);
    void image_panel(std::uint32_t index, const model::Span& image);
    void code(std::uint32_t index);  // code_layout.cpp
    void code_line(const model::Block& block, std::uint32_t start, std::uint32_t end, std::uint32_t& token, Line& line);
    // table_layout.cpp
    struct TableSetting;
    struct TableCursor;
    void table(std::uint32_t index);
    std::vector<Widths> measure_columns(std::uint32_t index, const TableSetting& setting);
    void pour_cell(std::uint32_t cell, const InlineStyle& style, float width, const TableSetting& setting,
                   TableCursor& cursor);
    void end_row(std::uint32_t row, const TableSetting& setting, TableCursor& cursor);
    void rule(std::uint32_t index);

    /// The part of `outer` left after indenting, never narrower than the style allows.
    float indent(float wanted, float width) const;
    Mark make_mark(std::uint32_t item, const Container& list, float x);
    void place_marks(double y, float height, float baseline);
    void mark_only_line(std::uint32_t item);

    /// Adds the gap before something `above` pixels from what stands before it.
    void space(float above);
    void finish(std::uint32_t index, double top, float x, float width, float gap_below);
    void grow_extent(std::uint32_t index, double top, double bottom, float x, float width);
    void place_insets(std::uint32_t index, float x, float width);
    void add_box(BoxKind kind, Rect rect, std::uint32_t panel = none);
    std::uint8_t size_index(float pixels, float tracking = 0);
    float baseline(Face face, float pixels, float line_height) const;
    void note_link_lines();

    const model::Document& document_;
    const StyleSheet& sheet_;
    const FontMetrics& metrics_;
    const LayoutOptions& options_;
    Layout& layout_;
    InlineFlow flow_;
    std::vector<Container> stack_;
    std::vector<Mark> marks_;
    std::vector<Piece> pieces_;
    std::uint32_t end_ = 0;
    double y_ = 0;
    float gap_ = 0;  ///< Kept below the last block; the larger of two meeting gaps counts.
    bool started_ = false;
    InlineStyle body_;
};

}  // namespace viva::typeset
