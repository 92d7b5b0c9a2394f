// What is asked: cards made from a document's structure.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "model/document.h"

namespace viva::model {

enum class CardKind : std::uint8_t { recall, typed, cloze, versus, list, output, choice };
inline constexpr std::uint8_t card_kind_count = 7;

/// 64-bit identity: deck, normalised question and kind (see cards/identity.h). Shown as 13 base-32 characters.
using CardId = std::uint64_t;

/// One card. The answer is shown as blocks [first_answer, end_answer) of its document. When question and answer live
/// in one list item, `question_block` is the item's own first paragraph.
struct Card {
    CardId id = 0;
    CardId derived_from = 0;           ///< 0: a main question.
    std::uint32_t document = 0;        ///< Index into the deck's documents.
    std::uint32_t section = 0;         ///< Index into the document's sections.
    std::uint32_t question_block = 0;  ///< The block that states the question.
    std::uint32_t first_answer = 0;
    std::uint32_t end_answer = 0;
    TextRange question;      ///< Plain text in the document's pool: no Markdown, no numbering.
    std::uint32_t line = 0;  ///< Source lines of question and answer, from 1.
    std::uint32_t end_line = 0;
    CardKind kind = CardKind::recall;
    std::uint8_t reserved[7] = {};
};

/// Two cards of different documents that treat one topic. Sorted by `from`, then falling score.
struct Relation {
    std::uint32_t from = 0;  ///< Index of a card.
    std::uint32_t to = 0;
    float score = 0;  ///< 0..1
};

/// Everything a site is about: the view that the app, the site writer and tests work on.
struct Collection {
    std::span<const Document> documents;
    std::span<const Card> cards;  ///< In order of documents and lines; main questions before what derives from them.
    std::span<const Relation> relations;  ///< Both directions are listed.

    std::string_view question(const Card& card) const { return documents[card.document].of(card.question); }
};

}  // namespace viva::model
