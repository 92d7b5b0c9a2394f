#include "srs/history.h"

#include "srs/replay.h"

namespace viva::srs {

std::vector<PastReview> ReviewState::history(CardId id) const {
    std::vector<PastReview> reviews;
    const std::uint32_t card = cards_by_id_.find(id);
    if (card == KeyTable::absent) return reviews;
    std::vector<std::uint32_t> records;
    for (std::uint32_t record = cards_[card].last; record != KeyTable::absent; record = links_[record].previous)
        if (log_[record].kind == EventKind::review && !log_[record].taken_back) records.push_back(record);
    reviews.reserve(records.size());
    CardState state;
    for (std::size_t i = records.size(); i-- > 0;) {
        const EventRecord& event = log_[records[i]];
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
