#include "srs/spread.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace viva::srs {
namespace {

// Days that lie further ahead are few, and not worth a table that reaches there.
constexpr std::int32_t farthest_days = 40'000;

struct FuzzStep {
    double from, to, factor;
};
constexpr FuzzStep fuzz_steps[] = {{2.5, 7, 0.15}, {7, 20, 0.1}, {20, 1e9, 0.05}};

}  // namespace

IntervalRange fuzz_range(std::int32_t days, std::int32_t maximum_days) {
    if (days < 2.5) return {days, days};
    double delta = 1;
    for (const FuzzStep& step : fuzz_steps)
        delta += step.factor * std::max(std::min<double>(days, step.to) - step.from, 0.0);
    IntervalRange range;
    range.most = std::min(static_cast<std::int32_t>(std::nearbyint(days + delta)), maximum_days);
    range.least = std::min(std::max(static_cast<std::int32_t>(std::nearbyint(days - delta)), 2), range.most);
    return range;
}

void DayLoad::add(std::int32_t day, std::int32_t cards) {
    if (counts_.empty()) first_ = day;
    if (day < first_) {
        if (first_ - day > farthest_days) return;
        counts_.insert(counts_.begin(), static_cast<std::size_t>(first_ - day), 0);
        first_ = day;
    }
    const auto place = static_cast<std::size_t>(day - first_);
    if (place > farthest_days * 2) return;
    if (place >= counts_.size()) counts_.resize(place + 1, 0);
    counts_[place] += cards;
}

DayCosts day_costs(const Weekdays& weekdays) {
    DayCosts costs;
    for (std::size_t i = 0; i < costs.size(); ++i) costs[i] = 1 / std::max(weekdays[i], 1e-6);
    return costs;
}

std::int32_t spread_days(IntervalRange range, std::int32_t today, const DayLoad& load, std::int32_t without,
                         const DayCosts& costs, double chance) {
    const std::int32_t width = range.most - range.least;
    const std::int32_t wished = range.least + std::min(static_cast<std::int32_t>(chance * (width + 1)), width);
    std::int32_t best = wished;
    double least = 1e300;
    const std::size_t first_weekday = weekday_of(today + range.least);
    const auto look = [&](std::int32_t days) {
        const std::int32_t day = today + days;
        const std::size_t weekday = (first_weekday + static_cast<std::uint32_t>(days - range.least)) % costs.size();
        const double score = (load.on(day) + (day == without ? 0 : 1)) * costs[weekday];
        if (score < least) {
            least = score;
            best = days;
        }
    };
    // From the wished day outwards, the earlier of two equally near first: of equal days the first one stands.
    const std::int32_t reach = std::max(wished - range.least, range.most - wished);
    look(wished);
    for (std::int32_t away = 1; away <= reach && least > 0; ++away) {
        if (wished - away >= range.least) look(wished - away);
        if (wished + away <= range.most) look(wished + away);
    }
    return best;
}

}  // namespace viva::srs
