#include "notes/converter.h"

#include <algorithm>

#include "base/unicode.h"
#include "notes/hidden_characters.h"
#include "notes/latex.h"

namespace viva::notes {

using model::Block;
using model::BlockKind;

std::uint32_t Converter::open(BlockKind kind) {
    const std::uint32_t index = builder_.open(kind);
    places.resize(index + 1);
    if (html_line_ != 0) places[index] = {html_line_, html_line_, 0, 0, true};
    return index;
}

void Converter::enter_container(BlockKind kind) {
    end_implicit_paragraph();
    const bool too_deep = nesting_ >= options_.deepest_nesting;
    if (too_deep && !nesting_reported_) {
        nesting_reported_ = true;
        report_at(Severity::warning, last_offset_,
                  "lists and quotes are nested deeper than " + std::to_string(options_.deepest_nesting) + " levels",
                  "what is nested deeper is shown at the deepest level");
    }
    open_.push_back({kind, too_deep ? model::none : open(kind)});
    if (!too_deep) ++nesting_;
}

void Converter::enter_list(bool ordered, bool tight, std::uint32_t first_number) {
    enter_container(BlockKind::list);
    open_.back().next_number = first_number;
    if (open_.back().index == model::none) return;
    Block& list = builder_.block(open_.back().index);
    list.number = first_number;
    list.flags |= static_cast<std::uint8_t>((ordered ? model::flag_ordered : 0) | (tight ? model::flag_tight : 0));
}

void Converter::enter_item(const MD_BLOCK_LI_DETAIL& detail) {
    end_implicit_paragraph();
    OpenBlock& list = open_.back();
    const std::uint32_t number = list.next_number++;
    if (list.index == model::none) {
        open_.push_back({BlockKind::list_item});
        return;
    }
    const bool ordered = (builder_.block(list.index).flags & model::flag_ordered) != 0;
    const std::uint32_t index = open(BlockKind::list_item);
    Block& item = builder_.block(index);
    item.number = ordered ? number : 0;
    if (detail.is_task) item.flags |= model::flag_task;
    if (detail.is_task && (detail.task_mark | 0x20) == 'x') item.flags |= model::flag_checked;
    open_.push_back({BlockKind::list_item, index});
}

void Converter::enter_leaf(BlockKind kind) {
    end_implicit_paragraph();
    leaf_ = open(kind);
    literal_.clear();
    open_.push_back({kind, leaf_});
}

void Converter::ensure_leaf() {
    if (leaf_ != model::none) return;
    leaf_ = open(BlockKind::paragraph);
    implicit_paragraph_ = true;
}

/// No text and no picture, only the spans that tags opened and closed: "<br><b>" above the text that is meant.
bool Converter::says_nothing(std::uint32_t leaf) const {
    const auto first = document_.spans.begin() + static_cast<std::ptrdiff_t>(document_.blocks[leaf].first_span);
    return builder_.is_leaf_empty() && std::none_of(first, document_.spans.end(), [](const model::Span& span) {
               return span.kind == model::SpanKind::image;
           });
}

void Converter::end_implicit_paragraph() {
    if (!implicit_paragraph_) return;
    flush_inline_html();
    end_html_inlines(true);
    const std::uint32_t first_span = builder_.block(leaf_).first_span;
    const bool is_empty = html_line_ != 0 ? says_nothing(leaf_)
                                          : split_ && builder_.is_leaf_empty() && first_span == document_.spans.size();
    builder_.close();
    if (is_empty) document_.spans.resize(first_span);
    if (is_empty)
        forget_last_block();
    else if (html_line_ != 0 && !html_label_.empty())
        builder_.label(leaf_, html_label_);
    leaf_ = model::none;
    implicit_paragraph_ = false;
}

void Converter::forget_last_block() {
    document_.blocks.pop_back();
    places.pop_back();
}

/// Ends the open paragraph so that another block can follow; md4c will leave it later. False where none can end here.
bool Converter::end_paragraph_early() {
    if (leaf_ == model::none) return true;
    if (builder_.block(leaf_).kind != BlockKind::paragraph || !spans_.empty()) return false;
    split_ = true;
    // What ends it begins a line, and the line was noted before that was seen.
    BlockPlace& place = places[leaf_];
    if (place.last > place.first) --place.last;
    if (implicit_paragraph_) {
        end_implicit_paragraph();
        return true;
    }
    flush_inline_html();
    end_html_inlines(true);
    const bool is_empty = builder_.is_leaf_empty() && builder_.block(leaf_).first_span == document_.spans.size();
    builder_.close();
    if (is_empty) forget_last_block();
    open_.back().index = model::none;
    leaf_ = model::none;
    return true;
}

void Converter::leave_block() {
    end_implicit_paragraph();
    split_ = false;
    const OpenBlock block = open_.back();
    open_.pop_back();
    if (block.index == model::none) return;
    if (block.kind == BlockKind::list || block.kind == BlockKind::quote) --nesting_;
    if (block.index == leaf_) {
        flush_inline_html();
        end_html_inlines(true);
        if (block.kind == BlockKind::code) finish_code();
        leaf_ = model::none;
    }
    if (block.kind == BlockKind::html)
        finish_html(block.index);
    else
        builder_.close();
    if (ended_details_ > 0) end_details();
}

namespace {

/// Removes the spaces that all lines share, which code inside list items has from the list.
std::string without_common_indent(const std::string& code) {
    std::size_t shared = std::string::npos;
    for (std::size_t at = 0; at < code.size();) {
        const std::size_t end = std::min(code.find('\n', at), code.size());
        const std::size_t text = code.find_first_not_of(' ', at);
        if (text < end) shared = std::min(shared, text - at);
        at = end + 1;
    }
    if (shared == 0 || shared == std::string::npos) return code;
    std::string dedented;
    for (std::size_t at = 0; at < code.size();) {
        const std::size_t end = std::min(code.find('\n', at), code.size());
        const std::size_t text = std::min(code.find_first_not_of(' ', at), end);
        dedented.append(code, std::min(text, at + shared), end - std::min(text, at + shared));
        if (end < code.size()) dedented += '\n';
        at = end + 1;
    }
    return dedented;
}

}  // namespace

void Converter::report_hidden_character(const std::string& name, std::uint32_t line) {
    reporter_.add(Severity::warning, line, 0, "this code holds " + name + ", a character that nobody sees",
                  "it is shown as [" + name + "]; take it out if it does not belong there");
}

/// Ends a code span.
void Converter::write_code_span() {
    Revealed revealed = reveal_hidden_characters(code_span_);
    code_span_.clear();
    if (revealed.first != std::string::npos)
        report_hidden_character(revealed.name, html_line_ != 0 ? html_line_ : line_at(line_starts_, last_offset_));
    builder_.code(revealed.code);
}

void Converter::finish_code() {
    const bool in_item = std::any_of(open_.begin(), open_.end(),
                                     [](const OpenBlock& open) { return open.kind == BlockKind::list_item; });
    // Indented code has no fence that tells how far it was meant to stand in.
    if (in_item && places[leaf_].fence != 0) literal_ = without_common_indent(literal_);
    if (!literal_.empty() && literal_.back() == '\n') literal_.pop_back();
    // GitHub's way of writing a formula on lines of its own.
    if (document_.of(builder_.block(leaf_).label) == "math") literal_ = latex_to_text(literal_);
    const auto line_of = [&](std::size_t offset) {
        const auto lines = std::count(literal_.begin(), literal_.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
        return std::max(places[leaf_].first, 1u) + static_cast<std::uint32_t>(lines);
    };
    Revealed revealed = reveal_hidden_characters(literal_);
    if (revealed.first != std::string::npos) report_hidden_character(revealed.name, line_of(revealed.first));
    builder_.literal(revealed.code);
}

int Converter::on_enter_block(MD_BLOCKTYPE type, void* detail, void* self) {
    auto& converter = *static_cast<Converter*>(self);
    switch (type) {
        case MD_BLOCK_DOC: break;
        case MD_BLOCK_QUOTE: converter.enter_container(BlockKind::quote); break;
        case MD_BLOCK_UL:
            converter.enter_list(false, static_cast<MD_BLOCK_UL_DETAIL*>(detail)->is_tight != 0, 0);
            break;
        case MD_BLOCK_OL: {
            const auto& list = *static_cast<MD_BLOCK_OL_DETAIL*>(detail);
            converter.enter_list(true, list.is_tight != 0, list.start);
            break;
        }
        case MD_BLOCK_LI: converter.enter_item(*static_cast<MD_BLOCK_LI_DETAIL*>(detail)); break;
        case MD_BLOCK_HR: converter.enter_leaf(BlockKind::rule); break;
        case MD_BLOCK_H:
            converter.enter_leaf(BlockKind::heading);
            converter.builder_.block(converter.leaf_).level =
                static_cast<std::uint8_t>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
            break;
        case MD_BLOCK_CODE: {
            const auto& code = *static_cast<MD_BLOCK_CODE_DETAIL*>(detail);
            converter.enter_leaf(BlockKind::code);
            converter.places[converter.leaf_].fence = code.fence_char;
            const std::string language = fold_case(converter.attribute(code.lang));
            converter.builder_.label(converter.leaf_, language.substr(0, language.find_first_of(",{ ")));
            break;
        }
        case MD_BLOCK_HTML: converter.enter_leaf(BlockKind::html); break;
        case MD_BLOCK_P: converter.enter_leaf(BlockKind::paragraph); break;
        case MD_BLOCK_TABLE:
            converter.end_implicit_paragraph();
            converter.open_.push_back({BlockKind::table, converter.open(BlockKind::table)});
            break;
        case MD_BLOCK_THEAD: converter.in_table_head_ = true; break;
        case MD_BLOCK_TBODY: converter.in_table_head_ = false; break;
        case MD_BLOCK_TR: {
            const std::uint32_t index = converter.open(BlockKind::table_row);
            if (converter.in_table_head_) converter.builder_.block(index).flags |= model::flag_header;
            converter.open_.push_back({BlockKind::table_row, index});
            break;
        }
        case MD_BLOCK_TH:
        case MD_BLOCK_TD:
            converter.enter_leaf(BlockKind::table_cell);
            // md4c's MD_ALIGN has the order of model::Alignment.
            converter.builder_.block(converter.leaf_).level =
                static_cast<std::uint8_t>(static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align);
            break;
    }
    return 0;
}

int Converter::on_leave_block(MD_BLOCKTYPE type, void*, void* self) {
    if (type != MD_BLOCK_DOC && type != MD_BLOCK_THEAD && type != MD_BLOCK_TBODY)
        static_cast<Converter*>(self)->leave_block();
    return 0;
}

}  // namespace viva::notes
