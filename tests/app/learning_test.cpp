#include <doctest/doctest.h>

#include <string>

#include "app/desk.h"
#include "srs/number_text.h"

using namespace viva;
using namespace viva::tests;

namespace {

/// A log of a learner who forgets more than the defaults expect: enough to fit.
std::string long_log() {
    std::string lines;
    int number = 0;
    for (int card = 1; card <= 60; ++card) {
        const auto line = [&](int rating, int day) {
            model::Event event;
            event.id = "old-" + std::to_string(++number);
            event.at = (19'800 + card % 20 + day) * model::day_ms + 12 * model::Time{3'600'000} + number;
            event.what = model::Review{static_cast<model::CardId>(card), static_cast<model::Rating>(rating), 8000};
            lines += srs::event_line(event) + "\n";
        };
        line(3, 0);
        line(card % 2 == 0 ? 1 : 3, 3);
        line(card % 3 == 0 ? 1 : 3, 8);
    }
    return lines;
}

void set(Desk& desk, std::string_view name, std::string value) {
    desk.act(app::ChangeSetting{std::string(name), std::move(value)});
    desk.store_all();
}

}  // namespace

TEST_CASE("parameters are fitted on request, shown with their effect, and count once they are taken") {
    Desk desk;
    desk.act(app::EventsArrived{long_log(), true});
    desk.act(app::LearnParameters{});
    CHECK(desk.state.learning.fit.under_way());
    desk.act(app::AnswerProgressed{desk.state.learning.fit.request, 0.25});
    CHECK(desk.state.learning.fit.part == 0.25);
    desk.answer_all();
    CHECK(!desk.state.learning.fit.under_way());
    REQUIRE(desk.state.learning.offer);
    const app::FitOffer offer = *desk.state.learning.offer;
    CHECK(offer.tests == 120);
    CHECK(offer.after.log_loss < offer.before.log_loss);
    CHECK(offer.load_after > 0);
    CHECK(desk.state.settings.parameters == srs::default_parameters);

    const double before = desk.state.reviews.card(1).memory.stability_days;
    desk.act(app::TakeParameters{});
    desk.store_all();
    CHECK(!desk.state.learning.offer);
    for (std::size_t i = 0; i < srs::parameter_count; ++i)
        CHECK(desk.state.settings.parameters[i] == doctest::Approx(offer.parameters[i]).epsilon(1e-5));
    CHECK(desk.state.reviews.options().scheduler.parameters == desk.state.settings.parameters);
    desk.act(app::LearnParameters{});
    CHECK(desk.questions.back().json.find("\"learnt_on\":20000") != std::string::npos);
    desk.act(app::StopLearning{});
    CHECK(desk.state.reviews.card(1).memory.stability_days != before);
    set(desk, app::setting_name::parameters, "");
    CHECK(desk.state.reviews.card(1).memory.stability_days == before);
}

TEST_CASE("a fit can be stopped, and its late answer is nobody's") {
    Desk desk;
    desk.act(app::EventsArrived{long_log(), true});
    desk.act(app::LearnParameters{});
    const auto effects = desk.act(app::StopLearning{});
    REQUIRE(find_effect<app::StopAsking>(effects) != nullptr);
    CHECK(find_effect<app::StopAsking>(effects)->request == desk.questions.front().request);
    desk.answer_all();
    CHECK(!desk.state.learning.offer);
}

TEST_CASE("a fit that cannot be made says why") {
    Desk desk = Desk::ready();
    desk.act(app::LearnParameters{});
    desk.answer_all();
    CHECK(!desk.state.learning.offer);
    CHECK(desk.state.learning.fit.refusal == app::Refusal::few_answers);
    CHECK(desk.state.learning.fit.count == 0);
    CHECK(desk.state.learning.fit.limit == 64);
    desk.act(app::LearnParameters{});
    desk.act(app::Answered{desk.state.learning.fit.request, R"({"error":"out of memory"})"});
    CHECK(desk.state.learning.fit.refusal == app::Refusal::broken);
    CHECK_FALSE(desk.state.learning.fit.under_way());
}

TEST_CASE("an interview makes a plan, anew on each day and after each change") {
    Desk desk = Desk::ready();
    CHECK(desk.questions.empty());
    set(desk, app::setting_name::interview, app::date_of_day(20'010));
    CHECK(desk.state.learning.planning.under_way());
    desk.answer_all();
    REQUIRE(desk.state.learning.plan);
    const app::PlanView& plan = *desk.state.learning.plan;
    CHECK(plan.made_on == 20'000);
    CHECK(plan.interview_day == 20'010);
    CHECK(plan.days.size() == 10);
    CHECK(plan.cards.size() == plan.recall.size());
    CHECK(!plan.today.empty());
    CHECK(plan.mean_recall > 0.8);
    CHECK(plan.idle_recall == 0);

    desk.act(app::Tick{});
    CHECK(desk.questions.empty());
    set(desk, app::setting_name::interview_minutes, "1");
    CHECK(desk.questions.size() == 1);
    desk.answer_all();
    desk.clock.now += model::day_ms;
    desk.act(app::Tick{});
    CHECK(desk.questions.size() == 1);
    desk.answer_all();
    CHECK(desk.state.learning.plan->made_on == 20'001);
    set(desk, app::setting_name::interview, "");
    CHECK(!desk.state.learning.plan);
    desk.clock.now += 20 * model::day_ms;
    set(desk, app::setting_name::interview, app::date_of_day(20'010));
    CHECK(desk.questions.empty());
}

TEST_CASE("a plan is about the chosen decks, without what is suspended") {
    Desk desk = Desk::ready();
    const app::Deck& deck = desk.state.decks.front();
    app::Interview interview;
    CHECK(app::interview_cards(desk.state.collection, desk.state.decks, interview, desk.state.reviews).size() >
          deck.cards.size());
    interview.decks = {deck.id};
    CHECK(app::interview_cards(desk.state.collection, desk.state.decks, interview, desk.state.reviews) == deck.cards);
    desk.act(app::SuspendCard{desk.state.collection.cards[deck.cards.front()].id, true});
    desk.store_all();
    CHECK(app::interview_cards(desk.state.collection, desk.state.decks, interview, desk.state.reviews).size() ==
          deck.cards.size() - 1);
}

TEST_CASE("settings of learning are read from the log, and what makes no sense is the default") {
    Desk desk = Desk::ready();
    const app::Settings usual = desk.state.settings;
    CHECK(usual.retention == 90);
    CHECK(usual.spread);
    const std::string deck = desk.state.decks.front().id;
    set(desk, app::setting_name::retention, "95");
    set(desk, "retention/" + deck, "80");
    set(desk, app::setting_name::easy_days, "100 100 100 100 100 50 0");
    set(desk, app::setting_name::spread, "off");
    set(desk, app::setting_name::due_cards, "120");
    set(desk, app::setting_name::interview_decks, deck + "\n");
    const app::Settings& chosen = desk.state.settings;
    CHECK(chosen.retention == 95);
    REQUIRE(chosen.deck_retention.size() == 1);
    CHECK(chosen.deck_retention[0].percent == 80);
    CHECK(chosen.weekdays()[5] == 0.5);
    CHECK(!chosen.spread);
    CHECK(chosen.due_cards == 120);
    CHECK(chosen.interview.decks == std::vector<std::string>{deck});
    const model::CardId card = desk.state.collection.cards[desk.state.decks.front().cards.front()].id;
    CHECK(desk.state.reviews.desired_retention(card) == 0.8);
    CHECK(desk.state.reviews.scheduler().options().desired_retention == 0.95);

    set(desk, app::setting_name::retention, "often");
    set(desk, "retention/" + deck, "");
    set(desk, app::setting_name::easy_days, "100 100");
    set(desk, app::setting_name::spread, "on");
    set(desk, app::setting_name::parameters, "1 2 3");
    CHECK(desk.state.settings.retention == 90);
    CHECK(desk.state.settings.deck_retention.empty());
    CHECK(desk.state.settings.easy_days == usual.easy_days);
    CHECK(desk.state.settings.parameters == srs::default_parameters);
}

TEST_CASE("dates are days of the calendar, and back") {
    CHECK(app::day_of_date("1970-01-01") == 0);
    CHECK(app::day_of_date("2026-12-24") == 20'811);
    CHECK(app::day_of_date("2024-02-29") == 19'782);
    for (std::int32_t day = 0; day < 60'000; day += 17) CHECK(app::day_of_date(app::date_of_day(day)) == day);
    for (const char* bad : {"", "2025-02-29", "2026-13-01", "2026-1-1", "24.12.2026", "2026-12-2x", "1969-12-31"})
        CHECK_MESSAGE(!app::day_of_date(bad), bad);
}

TEST_CASE("a long log that comes in pieces counts once all of it is there") {
    Desk desk;
    const std::string log = long_log();
    const std::size_t middle = log.find('\n', log.size() / 2) + 1;
    desk.act(app::EventsArrived{log.substr(0, middle), false});
    CHECK(!desk.state.log_loaded);
    desk.act(app::EventsArrived{log.substr(middle), false});
    desk.act(app::EventsArrived{"", true});
    CHECK(desk.state.reviews.event_count() == 180);
    CHECK(desk.state.reviews.card(1).reps == 3);

    Desk refused;
    refused.act(app::EventsArrived{log, false});
    refused.act(app::StorageChanged{app::StorageStatus::refused});
    CHECK(refused.state.reviews.card(1).reps == 3);
}

TEST_CASE("today's part of a plan is a quiz of its own, whatever is due") {
    Desk desk = Desk::ready();
    set(desk, app::setting_name::new_cards, "0");
    set(desk, app::setting_name::interview, app::date_of_day(20'002));
    desk.open("#/quiz/~plan");
    CHECK(desk.card() == 0);
    desk.answer_all();
    REQUIRE(desk.state.quiz);
    CHECK(desk.card() != 0);
    CHECK(desk.notice(app::NoticeKind::unknown_deck) == nullptr);
}

TEST_CASE("without a plan its quiz is empty, whatever was asked before, and a plan counts what is left of it") {
    Desk desk = Desk::ready();
    desk.open("#/quiz");
    CHECK(desk.card() != 0);
    desk.open("#/quiz/~plan");
    CHECK_FALSE(desk.state.quiz.has_value());
    CHECK(desk.state.planned_left() == 0);
    set(desk, app::setting_name::interview, app::date_of_day(20'010));
    desk.answer_all();
    const std::uint32_t all = desk.state.planned_left();
    CHECK(all == desk.state.learning.plan->today.size());
    REQUIRE(desk.card() != 0);
    desk.grade();
    desk.store_all();
    CHECK(desk.state.planned_left() == all - 1);
}

TEST_CASE("a plan whose decks were all renamed is about all of them again") {
    Desk desk = Desk::ready();
    set(desk, app::setting_name::interview_decks, "python/old-name\nnowhere");
    CHECK(desk.state.settings.interview.decks.empty());
    set(desk, app::setting_name::interview_decks, "nowhere\n" + desk.state.decks[1].id);
    CHECK(desk.state.settings.interview.decks == std::vector<std::string>{desk.state.decks[1].id});
}

TEST_CASE("a clock that was set back is told, and answers stay in the order in which they were given") {
    Desk desk = Desk::ready();
    set(desk, app::setting_name::new_cards, "20");
    const model::Time before = *desk.state.reviews.latest_event();
    desk.clock.now -= 2 * 3'600'000;
    set(desk, app::setting_name::new_cards, "30");
    CHECK(desk.notice(app::NoticeKind::clock_back) != nullptr);
    CHECK(*desk.state.reviews.latest_event() == before + 1);
    CHECK(desk.state.settings.new_cards == 30);
    desk.clock.now += 3 * 3'600'000;
    set(desk, app::setting_name::new_cards, "25");
    CHECK(desk.notice(app::NoticeKind::clock_back) == nullptr);
    CHECK(*desk.state.reviews.latest_event() == desk.clock.now);
    // A clock that was years ahead once does not drag everything along.
    desk.clock.now -= 900 * model::day_ms;
    desk.act(app::ChangeSetting{std::string(app::setting_name::new_cards), "5"});
    CHECK(desk.asked.front().event.at == desk.clock.now);
}

TEST_CASE("a device whose clock is ahead drags along nothing but what it did itself") {
    Desk desk = Desk::ready();
    desk.open("#/quiz");
    const model::CardId card = desk.card();
    const model::Time ahead = desk.clock.now + 20 * 3'600'000;
    const auto add = [&](const char* id, decltype(model::Event::what) what) {
        desk.act(app::EventsArrived{srs::event_line({id, ahead, 0, std::move(what)}), true});
    };
    add("phone-1", model::Setting{"new_cards", "50"});
    add("phone-2", model::Suspend{card, true});
    REQUIRE(desk.card() != card);
    desk.grade();
    CHECK(desk.asked.back().event.at == desk.clock.now);
    desk.act(app::ChangeSetting{"retention", "80"});
    CHECK(desk.asked.back().event.at == desk.clock.now);
    desk.act(app::ChangeSetting{"new_cards", "40"});
    CHECK(desk.asked.back().event.at == ahead + 1);
    desk.act(app::SuspendCard{card, false});
    CHECK(desk.asked.back().event.at == ahead + 1);
    desk.store_all();
    CHECK(desk.state.settings.new_cards == 40);
    CHECK(!desk.state.reviews.card(card).suspended);
}

TEST_CASE("a plan is about questions of all notes in turns, not about details of the first") {
    SampleNotes notes;
    for (const char* name : {"One", "Two"}) {
        std::string text = std::string("# ") + name + "\n";
        for (const char* what : {"deque", "stack"})
            text += std::string("\n### What is a ") + what + " in " + name +
                    "?\n\nA `queue` with `two ends`, in `collections`, which `appendleft` and `popleft` work on.\n";
        notes.add_deck(std::string(name) + ".md", text);
    }
    Desk desk(std::move(notes));
    desk.act(app::EventsArrived{"", true});
    const model::Collection& collection = desk.state.collection;
    const auto cards = app::interview_cards(collection, desk.state.decks, {}, desk.state.reviews);
    REQUIRE(cards.size() == 4);
    for (std::size_t i = 0; i < cards.size(); ++i) {
        CHECK(collection.cards[cards[i]].derived_from == 0);
        CHECK(collection.cards[cards[i]].document == i % 2);
    }
    // The quiz keeps the plan's order.
    set(desk, app::setting_name::interview, app::date_of_day(20'002));
    desk.answer_all();
    REQUIRE(desk.state.learning.plan);
    const std::vector<std::uint32_t> today = desk.state.learning.plan->today;
    REQUIRE(today.size() > 2);
    desk.open("#/quiz/~plan");
    for (const std::uint32_t card : today) {
        CHECK(desk.card() == collection.cards[card].id);
        desk.grade(model::Rating::Easy);
        desk.store_all();
    }
}
