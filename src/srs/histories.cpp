#include "srs/histories.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace viva::srs {
namespace {

void append_digits(std::string& text, std::int64_t number) {
    char digits[24];
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, number);
    text.append(digits, end);
}

/// Takes a number off the front of `text`; false if there is none.
template <class Number>
bool take_number(std::string_view& text, Number& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc()) return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return true;
}

bool take(std::string_view& text, char character) {
    if (text.empty() || text.front() != character) return false;
    text.remove_prefix(1);
    return true;
}

bool parse_card(std::string_view line, Histories& histories) {
    constexpr std::int32_t farthest_day = 100'000'000;
    std::int32_t day = 0;
    if (!take_number(line, day) || day < -farthest_day || day > farthest_day) return false;
    histories.begin_card();
    bool first = true;
    while (take(line, ' ')) {
        int rating = 0;
        std::uint32_t elapsed = 0;
        if (!take_number(line, rating) || rating < 1 || rating > 4) return false;
        if (take(line, '+') && !take_number(line, elapsed)) return false;
        if ((first && elapsed != 0) || elapsed > farthest_day || day > farthest_day) return false;
        day += static_cast<std::int32_t>(elapsed);
        histories.add({day, elapsed, static_cast<Rating>(rating)});
        first = false;
    }
    return line.empty() && !first;
}

}  // namespace

std::int32_t day_at_share(const Histories& histories, double share) {
    std::vector<std::int32_t> days;
    days.reserve(histories.answers().size());
    for (const Answer& answer : histories.answers()) days.push_back(answer.day);
    if (days.empty()) return 0;
    const double at = std::clamp(share, 0.0, 1.0) * static_cast<double>(days.size());
    const auto middle = days.begin() + static_cast<std::ptrdiff_t>(std::min(at, static_cast<double>(days.size() - 1)));
    std::nth_element(days.begin(), middle, days.end());
    return *middle;
}

std::string write_histories(const Histories& histories) {
    std::string text;
    text.reserve(histories.answers().size() * 5 + histories.card_count() * 6);
    for (std::size_t card = 0; card < histories.card_count(); ++card) {
        const std::span<const Answer> answers = histories.card(card);
        if (answers.empty()) continue;
        append_digits(text, answers.front().day);
        for (const Answer& answer : answers) {
            text.push_back(' ');
            append_digits(text, static_cast<int>(answer.rating));
            if (answer.elapsed_days == 0) continue;
            text.push_back('+');
            append_digits(text, answer.elapsed_days);
        }
        text.push_back('\n');
    }
    return text;
}

Result<Histories> parse_histories(std::string_view text) {
    Histories histories;
    std::size_t number = 0;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        ++number;
        if (!parse_card(line, histories))
            return fail("line " + std::to_string(number) +
                        ": expected a day and ratings 1 to 4, each with +days unless it was the same day");
        if (histories.answers().size() > most_answers)
            return fail("more than " + std::to_string(most_answers) + " answers");
    }
    return histories;
}

}  // namespace viva::srs
