#include "app/overview.h"

#include <algorithm>
#include <cmath>

namespace viva::app {
namespace {

/// The last reviews that the estimate of minutes looks at.
constexpr std::uint32_t measured_reviews = 200;

DeckProgress count(const model::Collection& collection, const Deck& deck, const srs::ReviewState& reviews,
                   const quiz::QueueOptions& options, const Clock& clock) {
    const quiz::DeckCounts counts =
        quiz::count_deck(collection, deck.cards, reviews, options, {clock.now, clock.zone_minutes});
    return {.total = counts.fresh + counts.learning + counts.learnt + counts.suspended,
            .fresh = counts.fresh,
            .learning = counts.learning,
            .known = counts.learnt,
            .suspended = counts.suspended,
            .due = counts.due_today,
            .steps = counts.steps_today,
            .fresh_today = counts.new_today};
}

/// The earliest moment after now from which a card of the deck is asked.
void find_next_due(const model::Collection& collection, const Deck& deck, const srs::ReviewState& reviews,
                   const Clock& clock, std::optional<model::Time>& next_due) {
    for (const std::uint32_t index : deck.cards) {
        const srs::CardState& card = reviews.card(collection.cards[index].id);
        if (card.state == srs::State::New || quiz::is_stopped(collection.cards[index], reviews)) continue;
        const model::Time from = quiz::asked_from(card, reviews, clock.zone_minutes);
        if (from > clock.now && (!next_due || from < *next_due)) next_due = from;
    }
}

/// Days in a row with reviews, up to today or, since a day that is not over breaks no streak, yesterday.
std::uint32_t find_streak(std::span<const srs::DayCounts> days, std::int32_t today) {
    std::uint32_t streak = 0;
    for (std::int32_t next = today; !days.empty(); days = days.first(days.size() - 1)) {
        const srs::DayCounts& last = days.back();
        if (last.day > today || last.reviews == 0) continue;
        if (last.day != next && !(streak == 0 && last.day == today - 1)) break;
        ++streak;
        next = last.day - 1;
    }
    return streak;
}

Year make_year(const srs::ReviewState& reviews, std::int32_t today) {
    Year year;
    year.reviews.resize(Year::day_count);
    const std::int32_t first = today - static_cast<std::int32_t>(Year::day_count) + 1;
    for (const srs::DayCounts& day : reviews.days()) {
        if (day.day < first || day.day > today || day.reviews == 0) continue;
        year.reviews[static_cast<std::size_t>(day.day - first)] = day.reviews;
        year.total += day.reviews;
        ++year.active_days;
    }
    year.streak = find_streak(reviews.days(), today);
    year.last_weekday = static_cast<int>(srs::weekday_of(today));
    year.retention = reviews.true_retention(first, today);
    return year;
}

}  // namespace

DeckProgress& DeckProgress::operator+=(const DeckProgress& deck) {
    total += deck.total;
    fresh += deck.fresh;
    learning += deck.learning;
    known += deck.known;
    suspended += deck.suspended;
    due += deck.due;
    steps += deck.steps;
    fresh_today += deck.fresh_today;
    return *this;
}

double seconds_per_review(const srs::ReviewState& reviews) {
    std::uint64_t took_ms = 0;
    std::uint32_t count = 0;
    const auto days = reviews.days();
    for (std::size_t i = days.size(); i-- > 0 && count < measured_reviews;) {
        took_ms += days[i].took_ms;
        count += days[i].reviews;
    }
    if (count == 0 || took_ms == 0) return assumed_card_seconds;
    return static_cast<double>(took_ms) / 1000.0 / count;
}

Overview make_overview(const model::Collection& collection, std::span<const Deck> decks,
                       const srs::ReviewState& reviews, const quiz::QueueOptions& options, const Clock& clock) {
    Overview overview;
    const std::int32_t today = reviews.day_of(clock.now, clock.zone_minutes);
    overview.new_cards_left = quiz::new_cards_left(reviews, options, {clock.now, clock.zone_minutes});
    for (const Deck& deck : decks) {
        overview.decks.push_back(count(collection, deck, reviews, options, clock));
        overview.all += overview.decks.back();
        find_next_due(collection, deck, reviews, clock, overview.next_due);
    }
    overview.due_cards_left = quiz::due_cards_left(reviews, options, {clock.now, clock.zone_minutes});
    overview.due_held = overview.all.due - overview.all.due_within(overview.due_cards_left);
    overview.all.due -= overview.due_held;
    overview.all.fresh_today = std::min(overview.all.fresh_today, overview.new_cards_left);
    const double seconds = seconds_per_review(reviews) * overview.all.today();
    overview.minutes = static_cast<std::uint32_t>(std::ceil(seconds / 60.0));
    overview.day_end = reviews.end_of_day(clock.now, clock.zone_minutes);
    // What a limit holds back comes at the start of the next day at the latest.
    const bool waits = overview.due_held > 0 || (overview.all.fresh > 0 && options.new_cards_a_day > 0);
    if (waits && (!overview.next_due || overview.day_end < *overview.next_due)) overview.next_due = overview.day_end;
    overview.year = make_year(reviews, today);
    return overview;
}

}  // namespace viva::app
