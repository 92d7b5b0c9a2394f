#include "app/update.h"

#include <algorithm>
#include <ranges>
#include <utility>

#include "app/updater.h"

namespace viva::app {
namespace {

/// A database that does not open within this time is taken for one that never will; what it brings later still counts.
constexpr model::Time patience_ms = 8000;
/// Home's "next review in …" is never older than this.
constexpr model::Time minute_ms = 60'000;

/// Whether something depends on the database's answer: the event does not count yet, and it is not only a memory.
bool is_waited_for(const PendingEvent& pending) {
    return pending.unsaved_id.empty() && !std::holds_alternative<model::Remembered>(pending.event.what);
}

}  // namespace

const model::Document* State::document(std::string_view id) const {
    for (const model::Document& each : collection.documents)
        if (each.id == id) return &each;
    return nullptr;
}

const ReadingPlace* State::place_in(std::string_view note) const {
    for (const ReadingPlace& place : places)
        if (place.note == note) return &place;
    return nullptr;
}

bool State::has_read(std::string_view note) const {
    return std::binary_search(read_notes.begin(), read_notes.end(), note);
}

bool State::can_hide_answers(std::string_view note) const {
    constexpr std::size_t longest_note = 400'000;  // Bytes of text; ui/reader/outline.cpp counts lines.
    const model::Document* found = document(note);
    return options.finds_folded && found != nullptr && found->text.size() <= longest_note;
}

bool State::hides_answers(std::string_view note) const {
    if (!can_hide_answers(note)) return false;
    const std::string name = std::string(setting_name::hide).append(note);
    // The latest choice may still be on its way into the log.
    for (const auto& event : std::views::reverse(pending))
        if (const auto* setting = std::get_if<model::Setting>(&event.event.what); setting != nullptr)
            if (setting->name == name) return setting->value == "1";
    return reviews.setting(name) == "1";
}

const model::Card* State::asked_card() const {
    if (!quiz || !is_quizzing()) return nullptr;
    const auto index = quiz->session.current();
    return index ? &collection.cards[*index] : nullptr;
}

bool State::is_quizzing() const {
    return route.place == Place::quiz || (route.place == Place::cram && !route.deck.empty());
}

quiz::QueueOptions State::queue_options() const {
    // One order a day, on every device and after every reload.
    quiz::QueueOptions queue{.new_cards_a_day = static_cast<std::uint32_t>(settings.new_cards),
                             .seed = static_cast<std::uint64_t>(overview.day_end / model::day_ms)};
    if (settings.due_cards > 0) queue.due_cards_a_day = static_cast<std::uint32_t>(settings.due_cards);
    return queue;
}

void Updater::operator()(const DismissNotice& action) {
    std::erase_if(state_.notices, [&](const Notice& notice) { return notice.id == action.id; });
}

void Updater::operator()(const TakeUpdate&) {
    withdraw(NoticeKind::update_ready);
    effects_.emplace_back(ApplyUpdate{});
}

void Updater::operator()(const ShowHelp& action) { state_.help_shown = action.shown; }

void Updater::operator()(const CopyLink& action) {
    effects_.emplace_back(CopyAddress{format(action.route)});
    announce(Word::link_copied);
}

void Updater::operator()(const CopyText& action) { effects_.emplace_back(Copy{action.text}); }

void Updater::operator()(const UpdateReady&) { notify(NoticeKind::update_ready); }

void Updater::operator()(const Tick&) {
    if (!state_.log_loaded && clock_.now - state_.started_at >= patience_ms)
        (*this)(StorageChanged{StorageStatus::refused});
    std::vector<PendingEvent> late;
    for (const PendingEvent& pending : state_.pending)
        if (is_waited_for(pending) && clock_.now - pending.since >= patience_ms) late.push_back(pending);
    for (PendingEvent& pending : late) {
        // The answer may still come: the request stays known under the id that the event has in memory.
        keep_in_memory(pending, StoreFailure::broken);
        for (PendingEvent& known : state_.pending)
            if (known.request == pending.request) known.unsaved_id = state_.unsaved.back().id;
    }
    refresh_quiz();
}

void Updater::notify(NoticeKind kind, std::string detail, std::uint32_t count) {
    withdraw(kind);
    state_.notices.push_back({state_.next_notice++, kind, std::move(detail), count});
}

void Updater::withdraw(NoticeKind kind) {
    std::erase_if(state_.notices, [kind](const Notice& notice) { return notice.kind == kind; });
}

void Updater::refresh() {
    ++state_.revision;
    state_.overview = make_overview(state_.collection, state_.decks, state_.reviews, state_.queue_options(), clock_);
    model::Time next = std::min(clock_.now + 5 * minute_ms, state_.overview.day_end);
    if (state_.overview.next_due) next = std::min(next, *state_.overview.next_due);
    if (!state_.log_loaded) next = std::min(next, state_.started_at + patience_ms);
    for (const PendingEvent& pending : state_.pending)
        if (is_waited_for(pending)) next = std::min(next, pending.since + patience_ms);
    state_.next_tick = std::max(next, clock_.now + 250);
}

State start(const model::Collection& collection, const StartOptions& options, const Clock& clock) {
    State state;
    state.collection = collection;
    state.decks = make_decks(collection);
    state.shelves = make_shelves(collection, state.decks);
    state.options = options;
    for (const std::uint32_t end : options.volume_ends) state.volumes.push_back({end});
    state.started_at = clock.now;
    state.settings = read_settings(state.reviews, options, state.decks);
    state.reviews.set_options(replay_options(state.settings, collection, state.decks));
    Updater updater(state, clock);
    const auto route = parse_route(options.hash);
    if (route)
        updater.arrive(*route);
    else
        updater(RouteChanged{options.hash});
    updater.refresh();
    return state;
}

std::vector<Effect> update(State& state, const Action& action, const Clock& clock) {
    Updater updater(state, clock);
    std::visit(updater, action);
    // Standing somewhere else in a note changes no number, and comes with every scrolled line; so do letters.
    if (!std::holds_alternative<StandAt>(action) && !std::holds_alternative<WriteAnswer>(action)) updater.refresh();
    updater.call_for_notes();
    updater.keep_draft();
    updater.look_up();
    if (!std::holds_alternative<StandAt>(action)) updater.keep_plan();
    return updater.take_effects();
}

}  // namespace viva::app
