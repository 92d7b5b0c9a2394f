#include "srs/replay.h"

#include <algorithm>
#include <utility>

#include "base/hash.h"

namespace viva::srs {
namespace {

// Beyond this many events at once, folding everything again costs less than finding each one's place.
constexpr std::size_t small_batch = 64;

// Anki's log has one answer a millisecond; those of the same one follow each other.
constexpr Time widest_copy_ms = 10;

enum CountedFlag : std::uint8_t {
    counted_review = 1,
    counted_introduced = 2,
    counted_tested = 4,
    counted_recalled = 8
};

}  // namespace

ReviewState::ReviewState(ReplayOptions options) : options_(std::move(options)) { make_schedulers(); }

void ReviewState::set_options(ReplayOptions options) {
    options_ = std::move(options);
    make_schedulers();
    fold_all_again();
}

void ReviewState::make_schedulers() {
    day_costs_ = day_costs(options_.spread.weekdays);
    schedulers_.clear();
    schedulers_.emplace_back(options_.scheduler);
    card_schedulers_.clear();
    for (const CardRetention& each : options_.retention) {
        std::uint32_t found = 0;
        while (found < schedulers_.size() && schedulers_[found].options().desired_retention != each.desired_retention)
            ++found;
        if (found == schedulers_.size()) {
            SchedulerOptions own = options_.scheduler;
            own.desired_retention = each.desired_retention;
            schedulers_.emplace_back(std::move(own));
        }
        card_schedulers_.push_back(found);
    }
}

std::uint32_t ReviewState::scheduler_of(CardId id) const {
    const auto own = std::lower_bound(options_.retention.begin(), options_.retention.end(), id,
                                      [](const CardRetention& each, CardId value) { return each.card < value; });
    if (own == options_.retention.end() || own->card != id) return 0;
    return card_schedulers_[static_cast<std::size_t>(own - options_.retention.begin())];
}

double ReviewState::desired_retention(CardId id) const {
    return schedulers_[scheduler_of(id)].options().desired_retention;
}

void ReviewState::apply(std::span<const model::Event> events) {
    const bool small = events.size() <= small_batch;
    bool all_again = unfolded_;
    // Not for single events: room for just one more, again and again, would copy the log each time.
    if (!small) log_.reserve(events.size());
    for (const model::Event& event : events) {
        const EventLog::Addition addition = log_.add(event);
        if (addition == EventLog::Addition::nothing) continue;
        settled_ = false;
        links_.resize(log_.records().size());
        if (!small || all_again || addition == EventLog::Addition::replaced)
            all_again = true;
        else
            all_again = !add_one(static_cast<std::uint32_t>(links_.size() - 1), addition);
    }
    if (all_again)
        fold_all_again();
    else
        log_.settle();
}

void ReviewState::collect(std::span<const model::Event> events) {
    log_.reserve(events.size());
    for (const model::Event& event : events) log_.add(event);
    links_.resize(log_.records().size());
    settled_ = false;
    unfolded_ = true;
}

bool ReviewState::collect(const PackedLog& packed) {
    if (!log_.take(packed)) return false;
    links_.resize(log_.records().size());
    settled_ = false;
    unfolded_ = true;
    return true;
}

void ReviewState::settle() {
    if (settled_) return;
    settled_ = true;
    log_.settle();
    log_.resolve_undos();
    fold_settings();
}

/// Folds a new record if that concerns one card at most; false if everything must be folded again.
bool ReviewState::add_one(std::uint32_t record, EventLog::Addition addition) {
    if (log_.is_awaited(record)) return false;
    const EventRecord& added = log_[record];
    switch (added.kind) {
        case EventKind::review:
        case EventKind::suspend:
        case EventKind::bury: {
            const std::uint32_t card = intern_card(added.subject);
            if (addition == EventLog::Addition::appended) {
                link_at_end(record, card);
                fold(record);
                return true;
            }
            // A later move may have carried the card's history elsewhere; dates depend on all cards before.
            if (log_.has_moves() || options_.spread.on || found_folded_ > 0) return false;
            link_in_order(record, card);
            fold_card_again(card);
            return true;
        }
        case EventKind::setting: fold_setting(record); return true;
        case EventKind::undo: {
            const auto target = log_.take_back_simply(record);
            if (!target || options_.spread.on || found_folded_ > 0) return false;
            fold_card_again(links_[*target].card);
            return true;
        }
        case EventKind::moved: return false;
    }
    return false;
}

std::uint32_t ReviewState::intern_card(CardId id) {
    std::uint32_t card = cards_by_id_.find(id);
    if (card != none) return card;
    card = static_cast<std::uint32_t>(cards_.size());
    cards_.emplace_back().id = id;
    if (!options_.retention.empty()) cards_.back().scheduler = scheduler_of(id);
    cards_by_id_.insert(id, card);
    return card;
}

void ReviewState::link_at_end(std::uint32_t record, std::uint32_t card) {
    links_[record] = {card, cards_[card].last, 0, false};
    cards_[card].last = record;
}

void ReviewState::link_in_order(std::uint32_t record, std::uint32_t card) {
    std::uint32_t after = none;
    std::uint32_t before = cards_[card].last;
    while (before != none && log_.before(record, before)) {
        after = before;
        before = links_[before].previous;
    }
    links_[record] = {card, before, 0, false};
    (after == none ? cards_[card].last : links_[after].previous) = record;
}

/// Whether the record, that a deck of another program brought, says what one says that the log has of a device. One
/// that was undone there is no answer here either.
bool ReviewState::copies_another(std::uint32_t record) const {
    if (!log_.may_hold_copies() || !log_.may_copy(record) || log_[record].kind != EventKind::review) return false;
    const EventRecord& copy = log_[record];
    for (std::uint32_t other = links_[record].previous; other != none; other = links_[other].previous) {
        if (log_[other].at < copy.at - widest_copy_ms) return false;
        if (log_[other].kind == EventKind::review && log_[other].detail == copy.detail && !log_.may_copy(other))
            return true;
    }
    return false;
}

void ReviewState::fold(std::uint32_t record) {
    const EventRecord& event = log_[record];
    links_[record].copies = copies_another(record);
    if (event.taken_back || links_[record].copies || links_[record].card == none) return;
    Card& card = cards_[links_[record].card];
    if (event.kind == EventKind::review) {
        fold_review(record, card);
    } else if (event.kind == EventKind::suspend) {
        card.state.suspended = event.detail != 0;
    } else if (event.kind == EventKind::bury) {
        card.state.buried_until = end_of_day(event.at, event.zone_minutes);
    }
}

void ReviewState::fold_review(std::uint32_t record, Card& card) {
    const EventRecord& event = log_[record];
    const auto rating = static_cast<Rating>(event.detail);
    const bool is_new = card.state.state == State::New;
    const std::int32_t learner_day = day_of(event.at, event.zone_minutes);
    const std::int32_t today = options_.utc_days ? day_number(event.at, 0) : learner_day;
    const bool tested = !is_new && today > card.state.last_review_day;
    const CardState next = answered(card, rating, event.at, learner_day);
    if (options_.spread.on) {
        if (card.state.state == State::Review) due_.add(card.due_day, -1);
        card.due_day = day_of(next.due, event.zone_minutes);
        if (next.state == State::Review) due_.add(card.due_day, 1);
    }
    card.state = next;

    std::uint8_t flags = counted_review;
    if (is_new) flags |= counted_introduced;
    if (tested) flags |= counted_tested;
    if (tested && rating != Rating::Again) flags |= counted_recalled;
    count(record, learner_day, flags);
}

/// The card after an answer on that day of the learner's, coming back on the day that has room for it.
CardState ReviewState::answered(const Card& card, Rating rating, Time now, std::int32_t learner_day) const {
    const std::int32_t today = options_.utc_days ? day_number(now, 0) : learner_day;
    CardState next = card.state;
    Scheduler::Offered offered = {};
    schedulers_[card.scheduler].answer(next, rating, now, today, options_.spread.on ? &offered : nullptr);
    if (!options_.spread.on || next.state != State::Review || next.interval_days < 3) return next;

    IntervalRange range = fuzz_range(next.interval_days, options_.scheduler.maximum_interval_days);
    // What is offered side by side still grows from Hard to Easy.
    const auto [hard, good, easy] = offered;
    if (rating != Rating::Easy && easy > 0)
        range.most = std::min(range.most, rating == Rating::Hard ? (hard + good) / 2 : (good + easy) / 2);
    if (rating == Rating::Good && hard > 0) range.least = std::max(range.least, (hard + good) / 2 + 1);
    if (rating == Rating::Easy && good > 0) range.least = std::max(range.least, (good + easy) / 2 + 1);
    range.least = std::min(range.least, range.most);
    const std::uint64_t seed[] = {card.id, next.reps};
    const std::uint64_t hash = hash_bytes({reinterpret_cast<const char*>(seed), sizeof seed});
    const std::int32_t stands_on = card.state.state == State::Review ? card.due_day : learner_day;
    next.interval_days =
        spread_days(range, learner_day, due_, stands_on, day_costs_, static_cast<double>(hash >> 11) * 0x1.0p-53);
    next.due = next.last_review + next.interval_days * model::day_ms;
    return next;
}

/// The latest value stands, whatever the order of arrival.
void ReviewState::fold_setting(std::uint32_t record) {
    if (log_[record].taken_back) return;
    const std::string& name = log_.setting(log_[record]).name;
    for (std::uint32_t& known : settings_) {
        if (log_.setting(log_[known]).name != name) continue;
        if (log_.before(known, record)) known = record;
        return;
    }
    settings_.push_back(record);
}

void ReviewState::fold_card_again(std::uint32_t card) {
    scratch_.clear();
    for (std::uint32_t record = cards_[card].last; record != none; record = links_[record].previous) {
        uncount(record);
        scratch_.push_back(record);
    }
    cards_[card].state = {};
    for (std::size_t i = scratch_.size(); i-- > 0;) fold(scratch_[i]);
}

void ReviewState::fold_settings() {
    settings_.clear();
    if (!log_.has_settings()) return;
    for (const std::uint32_t record : log_.order())
        if (log_[record].kind == EventKind::setting) fold_setting(record);
}

void ReviewState::fold_all_again() {
    unfolded_ = false;
    settle();
    cards_.clear();
    cards_by_id_.clear();
    days_.clear();
    due_.clear();
    last_day_ = 0;
    const bool has_moves = log_.has_moves();
    if (has_moves) find_homes();
    found_folded_ = take_up_folded();
    const std::span<const std::uint32_t> order = log_.order();
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (!concerns_a_card(log_[order[i]].kind)) continue;
        // Those taken back stand in the history too: an undo of the undo may call on them.
        link_at_end(order[i], has_moves ? links_[order[i]].card : intern_card(log_[order[i]].subject));
        if (i >= found_folded_)
            fold(order[i]);
        else
            links_[order[i]].copies = copies_another(order[i]);
    }
}

