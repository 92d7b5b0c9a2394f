// Which card of a new pack takes over the history of a card that is gone: edited, moved, renamed.
//
// A history goes to another card only if no pack had both, the cards look alike beyond doubt, and no third one does.
#pragma once

#include <cstdint>
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

/// Which cards a pack had when something was graded in it.
struct Roll {
    std::string text;  ///< `roll_of`
    model::Time at = 0;
};
/// So many different ones are looked at, the newest: a word has as many bits.
inline constexpr std::size_t most_rolls = 32;

/// The ids of all cards of a pack, in little, behind the sign of its site unless that is "": sites of one origin have
/// one log. A roll without a sign may be of any site.
std::string roll_of(const model::Collection& collection, std::string_view site = {});
/// What the rolls of a site at this address begin with; of no address: "".
std::string site_sign(std::string_view address);
/// Which of the rolls have a card of this id: a bit each.
std::uint32_t rolls_with(std::span<const Roll> rolls, model::CardId id);

/// Which card each of `orphans` (known cards that are not in the collection) now is; those that no card surely is are
/// left out. `rolls`: of packs before; `taken`: sorted ids of cards that have a history of their own; `moved`: where
/// histories went before.
VIVA_LATER std::vector<model::Moved> match_histories(const model::Collection& collection,
                                                     std::span<const KnownCard> orphans, std::span<const Roll> rolls,
                                                     std::span<const model::CardId> taken,
                                                     std::span<const model::Moved> moved = {});

}  // namespace viva::app
