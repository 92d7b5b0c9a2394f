// What is asked: cards made from a document's structure.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "model/document.h"

namespace viva::model {

enum class CardKind : std::uint8_t { recall, typed, cloze, versus, list, output, choice };
inline constexpr std::uint8_t card_kind_count = 7;
/// As other programs are told them.
inline constexpr std::string_view card_kind_names[card_kind_count] = {"recall", "typed",  "cloze", "versus",
                                                                      "list",   "output", "choice"};
constexpr std::string_view name_of(CardKind kind) { return card_kind_names[static_cast<std::uint8_t>(kind)]; }

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
    std::uint32_t first_part = 0;  ///< Parts [first_part, first_part + part_count) of the collection.
    std::uint32_t part_count = 0;
    CardKind kind = CardKind::recall;
    std::uint8_t reserved[3] = {};
};

/// What a piece of a card is for. A kind that needs none has none.
enum class PartKind : std::uint8_t {
    key_point,  ///< typed, and any card that a mock interview asks: what a good answer says.
    hidden,     ///< cloze: the text that is left out.
    item,       ///< list: one of the things to name.
    side,       ///< versus: the name of a side; sides are counted from 0 in order.
    statement,  ///< versus: belongs to side `side`.
    code,       ///< output: the whole code block to read (`block`).
    output,     ///< output: what it prints.
    option,     ///< choice: one answer to choose, in order; `correct` says whether it is right.
};
inline constexpr std::uint8_t part_kind_count = 8;

/// One piece of a card: words of a note, never copied. `text` is inside the pool of document `document`, and where it
/// is inside the text of block `block`, the piece can be shown (or hidden) where it stands.
struct CardPart {
    PartKind kind = PartKind::key_point;
    std::uint8_t side = 0;     ///< statement: index of its side.
    std::uint8_t correct = 0;  ///< option: 1 if right.
    std::uint8_t reserved = 0;
    std::uint32_t document = 0;  ///< A choice's wrong options may come from another note.
    std::uint32_t block = 0;     ///< Where the words stand: why an option is wrong can be read there.
    TextRange text;
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
    std::span<const CardPart> parts;      ///< Of all cards, each card's together.

    std::string_view question(const Card& card) const { return documents[card.document].of(card.question); }
    std::span<const CardPart> parts_of(const Card& card) const {
        return parts.subspan(card.first_part, card.part_count);
    }
    std::string_view words(const CardPart& part) const { return documents[part.document].of(part.text); }
};

}  // namespace viva::model
