// The set of all events by id, and which of them count.
//
// Two logs merge by union, so nothing here depends on the order of arrival:
//   - The canonical order is by time, then device, then number; what may be a copy of another device's review (see
//   `copying_device`) stands behind it.
//   - Of two different events with one id (two devices of one name, a damaged file) the one whose line sorts first
//   wins.
//   - An event counts unless an undo that counts names it. So the undo of an undo brings the first event back (redo),
//     and undos that name each other in a circle change nothing. When an undo happened does not matter.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/key_table.h"
#include "model/review.h"

namespace viva::srs {

enum class EventKind : std::uint8_t { review, undo, moved, suspend, bury, setting };

/// Whether an event of this kind belongs to the history of a card.
constexpr bool concerns_a_card(EventKind kind) {
    return kind == EventKind::review || kind == EventKind::suspend || kind == EventKind::bury;
}

/// No card, event or device.
inline constexpr std::uint32_t none = KeyTable::absent;

/// One event, small: a log of a million fits into 40 MB.
struct EventRecord {
    model::Time at = 0;
    std::uint64_t subject =
        0;  ///< review, suspend, bury: the card. undo, moved, setting: index into what the log keeps aside.
    std::uint32_t device = 0;  ///< Index of the name before the id's last hyphen.
    std::uint32_t number = 0;  ///< The number behind it; `no_number` for an id of another form.
    std::uint32_t took_ms = 0;
    std::int16_t zone_minutes = 0;
    EventKind kind = EventKind::review;
    std::uint8_t detail = 0;  ///< review: the rating. suspend: 1 or 0.
    bool taken_back = false;  ///< By an undo that counts.
};

/// An event's id, taken apart.
struct EventId {
    std::string_view device;  ///< Before the last hyphen; all of an id of another form.
    std::uint32_t number = 0;
};
EventId split_id(std::string_view id);

struct PackedLog;

class EventLog {
public:
    static constexpr std::uint32_t no_number = 0xFFFFFFFF;

    enum class Addition : std::uint8_t {
        nothing,   ///< The event was known, is of a type that this version does not know, or breaks its limits.
        appended,  ///< A new record, behind all others.
        inserted,  ///< A new record that happened before others; `settle` gives it its place in the order.
        replaced,  ///< A record of the same id has changed.
    };

    /// Adds an event. The new record, if any, is the last of `records`.
    Addition add(const model::Event& event);

    /// Takes the reviews of a packed log into an empty one; all of them, or none and false.
    bool take(const PackedLog& packed);

    /// Makes room for this many more events.
    void reserve(std::size_t more);

    std::span<const EventRecord> records() const { return records_; }
    const EventRecord& operator[](std::uint32_t record) const { return records_[record]; }

    /// All records in canonical order, once settled.
    std::span<const std::uint32_t> order() const { return order_; }
    /// Puts records that were inserted into their place.
    void settle();

    /// Canonical order of two records.
    bool before(std::uint32_t left, std::uint32_t right) const;

    /// Works out anew which events are taken back.
    void resolve_undos();
    /// For an undo that was just added, is not awaited, and names an event of one card: that event, which is taken
    /// back from now on. Otherwise nothing, and `resolve_undos` must be called.
    std::optional<std::uint32_t> take_back_simply(std::uint32_t undo);
    /// Whether an undo that arrived earlier names this record.
    bool is_awaited(std::uint32_t record) const;
    bool has_moves() const { return !moves_.empty(); }
    /// Whether a deck of another program brought the record: it may copy another one.
    bool may_copy(std::uint32_t record) const { return devices_[records_[record].device].copies; }
    bool may_hold_copies() const { return holds_copies_; }
    bool has_settings() const { return !settings_.empty(); }

    /// The record of an event's id.
    std::optional<std::uint32_t> find(std::string_view id) const;
    /// The record that an undo names, if it has arrived.
    std::optional<std::uint32_t> undone(std::uint32_t undo) const { return find(undo_target(records_[undo])); }
    std::string id(std::uint32_t record) const;
    const model::Moved& moved(const EventRecord& record) const { return aside(moves_, record); }
    const model::Setting& setting(const EventRecord& record) const { return aside(settings_, record); }
    /// The event as it came.
    model::Event event(std::uint32_t record) const;

private:
    std::uint32_t find_device(std::string_view name) const;
    std::uint32_t intern_device(std::string_view name);
    std::uint32_t find(std::uint32_t device, std::uint32_t number) const;
    void remember(std::uint32_t device, std::uint32_t number, std::uint32_t record);
    Addition append(const EventRecord& record);
    void fill(EventRecord& record, const model::Event& event);
    Addition keep_smaller(std::uint32_t record, const model::Event& event);
    /// What the log keeps aside for a record.
    template <class Kept>
    static const Kept& aside(const std::vector<Kept>& kept, const EventRecord& record) {
        return kept[static_cast<std::size_t>(record.subject)];
    }
    const std::string& undo_target(const EventRecord& undo) const { return aside(undo_targets_, undo); }
    std::vector<std::uint32_t> undo_records() const;

    struct Device {
        std::string name;
        bool copies = false;                 ///< Its events came with a deck of another program.
        std::vector<std::uint32_t> records;  ///< By number, where numbers follow each other; else in `sparse_`.
    };

    std::vector<EventRecord> records_;
    std::vector<std::uint32_t> order_;
    std::size_t settled_ = 0;  ///< How many of `order_` are in order.
    std::vector<Device> devices_;
    KeyTable devices_by_name_;
    std::uint32_t last_device_ = 0;  ///< Events come in runs of one device.
    bool holds_copies_ = false;      ///< One of the devices copies.
    KeyTable sparse_;
    std::vector<std::string> undo_targets_;
    std::vector<model::Moved> moves_;
    std::vector<model::Setting> settings_;
    std::vector<std::uint32_t> waiting_;  ///< Undos whose target has not arrived.
};

}  // namespace viva::srs
