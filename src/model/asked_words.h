// A question as it is asked, and what stands there once it is answered: some cards hide words of the question itself.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "base/later.h"
#include "model/context.h"

namespace viva::model {

/// Stands for words that are left out.
inline constexpr std::string_view gap_sign = "[…]";

/// Whether the part is hidden words of the card's own question.
inline bool is_hidden_in_question(const Card& card, const CardPart& part) {
    return part.kind == PartKind::hidden && part.document == card.document && part.text.size > 0 &&
           part.text.offset >= card.question.offset &&
           part.text.offset + part.text.size <= card.question.offset + card.question.size;
}

inline bool hides_in_question(const Collection& collection, const Card& card) {
    const std::span<const CardPart> parts = collection.parts_of(card);
    return card.kind == CardKind::cloze && std::any_of(parts.begin(), parts.end(), [&](const CardPart& part) {
               return is_hidden_in_question(card, part);
           });
}

VIVA_LATER inline std::string with_gap_signs(const Collection& collection, const Card& card) {
    const std::string_view question = collection.question(card);
    std::string words;
    std::size_t at = 0;
    for (const CardPart& part : collection.parts_of(card)) {
        if (!is_hidden_in_question(card, part) || part.text.offset - card.question.offset < at) continue;
        const std::size_t begin = part.text.offset - card.question.offset;
        words.append(question.substr(at, begin - at)).append(gap_sign);
        at = begin + part.text.size;
    }
    return words.append(question.substr(at));
}

/// The question without what the card hides in it. Of an outline, which does not know what that is, the whole question.
inline std::string asked_words(const Collection& collection, const Card& card) {
    return card.kind == CardKind::cloze ? with_gap_signs(collection, card) : std::string(collection.question(card));
}

/// What is shown once the card is answered: the answer, and before it the question if words of it were hidden.
inline BlockRange revealed_of(const Collection& collection, const Card& card) {
    if (!hides_in_question(collection, card)) return {card.first_answer, card.end_answer};
    const std::span<const Block> blocks = collection.documents[card.document].blocks;
    return {card.question_block, std::max(card.end_answer, blocks[card.question_block].end)};
}

}  // namespace viva::model
