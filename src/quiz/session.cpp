#include "quiz/session.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "srs/index_sort.h"

namespace viva::quiz {
namespace {

/// Sorted, each once.
void make_unique(std::vector<std::uint32_t>& cards) {
    srs::sort_indices(cards, [](std::uint32_t a, std::uint32_t b) { return a < b; });
    cards.erase(std::unique(cards.begin(), cards.end()), cards.end());
}

}  // namespace

using model::Event;
using srs::ReviewState;

Session::Session(const model::Collection& collection, std::vector<std::uint32_t> cards, QueueOptions options,
                 const ReviewState& state, Moment moment)
    : collection_(collection), cards_(std::move(cards)), options_(options) {
    std::erase_if(cards_, [&](std::uint32_t card) {
        return card >= collection_.cards.size() || mode_for(card_at(card)) == nullptr;
    });
    std::vector<std::uint32_t> by_id = cards_;
    srs::sort_indices(by_id, [&](std::uint32_t a, std::uint32_t b) { return card_at(a).id < card_at(b).id; });
    ids_.reserve(by_id.size());
    for (const std::uint32_t card : by_id) ids_.push_back(card_at(card).id);
    ask_next(state, moment);
}

std::optional<Prompt> Session::prompt() const {
    if (!current_) return std::nullopt;
    const model::Card& card = card_at(*current_);
    const Mode* mode = mode_for(card);
    if (mode == nullptr) return std::nullopt;
    Prompt prompt = mode->make_prompt(collection_, card);
    prompt.revealed = phase_ == Phase::revealed || phase_ == Phase::saving;
    return prompt;
}

std::array<Time, 4> Session::intervals(const ReviewState& state, Moment moment) const {
    std::array<Time, 4> intervals = {};
    if (!current_) return intervals;
    const auto outcomes = state.preview(card_at(*current_).id, moment.now, moment.zone_minutes);
    for (std::size_t i = 0; i < intervals.size(); ++i) intervals[i] = outcomes[i].due - moment.now;
    return intervals;
}

void Session::reveal() {
    if (phase_ == Phase::asking) phase_ = Phase::revealed;
}

std::optional<Event> Session::rate(model::Rating rating, Moment moment) {
    if (phase_ != Phase::revealed) return std::nullopt;
    constexpr Time longest = std::numeric_limits<std::uint32_t>::max();
    const Time took = std::clamp(moment.now - asked_at_, Time{0}, longest);
    return save(model::Review{card_at(*current_).id, rating, static_cast<std::uint32_t>(took)}, *current_, moment);
}

std::optional<Event> Session::suspend(Moment moment) {
    if (phase_ != Phase::asking && phase_ != Phase::revealed) return std::nullopt;
    return save(model::Suspend{card_at(*current_).id, true}, *current_, moment);
}

std::optional<Event> Session::bury(Moment moment) {
    if (phase_ != Phase::asking && phase_ != Phase::revealed) return std::nullopt;
    return save(model::Bury{card_at(*current_).id}, *current_, moment);
}

std::optional<Event> Session::undo(const ReviewState& state, Moment moment) {
    if (phase_ == Phase::saving) return std::nullopt;
    // Another tab may have taken a step back already.
    while (!steps_.empty() && !state.counts_event(steps_.back().event_id)) steps_.pop_back();
    auto action = steps_.empty() ? state.last_action(ids_) : state.action(steps_.back().event_id);
    if (!action) return std::nullopt;
    const auto card = find_card(action->card);
    return save(model::Undo{std::move(action->event_id)}, card ? *card : steps_.back().card, moment);
}

std::optional<Event> Session::save(decltype(Event::what) what, std::uint32_t card, Moment moment) {
    phase_ = Phase::saving;
    saving_card_ = card;
    Event event;
    event.at = moment.now;
    event.zone_minutes = moment.zone_minutes;
    event.what = std::move(what);
    return event;
}

void Session::stored(const Event& event, const ReviewState& state, Moment moment) { settle(event, state, moment); }

void Session::failed(const Event& event, std::string message, const ReviewState& state, Moment moment) {
    if (phase_ == Phase::saving) unsaved_.push_back(event);
    storage_message_ = std::move(message);
    settle(event, state, moment);
}

void Session::settle(const Event& event, const ReviewState& state, Moment moment) {
    if (phase_ != Phase::saving) {
        refresh(state, moment);
        return;
    }
    if (const auto* undo = std::get_if<model::Undo>(&event.what)) {
        std::erase_if(steps_, [&](const Step& step) { return step.event_id == undo->of; });
        ask(saving_card_, state, moment);
        count_progress(build_queue(collection_, cards_, state, options_, moment), state);
        return;
    }
    Step step{event.id, saving_card_};
    if (const auto* review = std::get_if<model::Review>(&event.what)) {
        step.rating = review->rating;
        step.took_ms = review->took_ms;
        step.is_review = true;
    }
    steps_.push_back(std::move(step));
    last_ = saving_card_;
    ask_next(state, moment);
}

void Session::ask(std::uint32_t card, const ReviewState& state, Moment moment) {
    current_ = card;
    asked_state_ = state.card(card_at(card).id);
    asked_at_ = moment.now;
    phase_ = Phase::asking;
}

void Session::ask_next(const ReviewState& state, Moment moment) {
    const std::vector<QueueEntry> queue = build_queue(collection_, cards_, state, options_, moment);
    const auto next = choose_next(collection_, queue, last_);
    if (next) {
        ask(queue[*next].card, state, moment);
    } else {
        current_.reset();
        phase_ = Phase::finished;
    }
    count_progress(queue, state);
}

void Session::refresh(const ReviewState& state, Moment moment) {
    if (phase_ == Phase::saving) return;
    if (current_ && state.card(card_at(*current_).id) != asked_state_) {
        last_ = current_;
        ask_next(state, moment);
        return;
    }
    count_progress(build_queue(collection_, cards_, state, options_, moment), state);
}

void Session::resume(const ReviewState& state, Moment moment) {
    if (phase_ == Phase::finished) ask_next(state, moment);
}

void Session::saved_late(std::string_view event_id, std::string_view stored_id) {
    std::erase_if(unsaved_, [&](const Event& event) { return event.id == event_id; });
    if (stored_id.empty()) return;
    for (Step& step : steps_)
        if (step.event_id == event_id) step.event_id = stored_id;
}

void Session::count_progress(std::span<const QueueEntry> queue, const ReviewState& state) {
    progress_ = {};
    std::vector<std::uint32_t> left;
    for (const QueueEntry& entry : queue) {
        left.push_back(entry.card);
        if (entry.turn == Turn::due)
            ++progress_.due_left;
        else if (entry.turn == Turn::fresh)
            ++progress_.fresh_left;
        else
            ++progress_.learning_left;
    }
    // After an undo the current card may stand outside of the queue, for instance beyond the daily limit.
    if (current_) left.push_back(*current_);
    make_unique(left);

    std::vector<std::uint32_t> answered;
    for (const Step& step : steps_)
        if (step.is_review && state.counts_event(step.event_id)) answered.push_back(step.card);
    make_unique(answered);
    for (const std::uint32_t card : answered)
        if (!std::binary_search(left.begin(), left.end(), card)) ++progress_.done;
    progress_.total = progress_.done + static_cast<std::uint32_t>(left.size());
}

std::optional<std::uint32_t> Session::find_card(CardId id) const {
    for (const std::uint32_t card : cards_)
        if (card_at(card).id == id) return card;
    return std::nullopt;
}

Summary Session::summary(const ReviewState& state, Moment moment) const {
    Summary summary;
    std::vector<std::uint32_t> answered;
    for (const Step& step : steps_) {
        if (!step.is_review || !state.counts_event(step.event_id)) continue;
        ++summary.ratings[static_cast<std::size_t>(step.rating) - 1];
        summary.took_ms += step.took_ms;
        answered.push_back(step.card);
    }
    make_unique(answered);
    summary.cards = static_cast<std::uint32_t>(answered.size());
    std::uint32_t fresh = 0;
    for (const std::uint32_t index : cards_) {
        const srs::CardState& card = state.card(card_at(index).id);
        if (card.suspended) continue;
        if (card.state == srs::State::New) {
            ++fresh;
            continue;
        }
        const Time due = std::max(card.due, card.buried_until);
        if (!summary.next_due || due < *summary.next_due) summary.next_due = due;
    }
    const std::uint32_t admitted = new_cards_left(state, options_, moment);
    summary.fresh_left = fresh - std::min(fresh, admitted);
    return summary;
}

}  // namespace viva::quiz
