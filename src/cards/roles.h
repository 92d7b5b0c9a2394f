// What the reader says of blocks that belong to a question.
#pragma once

#include <algorithm>
#include <string_view>

#include "model/document.h"

namespace viva::cards {

inline bool has_role(const model::Block& block, model::BlockRole role) {
    return block.role == static_cast<std::uint8_t>(role);
}

/// Whether the block states the question of a card that was written as a card.
inline bool is_written_question(const model::Block& block) {
    return has_role(block, model::BlockRole::written) || has_role(block, model::BlockRole::written_both_ways);
}

// How the reader marks what a written cloze hides (notes/rewrite.h).
inline constexpr std::string_view cloze_begin_mark = "viva: cloze ";
inline constexpr std::string_view cloze_end_mark = "viva: /cloze";

/// Whether the block is a cloze, which answers itself.
inline bool hides_words(const model::Document& document, const model::Block& block) {
    const auto spans = document.spans.subspan(block.first_span, block.span_count);
    return std::any_of(spans.begin(), spans.end(), [&](const model::Span& span) {
        return span.kind == model::SpanKind::html && document.of(span.title).starts_with(cloze_begin_mark);
    });
}

inline bool is_option(const model::Block& block) {
    return has_role(block, model::BlockRole::option) || has_role(block, model::BlockRole::right_option);
}

}  // namespace viva::cards
