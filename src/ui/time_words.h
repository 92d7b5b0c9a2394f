// Times and numbers as each language writes them.
#pragma once

#include <cstdint>
#include <string>

#include "base/words.h"
#include "model/review.h"

namespace viva::ui {

/// "1 min", "6분", "4 дня", "2,3 мес.": rounded to one step; months and years with one decimal. At least a minute.
std::string interval_words(Language language, model::Time milliseconds);

/// "25 Nov", "11월 25일", "25 нояб."; with the year where it is not that of `today`. Days count from 1970-01-01.
std::string date_words(Language language, std::int32_t day, std::int32_t today);
/// "Nov 2026", "2026년 11월".
std::string month_words(Language language, std::int32_t year, std::int32_t month);

/// "Monday"…; 0 is Monday.
std::string weekday_words(Language language, std::size_t day);

/// 0.874 → "87%".
std::string percent_words(double share);

/// 1204 → "1,204", "1 204" (Russian, with no-break spaces).
std::string grouped(Language language, std::int64_t number);

/// `counted`, with the number grouped.
std::string counted_grouped(Language language, Word key, std::int64_t count);

}  // namespace viva::ui
