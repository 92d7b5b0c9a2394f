// Spreading due dates: cards learnt on one day should not all come back on one day. Each interval may move a little (as
// far as py-fsrs fuzzes it), to the day in that range with the fewest cards for the time that the weekday has.
//
// Nothing here is random: which of equal days is taken follows from the card and the number of its review, so that a
// log folds to the same dates on every device.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace viva::srs {

/// How much of a usual day each day of the week takes, from Monday on: 1 all of it, 0 nothing unless it must.
using Weekdays = std::array<double, 7>;
inline constexpr Weekdays usual_weekdays = {1, 1, 1, 1, 1, 1, 1};

struct SpreadOptions {
    bool on = false;
    Weekdays weekdays = usual_weekdays;

    bool operator==(const SpreadOptions&) const = default;
};

/// 0 is Monday; `day` is a `day_number`.
constexpr std::size_t weekday_of(std::int32_t day) {
    return static_cast<std::size_t>(((day + 3) % 7 + 7) % 7);  // 1970-01-01 was a Thursday
}

/// Days from `least` to `most`, both included.
struct IntervalRange {
    std::int32_t least = 1;
    std::int32_t most = 1;

    bool operator==(const IntervalRange&) const = default;
};

/// How far an interval may move. py-fsrs scheduler.py, FUZZ_RANGES; below 2.5 days not at all.
IntervalRange fuzz_range(std::int32_t days, std::int32_t maximum_days);

/// How many cards are due on each day.
class DayLoad {
public:
    DayLoad() = default;
    /// From what `first` and `counts` gave.
    DayLoad(std::int32_t first, std::span<const std::int32_t> counts)
        : first_(first), counts_(counts.begin(), counts.end()) {}
    void add(std::int32_t day, std::int32_t cards);
    std::int32_t on(std::int32_t day) const {
        const auto place = static_cast<std::size_t>(std::int64_t{day} - first_);
        return place < counts_.size() ? counts_[place] : 0;
    }
    void clear() { counts_.clear(); }
    std::int32_t first() const { return first_; }
    /// From the day `first` on.
    std::span<const std::int32_t> counts() const { return counts_; }

private:
    std::int32_t first_ = 0;
    std::vector<std::int32_t> counts_;
};

/// What a card costs on each day of the week: the inverse of the day's share. A free day is the last resort.
using DayCosts = std::array<double, 7>;
DayCosts day_costs(const Weekdays& weekdays);

/// The interval in `range` whose day has the least to do. `today` is the day it counts from; `without` a day that the
/// card itself stands on now; `chance` 0…1 decides between equal days.
std::int32_t spread_days(IntervalRange range, std::int32_t today, const DayLoad& load, std::int32_t without,
                         const DayCosts& costs, double chance);

}  // namespace viva::srs
