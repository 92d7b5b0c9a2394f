// Who a card is, so that its history survives edits.
//
// Identity = deck (document id and section) + normalised question + kind. Letter case, white space,
// Markdown escapes and numbering do not count. Equal questions of a note have their answers as part of it, and if those
// are equal too, the headings above them. `<!-- viva: id=… -->` beside the question replaces the deck and the
// question, so such a card can be reworded and moved.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/card.h"

namespace viva::cards {

/// The question as identity sees it: case folded, letters, digits and symbols kept, runs of white space one space.
std::string normalise_question(std::string_view question);

/// `same_before` counts the cards of the deck before this one with the same question and kind.
model::CardId card_id(std::string_view document_id, std::string_view section_slug, std::string_view question,
                      model::CardKind kind, std::uint32_t same_before);

/// The same of a question that `normalise_question` gave.
model::CardId card_id_of_normal(std::string_view document_id, std::string_view section_slug, std::string_view normal,
                                model::CardKind kind, std::uint32_t same_before);

/// Identity of a card with a written id: `<!-- viva: id=… -->`.
model::CardId written_card_id(std::string_view written, model::CardKind kind, std::uint32_t same_before);

/// The id written beside the question at `block`, or empty. The reader hands it on as an inline HTML span.
std::string_view written_id(const model::Document& document, std::uint32_t block);

}  // namespace viva::cards
