// Days as a learner counts them: a day may begin at 4 in the morning, so that a late evening belongs to its day.
#pragma once

#include <cstdint>

#include "model/review.h"

namespace viva::srs {

using model::Time;

/// 04:00, in minutes after local midnight.
inline constexpr std::int32_t default_day_start_minutes = 4 * 60;

/// Times that the log accepts, as JavaScript's Date does: 100,000,000 days around 1970. They cannot overflow below.
inline constexpr Time latest_time = 8'640'000'000'000'000;

/// Zones that the log accepts. Real ones lie within UTC-12 and UTC+14; a day either way leaves room for politics.
inline constexpr std::int32_t widest_zone_minutes = 24 * 60;

/// What to add to a time so that its days begin at `day_start_minutes` after midnight of the zone.
constexpr Time day_offset_ms(std::int32_t zone_minutes, std::int32_t day_start_minutes) {
    return Time{zone_minutes - day_start_minutes} * 60'000;
}

/// Number of the day that holds `at`, counted from 1970-01-01; the offset is 0 for calendar days of UTC.
constexpr std::int32_t day_number(Time at, Time offset_ms) {
    const Time shifted = at + offset_ms;
    return static_cast<std::int32_t>(shifted / model::day_ms - (shifted % model::day_ms < 0 ? 1 : 0));
}

/// The first moment of a day.
constexpr Time start_of_day(std::int32_t day, Time offset_ms) { return Time{day} * model::day_ms - offset_ms; }

}  // namespace viva::srs
