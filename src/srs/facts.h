// Why a card comes when it comes: the facts of its history, for a person to read.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "srs/replay.h"

namespace viva::srs {

/// A card that was forgotten so often that its note should be rewritten rather than the card asked again.
inline constexpr std::uint32_t leech_lapses = 8;
constexpr bool is_leech(const CardState& card) { return card.lapses >= leech_lapses; }

enum class Why : std::uint8_t {
    never_asked,  ///< A new card.
    step,         ///< A learning step of minutes.
    due,          ///< Recall has fallen, or falls today, to what is wanted.
    overdue,      ///< It was due on an earlier day.
    later,        ///< Its day is still to come.
    buried,
    suspended,
};

struct CardFacts {
    Why why = Why::never_asked;
    Time due = 0;                     ///< Meaningful unless never asked.
    std::int32_t days_until_due = 0;  ///< In the learner's days; negative: overdue.
    std::optional<Time> last_review;
    std::int32_t days_since_review = 0;
    double stability_days = 0;     ///< Days after which nine of ten such cards are remembered.
    double recall_now = 0;         ///< 0…1
    double recall_when_due = 0;    ///< What the scheduler waits for.
    double desired_retention = 0;  ///< Of this card.
    std::uint32_t reviews = 0;
    std::uint32_t lapses = 0;
    bool leech = false;
};
CardFacts facts_of(const ReviewState& state, CardId card, Time now, std::int32_t zone_minutes);

/// The forgetting curve since the last review: recall at `points` moments from `from` to `to`, evenly. Empty for a card
/// that was never asked.
std::vector<double> forgetting_curve(const ReviewState& state, CardId card, Time from, Time to, std::size_t points);

}  // namespace viva::srs
