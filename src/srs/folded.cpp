// The folded state as bytes: a header, the cards, the days, and with `spread` how many cards are due on each day; as
// they lie in memory, for the program and the machine that wrote them.
//
// They are good for a log whose first events, in canonical order, are those that were folded, with the same ones taken
// back, and whose options are the same. Everything that the fold looks at is in the two keys, so a late event, an undo,
// a merge, other parameters or a damaged copy make the keys or the checksum differ, and the whole log folds.
#include <array>
#include <cstring>
#include <type_traits>
#include <utility>

#include "base/hash.h"
#include "srs/packed_log.h"
#include "srs/replay.h"

namespace viva::srs {
namespace {

/// Counts the changes of the fold: of what it makes of a log, or of how that lies in memory. A test notices the first.
constexpr std::uint64_t fold_version = 3;

struct FoldedCard {
    CardState state;
    CardId id = 0;
    std::int64_t due_day = 0;
};

struct Header {
    std::uint64_t version = 0;   ///< With the size of a card.
    std::uint64_t checksum = 0;  ///< Of everything behind it.
    std::uint64_t options = 0;
    std::uint64_t order = 0;
    std::uint32_t events = 0;
    std::uint32_t cards = 0;
    std::uint32_t days = 0;
    std::uint32_t due = 0;
    std::int64_t first_due = 0;
};

constexpr std::size_t checked_from = 2 * sizeof(std::uint64_t);
constexpr std::uint64_t version = fold_version << 32 | sizeof(FoldedCard) << 16 | sizeof(DayCounts);

template <class T>
std::string_view bytes_of(std::span<const T> values) {
    static_assert(std::is_trivially_copyable_v<T>);
    return {reinterpret_cast<const char*>(values.data()), values.size_bytes()};
}
template <class T>
std::string_view bytes_of(const T& value) {
    return bytes_of(std::span(&value, 1));
}

/// Takes `values` off the front of `bytes`, which are long enough.
template <class T>
void take(std::string_view& bytes, std::span<T> values) {
    if (values.empty()) return;
    bytes.copy(reinterpret_cast<char*>(values.data()), values.size_bytes());
    bytes.remove_prefix(values.size_bytes());
}

}  // namespace

/// Stands for everything in the options that dates and counts depend on.
std::uint64_t ReviewState::options_key() const {
    const SchedulerOptions& scheduler = options_.scheduler;
    std::uint64_t key = hash_bytes(bytes_of(std::span<const double>(scheduler.parameters)));
    const auto add = [&key](std::string_view bytes) { key = hash_bytes(bytes, key + bytes.size()); };
    add(bytes_of(scheduler.desired_retention));
    add(bytes_of(std::span<const std::int32_t>(scheduler.learning_steps_minutes)));
    add(bytes_of(std::span<const std::int32_t>(scheduler.relearning_steps_minutes)));
    add(bytes_of(std::span<const CardRetention>(options_.retention)));
    add(bytes_of(std::span<const double>(options_.spread.weekdays)));
    const std::int32_t numbers[] = {scheduler.maximum_interval_days, options_.day_start_minutes,
                                    options_.spread.on ? 1 : 0, options_.utc_days ? 1 : 0};
    add(bytes_of(std::span<const std::int32_t>(numbers)));
    return key;
}

/// Stands for the first events of the order, as far as the fold looks at them. The names of devices matter only by the
/// order that they give.
std::uint64_t ReviewState::order_key(std::size_t events) const {
    std::uint64_t key = fnv_offset_basis;
    for (const std::uint32_t record : log_.order().first(events)) {
        const EventRecord& event = log_[record];
        std::uint64_t subject = event.subject;
        if (event.kind == EventKind::moved)
            subject = log_.moved(event).from * 0xD6E8FEB86659FD93ULL + log_.moved(event).to;
        else if (!concerns_a_card(event.kind))
            continue;
        const std::uint64_t detail =
            std::uint64_t{event.took_ms} << 32 | std::uint64_t{event.detail} << 24 |
            std::uint64_t{static_cast<std::uint8_t>(event.kind)} << 17 | std::uint64_t{log_.may_copy(record)} << 20 |
            std::uint64_t{event.taken_back} << 16 | static_cast<std::uint16_t>(event.zone_minutes);
        key ^= static_cast<std::uint64_t>(event.at) * 0x9E3779B97F4A7C15ULL + subject * 0xBF58476D1CE4E5B9ULL + detail;
        key *= 0x94D049BB133111EBULL;
        key ^= key >> 32;
    }
    return key;
}

std::string ReviewState::folded() const {
    Header header;
    header.version = version;
    header.options = options_key();
    header.order = order_key(log_.order().size());
    header.events = static_cast<std::uint32_t>(log_.order().size());
    header.cards = static_cast<std::uint32_t>(cards_.size());
    header.days = static_cast<std::uint32_t>(days_.size());
    header.due = static_cast<std::uint32_t>(due_.counts().size());
    header.first_due = due_.first();
    std::string bytes(bytes_of(header));
    for (const Card& card : cards_) bytes.append(bytes_of(FoldedCard{card.state, card.id, card.due_day}));
    bytes.append(bytes_of(std::span<const DayCounts>(days_))).append(bytes_of(due_.counts()));
    header.checksum = checksum(std::string_view(bytes).substr(checked_from));
    std::memcpy(bytes.data(), &header, sizeof header);
    return bytes;
}

/// Takes the cards, days and dates of `begin_from_` if they are good for this log; says how many events they cover.
/// Where cards have moved, every event has its home already.
std::size_t ReviewState::take_up_folded() {
    const std::string folded = std::exchange(begin_from_, {});
    std::string_view bytes = folded;
    Header header;
    if (bytes.size() < sizeof header) return 0;
    take(bytes, std::span(&header, 1));
    const std::uint64_t sum = checksum(std::string_view(folded).substr(checked_from));
    const std::uint64_t size = std::uint64_t{header.cards} * sizeof(FoldedCard) +
                               std::uint64_t{header.days} * sizeof(DayCounts) +
                               std::uint64_t{header.due} * sizeof(std::int32_t);
    const std::span<const std::uint32_t> order = log_.order();
    if (header.version != version || bytes.size() != size || header.events > order.size() || header.checksum != sum ||
        header.options != options_key() || header.order != order_key(header.events))
        return 0;
    // What moves later takes a whole history along, which then folds as one.
    for (const std::uint32_t record : order.subspan(header.events))
        if (log_[record].kind == EventKind::moved) return 0;

    for (std::uint32_t i = 0; i < header.cards; ++i) {
        FoldedCard folded_card;
        take(bytes, std::span(&folded_card, 1));
        Card& card = cards_[intern_card(folded_card.id)];
        card.state = folded_card.state;
        card.due_day = static_cast<std::int32_t>(folded_card.due_day);
    }
    days_.resize(header.days);
    take(bytes, std::span(days_));
    std::vector<std::int32_t> due(header.due);
    take(bytes, std::span(due));
    due_ = DayLoad(static_cast<std::int32_t>(header.first_due), due);
    return header.events;
}

}  // namespace viva::srs
