// The numbers of the Stats screen: a pure function of the log, the decks and the moment. Made when the screen is looked
// at, for it folds every card's history once more (about as long as reading the log did).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "app/decks.h"
#include "app/overview.h"
#include "model/card.h"
#include "srs/facts.h"
#include "srs/replay.h"

namespace viva::app {

/// Reviews of cards that were last seen on an earlier day, and how many of them were recalled.
struct Retention {
    std::uint32_t tested = 0;
    std::uint32_t recalled = 0;
    /// 0…1; nothing if none was tested.
    std::optional<double> share() const {
        if (tested == 0) return std::nullopt;
        return static_cast<double>(recalled) / tested;
    }
};

/// How long a card was known when it was tested, by its stability.
enum class Maturity : std::uint8_t { week, month, quarter, longer };
inline constexpr std::size_t maturity_count = 4;
/// Where each but the last ends, in days of stability.
inline constexpr std::array<double, maturity_count - 1> maturity_ends = {7, 30, 90};

/// Where each class of stability but the last ends, in days.
inline constexpr std::array<double, 8> stability_ends = {1, 3, 7, 14, 30, 91.32, 182.63, 365.25};

/// One place of the forgetting curve: reviews at about this many times their stability.
struct CurvePoint {
    double time = 0;       ///< Mean of elapsed days / stability.
    double predicted = 0;  ///< Mean of what the scheduler expected, 0…1.
    Retention observed;
};

/// What is known of one deck.
struct Topic {
    std::uint32_t seen = 0;
    double recall = 0;  ///< Mean chance of recall now of the seen cards, 0…1.
    std::uint32_t lapses = 0;
    Retention retention;
};

/// Reviews and their time in one stretch of days.
struct Stretch {
    std::int32_t last_day = 0;  ///< `day_number`
    std::uint32_t reviews = 0;
    std::uint64_t took_ms = 0;
};

struct Statistics {
    static constexpr std::size_t forecast_days = 30;

    std::int32_t today = 0;
    std::uint32_t seen = 0;  ///< Cards that were asked at least once and are not suspended.

    // Of the cards as they stand now.
    std::array<std::uint32_t, forecast_days> forecast = {};  ///< Cards due by day from today; today holds what waits.
    std::array<std::uint32_t, stability_ends.size() + 1> stability = {};
    std::array<std::uint32_t, 9> difficulty = {};  ///< 1–2, 2–3, … 9–10.
    std::array<std::uint32_t, 10> recall = {};     ///< Chance of recall now: below 10 %, … from 90 %.
    static constexpr std::size_t most_weak = 8;
    std::vector<std::uint32_t> weakest;  ///< Cards (indices) with the least chance of recall now, the least first.
    std::vector<std::uint32_t> leeches;  ///< Cards that do not stick (srs/facts.h).
    static constexpr std::size_t most_stopped = 50;
    std::vector<std::uint32_t> stopped;  ///< Cards that were suspended.
    double median_stability = 0;         ///< Days
    double mean_difficulty = 0;
    double mean_recall = 0;

    // Of the reviews in the period.
    Retention retention;
    std::array<Retention, maturity_count> maturity;
    std::vector<CurvePoint> curve;
    std::vector<Topic> topics;       ///< In the order of the decks; what they know now, and the period's retention.
    std::vector<Stretch> stretches;  ///< The period in equal parts, the last one ends today.
    std::uint32_t reviews = 0;
    std::uint32_t active_days = 0;
    std::uint64_t took_ms = 0;
};

/// How far back the reviews are counted; today is the last day.
enum class Period : std::uint8_t { month, year, everything };

Statistics make_statistics(const model::Collection& collection, std::span<const Deck> decks,
                           const srs::ReviewState& reviews, Period period, const Clock& clock);

}  // namespace viva::app
