// The bytes: "VIVALOG1", a checksum of all that follows it, then numbers (base 128, the low seven bits first): count of
// devices, of reviews, bytes of reviews; for each device the bytes of its name, and the name; the reviews; other lines.
//
// A review is a byte of flags, then what they announce, against the review before it: a new device, how far the number
// is from the next one, a new zone; then the time since, the card (by its number in the order of first meeting; the
// next free number means eight bytes of a new card), and how long it took.
#include "srs/packed_log.h"

#include <array>
#include <cstring>
#include <optional>

#include "srs/event.h"
#include "srs/event_log.h"
#include "srs/packed_numbers.h"
#include "srs/plain_review.h"

namespace viva::srs {
namespace {

constexpr std::string_view magic = "VIVALOG1";
// A log of so many devices is none that a person has; what goes beyond stays lines.
constexpr std::size_t most_devices = 1000;

void append_number(std::string& bytes, std::uint64_t number) {
    for (; number >= 0x80; number >>= 7) bytes.push_back(static_cast<char>(number | 0x80));
    bytes.push_back(static_cast<char>(number));
}

void append_word(std::string& bytes, std::uint64_t word) {
    std::array<char, sizeof word> raw;
    std::memcpy(raw.data(), &word, sizeof word);
    bytes.append(raw.data(), raw.size());
}

std::optional<std::string_view> take_bytes(std::string_view& bytes, std::uint64_t size) {
    if (size > bytes.size()) return std::nullopt;
    const std::string_view taken = bytes.substr(0, static_cast<std::size_t>(size));
    bytes.remove_prefix(static_cast<std::size_t>(size));
    return taken;
}

}  // namespace

// FNV-1a over words of eight bytes.
std::uint64_t checksum(std::string_view bytes) {
    std::uint64_t sum = 14695981039346656037ULL ^ bytes.size();
    const auto mix = [&sum](std::uint64_t word) {
        sum = (sum ^ word) * 1099511628211ULL;
        // Multiplying carries upwards only: this brings the upper bits down.
        sum ^= sum >> 32;
    };
    std::uint64_t word = 0;
    for (; bytes.size() >= sizeof word; bytes.remove_prefix(sizeof word)) {
        std::memcpy(&word, bytes.data(), sizeof word);
        mix(word);
    }
    word = 0;
    std::memcpy(&word, bytes.data(), bytes.size());
    mix(word);
    return sum;
}

void LogPacker::add(std::string_view lines) {
    while (!lines.empty()) {
        const std::size_t end = lines.find('\n');
        const std::string_view line = lines.substr(0, end);
        lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
        if (line.empty() || line == event_file_header || add_review(line)) continue;
        others_.append(line).push_back('\n');
    }
}

bool LogPacker::add_review(std::string_view line) {
    const auto event = parse_plain_review(line);
    if (!event) return false;
    const EventId id = split_id(event->id);
    if (id.number == EventLog::no_number) return false;
    const std::uint32_t device = index_of_device(id.device);
    if (device == KeyTable::absent) return false;

    const auto& review = std::get<model::Review>(event->what);
    const auto number_jump = std::int64_t{id.number} - (std::int64_t{last_.number} + 1);
    const bool zone_changed = event->zone_minutes != last_.zone_minutes;
    std::uint8_t flags = static_cast<std::uint8_t>(static_cast<std::uint8_t>(review.rating) - 1U);
    if (device != last_.device) flags |= new_device;
    if (number_jump != 0) flags |= number_jumps;
    if (zone_changed) flags |= new_zone;
    reviews_.push_back(static_cast<char>(flags));
    if (device != last_.device) append_number(reviews_, device);
    if (number_jump != 0) append_number(reviews_, folded(number_jump));
    if (zone_changed) append_number(reviews_, folded(event->zone_minutes));
    append_number(reviews_, folded(event->at - last_.at));
    std::uint32_t card = cards_.find(review.card);
    const bool new_card = card == KeyTable::absent;
    if (new_card) cards_.insert(review.card, card = card_count_++);
    append_number(reviews_, card);
    if (new_card) append_word(reviews_, review.card);
    append_number(reviews_, review.took_ms);

    last_ = {event->at,    review.card,    device,
             id.number,    review.took_ms, static_cast<std::int16_t>(event->zone_minutes),
             review.rating};
    ++review_count_;
    return true;
}

/// `absent` if there are too many devices already.
std::uint32_t LogPacker::index_of_device(std::string_view name) {
    if (last_.device < devices_.size() && devices_[last_.device] == name) return last_.device;
    for (std::uint32_t i = 0; i < devices_.size(); ++i)
        if (devices_[i] == name) return i;
    if (devices_.size() == most_devices) return KeyTable::absent;
    devices_.emplace_back(name);
    return static_cast<std::uint32_t>(devices_.size() - 1);
}

std::string LogPacker::finish() {
    std::string body;
    append_number(body, devices_.size());
    append_number(body, review_count_);
    append_number(body, reviews_.size());
    for (const std::string& name : devices_) {
        append_number(body, name.size());
        body += name;
    }
    body.append(reviews_).append(others_);
    std::string bytes(magic);
    append_word(bytes, checksum(body));
    return bytes + body;
}

Result<PackedLog> open_packed_log(std::string_view bytes) {
    if (!bytes.starts_with(magic)) return fail("the packed log is of another version");
    bytes.remove_prefix(magic.size());
    const auto sum = take_word(bytes);
    if (!sum || *sum != checksum(bytes)) return fail("the packed log is damaged");
    // What follows is what was packed, or somebody knows the checksum: still nothing is read beyond the bytes.
    PackedLog log;
    std::uint64_t devices = 0, reviews = 0, review_bytes = 0;
    const bool counted = take_number(bytes, devices) && take_number(bytes, reviews) && take_number(bytes, review_bytes);
    if (!counted || devices > most_devices || reviews > review_bytes) return fail("the packed log is damaged");
    for (std::uint64_t i = 0; i < devices; ++i) {
        std::uint64_t size = 0;
        const auto name = take_number(bytes, size) ? take_bytes(bytes, size) : std::nullopt;
        if (!name) return fail("the packed log is damaged");
        log.devices.push_back(*name);
    }
    const auto part = take_bytes(bytes, review_bytes);
    if (!part) return fail("the packed log is damaged");
    log.reviews = *part;
    log.review_count = static_cast<std::uint32_t>(reviews);
    log.other_lines = bytes;
    return log;
}

}  // namespace viva::srs
