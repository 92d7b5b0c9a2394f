#include "notes/adopt.h"

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

void adopt_missed_boxes(ParsedDocument& document) {
    constexpr std::uint32_t box_bytes = 4;
    for (std::uint32_t list = 0; list < document.blocks.size(); ++list) {
        const Block& block = document.blocks[list];
        if (block.kind != BlockKind::list || (document.blocks[list + 1].flags & model::flag_task) == 0) continue;
        for (std::uint32_t item = list + 1; item < block.end; item = document.blocks[item].end) {
            const std::uint32_t line = first_paragraph(document, item);
            if ((document.blocks[item].flags & model::flag_task) != 0 || line == model::none) continue;
            Block& leaf = document.blocks[line];
            const std::string_view text = document.of(leaf.text);
            const bool ticked = text.starts_with("[x] ") || text.starts_with("[X] ");
            if (!ticked && !text.starts_with("[ ] ")) continue;
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

}  // namespace viva::notes
