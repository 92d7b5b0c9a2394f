// The optimizer, for measuring it beside a peer (see peer.mjs):
//   optimizer_bench simulate REVIEWS        prints seeded histories of that many reviews (histories.h)
//   optimizer_bench fit FILE                prints CPU seconds, then the parameters that fit the histories
//   optimizer_bench judge FILE [W0 … W20]   prints LogLoss, RMSE(bins), AUC with these parameters, or the defaults
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

#include "srs/metrics.h"
#include "srs/optimizer.h"
#include "srs/scheduler.h"
#include "support/files.h"
#include "support/random.h"

using namespace viva;
using namespace viva::srs;
using tests::Random;

namespace {

// Somebody who differs from the defaults in every respect.
constexpr Parameters truth = {0.4, 1.0,  3.1,  12.0, 6.9, 0.7, 2.6, 0.02, 1.6, 0.2, 0.95,
                              1.7, 0.09, 0.31, 1.4,  0.5, 2.1, 0.6, 0.12, 0.1, 0.3};

Rating graded(Random& random, bool recalled) {
    if (!recalled) return Rating::Again;
    const double luck = random.unit();
    return luck < 0.12 ? Rating::Hard : luck < 0.9 ? Rating::Good : Rating::Easy;
}

/// A card that is reviewed about when it is due; in a third of all lapses once more on the same day.
void simulate_card(Random& random, const Fsrs& mind, std::size_t reviews, Histories& histories) {
    histories.begin_card();
    auto day = static_cast<std::int32_t>(19'000 + random.below(700));
    const double luck = random.unit();
    Rating rating = luck < 0.25 ? Rating::Again : luck < 0.4 ? Rating::Hard : luck < 0.9 ? Rating::Good : Rating::Easy;
    MemoryState memory = mind.first_memory(rating);
    histories.add({day, 0, rating});
    for (std::size_t i = 1; i < reviews; ++i) {
        const bool again_today = rating == Rating::Again && random.below(3) == 0;
        const double interval = std::clamp(memory.stability_days * (0.5 + random.unit()), 1.0, 1000.0);
        const auto elapsed = again_today ? 0U : static_cast<std::uint32_t>(std::lround(interval));
        const bool recalled = random.unit() < (again_today ? 0.8 : mind.retrievability(elapsed, memory.stability_days));
        rating = graded(random, recalled);
        memory = mind.next_memory(memory, elapsed, rating);
        day += static_cast<std::int32_t>(elapsed);
        histories.add({day, elapsed, rating});
    }
}

int simulate(std::size_t reviews) {
    Random random(6);
    const Fsrs mind(truth);
    Histories histories;
    while (histories.answers().size() < reviews)
        simulate_card(random, mind, std::min<std::size_t>(2 + random.below(14), reviews - histories.answers().size()),
                      histories);
    const std::string text = write_histories(histories);
    std::fwrite(text.data(), 1, text.size(), stdout);
    return 0;
}

Histories read(const char* path) {
    const auto text = tests::read_file(path);
    auto histories = parse_histories(text.value_or(""));
    if (!histories) {
        std::fprintf(stderr, "%s: %s\n", path, histories.error().message.c_str());
        std::exit(1);
    }
    return std::move(*histories);
}

int fit(const Histories& histories) {
    const std::clock_t start = std::clock();
    const auto fit = fit_parameters(histories);
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    if (!fit) {
        std::fprintf(stderr, "%s\n", fit.error().message.c_str());
        return 1;
    }
    std::printf("%.4f", seconds);
    for (const double w : fit->parameters) std::printf(" %.8g", w);
    std::printf("\n");
    return 0;
}

int judge(const Histories& histories, int count, char** numbers) {
    Parameters w = default_parameters;
    for (std::size_t i = 0; i < w.size() && static_cast<int>(i) < count; ++i) w[i] = std::atof(numbers[i]);
    const Metrics metrics = measure(histories, w);
    std::printf("%.6f %.6f %.6f\n", metrics.log_loss, metrics.rmse_bins, metrics.auc);
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    const std::string_view what = count > 2 ? arguments[1] : "";
    if (what == "simulate") return simulate(static_cast<std::size_t>(std::atoll(arguments[2])));
    if (what == "fit") return fit(read(arguments[2]));
    if (what == "judge") return judge(read(arguments[2]), count - 3, arguments + 3);
    std::fprintf(stderr, "optimizer_bench simulate REVIEWS | fit FILE | judge FILE [W0 … W20]\n");
    return 2;
}
