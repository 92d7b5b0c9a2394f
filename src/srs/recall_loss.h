// How well FSRS-6 with given parameters predicts a set of histories, and how that changes with each parameter.
//
// The loss is the sum of -log(probability of what happened) over all tests (answers of a later day). The gradient is
// exact: reverse-mode differentiation through whole histories, with the same branches and bounds as `Fsrs` (which
// rounds to eight decimals besides). Where a bound is active its derivative is 0.
//
// Histories that begin alike share their beginning: all of them together are a tree of answers, each worked out once,
// parents before children for the loss, children before parents for the gradient.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "srs/fsrs.h"
#include "srs/histories.h"

namespace viva::srs {

using Gradient = std::array<double, parameter_count>;

class RecallLoss {
public:
    /// Takes the answers of days before `end_day`. The oldest tests count `oldest_weight` (0…1) as much as the latest,
    /// those in between in proportion to how many lie before them; 1: all alike. The mean weight is 1.
    explicit RecallLoss(const Histories& histories, std::int32_t end_day = DayRange{}.end, double oldest_weight = 1);

    /// The loss in nats, summed. `w` must lie within the ranges of `clip_parameters`.
    double loss(const Parameters& w);
    /// The same, and its derivative by each parameter.
    double loss(const Parameters& w, Gradient& gradient);

    /// How many answers are predicted.
    std::uint32_t tests() const { return tests_; }
    /// How many different beginnings the histories have: what the work is proportional to.
    std::size_t size() const { return nodes_.size(); }

private:
    class Tree;
    struct Node {
        std::uint32_t parent = 0;  ///< A first answer has none.
        std::uint32_t elapsed_days = 0;
        float recalled = 0;   ///< The weight of the tests that ended here, remembered …
        float forgotten = 0;  ///< … or not.
        Rating rating = Rating::Good;
        bool is_first = false;
        bool is_last = true;  ///< No history goes on from here: the memory behind it is not asked for.
    };
    /// Memory behind an answer, and what of the way there the gradient needs again.
    struct Memory {
        double stability = 0;
        double log_stability = 0;
        double difficulty = 0;
        double recall = 1;    ///< Predicted before the answer.
        double log_base = 0;  ///< log(1 + F·t/S), so that the recall is e^(-w20·log_base).
        double growth = 0;    ///< Recalled: relative growth before Hard or Easy. Forgotten: new stability, not bounded.
                              ///< Same day: factor on stability.
        double power = 0;     ///< Recalled: e^((1-R)·w10). Forgotten: (S+1)^w13.
        bool moves_stability = true;   ///< False where a bound holds the stability …
        bool moves_difficulty = true;  ///< … or the difficulty.
        bool by_formula = true;        ///< Forgotten: not held by S/e^(w17·w18). Same day: not held at a factor of 1.
    };
    struct Adjoint {
        double stability = 0;
        double difficulty = 0;
    };
    struct Constants;
    struct Backward;

    static void begin(const Constants& k, const Node& node, Memory& after);
    static double predict(const Constants& k, const Node& node, const Memory& before, Memory& after);
    static void remember(const Constants& k, const Node& node, const Memory& before, Memory& after);
    static void forget(const Constants& k, const Memory& before, Memory& after);
    static void repeat(const Constants& k, const Node& node, const Memory& before, Memory& after);
    static void change_difficulty(const Constants& k, const Node& node, const Memory& before, Memory& after);

    std::vector<Node> nodes_;  ///< All first answers, then all second ones, and so on.
    std::vector<Memory> memories_;
    std::vector<Adjoint> adjoints_;
    std::uint32_t tests_ = 0;
};

}  // namespace viva::srs
