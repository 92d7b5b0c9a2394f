// The reviews of a packed log on their way into the log: what every opening goes through for every review.
#include "srs/calendar.h"
#include "srs/event_log.h"
#include "srs/packed_log.h"
#include "srs/packed_numbers.h"

namespace viva::srs {

bool PackedReviews::next(PackedReview& review) {
    if (rest_.empty()) return false;
    // Only whole reviews are stepped over, so that `at_end` tells of broken ones.
    std::string_view rest = rest_;
    PackedReview read = last_;
    std::uint64_t since = 0, card = 0, took = 0;
    if (!read_changes(rest, read) || !take_number(rest, since) || !take_number(rest, card)) return false;
    // Within what a sum of times can hold.
    read.at += unfolded(since & 0x00FF'FFFF'FFFF'FFFFULL);
    if (read.at < -latest_time || read.at > latest_time || card > cards_.size()) return false;
    if (card == cards_.size()) {
        const auto id = take_word(rest);
        if (!id) return false;
        cards_.push_back(*id);
    }
    read.card = cards_[static_cast<std::size_t>(card)];
    if (!take_number(rest, took)) return false;
    read.took_ms = static_cast<std::uint32_t>(took);
    rest_ = rest;
    review = last_ = read;
    return true;
}

/// The flags and what they announce.
bool PackedReviews::read_changes(std::string_view& rest, PackedReview& read) const {
    const auto flags = static_cast<std::uint8_t>(rest.front());
    rest.remove_prefix(1);
    std::uint64_t number = 0;
    read.rating = static_cast<model::Rating>((flags & rating_bits) + 1);
    if ((flags & new_device) != 0) {
        if (!take_number(rest, number)) return false;
        read.device = static_cast<std::uint32_t>(number);
    }
    std::int64_t id_number = std::int64_t{read.number} + 1;
    if ((flags & number_jumps) != 0) {
        if (!take_number(rest, number)) return false;
        id_number += unfolded(number & 0x00FF'FFFF'FFFF'FFFFULL);
    }
    read.number = static_cast<std::uint32_t>(id_number);
    if ((flags & new_zone) != 0) {
        if (!take_number(rest, number)) return false;
        read.zone_minutes = static_cast<std::int16_t>(unfolded(number & 0xFFFF));
    }
    return read.device < devices_ && id_number >= 0 && id_number < std::int64_t{EventLog::no_number} &&
           read.zone_minutes >= -widest_zone_minutes && read.zone_minutes <= widest_zone_minutes;
}

bool EventLog::take(const PackedLog& packed) {
    if (!records_.empty()) return false;
    reserve(packed.review_count);
    std::vector<std::uint32_t> devices;
    devices.reserve(packed.devices.size());
    for (const std::string_view name : packed.devices) devices.push_back(intern_device(name));
    PackedReviews reviews = packed.each_review();
    PackedReview review;
    while (reviews.next(review)) {
        const std::uint32_t device = devices[review.device];
        std::vector<std::uint32_t>& numbered = devices_[device].records;
        const bool is_next = review.number == numbered.size() && sparse_.empty();
        if (!is_next && find(device, review.number) != none) break;
        EventRecord record;
        record.at = review.at;
        record.subject = review.card;
        record.device = device;
        record.number = review.number;
        record.took_ms = review.took_ms;
        record.zone_minutes = review.zone_minutes;
        record.detail = static_cast<std::uint8_t>(review.rating);
        // As nearly all do, it follows the last one in number and in time.
        if (is_next && settled_ == order_.size() && !records_.empty() && records_.back().at < record.at) {
            const auto place = static_cast<std::uint32_t>(records_.size());
            numbered.push_back(place);
            records_.push_back(record);
            order_.push_back(place);
            settled_ = order_.size();
        } else {
            append(record);
        }
    }
    if (reviews.at_end() && records_.size() == packed.review_count) return true;
    *this = EventLog();
    return false;
}

}  // namespace viva::srs
