// A note with its whole deck, for tests of makers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cards/make.h"
#include "notes/read.h"

namespace viva::cards_test {

using Words = std::vector<std::string>;

/// Notes with their whole deck.
struct Made {
    notes::ReadResult note;
    model::Document document;
    cards::Deck deck;

    explicit Made(std::string_view text) : note(notes::read("note.md", text)), document(note.document.view()) {
        deck = cards::make_deck(document, 0);
    }

    std::vector<model::Card> of(model::CardKind kind) const {
        std::vector<model::Card> found;
        for (const model::Card& card : deck.cards)
            if (card.kind == kind && card.derived_from != 0) found.push_back(card);
        return found;
    }

    /// The words of a card's parts; a statement with its side before it, a right option with "+".
    Words parts(const model::Card& card) const {
        Words words;
        std::vector<std::string> sides;
        for (std::uint32_t i = card.first_part; i < card.first_part + card.part_count; ++i) {
            const model::CardPart& part = deck.parts[i];
            const std::string text(document.of(part.text));
            if (part.kind == model::PartKind::side) sides.push_back(text);
            if (part.kind == model::PartKind::statement)
                words.push_back(sides[part.side] + ": " + text);
            else if (part.kind != model::PartKind::code)
                words.push_back((part.correct != 0 ? "+" : "") + text);
        }
        return words;
    }

    /// The parts of the only card of this kind; nothing if there are none or several.
    Words only(model::CardKind kind) const {
        const std::vector<model::Card> found = of(kind);
        return found.size() == 1 ? parts(found[0]) : Words{};
    }
};

}  // namespace viva::cards_test
