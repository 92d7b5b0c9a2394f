// Which cards are to be asked now, and which of them next.
//
// Due cards come first, then new ones up to the daily limit. Cards in learning return at their minute; when nothing
// else is left, those of the next minutes are asked ahead of time. Cards of one section or one note follow each other
// only where it cannot be avoided.
//
// A question and its details (modes.h) are siblings. On one day only one of them is asked: once a card was answered,
// its siblings wait for the next day, but for learning steps that are under way. A detail is met for the first time
// only after its question has settled for some days, one detail of a question a day, within the daily limit of new
// cards and after the new questions. So a note with three hundred terms adds a few cards a day, not three hundred. Who
// wants a question no more is not asked for its details either.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "model/card.h"
#include "srs/replay.h"

namespace viva::quiz {

using model::CardId;
using model::Time;

/// The moment, as the caller's clock and calendar have it.
struct Moment {
    Time now = 0;
    std::int32_t zone_minutes = 0;  ///< Local time minus UTC.
};

struct QueueOptions {
    std::uint32_t new_cards_a_day = 20;          ///< For all decks together.
    std::uint32_t due_cards_a_day = 0xFFFFFFFF;  ///< The same for learned cards; the rest waits for the next day.
    Time learn_ahead_ms = 20 * 60 * Time{1000};
    /// Asks cards that are not due too, each until it was answered after this moment: for whoever picks what to ask.
    std::optional<Time> due_or_not_since = std::nullopt;
    /// Asks due and new cards in the order in which they are given: for whoever has thought about it.
    bool as_given = false;
    /// Asks every card that is not suspended, the least known first: to cram. Nothing of it is stored.
    bool weakest_first = false;
    std::uint64_t seed = 0;  ///< Mixes cards that are due on the same day.
};

/// What is asked before what.
enum class Turn : std::uint8_t {
    learning,  ///< A learning step whose minute has come.
    due,       ///< A learned card whose day has come.
    fresh,     ///< A new card within the daily limit.
    ahead,     ///< A learning step that is nearly due.
};

struct QueueEntry {
    std::uint32_t card = 0;  ///< Index into the collection's cards.
    Turn turn = Turn::due;
};

/// When a card's turn is at this moment; nothing for a card that is suspended, buried, or due later. New cards are
/// `fresh` whatever the daily limit.
std::optional<Turn> turn_of(const srs::CardState& card, Time now, Time end_of_day, const QueueOptions& options);

/// Whether nobody is asked it any more: it was suspended, or the question that it is a detail of.
bool is_stopped(const model::Card& card, const srs::ReviewState& state);

/// From when on a card that was asked before has its turn: a learned card all day, a learning step at its minute.
Time asked_from(const srs::CardState& card, const srs::ReviewState& state, std::int32_t zone_minutes);

/// Whether a new card may be met: a question always, a detail once its question has settled and while it is asked.
bool is_awake(const model::Card& card, const srs::ReviewState& state);

/// The cards, one note's next after the other's, so that a day sees all of them.
std::vector<std::uint32_t> in_turns(const model::Collection& collection, std::span<const std::uint32_t> cards);

/// Learned cards that may still be asked on this day.
std::uint32_t due_cards_left(const srs::ReviewState& state, const QueueOptions& options, Moment moment);

/// New cards that may still be introduced on this day.
std::uint32_t new_cards_left(const srs::ReviewState& state, const QueueOptions& options, Moment moment);

/// The cards (indices into the collection's cards) whose turn it is, in the order in which they would be asked if
/// none stood in another's way.
std::vector<QueueEntry> build_queue(const model::Collection& collection, std::span<const std::uint32_t> cards,
                                    const srs::ReviewState& state, const QueueOptions& options, Moment moment);

/// Takes out of `queue` (in the order of asking) what waits because a sibling was answered today or comes before it.
/// `cards` are all whose answers count; learning steps stay.
void bury_siblings(const model::Collection& collection, std::span<const std::uint32_t> cards,
                   const srs::ReviewState& state, std::int32_t today, std::vector<QueueEntry>& queue);

/// Whether both were made from one question (a card is its own sibling).
bool are_siblings(const model::Card& left, const model::Card& right);

/// Position in `queue` of the card to ask after the card `last` (nothing: at the beginning); nothing if the queue is
/// empty.
std::optional<std::size_t> choose_next(const model::Collection& collection, std::span<const QueueEntry> queue,
                                       std::optional<std::uint32_t> last);

}  // namespace viva::quiz
