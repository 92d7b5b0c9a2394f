#include "app/statistics.h"

#include <numeric>

#include "app/desk.h"

using namespace viva;
using namespace viva::tests;

namespace {

constexpr model::Time hour = 3'600'000;

/// A log in which the first two cards were learnt long ago and tested since.
struct Learnt {
    Learnt() : desk(Desk::ready()) {
        const auto& cards = desk.state.collection.cards;
        const model::Time start = desk.clock.now - 100 * model::day_ms;
        review(cards[0].id, model::Rating::Good, start);
        review(cards[0].id, model::Rating::Good, start + model::day_ms);
        review(cards[0].id, model::Rating::Good, start + 5 * model::day_ms);
        review(cards[0].id, model::Rating::Again, start + 25 * model::day_ms);
        review(cards[0].id, model::Rating::Good, start + 26 * model::day_ms);
        review(cards[5].id, model::Rating::Easy, desk.clock.now - 3 * model::day_ms);
        review(cards[5].id, model::Rating::Good, desk.clock.now - hour);
    }
    void review(model::CardId card, model::Rating rating, model::Time at) {
        model::Event event;
        event.id = "learnt-" + std::to_string(++count);
        event.at = at;
        event.what = model::Review{card, rating, 30'000};
        desk.act(app::EventsArrived{srs::event_line(event), true});
    }
    app::Statistics numbers(app::Period period) const {
        return app::make_statistics(desk.state.collection, desk.state.decks, desk.state.reviews, period, desk.clock);
    }
    Desk desk;
    int count = 0;
};

template <class Counts>
std::uint32_t sum(const Counts& counts) {
    return std::accumulate(counts.begin(), counts.end(), 0U);
}

}  // namespace

TEST_CASE("an empty log has no numbers, and nothing divides by it") {
    const Desk desk = Desk::ready();
    const app::Statistics numbers = app::make_statistics(desk.state.collection, desk.state.decks, desk.state.reviews,
                                                         app::Period::everything, desk.clock);
    CHECK(numbers.seen == 0);
    CHECK(numbers.reviews == 0);
    CHECK(!numbers.retention.share());
    CHECK(numbers.curve.empty());
    CHECK(numbers.mean_recall == 0);
    CHECK(sum(numbers.forecast) == 0);
    REQUIRE(numbers.topics.size() == desk.state.decks.size());
    CHECK(numbers.stretches.size() == 1);
}

TEST_CASE("the cards as they stand now are counted once in each distribution") {
    const Learnt log;
    const app::Statistics numbers = log.numbers(app::Period::everything);
    CHECK(numbers.seen == 2);
    CHECK(sum(numbers.stability) == 2);
    CHECK(sum(numbers.difficulty) == 2);
    CHECK(sum(numbers.recall) == 2);
    CHECK(numbers.mean_recall > 0);
    CHECK(numbers.mean_recall < 1);
    CHECK(numbers.mean_difficulty >= 1);
    CHECK(numbers.forecast[0] == 1);  // The card of long ago waits since its day.
    CHECK(sum(numbers.forecast) <= 2);
    CHECK(numbers.topics[0].seen == 1);
    CHECK(numbers.topics[0].lapses == 1);
    CHECK(numbers.topics[1].seen == 1);
    CHECK(numbers.weakest == std::vector<std::uint32_t>{0, 5});
    CHECK(numbers.leeches.empty());
}

TEST_CASE("retention counts what was tested on a later day, within the period") {
    const Learnt log;
    const app::Statistics all = log.numbers(app::Period::everything);
    CHECK(all.reviews == 7);
    CHECK(all.active_days == 7);
    CHECK(all.took_ms == 7 * 30'000);
    CHECK(all.retention.tested == 5);
    CHECK(all.retention.recalled == 4);
    CHECK(all.topics[0].retention.tested == 4);
    CHECK(all.topics[1].retention.tested == 1);
    const app::Statistics month = log.numbers(app::Period::month);
    CHECK(month.reviews == 2);
    CHECK(month.retention.tested == 1);
    CHECK(month.stretches.size() == 30);
    // The same reviews, whatever they are parted by.
    std::uint32_t by_maturity = 0;
    std::uint32_t by_time = 0;
    for (const app::Retention& part : all.maturity) by_maturity += part.tested;
    for (const app::CurvePoint& point : all.curve) by_time += point.observed.tested;
    CHECK(by_maturity == 5);
    CHECK(by_time == 5);
}

TEST_CASE("a card that was forgotten eight times is a leech") {
    Learnt log;
    const model::CardId card = log.desk.state.collection.cards[1].id;
    model::Time at = log.desk.clock.now - 90 * model::day_ms;
    for (int i = 0; i < 9; ++i) {
        // Learnt (Easy graduates at once), then forgotten on a later day.
        log.review(card, model::Rating::Easy, at);
        log.review(card, model::Rating::Again, at + 3 * model::day_ms);
        at += 5 * model::day_ms;
        if (i < 7) CHECK(log.numbers(app::Period::month).leeches.empty());
    }
    CHECK(log.desk.state.reviews.card(card).lapses >= srs::leech_lapses);
    CHECK(log.numbers(app::Period::month).leeches == std::vector<std::uint32_t>{1});
}

TEST_CASE("the stretches of a period hold each of its reviews once and end today") {
    const Learnt log;
    for (const app::Period period : {app::Period::month, app::Period::year, app::Period::everything}) {
        const app::Statistics numbers = log.numbers(period);
        std::uint32_t reviews = 0;
        for (const app::Stretch& stretch : numbers.stretches) reviews += stretch.reviews;
        CHECK(reviews == numbers.reviews);
        CHECK(numbers.stretches.back().last_day == numbers.today);
        CHECK(numbers.stretches.size() <= 53);
    }
}

TEST_CASE("a card's history is its reviews that count, with the memory before and after") {
    Learnt log;
    const model::CardId card = log.desk.state.collection.cards[0].id;
    const auto history = log.desk.state.reviews.history(card);
    REQUIRE(history.size() == 5);
    CHECK(history[0].before.state == srs::State::New);
    CHECK(!history[0].tested());
    CHECK(history[2].elapsed_days() == 4);
    for (std::size_t i = 1; i < history.size(); ++i) CHECK(history[i].before == history[i - 1].after);
    CHECK(history.back().after == log.desk.state.reviews.card(card));
    model::Event undo;
    undo.id = "learnt-99";
    undo.at = log.desk.clock.now;
    undo.what = model::Undo{"learnt-5"};
    log.desk.act(app::EventsArrived{srs::event_line(undo), true});
    CHECK(log.desk.state.reviews.history(card).size() == 4);
    CHECK(log.desk.state.reviews.history(12345).empty());
}
