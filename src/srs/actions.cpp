// What a person did last, what undo takes back, and what redo takes back of that.
#include <algorithm>

#include "srs/replay.h"

namespace viva::srs {

bool ReviewState::counts_event(std::string_view id) const {
    const auto record = log_.find(id);
    return record && !log_[*record].taken_back;
}

std::optional<CardAction> ReviewState::action(std::string_view id) const {
    const auto record = log_.find(id);
    if (!record || log_[*record].taken_back || !concerns_a_card(log_[*record].kind)) return std::nullopt;
    return CardAction{std::string(id), cards_[links_[*record].card].id, log_[*record].kind};
}

std::optional<CardAction> ReviewState::last_action(std::span<const CardId> sorted_cards) const {
    const std::span<const std::uint32_t> order = log_.order();
    for (std::size_t i = order.size(); i-- > 0;) {
        const EventRecord& event = log_[order[i]];
        if (event.taken_back || !concerns_a_card(event.kind) || links_[order[i]].copies) continue;
        const CardId card = cards_[links_[order[i]].card].id;
        if (std::binary_search(sorted_cards.begin(), sorted_cards.end(), card))
            return CardAction{log_.id(order[i]), card, event.kind};
    }
    return std::nullopt;
}

std::optional<CardAction> ReviewState::last_undo(std::span<const CardId> sorted_cards) const {
    const std::span<const std::uint32_t> order = log_.order();
    for (std::size_t i = order.size(); i-- > 0;) {
        const EventRecord& event = log_[order[i]];
        if (event.taken_back) continue;
        // An undo of an undo is a redo, and what was done anew cuts off what was undone before.
        const std::optional<std::uint32_t> target =
            event.kind == EventKind::undo ? log_.undone(order[i]) : std::optional(order[i]);
        if (!target || !concerns_a_card(log_[*target].kind)) continue;
        const CardId card = cards_[links_[*target].card].id;
        if (!std::binary_search(sorted_cards.begin(), sorted_cards.end(), card)) continue;
        if (event.kind != EventKind::undo) return std::nullopt;
        return CardAction{log_.id(order[i]), card, event.kind};
    }
    return std::nullopt;
}

bool ReviewState::is_undo(std::string_view id) const {
    const auto record = log_.find(id);
    return record && log_[*record].kind == EventKind::undo;
}

}  // namespace viva::srs
