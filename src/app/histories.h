// Which card of a new pack takes over the history of a card that is gone (DESIGN §4): edited, moved, renamed.
//
// A history goes to another card only if that card is new, looks like the old one beyond doubt, and no other card does.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/fingerprint.h"
#include "base/later.h"
#include "model/review.h"

namespace viva::app {

/// The fingerprint of a card when it was graded last.
struct KnownCard {
    model::CardId id = 0;
    Fingerprint fingerprint;
    model::Time at = 0;  ///< When that was.
};

/// The ids of all cards of a pack, in little: which cards a later pack has that this one had not.
std::string roll_of(const model::Collection& collection);
/// Whether a card of this id was in the pack with this roll. An empty roll knows none.
bool is_in_roll(std::string_view roll, model::CardId id);

/// Which card each of `orphans` (known cards that are not in the collection) now is; those that no card surely is are
/// left out. `roll`: of the pack before; `taken`: sorted ids of cards that have a history of their own.
VIVA_LATER std::vector<model::Moved> match_histories(const model::Collection& collection,
                                                     std::span<const KnownCard> orphans, std::string_view roll,
                                                     std::span<const model::CardId> taken);

}  // namespace viva::app
