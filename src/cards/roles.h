// What the reader says of blocks that belong to a question.
#pragma once

#include <algorithm>

#include "model/cloze_marks.h"
#include "model/document.h"

namespace viva::cards {

inline bool has_role(const model::Block& block, model::BlockRole role) {
    return block.role == static_cast<std::uint8_t>(role);
}

/// Whether the block states the question of a card that was written as a card.
inline bool is_written_question(const model::Block& block) {
    return has_role(block, model::BlockRole::written) || has_role(block, model::BlockRole::written_both_ways);
}

/// Whether the block is a cloze, which answers itself.
inline bool hides_words(const model::Document& document, const model::Block& block) {
    const auto spans = document.spans.subspan(block.first_span, block.span_count);
    return std::any_of(spans.begin(), spans.end(), [&](const model::Span& span) {
        return span.kind == model::SpanKind::html && document.of(span.title).starts_with(model::cloze_begin);
    });
}

/// Headings of this level and above end what belongs to `question`. A paragraph right below a heading that is nothing
/// but its number ("### Question 4") is asked under that heading, and one below a label ("## 4", "### Question") under
/// both.
inline std::uint8_t level_of(const model::Document& document, std::uint32_t question) {
    const model::Block& block = document.blocks[question];
    if (block.kind == model::BlockKind::heading) return block.level;
    const auto is_heading_at = [&](std::uint32_t at) { return document.blocks[at].kind == model::BlockKind::heading; };
    if (question == 0 || !is_heading_at(question - 1)) return std::uint8_t{6};
    const model::Block& above = document.blocks[question - 1];
    const bool is_label = has_role(above, model::BlockRole::aside) && question > 1 && is_heading_at(question - 2);
    return is_label ? std::min(above.level, document.blocks[question - 2].level) : above.level;
}

/// Whether `block` is a heading that ends what belongs to `question`.
inline bool ends_question(const model::Document& document, std::uint32_t question, const model::Block& block) {
    return block.kind == model::BlockKind::heading && block.level <= level_of(document, question) &&
           !has_role(block, model::BlockRole::answer) && !has_role(block, model::BlockRole::aside);
}

inline bool is_option(const model::Block& block) {
    return has_role(block, model::BlockRole::option) || has_role(block, model::BlockRole::right_option);
}

}  // namespace viva::cards
