// What kinds of card are made from a document.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model/card.h"

namespace viva::cards {

/// What makers share about one document.
struct Material {
    const model::Document& document;
    std::uint32_t document_index = 0;
    /// Where the container of each block ends: a question's answer cannot reach beyond.
    std::vector<std::uint32_t> parent_ends;
};

struct Maker {
    std::string_view name;
    /// Appends its cards. Main cards get no id yet; what derives from one names it by `derived_from` = its index + 1.
    void (*make)(const Material& material, std::vector<model::Card>& cards);
};

/// All makers; a main question's card is made by the first that takes it.
std::span<const Maker> makers();

}  // namespace viva::cards
