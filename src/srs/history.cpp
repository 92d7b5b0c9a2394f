#include "srs/history.h"

#include <algorithm>

#include "srs/replay.h"

namespace viva::srs {

void ReviewState::collect_reviews(const Card& card, std::vector<std::uint32_t>& records) const {
    records.clear();
    for (std::uint32_t record = card.last; record != KeyTable::absent; record = links_[record].previous)
        if (log_[record].kind == EventKind::review && !log_[record].taken_back && !links_[record].copies)
            records.push_back(record);
    std::reverse(records.begin(), records.end());
}

Histories ReviewState::histories() const {
    Histories histories;
    std::vector<std::uint32_t> records;
    for (const Card& card : cards_) {
        collect_reviews(card, records);
        if (records.empty()) continue;
        histories.begin_card();
        std::int32_t day = day_of(log_[records.front()].at, log_[records.front()].zone_minutes);
        for (const std::uint32_t record : records) {
            // A clock or a zone that jumps back makes no day shorter than none.
            const std::int32_t today = std::max(day, day_of(log_[record].at, log_[record].zone_minutes));
            histories.add({today, static_cast<std::uint32_t>(today - day), static_cast<Rating>(log_[record].detail)});
            day = today;
        }
    }
    return histories;
}

std::vector<PastReview> ReviewState::history(CardId id) const {
    std::vector<PastReview> reviews;
    const std::uint32_t card = cards_by_id_.find(id);
    if (card == KeyTable::absent) return reviews;
    std::vector<std::uint32_t> records;
    collect_reviews(cards_[card], records);
    reviews.reserve(records.size());
    CardState state;
    for (const std::uint32_t record : records) {
        const EventRecord& event = log_[record];
        PastReview review = {.at = event.at,
                             .zone_minutes = event.zone_minutes,
                             .day = day_of(event.at, event.zone_minutes),
                             .rating = static_cast<Rating>(event.detail),
                             .took_ms = event.took_ms,
                             .before = state,
                             .after = {}};
        state = schedulers_[cards_[card].scheduler].review(state, review.rating, event.at,
                                                           options_.utc_days ? day_number(event.at, 0) : review.day);
        review.after = state;
        reviews.push_back(review);
    }
    // Where the last one was moved to, to a day with more room, the fold knows.
    if (!reviews.empty()) reviews.back().after = cards_[card].state;
    return reviews;
}

}  // namespace viva::srs
