// Times and numbers as each language writes them.
#pragma once

#include <cstdint>
#include <string>

#include "base/words.h"
#include "model/review.h"

namespace viva::ui {

/// "1 min", "6분", "4 дня", "2,3 мес.": rounded to one step; months and years with one decimal. At least a minute.
std::string interval_words(Language language, model::Time milliseconds);

/// 1204 → "1,204", "1 204" (Russian, with no-break spaces).
std::string grouped(Language language, std::int64_t number);

/// `counted`, with the number grouped.
std::string counted_grouped(Language language, Word key, std::int64_t count);

}  // namespace viva::ui
