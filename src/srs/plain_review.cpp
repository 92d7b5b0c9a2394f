#include "srs/plain_review.h"

#include <charconv>
#include <limits>

#include "base/hash.h"
#include "srs/calendar.h"
#include "srs/event.h"

namespace viva::srs {
namespace {

using model::CardId;
using model::Event;

class PlainReview {
public:
    explicit PlainReview(std::string_view line) : rest_(line) {}

    /// Nothing for every line that is not exactly of that form, which says nothing against it.
    std::optional<Event> read() {
        Event event;
        model::Review review;
        std::int64_t rating = 0, zone = 0, took = 0;
        if (!take(R"({"id":")") || !take_id(event.id)) return std::nullopt;
        if (!take(R"(","type":"review","card":")") || !take_card(review.card)) return std::nullopt;
        if (!take(R"(","rating":)") || !take_number(rating, 1, 4)) return std::nullopt;
        if (!take(R"(,"at":)") || !take_number(event.at, -latest_time, latest_time)) return std::nullopt;
        if (!take(R"(,"zone":)") || !take_number(zone, -widest_zone_minutes, widest_zone_minutes)) return std::nullopt;
        if (!take(R"(,"took":)") || !take_number(took, 0, std::numeric_limits<std::uint32_t>::max()))
            return std::nullopt;
        if (rest_ != "}") return std::nullopt;
        review.rating = static_cast<model::Rating>(rating);
        review.took_ms = static_cast<std::uint32_t>(took);
        event.zone_minutes = static_cast<std::int32_t>(zone);
        event.what = review;
        return event;
    }

private:
    bool take(std::string_view word) {
        if (!rest_.starts_with(word)) return false;
        rest_.remove_prefix(word.size());
        return true;
    }
    bool take_id(std::string& id) {
        std::size_t size = 0;
        while (size < rest_.size() && rest_[size] > ' ' && rest_[size] < 0x7F && rest_[size] != '"' &&
               rest_[size] != '\\')
            ++size;
        if (size == 0 || size > longest_event_id) return false;
        id = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return true;
    }
    bool take_card(CardId& card) {
        constexpr std::size_t size = 13;
        const auto read = parse_base32(rest_.substr(0, size));
        if (!read) return false;
        card = *read;
        rest_.remove_prefix(size);
        return true;
    }
    bool take_number(std::int64_t& number, std::int64_t low, std::int64_t high) {
        // JSON has no leading zeros; "-0" is left to the other reader.
        const std::size_t first = rest_.starts_with('-') ? 1 : 0;
        if (rest_.size() < first + 2 || (rest_[first] == '0' && (first == 1 || (rest_[1] >= '0' && rest_[1] <= '9'))))
            return false;
        const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), number);
        if (error != std::errc() || number < low || number > high) return false;
        rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
        return true;
    }

    std::string_view rest_;
};

}  // namespace

std::optional<Event> parse_plain_review(std::string_view line) { return PlainReview(line).read(); }

}  // namespace viva::srs
