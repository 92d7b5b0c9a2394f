#include "srs/facts.h"

#include <algorithm>

namespace viva::srs {

void ReviewState::collect_reviews(const Card& card, std::vector<std::uint32_t>& records) const {
    records.clear();
    for (std::uint32_t record = card.last; record != KeyTable::absent; record = links_[record].previous)
        if (log_[record].kind == EventKind::review && !log_[record].taken_back) records.push_back(record);
    std::reverse(records.begin(), records.end());
}

std::vector<EventRecord> ReviewState::reviews_of(CardId id) const {
    std::vector<EventRecord> reviews;
    const std::uint32_t card = cards_by_id_.find(id);
    if (card == KeyTable::absent) return reviews;
    std::vector<std::uint32_t> records;
    collect_reviews(cards_[card], records);
    for (const std::uint32_t record : records) reviews.push_back(log_[record]);
    return reviews;
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

std::vector<AnswerFact> answers_of(const ReviewState& state, CardId card) {
    const Fsrs fsrs(state.options().scheduler.parameters);
    std::vector<AnswerFact> answers;
    std::int32_t day = 0;
    for (const EventRecord& review : state.reviews_of(card)) {
        AnswerFact answer{review.at, review.zone_minutes, static_cast<Rating>(review.detail), review.took_ms, 0, {},
                          {}};
        const std::int32_t today = state.day_of(review.at, review.zone_minutes);
        if (answers.empty()) {
            answer.memory = fsrs.first_memory(answer.rating);
        } else {
            const MemoryState& before = answers.back().memory;
            answer.elapsed_days = std::max(today - day, 0);
            const double elapsed_ms = static_cast<double>(review.at - answers.back().at);
            answer.expected_recall =
                fsrs.retrievability(elapsed_ms / static_cast<double>(model::day_ms), before.stability_days);
            answer.memory = fsrs.next_memory(before, answer.elapsed_days, answer.rating);
        }
        day = today;
        answers.push_back(answer);
    }
    return answers;
}

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
