// FSRS-6: how memory of one card decays and grows. Formulas and names follow the open-spaced-repetition projects;
// where py-fsrs, fsrs-rs and ts-fsrs differ, this follows ts-fsrs 5.4 (packages/fsrs/src/algorithm.ts):
//   - a review on the day of the last one never lowers stability for Hard, Good and Easy;
//   - initial stability is at least 0.1 days;
//   - results are kept to eight decimals, which also makes the native and the WASM build agree although their
//     math libraries differ in the last bit.
#pragma once

#include <array>
#include <cstdint>

#include "model/review.h"

namespace viva::srs {

using model::Rating;
using model::Time;

/// w0…w20.
inline constexpr std::size_t parameter_count = 21;
using Parameters = std::array<double, parameter_count>;

inline constexpr Parameters default_parameters = {0.212,  1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194,
                                                  0.001,  1.8722, 0.1666, 0.796,  1.4835, 0.0614, 0.2629,
                                                  1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542};

inline constexpr double minimum_stability_days = 0.001;
/// Of a first answer.
inline constexpr double minimum_first_stability_days = 0.1;
inline constexpr double maximum_stability_days = 36500;
inline constexpr std::int32_t default_maximum_interval_days = 36500;

/// Of what stands by rating: Again first.
inline std::size_t index_of(Rating rating) { return static_cast<std::size_t>(rating) - 1; }

/// What FSRS knows of one card.
struct MemoryState {
    double stability_days = 0;  ///< Days in which recall falls to 0.9; 0.001…36500. 0: never reviewed.
    double difficulty = 0;      ///< 1…10. 0: never reviewed.

    bool operator==(const MemoryState&) const = default;
};

/// Each parameter brought into the range that FSRS-6 allows; what is not a finite number becomes the default.
Parameters clip_parameters(const Parameters& parameters);

/// The formulas for one set of parameters, with every constant worked out once: what replays a long log.
class Fsrs {
public:
    /// Clips the parameters.
    explicit Fsrs(const Parameters& parameters = default_parameters);

    /// Probability of recall, 0…1, `elapsed_days` after the last review; 0 for a card never reviewed.
    double retrievability(double elapsed_days, double stability_days) const;

    /// Memory after the very first review.
    MemoryState first_memory(Rating rating) const;

    /// Memory after a review `elapsed_days` after the last one; negative or NaN counts as 0, the same day.
    MemoryState next_memory(const MemoryState& memory, double elapsed_days, Rating rating) const;

    /// What Hard, Good and Easy share, the expensive part of what a recall makes of a memory; for the two below.
    double recall_gain(const MemoryState& memory, double elapsed_days) const;

    /// Days of stability after Hard, Good or Easy; `gain` is the memory's `recall_gain` after the same days.
    double recalled_stability(double stability_days, double elapsed_days, double gain, Rating rating) const;

    /// The same before it is rounded, which adds less than 1e-8 days, and kept within its bounds.
    double unrounded_stability(double stability_days, double elapsed_days, double gain, Rating rating) const;

    /// Difficulty after a review, 1…10.
    double next_difficulty(double difficulty, Rating rating) const;

    /// Days per day of stability until recall falls to `desired_retention` (0..1; clamped to 0.01…1).
    double interval_factor(double desired_retention) const;

private:
    double forgotten_stability(const MemoryState& memory, double elapsed_days) const;

    Parameters w_;
    double curve_factor_;                     ///< F of the forgetting curve.
    double growth_scale_;                     ///< e^w8
    double forgotten_divisor_;                ///< e^(w17·w18)
    double easy_difficulty_;                  ///< D0(4), not clamped: where difficulty reverts to.
    std::array<double, 4> same_day_factors_;  ///< e^(w17·(G-3+w18)) by rating.
};

/// Probability of recall, 0…1.
double retrievability(double elapsed_days, double stability_days, const Parameters& w = default_parameters);

/// Memory after the very first review.
MemoryState first_memory(Rating rating, const Parameters& w = default_parameters);

/// Memory after a later review; `elapsed_days` 0 (or less) is a review on the same day.
MemoryState next_memory(const MemoryState& memory, double elapsed_days, Rating rating,
                        const Parameters& w = default_parameters);

/// Whole days until recall falls to `desired_retention` (0..1); at least 1, at most `maximum_days`.
std::int32_t next_interval_days(double stability_days, double desired_retention,
                                const Parameters& w = default_parameters,
                                std::int32_t maximum_days = default_maximum_interval_days);

/// The same from a factor that `Fsrs::interval_factor` gave.
std::int32_t interval_days(double stability_days, double interval_factor, std::int32_t maximum_days);

}  // namespace viva::srs
