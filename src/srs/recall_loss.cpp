#include "srs/recall_loss.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "srs/index_sort.h"

namespace viva::srs {
namespace {

constexpr std::uint32_t no_parent = 0xFFFFFFFF;

/// How many of the card's answers lie before `end_day`.
std::size_t length_before(std::span<const Answer> answers, std::int32_t end_day) {
    std::size_t length = 0;
    while (length < answers.size() && answers[length].day < end_day) ++length;
    return length;
}

/// What a test counts, by when it was. People change, and so do notes: late answers say more of tomorrow.
class Recency {
public:
    Recency(const Histories& histories, std::int32_t end_day, double oldest_weight) : oldest_(oldest_weight) {
        for (std::size_t card = 0; card < histories.card_count(); ++card)
            for (const Answer& answer : histories.card(card))
                if (answer.day < end_day && is_test(answer)) days_.push_back(answer.day);
        std::sort(days_.begin(), days_.end());
        double sum = 0;
        for (const std::int32_t day : days_) sum += weight_on(day);
        if (sum > 0) scale_ = static_cast<double>(days_.size()) / sum;
    }

    double weight_on(std::int32_t day) const {
        const auto until = std::upper_bound(days_.begin(), days_.end(), day) - days_.begin();
        const double share = static_cast<double>(until) / static_cast<double>(days_.size());
        return scale_ * (oldest_ + (1 - oldest_) * share);
    }

private:
    double oldest_;
    double scale_ = 1;                ///< Makes the mean 1.
    std::vector<std::int32_t> days_;  ///< Of every test, sorted.
};

bool same_step(const Answer& a, const Answer& b) { return a.elapsed_days == b.elapsed_days && a.rating == b.rating; }

bool before(const Answer& a, const Answer& b) {
    return a.elapsed_days != b.elapsed_days ? a.elapsed_days < b.elapsed_days : a.rating < b.rating;
}

}  // namespace

/// What depends on the parameters alone.
struct RecallLoss::Constants {
    explicit Constants(const Parameters& parameters)
        : w(parameters),
          curve_exponential(std::exp(std::log(0.9) / -w[20])),
          curve_factor(curve_exponential - 1),
          growth_scale(std::exp(w[8])),
          forgotten_divisor(std::exp(w[17] * w[18])),
          easy_exponential(std::exp(3 * w[5])),
          easy_difficulty(w[4] - easy_exponential + 1) {
        for (std::size_t i = 0; i < 4; ++i) {
            same_day_factors[i] = std::exp(w[17] * (static_cast<double>(i) - 2 + w[18]));
            first_exponentials[i] = std::exp(w[5] * static_cast<double>(i));
        }
    }

    double bonus(Rating rating) const { return rating == Rating::Hard ? w[15] : rating == Rating::Easy ? w[16] : 1; }

    const Parameters& w;
    double curve_exponential;  ///< F + 1
    double curve_factor;       ///< F
    double growth_scale;
    double forgotten_divisor;
    double easy_exponential;
    double easy_difficulty;
    std::array<double, 4> same_day_factors;
    std::array<double, 4> first_exponentials;
};

/// Joins cards that begin alike: level by level, each group of cards with all answers so far in common is parted by the
/// next one.
class RecallLoss::Tree {
public:
    Tree(RecallLoss& loss, const Histories& histories, std::int32_t end_day, double oldest_weight)
        : loss_(loss),
          histories_(histories),
          end_day_(end_day),
          recency_(histories, end_day, oldest_weight),
          order_(histories.card_count()) {
        std::iota(order_.begin(), order_.end(), 0U);
        sort_indices(order_, [this](std::uint32_t a, std::uint32_t b) {
            const auto left = answers_of(a);
            const auto right = answers_of(b);
            return std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end(), before);
        });
    }

    void grow() {
        std::vector<Group> level = {{0, order_.size(), no_parent}};
        for (std::size_t depth = 0; !level.empty(); ++depth) {
            std::vector<Group> next;
            for (const Group& group : level) part(group, depth, next);
            level = std::move(next);
        }
    }

private:
    struct Group {
        std::size_t begin, end;  ///< Into `order_`.
        std::uint32_t parent;
    };

