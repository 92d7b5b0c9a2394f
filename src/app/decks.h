// A deck is a section of a note that has cards.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/card.h"

namespace viva::app {

struct Deck {
    std::string id;           ///< "<document id>/<section slug>": `#/quiz/<id>`.
    std::string_view title;   ///< The section's name; without one, the document's title.
    std::string_view source;  ///< The document's title where the section has a name of its own, else empty.
    std::string name;         ///< The title; with the source, or failing that the id, where another deck has the same.
    std::uint32_t document = 0;
    std::uint32_t section = 0;
    std::vector<std::uint32_t> questions;  ///< Indices of main cards, in reading order.
    std::vector<std::uint32_t> cards;      ///< What a quiz asks of them: every card with a schedule.
};

/// Every deck, in the order of the notes.
std::vector<Deck> make_decks(const model::Collection& collection);

/// "50-Backend" stands fiftieth among its like, and is called "Backend".
std::string_view name_of_folder(std::string_view path);

/// What Home shows as one: a deck, or the notes of a folder that hold a question or two each.
struct Shelf {
    std::string id;                    ///< The deck's, or "<folder>/-": `#/quiz/<id>`.
    std::string_view title;            ///< The deck's, or the folder's own name.
    std::uint32_t first = 0, end = 0;  ///< Its decks.
    bool is_folder = false;
};

/// The shelves on which all decks stand, in their order.
std::vector<Shelf> make_shelves(const model::Collection& collection, const std::vector<Deck>& decks);

/// What a quiz of this id is about: the cards of a deck, of a whole note ("<document id>"), of a folder ("<folder>/-"),
/// of one question ("<deck id>/<card id>"), of what stands under a heading ("<document id>/<anchor>"), or of everything
/// (""). Empty if the id names nothing.
std::vector<std::uint32_t> cards_of(const model::Collection& collection, const std::vector<Deck>& decks,
                                    std::string_view id);

/// The id under which a quiz asks this card alone.
std::string deck_id_of(const model::Collection& collection, const model::Card& card);

/// The deck of this id, or nullptr.
const Deck* find_deck(const std::vector<Deck>& decks, std::string_view id);

/// What names a block in an address: the slug of a heading, the card of a question that is none ("card-…"). Any other
/// block has only its number ("b12"), which holds until the note is edited.
std::string anchor_of(const model::Document& document, std::uint32_t block);

/// One past the last block under the heading `block`: up to the next heading of its level or above.
std::uint32_t end_of_heading(const model::Document& document, std::uint32_t block);

/// The block that an anchor names, or model::none.
std::uint32_t block_of(const model::Document& document, std::string_view anchor);

}  // namespace viva::app
