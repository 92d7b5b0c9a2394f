// Between the cards of the notes and Anki: cards as Anki has them, and Anki's review log as events of ours.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "anki/package.h"
#include "model/card.h"
#include "model/review.h"
#include "srs/replay.h"

namespace viva::anki {

enum class Which : std::uint8_t {
    all,
    asked,  ///< Every main question, and what derives from it where it has been reviewed.
};

/// Cards with state and history from the log. The guid is the card's id, so that a deck imported again updates its
/// notes. What a card asks for stands on its back only.
std::vector<Card> make_cards(const model::Collection& collection, const srs::ReviewState& reviews, Which which);

/// When a package of these cards is written. `zone_minutes`: local time minus UTC.
WriteOptions write_options(const srs::ReviewState& reviews, model::Time now, std::int32_t zone_minutes);

/// The text file that Anki imports (docs.ankiweb.net/importing/text-files.html): one line a card, GUID, deck, front,
/// back, tags, under the headers that say so. A later import of the same notes changes cards where they are and makes
/// none twice.
std::string write_text(std::span<const Card> cards);

/// What a text export of Anki says: tab-separated fields with `#` lines that name columns. Lines whose fields are
/// fewer than two are left out and counted.
struct TextDeck {
    std::vector<Note> notes;
    std::size_t left_out = 0;
};
TextDeck read_text(std::string_view text);

/// Anki's answers as events for the cards that they belong to: by guid, else by the question.
struct History {
    std::vector<model::Event> events;  ///< Those that the log has not.
    std::size_t known = 0;             ///< Answers that the log has: the same card and rating within one second.
    std::size_t matched = 0;           ///< Notes that have a card here.
    std::size_t unmatched = 0;         ///< Notes with answers that have none.
    std::vector<std::string> missed;   ///< What the first of these ask, at most `most_missed`.
};
inline constexpr std::size_t most_missed = 5;

/// The ids depend on the note and the moment alone, so that reading a deck twice, or on two devices, counts once.
/// `zone_minutes` is for a package that does not say where its days began.
History find_history(const Package& package, const model::Collection& collection, const srs::ReviewState& reviews,
                     std::int32_t zone_minutes);

}  // namespace viva::anki
