// The rules that every collection holds to, and with which every room counts.
#pragma once

#include <optional>
#include <string>

#include "model/card.h"

namespace viva::pack {

/// The first broken rule in words ("document 2: block 17 ends beyond its parent"), or nothing. After nothing, every
/// index and range of the collection can be followed without a check:
/// - texts are UTF-8; ranges lie in their document's pool and begin and end between characters;
/// - blocks and spans are in pre-order, nested properly and at most `deepest_nesting` deep; lists hold items, tables
///   rows, rows cells; leaves hold nothing; the spans of a block lie in its text;
/// - the tokens of a code block are sorted, apart and inside its code;
/// - sections stand in order and hold whole top-level blocks; cards and relations point at what exists, and a card
///   derives from one before it;
/// - the parts of cards stand in the order of the cards, and a statement's side stands before it;
/// - document ids are unique and not empty, card ids are unique.
std::optional<std::string> find_broken_rule(const model::Collection& collection);

}  // namespace viva::pack
