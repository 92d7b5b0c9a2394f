// The event log: what goes to the database, what comes from it, and what is left in memory when it fails.
#include <algorithm>
#include <utility>

#include "app/updater.h"
#include "base/hash.h"
#include "srs/calendar.h"
#include "srs/event.h"
#include "srs/merge.h"
#include "srs/packed_log.h"
#include "srs/plain_review.h"

namespace viva::app {
namespace {

/// Clocks of two devices may differ by so much.
constexpr model::Time clock_tolerance_ms = 5 * 60'000;

}  // namespace

std::string_view take_line(std::string_view& lines) {
    const std::size_t end = lines.find('\n');
    std::string_view line = lines.substr(0, end);
    lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return line;
}

std::uint32_t Updater::append(model::Event event, std::string unsaved_id) {
    watch_clock();
    // What is done now comes behind what was done to the same card or setting, although a clock was set back or another
    // device's is ahead. Further than a day it is not followed: then the time that was wrong may be the earlier one. A
    // history that moves is always followed, and what was done before keeps its time.
    const auto latest = unsaved_id.empty() ? state_.reviews.latest_like(event) : std::nullopt;
    const bool is_move = std::holds_alternative<model::Moved>(event.what);
    if (latest && *latest >= event.at && (is_move || *latest - event.at < model::day_ms)) event.at = *latest + 1;
    const std::uint32_t request = state_.next_request++;
    state_.pending.push_back({request, event, clock_.now, std::move(unsaved_id)});
    effects_.emplace_back(AppendEvent{request, std::move(event)});
    return request;
}

/// Says so while the clock stands before the last event.
void Updater::watch_clock() {
    const bool back = state_.reviews.latest_event().value_or(clock_.now) > clock_.now + clock_tolerance_ms;
    if (back == state_.clock_is_back) return;
    state_.clock_is_back = back;
    if (back)
        notify(NoticeKind::clock_back);
    else
        withdraw(NoticeKind::clock_back);
}

void Updater::append_and_wait(std::optional<model::Event> event) {
    if (event) state_.quiz->waiting = append(std::move(*event));
}

/// A device name for events that never reached the database, so that their file merges with anyone's log.
std::string Updater::unsaved_device() const {
    const std::uint64_t parts[] = {state_.options.seed, static_cast<std::uint64_t>(state_.started_at)};
    return std::string(srs::unsaved_device) + base32(hash_bytes({reinterpret_cast<const char*>(parts), sizeof parts}));
}

void Updater::load_settings() {
    std::vector<model::Setting> newer;
    for (const PendingEvent& pending : state_.pending)
        if (const auto* setting = std::get_if<model::Setting>(&pending.event.what)) newer.push_back(*setting);
    state_.settings = read_settings(state_.reviews, state_.options, state_.decks, newer);
    srs::ReplayOptions options = replay_options(state_.settings, state_.collection, state_.decks);
    // Under other options the whole log folds again.
    if (options != state_.reviews.options()) state_.reviews.set_options(std::move(options));
}

void Updater::operator()(const ChangeSetting& action) {
    // What is chosen by hand wins over what the address asked for.
    if (action.name == setting_name::language) state_.options.url_language.clear();
    if (action.name == setting_name::theme) state_.options.url_theme.clear();
    model::Event event;
    event.at = clock_.now;
    event.zone_minutes = clock_.zone_minutes;
    event.what = model::Setting{action.name, action.value};
    append(std::move(event));
    load_settings();
}

/// "viva-2026-11-23.jsonl", by the local calendar.
std::string Updater::dated_name(std::string_view ending) const {
    const std::int32_t today = srs::day_number(clock_.now, srs::day_offset_ms(clock_.zone_minutes, 0));
    return "viva-" + date_of_day(today).append(ending);
}

std::string Updater::whole_log() const { return srs::merge_event_files(stored_lines(), unsaved_lines()); }

void Updater::operator()(const ExportEvents&) {
    effects_.emplace_back(Download{dated_name(".jsonl"), whole_log()});
    // They are in a file now; the next one that cannot be stored brings the notice back.
    withdraw(NoticeKind::unsaved);
}

void Updater::operator()(const StoreAgain&) {
    for (const model::Event& event : state_.unsaved) {
        const bool under_way = std::any_of(state_.pending.begin(), state_.pending.end(),
                                           [&](const PendingEvent& p) { return p.unsaved_id == event.id; });
        if (under_way) continue;
        model::Event again = event;
        again.id.clear();
        append(std::move(again), event.id);
    }
}

/// Keeps a stored line for the file. A review in our own form stands in the review state already, and is written anew.
void Updater::keep_line(std::string_view line) {
    if (!srs::parse_plain_review(line)) state_.log.append(line).append("\n");
}

/// Every stored line.
std::string Updater::stored_lines() const {
    // Reviews of another form (of a later version, say) are kept as they came.
    std::vector<bool> is_kept(state_.reviews.log().records().size());
    for (std::string_view lines = state_.log; !lines.empty();) {
        const auto event = srs::parse_event_line(take_line(lines));
        const auto record = event ? state_.reviews.log().find(event->id) : std::nullopt;
        // Of two events with one id it may be the one that does not count.
        if (record && srs::event_line(*event) == srs::event_line(state_.reviews.log().event(*record)))
            is_kept[*record] = true;
    }
    std::string text = state_.log;
    const std::string unsaved = unsaved_device() + "-";
    for (std::uint32_t record = 0; record < is_kept.size(); ++record) {
        if (is_kept[record] || state_.reviews.log()[record].kind != srs::EventKind::review) continue;
        const model::Event event = state_.reviews.log().event(record);
        if (!event.id.starts_with(unsaved)) text.append(srs::event_line(event)).append("\n");
    }
    return text;
}

std::vector<model::Event> Updater::read_lines(std::string_view lines) {
    std::vector<model::Event> events;
    while (!lines.empty()) {
        const std::string_view line = take_line(lines);
        if (line.empty() || line == srs::event_file_header) continue;
        auto event = srs::parse_event_line(line);
        if (!event) {
            ++state_.damaged_lines;
            notify(NoticeKind::events_damaged, {}, state_.damaged_lines);
            continue;
        }
        // What is no review of our own form need not be read again to tell.
        if (std::holds_alternative<model::Review>(event->what))
            keep_line(line);
        else
            state_.log.append(line).append("\n");
        learn_what_was_read(*event);
        take_remembered(*event);
        events.push_back(std::move(*event));
    }
    return events;
}

void Updater::operator()(const PackedEventsArrived& action) {
    const auto packed = srs::open_packed_log(action.bytes);
    if (!packed || state_.log_loaded || !state_.reviews.collect(*packed)) return;
    state_.reviews.collect(read_lines(packed->other_lines));
    state_.reviews.begin_from(action.folded);
}

void Updater::operator()(const EventsArrived& action) {
    const std::vector<model::Event> events = read_lines(action.lines);
    if (state_.log_loaded) {
        state_.reviews.apply(events);
    } else {
        // A long log comes in many pieces and folds once, under the settings that it brings.
        state_.reviews.collect(events);
        if (!action.last) return;
        settle_remembered();
        state_.reviews.settle();
        load_settings();
        state_.reviews.apply(std::span<const model::Event>());
        state_.log_loaded = true;
        follow_moved_cards();
    }
    watch_clock();
    load_settings();
    refresh_quiz();
}

void Updater::learn_what_was_read(const model::Event& event) {
    const auto* setting = std::get_if<model::Setting>(&event.what);
    if (setting == nullptr || !std::string_view(setting->name).starts_with(setting_name::read)) return;
    std::string note = setting->name.substr(setting_name::read.size());
    const auto place = std::lower_bound(state_.read_notes.begin(), state_.read_notes.end(), note);
    if (place == state_.read_notes.end() || *place != note) state_.read_notes.insert(place, std::move(note));
}

void Updater::operator()(const EventStored& action) {
    const auto found = std::find_if(state_.pending.begin(), state_.pending.end(),
                                    [&](const PendingEvent& pending) { return pending.request == action.request; });
    if (found == state_.pending.end()) return;
    auto event = srs::parse_event_line(action.line);
    if (!event || event->id.empty()) {
        (*this)(EventFailed{action.request, StoreFailure::broken});
        return;
    }
    learn_what_was_read(*event);
    const PendingEvent pending = std::move(*found);
    state_.pending.erase(found);
    keep_line(action.line);
    take_remembered(*event);
    if (const auto* review = std::get_if<model::Review>(&event->what)) remember(review->card);
    if (!pending.unsaved_id.empty()) {
        store_late(pending, *event);
    } else {
        state_.reviews.apply(*event);
        if (state_.quiz && state_.quiz->waiting == action.request) {
            state_.quiz->waiting.reset();
            state_.quiz->session.stored(*event, state_.reviews, moment());
        }
    }
    load_settings();
    refresh_quiz();
}

/// An event that counted from memory has its place in the database after all, under another id.
void Updater::store_late(const PendingEvent& pending, const model::Event& stored) {
    const bool still_counts = state_.reviews.counts_event(pending.unsaved_id);
    model::Event forget;
    forget.id = unsaved_device() + "-" + std::to_string(state_.next_unsaved++);
    forget.at = clock_.now;
    forget.zone_minutes = clock_.zone_minutes;
    forget.what = model::Undo{pending.unsaved_id};
    // Both at once, so that the card never stands without its grade in between.
    const model::Event both[] = {stored, forget};
    state_.reviews.apply(std::span(both, still_counts ? 2 : 1));
    if (!still_counts && !std::holds_alternative<model::Undo>(stored.what)) {
        // It was taken back meanwhile: so is what the database has.
        forget.id.clear();
        forget.what = model::Undo{stored.id};
        append(forget);
    }
    if (state_.quiz) state_.quiz->session.saved_late(pending.unsaved_id, stored.id);
    std::erase_if(state_.unsaved, [&](const model::Event& event) { return event.id == pending.unsaved_id; });
    withdraw(NoticeKind::unsaved);
    if (!state_.unsaved.empty()) notify(NoticeKind::unsaved, {}, static_cast<std::uint32_t>(state_.unsaved.size()));
}

/// The event counts although no database has it; the person is told, and can take it out as a file.
void Updater::keep_in_memory(PendingEvent pending, StoreFailure reason) {
    pending.event.id = unsaved_device() + "-" + std::to_string(state_.next_unsaved++);
    state_.unsaved.push_back(pending.event);
    state_.unsaved_reason = reason;
    notify(NoticeKind::unsaved, {}, static_cast<std::uint32_t>(state_.unsaved.size()));
    state_.reviews.apply(pending.event);
    if (state_.quiz && state_.quiz->waiting == pending.request) {
        state_.quiz->waiting.reset();
        state_.quiz->session.stored(pending.event, state_.reviews, moment());
    }
}

/// Taking back what only memory has needs no database.
bool Updater::undo_in_memory(const model::Event& undo) {
    const std::string& target = std::get<model::Undo>(undo.what).of;
    const auto found = std::find_if(state_.unsaved.begin(), state_.unsaved.end(),
                                    [&](const model::Event& event) { return event.id == target; });
    if (found == state_.unsaved.end()) return false;
    model::Event done = undo;
    done.id = unsaved_device() + "-" + std::to_string(state_.next_unsaved++);
    state_.unsaved_undone.push_back(std::move(*found));
    state_.unsaved_undone.push_back(done);
    state_.unsaved.erase(found);
    withdraw(NoticeKind::unsaved);
    if (!state_.unsaved.empty()) notify(NoticeKind::unsaved, {}, static_cast<std::uint32_t>(state_.unsaved.size()));
    state_.reviews.apply(done);
    state_.quiz->session.stored(done, state_.reviews, moment());
    return true;
}

/// An undo that only memory has cannot be named in the database: what it took back is unsaved again.
bool Updater::redo_in_memory(const model::Event& redo) {
    std::vector<model::Event>& undone = state_.unsaved_undone;
    const std::string& target = std::get<model::Undo>(redo.what).of;
    const auto undo =
        std::find_if(undone.begin(), undone.end(), [&](const model::Event& event) { return event.id == target; });
    if (undo == undone.end()) return false;
    state_.unsaved.push_back(std::move(*(undo - 1)));
    undone.erase(undo - 1, undo + 1);
    notify(NoticeKind::unsaved, {}, static_cast<std::uint32_t>(state_.unsaved.size()));
    model::Event done = redo;
    done.id = unsaved_device() + "-" + std::to_string(state_.next_unsaved++);
    state_.reviews.apply(done);
    state_.quiz->session.stored(done, state_.reviews, moment());
    return true;
}

void Updater::operator()(const EventFailed& action) {
    const auto found = std::find_if(state_.pending.begin(), state_.pending.end(),
                                    [&](const PendingEvent& pending) { return pending.request == action.request; });
    if (found == state_.pending.end()) return;
    PendingEvent pending = std::move(*found);
    state_.pending.erase(found);
    // What a card looked like can be written down another time; nobody need hear of it.
    if (std::holds_alternative<model::Remembered>(pending.event.what)) return;
    if (action.reason == StoreFailure::full) state_.storage = StorageStatus::full;
    if (action.reason == StoreFailure::refused) state_.storage = StorageStatus::refused;
    if (pending.unsaved_id.empty()) {
        keep_in_memory(std::move(pending), action.reason);
    } else {
        state_.unsaved_reason = action.reason;
        notify(NoticeKind::unsaved, {}, static_cast<std::uint32_t>(state_.unsaved.size()));
    }
    load_settings();
    refresh_quiz();
}

void Updater::operator()(const StorageChanged& action) {
    state_.storage = action.status;
    // Nothing will come from a database that refuses: what is known is all there is.
    if (action.status == StorageStatus::refused) {
        settle_remembered();
        state_.log_loaded = true;
        state_.reviews.apply(std::span<const model::Event>());
        load_settings();
        refresh_quiz();
    }
}

}  // namespace viva::app
