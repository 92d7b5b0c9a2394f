#include "ui/time_words.h"

#include <algorithm>
#include <cmath>

#include "srs/calendar.h"

namespace viva::ui {
namespace {

constexpr model::Time minute_ms = 60'000;
constexpr model::Time hour_ms = 60 * minute_ms;
/// Mean lengths of the Gregorian calendar.
constexpr double month_days = 30.436875;
constexpr double year_days = 365.2425;

/// With one decimal below ten, as whole number from there; the fraction takes the form that the language gives it.
std::string with_decimal(Language language, double value, Word whole, Word fraction) {
    const auto tenths = static_cast<std::int64_t>(std::llround(value * 10));
    if (tenths >= 100 || tenths % 10 == 0) return counted_grouped(language, whole, (tenths + 5) / 10);
    std::string number = std::to_string(tenths / 10);
    number += language == Language::ru ? ',' : '.';
    number += std::to_string(tenths % 10);
    return fill(language, fraction, {{"n", number}});
}

/// One of the names that stand in a word with spaces between them; counts from 0.
std::string one_of(std::string_view names, std::size_t index) {
    for (; index > 0; --index) names.remove_prefix(names.find(' ') + 1);
    return std::string(names.substr(0, names.find(' ')));
}

std::string month_name(Language language, std::int32_t month) {
    return one_of(word(language, Word::month_names), static_cast<std::size_t>(month - 1));
}

}  // namespace

std::string date_words(Language language, std::int32_t day, std::int32_t today) {
    const srs::Date date = srs::date_of_day(day);
    const std::string month = month_name(language, date.month);
    const std::string number = std::to_string(date.day);
    if (date.year == srs::date_of_day(today).year)
        return fill(language, Word::date_day, {{"month", month}, {"day", number}});
    return fill(language, Word::date_full, {{"month", month}, {"day", number}, {"year", std::to_string(date.year)}});
}

std::string month_words(Language language, std::int32_t year, std::int32_t month) {
    return fill(language, Word::date_month, {{"month", month_name(language, month)}, {"year", std::to_string(year)}});
}

std::string weekday_words(Language language, std::size_t day) {
    return one_of(word(language, Word::weekday_names), day);
}

std::string percent_words(double share) { return std::to_string(std::lround(share * 100)) + "%"; }

std::string grouped(Language language, std::int64_t number) {
    const std::string digits = std::to_string(number < 0 ? -number : number);
    // Russian leaves four digits together less often than it splits them; a no-break space keeps the number whole.
    const char* separator = language == Language::ru ? "\u00A0" : ",";
    std::string text = number < 0 ? "-" : "";
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i != 0 && (digits.size() - i) % 3 == 0) text += separator;
        text += digits[i];
    }
    return text;
}

std::string counted_grouped(Language language, Word key, std::int64_t count) {
    std::string text = counted(language, key, count);
    const std::string plain = std::to_string(count);
    const std::size_t at = text.find(plain);
    if (at != std::string::npos && plain.size() > 3) text.replace(at, plain.size(), grouped(language, count));
    return text;
}

std::string interval_words(Language language, model::Time milliseconds) {
    const model::Time minutes = std::max<model::Time>(1, (milliseconds + minute_ms / 2) / minute_ms);
    if (minutes < 60) return counted(language, Word::in_minutes, minutes);
    const model::Time hours = (milliseconds + hour_ms / 2) / hour_ms;
    if (hours < 24) return counted(language, Word::in_hours, hours);
    const double days = static_cast<double>(milliseconds) / static_cast<double>(model::day_ms);
    if (days < 30.5) return counted(language, Word::in_days, std::llround(days));
    if (days < year_days) return with_decimal(language, days / month_days, Word::in_months, Word::in_months_fraction);
    return with_decimal(language, days / year_days, Word::in_years, Word::in_years_fraction);
}

}  // namespace viva::ui
