#include "srs/event_log.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/hash.h"
#include "srs/calendar.h"
#include "srs/event.h"
#include "srs/index_sort.h"

namespace viva::srs {
namespace {

// A device numbers its events one after another; a gap up to this long is filled with nothing, a longer one is sparse.
constexpr std::size_t longest_gap = 1024;

std::uint64_t sparse_key(std::uint32_t device, std::uint32_t number) { return std::uint64_t{device} << 32 | number; }

/// What `parse_event_line` would accept, and of a type that the state of the cards depends on.
bool is_usable(const model::Event& event) {
    if (event.at < -latest_time || event.at > latest_time) return false;
    if (event.zone_minutes < -widest_zone_minutes || event.zone_minutes > widest_zone_minutes) return false;
    if (const auto* review = std::get_if<model::Review>(&event.what))
        return review->rating >= model::Rating::Again && review->rating <= model::Rating::Easy;
    return !std::holds_alternative<model::UnknownEvent>(event.what) &&
           !std::holds_alternative<model::Remembered>(event.what);
}

/// Whether what a device of this name says may be said by another one too.
bool may_be_said_twice(std::string_view device) {
    return device.starts_with(copying_device) ||
           (device.starts_with(unsaved_device) && parse_base32(device.substr(unsaved_device.size())));
}

}  // namespace

EventId split_id(std::string_view id) {
    const std::size_t hyphen = id.rfind('-');
    if (hyphen == std::string_view::npos) return {id, EventLog::no_number};
    const std::string_view digits = id.substr(hyphen + 1);
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    // "a-07" must stay another id than "a-7".
    const bool canonical = error == std::errc() && end == digits.data() + digits.size() &&
                           number != EventLog::no_number && (digits.size() == 1 || digits[0] != '0');
    return canonical ? EventId{id.substr(0, hyphen), number} : EventId{id, EventLog::no_number};
}

std::uint32_t EventLog::find_device(std::string_view name) const {
    if (last_device_ < devices_.size() && devices_[last_device_].name == name) return last_device_;
    // Names whose hashes collide take the keys that follow.
    for (std::uint64_t key = hash_bytes(name);; ++key) {
        const std::uint32_t device = devices_by_name_.find(key);
        if (device == none || devices_[device].name == name) return device;
    }
}

std::uint32_t EventLog::intern_device(std::string_view name) {
    std::uint32_t device = find_device(name);
    if (device == none) {
        device = static_cast<std::uint32_t>(devices_.size());
        const bool copies = may_be_said_twice(name);
        holds_copies_ = holds_copies_ || copies;
        devices_.push_back({std::string(name), copies, {}});
        std::uint64_t key = hash_bytes(name);
        while (devices_by_name_.find(key) != none) ++key;
        devices_by_name_.insert(key, device);
    }
    last_device_ = device;
    return device;
}

std::uint32_t EventLog::find(std::uint32_t device, std::uint32_t number) const {
    const std::vector<std::uint32_t>& numbered = devices_[device].records;
    if (number < numbered.size() && numbered[number] != none) return numbered[number];
    return sparse_.find(sparse_key(device, number));
}

void EventLog::remember(std::uint32_t device, std::uint32_t number, std::uint32_t record) {
    std::vector<std::uint32_t>& numbered = devices_[device].records;
    if (number >= numbered.size() + longest_gap) {
        sparse_.insert(sparse_key(device, number), record);
        return;
    }
    if (number >= numbered.size()) numbered.resize(std::size_t{number} + 1, none);
    numbered[number] = record;
}

std::optional<std::uint32_t> EventLog::find(std::string_view id) const {
    const auto [name, number] = split_id(id);
    const std::uint32_t device = find_device(name);
    const std::uint32_t record = device == none ? none : find(device, number);
    return record == none ? std::nullopt : std::optional(record);
}

std::string EventLog::id(std::uint32_t record) const {
    const std::string& name = devices_[records_[record].device].name;
    return records_[record].number == no_number ? name : name + "-" + std::to_string(records_[record].number);
}

bool EventLog::before(std::uint32_t left, std::uint32_t right) const {
    const EventRecord& a = records_[left];
    const EventRecord& b = records_[right];
    if (a.at != b.at) return a.at < b.at;
    if (a.device == b.device) return a.number < b.number;
    const Device& device_of_a = devices_[a.device];
    const Device& device_of_b = devices_[b.device];
    if (device_of_a.copies != device_of_b.copies) return device_of_b.copies;
    return device_of_a.name < device_of_b.name;
}

EventLog::Addition EventLog::add(const model::Event& event) {
    if (!is_usable(event)) return Addition::nothing;
    const auto [name, number] = split_id(event.id);
    const std::uint32_t device = intern_device(name);
    if (const std::uint32_t known = find(device, number); known != none) return keep_smaller(known, event);

    EventRecord record;
    record.device = device;
    record.number = number;
    fill(record, event);
    return append(record);
}

EventLog::Addition EventLog::append(const EventRecord& added) {
    const auto record = static_cast<std::uint32_t>(records_.size());
    records_.push_back(added);
    remember(added.device, added.number, record);
    const bool is_last = settled_ == order_.size() && (order_.empty() || before(order_.back(), record));
    order_.push_back(record);
    if (!is_last) return Addition::inserted;
    settled_ = order_.size();
    return Addition::appended;
}

void EventLog::reserve(std::size_t more) {
    records_.reserve(records_.size() + more);
    order_.reserve(order_.size() + more);
}

/// Writes everything but the id into the record.
void EventLog::fill(EventRecord& record, const model::Event& event) {
    record.at = event.at;
    record.zone_minutes = static_cast<std::int16_t>(event.zone_minutes);
    record.took_ms = 0;
    record.detail = 0;
    if (const auto* review = std::get_if<model::Review>(&event.what)) {
        record.kind = EventKind::review;
        record.subject = review->card;
        record.detail = static_cast<std::uint8_t>(review->rating);
        record.took_ms = review->took_ms;
    } else if (const auto* undo = std::get_if<model::Undo>(&event.what)) {
        record.kind = EventKind::undo;
        record.subject = undo_targets_.size();
        undo_targets_.push_back(undo->of);
    } else if (const auto* moved = std::get_if<model::Moved>(&event.what)) {
        record.kind = EventKind::moved;
        record.subject = moves_.size();
        moves_.push_back(*moved);
    } else if (const auto* suspend = std::get_if<model::Suspend>(&event.what)) {
        record.kind = EventKind::suspend;
        record.subject = suspend->card;
        record.detail = suspend->suspended ? 1 : 0;
    } else if (const auto* bury = std::get_if<model::Bury>(&event.what)) {
        record.kind = EventKind::bury;
        record.subject = bury->card;
    } else if (const auto* setting = std::get_if<model::Setting>(&event.what)) {
        record.kind = EventKind::setting;
        record.subject = settings_.size();
        settings_.push_back(*setting);
    }
}

EventLog::Addition EventLog::keep_smaller(std::uint32_t record, const model::Event& event) {
    // The usual case, a file merged twice, without building lines.
    const EventRecord& kept = records_[record];
    const auto* review = std::get_if<model::Review>(&event.what);
    if (review != nullptr && kept.kind == EventKind::review && kept.at == event.at && kept.subject == review->card &&
        kept.detail == static_cast<std::uint8_t>(review->rating) && kept.took_ms == review->took_ms &&
        kept.zone_minutes == event.zone_minutes)
        return Addition::nothing;
    if (event_line(event) >= event_line(this->event(record))) return Addition::nothing;
    fill(records_[record], event);
    settled_ = 0;
    return Addition::replaced;
}

model::Event EventLog::event(std::uint32_t index) const {
    const EventRecord& record = records_[index];
    model::Event event{id(index), record.at, record.zone_minutes, {}};
    switch (record.kind) {
        case EventKind::review:
            event.what = model::Review{record.subject, static_cast<model::Rating>(record.detail), record.took_ms};
            break;
        case EventKind::undo: event.what = model::Undo{undo_target(record)}; break;
        case EventKind::moved: event.what = moved(record); break;
        case EventKind::suspend: event.what = model::Suspend{record.subject, record.detail != 0}; break;
        case EventKind::bury: event.what = model::Bury{record.subject}; break;
        case EventKind::setting: event.what = setting(record); break;
    }
    return event;
}

void EventLog::settle() {
    const auto in_order = [this](std::uint32_t left, std::uint32_t right) { return before(left, right); };
    const std::span<std::uint32_t> late = std::span(order_).subspan(settled_);
    if (late.empty()) return;
    sort_indices(late, in_order);
    // Only what stands behind the first late one moves: merge from the back, the late ones copied out of the way.
    std::vector<std::uint32_t> waiting(late.begin(), late.end());
    std::size_t left = settled_;
    for (std::size_t place = order_.size(); !waiting.empty();) {
        const bool earlier_one_is_last = left > 0 && before(waiting.back(), order_[left - 1]);
        order_[--place] = earlier_one_is_last ? order_[--left] : waiting.back();
        if (!earlier_one_is_last) waiting.pop_back();
    }
    settled_ = order_.size();
}

std::vector<std::uint32_t> EventLog::undo_records() const {
    std::vector<std::uint32_t> undos;
    if (undo_targets_.empty()) return undos;
    for (std::uint32_t record = 0; record < records_.size(); ++record)
        if (records_[record].kind == EventKind::undo) undos.push_back(record);
    return undos;
}

// An undo counts or not once all undos that name it are decided, so this starts from those that nobody names. Undos in
// a circle are never reached; no event outside the circle depends on them.
void EventLog::resolve_undos() {
    const std::vector<std::uint32_t> undos = undo_records();
    waiting_.clear();
    for (EventRecord& record : records_) record.taken_back = false;
    if (undos.empty()) return;

    std::vector<std::uint32_t> target(records_.size(), none);
    std::vector<std::uint32_t> undecided(records_.size(), 0);  // how many undos name it and are not decided
    for (const std::uint32_t undo : undos) {
        target[undo] = find(undo_target(records_[undo])).value_or(none);
        if (target[undo] == none)
            waiting_.push_back(undo);
        else
            ++undecided[target[undo]];
    }
    std::vector<std::uint32_t> decided;
    for (const std::uint32_t undo : undos)
        if (undecided[undo] == 0) decided.push_back(undo);
    while (!decided.empty()) {
        const std::uint32_t undo = decided.back();
        decided.pop_back();
        const std::uint32_t named = target[undo];
        if (named == none) continue;
        if (!records_[undo].taken_back) records_[named].taken_back = true;
        if (--undecided[named] == 0 && records_[named].kind == EventKind::undo) decided.push_back(named);
    }
}

std::optional<std::uint32_t> EventLog::take_back_simply(std::uint32_t undo) {
    const auto target = find(undo_target(records_[undo]));
    if (!target) return std::nullopt;
    EventRecord& named = records_[*target];
    if (!concerns_a_card(named.kind)) return std::nullopt;
    named.taken_back = true;
    return target;
}

bool EventLog::is_awaited(std::uint32_t record) const {
    if (waiting_.empty()) return false;
    const std::string own = id(record);
    return std::any_of(waiting_.begin(), waiting_.end(),
                       [&](std::uint32_t undo) { return undo_target(records_[undo]) == own; });
}

}  // namespace viva::srs
