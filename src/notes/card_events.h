// Labels of written cards in a document, "Q:", "A:", "C:", and which of them belong together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "notes/card_labels.h"
#include "notes/read.h"

namespace viva::notes {

/// A label, where it stands.
struct LabelEvent {
    std::uint32_t block;
    std::size_t line;
    std::uint32_t from;  ///< Offset of the label into the pool…
    std::uint32_t to;    ///< …and one past it.
    CardLabel label;
};

/// Appends the labels that begin a line of the leaf, and an answer's behind a question in one line.
void find_label_events(const ParsedDocument& document, std::uint32_t leaf, std::vector<LabelEvent>& events);

/// Labels that begin each item of a list, "- Q: …" and "- A: …": questions and answers in turn, or answers alone to
/// a question above the list. One that fits no pair makes it a list as any other.
void find_item_events(const ParsedDocument& document, std::uint32_t list, std::vector<LabelEvent>& events);

/// The label of an answer that a quote begins with, right below its question.
void find_quote_event(const ParsedDocument& document, std::uint32_t quote, std::vector<LabelEvent>& events);

/// Leaves what makes cards: a question without an answer before the next, and an answer without a question, make none.
void keep_pairs(const ParsedDocument& document, std::vector<LabelEvent>& events, bool in_list);

}  // namespace viva::notes
