#include <doctest/doctest.h>

#include <cmath>

#include "real_log.h"
#include "srs/fsrs.h"
#include "support/shared.h"

using namespace viva;
using namespace viva::srs;

TEST_CASE("on a real log of 12,580 reviews the default parameters predict recall as py-fsrs does") {
    const auto text = tests::read_shared("fsrs/review-log.csv");
    if (!text) return;
    const Fsrs fsrs;
    double loss = 0;
    int reviews = 0;
    int later_days = 0;
    for (const auto& [card, answers] : tests::read_log(*text)) {
        MemoryState memory = fsrs.first_memory(answers.front().rating);
        ++reviews;
        for (std::size_t i = 1; i < answers.size(); ++i, ++reviews) {
            // py-fsrs counts whole periods of 24 hours, `timedelta.days`
            const double elapsed = std::floor(answers[i].days - answers[i - 1].days);
            if (elapsed >= 1) {
                const double recall = fsrs.retrievability(elapsed, memory.stability_days);
                loss -= std::log(answers[i].rating == Rating::Again ? 1 - recall : recall);
                ++later_days;
            }
            memory = fsrs.next_memory(memory, elapsed, answers[i].rating);
        }
    }
    CHECK(reviews == 12'580);
    CHECK(later_days == 5'329);
    CHECK(loss / later_days == doctest::Approx(0.4587).epsilon(1e-4));
}
