#include "srs/fsrs.h"

#include <algorithm>
#include <cmath>

#include "base/exponential.h"

namespace viva::srs {
namespace {

struct Range {
    double low, high;
};

// ts-fsrs constant.ts, CLAMP_PARAMETERS with learning steps on.
constexpr std::array<Range, parameter_count> parameter_ranges = {{
    {0.001, 100},  {0.001, 100}, {0.001, 100}, {0.001, 100}, {1, 10},    {0.001, 4},    {0.001, 4},
    {0.001, 0.75}, {0, 4.5},     {0, 0.8},     {0.001, 3.5}, {0.001, 5}, {0.001, 0.25}, {0.001, 0.9},
    {0, 4},        {0, 1},       {1, 6},       {0, 2},       {0, 2},     {0.01, 0.8},   {0.1, 0.8},
}};

// Their code stands once, but in what every review needs: there it stands in line.
[[gnu::noinline]] double called_exponential(double x) { return exponential(x); }
[[gnu::noinline]] double called_power(double x, double y) { return called_exponential(logarithm(x) * y); }

double to_eight_decimals(double value) { return std::floor(value * 1e8 + 0.5) / 1e8; }

double clamp_stability(double days) { return std::clamp(days, minimum_stability_days, maximum_stability_days); }

double first_difficulty(const Parameters& w, Rating rating) {
    return to_eight_decimals(w[4] - called_exponential(w[5] * static_cast<double>(index_of(rating))) + 1);
}

// NaN fails the comparison, so it counts as the same day too.
bool is_same_day(double elapsed_days) { return !(elapsed_days > 0); }

}  // namespace

Parameters clip_parameters(const Parameters& parameters) {
    Parameters clipped = parameters;
    for (std::size_t i = 0; i < parameter_count; ++i) {
        if (!std::isfinite(clipped[i])) clipped[i] = default_parameters[i];
        clipped[i] = std::clamp(clipped[i], parameter_ranges[i].low, parameter_ranges[i].high);
    }
    return clipped;
}

Fsrs::Fsrs(const Parameters& parameters)
    : w_(clip_parameters(parameters)),
      curve_factor_(to_eight_decimals(called_power(0.9, -1 / w_[20]) - 1)),
      growth_scale_(called_exponential(w_[8])),
      forgotten_divisor_(called_exponential(w_[17] * w_[18])),
      easy_difficulty_(first_difficulty(w_, Rating::Easy)) {
    for (const Rating rating : {Rating::Again, Rating::Hard, Rating::Good, Rating::Easy})
        same_day_factors_[index_of(rating)] = called_exponential(w_[17] * (static_cast<double>(rating) - 3 + w_[18]));
}

double Fsrs::retrievability(double elapsed_days, double stability_days) const {
    if (!(stability_days > 0)) return 0;
    if (is_same_day(elapsed_days)) return 1;
    return to_eight_decimals(called_power(1 + curve_factor_ * elapsed_days / stability_days, -w_[20]));
}

MemoryState Fsrs::first_memory(Rating rating) const {
    return {std::max(w_[index_of(rating)], minimum_first_stability_days),
            std::clamp(first_difficulty(w_, rating), 1.0, 10.0)};
}

MemoryState Fsrs::next_memory(const MemoryState& memory, double elapsed_days, Rating rating) const {
    const double stability =
        rating == Rating::Again && !is_same_day(elapsed_days)
            ? forgotten_stability(memory, elapsed_days)
            : recalled_stability(memory.stability_days, elapsed_days, recall_gain(memory, elapsed_days), rating);
    return {stability, next_difficulty(memory.difficulty, rating)};
}

double Fsrs::recall_gain(const MemoryState& memory, double elapsed_days) const {
    const double log_stability = logarithm(memory.stability_days);
    if (is_same_day(elapsed_days)) return exponential(log_stability * -w_[19]);
    // `retrievability`, as a power of S / (S + F·t): it needs no division, and the logarithm of S serves twice.
    const double decayed =
        exponential((log_stability - logarithm(memory.stability_days + curve_factor_ * elapsed_days)) * w_[20]);
    const double forgotten = 1e8 - std::floor(decayed * 1e8 + 0.5);  // In eighth decimals.
    return growth_scale_ * (11 - memory.difficulty) * exponential(log_stability * -w_[9]) *
           (exponential(forgotten * (w_[10] * 1e-8)) - 1);
}

double Fsrs::unrounded_stability(double stability_days, double elapsed_days, double gain, Rating rating) const {
    if (is_same_day(elapsed_days)) {
        const double increase = gain * same_day_factors_[index_of(rating)];
        return stability_days * (rating == Rating::Again ? increase : std::max(increase, 1.0));
    }
    if (rating == Rating::Hard) gain *= w_[15];
    if (rating == Rating::Easy) gain *= w_[16];
    return stability_days * (1 + gain);
}

double Fsrs::recalled_stability(double stability_days, double elapsed_days, double gain, Rating rating) const {
    return to_eight_decimals(clamp_stability(unrounded_stability(stability_days, elapsed_days, gain, rating)));
}

double Fsrs::interval_factor(double desired_retention) const {
    // A retention that is no number must not make an interval that is none.
    const double retention = std::isfinite(desired_retention) ? std::clamp(desired_retention, 0.01, 1.0) : 0.9;
    return to_eight_decimals((called_power(retention, -1 / w_[20]) - 1) / curve_factor_);
}

double Fsrs::next_difficulty(double difficulty, Rating rating) const {
    const double change = -w_[6] * (static_cast<double>(rating) - 3);
    const double damped = difficulty + to_eight_decimals(change * (10 - difficulty) / 9);
    return std::clamp(to_eight_decimals(w_[7] * easy_difficulty_ + (1 - w_[7]) * damped), 1.0, 10.0);
}

double Fsrs::forgotten_stability(const MemoryState& memory, double elapsed_days) const {
    const double recall = retrievability(elapsed_days, memory.stability_days);
    const double forgotten = w_[11] * called_power(memory.difficulty, -w_[12]) *
                             (called_power(memory.stability_days + 1, w_[13]) - 1) *
                             called_exponential((1 - recall) * w_[14]);
    const double upper = to_eight_decimals(clamp_stability(forgotten));
    const double lapsed = to_eight_decimals(memory.stability_days / forgotten_divisor_);
    return std::min(std::max(lapsed, minimum_stability_days), upper);
}

double retrievability(double elapsed_days, double stability_days, const Parameters& w) {
    return Fsrs(w).retrievability(elapsed_days, stability_days);
}

MemoryState first_memory(Rating rating, const Parameters& w) { return Fsrs(w).first_memory(rating); }

MemoryState next_memory(const MemoryState& memory, double elapsed_days, Rating rating, const Parameters& w) {
    return Fsrs(w).next_memory(memory, elapsed_days, rating);
}

std::int32_t next_interval_days(double stability_days, double desired_retention, const Parameters& w,
                                std::int32_t maximum_days) {
    return interval_days(stability_days, Fsrs(w).interval_factor(desired_retention), maximum_days);
}

std::int32_t interval_days(double stability_days, double interval_factor, std::int32_t maximum_days) {
    const double days = std::floor(stability_days * interval_factor + 0.5);
    const double longest = std::max(maximum_days, 1);
    // Compared this way round, NaN becomes the shortest interval.
    return days > 1 ? static_cast<std::int32_t>(std::min(days, longest)) : 1;
}

}  // namespace viva::srs
