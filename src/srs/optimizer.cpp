#include "srs/optimizer.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "srs/recall_loss.h"

namespace viva::srs {
namespace {

constexpr std::size_t n = parameter_count;
using Vector = std::array<double, n>;

// fsrs-rs training.rs, PARAMS_STDDEV: how far fits of many people's logs lie apart.
constexpr Vector prior_spread = {6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6,  0.12, 0.39, 0.18, 0.33,
                                 0.3,  0.09, 0.16,  0.57,  0.25, 1.03, 0.31, 0.32, 0.14, 0.27};
constexpr std::size_t first_stability_count = 4;

double dot(const Vector& a, const Vector& b) {
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) sum += a[i] * b[i];
    return sum;
}

// The search runs over variables of about one size: logarithms of the initial stabilities, multiples of the spread
// else.
struct Space {
    Vector low;
    Vector high;

    Space() {
        Parameters lowest;
        lowest.fill(-1e9);
        Parameters highest;
        highest.fill(1e9);
        lowest = clip_parameters(lowest);
        highest = clip_parameters(highest);
        // Fsrs begins no card below this.
        for (std::size_t i = 0; i < first_stability_count; ++i) lowest[i] = 0.1;
        low = from(lowest);
        high = from(highest);
    }

    static Vector from(const Parameters& w) {
        Vector x;
        for (std::size_t i = 0; i < n; ++i) x[i] = i < first_stability_count ? std::log(w[i]) : w[i] / prior_spread[i];
        return x;
    }
    static Parameters to(const Vector& x) {
        Parameters w;
        for (std::size_t i = 0; i < n; ++i) w[i] = i < first_stability_count ? std::exp(x[i]) : x[i] * prior_spread[i];
        return clip_parameters(w);
    }
    Vector clamp(Vector x) const {
        for (std::size_t i = 0; i < n; ++i) x[i] = std::clamp(x[i], low[i], high[i]);
        return x;
    }
};

/// The loss per test with the prior, over the variables of the search.
class Objective {
public:
    Objective(RecallLoss& loss, double prior_weight, double scale)
        : loss_(loss), prior_weight_(prior_weight), scale_(scale) {}

    double at(const Vector& x, Vector& gradient) {
        ++evaluations;
        const Parameters w = Space::to(x);
        double value = loss_.loss(w, gradient) * scale_;
        for (std::size_t i = 0; i < n; ++i) {
            const double off = (w[i] - default_parameters[i]) / prior_spread[i];
            value += prior_weight_ * off * off;
            const double by_w = gradient[i] * scale_ + prior_weight_ * 2 * off / prior_spread[i];
            gradient[i] = by_w * (i < first_stability_count ? w[i] : prior_spread[i]);
        }
        return value;
    }

    std::uint32_t evaluations = 0;

private:
    RecallLoss& loss_;
    double prior_weight_;
    double scale_;
};

/// What BFGS knows of the curvature: a positive definite matrix.
class Curvature {
public:
    explicit Curvature(double diagonal) {
        for (auto& row : b_) row.fill(0);
        for (std::size_t i = 0; i < n; ++i) b_[i][i] = diagonal;
    }

    /// Learns from a step and how the gradient changed over it (Powell's damping keeps the matrix definite).
    void learn(const Vector& step, Vector change) {
        Vector moved;
        for (std::size_t i = 0; i < n; ++i) moved[i] = dot(b_[i], step);
        const double curve = dot(step, moved);
        if (!(curve > 0)) return;
        double along = dot(step, change);
        if (along < 0.2 * curve) {
            const double theta = 0.8 * curve / (curve - along);
            for (std::size_t i = 0; i < n; ++i) change[i] = theta * change[i] + (1 - theta) * moved[i];
            along = dot(step, change);
        }
        if (!(along > 0)) return;
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j) b_[i][j] += change[i] * change[j] / along - moved[i] * moved[j] / curve;
    }

