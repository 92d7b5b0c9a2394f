// Pieces of text poured into a column, line by line, in memory of one line.
#pragma once

#include <span>
#include <vector>

#include "typeset/inline_pieces.h"
#include "typeset/layout.h"
#include "typeset/line_break.h"

namespace viva::typeset {

/// Longer runs come in parts, so that a sideways view finds its glyphs without walking a megabyte.
inline constexpr std::uint32_t longest_run = 256;

/// Where lines go.
struct Column {
    float x = 0;
    float width = 0;
    float alignment = 0;  ///< Share of the room left over that stands before the text: 0 left, 0.5 centre, 1 right.
    float line_height = 0;
    float baseline = 0;
    std::uint32_t block = 0;
    std::uint32_t panel = none;
    bool holds_text = true;  ///< False: nothing but pictures, which need no room for letters below them.
};

/// What a text needs: its longest unbreakable part, and all of it on one line.
struct Widths {
    float least = 0, most = 0;
};

class InlineFlow {
public:
    InlineFlow(const model::Document& document, const FontMetrics& metrics, Layout& layout)
        : document_(document), metrics_(metrics), layout_(layout), breaks_(document.language) {}

    /// Appends the lines to the layout, the first one's top at `y`. Returns the bottom of the last one.
    double pour(std::span<const Piece> pieces, const Column& column, double y);
    Widths measure(std::span<const Piece> pieces);

private:
    struct Atom {
        std::uint32_t offset;
        std::uint32_t piece;
        float advance;
        float before, after;  ///< Paddings of a box that starts or ends here.
        std::uint8_t size;
        Break place;
        bool space;
        bool foreign;
        float width() const { return before + advance + after; }
    };

    template <class Visit>
    void for_each_atom(std::span<const Piece> pieces, float room, Visit visit);
    float advance(char32_t code_point, const Piece& piece) const;
    Rect picture_size(const Piece& piece, float room) const;
    double place_pictures(std::size_t count, float x);
    void add(const Atom& atom);
    std::size_t best_cut() const;
    void cut_line(std::size_t count);
    void end_line(std::size_t count);
    void add_runs(std::size_t count, float x);

    const model::Document& document_;
    const FontMetrics& metrics_;
    Layout& layout_;
    BreakFinder breaks_;

    std::span<const Piece> pieces_;
    Column column_;
    double y_ = 0;
    std::uint32_t next_picture_ = 0;                      ///< Of the line that ends.
    std::vector<Atom> atoms_;                             ///< Of the line under way.
    float pen_ = 0;                                       ///< Their width.
    std::size_t allowed_ = 0, emergency_ = 0, last_ = 0;  ///< The latest place of each kind to end it; 0: none.
};

}  // namespace viva::typeset
