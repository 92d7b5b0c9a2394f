#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "bench/planner/simulation.h"
#include "srs/planner.h"

using namespace viva;
using namespace viva::srs;

namespace {

std::vector<PlanCard> new_cards(std::size_t count) { return std::vector<PlanCard>(count); }

PlanOptions three_weeks(double answers_a_day) {
    PlanOptions options;
    options.today = 20'000;
    options.interview_day = 20'021;
    options.answers_a_day = answers_a_day;
    return options;
}

std::string error_of(std::span<const PlanCard> cards, const PlanOptions& options) {
    const auto plan = make_plan(cards, options);
    return plan ? "" : plan.error().message;
}

}  // namespace

TEST_CASE("a plan brings five points more recall on the day than a retention of 0.9 with as many answers") {
    tests::Course course{150, 24, 16, 8, 3};
    const tests::Outcome constant = tests::constant_retention(course, 0.9);
    const tests::Outcome plan = tests::planned(course, constant.answers);
    MESSAGE("retention 0.9: " << constant.recall << " with " << constant.answers << " answers, plan: " << plan.recall
                              << " with " << plan.answers);
    CHECK(plan.answers <= constant.answers + 1);
    CHECK(plan.recall >= constant.recall + 0.05);
}

TEST_CASE("a plan keeps to the time of each day and says what comes of it") {
    const auto cards = new_cards(100);
    PlanOptions options = three_weeks(20);
    options.weekdays = {1, 1, 1, 1, 0.5, 0, 1};
    options.answers_today = 5;
    const auto plan = make_plan(cards, options);
    REQUIRE(plan);
    REQUIRE(plan->days.size() == 21);
    CHECK(plan->days.front().day == 20'000);
    double before = 0;
    double fresh = 0;
    for (const PlanDay& day : plan->days) {
        const std::int32_t weekday = (day.day + 3) % 7;  // 0 is Monday
        const double allowed = day.day == 20'000 ? 5 : 20 * options.weekdays[static_cast<std::size_t>(weekday)];
        CHECK(day.answers <= allowed + 1.5);  // the last card of a day may be forgotten and come again
        if (allowed == 0) CHECK(day.answers == 0);
        CHECK(day.recall >= before - 0.02);
        before = day.recall;
        fresh += day.fresh;
    }
    CHECK(plan->idle_recall == 0);
    CHECK(plan->mean_recall == doctest::Approx(plan->days.back().recall));
    CHECK(plan->mean_recall > 0.7);
    CHECK(fresh <= 100.001);
    CHECK(plan->today.size() <= 5);
    CHECK(!plan->today.empty());
}

TEST_CASE("a plan without enough time says which cards it cannot bring home") {
    const auto cards = new_cards(400);
    const auto plan = make_plan(cards, three_weeks(6));
    REQUIRE(plan);
    CHECK(plan->unreached > 200);
    CHECK(plan->unreached == std::count_if(plan->recall.begin(), plan->recall.end(), [](float r) { return r < 0.5F; }));
    CHECK(plan->mean_recall < 0.5);
}

TEST_CASE("with far more cards than answers a plan still weighs them") {
    // Of a sample of the cards, as of all, each day has time for a part of an answer.
    PlanOptions options = three_weeks(2);
    options.interview_day = options.today + 60;
    const auto plan = make_plan(new_cards(2000), options);
    REQUIRE(plan);
    CHECK(plan->price > 0.005);  // Who asks at any price learns early what is forgotten on the day.
    CHECK(plan->mean_recall > 0.02);
}

TEST_CASE("on the eve of the interview a plan asks first what the day would find forgotten") {
    const std::vector<PlanCard> cards = {
        {{400, 5}, 19'999}, {{2, 5}, 19'990}, {{0, 0}, 0}, {{1, 5}, 19'999}, {{300, 5}, 19'900}};
    PlanOptions options = three_weeks(4);
    options.interview_day = options.today + 1;
    const auto plan = make_plan(cards, options);
    REQUIRE(plan);
    REQUIRE(plan->today.size() >= 2);
    const std::vector<std::uint32_t> first(plan->today.begin(), plan->today.begin() + 2);
    CHECK(first == std::vector<std::uint32_t>{2, 1});
    CHECK(std::find(plan->today.begin(), plan->today.end(), 0U) == plan->today.end());
    CHECK(plan->mean_recall > plan->idle_recall);
}

TEST_CASE("the same cards and seed give the same plan, and a known price gives today's cards alone") {
    const auto cards = new_cards(60);
    PlanOptions options = three_weeks(10);
    const auto plan = make_plan(cards, options);
    const auto again = make_plan(cards, options);
    REQUIRE(plan);
    REQUIRE(again);
    CHECK(plan->today == again->today);
    CHECK(plan->recall == again->recall);
    CHECK(!plan_today(cards, options));
    options.price = plan->price;
    CHECK(plan_today(cards, options).value() == plan->today);
}

TEST_CASE("a plan that cannot be made says why") {
    const auto cards = new_cards(10);
    PlanOptions options = three_weeks(10);
    options.interview_day = options.today;
    CHECK(error_of(cards, options) == "the day of the interview must lie in the future");
    options.interview_day = options.today + 731;
    CHECK(error_of(cards, options) == "the interview is more than 730 days away");
    options = three_weeks(0);
    CHECK(error_of(cards, options) == "a plan needs some time a day");
    CHECK(error_of(new_cards(20'001), three_weeks(10)) == "a plan for 20001 cards; 20000 are the most");
    options = three_weeks(10);
    int calls = 0;
    options.watch.context = &calls;
    options.watch.go_on = [](void* context, double done) {
        CHECK(done < 1);
        return ++*static_cast<int*>(context) < 3;
    };
    CHECK(error_of(cards, options) == "stopped");
    CHECK(calls == 3);
    CHECK(make_plan({}, three_weeks(10))->mean_recall == 0);
}