    /// The step that a quadratic with this curvature asks for, moving only the free variables. Cholesky's method.
    Vector step(const Vector& gradient, const std::array<bool, n>& free) const {
        std::array<Vector, n> l = {};
        Vector y = {};
        for (std::size_t i = 0; i < n; ++i) {
            if (!free[i]) continue;
            for (std::size_t j = 0; j <= i; ++j) {
                if (!free[j]) continue;
                double sum = b_[i][j];
                for (std::size_t k = 0; k < j; ++k) sum -= l[i][k] * l[j][k];
                l[i][j] = i == j ? std::sqrt(std::max(sum, 1e-12)) : sum / l[j][j];
            }
            double sum = -gradient[i];
            for (std::size_t k = 0; k < i; ++k) sum -= l[i][k] * y[k];
            y[i] = sum / l[i][i];
        }
        Vector x = {};
        for (std::size_t i = n; i-- > 0;) {
            if (!free[i]) continue;
            double sum = y[i];
            for (std::size_t k = i + 1; k < n; ++k) sum -= l[k][i] * x[k];
            x[i] = sum / l[i][i];
        }
        return x;
    }

private:
    std::array<Vector, n> b_;
};

/// How the first tests went that came so many days after a card's first answer.
struct FirstTest {
    std::uint32_t elapsed_days = 0;
    double recalled = 0;
    double forgotten = 0;
};

void add_test(std::vector<FirstTest>& tests, const Answer& answer) {
    const auto same = std::find_if(tests.begin(), tests.end(),
                                   [&](const FirstTest& test) { return test.elapsed_days == answer.elapsed_days; });
    FirstTest& test = same != tests.end() ? *same : tests.emplace_back(FirstTest{answer.elapsed_days});
    (answer.rating == Rating::Again ? test.forgotten : test.recalled) += 1;
}

/// The stability that makes the tests likeliest, with one further test that speaks for the default.
double likeliest_stability(const std::vector<FirstTest>& tests, double default_days) {
    const Fsrs fsrs;
    const auto loss = [&](double log_stability) {
        const double off = log_stability - std::log(default_days);
        double sum = off * off / 2;
        for (const FirstTest& test : tests) {
            const double recall =
                std::clamp(fsrs.retrievability(test.elapsed_days, std::exp(log_stability)), 1e-6, 1 - 1e-6);
            sum -= test.recalled * std::log(recall) + test.forgotten * std::log(1 - recall);
        }
        return sum;
    };
    // Golden section between the bounds; 30 steps leave a millionth of the way.
    constexpr double golden = 0.6180339887498949;
    double low = std::log(0.1);
    double high = std::log(100.0);
    double left = high - golden * (high - low);
    double right = low + golden * (high - low);
    double at_left = loss(left);
    double at_right = loss(right);
    for (int step = 0; step < 30; ++step) {
        if (at_left < at_right) {
            high = std::exchange(right, left);
            at_right = at_left;
            at_left = loss(left = high - golden * (high - low));
        } else {
            low = std::exchange(left, right);
            at_left = at_right;
            at_right = loss(right = low + golden * (high - low));
        }
    }
    return std::exp((low + high) / 2);
}

struct Search {
    Vector x;
    Curvature curvature;
    double tolerance = 0;  ///< Ends when an iteration gains less.
    std::uint32_t most_iterations = 0;
};

constexpr double longest_step = 2;

/// A place and what the objective is there.
struct Trial {
    Vector x = {};
    Vector gradient = {};
    double value = 0;
};

Vector difference(const Vector& one, const Vector& other) {
    Vector result;
    for (std::size_t i = 0; i < n; ++i) result[i] = one[i] - other[i];
    return result;
}

/// Which parameters may move: not those that stand at a bound and would go beyond it.
std::array<bool, n> free_directions(const Space& space, const Trial& at) {
    std::array<bool, n> free;
    for (std::size_t i = 0; i < n; ++i)
        free[i] = !(at.x[i] <= space.low[i] && at.gradient[i] > 0) && !(at.x[i] >= space.high[i] && at.gradient[i] < 0);
    return free;
}

