#include "typeset/layout_builder.h"

#include <algorithm>
#include <cmath>

#include "base/compact_sort.h"
#include "base/unicode.h"
#include "typeset/mirror.h"

namespace viva::typeset {
namespace {

using model::Block;
using model::BlockKind;

constexpr float least_width = 40;

bool is_shown(const Block& block) { return (block.flags & model::flag_hidden) == 0 && block.kind != BlockKind::html; }

bool shows_something(const model::Document& document, const std::vector<Piece>& pieces) {
    return std::any_of(pieces.begin(), pieces.end(), [&](const Piece& piece) {
        return !piece.ends_line &&
               ((piece.flags & run_boxed) != 0 || piece.picture != none || !trim(document.of(piece.text)).empty());
    });
}

bool shows_text(const model::Document& document, const std::vector<Piece>& pieces) {
    return std::any_of(pieces.begin(), pieces.end(), [&](const Piece& piece) {
        return piece.picture == none && !trim(document.of(piece.text)).empty();
    });
}

}  // namespace

LayoutBuilder::LayoutBuilder(const model::Document& document, const StyleSheet& sheet, const FontMetrics& metrics,
                             const LayoutOptions& options, Layout& layout)
    : document_(document),
      sheet_(sheet),
      metrics_(metrics),
      options_(options),
      layout_(layout),
      flow_(document, metrics, layout) {
    body_ = {.face = Face::regular,
             .size_index = size_index(sheet.body),
             .code_size_index = size_index(sheet.code),
             .ink = Ink::ink,
             .code_padding = sheet.inline_code_padding};
}

void LayoutBuilder::build(std::uint32_t first, std::uint32_t end) {
    end_ = std::min(end, static_cast<std::uint32_t>(document_.blocks.size()));
    first = std::min(first, end_);
    layout_.first_block = first;
    layout_.end_block = end_;
    layout_.extents.assign(end_ - first, {});
    stack_.push_back({.end = end_, .x = 0, .width = layout_.width, .outer_width = layout_.width});
    for (std::uint32_t i = first; i < end_;) {
        while (stack_.size() > 1 && around().end <= i) close();
        i = visit(i);
    }
    while (stack_.size() > 1) close();
    layout_.height = y_;
    compact_sort(layout_.boxes.begin(), layout_.boxes.end(), [](const Box& one, const Box& other) {
        if (one.rect.y != other.rect.y) return one.rect.y < other.rect.y;
        if (one.rect.x != other.rect.x) return one.rect.x < other.rect.x;
        // What holds the other is painted first.
        if (one.rect.height != other.rect.height) return one.rect.height > other.rect.height;
        return one.rect.width != other.rect.width ? one.rect.width > other.rect.width : one.kind < other.kind;
    });
    note_link_lines();
}

std::uint32_t LayoutBuilder::end_of(std::uint32_t index) const {
    return std::clamp(block(index).end, index + 1, stack_.back().end);
}

/// Lays out or opens the block; returns the next one to visit.
std::uint32_t LayoutBuilder::visit(std::uint32_t index) {
    const Block& current = block(index);
    if (!is_shown(current)) return end_of(index);
    switch (current.kind) {
        case BlockKind::list: open_list(index); return index + 1;
        case BlockKind::list_item: open_item(index); return index + 1;
        case BlockKind::quote: open_quote(index); return index + 1;
        case BlockKind::table_row: return index + 1;  // Only where the range starts inside a table.
        case BlockKind::paragraph:
        case BlockKind::table_cell: paragraph(index); break;
        case BlockKind::heading: heading(index); break;
        case BlockKind::code: code(index); break;
        case BlockKind::table: table(index); break;
        case BlockKind::rule: rule(index); break;
        case BlockKind::html: break;
    }
    return end_of(index);
}

// --- containers

float LayoutBuilder::indent(float wanted, float width) const {
    const float least = std::min(sheet_.least_column, layout_.width * 0.5F);
    return std::clamp(width - least, 0.0F, wanted);
}

void LayoutBuilder::push(Container container) {
    container.end = end_of(container.block);
    stack_.push_back(container);
}

void LayoutBuilder::open_list(std::uint32_t index) {
    const Block& list = block(index);
    // What an item says under its first line belongs closer to it than the next item does.
    const bool in_item = around().block != none && block(around().block).kind == BlockKind::list_item;
    if (in_item) gap_ = std::min(gap_, sheet_.item_gap);
    Container container{.block = index, .depth = around().depth + 1};
    container.tight = (list.flags & model::flag_tight) != 0;
    container.ordered = (list.flags & model::flag_ordered) != 0;
    container.x = container.outer_x = around().x;
    container.width = container.outer_width = around().width;
    float step = sheet_.list_indent;
    if (container.ordered) {
        std::uint32_t largest = list.number;
        const std::uint32_t end = end_of(index);
        for (std::uint32_t item = index + 1; item < end; item = std::max(block(item).end, item + 1))
            largest = std::max(largest, block(item).number);
        float widest = metrics_.advance('.', Face::regular, sheet_.body);
        for (std::uint32_t rest = largest; rest != 0; rest /= 10)
            widest += metrics_.advance('0', Face::regular, sheet_.body);
        step = std::max(step, std::ceil(widest + sheet_.mark_gap));
    }
    const float taken = indent(step, container.width);
    container.x += taken;
    container.width -= taken;
    push(container);
}

void LayoutBuilder::open_item(std::uint32_t index) {
    const bool in_list = around().block != none && block(around().block).kind == BlockKind::list;
    Container container = around();
    container.outer_x = container.x;
    container.outer_width = container.width;
    container.block = index;
    container.has_mark = true;
    if (!in_list) {
        // The range starts inside a list: there is no list to take the column from.
        const float taken = indent(sheet_.list_indent, container.width);
        container.x += taken;
        container.width -= taken;
        container.ordered = block(index).number != 0;
        container.tight = true;
        container.depth = std::max(1, container.depth);
    }
    if (started_) gap_ = std::max(gap_, sheet_.item_gap);
    marks_.push_back(make_mark(index, container, container.x));
    push(container);
}

void LayoutBuilder::open_quote(std::uint32_t index) {
    Container container = around();
    container.block = index;
    container.outer_x = container.x;
    container.outer_width = container.width;
    container.tight = false;
    container.has_mark = false;
    const float taken = indent(sheet_.quote_indent, container.width);
    container.x += taken;
    container.width -= taken;
    push(container);
}

void LayoutBuilder::close() {
    const Container closing = around();
    if (closing.has_mark && !marks_.empty()) mark_only_line(closing.block);
    stack_.pop_back();
    const Extent extent = layout_.extent(closing.block);
    const BlockKind kind = block(closing.block).kind;
    if (!extent.shown()) return;
    if (kind == BlockKind::quote && closing.x > closing.outer_x) {
        const auto pieces = static_cast<int>(std::ceil((extent.bottom - extent.top) / tallest_box));
        for (int piece = 0; piece < pieces; ++piece) {
            const double top = extent.top + piece * tallest_box;
            add_box(BoxKind::quote_bar,
                    {closing.outer_x, top, sheet_.quote_bar, std::min(tallest_box, extent.bottom - top)});
        }
        gap_ = std::max(gap_, sheet_.paragraph_gap);
    }
    const bool nested = closing.depth > 1 && around().tight;
    if (kind == BlockKind::list) gap_ = std::max(gap_, nested ? sheet_.item_gap : sheet_.paragraph_gap);
    if (kind == BlockKind::list_item) gap_ = std::max(gap_, sheet_.item_gap);
    place_insets(closing.block, closing.outer_x, closing.outer_width);
    const double bottom = layout_.extent(closing.block).bottom;
    if (stack_.size() > 1) grow_extent(around().block, extent.top, bottom, around().outer_x, around().outer_width);
}

// --- marks of list items

LayoutBuilder::Mark LayoutBuilder::make_mark(std::uint32_t item, const Container& list, float x) {
    const Block& current = block(item);
    const float unit = sheet_.body / 17.0F;
    Mark mark;
    if ((current.flags & model::flag_task) != 0) {
        mark.kind = (current.flags & model::flag_checked) != 0 ? RunKind::checked_box : RunKind::box;
        mark.width = std::round(15 * unit);
    } else if (list.ordered) {
        std::string number = std::to_string(current.number);
        number.insert(layout_.right_to_left ? 0 : number.size(), 1, '.');
        mark.kind = RunKind::own_text;
        mark.text = {static_cast<std::uint32_t>(layout_.own_text.size()), static_cast<std::uint32_t>(number.size())};
        for (const char digit : number)
            mark.width += metrics_.advance(static_cast<unsigned char>(digit), Face::regular, sheet_.body);
        if (mark.width + 2 <= x) layout_.own_text += number;
    }
    if (mark.width == 0 || mark.width + 2 > x) {
        mark.kind = list.depth % 3 == 1 ? RunKind::disc : list.depth % 3 == 2 ? RunKind::circle : RunKind::square;
        mark.width = std::round(6 * unit);
    }
    const float wanted = mark.kind == RunKind::disc || mark.kind == RunKind::circle || mark.kind == RunKind::square
                             ? sheet_.mark_gap + 2
                             : sheet_.mark_gap;
    mark.x = std::max(0.0F, x - mark.width - std::min(wanted, std::max(2.0F, x - mark.width)));
    return mark;
}

/// Adds a line that holds the waiting marks; the block's own lines follow at the same height.
void LayoutBuilder::place_marks(double y, float height, float baseline) {
    if (marks_.empty()) return;
    Line line{.y = y,
              .height = height,
              .baseline = baseline,
              .block = around().block,
              .first_run = static_cast<std::uint32_t>(layout_.runs.size())};
    // "- - text": marks of items that begin on one line and have no room beside each other give way to the inner.
    float limit = around().x;
    for (std::size_t i = marks_.size(); i-- > 0;) {
        if (marks_[i].x + marks_[i].width > limit + 0.01F)
            marks_.erase(marks_.begin() + static_cast<std::ptrdiff_t>(i));
        else
            limit = marks_[i].x;
    }
    for (const Mark& mark : marks_) {
        layout_.runs.push_back({.x = mark.x,
                                .width = mark.width,
                                .offset = mark.text.offset,
                                .size = mark.kind == RunKind::own_text ? mark.text.size : 0,
                                .kind = mark.kind,
                                .ink = Ink::soft,
                                .size_index = body_.size_index});
    }
    line.run_count = static_cast<std::uint32_t>(layout_.runs.size()) - line.first_run;
    marks_.clear();
    for (Container& container : stack_) container.has_mark = false;
    if (line.run_count == 0) return;
    line.x = layout_.runs[line.first_run].x;
    line.width = layout_.runs.back().x + layout_.runs.back().width - line.x;
    layout_.lines.push_back(line);
}

void LayoutBuilder::mark_only_line(std::uint32_t item) {
    space(0);
    const double top = y_;
    place_marks(y_, sheet_.body_line, baseline(Face::regular, sheet_.body, sheet_.body_line));
    y_ += sheet_.body_line;
    gap_ = 0;
    grow_extent(item, top, y_, around().outer_x, around().outer_width);
}

// --- leaves

void LayoutBuilder::paragraph(std::uint32_t index) {
    const model::Span* image = lone_image(document_, block(index));
    if (image != nullptr && image->width == 0) return image_panel(index, *image);
    InlineStyle text = body_;
    // A question that is no heading still has to be found at a glance.
    if ((block(index).flags & model::flag_question) != 0) text.face = Face::semibold;
    pieces_.clear();
    collect_pieces(document_, index, text, layout_, pieces_);
    // Nothing but white space or raw HTML: as if it were not there.
    if (!shows_something(document_, pieces_)) return;
    space(0);
    const double top = y_;
    const Column column{.x = around().x,
                        .width = around().width,
                        .line_height = sheet_.body_line,
                        .baseline = baseline(Face::regular, sheet_.body, sheet_.body_line),
                        .block = index,
                        .holds_text = shows_text(document_, pieces_)};
    place_marks(y_, column.line_height, column.baseline);
    y_ = flow_.pour(pieces_, column, y_);
    finish(index, top, around().x, around().width, around().tight ? 0 : sheet_.paragraph_gap);
}

void LayoutBuilder::heading(std::uint32_t index) {
    const std::uint8_t level = std::clamp<std::uint8_t>(block(index).level, 1, 6);
    const std::uint8_t rank = std::min<std::uint8_t>(options_.heading_ranks[level], heading_rank_count - 1);
    const StyleSheet::Heading& style = sheet_.headings[rank];
    InlineStyle text = body_;
    text.face = Face::semibold;
    text.size_index = size_index(style.size, style.tracking);
    text.code_size_index = size_index(style.size * sheet_.inline_code_ratio);
    pieces_.clear();
    collect_pieces(document_, index, text, layout_, pieces_);
    if (!shows_something(document_, pieces_)) return;
    space(style.above);
    const double top = y_;
    const Column column{.x = around().x,
                        .width = around().width,
                        .line_height = style.line,
                        .baseline = baseline(Face::semibold, style.size, style.line),
                        .block = index};
    place_marks(y_, column.line_height, column.baseline);
    y_ = flow_.pour(pieces_, column, y_);
    layout_.headings.push_back({.block = index, .level = level, .rank = rank, .y = top});
    finish(index, top, around().x, around().width, style.below);
}

/// A picture that does not come with the notes: a frame with the alternative text and the file's name stands for it.
void LayoutBuilder::image_panel(std::uint32_t index, const model::Span& image) {
    space(0);
    const double top = y_;
    Rect frame{around().x, top, around().width, 0};
    const float side = std::min(sheet_.image_side, frame.width * 0.25F);
    pieces_.clear();
    collect_pieces(document_, index, body_, layout_, pieces_);
    for (Piece& piece : pieces_) {
        piece.flags = static_cast<std::uint8_t>(piece.flags & ~(run_boxed | run_image));
        piece.padding = 0;
    }
    Column column{.x = frame.x + side,
                  .width = frame.width - 2 * side,
                  .line_height = sheet_.body_line,
                  .baseline = baseline(Face::regular, sheet_.body, sheet_.body_line),
                  .block = index};
    y_ += sheet_.image_top;
    place_marks(y_, column.line_height, column.baseline);
    // A label that shows nothing (odd white space) still keeps its line, beside which a mark may stand.
    y_ = std::max(flow_.pour(pieces_, column, y_), y_ + static_cast<double>(column.line_height));
    const model::TextRange file = image_file_name(document_, image);
    if (!trim(document_.of(file)).empty() && file.offset != image_label(document_, image).offset) {
        const Piece name{.text = file, .ink = Ink::soft, .size_index = size_index(sheet_.small)};
        column.line_height = sheet_.small_line;
        column.baseline = baseline(Face::regular, sheet_.small, sheet_.small_line);
        y_ = flow_.pour({&name, 1}, column, y_);
    }
    y_ += sheet_.image_bottom;
    frame.height = std::min(y_ - top, tallest_box);
    add_box(BoxKind::image_frame, frame);
    finish(index, top, frame.x, frame.width, around().tight ? sheet_.item_gap : sheet_.paragraph_gap);
}

void LayoutBuilder::rule(std::uint32_t index) {
    gap_ = std::max(gap_, sheet_.rule_gap);
    space(0);
    const double top = y_;
    const float height = marks_.empty() ? 1 : sheet_.body_line;  // An item's mark needs a line beside the rule.
    place_marks(y_, sheet_.body_line, baseline(Face::regular, sheet_.body, sheet_.body_line));
    add_box(BoxKind::rule, {around().x, y_ + std::floor(static_cast<double>(height) / 2), around().width, 1});
    y_ += height;
    finish(index, top, around().x, around().width, sheet_.rule_gap);
}

// --- bookkeeping

void LayoutBuilder::space(float above) {
    if (started_) y_ += std::max(gap_, above);
    gap_ = 0;
    started_ = true;
}

/// A leaf is done: its extent, the gap below it, and what the caller wants after it.
void LayoutBuilder::finish(std::uint32_t index, double top, float x, float width, float gap_below) {
    gap_ = gap_below;
    grow_extent(index, top, y_, x, width);
    place_insets(index, around().x, around().width);
    const double bottom = layout_.extent(index).bottom;
    if (stack_.size() > 1) grow_extent(around().block, top, bottom, around().outer_x, around().outer_width);
}

void LayoutBuilder::grow_extent(std::uint32_t index, double top, double bottom, float x, float width) {
    Extent& extent = layout_.extents[index - layout_.first_block];
    extent.top = extent.shown() ? std::min(extent.top, top) : top;
    extent.bottom = std::max(extent.bottom, bottom);
    extent.x = x;
    extent.width = width;
}

void LayoutBuilder::place_insets(std::uint32_t index, float x, float width) {
    const auto first = std::lower_bound(options_.insets.begin(), options_.insets.end(), index,
                                        [](const Inset& inset, std::uint32_t wanted) { return inset.block < wanted; });
    for (auto inset = first; inset != options_.insets.end() && inset->block == index; ++inset) {
        y_ += inset->above;
        layout_.insets.push_back({.inset = static_cast<std::uint32_t>(inset - options_.insets.begin()),
                                  .block = index,
                                  .rect = {x, y_, width, inset->height},
                                  .introduces = inset->introduces});
        y_ += inset->height;
        gap_ = inset->below;
    }
}

void LayoutBuilder::add_box(BoxKind kind, Rect rect, std::uint32_t panel) {
    layout_.boxes.push_back({.kind = kind, .rect = rect, .panel = panel});
}

std::uint8_t LayoutBuilder::size_index(float pixels, float tracking) {
    const SizeClass wanted{pixels, tracking};
    for (std::size_t i = 0; i < layout_.sizes.size(); ++i)
        if (layout_.sizes[i] == wanted) return static_cast<std::uint8_t>(i);
    layout_.sizes.push_back(wanted);
    return static_cast<std::uint8_t>(layout_.sizes.size() - 1);
}

/// As CSS places text in a line: the face's height centred, on a whole pixel.
float LayoutBuilder::baseline(Face face, float pixels, float line_height) const {
    const VerticalMetrics metrics = metrics_.vertical(face, pixels);
    return std::round((line_height - metrics.ascent - metrics.descent) / 2 + metrics.ascent);
}

/// Table rows sort their lines, so links learn theirs when all are in place.
void LayoutBuilder::note_link_lines() {
    if (layout_.links.empty()) return;
    for (std::uint32_t i = 0; i < layout_.lines.size(); ++i) {
        const Line& line = layout_.lines[i];
        for (std::uint32_t run = line.first_run; run < line.first_run + line.run_count; ++run) {
            if (layout_.runs[run].link == none) continue;
            Link& link = layout_.links[layout_.runs[run].link];
            if (link.end_line == 0) link.first_line = i;
            link.end_line = i + 1;
        }
    }
}

Layout lay_out(const model::Document& document, std::uint32_t first, std::uint32_t end, float width,
               const StyleSheet& sheet, const FontMetrics& metrics, const LayoutOptions& options) {
    Layout layout;
    layout.width = width >= least_width ? std::floor(width) : least_width;  // Also for a width that is no number.
    layout.right_to_left = is_right_to_left(document.language);
    LayoutBuilder(document, sheet, metrics, options, layout).build(first, end);
    if (layout.right_to_left) mirror(layout, document);
    return layout;
}

}  // namespace viva::typeset
