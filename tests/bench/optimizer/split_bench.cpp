// What a fit on the first part of a log is worth on the rest: the real log that may lie beside the checkout (DESIGN
// §5), cut at several places, by the time of the answers and by the cards' first answers; LogLoss gained over the
// defaults. `hindsight` is a fit that has seen the rest as well: what no honest fit can be expected to reach.
#include <cstddef>
#include <cstdio>

#include "srs/metrics.h"
#include "srs/optimizer.h"
#include "srs/real_log.h"

using namespace viva;
using namespace viva::srs;

namespace {

constexpr double prior_weights[] = {0.5, 1, 2, 4, 8, 16};

double gain(const Histories& judged, const Result<Fit>& fit, DayRange days = {}) {
    if (!fit) return 0;
    return measure(judged, default_parameters, days).log_loss - measure(judged, fit->parameters, days).log_loss;
}

void split_by_time(const Histories& log, double share, double oldest_weight) {
    FitOptions options;
    options.oldest_weight = oldest_weight;
    options.end_day = day_at_share(log, share);
    const DayRange later = {options.end_day, DayRange{}.end};
    std::printf("by time  %.1f:", share);
    for (const double weight : prior_weights) {
        options.prior_weight = weight;
        std::printf("  %g %+.4f", weight, gain(log, fit_parameters(log, options), later));
    }
    std::printf("  hindsight %+.4f\n", gain(log, fit_parameters(log), later));
}

void split_by_cards(const Histories& log, double share, double oldest_weight) {
    const auto cut = static_cast<std::size_t>(static_cast<double>(log.card_count()) * share);
    const Histories first = tests::part(log, 0, cut);
    const Histories rest = tests::part(log, cut, log.card_count());
    std::printf("by cards %.1f:", share);
    for (const double weight : prior_weights) {
        FitOptions options;
        options.oldest_weight = oldest_weight;
        options.prior_weight = weight;
        std::printf("  %g %+.4f", weight, gain(rest, fit_parameters(first, options)));
    }
    std::printf("  hindsight %+.4f\n", gain(rest, fit_parameters(log)));
}

}  // namespace

int main() {
    const auto log = tests::real_histories();
    if (!log) {
        std::printf("there is no ../shared/fsrs/review-log.csv here: nothing to measure\n");
        return 0;
    }
    std::printf("LogLoss gained over the defaults on what the fit did not see, by weight of the prior\n");
    for (const double oldest : {1.0, 0.25}) {
        std::printf("the oldest test counts %g of the latest\n", oldest);
        for (const double share : {0.5, 0.6, 0.7, 0.8, 0.9}) split_by_time(*log, share, oldest);
        for (const double share : {0.6, 0.7, 0.8, 0.9}) split_by_cards(*log, share, oldest);
    }
    return 0;
}
