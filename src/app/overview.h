// The numbers that Home and the tree show: what is due, how well things are known, what was done.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "app/decks.h"
#include "model/card.h"
#include "quiz/deck.h"
#include "quiz/queue.h"
#include "srs/replay.h"

namespace viva::app {

/// Where a moment lies; the model never asks a clock itself.
struct Clock {
    model::Time now = 0;            ///< UTC
    std::int32_t zone_minutes = 0;  ///< Local time minus UTC.
};

struct DeckProgress {
    std::uint32_t total = 0;
    std::uint32_t fresh = 0;     ///< Never asked.
    std::uint32_t learning = 0;  ///< In learning or relearning steps.
    std::uint32_t known = 0;     ///< Graduated to days.
    std::uint32_t suspended = 0;
    std::uint32_t due = 0;          ///< To review before the day ends.
    std::uint32_t steps = 0;        ///< Of these, learning steps, which no limit holds back.
    std::uint32_t fresh_today = 0;  ///< New cards that today's limit still allows.
    std::uint32_t today() const { return due + fresh_today; }
    /// What is due if so many learned cards may still be asked.
    std::uint32_t due_within(std::uint32_t limit) const { return steps + std::min(due - steps, limit); }
    /// Adds everything, also what is limited for all decks together.
    DeckProgress& operator+=(const DeckProgress& deck);
};

/// A year of reviews, the last day is today.
struct Year {
    static constexpr std::size_t day_count = 371;  ///< 53 weeks.
    std::vector<std::uint32_t> reviews;            ///< By day.
    std::uint64_t total = 0;
    std::uint32_t active_days = 0;
    std::uint32_t streak = 0;         ///< Days in a row with reviews; today may still be empty.
    int last_weekday = 0;             ///< Of today; 0 is Monday.
    std::optional<double> retention;  ///< 0…1
};

struct Overview {
    DeckProgress all;
    std::vector<DeckProgress> decks;      ///< In the order of the decks.
    std::uint32_t new_cards_left = 0;     ///< Of today's limit.
    std::uint32_t due_cards_left = 0;     ///< Of today's limit of reviews.
    std::uint32_t due_held = 0;           ///< Due cards that this limit holds back.
    std::uint32_t minutes = 0;            ///< Estimate for what is to do today, from measured times.
    std::optional<model::Time> next_due;  ///< From when on the first card after now is asked.
    model::Time day_end = 0;              ///< When the learner's day ends.
    Year year;
};

/// Seconds that a card takes where nothing has been measured yet.
inline constexpr double assumed_card_seconds = 20;

/// What a review took lately, on average.
double seconds_per_review(const srs::ReviewState& reviews);

Overview make_overview(const model::Collection& collection, std::span<const Deck> decks,
                       const srs::ReviewState& reviews, const quiz::QueueOptions& options, const Clock& clock);

}  // namespace viva::app
