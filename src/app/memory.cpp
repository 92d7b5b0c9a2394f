// What cards looked like when they were graded, and what becomes of their histories when the notes have changed.
#include <algorithm>
#include <span>
#include <tuple>
#include <utility>

#include "app/updater.h"
#include "base/compact_sort.h"
#include "srs/index_sort.h"

namespace viva::app {
namespace {

/// In notes that were graded before, a card's history is looked for so long after its last event: another device may
/// bring it late.
constexpr model::Time looked_for_ms = 30 * model::day_ms;

std::vector<KnownCard>::iterator place_of(std::vector<KnownCard>& known, model::CardId id) {
    return std::lower_bound(known.begin(), known.end(), id,
                            [](const KnownCard& card, model::CardId value) { return card.id < value; });
}

const model::Card* find_card(const model::Collection& collection, model::CardId id) {
    for (const model::Card& card : collection.cards)
        if (card.id == id) return &card;
    return nullptr;
}

bool has_history(const srs::ReviewState& reviews, model::CardId id) {
    const srs::CardState& card = reviews.card(id);
    return card.state != srs::State::New || card.suspended;
}

/// `here`: ids of this pack's cards, sorted.
bool is_gone(const State& state, std::span<const model::CardId> here, model::CardId id) {
    return !std::binary_search(here.begin(), here.end(), id) && has_history(state.reviews, id) &&
           rolls_with(state.rolls, id) != 0;
}

}  // namespace

void Updater::take_remembered(const model::Event& event) {
    if (const auto* moved = std::get_if<model::Moved>(&event.what)) state_.moves.push_back(*moved);
    const auto* remembered = std::get_if<model::Remembered>(&event.what);
    if (remembered == nullptr) return;
    if (remembered->card == 0) return take_roll({remembered->text, event.at});
    const auto fingerprint = parse_fingerprint(remembered->text);
    if (!fingerprint) return;  // Of another version.
    // A long log is sorted once, not searched for each card.
    if (!state_.log_loaded) return state_.known.push_back({remembered->card, *fingerprint, event.at});
    const auto at = place_of(state_.known, remembered->card);
    if (at == state_.known.end() || at->id != remembered->card)
        state_.known.insert(at, {remembered->card, *fingerprint, event.at});
    else if (at->at <= event.at)
        *at = {remembered->card, *fingerprint, event.at};
}

/// Another site's rolls say nothing about this one's cards.
void Updater::take_roll(Roll roll) {
    const std::string sign = site_sign(state_.options.site);
    if (!sign.empty() && roll.text.starts_with('!') && !roll.text.starts_with(sign)) return;
    std::vector<Roll>& rolls = state_.rolls;
    const auto is_older = [](const Roll& left, const Roll& right) { return left.at < right.at; };
    const auto known =
        std::find_if(rolls.begin(), rolls.end(), [&](const Roll& each) { return each.text == roll.text; });
    if (known != rolls.end())
        known->at = std::max(known->at, roll.at);
    else if (rolls.size() < most_rolls)
        rolls.push_back(std::move(roll));
    else if (const auto oldest = std::min_element(rolls.begin(), rolls.end(), is_older); oldest->at < roll.at)
        *oldest = std::move(roll);
}

/// Puts what came with the log in order, of each card the latest. Once, when the log is whole.
void Updater::settle_remembered() {
    std::vector<KnownCard>& known = state_.known;
    std::vector<std::uint32_t> order(known.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    // Of the same moment, what came later wins.
    srs::sort_indices(order, [&](std::uint32_t a, std::uint32_t b) {
        return std::tie(known[a].id, known[a].at, a) < std::tie(known[b].id, known[b].at, b);
    });
    std::vector<KnownCard> settled;
    for (const std::uint32_t each : order) {
        if (!settled.empty() && settled.back().id == known[each].id)
            settled.back() = known[each];
        else
            settled.push_back(known[each]);
    }
    known = std::move(settled);
}

void Updater::remember(model::CardId id) {
    const model::Card* card = find_card(state_.collection, id);
    if (card == nullptr) return;
    remember_pack();
    const Fingerprint fingerprint = fingerprint_of(state_.collection, *card);
    const auto at = place_of(state_.known, id);
    if (at != state_.known.end() && at->id == id && at->fingerprint == fingerprint) return;
    model::Event event;
    event.at = clock_.now;
    event.zone_minutes = clock_.zone_minutes;
    event.what = model::Remembered{id, text_of(fingerprint)};
    // It counts at once: the next grade of the card need not say it again while the database works.
    take_remembered(event);
    append(std::move(event));
    // A derived card is found again through its main question.
    if (card->derived_from != 0) remember(card->derived_from);
}

bool Updater::knows_roll(std::string_view text) const {
    return std::any_of(state_.rolls.begin(), state_.rolls.end(), [&](const Roll& roll) { return roll.text == text; });
}

/// Once a visit: which cards there are now, unless the log has it.
void Updater::remember_pack() {
    if (std::exchange(state_.roll_is_kept, true)) return;
    std::string roll = roll_of(state_.collection, state_.options.site);
    if (knows_roll(roll)) return;
    model::Event event;
    event.at = clock_.now;
    event.zone_minutes = clock_.zone_minutes;
    event.what = model::Remembered{0, std::move(roll)};
    take_remembered(event);
    append(std::move(event));
}

void Updater::follow_moved_cards() {
    std::vector<model::CardId> here;
    for (const model::Card& card : state_.collection.cards) here.push_back(card.id);
    compact_sort(here.begin(), here.end());
    std::vector<KnownCard> gone;
    for (const KnownCard& card : state_.known)
        if (is_gone(state_, here, card.id)) gone.push_back(card);
    if (!gone.empty()) move_histories(here, std::move(gone));
}

/// `here`: ids of this pack's cards, sorted; `gone`: cards with a history that an earlier pack of this site had.
void Updater::move_histories(std::span<const model::CardId> here, std::vector<KnownCard> gone) {
    std::vector<model::CardId> taken;
    // What is gone for good is not looked for at every visit, and no notes are fetched for it.
    if (knows_roll(roll_of(state_.collection, state_.options.site)))
        std::erase_if(gone, [&](const KnownCard& card) {
            model::Event move;
            move.what = model::Moved{card.id, 0};
            return state_.reviews.latest_like(move).value_or(0) < clock_.now - looked_for_ms;
        });
    for (const model::CardId id : here)
        if (has_history(state_.reviews, id)) taken.push_back(id);
    // What a new card says must be there to be compared.
    std::uint32_t all_rolls = ~0U;
    for (const KnownCard& card : gone) all_rolls &= rolls_with(state_.rolls, card.id);
    const auto may_be_new = [&](model::CardId id) {
        return (rolls_with(state_.rolls, id) & all_rolls) == 0 && !std::binary_search(taken.begin(), taken.end(), id);
    };
    if (!gone.empty() && misses_notes() && std::any_of(here.begin(), here.end(), may_be_new)) {
        state_.moves_wait = true;
        return;
    }
    // Where a history went last, what another device still adds to it goes too.
    std::vector<model::Moved> moves;
    const auto moves_already = [&](model::CardId id) {
        return std::any_of(moves.begin(), moves.end(), [id](const model::Moved& move) { return move.from == id; });
    };
    for (std::size_t i = state_.moves.size(); i-- > 0;)
        if (is_gone(state_, here, state_.moves[i].from) && !moves_already(state_.moves[i].from))
            moves.push_back(state_.moves[i]);
    std::erase_if(gone, [&](const KnownCard& card) { return moves_already(card.id); });
    if (!gone.empty()) {
        const auto found = match_histories(state_.collection, gone, state_.rolls, taken, state_.moves);
        moves.insert(moves.end(), found.begin(), found.end());
    }
    for (const model::Moved& move : moves) {
        model::Event event;
        event.at = clock_.now;
        event.zone_minutes = clock_.zone_minutes;
        event.what = move;
        append(std::move(event));
        remember(move.to);
    }
}

}  // namespace viva::app
