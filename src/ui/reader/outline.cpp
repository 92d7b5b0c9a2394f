#include "ui/reader/outline.h"

#include <algorithm>
#include <cmath>

#include "base/compact_sort.h"
#include "base/later.h"
#include "base/unicode.h"
#include "ui/reader/language_names.h"
#include "ui/reader/painter.h"

namespace viva::ui {
namespace {

using model::Block;
using model::BlockKind;

/// A note of more lines has nodes only near the view: about a megabyte of text.
constexpr std::size_t most_lines_with_nodes = 20000;
constexpr double window_step = 16384;
/// What a name says at most, in bytes; the lines of a text say all of it.
constexpr std::size_t longest_name = 65536;

std::string_view shortened(std::string_view text) { return head_of(text, longest_name); }

bool is_shown(const Block& block) { return (block.flags & model::flag_hidden) == 0 && block.kind != BlockKind::html; }

}  // namespace

OutlineWindow outline_window(const typeset::Layout& layout, double view_top, double view_height) {
    if (layout.lines.size() <= most_lines_with_nodes) return {0, 0, layout.height};
    const double number = std::floor(std::max(0.0, view_top) / window_step);
    const double reach = std::ceil(view_height / window_step);
    return {static_cast<std::int64_t>(number) + 1, (number - 1) * window_step, (number + 1 + reach) * window_step};
}

Outline::Outline(Reader& reader, Language language, std::string_view key, float x, float y, const OutlineWindow& window)
    : reader_(reader),
      document_(reader.document_),
      layout_(reader.layout_),
      language_(language),
      key_(key),
      x_(x),
      y_(y),
      window_(window),
      root_(reader.outline_key_.parent) {
    inset_order_.resize(layout_.insets.size());
    for (std::uint32_t i = 0; i < inset_order_.size(); ++i) inset_order_[i] = i;
    compact_sort(inset_order_.begin(), inset_order_.end(), [this](std::uint32_t one, std::uint32_t other) {
        const std::uint32_t first = layout_.insets[one].block, second = layout_.insets[other].block;
        return first != second ? first < second : one < other;
    });
}

void Outline::build() {
    reader_.segments_.clear();
    reader_.link_nodes_.assign(layout_.links.size(), 0);
    reader_.block_nodes_.assign(layout_.end_block - layout_.first_block, 0);
    reader_.fold_nodes_.assign(reader_.fold_ranges_.size(), 0);
    for (Reader::PanelState& panel : reader_.panels_) panel.region = panel.copy_button = 0;
    start_segment();
    for (std::uint32_t i = layout_.first_block; i < layout_.end_block;) {
        while (!open_.empty() && open_.back().end <= i) close();
        if (!reader_.fold_ranges_.empty()) open_folds(i);
        i = visit(i);
    }
    while (!open_.empty()) close();
    finish_segment(model::none);
}

/// Adds or opens the block; returns the next one to visit.
std::uint32_t Outline::visit(std::uint32_t index) {
    const Block& block = document_.blocks[index];
    const std::uint32_t limit = open_.empty() ? layout_.end_block : open_.back().end;
    const std::uint32_t end = std::clamp(block.end, index + 1, limit);
    const typeset::Extent& extent = layout_.extent(index);
    const double top = reader_.folds_.shown(extent.top), bottom = reader_.folds_.shown(extent.bottom);
    if (!is_shown(block) || !extent.shown() || bottom < window_.top || top > window_.bottom) return end;
    switch (block.kind) {
        case BlockKind::list: open(index, end, node(index, Role::list, {})); return index + 1;
        case BlockKind::list_item: item(index, end); return index + 1;
        case BlockKind::quote: open(index, end, node(index, Role::quote, {})); return index + 1;
        case BlockKind::table_row: return index + 1;
        case BlockKind::paragraph:
        case BlockKind::table_cell: text(index, node(index, Role::paragraph, document_.of(block.text))); break;
        case BlockKind::heading: {
            Node heading = node(index, Role::heading, document_.of(block.text));
            const std::size_t level = std::clamp<std::size_t>(block.level, 1, 6);
            heading.level = static_cast<std::uint8_t>(std::min(6, reader_.content_.heading_ranks[level] + 1));
            text(index, std::move(heading));
            break;
        }
        case BlockKind::code: code(index); break;
        case BlockKind::table: table(index, end); break;
        case BlockKind::rule: add(index, node(index, Role::separator, {})); break;
        case BlockKind::html: break;
    }
    cut_at_insets(index);
    return end;
}

/// What can be folded away stands in an element of its own, folded or not: so its text stays the same when it opens.
VIVA_LATER void Outline::open_folds(std::uint32_t index) {
    const std::vector<typeset::FoldRange>& ranges = reader_.fold_ranges_;
    while (next_fold_ < ranges.size() && ranges[next_fold_].first_block < index) ++next_fold_;
    for (; next_fold_ < ranges.size() && ranges[next_fold_].first_block == index; ++next_fold_) {
        const typeset::FoldRange& range = ranges[next_fold_];
        const std::uint32_t limit = open_.empty() ? layout_.end_block : open_.back().end;
        if (range.end_block > limit || !layout_.extent(index).shown()) continue;
        Node fold = node(index, Role::fold, {});
        fold.hidden = reader_.folds_.hides(layout_.extent(index).top);
        if (fold.hidden) fold.rect.height = 0;
        const NodeId id = nodes_->open("fold." + key_of(index), std::move(fold));
        reader_.fold_nodes_[next_fold_] = id;
        open_.push_back({model::none, range.end_block, id, reader_.segments_.size()});
    }
}

void Outline::item(std::uint32_t index, std::uint32_t end) {
    const Block& block = document_.blocks[index];
    Node made = node(index, Role::list_item, {});
    const auto list =
        std::find_if(open_.rbegin(), open_.rend(), [](const Open& one) { return one.block != model::none; });
    const bool ordered =
        list == open_.rend() ? block.number != 0 : (document_.blocks[list->block].flags & model::flag_ordered) != 0;
    if (ordered) made.name = std::to_string(block.number) + ".";
    if ((block.flags & model::flag_task) != 0) {
        const bool done = (block.flags & model::flag_checked) != 0;
        made.checked = done ? Tristate::yes : Tristate::no;
        made.description = word(language_, done ? Word::task_done : Word::task_open);
    }
    open(index, end, std::move(made));
}

void Outline::code(std::uint32_t index) {
    const Block& block = document_.blocks[index];
    while (next_panel_ < layout_.panels.size() && layout_.panels[next_panel_].block < index) ++next_panel_;
    if (next_panel_ >= layout_.panels.size()) return;
    const typeset::Panel& panel = layout_.panels[next_panel_];
    Node copy = node(index, Role::button, word(language_, Word::copy_code));
    copy.rect = place(copy_button_rect(panel, reader_.copy_width_));
    reader_.panels_[next_panel_].copy_button = nodes_->add("copy." + key_of(index), std::move(copy));

    const std::string name = programming_language_name(document_.of(block.label));
    const bool scrolls = open_region(next_panel_, name);
    Node code = node(index, Role::code, document_.of(block.text));
    code.description = name;
    code.rect = place({panel.view.x, panel.view.y, std::max(panel.content_width, panel.view.width), panel.view.height});
    const NodeId added = add(index, std::move(code));
    set_lines(index, added);
    if (scrolls) close_region();
}

void Outline::table(std::uint32_t index, std::uint32_t end) {
    while (next_panel_ < layout_.panels.size() && layout_.panels[next_panel_].block < index) ++next_panel_;
    if (next_panel_ >= layout_.panels.size()) return;
    const typeset::Panel& panel = layout_.panels[next_panel_];
    const bool scrolls = open_region(next_panel_, {});
    Node table = node(index, Role::table, {});
    table.rect = place({panel.view.x, panel.view.y, panel.content_width, panel.view.height});
    reader_.block_nodes_[index - layout_.first_block] = nodes_->open(key_of(index), std::move(table));
    for (std::uint32_t row = index + 1; row < end;) {
        const std::uint32_t row_end = std::clamp(document_.blocks[row].end, row + 1, end);
        if (layout_.extent(row).shown()) {
            nodes_->open(key_of(row), node(row, Role::row, {}));
            const bool header = (document_.blocks[row].flags & model::flag_header) != 0;
            for (std::uint32_t cell = row + 1; cell < row_end;) {
                const Block& block = document_.blocks[cell];
                if (layout_.extent(cell).shown()) {
                    text(cell, node(cell, header ? Role::column_header : Role::cell, document_.of(block.text)));
                }
                cell = std::clamp(block.end, cell + 1, row_end);
            }
            nodes_->close();
        }
        row = row_end;
    }
    nodes_->close();
    if (scrolls) close_region();
}

/// A block of text with its links and its lines.
void Outline::text(std::uint32_t index, Node made) {
    const NodeId id = nodes_->open(key_of(index), std::move(made));
    reader_.block_nodes_[index - layout_.first_block] = id;
    links_of(index);
    nodes_->close();
    set_lines(index, id);
}

/// Tells how the block's text was set. After its links, which the lines name.
void Outline::set_lines(std::uint32_t index, NodeId id) {
    const Block& block = document_.blocks[index];
    Node& made = *nodes_->find(id);
    const typeset::Extent& extent = layout_.extent(index);
    // Of a note with nodes only near the view, a block that reaches further has its lines only there.
    const bool whole_note = window_.number == 0;
    const typeset::Layout::Range range = layout_.lines_between(
        whole_note ? extent.top : std::max(extent.top, reader_.folds_.laid(window_.top)),
        whole_note ? extent.bottom : std::min(extent.bottom, reader_.folds_.laid(window_.bottom)));
    TextLines lines;
    std::size_t said = 0;
    std::uint32_t last_end = model::none;
    for (std::uint32_t i = range.first; i < range.end; ++i) {
        const typeset::Line& line = layout_.lines[i];
        if (line.block != index) continue;
        const Rect place = this->place({line.x, line.y, line.width, static_cast<double>(line.height)});
        const typeset::Run* runs = layout_.runs.data() + line.first_run;
        const std::uint32_t start = line.run_count == 0 ? last_end : words_of(*runs).offset;
        const bool from_right = layout_.right_to_left && made.role != Role::code;
        const float left = place.x - made.rect.x;
        lines.line({from_right ? made.rect.width - left - place.width : left, place.y - made.rect.y, place.width,
                    place.height},
                   !line.foreign ? ShownBy::canvas
                   : from_right  ? ShownBy::layer_from_right
                                 : ShownBy::layer,
                   said == 0                 ? ""
                   : made.role == Role::code ? "\n"
                                             : gap_between(last_end, start));
        for (std::uint32_t run = 0; run < line.run_count; ++run) {
            // One font a line of code; tabs stand between its runs and before the first.
            const bool whole = made.role == Role::code && !line.foreign;
            const typeset::Run& last = whole ? runs[line.run_count - 1] : runs[run];
            std::uint32_t from = words_of(runs[run]).offset;
            while (made.role == Role::code && from > block.text.offset && document_.text[from - 1] == '\t') --from;
            last_end = words_of(last).offset + words_of(last).size;
            add_part(lines, line, runs[run], document_.text.substr(from, last_end - from),
                     made.role == Role::code && line.foreign);
            said += last_end - from;
            if (whole) break;
        }
        ++said;
    }
    if (said > 0) made.lines = lines.take();
}

/// Where a run's words stand in the pool; a picture's are its alternative text.
model::TextRange Outline::words_of(const typeset::Run& run) const {
    if (run.kind != typeset::RunKind::picture) return {run.offset, run.size};
    return document_.spans[layout_.pictures[run.offset].span].text;
}

/// White space of the note that a line break took the place of.
std::string_view Outline::gap_between(std::uint32_t end, std::uint32_t start) const {
    constexpr std::uint32_t longest_gap = 64;
    if (end == model::none || start < end || start - end > longest_gap) return " ";
    const std::string_view gap = document_.text.substr(end, start - end);
    if (gap.find('\n') != std::string_view::npos) return "\n";
    return gap.empty() ? "" : " ";
}

void Outline::add_part(TextLines& lines, const typeset::Line& line, const typeset::Run& run, std::string_view text,
                       bool colored) const {
    TextPicture picture;
    if (run.kind == typeset::RunKind::picture) {
        const typeset::Picture& placed = layout_.pictures[run.offset];
        const model::Span& span = document_.spans[placed.span];
        picture = {document_.of(span.target), document_.of(span.title), placed.rect.width,
                   static_cast<float>(placed.rect.height),
                   static_cast<float>(placed.rect.bottom() - line.y) - line.baseline};
    }
    const typeset::SizeClass& size = layout_.sizes[run.size_index];
    const float padding = (run.flags & typeset::run_boxed) != 0 ? reader_.content_.sheet.inline_code_padding : 0;
    std::uint8_t look = 0;
    if (run.face == typeset::Face::semibold) look |= look_semibold;
    if (run.face == typeset::Face::mono) look |= look_mono;
    if ((run.flags & typeset::run_slanted) != 0) look |= look_slanted;
    if ((run.flags & typeset::run_strike) != 0) look |= look_strike;
    if ((run.flags & typeset::run_boxed) != 0) look |= look_boxed;
    lines.part({.text = text,
                .size = size.pixels,
                .look = look,
                .token = static_cast<std::uint8_t>(colored ? run.token : model::TokenKind::plain),
                .link = run.link == model::none ? 0 : reader_.link_nodes_[run.link],
                .before = (run.flags & typeset::run_box_start) != 0 ? padding : 0,
                .after = (run.flags & typeset::run_box_end) != 0 ? padding : 0,
                .tracking = size.tracking,
                .picture = picture});
}

/// The links of one block, each at the place of its first line.
void Outline::links_of(std::uint32_t index) {
    while (next_link_ < layout_.links.size() && layout_.links[next_link_].block < index) ++next_link_;
    for (; next_link_ < layout_.links.size() && layout_.links[next_link_].block == index; ++next_link_) {
        const typeset::Link& link = layout_.links[next_link_];
        if (link.end_line == 0) continue;
        const typeset::Line& line = layout_.lines[link.first_line];
        float left = 0, right = 0;
        for (std::uint32_t i = line.first_run; i < line.first_run + line.run_count; ++i) {
            const typeset::Run& run = layout_.runs[i];
            if (run.link != next_link_) continue;
            if (right == 0) left = run.x;
            right = run.x + run.width;
        }
        const std::string_view target = document_.of(link.target);
        const std::string_view text = document_.of(link.text);
        Node made{.role = Role::link,
                  .name = std::string(shortened(text.empty() ? target : text)),
                  .href = std::string(target),
                  .rect = place({left, line.y, right - left, static_cast<double>(line.height)})};
        reader_.link_nodes_[next_link_] = nodes_->add("link." + std::to_string(next_link_), std::move(made));
    }
}

/// Opens a scroller around a panel that is wider than the column; false if it is not.
bool Outline::open_region(std::uint32_t panel_index, std::string_view name) {
    const typeset::Panel& panel = layout_.panels[panel_index];
    if (panel.slack() <= 0) return false;
    Node region = node(panel.block, Role::region, name);
    region.rect = place(panel.view);
    region.scrolls = true;
    region.scroll = {panel.content_width, static_cast<float>(panel.view.height), reader_.panels_[panel_index].scroll,
                     0};
    reader_.panels_[panel_index].region = nodes_->open("scroll." + key_of(panel.block), std::move(region));
    region_ = &panel;
    return true;
}

void Outline::close_region() {
    nodes_->close();
    region_ = nullptr;
}

// --- segments

void Outline::start_segment() { nodes_ = std::make_shared<NodeList>(parent(), &ids_); }

void Outline::finish_segment(std::uint32_t inset_place) {
    if (nodes_->nodes().empty() && inset_place == model::none) return;
    reader_.segments_.push_back({std::move(nodes_), inset_place, parent()});
}

void Outline::cut_at_insets(std::uint32_t block) {
    const auto first = std::lower_bound(
        inset_order_.begin(), inset_order_.end(), block,
        [this](std::uint32_t place, std::uint32_t wanted) { return layout_.insets[place].block < wanted; });
    for (auto place = first; place != inset_order_.end() && layout_.insets[*place].block == block; ++place) {
        if (layout_.insets[*place].introduces)
            while (!open_.empty() && open_.back().block == model::none) close();
        finish_segment(*place);
        start_segment();
    }
}

NodeId Outline::add(std::uint32_t block, Node made) {
    return reader_.block_nodes_[block - layout_.first_block] = nodes_->add(key_of(block), std::move(made));
}

void Outline::open(std::uint32_t block, std::uint32_t end, Node made) {
    const NodeId id = nodes_->open(key_of(block), std::move(made));
    reader_.block_nodes_[block - layout_.first_block] = id;
    open_.push_back({block, end, id, reader_.segments_.size()});
}

void Outline::close() {
    const Open closing = open_.back();
    if (closing.segment == reader_.segments_.size()) {
        nodes_->close();
        open_.pop_back();
    } else {
        // Opened before an inset: what follows belongs to a parent that the running list does not know.
        finish_segment(model::none);
        open_.pop_back();
        start_segment();
    }
    cut_at_insets(closing.block);
}

// --- nodes

std::string Outline::key_of(std::uint32_t block) const { return key_ + "." + std::to_string(block); }

Node Outline::node(std::uint32_t block, Role role, std::string_view name) const {
    Node made{.role = role, .name = std::string(shortened(name)), .rect = place(extent_of(block))};
    if (!name.empty()) tell_font(block, made);
    const bool at_top = open_.empty() && region_ == nullptr;
    if (at_top && document_.language != tag(language_) && document_.language != "und")
        made.language = std::string(document_.language);
    return made;
}

/// The size of a block's text is that of the largest run of its first line; inline code is smaller.
void Outline::tell_font(std::uint32_t block, Node& made) const {
    const typeset::Extent& extent = layout_.extent(block);
    const typeset::Layout::Range range = layout_.lines_between(extent.top, extent.bottom);
    for (std::uint32_t i = range.first; i < range.end; ++i) {
        const typeset::Line& line = layout_.lines[i];
        if (line.block != block) continue;
        for (std::uint32_t run = line.first_run; run < line.first_run + line.run_count; ++run) {
            const float size = layout_.sizes[layout_.runs[run].size_index].pixels;
            if (size > made.font_size) made.semibold = layout_.runs[run].face == typeset::Face::semibold;
            made.font_size = std::max(made.font_size, size);
        }
        made.line_height = line.height;
        made.baseline = line.baseline;
        return;
    }
}

typeset::Rect Outline::extent_of(std::uint32_t block) const {
    const typeset::Extent& extent = layout_.extent(block);
    return {extent.x, extent.top, extent.width, extent.bottom - extent.top};
}

Rect Outline::place(const typeset::Rect& rect) const {
    const float x = region_ != nullptr ? rect.x - region_->view.x : rect.x + x_;
    if (region_ != nullptr)
        return {x, static_cast<float>(rect.y - region_->view.y), rect.width, static_cast<float>(rect.height)};
    // What is folded away stands where it will be once it opens.
    const typeset::Folds& folds = reader_.folds_;
    const double top = rect.y - folds.removed_above(rect.y);
    const double height = folds.hides(rect.y) ? rect.height : folds.shown(rect.bottom()) - top;
    return {x, static_cast<float>(top + static_cast<double>(y_)), rect.width, static_cast<float>(height)};
}

}  // namespace viva::ui
