#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "srs/fsrs.h"
#include "support/files.h"

using namespace viva;
using namespace viva::srs;

namespace {

struct Answer {
    double days = 0;  ///< Since 1970.
    Rating rating = Rating::Good;
};

/// `card_id,review_rating,review_time,review_duration` lines, as py-fsrs writes them.
std::map<std::string, std::vector<Answer>> read_log(std::string_view text) {
    std::map<std::string, std::vector<Answer>> cards;
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
             static_cast<Rating>(rating)});
    }
    return cards;
}

}  // namespace

TEST_CASE("on a real log of 12,580 reviews the default parameters predict recall as py-fsrs does") {
    const auto text = tests::read_file(tests::shared_path("fsrs/review-log.csv"));
    if (!text) {
        MESSAGE("no review log beside the checkout: nothing to compare with");
        return;
    }
    const Fsrs fsrs;
    double loss = 0;
    int reviews = 0;
    int later_days = 0;
    for (const auto& [card, answers] : read_log(*text)) {
        MemoryState memory = fsrs.first_memory(answers.front().rating);
        ++reviews;
        for (std::size_t i = 1; i < answers.size(); ++i, ++reviews) {
            // py-fsrs counts whole periods of 24 hours, `timedelta.days`
            const double elapsed = std::floor(answers[i].days - answers[i - 1].days);
            if (elapsed >= 1) {
                const double recall = fsrs.retrievability(elapsed, memory.stability_days);
                loss -= std::log(answers[i].rating == Rating::Again ? 1 - recall : recall);
                ++later_days;
            }
            memory = fsrs.next_memory(memory, elapsed, answers[i].rating);
        }
    }
    CHECK(reviews == 12'580);
    CHECK(later_days == 5'329);
    CHECK(loss / later_days == doctest::Approx(0.4587).epsilon(1e-4));
}
