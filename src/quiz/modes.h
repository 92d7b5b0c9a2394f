// Quiz modes: how a card becomes something to answer.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "model/card.h"

namespace viva::quiz {

/// What is shown of one card. Everything is a view over the collection.
struct Prompt {
    std::string_view mode;                      ///< Name of the mode that made it.
    const model::Document* document = nullptr;  ///< Where it comes from: title and section are its place in the notes.
    const model::Card* card = nullptr;
    std::string_view section;        ///< May be empty.
    std::string_view question;       ///< Plain text.
    std::uint32_t first_answer = 0;  ///< Blocks [first_answer, end_answer) of the document, shown once revealed.
    std::uint32_t end_answer = 0;
    bool revealed = false;
};

struct Mode {
    std::string_view name;
    /// Whether this mode can ask the card.
    bool (*accepts)(const model::Card& card);
    /// An accepted card's prompt, not revealed.
    Prompt (*make_prompt)(const model::Collection& collection, const model::Card& card);
};

/// Every mode, in menu order.
std::span<const Mode> modes();

/// The first mode that can ask the card; nullptr if none can.
const Mode* mode_for(const model::Card& card);

// One pair for each file in modes/.
bool accepts_recall(const model::Card& card);
Prompt make_recall_prompt(const model::Collection& collection, const model::Card& card);

}  // namespace viva::quiz
