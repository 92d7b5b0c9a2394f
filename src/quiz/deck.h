// Decks and how far they are learnt: what the Home screen shows.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "quiz/queue.h"

namespace viva::quiz {

/// The cards (indices into the collection's cards) of one document that have a schedule (modes.h); `model::none`: of
/// all.
std::vector<std::uint32_t> cards_of_deck(const model::Collection& collection, std::uint32_t document = model::none);

/// A deck's cards by what is known of them; details whose time has not come are not counted (queue.h).
struct DeckCounts {
    std::uint32_t fresh = 0;
    std::uint32_t learning = 0;  ///< On a learning or relearning step.
    std::uint32_t learnt = 0;    ///< In the Review state.
    std::uint32_t suspended = 0;
    std::uint32_t due_today = 0;    ///< Learning and learnt cards to be asked before the learner's day ends.
    std::uint32_t steps_today = 0;  ///< Of these, learning cards: the daily limit of reviews does not hold them back.
    std::uint32_t new_today = 0;    ///< New cards that today's limit still admits.
};

DeckCounts count_deck(const model::Collection& collection, std::span<const std::uint32_t> cards,
                      const srs::ReviewState& state, const QueueOptions& options, Moment moment);

}  // namespace viva::quiz
