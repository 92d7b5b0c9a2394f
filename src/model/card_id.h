// The identity of cards that derive from a main question.
#pragma once

#include <string_view>

#include "base/hash.h"
#include "model/card.h"

namespace viva::model {

/// `seed` continued with the ASCII letters of `words` in lower case and all else as it is, without white space.
constexpr std::uint64_t hash_words(std::string_view words, std::uint64_t seed) {
    for (char letter : words) {
        if (letter == ' ' || (letter >= '\t' && letter <= '\r')) continue;
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
        seed = hash_bytes({&letter, 1}, seed);
    }
    return seed;
}

/// The id of a card that derives from `origin`: its kind, and the words of its first part where one question gives
/// several cards of the kind. It can be told from the rest of the card, so a pack stores only what differs from it.
inline CardId derived_card_id(CardId origin, CardKind kind, std::string_view first_words) {
    const bool many = kind == CardKind::cloze || kind == CardKind::versus || kind == CardKind::output;
    // Enumerators may be appended, never moved: their numbers are part of ids that people's logs hold.
    const std::uint64_t seed = hash_bytes(base32(origin), fnv_offset_basis ^ (static_cast<std::uint64_t>(kind) + 1));
    const CardId id = many ? hash_words(first_words, seed) : seed;
    return id == 0 ? 1 : id;  // 0 means "no card".
}

}  // namespace viva::model
