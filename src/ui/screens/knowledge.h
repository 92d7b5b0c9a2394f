// What the tree and the chips say about one question.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/state.h"
#include "ui/context.h"
#include "ui/widgets/navigation.h"

namespace viva::ui {

/// New, in learning steps, or graduated to days.
Knowledge knowledge_of(const app::State& state, const model::Card& card);

/// The main card whose question the reader stands at in the open note (index), if any.
std::optional<std::uint32_t> standing_card(const app::State& state);

/// The chips under a question: how well it is known, and when it comes next.
struct KnowledgeChips {
    std::string known;
    std::string next;  ///< May be empty.
};
KnowledgeChips knowledge_chips(const UiContext& ui, const app::State& state, const model::Card& card);

}  // namespace viva::ui
