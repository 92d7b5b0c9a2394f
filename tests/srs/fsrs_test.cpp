#include "srs/fsrs.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace viva::srs;

TEST_CASE("memory follows the py-fsrs reference history") {  // py-fsrs tests/test_basic.py, test_memo_state
    MemoryState memory = first_memory(Rating::Again, default_parameters);
    for (const double elapsed_days : {0, 1, 3, 8, 21})
        memory = next_memory(memory, elapsed_days, Rating::Good, default_parameters);
    CHECK(memory.stability_days == doctest::Approx(53.62691).epsilon(1e-6));
    CHECK(memory.difficulty == doctest::Approx(6.3574867).epsilon(1e-7));
}

TEST_CASE("the interval of one day's stability falls from 3116769 days to 1 as the desired retention rises") {
    // ts-fsrs __tests__/FSRS-6.test.ts; fsrs-rs gives the same list but for the first, 3116766 in 32 bits
    const std::int32_t expected[] = {3116769, 34793, 2508, 387, 90, 27, 9, 3, 1, 1};
    for (int tenth = 1; tenth <= 10; ++tenth)
        CHECK(next_interval_days(1, tenth / 10.0, default_parameters, 10'000'000) == expected[tenth - 1]);
}

TEST_CASE("an interval is at least a day and at most the maximum") {
    CHECK(next_interval_days(0.001, 0.9) == 1);
    CHECK(next_interval_days(36500, 0.5) == 36500);
    CHECK(next_interval_days(100, 0.9, default_parameters, 30) == 30);
    CHECK(next_interval_days(100, 0.9, default_parameters, 0) == 1);
    CHECK(next_interval_days(100, 0.9) == 100);
}

TEST_CASE("recall is 0.9 when as many days have passed as the stability says") {
    for (const double stability : {0.001, 0.5, 1.0, 10.0, 36500.0})
        CHECK(retrievability(stability, stability) == doctest::Approx(0.9).epsilon(1e-7));
    CHECK(retrievability(0, 5) == 1);
    CHECK(retrievability(3, 0) == 0);
}

TEST_CASE("first memory comes from the first parameters") {
    CHECK(first_memory(Rating::Again).stability_days == 0.212);
    CHECK(first_memory(Rating::Hard).stability_days == 1.2931);
    CHECK(first_memory(Rating::Good).stability_days == 2.3065);
    CHECK(first_memory(Rating::Easy).stability_days == 8.2956);
    CHECK(first_memory(Rating::Again).difficulty == doctest::Approx(6.4133));
    CHECK(first_memory(Rating::Good).difficulty == doctest::Approx(6.4133 - std::exp(2 * 0.8334) + 1));
    CHECK(first_memory(Rating::Easy).difficulty == 1);  // -4.77 before the bound
}

TEST_CASE("on the same day only Again lowers stability") {
    const MemoryState memory{20, 5};
    CHECK(next_memory(memory, 0, Rating::Again).stability_days < 20);
    CHECK(next_memory(memory, 0, Rating::Hard).stability_days == 20);
    CHECK(next_memory(memory, 0, Rating::Good).stability_days == 20);
    CHECK(next_memory(memory, 0, Rating::Easy).stability_days > 20);
    const MemoryState weak{0.5, 5};
    CHECK(next_memory(weak, 0, Rating::Good).stability_days > 0.5);
}

TEST_CASE("on a later day stability orders Again, Hard, Good, Easy and difficulty the other way") {
    for (const double stability : {0.01, 1.0, 30.0, 20000.0})
        for (const double elapsed : {1.0, 7.5, 400.0}) {
            const MemoryState memory{stability, 5};
            MemoryState last = next_memory(memory, elapsed, Rating::Again);
            for (const Rating rating : {Rating::Hard, Rating::Good, Rating::Easy}) {
                const MemoryState next = next_memory(memory, elapsed, rating);
                CHECK(next.stability_days >= last.stability_days);
                CHECK(next.difficulty <= last.difficulty);
                last = next;
            }
        }
}

TEST_CASE("forgetting never leaves more stability than there was") {
    for (const double stability : {0.001, 0.1, 1.0, 50.0, 36500.0})
        for (const double elapsed : {1.0, 10.0, 36500.0})
            CHECK(next_memory({stability, 1}, elapsed, Rating::Again).stability_days <= stability);
}

TEST_CASE("the three stabilities of recall are those of each rating alone") {
    const Fsrs fsrs;
    for (const double elapsed : {0.0, 1.0, 17.0}) {
        const MemoryState memory{12.5, 7.25};
        const double gain = fsrs.recall_gain(memory, elapsed);
        for (const Rating rating : {Rating::Hard, Rating::Good, Rating::Easy}) {
            const double alone = fsrs.next_memory(memory, elapsed, rating).stability_days;
            CHECK(fsrs.recalled_stability(memory.stability_days, elapsed, gain, rating) == alone);
            const double unrounded = fsrs.unrounded_stability(memory.stability_days, elapsed, gain, rating);
            CHECK(unrounded + 1e-8 > alone);
            CHECK(unrounded - 1e-8 < alone);
        }
    }
}

TEST_CASE("memory stays within its bounds under any history") {
    const Fsrs fsrs;
    const double days[] = {0, 1, 0.25, -3, 1e9, std::numeric_limits<double>::quiet_NaN(), 36500, 2};
    std::uint32_t random = 1;
    for (int history = 0; history < 200; ++history) {
        MemoryState memory = fsrs.first_memory(static_cast<Rating>(1 + history % 4));
        for (int i = 0; i < 100; ++i) {
            random = random * 1664525 + 1013904223;
            memory = fsrs.next_memory(memory, days[random >> 29], static_cast<Rating>(1 + (random >> 20) % 4));
            REQUIRE(memory.stability_days >= minimum_stability_days);
            REQUIRE(memory.stability_days <= maximum_stability_days);
            REQUIRE(memory.difficulty >= 1);
            REQUIRE(memory.difficulty <= 10);
        }
    }
}

TEST_CASE("parameters out of range are clipped and those that are no number become the default") {
    Parameters wild;
    wild.fill(1e300);
    wild[3] = std::numeric_limits<double>::quiet_NaN();
    wild[20] = -1;
    const Parameters clipped = clip_parameters(wild);
    CHECK(clipped[0] == 100);
    CHECK(clipped[3] == default_parameters[3]);
    CHECK(clipped[4] == 10);
    CHECK(clipped[20] == 0.1);
    CHECK(clip_parameters(default_parameters) == default_parameters);
    const MemoryState memory = next_memory(first_memory(Rating::Good, wild), 3, Rating::Easy, wild);
    CHECK(std::isfinite(memory.stability_days));
    CHECK(std::isfinite(memory.difficulty));
}

TEST_CASE("a desired retention that makes no sense still gives an interval") {
    CHECK(next_interval_days(10, std::numeric_limits<double>::quiet_NaN()) == 10);
    CHECK(next_interval_days(10, 0) == 36500);
    CHECK(next_interval_days(10, -5) == 36500);
    CHECK(next_interval_days(10, 7) == 1);
    CHECK(next_interval_days(std::numeric_limits<double>::quiet_NaN(), 0.9) == 1);
}