    std::span<const Answer> answers_of(std::uint32_t card) const {
        const std::span<const Answer> answers = histories_.card(card);
        return answers.first(length_before(answers, end_day_));
    }
    const Answer& answer(std::size_t place, std::size_t depth) const { return histories_.card(order_[place])[depth]; }

    void part(const Group& group, std::size_t depth, std::vector<Group>& next) {
        std::size_t first = group.begin;
        // The shorter of two that begin alike stands before the longer.
        while (first < group.end && answers_of(order_[first]).size() <= depth) ++first;
        if (first < group.end && group.parent != no_parent) loss_.nodes_[group.parent].is_last = false;
        while (first < group.end) {
            std::size_t end = first + 1;
            while (end < group.end && same_step(answer(end, depth), answer(first, depth))) ++end;
            next.push_back({first, end, static_cast<std::uint32_t>(loss_.nodes_.size())});
            loss_.nodes_.push_back(node_of(next.back(), group.parent, depth));
            first = end;
        }
    }

    Node node_of(const Group& group, std::uint32_t parent, std::size_t depth) {
        const Answer& given = answer(group.begin, depth);
        Node node{parent, given.elapsed_days, 0, 0, given.rating};
        node.is_first = depth == 0;
        if (node.is_first || !is_test(given)) return node;
        double weight = 0;
        for (std::size_t i = group.begin; i < group.end; ++i) weight += recency_.weight_on(answer(i, depth).day);
        (given.rating == Rating::Again ? node.forgotten : node.recalled) = static_cast<float>(weight);
        loss_.tests_ += static_cast<std::uint32_t>(group.end - group.begin);
        return node;
    }

    RecallLoss& loss_;
    const Histories& histories_;
    const std::int32_t end_day_;
    const Recency recency_;
    std::vector<std::uint32_t> order_;  ///< Cards, those that begin alike side by side.
};

RecallLoss::RecallLoss(const Histories& histories, std::int32_t end_day, double oldest_weight) {
    Tree(*this, histories, end_day, oldest_weight).grow();
    memories_.resize(nodes_.size());
}

void RecallLoss::begin(const Constants& k, const Node& node, Memory& after) {
    const std::size_t grade = index_of(node.rating);
    after.moves_stability = k.w[grade] >= minimum_first_stability_days;
    after.stability = std::max(k.w[grade], minimum_first_stability_days);
    after.log_stability = std::log(after.stability);
    const double difficulty = k.w[4] - k.first_exponentials[grade] + 1;
    after.difficulty = std::clamp(difficulty, 1.0, 10.0);
    after.moves_difficulty = after.difficulty == difficulty;
}

/// Works out the recall before the answer; returns the loss of the tests that ended with it.
double RecallLoss::predict(const Constants& k, const Node& node, const Memory& before, Memory& after) {
    after.log_base = std::log(1 + k.curve_factor * node.elapsed_days / before.stability);
    const double exponent = k.w[20] * after.log_base;
    after.recall = std::exp(-exponent);
    double loss = 0;
    if (node.recalled > 0) loss += static_cast<double>(node.recalled) * exponent;
    if (node.forgotten > 0) loss -= static_cast<double>(node.forgotten) * std::log(1 - after.recall);
    return loss;
}

void RecallLoss::remember(const Constants& k, const Node& node, const Memory& before, Memory& after) {
    after.power = std::exp((1 - after.recall) * k.w[10]);
    after.growth =
        k.growth_scale * (11 - before.difficulty) * std::exp(-k.w[9] * before.log_stability) * (after.power - 1);
    const double factor = 1 + after.growth * k.bonus(node.rating);
    after.stability = before.stability * factor;
    after.moves_stability = after.stability <= maximum_stability_days;
    if (!after.moves_stability) after.stability = maximum_stability_days;
    after.log_stability = after.moves_stability ? before.log_stability + std::log(factor) : std::log(after.stability);
}

