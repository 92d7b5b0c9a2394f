#include "quiz/session.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/hash.h"
#include "base/unicode.h"
#include "srs/index_sort.h"

namespace viva::quiz {
namespace {

/// Sorted, each once.
void make_unique(std::vector<std::uint32_t>& cards) {
    srs::sort_indices(cards, [](std::uint32_t a, std::uint32_t b) { return a < b; });
    cards.erase(std::unique(cards.begin(), cards.end()), cards.end());
}

/// Whether somebody did something to the card in between. Its date alone may move with what is known of other cards.
bool was_acted_on(const srs::CardState& now, const srs::CardState& then) {
    return now.reps != then.reps || now.last_review != then.last_review || now.suspended != then.suspended ||
           now.buried_until != then.buried_until;
}

}  // namespace

using model::Event;
using srs::ReviewState;

Session::Session(const model::Collection& collection, std::vector<std::uint32_t> cards, QueueOptions options,
                 const ReviewState& state, Moment moment)
    : collection_(collection), cards_(std::move(cards)), options_(options) {
    std::erase_if(cards_, [&](std::uint32_t card) {
        return card >= collection_.cards.size() || !is_scheduled(card_at(card)) ||
               (is_detail(card_at(card)) && choose_mode(collection_, card, {}) == nullptr);
    });
    std::vector<std::uint32_t> by_id = cards_;
    srs::sort_indices(by_id, [&](std::uint32_t a, std::uint32_t b) { return card_at(a).id < card_at(b).id; });
    ids_.reserve(by_id.size());
    for (const std::uint32_t card : by_id) ids_.push_back(card_at(card).id);
    if (options_.weakest_first) {
        for (const QueueEntry& entry : build_queue(collection_, cards_, state, options_, moment))
            left_.push_back(entry.card);
    } else if (const auto before = state.last_action(ids_)) {
        // Whoever goes on elsewhere, or after a reload, goes on behind the same card.
        if (state.card(before->card).last_review_day == state.day_of(moment.now, moment.zone_minutes))
            last_ = find_card(before->card);
    }
    ask_next(state, moment);
}

std::optional<Prompt> Session::prompt() const {
    if (!current_ || !prompt_) return std::nullopt;
    Prompt prompt = *prompt_;
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

void Session::start_mode(const Mode* mode) {
    mode_ = mode;
    prompt_ = make_prompt(collection_, *current_, *mode);
    answer_ = {};
    answer_.picks.resize(prompt_->parts.size());
    order_.clear();
    for (std::size_t i = 0; i < prompt_->parts.size(); ++i) order_.push_back(static_cast<std::uint8_t>(i));
    // A note's own options have their letters; everything else would be told by its place.
    const bool mixed = mode->form == AnswerForm::sides ||
                       (mode->form == AnswerForm::options && prompt_->card->kind != model::CardKind::choice);
    const std::uint64_t salt = hash_bytes({reinterpret_cast<const char*>(&prompt_->card->id), sizeof(CardId)}) ^
                               (std::uint64_t{asked_state_.reps} * 0x9E3779B97F4A7C15U);
    for (std::size_t i = order_.size(); mixed && i > 1; --i) {
        const std::uint64_t number = salt + i;
        std::swap(order_[i - 1], order_[hash_bytes({reinterpret_cast<const char*>(&number), sizeof number}) % i]);
    }
    judge_answer();
}

void Session::renew_prompt() {
    if (!current_) return;
    prompt_ = make_prompt(collection_, *current_, *mode_);
    judge_answer();
}

void Session::judge_answer() {
    verdict_ = prompt_->form == AnswerForm::thought ? Verdict{} : judge(collection_, *prompt_, answer_);
}

void Session::switch_mode(std::string_view name) {
    if (phase_ != Phase::asking && phase_ != Phase::revealed) return;
    for (const Mode* mode : choices_) {
        if (mode->name != name || mode == mode_) continue;
        start_mode(mode);
        phase_ = Phase::asking;
    }
}

void Session::write(std::string text) {
    if (phase_ != Phase::asking) return;
    std::size_t end = 0;
    for (std::uint16_t letters = 0; end < text.size() && letters < longest_answer; ++letters)
        end += decode_utf8(text, end).size;
    text.resize(std::min(end, text.size()));
    answer_.text = std::move(text);
    judge_answer();
}

void Session::pick(std::size_t part, std::uint8_t value) {
    if (phase_ != Phase::asking || part >= answer_.picks.size()) return;
    if (mode_->form == AnswerForm::options && value != 0 && prompt_->right_options() == 1)
        std::fill(answer_.picks.begin(), answer_.picks.end(), std::uint8_t{0});
    answer_.picks[part] = value;
    judge_answer();
}

void Session::restore(CardId card, std::string_view mode, Answer answer, bool revealed, const ReviewState& state,
                      Moment moment) {
    if (phase_ != Phase::asking) return;
    const std::vector<QueueEntry> waiting = queue(state, moment);
    const auto found = std::find_if(waiting.begin(), waiting.end(),
                                    [&](const QueueEntry& entry) { return card_at(entry.card).id == card; });
    if (found == waiting.end()) return;
    if (found->card != current_) ask(found->card, state, moment);
    switch_mode(mode);
    if (mode_->name != mode) return;
    write(std::move(answer.text));
    for (std::size_t i = 0; i < answer.picks.size(); ++i) pick(i, answer.picks[i]);
    if (revealed) reveal();
}

std::optional<Event> Session::rate(model::Rating rating, Moment moment) {
    if (phase_ != Phase::revealed) return std::nullopt;
    constexpr Time longest = std::numeric_limits<std::uint32_t>::max();
    const Time took = std::clamp(moment.now - asked_at_, Time{0}, longest);
    return save(model::Review{card_at(*current_).id, rating, static_cast<std::uint32_t>(took)}, *current_, moment);
}

void Session::cram(model::Rating rating, const ReviewState& state, Moment moment) {
    if (phase_ != Phase::revealed) return;
    steps_.resize(walked_);
    Step step{{}, *current_, rating, static_cast<std::uint32_t>(std::max(moment.now - asked_at_, Time{0})), true};
    // What was not known comes again once it is no longer in the ear.
    constexpr std::size_t pause = 4;
    if (rating == model::Rating::Again) step.back_at = static_cast<std::uint32_t>(std::min(pause, left_.size() - 1));
    steps_.push_back(std::move(step));
    walk(1, state, moment);
}

bool Session::walk(int by, const ReviewState& state, Moment moment) {
    if (by > 0 ? walked_ == steps_.size() : walked_ == 0) return false;
    const Step& step = steps_[by > 0 ? walked_ : walked_ - 1];
    const bool comes_again = step.back_at != model::none;
    if (by > 0) {
        left_.erase(left_.begin());
        // Cards that were suspended meanwhile may have left fewer.
        if (comes_again)
            left_.insert(left_.begin() + std::min<std::ptrdiff_t>(step.back_at, std::ssize(left_)), step.card);
        ++walked_;
    } else {
        if (comes_again) std::erase(left_, step.card);
        left_.insert(left_.begin(), step.card);
        --walked_;
    }
    ask_next(state, moment);
    return true;
}

std::vector<CardId> Session::left(std::size_t most) const {
    std::vector<CardId> ids;
    for (const std::uint32_t card : left_)
        if (ids.size() < most) ids.push_back(card_at(card).id);
    return ids;
}

void Session::set_left(std::span<const CardId> ids, const ReviewState& state, Moment moment) {
    std::vector<std::uint32_t> left;
    for (const CardId id : ids)
        if (const auto card = find_card(id)) left.push_back(*card);
    if (left.empty()) return;
    left_ = std::move(left);
    ask_next(state, moment);
}

bool Session::counts(std::size_t step, const ReviewState& state) const {
    return steps_[step].is_review && (crams() ? step < walked_ : state.counts_event(steps_[step].event_id));
}

std::vector<QueueEntry> Session::queue(const ReviewState& state, Moment moment) const {
    if (!crams()) return build_queue(collection_, cards_, state, options_, moment);
    std::vector<QueueEntry> waiting;
    waiting.reserve(left_.size());
    for (const std::uint32_t card : left_) waiting.push_back({card, Turn::due});
    return waiting;
}

std::optional<Event> Session::suspend(Moment moment) {
    if (phase_ != Phase::asking && phase_ != Phase::revealed) return std::nullopt;
    return save(model::Suspend{card_at(*current_).id, true}, *current_, moment);
}

std::optional<Event> Session::undo(const ReviewState& state, Moment moment) {
    if (phase_ == Phase::saving) return std::nullopt;
    // Another tab may have taken a step back already.
    std::size_t last = steps_.size();
    while (last > 0 && !state.counts_event(steps_[last - 1].event_id)) --last;
    auto action = last == 0 ? state.last_action(ids_) : state.action(steps_[last - 1].event_id);
    if (!action) return std::nullopt;
    const auto card = find_card(action->card);
    return save(model::Undo{std::move(action->event_id)}, card ? *card : steps_[last - 1].card, moment);
}

std::optional<Event> Session::redo(const ReviewState& state, Moment moment) {
    if (phase_ == Phase::saving) return std::nullopt;
    auto action = state.last_undo(ids_);
    if (!action) return std::nullopt;
    const auto card = find_card(action->card);
    return save(model::Undo{std::move(action->event_id)}, card.value_or(0), moment);
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

void Session::stored(const Event& event, const ReviewState& state, Moment moment) {
    if (phase_ != Phase::saving) {
        refresh(state, moment);
        return;
    }
    if (const auto* undo = std::get_if<model::Undo>(&event.what)) {
        if (state.is_undo(undo->of)) {
            last_ = saving_card_;
            ask_next(state, moment);
            return;
        }
        ask(saving_card_, state, moment);
        count_progress(queue(state, moment), state);
        return;
    }
    if (crams()) {
        // It is out of the sitting: neither asked again nor walked back to.
        steps_.resize(walked_);
        walked_ -= std::erase_if(steps_, [&](const Step& each) { return each.card == saving_card_; });
        std::erase(left_, saving_card_);
        ask_next(state, moment);
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
    choices_ = modes_for(collection_, card);
    start_mode(choose_mode(collection_, card, asked_state_));
}

void Session::ask_next(const ReviewState& state, Moment moment) {
    const std::vector<QueueEntry> waiting = queue(state, moment);
    const auto first = waiting.empty() ? std::nullopt : std::optional<std::size_t>(0);
    const auto next = crams() || options_.as_given ? first : choose_next(collection_, waiting, last_);
    if (next) {
        ask(waiting[*next].card, state, moment);
    } else {
        current_.reset();
        phase_ = Phase::finished;
    }
    count_progress(waiting, state);
}

void Session::refresh(const ReviewState& state, Moment moment) {
    if (phase_ == Phase::saving) return;
    if (!crams() && current_ && was_acted_on(state.card(card_at(*current_).id), asked_state_)) {
        last_ = current_;
        ask_next(state, moment);
        return;
    }
    count_progress(queue(state, moment), state);
}

void Session::resume(const ReviewState& state, Moment moment) {
    if (phase_ == Phase::finished) ask_next(state, moment);
}

void Session::saved_late(std::string_view event_id, std::string_view stored_id) {
    for (Step& step : steps_)
        if (step.event_id == event_id) step.event_id = stored_id;
}

void Session::count_progress(std::span<const QueueEntry> queue, const ReviewState& state) {
    can_redo_ = crams() ? walked_ < steps_.size() : state.last_undo(ids_).has_value();
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
    for (std::size_t i = 0; i < steps_.size(); ++i)
        if (counts(i, state)) answered.push_back(steps_[i].card);
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
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        if (!counts(i, state)) continue;
        const Step& step = steps_[i];
        ++summary.ratings[static_cast<std::size_t>(step.rating) - 1];
        summary.took_ms += std::min(step.took_ms, srs::longest_took_ms);
        answered.push_back(step.card);
    }
    make_unique(answered);
    summary.cards = static_cast<std::uint32_t>(answered.size());
    for (const std::uint32_t index : cards_) {
        const srs::CardState& card = state.card(card_at(index).id);
        if (card.state == srs::State::New || is_stopped(card_at(index), state)) continue;
        Time from = asked_from(card, state, moment.zone_minutes);
        if (from <= moment.now) {
            // A step comes now; what else could come waits for tomorrow, for a sibling's sake or the limit's.
            if (card.state != srs::State::Review) continue;
            from = state.end_of_day(moment.now, moment.zone_minutes);
        }
        if (!summary.next_due || from < *summary.next_due) summary.next_due = from;
    }
    QueueOptions unlimited = options_;
    unlimited.new_cards_a_day = unlimited.due_cards_a_day = UINT32_MAX;
    std::uint32_t fresh = 0, due = 0;
    for (const QueueEntry& entry : build_queue(collection_, cards_, state, unlimited, moment)) {
        fresh += entry.turn == Turn::fresh ? 1 : 0;
        due += entry.turn == Turn::due ? 1 : 0;
    }
    summary.fresh_left = fresh - std::min(fresh, new_cards_left(state, options_, moment));
    summary.due_left = due - std::min(due, due_cards_left(state, options_, moment));
    return summary;
}

}  // namespace viva::quiz
