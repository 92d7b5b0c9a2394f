// What happened to one card, review by review: what statistics and the card's own page are made of.
#pragma once

#include "srs/scheduler.h"

namespace viva::srs {

/// A review that counts, with what the card was before and after it.
struct PastReview {
    Time at = 0;
    std::int32_t zone_minutes = 0;
    std::int32_t day = 0;  ///< `day_number` of the learner's day.
    Rating rating = Rating::Good;
    std::uint32_t took_ms = 0;
    CardState before;
    CardState after;  ///< Its due date is the scheduler's own but for the last review: that may have been moved.

    /// True if it tested memory: the card was seen on an earlier day.
    bool tested() const { return before.state != State::New && day > before.last_review_day; }
    bool recalled() const { return rating != Rating::Again; }
    /// Whole days since the review before; 0 for the first.
    std::int32_t elapsed_days() const { return before.state == State::New ? 0 : day - before.last_review_day; }
};

}  // namespace viva::srs
