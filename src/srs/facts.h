// Why a card comes when it comes: the facts of its history, for a person to read.
#pragma once

#include <cstdint>
#include <optional>

#include "srs/replay.h"

namespace viva::srs {

/// A card that was forgotten so often that its note should be rewritten rather than the card asked again.
inline constexpr std::uint32_t leech_lapses = 8;
constexpr bool is_leech(const CardState& card) { return card.lapses >= leech_lapses; }

enum class Why : std::uint8_t {
    never_asked,  ///< A new card.
    step,         ///< A learning step of minutes.
    due,          ///< It comes on the day on which recall falls to what is wanted, be that over or still to come.
    buried,
    suspended,
};

struct CardFacts {
    Why why = Why::never_asked;
    Time due = 0;  ///< Meaningful unless never asked.
    std::optional<Time> last_review;
    double stability_days = 0;     ///< Days after which nine of ten such cards are remembered.
    double recall_now = 0;         ///< 0…1
    double recall_when_due = 0;    ///< What the scheduler waits for.
    double desired_retention = 0;  ///< Of this card.
};
CardFacts facts_of(const ReviewState& state, CardId card, Time now);

}  // namespace viva::srs