/// Which card each record belongs to in the end. From the last event to the first, so that each move knows already
/// where the moves after it carry what it carries.
void ReviewState::find_homes() {
    const std::span<const std::uint32_t> order = log_.order();
    std::vector<std::uint32_t> carried_to;  // by card index; none: stays where it is
    const auto home_of = [&](CardId id) {
        const std::uint32_t card = intern_card(id);
        return card < carried_to.size() && carried_to[card] != none ? carried_to[card] : card;
    };
    for (std::size_t i = order.size(); i-- > 0;) {
        const EventRecord& event = log_[order[i]];
        if (concerns_a_card(event.kind)) links_[order[i]].card = home_of(event.subject);
        if (event.kind != EventKind::moved || event.taken_back) continue;
        const std::uint32_t to = home_of(log_.moved(event).to);
        const std::uint32_t from = intern_card(log_.moved(event).from);
        carried_to.resize(cards_.size(), none);
        carried_to[from] = to;
    }
}

DayCounts& ReviewState::day(std::int32_t number) {
    if (last_day_ < days_.size() && days_[last_day_].day == number) return days_[last_day_];
    const auto at = std::lower_bound(days_.begin(), days_.end(), number,
                                     [](const DayCounts& counts, std::int32_t value) { return counts.day < value; });
    last_day_ = static_cast<std::size_t>(at - days_.begin());
    if (at == days_.end() || at->day != number) {
        DayCounts counts;
        counts.day = number;
        days_.insert(at, counts);
    }
    return days_[last_day_];
}

