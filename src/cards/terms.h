// The terms of cards: identifiers and words, each with how much it says about the card.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/card.h"

namespace viva::cards {

// How much a place says about what a card treats.
inline constexpr double question_weight = 1.0;
inline constexpr double subheading_weight = 0.55;
inline constexpr double marked_weight = 0.35;  ///< Inline code and bold.
inline constexpr double answer_weight = 0.2;
inline constexpr double code_weight = 0.1;

struct TermUse {
    std::uint32_t card;    ///< Index into the given list of cards.
    double weight;         ///< The best place that the term has in the card.
    bool is_name = false;  ///< It means the same in any language: see Term.
};

/// `is_name`: an identifier, a word in capitals, or a Latin word in a text of another script. The word "module" in an
/// English question is none: that a Chinese note speaks of a Module too says nothing.
struct Term {
    std::string text;
    bool is_name = false;

    bool operator==(const Term&) const = default;
};

/// A term with the cards that use it.
struct TermUses {
    std::string text;
    std::vector<TermUse> uses;
};

/// Terms of `text`: words without endings, identifiers whole (`__slots__` as slot, `F()` as F).
std::vector<Term> terms_of(std::string_view text);

/// The terms that questions are asked about, in the order of their first use, with all uses in the cards `mains`
/// (indices into the collection's cards).
std::vector<TermUses> collect_terms(const model::Collection& collection, const std::vector<std::uint32_t>& mains);

}  // namespace viva::cards