/// Goes from `at` along `direction` until the objective is enough smaller (Armijo); nothing if it never is.
std::optional<Trial> search_line(Objective& objective, const Space& space, const Trial& at, const Vector& direction) {
    double scale = 1;
    for (int tries = 0; tries < 12; ++tries) {
        Trial next;
        for (std::size_t i = 0; i < n; ++i) next.x[i] = at.x[i] + scale * direction[i];
        next.x = space.clamp(next.x);
        const double expected = dot(at.gradient, difference(next.x, at.x));
        if (!(expected < 0)) return std::nullopt;
        next.value = objective.at(next.x, next.gradient);
        if (next.value <= at.value + 1e-4 * expected) return next;
        // Where a parabola through what is known has its minimum.
        const double curve = next.value - at.value - expected;
        scale *= std::clamp(curve > 0 ? -expected / (2 * curve) : 0.5, 0.1, 0.5);
    }
    return std::nullopt;
}

/// Minimises the objective from `search.x` on. False if the watch said stop.
bool minimise(Objective& objective, const Space& space, Search& search, const Watch& watch, double from, double to) {
    Trial at{search.x};
    at.value = objective.at(at.x, at.gradient);
    int idle = 0;
    for (std::uint32_t iteration = 0; iteration < search.most_iterations && idle < 2; ++iteration) {
        if (!watch(from + (to - from) * iteration / search.most_iterations)) return false;
        Vector direction = search.curvature.step(at.gradient, free_directions(space, at));
        const double length = std::sqrt(dot(direction, direction));
        if (length > longest_step)
            for (double& each : direction) each *= longest_step / length;
        const std::optional<Trial> next = search_line(objective, space, at, direction);
        if (!next) break;
        search.curvature.learn(difference(next->x, at.x), difference(next->gradient, at.gradient));
        idle = at.value - next->value < search.tolerance ? idle + 1 : 0;
        at = *next;
    }
    search.x = at.x;
    return true;
}

}  // namespace

Result<Fit> fit_parameters(const Histories& histories, const FitOptions& options) {
    RecallLoss whole(histories, options.end_day, options.oldest_weight);
    Fit fit;
    fit.tests = whole.tests();
    if (fit.tests < least_tests)
        return fail("only " + std::to_string(fit.tests) + " answers of a later day; " + std::to_string(least_tests) +
                    " are needed before a fit says anything");
    const Space space;
    Parameters start = default_parameters;
    const std::array<double, 4> first = first_stabilities(histories, options.end_day);
    std::copy(first.begin(), first.end(), start.begin());
    const auto tests = static_cast<double>(fit.tests);
    Search search{space.clamp(Space::from(start)), Curvature(tests * 0.02), tests * 1e-6, 100};
    Objective objective(whole, options.prior_weight, 1);
    if (!minimise(objective, space, search, options.watch, 0, 1)) return fail("stopped");
    fit.passes = objective.evaluations;
    fit.parameters = Space::to(search.x);
    return fit;
}

std::array<double, 4> first_stabilities(const Histories& histories, std::int32_t end_day) {
    std::array<std::vector<FirstTest>, 4> tests;
    for (std::size_t card = 0; card < histories.card_count(); ++card) {
        const std::span<const Answer> answers = histories.card(card);
        const auto test = std::find_if(answers.begin(), answers.end(), is_test);
        if (test == answers.end() || test->day >= end_day) continue;
        add_test(tests[static_cast<std::size_t>(answers.front().rating) - 1], *test);
    }
    std::array<double, 4> stabilities;
    for (std::size_t i = 0; i < tests.size(); ++i) {
        stabilities[i] = likeliest_stability(tests[i], default_parameters[i]);
        if (i > 0) stabilities[i] = std::max(stabilities[i], stabilities[i - 1]);
    }
    return stabilities;
}

}  // namespace viva::srs
