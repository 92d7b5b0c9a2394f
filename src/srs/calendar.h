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
    // WebAssembly divides 64-bit integers slowly; up to the latest time a double holds every quotient closely enough.
    const auto day = static_cast<std::int32_t>(static_cast<double>(shifted) / static_cast<double>(model::day_ms));
    return day - (Time{day} * model::day_ms > shifted ? 1 : 0);
}

/// The first moment of a day.
constexpr Time start_of_day(std::int32_t day, Time offset_ms) { return Time{day} * model::day_ms - offset_ms; }

/// A date of the Gregorian calendar.
struct Date {
    int year = 1970;
    int month = 1;  ///< 1…12
    int day = 1;    ///< 1…31
};

// Howard Hinnant, chrono-compatible low-level date algorithms: days_from_civil, civil_from_days. Years begin in March.
constexpr std::int32_t day_of_date(Date date) {
    const int year = date.month <= 2 ? date.year - 1 : date.year;
    const int era = (year >= 0 ? year : year - 399) / 400;
    const int year_of_era = year - era * 400;
    const int day_of_year = (153 * (date.month > 2 ? date.month - 3 : date.month + 9) + 2) / 5 + date.day - 1;
    return era * 146'097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719'468;
}

constexpr Date date_of_day(std::int32_t number) {
    const int days = number + 719'468;
    const int era = (days >= 0 ? days : days - 146'096) / 146'097;
    const int day_of_era = days - era * 146'097;
    const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int month_from_march = (5 * day_of_year + 2) / 153;
    const int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day_of_year - (153 * month_from_march + 2) / 5 + 1};
}

}  // namespace viva::srs