void RecallLoss::forget(const Constants& k, const Memory& before, Memory& after) {
    after.power = std::exp(k.w[13] * std::log(before.stability + 1));
    after.growth = k.w[11] * std::exp(-k.w[12] * std::log(before.difficulty)) * (after.power - 1) *
                   std::exp((1 - after.recall) * k.w[14]);
    const double upper = before.stability / k.forgotten_divisor;
    after.by_formula = after.growth <= upper;
    const double stability = after.by_formula ? after.growth : upper;
    after.stability = std::clamp(stability, minimum_stability_days, maximum_stability_days);
    after.moves_stability = after.stability == stability;
    after.log_stability = std::log(after.stability);
}

void RecallLoss::repeat(const Constants& k, const Node& node, const Memory& before, Memory& after) {
    after.growth = std::exp(-k.w[19] * before.log_stability) * k.same_day_factors[index_of(node.rating)];
    after.by_formula = node.rating == Rating::Again || after.growth >= 1;
    if (!after.by_formula) after.growth = 1;
    const double stability = before.stability * after.growth;
    after.stability = std::clamp(stability, minimum_stability_days, maximum_stability_days);
    after.moves_stability = after.stability == stability;
    after.log_stability = after.by_formula ? std::log(after.stability) : before.log_stability;
}

void RecallLoss::change_difficulty(const Constants& k, const Node& node, const Memory& before, Memory& after) {
    const double change = -k.w[6] * (static_cast<double>(node.rating) - 3);
    const double damped = before.difficulty + change * (10 - before.difficulty) / 9;
    const double difficulty = k.w[7] * k.easy_difficulty + (1 - k.w[7]) * damped;
    after.difficulty = std::clamp(difficulty, 1.0, 10.0);
    after.moves_difficulty = after.difficulty == difficulty;
}

double RecallLoss::loss(const Parameters& w) {
    const Constants k(w);
    double loss = 0;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        const Node& node = nodes_[i];
        Memory& after = memories_[i];
        if (node.is_first) {
            begin(k, node, after);
            continue;
        }
        const Memory& before = memories_[node.parent];
        if (node.elapsed_days > 0) loss += predict(k, node, before, after);
        if (node.is_last) continue;
        if (node.elapsed_days == 0)
            repeat(k, node, before, after);
        else if (node.rating == Rating::Again)
            forget(k, before, after);
        else
            remember(k, node, before, after);
        change_difficulty(k, node, before, after);
    }
    return loss;
}

/// One step back: from the derivatives by the memory behind an answer to those by the memory before it.
struct RecallLoss::Backward {
    const Constants& k;
    Gradient& g;           ///< By each parameter.
    double by_factor = 0;  ///< By F, which depends on w20.
    double by_easy = 0;    ///< By D0(4), which depends on w4 and w5.

    void begin(const Node& node, const Memory& after, Adjoint behind) {
        const std::size_t grade = index_of(node.rating);
        if (after.moves_stability) g[grade] += behind.stability;
        if (!after.moves_difficulty) return;
        g[4] += behind.difficulty;
        g[5] -= behind.difficulty * static_cast<double>(grade) * k.first_exponentials[grade];
    }

    void difficulty(const Node& node, const Memory& before, double behind, Adjoint& adjoint) {
        const double off = static_cast<double>(node.rating) - 3;
        const double damping = (10 - before.difficulty) / 9;
        const double kept = 1 - k.w[7];
        by_easy += behind * k.w[7];
        g[6] -= behind * kept * off * damping;
        g[7] += behind * (k.easy_difficulty - before.difficulty + k.w[6] * off * damping);
        adjoint.difficulty += behind * kept * (1 + k.w[6] * off / 9);
    }

