#include "srs/facts.h"

#include <algorithm>

namespace viva::srs {

CardFacts facts_of(const ReviewState& state, CardId id, Time now, std::int32_t zone_minutes) {
    const CardState& card = state.card(id);
    CardFacts facts;
    facts.desired_retention = state.desired_retention(id);
    facts.reviews = card.reps;
    facts.lapses = card.lapses;
    facts.leech = is_leech(card);
    const std::int32_t today = state.day_of(now, zone_minutes);
    if (card.state != State::New) {
        facts.due = card.due;
        facts.days_until_due = state.day_of(card.due, zone_minutes) - today;
        facts.last_review = card.last_review;
        facts.days_since_review = std::max(today - card.last_review_day, 0);
        facts.stability_days = card.memory.stability_days;
        facts.recall_now = state.scheduler().retrievability(card, now);
        facts.recall_when_due = state.scheduler().retrievability(card, card.due);
        facts.why = card.state != State::Review ? Why::step
                    : facts.days_until_due > 0  ? Why::later
                    : facts.days_until_due < 0  ? Why::overdue
                                                : Why::due;
    }
    if (card.buried_until > now) facts.why = Why::buried;
    if (card.suspended) facts.why = Why::suspended;
    return facts;
}

std::vector<double> forgetting_curve(const ReviewState& state, CardId id, Time from, Time to, std::size_t points) {
    const CardState& card = state.card(id);
    std::vector<double> curve;
    if (card.state == State::New) return curve;
    for (std::size_t i = 0; i < points; ++i) {
        const double share = points > 1 ? static_cast<double>(i) / static_cast<double>(points - 1) : 0;
        curve.push_back(
            state.scheduler().retrievability(card, from + static_cast<Time>(share * static_cast<double>(to - from))));
    }
    return curve;
}

}  // namespace viva::srs
