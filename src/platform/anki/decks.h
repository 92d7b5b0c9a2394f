// Decks for Anki, out of the notes and the log as text, and reviews out of a deck: what the page's module and the
// desktop's window share.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/card.h"
#include "model/review.h"

namespace viva::platform {

/// The deck file, or (`as_text`) the text that Anki imports. `log` is an event file; the cards are scheduled under the
/// settings that stand in it. `zone_minutes`: local time minus UTC.
Result<std::string> make_deck(const model::Collection& collection, std::string_view log, bool as_text, model::Time now,
                              std::int32_t zone_minutes);

/// What a deck file holds.
struct DeckFile {
    std::optional<std::string> events;  ///< An event file with what the log has not; nothing: the deck is refused.
    std::string status;                 ///< For app::DataStatusArrived, behind the events: {"deck":"read","file",…}.
};
DeckFile read_deck(const model::Collection& collection, std::string_view log, std::string_view name,
                   std::string_view bytes, std::int32_t zone_minutes);

}  // namespace viva::platform
