// Between notes and Anki: cards as a deck file, decks as notes, and Anki's review log as events of ours.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "anki/package.h"
#include "model/card.h"
#include "model/review.h"
#include "srs/replay.h"

namespace viva::compiler {

/// Every main question, and what derives from it where it has been reviewed, with state and history from the log. The
/// guid is the card's id, so that a deck imported again updates its notes.
std::vector<anki::Card> anki_cards(const model::Collection& collection, const srs::ReviewState& reviews);

/// Notes of a deck file (or of a text export) as Markdown that `notes` finds the same questions in: a heading a deck, a
/// heading below it a question. `title` names the note.
std::string deck_note(std::span<const anki::Note> notes, std::string_view title);

/// What a text export of Anki says: tab-separated fields with `#` lines that name columns. Lines whose fields are
/// fewer than two are left out and counted.
struct TextDeck {
    std::vector<anki::Note> notes;
    std::size_t left_out = 0;
};
TextDeck read_text_deck(std::string_view text);

/// Anki's answers as events for the cards that they belong to: by guid, else by the question. The ids depend on the
/// note and the moment alone, so that importing twice, or on two devices, counts once.
struct AnkiHistory {
    std::vector<model::Event> events;
    std::size_t matched = 0;    ///< Notes that have a card here.
    std::size_t unmatched = 0;  ///< Notes with answers that have none.
};
AnkiHistory anki_history(std::span<const anki::Note> notes, const model::Collection& collection);

}  // namespace viva::compiler