void ReviewState::count(std::uint32_t record, std::int32_t learner_day, std::uint8_t flags) {
    links_[record].counted = flags;
    DayCounts& counts = day(learner_day);
    counts.reviews += 1;
    counts.introduced += (flags & counted_introduced) != 0;
    counts.tested += (flags & counted_tested) != 0;
    counts.recalled += (flags & counted_recalled) != 0;
    counts.took_ms += std::min(log_[record].took_ms, longest_took_ms);
}

void ReviewState::uncount(std::uint32_t record) {
    const std::uint8_t flags = std::exchange(links_[record].counted, std::uint8_t{0});
    if (flags == 0) return;
    DayCounts& counts = day(day_of(log_[record].at, log_[record].zone_minutes));
    counts.reviews -= 1;
    counts.introduced -= (flags & counted_introduced) != 0;
    counts.tested -= (flags & counted_tested) != 0;
    counts.recalled -= (flags & counted_recalled) != 0;
    counts.took_ms -= std::min(log_[record].took_ms, longest_took_ms);
}

const CardState& ReviewState::card(CardId id) const {
    static const CardState unseen;
    const std::uint32_t card = cards_by_id_.find(id);
    return card == none ? unseen : cards_[card].state;
}

std::array<CardState, 4> ReviewState::preview(CardId id, Time now, std::int32_t zone_minutes) const {
    const std::uint32_t known = cards_by_id_.find(id);
    Card unseen;
    unseen.id = id;
    unseen.scheduler = scheduler_of(id);
    const Card& card = known == none ? unseen : cards_[known];
    std::array<CardState, 4> outcomes;
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        outcomes[i] = answered(card, static_cast<Rating>(i + 1), now, day_of(now, zone_minutes));
    return outcomes;
}

