// What a fit on the first part of a log is worth on the rest: the real log that may lie beside the checkout,
// cut at several places, by the time of the answers and by the cards' first answers; LogLoss gained over the
// defaults, with its standard error where cards are what was drawn by chance. `hindsight` is a fit that has seen the
// rest as well: what no honest fit can be expected to reach.
//   split_bench                    prints the tables
//   split_bench train SHARE        prints the answers before that share of the log (histories.h), for split_peer.mjs
//   split_bench gain SHARE W0 … W20   prints what these parameters gain behind it
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "srs/metrics.h"
#include "srs/optimizer.h"
#include "srs/real_log.h"

using namespace viva;
using namespace viva::srs;

namespace {

constexpr double prior_weights[] = {0.5, 1, 2, 4, 8, 16};

struct Gain {
    double mean = 0;  ///< Of LogLoss, a test.
    double error = 0;
    std::uint32_t tests = 0;
};

/// What other parameters gain over the defaults.
Gain gain(const Histories& judged, const Parameters& w, DayRange days = {}) {
    std::vector<Gain> cards;
    Gain whole;
    for (std::size_t card = 0; card < judged.card_count(); ++card) {
        const Histories one = tests::part(judged, card, card + 1);
        const Metrics before = measure(one, default_parameters, days);
        if (before.tests == 0) continue;
        const double sum = (before.log_loss - measure(one, w, days).log_loss) * before.tests;
        cards.push_back({sum, 0, before.tests});
        whole.mean += sum;
        whole.tests += before.tests;
    }
    if (whole.tests == 0) return whole;
    whole.mean /= whole.tests;
    double squares = 0;
    for (const Gain& card : cards) squares += std::pow(card.mean - whole.mean * card.tests, 2);
    whole.error = std::sqrt(squares) / whole.tests;
    return whole;
}

double mean_gain(const Histories& judged, const Result<Fit>& fit, DayRange days = {}) {
    return fit ? gain(judged, fit->parameters, days).mean : 0;
}

DayRange days_from(const Histories& log, double share, double end = 1) {
    return {day_at_share(log, share), end < 1 ? day_at_share(log, end) : DayRange{}.end};
}

/// As somebody learns in life: anew after every tenth of the log, for the tenth that follows.
void learn_on_the_way(const Histories& log) {
    double sum = 0;
    std::uint32_t count = 0;
    for (int tenth = 3; tenth < 10; ++tenth) {
        const DayRange days = days_from(log, tenth / 10.0, (tenth + 1) / 10.0);
        FitOptions options;
        options.end_day = days.first;
        const auto fit = fit_parameters(log, options);
        const Gain next = fit ? gain(log, fit->parameters, days) : Gain{};
        std::printf("learnt from the first %d tenths, judged on the next: %+.4f ± %.4f on %u tests\n", tenth, next.mean,
                    next.error, next.tests);
        sum += next.mean * next.tests;
        count += next.tests;
    }
    std::printf("all of these tests together: %+.4f\n", sum / count);
}

void split_by_time(const Histories& log, double share, double oldest_weight) {
    FitOptions options;
    options.oldest_weight = oldest_weight;
    options.end_day = day_at_share(log, share);
    const DayRange later = days_from(log, share);
    std::printf("by time  %.1f:", share);
    for (const double weight : prior_weights) {
        options.prior_weight = weight;
        std::printf("  %g %+.4f", weight, mean_gain(log, fit_parameters(log, options), later));
    }
    std::printf("  hindsight %+.4f\n", mean_gain(log, fit_parameters(log), later));
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
        std::printf("  %g %+.4f", weight, mean_gain(rest, fit_parameters(first, options)));
    }
    std::printf("  hindsight %+.4f\n", mean_gain(rest, fit_parameters(log)));
}

Histories before(const Histories& log, std::int32_t end_day) {
    Histories first;
    for (std::size_t card = 0; card < log.card_count(); ++card) {
        if (log.card(card).front().day >= end_day) continue;
        first.begin_card();
        for (const Answer& answer : log.card(card)) {
            if (answer.day >= end_day) break;
            first.add(answer);
        }
    }
    return first;
}

void print_tables(const Histories& log) {
    std::printf("LogLoss gained over the defaults on what the fit did not see\n");
    learn_on_the_way(log);
    for (const double share : {0.5, 0.6, 0.7, 0.8, 0.9}) {
        FitOptions options;
        options.end_day = day_at_share(log, share);
        const auto fit = fit_parameters(log, options);
        if (!fit) continue;
        const Gain rest = gain(log, fit->parameters, days_from(log, share));
        std::printf("learnt from the first %.1f, judged on all the rest: %+.4f ± %.4f on %u tests\n", share, rest.mean,
                    rest.error, rest.tests);
    }
    std::printf("by weight of the prior\n");
    for (const double oldest : {1.0, 0.25}) {
        std::printf("the oldest test counts %g of the latest\n", oldest);
        for (const double share : {0.5, 0.6, 0.7, 0.8, 0.9}) split_by_time(log, share, oldest);
        for (const double share : {0.6, 0.7, 0.8, 0.9}) split_by_cards(log, share, oldest);
    }
}

}  // namespace

int main(int count, char** arguments) {
    const auto log = tests::real_histories();
    if (!log) {
        std::printf("there is no ../shared/fsrs/review-log.csv here: nothing to measure\n");
        return 0;
    }
    const std::string_view what = count > 2 ? arguments[1] : "";
    const double share = count > 2 ? std::atof(arguments[2]) : 0;
    if (what == "train") {
        std::fputs(write_histories(before(*log, day_at_share(*log, share))).c_str(), stdout);
    } else if (what == "gain") {
        Parameters w = default_parameters;
        for (std::size_t i = 0; i < w.size() && static_cast<int>(i) + 3 < count; ++i)
            w[i] = std::atof(arguments[i + 3]);
        const Gain rest = gain(*log, w, days_from(*log, share));
        std::printf("%.6f %.6f %u\n", rest.mean, rest.error, rest.tests);
    } else {
        print_tables(*log);
    }
    return 0;
}
