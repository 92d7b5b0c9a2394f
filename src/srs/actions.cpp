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

std::optional<Time> ReviewState::latest_like(const model::Event& event) const {
    const auto of_card = [&](CardId id) {
        const std::uint32_t card = cards_by_id_.find(id);
        return card == none ? none : cards_[card].last;
    };
    std::uint32_t record = none;
    if (const auto* review = std::get_if<model::Review>(&event.what))
        record = of_card(review->card);
    else if (const auto* suspend = std::get_if<model::Suspend>(&event.what))
        record = of_card(suspend->card);
    else if (const auto* moved = std::get_if<model::Moved>(&event.what))
        record = of_card(moved->from);
    else if (const auto* undo = std::get_if<model::Undo>(&event.what))
        record = log_.find(undo->of).value_or(none);
    else if (const auto* setting = std::get_if<model::Setting>(&event.what))
        for (const std::uint32_t known : settings_)
            if (log_.setting(log_[known]).name == setting->name) record = known;
    return record == none ? std::nullopt : std::optional(log_[record].at);
}

bool ReviewState::is_undo(std::string_view id) const {
    const auto record = log_.find(id);
    return record && log_[*record].kind == EventKind::undo;
}

}  // namespace viva::srs
