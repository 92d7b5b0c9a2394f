// Some blocks of a note on a screen that is not the note's.
#pragma once

#include <cstdint>
#include <string_view>

#include "ui/screens.h"
#include "ui/screens/views.h"

namespace viva::ui {

struct Passage {
    const model::Document* document = nullptr;
    std::uint32_t first_block = 0;  ///< Blocks [first_block, end_block).
    std::uint32_t end_block = 0;
    std::string_view key;       ///< Names it among the parts of the screen.
    std::string_view name;      ///< Of its region, for who cannot see where it stands; empty: no region.
    std::uint8_t top_rank = 2;  ///< Of its highest heading (typeset::rank_headings).
};

/// Draws it, follows its links, copies its code; returns where it ends. Nothing is drawn of an empty one.
float draw_passage(UiContext& ui, Reader& reader, const Passage& passage, Column column, float y, Actions& actions);

/// Follows the link, copies the code.
void follow_events(const ReaderEvents& events, const model::Document& document, Actions& actions);

/// The question of a card as a heading of the first level: its words without what the card hides, or, where it
/// shows a picture, what the note has.
/// Returns where it ends; `node` becomes its node.
float draw_question_text(UiContext& ui, Reader& reader, const model::Collection& collection, const model::Card& card,
                         Column column, float y, NodeId& node, Actions& actions);

}  // namespace viva::ui
