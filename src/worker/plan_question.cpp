#include <algorithm>
#include <cmath>

#include "srs/number_text.h"
#include "srs/planner.h"
#include "worker/questions.h"

namespace viva::worker {
namespace {

/// Stability and difficulty in millionths, and the day of the last answer, for each card.
Result<std::vector<srs::PlanCard>> cards_of(std::string_view text) {
    const std::vector<std::int64_t> numbers = srs::parse_integers(text);
    if (numbers.size() % 3 != 0) return fail("\"cards\" must have three numbers a card");
    std::vector<srs::PlanCard> cards;
    cards.reserve(numbers.size() / 3);
    for (std::size_t i = 0; i < numbers.size(); i += 3)
        cards.push_back({{static_cast<double>(numbers[i]) / 1e6, static_cast<double>(numbers[i + 1]) / 1e6},
                         static_cast<std::int32_t>(numbers[i + 2])});
    return cards;
}

template <std::size_t Count>
void read_into(std::array<double, Count>& values, std::string_view text) {
    const std::vector<double> given = srs::parse_millionths(text);
    if (given.size() == Count) std::copy(given.begin(), given.end(), values.begin());
}

}  // namespace

Result<std::string> answer_plan(Library&, const srs::JsonFields& asked, Watcher& watcher) {
    const auto cards = cards_of(text_of(asked, "cards"));
    if (!cards) return tl::unexpected(cards.error());
    srs::PlanOptions options;
    read_into(options.parameters, text_of(asked, "parameters"));
    options.parameters = srs::clip_parameters(options.parameters);
    read_into(options.weekdays, text_of(asked, "weekdays"));
    read_into(options.first_ratings, text_of(asked, "first_ratings"));
    options.today = static_cast<std::int32_t>(srs::integer_of(asked, "today", 0));
    options.interview_day = static_cast<std::int32_t>(srs::integer_of(asked, "interview", 0));
    options.answers_a_day = static_cast<double>(srs::integer_of(asked, "answers", 0));
    options.answers_today = static_cast<double>(srs::integer_of(asked, "answers_today", -1));
    options.watch = {watch, &watcher};
    if (options.interview_day <= options.today) return refused("past", 0, 0);
    if (const auto days = options.interview_day - options.today; days > srs::longest_plan_days)
        return refused("too_far", days, srs::longest_plan_days);
    if (cards->size() > srs::most_plan_cards)
        return refused("too_many", static_cast<std::int64_t>(cards->size()), srs::most_plan_cards);
    const auto plan = srs::make_plan(*cards, options);
    if (!plan) return tl::unexpected(plan.error());

    std::string today;
    std::string days;
    std::string recall;
    for (const std::uint32_t card : plan->today) srs::append_integer(today, card);
    for (const srs::PlanDay& day : plan->days) {
        const double numbers[] = {day.answers, day.fresh, day.recall};
        if (!days.empty()) days += ' ';
        days += srs::write_millionths(numbers);
    }
    for (const float each : plan->recall) srs::append_integer(recall, std::lround(each * 1000));
    const double means[] = {plan->mean_recall, plan->idle_recall};
    srs::JsonLineWriter writer;
    writer.string("today", today).string("days", days).string("recall", recall);
    writer.string("means", srs::write_millionths(means)).integer("unreached", plan->unreached);
    return writer.finish();
}

}  // namespace viva::worker
