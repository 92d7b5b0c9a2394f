// What a card is recognised by when its id has changed: its words, roughly, and where it stood.
//
// The app remembers the fingerprint of every graded card as an event of the log, so another device has it too. When a
// new pack lacks the id, the card that looks like it takes over the history (histories.h).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/card.h"

namespace viva::app {

/// A MinHash of the three-letter pieces of a text (Broder 1997), one byte of each minimum: the share of equal bytes
/// estimates how much of both texts is the same. Case, white space and punctuation do not count. Empty text: all 0.
using Sketch = std::array<std::uint8_t, 24>;

Sketch sketch_of(std::string_view text);

/// 0…1
double similarity(const Sketch& left, const Sketch& right);

struct Fingerprint {
    bool is_main = true;
    model::CardKind kind = model::CardKind::recall;
    std::uint32_t document = 0;  ///< Hash of its id.
    std::uint32_t place = 0;     ///< Hash of the headings above the card.
    model::CardId origin = 0;    ///< Of a derived card.
    Sketch asked{};              ///< The question; of a derived card the words of its first part.
    Sketch answer{};

    bool operator==(const Fingerprint&) const = default;
};

Fingerprint fingerprint_of(const model::Collection& collection, const model::Card& card);

/// As the event has it; nothing if it is of another form.
std::string text_of(const Fingerprint& fingerprint);
std::optional<Fingerprint> parse_fingerprint(std::string_view text);

}  // namespace viva::app
