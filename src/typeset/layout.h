// A note laid out once for a width: flat arrays of lines, runs and boxes, from which any part is drawn at the same
// cost.
//
// Coordinates are CSS pixels from the layout's top left corner. `y` is a double, because a long note is taller than
// a float counts pixels. Lines, boxes and panels are sorted by their tops.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "typeset/metrics.h"
#include "typeset/style_sheet.h"

namespace viva::typeset {

using model::none;

struct Rect {
    float x = 0;
    double y = 0;
    float width = 0;
    double height = 0;
    double bottom() const { return y + height; }
};

enum class RunKind : std::uint8_t {
    text,      ///< Bytes of the document's pool.
    own_text,  ///< Bytes of `Layout::own_text`: numbers of list items.
    disc,      ///< Shapes as wide as the run: marks of list items.
    circle,
    square,
    box,  ///< A task, open and done.
    checked_box,
    picture,  ///< `offset` is an index into Layout::pictures.
};

enum class Ink : std::uint8_t { ink, soft, link, token };

enum RunFlag : std::uint8_t {
    run_underline = 1,
    run_strike = 2,
    run_slanted = 4,     ///< Emphasis: there is no italic face, so the glyphs are sheared.
    run_boxed = 8,       ///< Inline code, or an image within text: on a background.
    run_box_start = 16,  ///< The box's padding and round corners stand before or after this run.
    run_box_end = 32,
    run_image = 64,
};

/// A stretch of one line in one style.
struct Run {
    float x = 0;  ///< From the layout's left, before any sideways scrolling.
    float width = 0;
    std::uint32_t offset = 0;  ///< Bytes of the pool that `kind` tells.
    std::uint32_t size = 0;
    std::uint32_t link = none;  ///< Index into Layout::links.
    RunKind kind = RunKind::text;
    Ink ink = Ink::ink;
    model::TokenKind token = model::TokenKind::plain;
    std::uint8_t flags = 0;
    Face face = Face::regular;
    std::uint8_t size_index = 0;  ///< Index into Layout::sizes.
};

struct Line {
    double y = 0;
    float height = 0;
    float baseline = 0;  ///< From y.
    float x = 0;
    float width = 0;  ///< Without the spaces that hang over its end.
    std::uint32_t block = 0;
    std::uint32_t first_run = 0;
    std::uint32_t run_count = 0;
    std::uint32_t panel = none;  ///< Index into Layout::panels, whose scrolling moves the line.
    bool foreign = false;        ///< Holds a code point that FontMetrics::shows denies, or runs from right to left.
};

enum class BoxKind : std::uint8_t { quote_bar, rule, header_line, row_line, image_frame, picture };

/// Something drawn that is no text. None is taller than `tallest_box`: longer ones come in pieces.
struct Box {
    BoxKind kind = BoxKind::rule;
    Rect rect;
    std::uint32_t panel = none;
};
inline constexpr double tallest_box = 4096;

enum class PanelKind : std::uint8_t { code, table };

/// A picture that comes with the notes. It stands on its line's baseline, or fills a line of its own down to the
/// bottom, and rises above the line: lines are as high as their text.
struct Picture {
    std::uint32_t span = 0;
    Rect rect;
};

/// What may be wider than the column and scrolls sideways on its own.
struct Panel {
    PanelKind kind = PanelKind::code;
    std::uint32_t block = 0;
    Rect outer;               ///< Code: with border, header and paddings. Table: the same as `view`.
    Rect view;                ///< Where its lines show.
    float content_width = 0;  ///< Of its lines, paddings at the ends included.
    float slack() const { return content_width > view.width ? content_width - view.width : 0; }
};

/// What a block takes; nothing (width 0) if it is not shown. A container's extent holds its children's.
struct Extent {
    double top = 0, bottom = 0;
    float x = 0, width = 0;
    bool shown() const { return width > 0; }
};

struct Link {
    std::uint32_t block = 0;
    model::TextRange target;
    model::TextRange text;
    std::uint32_t first_line = 0, end_line = 0;  ///< Lines that have runs of it.
};

struct Heading {
    std::uint32_t block = 0;
    std::uint8_t level = 1;  ///< As written, 1…6.
    std::uint8_t rank = 0;   ///< Index into StyleSheet::headings.
    double y = 0;
};

/// Room that the caller keeps for something of its own after a block (for a container: after all of it).
struct Inset {
    std::uint32_t block = 0;
    float above = 0;          ///< Pixels between the block and the room.
    float height = 0;         ///< Of the room.
    float below = 0;          ///< Least gap to what follows, instead of the block's own.
    bool introduces = false;  ///< It belongs to what follows: it stays when the block is folded away.
};

struct InsetPlace {
    std::uint32_t inset = 0;  ///< Index into the insets given.
    std::uint32_t block = 0;
    Rect rect;
    bool introduces = false;
};

/// A font size with its extra advance.
struct SizeClass {
    float pixels = 0;
    float tracking = 0;
    bool operator==(const SizeClass&) const = default;
};

struct Layout {
    float width = 0;
    double height = 0;
    bool right_to_left = false;  ///< By the document's language: lines begin at the right (mirror.h).
    std::uint32_t first_block = 0, end_block = 0;
    std::vector<Line> lines;
    std::vector<Run> runs;
    std::vector<Box> boxes;
    std::vector<Picture> pictures;
    std::vector<Panel> panels;
    std::vector<Extent> extents;  ///< By block minus first_block.
    std::vector<Link> links;
    std::vector<Heading> headings;
    std::vector<InsetPlace> insets;  ///< From top to bottom; those of blocks that are not shown are absent.
    std::vector<SizeClass> sizes;
    std::string own_text;

    /// The extent of a block of the laid out range.
    const Extent& extent(std::uint32_t block) const { return extents[block - first_block]; }
    std::string_view text(const model::Document& document, const Run& run) const;

    struct Range {
        std::uint32_t first = 0, end = 0;
    };
    /// Lines that touch [top, bottom), perhaps a few more of the same table row.
    Range lines_between(double top, double bottom) const;
    /// Boxes among which are all that touch [top, bottom).
    Range boxes_between(double top, double bottom) const;
    Range panels_between(double top, double bottom) const;
    Range headings_between(double top, double bottom) const;
    /// The innermost shown block at `y`, or the last one that starts above it; `none` if nothing is shown.
    std::uint32_t block_at(double y) const;
};

/// Which rank of heading each level gets: `ranks[level]`, levels 1…6.
using HeadingRanks = std::array<std::uint8_t, 7>;

/// Ranks by use: the topmost level that the blocks [first, end) have gets `top_rank`, the next one used the next.
HeadingRanks rank_headings(const model::Document& document, std::uint32_t first, std::uint32_t end,
                           std::uint8_t top_rank);

struct LayoutOptions {
    HeadingRanks heading_ranks = {0, 0, 1, 2, 3, 4, 5};
    std::span<const Inset> insets;  ///< Sorted by block.
};

/// Lays out blocks [first, end) for a column of `width` pixels (at least 40 are assumed). Takes time in proportion to
/// the text. Blocks that are hidden or raw HTML take no room.
Layout lay_out(const model::Document& document, std::uint32_t first, std::uint32_t end, float width,
               const StyleSheet& sheet, const FontMetrics& metrics, const LayoutOptions& options = {});

}  // namespace viva::typeset
