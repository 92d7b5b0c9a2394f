// What the app knows about learning itself: parameters that were fitted to the log and wait to be taken, and the plan
// towards an interview. The worker works both out (worker/questions.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/settings.h"
#include "model/card.h"
#include "srs/fsrs.h"

namespace viva::app {

/// Why an errand came to nothing.
enum class Refusal : std::uint8_t {
    none,         ///< It did not.
    broken,       ///< The worker could not answer.
    few_answers,  ///< For a fit, `limit` are needed.
    past,         ///< The interview is not in the future.
    too_far,      ///< It is more than `limit` days away.
    too_many,     ///< More than `limit` cards.
};

/// A question to the worker: under way, done or failed.
struct Errand {
    std::uint32_t request = 0;  ///< Its answer is still to come; 0: none is.
    double part = 0;            ///< How much of it is done, 0…1.
    Refusal refusal = Refusal::none;
    std::int64_t count = 0;  ///< How many there are of what `refusal` names, …
    std::int64_t limit = 0;  ///< … and how many it takes, or are the most.

    bool under_way() const { return request != 0; }
};

/// How well parameters predict the log (srs/metrics.h).
struct Measures {
    double log_loss = 0;
    double rmse_bins = 0;
    double auc = 0;
};

/// New parameters, with what they would change. They count once TakeParameters says so.
struct FitOffer {
    srs::Parameters parameters = srs::default_parameters;
    std::uint32_t tests = 0;        ///< Answers of a later day that they were learnt from.
    Measures before, after;         ///< Over the whole log.
    double load_before = 0;         ///< Reviews a day that the cards cost with the parameters in use …
    double load_after = 0;          ///< … and with the new ones.
    std::uint32_t later_tests = 0;  ///< Answers that a fit of the earlier ones was tried on; 0: too few.
    double later_before = 0;        ///< LogLoss on those, with the parameters in use …
    double later_after = 0;         ///< … and with those learnt from the earlier answers.
    bool later_defaults = false;    ///< `later_before` is of the defaults: those in use were learnt from these answers.

    /// Whether taking them is advised: they predict answers that they were not learnt from better.
    bool advised() const { return later_tests > 0 ? later_after < later_before : after.log_loss < before.log_loss; }
};

/// What a day of the plan is expected to bring.
struct PlannedDay {
    std::int32_t day = 0;  ///< srs::day_number
    double answers = 0;
    double fresh = 0;   ///< Cards asked for the first time.
    double recall = 0;  ///< Mean recall at the interview if nothing were learnt after this day, 0…1.
};

struct PlanView {
    std::int32_t made_on = 0;  ///< The learner's day that it was made on: `today` is of that day.
    std::int32_t interview_day = 0;
    std::vector<std::uint32_t> cards;  ///< What it is about: indices into the collection's cards.
    std::vector<float> recall;         ///< Expected recall of each of them at the interview, 0…1.
    std::vector<std::uint32_t> today;  ///< The cards to ask today, in their order: indices as well.
    std::vector<PlannedDay> days;      ///< From `made_on` to the day before the interview.
    double mean_recall = 0;            ///< Expected at the interview, of all cards.
    double idle_recall = 0;            ///< The same if nothing is learnt from now on.
    std::uint32_t unreached = 0;       ///< Cards that stay below one half.
};

/// The deck of a quiz over what the plan has for today: `#/quiz/~plan`. No document's id begins so.
inline constexpr std::string_view plan_deck = "~plan";

struct Learning {
    Errand fit;
    std::optional<FitOffer> offer;
    Errand planning;
    std::optional<PlanView> plan;
    std::vector<std::uint32_t> plan_cards;  ///< What the plan under way is about,
    std::int32_t planned_on = 0;            ///< the learner's day of it,
    Interview planned_for;                  ///< and what it was asked for.
};

}  // namespace viva::app
