#include "srs/plain_review.h"

#include <charconv>
#include <limits>
#include <utility>

#include "base/hash.h"
#include "srs/calendar.h"
#include "srs/event.h"

namespace viva::srs {
namespace {

using model::CardId;
using model::Event;

class PlainLine {
public:
    explicit PlainLine(std::string_view line) : rest_(line) {}

    /// Nothing for every line that is not exactly of that form, which says nothing against it.
    std::optional<Event> read_review() {
        Event event;
        model::Review review;
        std::int64_t rating = 0, took = 0;
        if (!take_start(event, R"(review","card":")", review.card)) return std::nullopt;
        if (!take(R"(,"rating":)") || !take_number(rating, 1, 4) || !take_moment(event)) return std::nullopt;
        if (!take(R"(,"took":)") || !take_number(took, 0, std::numeric_limits<std::uint32_t>::max()))
            return std::nullopt;
        if (rest_ != "}") return std::nullopt;
        review.rating = static_cast<model::Rating>(rating);
        review.took_ms = static_cast<std::uint32_t>(took);
        event.what = review;
        return event;
    }

    /// The same.
    std::optional<Event> read_remembered() {
        Event event;
        model::Remembered remembered;
        std::string_view text;
        if (!take_start(event, R"(remembered","card":")", remembered.card)) return std::nullopt;
        if (!take(R"(,"text":")") || !take_text(text) || !take("\"") || !take_moment(event) || rest_ != "}")
            return std::nullopt;
        remembered.text = text;
        event.what = std::move(remembered);
        return event;
    }

private:
    bool take(std::string_view word) {
        if (!rest_.starts_with(word)) return false;
        rest_.remove_prefix(word.size());
        return true;
    }
    /// From the beginning of the line to behind the card's id.
    bool take_start(Event& event, std::string_view type_and_card, CardId& card) {
        std::string_view id;
        if (!take(R"({"id":")") || !take_text(id) || id.empty() || id.size() > longest_event_id) return false;
        if (!take(R"(","type":")") || !take(type_and_card) || !take_card(card) || !take("\"")) return false;
        event.id = id;
        return true;
    }
    /// When it happened, and where.
    bool take_moment(Event& event) {
        std::int64_t zone = 0;
        if (!take(R"(,"at":)") || !take_number(event.at, -latest_time, latest_time)) return false;
        if (!take(R"(,"zone":)") || !take_number(zone, -widest_zone_minutes, widest_zone_minutes)) return false;
        event.zone_minutes = static_cast<std::int32_t>(zone);
        return true;
    }
    /// Up to the first character that does not stand for itself.
    bool take_text(std::string_view& text) {
        std::size_t size = 0;
        while (size < rest_.size() && rest_[size] >= ' ' && rest_[size] < 0x7F && rest_[size] != '"' &&
               rest_[size] != '\\')
            ++size;
        text = rest_.substr(0, size);
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

std::optional<Event> parse_plain_review(std::string_view line) { return PlainLine(line).read_review(); }

std::optional<Event> parse_plain_remembered(std::string_view line) { return PlainLine(line).read_remembered(); }

}  // namespace viva::srs
