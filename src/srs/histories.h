// What the optimizer learns from: every card's answers in their order, with the days between them.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/review.h"

namespace viva::srs {

using model::Rating;

struct Answer {
    std::int32_t day = 0;            ///< `day_number` of the answer; tells earlier answers of other cards from later.
    std::uint32_t elapsed_days = 0;  ///< Since the card's last answer; 0 for its first and for one of the same day.
    Rating rating = Rating::Good;

    bool operator==(const Answer&) const = default;
};

/// An answer that tells whether something was remembered: one of a later day than the card's last.
constexpr bool is_test(const Answer& answer) { return answer.elapsed_days > 0; }

/// The histories of many cards.
class Histories {
public:
    /// Begins the history of a further card.
    void begin_card() { starts_.push_back(static_cast<std::uint32_t>(answers_.size())); }
    /// Adds an answer to the card begun last.
    void add(const Answer& answer) { answers_.push_back(answer); }

    std::size_t card_count() const { return starts_.size(); }
    std::span<const Answer> card(std::size_t index) const {
        const std::size_t end = index + 1 < starts_.size() ? starts_[index + 1] : answers_.size();
        return std::span(answers_).subspan(starts_[index], end - starts_[index]);
    }
    /// The answers of all cards, card by card.
    std::span<const Answer> answers() const { return answers_; }

    bool operator==(const Histories&) const = default;

private:
    std::vector<Answer> answers_;
    std::vector<std::uint32_t> starts_;
};

/// Days that a stretch of time may lie in: [first, end).
struct DayRange {
    std::int32_t first = std::numeric_limits<std::int32_t>::min();
    std::int32_t end = std::numeric_limits<std::int32_t>::max();

    bool holds(std::int32_t day) const { return day >= first && day < end; }
};

/// The first day before which `share` (0…1) of all answers lie.
std::int32_t day_at_share(const Histories& histories, double share);

/// Short text to hand histories to another module: a line a card, "<day of the first answer> <rating>[<days>]…", as
/// "19810 1 3 3+1 4+12": ratings, each with the days since the one before unless these are 0.
std::string write_histories(const Histories& histories);
/// The error names the line. At most `most_answers` answers.
Result<Histories> parse_histories(std::string_view text);
inline constexpr std::size_t most_answers = 5'000'000;

}  // namespace viva::srs
