// Cards from a document's structure: every question that the reader marked, with its answer.
#pragma once

#include <cstdint>
#include <vector>

#include "model/card.h"

namespace viva::cards {

/// The cards of one document, in order of their lines; what derives from a main question follows it. Ids are those of
/// identity.h and unique within the document. `document_index` is the document's place in its collection.
std::vector<model::Card> make(const model::Document& document, std::uint32_t document_index);

}  // namespace viva::cards
