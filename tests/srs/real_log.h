// The real review log that may lie beside the checkout: fsrs/review-log.csv.
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "srs/histories.h"
#include "support/files.h"

namespace viva::tests {

struct TimedAnswer {
    double days = 0;  ///< Since 1970.
    srs::Rating rating = srs::Rating::Good;
};

/// `card_id,review_rating,review_time,review_duration` lines, as py-fsrs writes them. Ids tell the time of creation.
inline std::map<std::string, std::vector<TimedAnswer>> read_log(std::string_view text) {
    std::map<std::string, std::vector<TimedAnswer>> cards;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string line(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        long long card = 0;
        int rating = 0, year = 0;
        unsigned month = 0, day = 0, hour = 0, minute = 0;
        double second = 0;
        if (std::sscanf(line.c_str(), "%lld,%d,%d-%u-%uT%u:%u:%lf", &card, &rating, &year, &month, &day, &hour, &minute,
                        &second) != 8)
            continue;
        const std::chrono::sys_days date = std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day);
        cards[std::to_string(card)].push_back(
            {static_cast<double>(date.time_since_epoch().count()) + hour / 24.0 + minute / 1440.0 + second / 86400.0,
             static_cast<srs::Rating>(rating)});
    }
    return cards;
}

/// The log as histories, cards in the order of their first answer, elapsed days counted as py-fsrs does: whole periods
/// of 24 hours. Nothing if there is no such file.
inline std::optional<srs::Histories> real_histories() {
    const auto text = read_file(shared_path("fsrs/review-log.csv"));
    if (!text) return std::nullopt;
    std::vector<std::vector<TimedAnswer>> cards;
    for (auto& [id, answers] : read_log(*text)) cards.push_back(answers);
    std::sort(cards.begin(), cards.end(), [](const auto& a, const auto& b) { return a.front().days < b.front().days; });
    srs::Histories histories;
    for (const std::vector<TimedAnswer>& answers : cards) {
        histories.begin_card();
        double last = answers.front().days;
        for (const TimedAnswer& answer : answers) {
            const double elapsed = std::max(std::floor(answer.days - last), 0.0);
            histories.add({static_cast<std::int32_t>(answer.days), static_cast<std::uint32_t>(elapsed), answer.rating});
            last = answer.days;
        }
    }
    return histories;
}

/// Cards [first, end) of `histories`.
inline srs::Histories part(const srs::Histories& histories, std::size_t first, std::size_t end) {
    srs::Histories cards;
    for (std::size_t card = first; card < end; ++card) {
        cards.begin_card();
        for (const srs::Answer& answer : histories.card(card)) cards.add(answer);
    }
    return cards;
}

}  // namespace viva::tests
