#include "srs/metrics.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "base/key_table.h"
#include "srs/index_sort.h"

namespace viva::srs {
namespace {

/// One test: what was predicted, what happened, and the group that RMSE(bins) counts it in.
struct Prediction {
    double recall = 0;
    std::uint64_t bin = 0;
    bool recalled = false;
};

/// Number of the step of a logarithmic ladder of this base that a count from 1 on stands on.
std::uint64_t rung(double count, double base) { return static_cast<std::uint64_t>(std::log(count) / std::log(base)); }

// srs-benchmark utils.py, get_bin: days since the last answer, number of the answer and lapses so far, on ladders. What
// happens again on one day counts for neither.
std::uint64_t bin_of(std::uint32_t elapsed_days, std::uint32_t answers, std::uint32_t lapses) {
    const std::uint64_t lapse_rung = lapses == 0 ? 0 : 1 + rung(lapses, 1.73);
    return rung(elapsed_days, 3.62) << 32 | rung(answers, 1.89) << 16 | lapse_rung;
}

std::vector<Prediction> predict(const Histories& histories, const Parameters& w, DayRange days) {
    const Fsrs fsrs(w);
    std::vector<Prediction> predictions;
    for (std::size_t card = 0; card < histories.card_count(); ++card) {
        MemoryState memory;
        std::uint32_t answers = 0;
        std::uint32_t lapses = 0;
        for (const Answer& answer : histories.card(card)) {
            const bool forgotten = answer.rating == Rating::Again;
            if (answers == 0) {
                ++answers;
                memory = fsrs.first_memory(answer.rating);
                continue;
            }
            if (is_test(answer)) {
                ++answers;
                const double recall = fsrs.retrievability(answer.elapsed_days, memory.stability_days);
                if (days.holds(answer.day))
                    predictions.push_back({recall, bin_of(answer.elapsed_days, answers, lapses), !forgotten});
                if (forgotten) ++lapses;
            }
            memory = fsrs.next_memory(memory, answer.elapsed_days, answer.rating);
        }
    }
    return predictions;
}

double mean_loss(const std::vector<Prediction>& predictions) {
    double sum = 0;
    for (const Prediction& each : predictions) {
        const double recall = std::clamp(each.recall, 1e-9, 1 - 1e-9);
        sum -= std::log(each.recalled ? recall : 1 - recall);
    }
    return sum / static_cast<double>(predictions.size());
}

double rmse_bins(const std::vector<Prediction>& predictions) {
    struct Bin {
        double count = 0;
        double predicted = 0;
        double observed = 0;
    };
    std::vector<Bin> bins;
    KeyTable index;
    for (const Prediction& each : predictions) {
        std::uint32_t bin = index.find(each.bin);
        if (bin == KeyTable::absent) {
            bin = static_cast<std::uint32_t>(bins.size());
            index.insert(each.bin, bin);
            bins.emplace_back();
        }
        bins[bin].count += 1;
        bins[bin].predicted += each.recall;
        bins[bin].observed += each.recalled ? 1 : 0;
    }
    double sum = 0;
    for (const Bin& bin : bins) sum += (bin.predicted - bin.observed) * (bin.predicted - bin.observed) / bin.count;
    return std::sqrt(sum / static_cast<double>(predictions.size()));
}

// Mann and Whitney: the rank sum of the remembered ones; equal predictions share their mean rank.
double area_under_curve(const std::vector<Prediction>& predictions, double recalled) {
    const auto count = static_cast<double>(predictions.size());
    if (recalled == 0 || recalled == count) return 0.5;
    std::vector<std::uint32_t> order(predictions.size());
    std::iota(order.begin(), order.end(), 0U);
    sort_indices(order,
                 [&](std::uint32_t a, std::uint32_t b) { return predictions[a].recall < predictions[b].recall; });
    double rank_sum = 0;
    for (std::size_t first = 0, end = 0; first < order.size(); first = end) {
        double here = 0;
        for (end = first; end < order.size() && predictions[order[end]].recall == predictions[order[first]].recall;
             ++end)
            here += predictions[order[end]].recalled ? 1 : 0;
        rank_sum += here * (static_cast<double>(first + end + 1) / 2);
    }
    return (rank_sum - recalled * (recalled + 1) / 2) / (recalled * (count - recalled));
}

}  // namespace

Metrics measure(const Histories& histories, const Parameters& w, DayRange days) {
    const std::vector<Prediction> predictions = predict(histories, w, days);
    Metrics metrics;
    if (predictions.empty()) return metrics;
    const auto recalled = static_cast<double>(
        std::count_if(predictions.begin(), predictions.end(), [](const Prediction& each) { return each.recalled; }));
    metrics.tests = static_cast<std::uint32_t>(predictions.size());
    metrics.recalled = recalled / static_cast<double>(predictions.size());
    metrics.log_loss = mean_loss(predictions);
    metrics.rmse_bins = rmse_bins(predictions);
    metrics.auc = area_under_curve(predictions, recalled);
    return metrics;
}

double reviews_a_day(const Histories& histories, const Parameters& w, double desired_retention) {
    const Fsrs fsrs(w);
    const double factor = fsrs.interval_factor(desired_retention);
    double sum = 0;
    for (std::size_t card = 0; card < histories.card_count(); ++card) {
        MemoryState memory;
        bool first = true;
        for (const Answer& answer : histories.card(card)) {
            memory =
                first ? fsrs.first_memory(answer.rating) : fsrs.next_memory(memory, answer.elapsed_days, answer.rating);
            first = false;
        }
        if (!first) sum += 1.0 / interval_days(memory.stability_days, factor, default_maximum_interval_days);
    }
    return sum;
}

Effect effect_of(const Histories& histories, const Parameters& before, const Parameters& after,
                 double desired_retention, DayRange days) {
    return {measure(histories, before, days), measure(histories, after, days),
            reviews_a_day(histories, before, desired_retention), reviews_a_day(histories, after, desired_retention)};
}

}  // namespace viva::srs
