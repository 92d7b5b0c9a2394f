#include "base/exponential.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "support/random.h"

using namespace viva;

// Held against the C library, whose own error is half of a last place.
TEST_CASE("e^x is right to a few units of the last place from -700 to 700") {
    tests::Random random(1);
    double worst = 0;
    for (int i = 0; i < 300'000; ++i) {
        const double x = (random.unit() - 0.5) * (i % 2 == 0 ? 1400 : 4);
        worst = std::max(worst, std::abs(exponential(x) / std::exp(x) - 1));
    }
    CHECK(worst < 7e-16);
    CHECK(exponential(0) == 1);
    CHECK(exponential(1) == doctest::Approx(2.718281828459045).epsilon(4e-16));
}

TEST_CASE("at both ends of its range e^x is a number still") {
    CHECK(std::isfinite(exponential(700)));
    CHECK(exponential(-700) > 0);
}

TEST_CASE("ln x is right to 2e-16, or to a unit of the last place where it is larger") {
    tests::Random random(2);
    double worst = 0;
    const auto look = [&](double x) {
        const double expected = std::log(x);
        worst = std::max(worst, std::abs(logarithm(x) - expected) / std::max(std::abs(expected), 1.0));
    };
    for (int i = 0; i < 300'000; ++i) {
        look(std::exp((random.unit() - 0.5) * 1400));
        look(0.5 + random.unit() * 1.5);
        look(1 + (random.unit() - 0.5) * 1e-6);
    }
    CHECK(worst < 3e-16);
    CHECK(logarithm(1) == 0);
    CHECK(logarithm(2) == std::log(2.0));
    CHECK(logarithm(std::numeric_limits<double>::min()) == std::log(std::numeric_limits<double>::min()));
    CHECK(logarithm(std::numeric_limits<double>::max()) == std::log(std::numeric_limits<double>::max()));
}

TEST_CASE("powers undo each other") {
    tests::Random random(3);
    for (int i = 0; i < 10'000; ++i) {
        const double x = 0.001 + random.unit() * 36'500;
        const double y = 0.05 + random.unit() * 2;
        REQUIRE(power(power(x, y), 1 / y) == doctest::Approx(x).epsilon(1e-13));
    }
}