    /// Returns the derivative by the recall.
    double remember(const Node& node, const Memory& before, const Memory& after, double behind, Adjoint& adjoint) {
        const double by_grown = behind * before.stability;  // by growth times bonus
        if (node.rating == Rating::Hard) g[15] += by_grown * after.growth;
        if (node.rating == Rating::Easy) g[16] += by_grown * after.growth;
        const double grown = after.growth * k.bonus(node.rating);
        const double relative = by_grown * grown;
        g[8] += relative;
        g[9] -= relative * before.log_stability;
        adjoint.stability += behind * (1 + grown) - relative * k.w[9] / before.stability;
        adjoint.difficulty -= relative / (11 - before.difficulty);
        const double by_exponent = relative * after.power / (after.power - 1);
        g[10] += by_exponent * (1 - after.recall);
        return -by_exponent * k.w[10];
    }

    double forget(const Memory& before, const Memory& after, double behind, Adjoint& adjoint) {
        if (!after.by_formula) {
            adjoint.stability += behind / k.forgotten_divisor;
            g[17] -= behind * after.stability * k.w[18];
            g[18] -= behind * after.stability * k.w[17];
            return 0;
        }
        const double relative = behind * after.growth;
        const double by_power = relative / (after.power - 1) * after.power;
        g[11] += relative / k.w[11];
        g[12] -= relative * std::log(before.difficulty);
        g[13] += by_power * std::log(before.stability + 1);
        g[14] += relative * (1 - after.recall);
        adjoint.stability += by_power * k.w[13] / (before.stability + 1);
        adjoint.difficulty -= relative * k.w[12] / before.difficulty;
        return -relative * k.w[14];
    }

    void repeat(const Node& node, const Memory& before, const Memory& after, double behind, Adjoint& adjoint) {
        adjoint.stability += behind * after.growth;
        if (!after.by_formula) return;
        const double relative = behind * before.stability * after.growth;
        g[17] += relative * (static_cast<double>(node.rating) - 3 + k.w[18]);
        g[18] += relative * k.w[17];
        g[19] -= relative * before.log_stability;
        adjoint.stability -= relative * k.w[19] / before.stability;
    }

    /// The curve, from the derivative by the recall; the loss of the tests that ended here goes in too.
    void predict(const Node& node, const Memory& before, const Memory& after, double by_recall, Adjoint& adjoint) {
        if (node.forgotten > 0) by_recall += static_cast<double>(node.forgotten) / (1 - after.recall);
        const double by_exponent = static_cast<double>(node.recalled) - by_recall * after.recall;
        g[20] += by_exponent * after.log_base;
        const double ratio = node.elapsed_days / before.stability;
        const double by_base = by_exponent * k.w[20] / (1 + k.curve_factor * ratio);
        by_factor += by_base * ratio;
        adjoint.stability -= by_base * k.curve_factor * ratio / before.stability;
    }

    void finish() {
        g[4] += by_easy;
        g[5] -= by_easy * 3 * k.easy_exponential;
        g[20] += by_factor * k.curve_exponential * std::log(0.9) / (k.w[20] * k.w[20]);
    }
};

double RecallLoss::loss(const Parameters& w, Gradient& gradient) {
    const double sum = loss(w);
    const Constants k(w);
    gradient.fill(0);
    adjoints_.assign(nodes_.size(), {});
    Backward back{k, gradient};
    for (std::size_t i = nodes_.size(); i-- > 0;) {
        const Node& node = nodes_[i];
        const Memory& after = memories_[i];
        if (node.is_first) {
            back.begin(node, after, adjoints_[i]);
            continue;
        }
        const Memory& before = memories_[node.parent];
        Adjoint& adjoint = adjoints_[node.parent];
        double by_recall = 0;
        if (!node.is_last) {
            if (after.moves_difficulty) back.difficulty(node, before, adjoints_[i].difficulty, adjoint);
            const double behind = after.moves_stability ? adjoints_[i].stability : 0;
            if (node.elapsed_days == 0)
                back.repeat(node, before, after, behind, adjoint);
            else if (node.rating == Rating::Again)
                by_recall = back.forget(before, after, behind, adjoint);
            else
                by_recall = back.remember(node, before, after, behind, adjoint);
        }
        if (node.elapsed_days > 0) back.predict(node, before, after, by_recall, adjoint);
    }
    back.finish();
    return sum;
}

}  // namespace viva::srs
