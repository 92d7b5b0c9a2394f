// What kinds of card are made from a document.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model/card.h"

namespace viva::cards {

/// What makers share about one document.
struct Material {
    const model::Document& document;
    std::uint32_t document_index = 0;
    /// Where the container of each block ends: a question's answer cannot reach beyond.
    std::vector<std::uint32_t> parent_ends;
};

/// Cards with their parts. The parts of a card stand at [first_part, first_part + part_count), in any order of cards.
struct Deck {
    std::vector<model::Card> cards;
    std::vector<model::CardPart> parts;
};

struct Maker {
    std::string_view name;
    /// Appends its cards, without ids. What derives from a card names it by `derived_from` = its index + 1.
    void (*make)(const Material& material, Deck& deck);
};

/// The makers of questions: what the note itself asks. A question's card is made by the first that takes it.
std::span<const Maker> question_makers();

/// The makers of what derives from a main question; they see all questions.
std::span<const Maker> derived_makers();

}  // namespace viva::cards
