#include "app/statistics.h"

#include <algorithm>

#include "base/compact_sort.h"

namespace viva::app {
namespace {

/// Ends of the curve's places, in elapsed days per day of stability.
constexpr std::array<double, 9> curve_ends = {0.25, 0.5, 0.75, 1, 1.25, 1.75, 2.5, 4, 8};

/// The most columns of time spent; a longer period has longer stretches.
constexpr std::int32_t most_stretches = 53;

template <std::size_t Size>
std::size_t class_of(const std::array<double, Size>& ends, double value) {
    return static_cast<std::size_t>(std::upper_bound(ends.begin(), ends.end(), value) - ends.begin());
}

void add(Retention& sum, bool recalled) {
    ++sum.tested;
    if (recalled) ++sum.recalled;
}

/// Gathers the numbers card by card.
class Gatherer {
public:
    Gatherer(const srs::ReviewState& reviews, Period period, const Clock& clock)
        : reviews_(reviews), clock_(clock), end_of_day_(reviews.end_of_day(clock.now, clock.zone_minutes)) {
        numbers_.today = reviews.day_of(clock.now, clock.zone_minutes);
        first_day_ = numbers_.today - (period == Period::month ? 29 : 370);
        if (period == Period::everything)
            first_day_ = reviews.days().empty() ? numbers_.today : std::min(numbers_.today, reviews.days().front().day);
        numbers_.curve.resize(curve_ends.size() + 1);
    }

    void deck(const model::Collection& collection, const Deck& deck) {
        Topic topic;
        for (const std::uint32_t index : deck.cards) {
            const model::Card& asked = collection.cards[index];
            card(index, reviews_.card(asked.id), quiz::is_stopped(asked, reviews_), topic);
            history(reviews_.history(asked.id), topic);
        }
        if (topic.seen > 0) topic.recall /= topic.seen;
        numbers_.topics.push_back(topic);
    }

    Statistics finish() {
        if (numbers_.seen > 0) {
            numbers_.mean_difficulty /= numbers_.seen;
            numbers_.mean_recall /= numbers_.seen;
            const auto middle = stabilities_.begin() + static_cast<std::ptrdiff_t>(stabilities_.size() / 2);
            std::nth_element(stabilities_.begin(), middle, stabilities_.end());
            numbers_.median_stability = *middle;
        }
        for (CurvePoint& point : numbers_.curve) {
            if (point.observed.tested == 0) continue;
            point.time /= point.observed.tested;
            point.predicted /= point.observed.tested;
        }
        std::erase_if(numbers_.curve, [](const CurvePoint& point) { return point.observed.tested == 0; });
        compact_sort(recalls_.begin(), recalls_.end());
        for (std::size_t i = 0; i < std::min(recalls_.size(), Statistics::most_weak); ++i)
            numbers_.weakest.push_back(recalls_[i].second);
        days();
        return std::move(numbers_);
    }

private:
    void card(std::uint32_t index, const srs::CardState& state, bool stopped, Topic& topic) {
        topic.lapses += state.lapses;
        if (state.suspended && numbers_.stopped.size() < Statistics::most_stopped) numbers_.stopped.push_back(index);
        if (state.state == srs::State::New || stopped) return;
        const double recall = reviews_.scheduler().retrievability(state, clock_.now);
        recalls_.emplace_back(recall, index);
        if (srs::is_leech(state)) numbers_.leeches.push_back(index);
        ++numbers_.seen;
        ++topic.seen;
        topic.recall += recall;
        numbers_.mean_recall += recall;
        numbers_.mean_difficulty += state.memory.difficulty;
        stabilities_.push_back(state.memory.stability_days);
        ++numbers_.stability[class_of(stability_ends, state.memory.stability_days)];
        ++numbers_.difficulty[static_cast<std::size_t>(std::clamp(state.memory.difficulty - 1, 0.0, 8.0))];
        ++numbers_.recall[static_cast<std::size_t>(std::clamp(recall * 10, 0.0, 9.0))];
        const model::Time due = std::max(state.due, state.buried_until);
        const model::Time days = due < end_of_day_ ? 0 : (due - end_of_day_) / model::day_ms + 1;
        if (days < static_cast<model::Time>(Statistics::forecast_days))
            ++numbers_.forecast[static_cast<std::size_t>(days)];
    }

    void history(const std::vector<srs::PastReview>& reviews, Topic& topic) {
        for (const srs::PastReview& review : reviews) {
            if (!review.tested() || review.day < first_day_ || review.day > numbers_.today) continue;
            const double stability = review.before.memory.stability_days;
            const double elapsed = review.elapsed_days();
            add(numbers_.retention, review.recalled());
            add(topic.retention, review.recalled());
            add(numbers_.maturity[class_of(maturity_ends, stability)], review.recalled());
            CurvePoint& point = numbers_.curve[class_of(curve_ends, elapsed / stability)];
            point.time += elapsed / stability;
            point.predicted += srs::retrievability(elapsed, stability, reviews_.scheduler().options().parameters);
            add(point.observed, review.recalled());
        }
    }

    /// Reviews and time come from the days, which know cards that are in no deck any more, too.
    void days() {
        const std::int32_t length = numbers_.today - first_day_ + 1;
        const std::int32_t stretch = length <= 31 ? 1 : std::max(7, (length + most_stretches - 1) / most_stretches);
        const std::int32_t count = (length + stretch - 1) / stretch;
        for (std::int32_t i = 0; i < count; ++i)
            numbers_.stretches.push_back({numbers_.today - (count - 1 - i) * stretch, 0, 0});
        for (const srs::DayCounts& day : reviews_.days()) {
            if (day.day < first_day_ || day.day > numbers_.today || day.reviews == 0) continue;
            Stretch& at =
                numbers_.stretches[static_cast<std::size_t>(count - 1 - (numbers_.today - day.day) / stretch)];
            at.reviews += day.reviews;
            at.took_ms += day.took_ms;
            numbers_.reviews += day.reviews;
            numbers_.took_ms += day.took_ms;
            ++numbers_.active_days;
        }
    }

    const srs::ReviewState& reviews_;
    const Clock& clock_;
    model::Time end_of_day_;
    std::int32_t first_day_ = 0;
    std::vector<double> stabilities_;
    std::vector<std::pair<double, std::uint32_t>> recalls_;  ///< With the card's index.
    Statistics numbers_;
};

}  // namespace

Statistics make_statistics(const model::Collection& collection, std::span<const Deck> decks,
                           const srs::ReviewState& reviews, Period period, const Clock& clock) {
    Gatherer gatherer(reviews, period, clock);
    for (const Deck& deck : decks) gatherer.deck(collection, deck);
    return gatherer.finish();
}

}  // namespace viva::app
