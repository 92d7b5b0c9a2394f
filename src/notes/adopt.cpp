#include "notes/adopt.h"

#include <algorithm>

#include "notes/outline.h"
#include "notes/questions.h"
#include "notes/title.h"

namespace viva::notes {

using model::Block;
using model::BlockKind;

void adopt_file_name(ParsedDocument& document) {
    constexpr std::uint32_t longest_title_bytes = 300;
    constexpr double least_similarity = 0.9;
    for (const Block& block : document.blocks)
        if (block.kind == BlockKind::heading && block.level == 1) return;
    if (document.blocks.empty()) return;
    Block& first = document.blocks.front();
    if (first.kind != BlockKind::paragraph || first.line != first.end_line || first.text.size > longest_title_bytes)
        return;
    if (similarity(document.of(first.text), title_from_file(document.file)) < least_similarity) return;
    first.kind = BlockKind::heading;
    first.level = 1;
}

namespace {

/// Bytes of a box at the beginning, as people type it: "[x] ", "[ ] ", "[] "; 0: there is none.
std::uint32_t typed_box_size(std::string_view text) {
    for (const std::string_view box : {"[x] ", "[X] ", "[ ] ", "[] "})
        if (text.starts_with(box)) return static_cast<std::uint32_t>(box.size());
    return 0;
}

bool has_task(const ParsedDocument& document, std::uint32_t list) {
    for (std::uint32_t item = list + 1; item < document.blocks[list].end; item = document.blocks[item].end)
        if ((document.blocks[item].flags & model::flag_task) != 0) return true;
    return false;
}

}  // namespace

void adopt_missed_boxes(ParsedDocument& document) {
    for (std::uint32_t list = 0; list < document.blocks.size(); ++list) {
        const Block& block = document.blocks[list];
        if (block.kind != BlockKind::list || !has_task(document, list)) continue;
        for (std::uint32_t item = list + 1; item < block.end; item = document.blocks[item].end) {
            const std::uint32_t line = first_paragraph(document, item);
            if ((document.blocks[item].flags & model::flag_task) != 0 || line == model::none) continue;
            Block& leaf = document.blocks[line];
            const std::string_view text = document.of(leaf.text);
            const std::uint32_t box_bytes = typed_box_size(text);
            if (box_bytes == 0) continue;
            const bool ticked = (text[1] | 0x20) == 'x';
            model::Span& first = document.spans[leaf.first_span];
            if (first.kind != model::SpanKind::text || first.text.size <= box_bytes) continue;
            for (model::TextRange* range : {&leaf.text, &first.text}) {
                range->offset += box_bytes;
                range->size -= box_bytes;
            }
            document.blocks[item].flags |= model::flag_task;
            if (ticked) document.blocks[item].flags |= model::flag_checked;
        }
    }
}

namespace {

bool is_list(const ParsedDocument& document, std::uint32_t block, std::uint32_t end, bool is_ordered) {
    // HTML may have a list without items.
    if (block + 1 >= end || document.blocks[block].kind != BlockKind::list ||
        document.blocks[block + 1].kind != BlockKind::list_item || document.blocks[block].end == block + 1)
        return false;
    return ((document.blocks[block].flags & model::flag_ordered) != 0) == is_ordered;
}

std::uint32_t last_item(const ParsedDocument& document, std::uint32_t list) {
    std::uint32_t last = list + 1;
    for (std::uint32_t item = last; item < document.blocks[list].end; item = document.blocks[item].end) last = item;
    return last;
}

/// Columns in front of the content of a line.
std::size_t columns_before(const Source& source, std::uint32_t line) {
    const std::string_view text = source.line(line);
    return std::min(text.find_first_not_of(' '), text.size());
}

/// Adopts among the blocks [first, end), which stand side by side.
void adopt_among(const Source& source, ParsedDocument& document, std::uint32_t first, std::uint32_t end) {
    std::uint32_t next_number = 0;  // Of the count that bullets interrupted last; 0: none.
    for (std::uint32_t i = first; i < end; i = document.blocks[i].end) {
        Block& list = document.blocks[i];
        const std::uint32_t bullets = list.end;
        if (!is_list(document, i, end, true) || !is_list(document, bullets, end, false)) continue;
        Block& item = document.blocks[last_item(document, i)];
        const std::uint32_t below = document.blocks[bullets].end;
        if (item.kind != BlockKind::list_item || item.number == 0) continue;
        const bool goes_on = is_list(document, below, end, true) && document.blocks[below].number == item.number + 1;
        // Indented less than the number's words, they stand beside it for Markdown, but below it for the eye.
        const bool is_below = columns_before(source, document.blocks[bullets].line) > columns_before(source, item.line);
        if (!goes_on && !is_below && (next_number == 0 || list.number != next_number)) continue;
        next_number = item.number + 1;
        list.end = item.end = below;
        list.end_line = item.end_line = document.blocks[bullets].end_line;
    }
}

}  // namespace

void adopt_interrupting_bullets(const Source& source, ParsedDocument& document) {
    adopt_among(source, document, 0, static_cast<std::uint32_t>(document.blocks.size()));
    for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
        const BlockKind kind = document.blocks[i].kind;
        if (kind == BlockKind::list_item || kind == BlockKind::quote)
            adopt_among(source, document, i + 1, document.blocks[i].end);
    }
}

}  // namespace viva::notes
