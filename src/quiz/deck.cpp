#include "quiz/deck.h"

#include <algorithm>

#include "quiz/modes.h"

namespace viva::quiz {
namespace {

bool is_due_today(const srs::CardState& card, Time now, Time end_of_day) {
    return card.state != srs::State::New && !card.suspended && card.buried_until <= now && card.due < end_of_day;
}

}  // namespace

std::vector<std::uint32_t> cards_of_deck(const model::Collection& collection, std::uint32_t document) {
    std::vector<std::uint32_t> cards;
    for (std::uint32_t card = 0; card < collection.cards.size(); ++card) {
        const bool belongs = document == model::none || collection.cards[card].document == document;
        if (belongs && is_scheduled(collection.cards[card])) cards.push_back(card);
    }
    return cards;
}

DeckCounts count_deck(const model::Collection& collection, std::span<const std::uint32_t> cards,
                      const srs::ReviewState& state, const QueueOptions& options, Moment moment) {
    const Time end_of_day = state.end_of_day(moment.now, moment.zone_minutes);
    DeckCounts counts;
    std::vector<QueueEntry> today;
    for (const std::uint32_t index : cards) {
        const srs::CardState& card = state.card(collection.cards[index].id);
        // A detail whose time has not come is nothing that one would have to learn yet.
        if (card.state == srs::State::New && !is_awake(collection.cards[index], state)) continue;
        if (is_stopped(collection.cards[index], state)) {
            ++counts.suspended;
            continue;
        }
        if (card.state == srs::State::New)
            ++counts.fresh;
        else if (card.state == srs::State::Review)
            ++counts.learnt;
        else
            ++counts.learning;
        if (is_due_today(card, moment.now, end_of_day))
            today.push_back({index, card.state == srs::State::Review ? Turn::due : Turn::learning});
        else if (turn_of(card, moment.now, end_of_day, options) == Turn::fresh)
            today.push_back({index, Turn::fresh});
    }
    bury_siblings(collection, cards, state, state.day_of(moment.now, moment.zone_minutes), today);
    std::uint32_t admissible = 0;
    for (const QueueEntry& entry : today) {
        ++(entry.turn == Turn::fresh ? admissible : counts.due_today);
        if (entry.turn == Turn::learning) ++counts.steps_today;
    }
    counts.new_today = std::min(admissible, new_cards_left(state, options, moment));
    return counts;
}

}  // namespace viva::quiz
