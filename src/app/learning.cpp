// Learning the person's parameters, and planning towards an interview: what the worker is asked, and what comes back.
#include "app/learning.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/updater.h"
#include "srs/json_line.h"
#include "srs/number_text.h"

namespace viva::app {
namespace {

constexpr std::pair<std::string_view, Refusal> refusals[] = {{"few_answers", Refusal::few_answers},
                                                             {"past", Refusal::past},
                                                             {"too_far", Refusal::too_far},
                                                             {"too_many", Refusal::too_many}};

/// Takes the answer off the wire; nothing if it is a refusal, which the errand then keeps.
std::optional<srs::JsonFields> receive(Errand& errand, std::string_view json) {
    auto fields = srs::parse_json_line(json);
    errand = {};
    if (!fields || !text_of(*fields, "error").empty()) {
        errand.refusal = Refusal::broken;
        return std::nullopt;
    }
    const std::string_view refused = text_of(*fields, "refused");
    if (refused.empty()) return std::move(*fields);
    errand.refusal = Refusal::broken;
    for (const auto& [name, refusal] : refusals)
        if (name == refused) errand.refusal = refusal;
    errand.count = srs::integer_of(*fields, "count", 0);
    errand.limit = srs::integer_of(*fields, "limit", 0);
    return std::nullopt;
}

Measures measures_of(std::string_view text) {
    const std::vector<double> numbers = srs::parse_millionths(text);
    return numbers.size() == 3 ? Measures{numbers[0], numbers[1], numbers[2]} : Measures{};
}

/// The two numbers of a text into two places.
void take_pair(std::string_view text, double& first, double& second) {
    const std::vector<double> numbers = srs::parse_millionths(text);
    if (numbers.size() != 2) return;
    first = numbers[0];
    second = numbers[1];
}

std::optional<FitOffer> offer_of(const srs::JsonFields& fields) {
    FitOffer offer;
    const std::vector<double> parameters = srs::parse_millionths(text_of(fields, "parameters"));
    if (parameters.size() != offer.parameters.size()) return std::nullopt;
    std::copy(parameters.begin(), parameters.end(), offer.parameters.begin());
    offer.tests = static_cast<std::uint32_t>(srs::integer_of(fields, "tests", 0));
    offer.before = measures_of(text_of(fields, "before"));
    offer.after = measures_of(text_of(fields, "after"));
    take_pair(text_of(fields, "load"), offer.load_before, offer.load_after);
    offer.later_tests = static_cast<std::uint32_t>(srs::integer_of(fields, "later_tests", 0));
    take_pair(text_of(fields, "later"), offer.later_before, offer.later_after);
    offer.later_defaults = srs::integer_of(fields, "later_defaults", 0) != 0;
    return offer;
}

/// The plan that the worker made for these cards; nothing if the numbers do not fit them.
std::optional<PlanView> plan_of(const srs::JsonFields& fields, std::vector<std::uint32_t> cards, std::int32_t today) {
    PlanView plan;
    plan.made_on = today;
    plan.cards = std::move(cards);
    for (const std::int64_t recall : srs::parse_integers(text_of(fields, "recall")))
        plan.recall.push_back(static_cast<float>(recall) / 1000);
    if (plan.recall.size() != plan.cards.size()) return std::nullopt;
    for (const std::int64_t place : srs::parse_integers(text_of(fields, "today")))
        if (place >= 0 && static_cast<std::size_t>(place) < plan.cards.size())
            plan.today.push_back(plan.cards[static_cast<std::size_t>(place)]);
    const std::vector<double> days = srs::parse_millionths(text_of(fields, "days"));
    for (std::size_t i = 0; i + 2 < days.size(); i += 3)
        plan.days.push_back({today + static_cast<std::int32_t>(i / 3), days[i], days[i + 1], days[i + 2]});
    take_pair(text_of(fields, "means"), plan.mean_recall, plan.idle_recall);
    plan.unreached = static_cast<std::uint32_t>(srs::integer_of(fields, "unreached", 0));
    return plan;
}

/// How new cards were answered so far: Again, Hard, Good, Easy. Before anything was, as most people answer.
std::array<double, 4> first_ratings(const srs::Histories& histories) {
    constexpr std::array<double, 4> usual = {5, 2, 11, 2};
    std::array<double, 4> shares = usual;
    double sum = 20;
    for (std::size_t card = 0; card < histories.card_count(); ++card, ++sum)
        ++shares[static_cast<std::size_t>(histories.card(card).front().rating) - 1];
    for (double& share : shares) share /= sum;
    return shares;
}

}  // namespace

void Updater::operator()(const LearnParameters&) {
    Errand& fit = state_.learning.fit;
    if (fit.under_way() || !state_.log_loaded) return;
    srs::JsonLineWriter writer;
    writer.string("histories", srs::write_histories(state_.reviews.histories()));
    writer.string("parameters", srs::write_millionths(state_.settings.parameters));
    writer.integer("retention", state_.settings.retention);
    model::Event taken;
    taken.what = model::Setting{std::string(setting_name::parameters), {}};
    const auto at = state_.reviews.latest_like(taken);
    if (at && state_.settings.parameters != srs::default_parameters)
        writer.integer("learnt_on", state_.reviews.day_of(*at, clock_.zone_minutes));
    fit = {.request = ask("fit", writer.finish())};
    state_.learning.offer.reset();
}

void Updater::operator()(const StopLearning&) { stop(state_.learning.fit); }

void Updater::operator()(const TakeParameters&) {
    if (!state_.learning.offer) return;
    const std::string parameters = srs::write_millionths(state_.learning.offer->parameters);
    state_.learning.offer.reset();
    (*this)(ChangeSetting{std::string(setting_name::parameters), parameters});
}

void Updater::operator()(const LeaveParameters&) { state_.learning.offer.reset(); }

void Updater::operator()(const MakePlan&) {
    Learning& learning = state_.learning;
    const Settings& settings = state_.settings;
    if (learning.planning.under_way() || !state_.log_loaded || !settings.interview.day) return;
    const std::int32_t today = state_.reviews.day_of(clock_.now, clock_.zone_minutes);
    learning.plan_cards = interview_cards(state_.collection, state_.decks, settings.interview, state_.reviews);
    std::string cards;
    for (const std::uint32_t index : learning.plan_cards) {
        const srs::CardState& card = state_.reviews.card(state_.collection.cards[index].id);
        const double memory[] = {card.memory.stability_days, card.memory.difficulty};
        if (!cards.empty()) cards += ' ';
        cards += srs::write_millionths(memory);
        srs::append_integer(cards, card.last_review_day);
    }
    const double answers = settings.interview.minutes * 60.0 / seconds_per_review(state_.reviews);
    const double done = state_.reviews.counts(today).reviews;
    srs::JsonLineWriter writer;
    writer.string("cards", cards).string("parameters", srs::write_millionths(settings.parameters));
    writer.string("weekdays", srs::write_millionths(settings.weekdays()));
    writer.string("first_ratings", srs::write_millionths(first_ratings(state_.reviews.histories())));
    writer.integer("today", today).integer("interview", *settings.interview.day);
    writer.integer("answers", std::max(std::lround(answers), 1L));
    writer.integer("answers_today",
                   std::lround(std::max(answers * settings.weekdays()[srs::weekday_of(today)] - done, 0.0)));
    learning.planning = {.request = ask("plan", writer.finish())};
    learning.planned_on = today;
}

std::uint32_t State::planned_left() const {
    if (!learning.plan) return 0;
    std::uint32_t left = 0;
    for (const std::uint32_t index : learning.plan->today) {
        const model::Card& card = collection.cards[index];
        const bool answered = reviews.card(card.id).last_review >= overview.day_end - model::day_ms;
        if (!answered && !quiz::is_stopped(card, reviews)) ++left;
    }
    return left;
}

void Updater::operator()(const StopPlan&) { stop(state_.learning.planning); }

void Updater::stop(Errand& errand) {
    if (!errand.under_way()) return;
    effects_.emplace_back(StopAsking{errand.request});
    errand = {};
}

/// Whether the answer was one of these errands'.
bool Updater::take_errand(const Answered& action) {
    Learning& learning = state_.learning;
    if (action.request == 0) return false;
    if (action.request == learning.fit.request) {
        if (const auto fields = receive(learning.fit, action.json)) learning.offer = offer_of(*fields);
        return true;
    }
    if (action.request == learning.planning.request) {
        if (const auto fields = receive(learning.planning, action.json)) {
            learning.plan = plan_of(*fields, std::move(learning.plan_cards), learning.planned_on);
            if (learning.plan) learning.plan->interview_day = state_.settings.interview.day.value_or(0);
            if (quiz_is_planned()) open_quiz(false);
        }
        return true;
    }
    return false;
}

void Updater::operator()(const AnswerProgressed& action) {
    for (Errand* errand : {&state_.learning.fit, &state_.learning.planning})
        if (errand->under_way() && errand->request == action.request) errand->part = action.part;
}

/// A plan is of one day, and of the settings that it was made with.
void Updater::keep_plan() {
    Learning& learning = state_.learning;
    const std::int32_t today = state_.reviews.day_of(clock_.now, clock_.zone_minutes);
    if (!state_.log_loaded) return;
    if (!state_.settings.interview.day || *state_.settings.interview.day <= today) {
        stop(learning.planning);
        learning.plan.reset();
        return;
    }
    if (learning.planned_for != state_.settings.interview) {
        stop(learning.planning);
        learning.plan.reset();
        learning.planned_for = state_.settings.interview;
        learning.planned_on = today - 1;
    }
    if (learning.planned_on != today) (*this)(MakePlan{});
}

}  // namespace viva::app
