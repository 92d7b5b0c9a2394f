#include "srs/facts.h"

namespace viva::srs {

CardFacts facts_of(const ReviewState& state, CardId id, Time now) {
    const CardState& card = state.card(id);
    CardFacts facts;
    facts.desired_retention = state.desired_retention(id);
    if (card.state != State::New) {
        facts.due = card.due;
        facts.last_review = card.last_review;
        facts.stability_days = card.memory.stability_days;
        facts.recall_now = state.scheduler().retrievability(card, now);
        facts.recall_when_due = state.scheduler().retrievability(card, card.due);
        facts.why = card.state == State::Review ? Why::due : Why::step;
    }
    if (card.buried_until > now) facts.why = Why::buried;
    if (card.suspended) facts.why = Why::suspended;
    return facts;
}

}  // namespace viva::srs