std::int32_t ReviewState::day_of(Time at, std::int32_t zone_minutes) const {
    return day_number(at, day_offset_ms(zone_minutes, options_.day_start_minutes));
}

Time ReviewState::end_of_day(Time at, std::int32_t zone_minutes) const {
    const Time offset = day_offset_ms(zone_minutes, options_.day_start_minutes);
    return start_of_day(day_number(at, offset) + 1, offset);
}

DayCounts ReviewState::counts(std::int32_t number) const {
    const auto at = std::lower_bound(days_.begin(), days_.end(), number,
                                     [](const DayCounts& counts, std::int32_t value) { return counts.day < value; });
    if (at != days_.end() && at->day == number) return *at;
    DayCounts nothing;
    nothing.day = number;
    return nothing;
}

std::optional<double> ReviewState::true_retention(std::int32_t first, std::int32_t last) const {
    std::uint64_t tested = 0;
    std::uint64_t recalled = 0;
    for (const DayCounts& counts : days_) {
        if (counts.day < first || counts.day > last) continue;
        tested += counts.tested;
        recalled += counts.recalled;
    }
    if (tested == 0) return std::nullopt;
    return static_cast<double>(recalled) / static_cast<double>(tested);
}

std::optional<std::string_view> ReviewState::setting(std::string_view name) const {
    for (const std::uint32_t record : settings_) {
        const model::Setting& setting = log_.setting(log_[record]);
        if (setting.name == name) return setting.value;
    }
    return std::nullopt;
}

}  // namespace viva::srs
