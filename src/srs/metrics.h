// How well parameters predict what happened: the measures of the FSRS benchmark (open-spaced-repetition/srs-benchmark).
#pragma once

#include <cstdint>

#include "srs/fsrs.h"
#include "srs/histories.h"

namespace viva::srs {

struct Metrics {
    double log_loss = 0;   ///< Mean of -log(probability of what happened); less is better.
    double rmse_bins = 0;  ///< Root mean square of predicted less observed recall, in groups of like tests.
    double auc = 0.5;      ///< Probability that a remembered test was given more recall than a forgotten one.
    double recalled = 0;   ///< Share of tests that were remembered, 0…1.
    std::uint32_t tests = 0;
};

/// Measures the tests (answers of a later day) within `days`; memory follows the whole history. Zeros without tests.
Metrics measure(const Histories& histories, const Parameters& w, DayRange days = {});

/// Reviews a day that the cards, as they stand after their histories, will cost at a desired retention (0..1).
double reviews_a_day(const Histories& histories, const Parameters& w, double desired_retention);

/// What other parameters would change, for a person to see before they are taken.
struct Effect {
    Metrics before, after;                   ///< Over the whole log.
    double load_before = 0, load_after = 0;  ///< Reviews a day that the cards cost from now on.
};
Effect effect_of(const Histories& histories, const Parameters& before, const Parameters& after,
                 double desired_retention, DayRange days = {});

}  // namespace viva::srs
