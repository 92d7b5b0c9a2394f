// What was answered: the events of the review log, which is the truth.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "model/card.h"

namespace viva::model {

enum class Rating : std::uint8_t { Again = 1, Hard = 2, Good = 3, Easy = 4 };

/// Milliseconds since 1970, UTC.
using Time = std::int64_t;
inline constexpr Time day_ms = 86'400'000;

struct Review {
    CardId card = 0;
    Rating rating = Rating::Good;
    std::uint32_t took_ms = 0;
};
struct Undo {
    std::string of;  ///< Id of the event that is taken back.
};
struct Moved {
    CardId from = 0;
    CardId to = 0;
};
struct Suspend {
    CardId card = 0;
    bool suspended = true;
};
struct Bury {
    CardId card = 0;
};
struct Setting {
    std::string name;
    std::string value;
};
/// What a card looked like when it was graded, so that its history finds it again when its id has changed; with card 0,
/// which cards there were at all (app/histories.h says what `text` is).
struct Remembered {
    CardId card = 0;
    std::string text;
};
/// An event of a later version: kept as it came and passed on.
struct UnknownEvent {
    std::string json;
};

/// One event. `id` is "<device>-<n>"; unique, so merging logs is the union by id.
struct Event {
    std::string id;
    Time at = 0;
    std::int32_t zone_minutes = 0;  ///< Local time minus UTC.
    std::variant<Review, Undo, Moved, Suspend, Bury, Setting, Remembered, UnknownEvent> what;
};

}  // namespace viva::model
