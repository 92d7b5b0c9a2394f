// Learning a person's parameters of FSRS-6 from their log.
//
// What is minimised is the loss of all tests (RecallLoss) plus a pull towards the defaults: a normal prior on each
// parameter whose spread is what fits of many people's logs show (fsrs-rs PARAMS_STDDEV). A short log so stays near the
// defaults, a long one speaks for itself. Method: BFGS within the parameters' ranges, begun at
// initial stabilities that the first tests show.
// The same histories give the same parameters, on any machine to about six digits.
#pragma once

#include <array>
#include <cstdint>

#include "base/result.h"
#include "srs/fsrs.h"
#include "srs/histories.h"

namespace viva::srs {

/// Told how far the work is, 0…1; says whether it shall go on.
struct Watch {
    bool (*go_on)(void* context, double done) = nullptr;
    void* context = nullptr;

    bool operator()(double done) const { return go_on == nullptr || go_on(context, done); }
};

struct FitOptions {
    std::int32_t end_day = DayRange{}.end;  ///< Answers of this day and later are not learnt from.
    /// Of the pull towards the defaults; 0: none. 0.5 would be right if answers were independent; those of one day or
    /// of cards from one note are not. Of 0.5, 1, 2, 4, 8 and 16 this one predicts the later part of a real log best,
    /// wherever it is cut (tests/bench/optimizer/split_bench.cpp).
    double prior_weight = 4;
    /// What the oldest test counts against the latest (RecallLoss); 1: as much. fsrs-rs weighs by age too, from 0.25
    /// on.
    double oldest_weight = 0.25;
    Watch watch;
};

struct Fit {
    Parameters parameters = default_parameters;
    std::uint32_t tests = 0;   ///< Answers of a later day, which it learnt from.
    std::uint32_t passes = 0;  ///< Over all histories, as a measure of work.
};

/// Fewer tests than these say too little.
inline constexpr std::uint32_t least_tests = 64;

/// The parameters that predict the histories best. Errors: too few tests, or the watch said stop.
Result<Fit> fit_parameters(const Histories& histories, const FitOptions& options = {});

/// Initial stabilities by first rating, in days, from how the first test of each card went: where a fit begins.
std::array<double, 4> first_stabilities(const Histories& histories, std::int32_t end_day = DayRange{}.end);

}  // namespace viva::srs
