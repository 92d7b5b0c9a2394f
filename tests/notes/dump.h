// A document as text that a person can compare: the golden files.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/card.h"

namespace viva::tests {

/// Blocks (indented by depth), spans where they say more than the text, sections and cards.
std::string dump(const model::Document& document, std::span<const model::Card> cards);

/// One block's inline content, marked up.
std::string dump_inline(const model::Document& document, const model::Block& block);

std::string_view block_name(model::BlockKind kind);

}  // namespace viva::tests
