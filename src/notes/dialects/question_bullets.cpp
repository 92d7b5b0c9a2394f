#include "notes/dialects/question_bullets.h"

#include <algorithm>

#include "base/unicode.h"
#include "notes/questions.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;

/// A bare line longer than this is a sentence, not a name.
constexpr std::size_t longest_name_cells = 60;
constexpr std::size_t longest_question_bytes = 600;

struct Counts {
    std::size_t with_answer = 0;         ///< Top-level items that hold more than their own line…
    std::size_t asking_with_answer = 0;  ///< …and ask.
    std::size_t asking = 0;
    std::size_t list_bytes = 0;
    std::size_t other_bytes = 0;
};

bool holds_answer(const ParsedDocument& document, std::uint32_t item) {
    const std::uint32_t paragraph = first_paragraph(document, item);
    return paragraph != model::none && paragraph + 1 < document.blocks[item].end &&
           text_of(document, paragraph).size() <= longest_question_bytes;
}

std::size_t text_bytes(const ParsedDocument& document, std::uint32_t block) {
    std::size_t bytes = 0;
    for (std::uint32_t i = block; i < document.blocks[block].end; ++i)
        if (document.blocks[i].kind != BlockKind::list_item && document.blocks[i].kind != BlockKind::list)
            bytes += document.blocks[i].text.size;
    return bytes;
}

template <class Visit>
void each_item(const ParsedDocument& document, std::uint32_t list, Visit visit) {
    for (std::uint32_t item = list + 1; item < document.blocks[list].end; item = document.blocks[item].end) visit(item);
}

Counts count(const ParsedDocument& document) {
    Counts counts;
    for (const std::uint32_t block : top_level(document)) {
        if (document.blocks[block].kind != BlockKind::list) {
            if (document.blocks[block].kind != BlockKind::heading) counts.other_bytes += text_bytes(document, block);
            continue;
        }
        counts.list_bytes += text_bytes(document, block);
        each_item(document, block, [&](std::uint32_t item) {
            const bool asking = is_question_like(text_of(document, item));
            counts.asking += asking ? 1 : 0;
            counts.with_answer += holds_answer(document, item) ? 1 : 0;
            counts.asking_with_answer += asking && holds_answer(document, item) ? 1 : 0;
        });
    }
    return counts;
}

/// A paragraph of one short line that ends like a name and stands right above a list.
bool is_section_name(const ParsedDocument& document, const std::vector<std::uint32_t>& order, std::size_t at) {
    const Block& block = document.blocks[order[at]];
    if (block.kind != BlockKind::paragraph || block.line != block.end_line) return false;
    if (at + 1 >= order.size() || document.blocks[order[at + 1]].kind != BlockKind::list) return false;
    const std::string_view text = text_of(document, order[at]);
    std::size_t cells = 0;
    for (std::size_t i = 0; i < text.size(); i += decode_utf8(text, i).size)
        cells += terminal_cells(decode_utf8(text, i).code_point);
    if (text.empty() || cells > longest_name_cells) return false;
    for (const std::string_view end : {".", "!", "?", ",", ";", "…", "。", "？", "！"})
        if (text.ends_with(end)) return false;
    return text.find("://") == std::string_view::npos;
}

void mark_items(Reading& reading, std::uint32_t list, bool most_ask) {
    ParsedDocument& document = reading.document;
    each_item(document, list, [&](std::uint32_t item) {
        const std::uint32_t paragraph = first_paragraph(document, item);
        if (paragraph == model::none) return;
        const std::string_view text = text_of(document, paragraph);
        if (holds_answer(document, item) ? most_ask || is_question_like(text) : ends_in_question_mark(text))
            mark_question(document, paragraph);
    });
}

}  // namespace

double score_question_bullets(const Reading& reading) {
    const Counts counts = count(reading.document);
    if (counts.asking_with_answer < 3 || counts.asking_with_answer * 2 < counts.with_answer) return 0;
    if (counts.list_bytes < counts.other_bytes) return 0;
    const double share = static_cast<double>(counts.asking_with_answer) / static_cast<double>(counts.with_answer);
    return 0.4 + 0.5 * share;
}

void apply_question_bullets(Reading& reading) {
    ParsedDocument& document = reading.document;
    const Counts counts = count(document);
    const bool most_ask = counts.asking_with_answer * 10 >= counts.with_answer * 6;
    const std::vector<std::uint32_t> order = top_level(document);
    const std::uint32_t title = title_heading(document);
    std::vector<std::uint32_t> starts;
    for (std::size_t at = 0; at < order.size(); ++at) {
        Block& block = document.blocks[order[at]];
        if (is_section_name(document, order, at)) {
            block.kind = BlockKind::heading;
            block.level = 2;
        }
        if (block.kind == BlockKind::heading && order[at] != title) starts.push_back(order[at]);
        if (block.kind == BlockKind::list) mark_items(reading, order[at], most_ask);
    }
    add_sections_at(document, starts);
}

}  // namespace viva::notes
