#include "quiz/queue.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>
#include <utility>

#include "base/hash.h"
#include "quiz/modes.h"
#include "srs/index_sort.h"

namespace viva::quiz {
namespace {

using model::Card;
using model::Collection;

/// A question that has stayed this long has settled: its details may come.
constexpr double settled_days = 3;

CardId question_of(const Card& card) { return card.derived_from == 0 ? card.id : card.derived_from; }

std::uint64_t shuffled(CardId card, std::uint64_t seed) {
    const std::uint64_t mixed[] = {card, seed};
    return hash_bytes({reinterpret_cast<const char*>(mixed), sizeof mixed});
}

/// What neighbours should not share: first the note, then the section of it.
using Group = std::pair<std::uint32_t, std::uint32_t>;
using Groups = std::array<Group, 2>;

Groups groups_of(const Card& card) { return {Group{card.document, 0}, Group{card.document, card.section}}; }

struct Candidate {
    std::size_t position = 0;  ///< In the queue.
    Groups groups;
};

/// The group that more than half of the candidates belong to, if there is one. Boyer and Moore's majority vote.
std::optional<Group> majority(std::span<const Candidate> candidates, std::size_t level) {
    std::optional<Group> elected;
    std::size_t votes = 0;
    for (const Candidate& candidate : candidates) {
        if (votes == 0) elected = candidate.groups[level];
        votes += candidate.groups[level] == elected ? 1 : std::size_t(-1);
    }
    const auto count = std::count_if(candidates.begin(), candidates.end(),
                                     [&](const Candidate& candidate) { return candidate.groups[level] == elected; });
    return 2 * static_cast<std::size_t>(count) > candidates.size() ? elected : std::nullopt;
}

/// Keeps the candidates after which the rest can still be dealt without two of one group in a row: a group other than
/// the last card's that makes up more than half of the rest comes now; if there is none, any other group may.
void keep_apart(std::vector<Candidate>& candidates, std::span<const Candidate> rest, std::size_t level,
                const Groups* last) {
    const std::optional<Group> last_group = last == nullptr ? std::nullopt : std::optional((*last)[level]);
    const std::optional<Group> most = majority(rest, level);
    const auto count_of = [&](const auto& wanted) {
        return std::count_if(candidates.begin(), candidates.end(), wanted);
    };
    const auto must_come = [&](const Candidate& candidate) { return candidate.groups[level] == most; };
    const auto differs = [&](const Candidate& candidate) { return candidate.groups[level] != last_group; };
    if (most && most != last_group && count_of(must_come) > 0)
        std::erase_if(candidates, [&](const Candidate& candidate) { return !must_come(candidate); });
    else if (count_of(differs) > 0)
        std::erase_if(candidates, [&](const Candidate& candidate) { return !differs(candidate); });
}

}  // namespace

std::vector<std::uint32_t> in_turns(const Collection& collection, std::span<const std::uint32_t> cards) {
    std::vector<std::vector<std::uint32_t>> of_note(collection.documents.size());
    for (const std::uint32_t card : cards) of_note[collection.cards[card].document].push_back(card);
    std::vector<std::uint32_t> taken;
    for (std::size_t round = 0; taken.size() < cards.size(); ++round)
        for (const std::vector<std::uint32_t>& note : of_note)
            if (round < note.size()) taken.push_back(note[round]);
    return taken;
}

std::optional<Turn> turn_of(const srs::CardState& card, Time now, Time end_of_day, const QueueOptions& options) {
    if (card.suspended || card.buried_until > now) return std::nullopt;
    const bool wanted_anyway = options.due_or_not_since && card.last_review < *options.due_or_not_since;
    switch (card.state) {
        case srs::State::New: return Turn::fresh;
        case srs::State::Review:
            return card.due < end_of_day || wanted_anyway ? std::optional(Turn::due) : std::nullopt;
        case srs::State::Learning:
        case srs::State::Relearning:
            if (card.due <= now) return Turn::learning;
            return card.due <= now + options.learn_ahead_ms || wanted_anyway ? std::optional(Turn::ahead)
                                                                             : std::nullopt;
    }
    return std::nullopt;
}

std::uint32_t due_cards_left(const srs::ReviewState& state, const QueueOptions& options, Moment moment) {
    if (options.due_or_not_since) return 0xFFFFFFFF;
    const std::uint32_t tested = state.counts(state.day_of(moment.now, moment.zone_minutes)).tested;
    return options.due_cards_a_day - std::min(options.due_cards_a_day, tested);
}

std::uint32_t new_cards_left(const srs::ReviewState& state, const QueueOptions& options, Moment moment) {
    const std::uint32_t introduced = state.counts(state.day_of(moment.now, moment.zone_minutes)).introduced;
    return options.new_cards_a_day - std::min(options.new_cards_a_day, introduced);
}

bool is_stopped(const Card& card, const srs::ReviewState& state) {
    return state.card(card.id).suspended || (card.derived_from != 0 && state.card(card.derived_from).suspended);
}

Time asked_from(const srs::CardState& card, const srs::ReviewState& state, std::int32_t zone_minutes) {
    const bool by_day = card.state == srs::State::Review;
    const Time due = by_day ? state.end_of_day(card.due, zone_minutes) - model::day_ms : card.due;
    return std::max(due, card.buried_until);
}

bool is_awake(const Card& card, const srs::ReviewState& state) {
    if (card.derived_from == 0) return true;
    const srs::CardState& question = state.card(card.derived_from);
    return !question.suspended && question.state == srs::State::Review &&
           question.memory.stability_days >= settled_days;
}

namespace {

struct Dated {
    QueueEntry entry;
    Time due;
    std::uint64_t order;
};

/// The order in which they would be asked.
std::vector<QueueEntry> in_order(std::span<const Dated> dated) {
    std::vector<std::uint32_t> order(dated.size());
    std::iota(order.begin(), order.end(), 0U);
    srs::sort_indices(order, [&](std::uint32_t a, std::uint32_t b) {
        const Dated& left = dated[a];
        const Dated& right = dated[b];
        return std::tie(left.entry.turn, left.due, left.order, left.entry.card) <
               std::tie(right.entry.turn, right.due, right.order, right.entry.card);
    });
    std::vector<QueueEntry> queue;
    queue.reserve(order.size());
    for (const std::uint32_t each : order) queue.push_back(dated[each].entry);
    return queue;
}

/// Every card that is not suspended, the least known first. What is unknown comes after what is half forgotten.
std::vector<QueueEntry> build_cram_queue(const Collection& collection, std::span<const std::uint32_t> cards,
                                         const srs::ReviewState& state, const QueueOptions& options, Moment moment) {
    std::vector<Dated> dated;
    for (const std::uint32_t index : cards) {
        const CardId id = collection.cards[index].id;
        const srs::CardState& card = state.card(id);
        if (is_stopped(collection.cards[index], state)) continue;
        const bool fresh = card.state == srs::State::New;
        constexpr double steps = 1e6;
        const double recall = fresh ? 2 : state.scheduler().retrievability(card, moment.now);
        dated.push_back({{index, Turn::due}, static_cast<Time>(recall * steps), shuffled(id, options.seed)});
    }
    return in_order(dated);
}

}  // namespace

std::vector<QueueEntry> build_queue(const Collection& collection, std::span<const std::uint32_t> cards,
                                    const srs::ReviewState& state, const QueueOptions& options, Moment moment) {
    if (options.weakest_first) return build_cram_queue(collection, cards, state, options, moment);
    const Time end_of_day = state.end_of_day(moment.now, moment.zone_minutes);
    std::vector<Dated> dated;
    std::vector<std::uint32_t> questions, details;
    for (const std::uint32_t index : cards) {
        const Card& asked = collection.cards[index];
        const srs::CardState& card = state.card(asked.id);
        const auto turn = turn_of(card, moment.now, end_of_day, options);
        if (!turn || is_stopped(asked, state)) continue;
        if (options.as_given && (*turn == Turn::due || *turn == Turn::fresh)) {
            dated.push_back({{index, Turn::due}, 0, dated.size()});
        } else if (*turn == Turn::fresh) {
            if (options.due_or_not_since || is_awake(asked, state))
                (asked.derived_from == 0 ? questions : details).push_back(index);
        } else if (*turn == Turn::due) {
            // A learned card is due on a day, not at an hour; within the day the order is mixed.
            dated.push_back(
                {{index, *turn}, state.day_of(card.due, moment.zone_minutes), shuffled(asked.id, options.seed)});
        } else {
            dated.push_back({{index, *turn}, card.due, 0});
        }
    }
    // Buried before the limit is laid on: a sibling that waits takes no other card's place.
    const std::int32_t today = state.day_of(moment.now, moment.zone_minutes);
    std::vector<QueueEntry> queue = in_order(dated);
    std::vector<QueueEntry> ahead;
    while (!queue.empty() && queue.back().turn == Turn::ahead) {
        ahead.insert(ahead.begin(), queue.back());
        queue.pop_back();
    }
    for (const std::vector<std::uint32_t>* fresh : {&questions, &details})
        for (const std::uint32_t card : in_turns(collection, *fresh)) queue.push_back({card, Turn::fresh});
    if (!options.due_or_not_since) bury_siblings(collection, cards, state, today, queue);
    const std::size_t limit = new_cards_left(state, options, moment);
    std::size_t taken = 0;
    std::erase_if(queue, [&](const QueueEntry& entry) { return entry.turn == Turn::fresh && taken++ >= limit; });
    const std::size_t due_limit = due_cards_left(state, options, moment);
    std::size_t due = 0;
    std::erase_if(queue, [&](const QueueEntry& entry) { return entry.turn == Turn::due && due++ >= due_limit; });
    queue.insert(queue.end(), ahead.begin(), ahead.end());
    return queue;
}

void bury_siblings(const Collection& collection, std::span<const std::uint32_t> cards, const srs::ReviewState& state,
                   std::int32_t today, std::vector<QueueEntry>& queue) {
    const bool has_details = std::any_of(cards.begin(), cards.end(),
                                         [&](std::uint32_t card) { return collection.cards[card].derived_from != 0; });
    if (!has_details) return;
    std::vector<std::uint32_t> families;  // Entries of `chosen`, by question.
    std::vector<std::pair<CardId, std::uint32_t>> chosen;
    const auto add = [&](std::uint32_t card) {
        chosen.emplace_back(question_of(collection.cards[card]), card);
        families.push_back(static_cast<std::uint32_t>(families.size()));
    };
    for (const std::uint32_t card : cards) {
        const srs::CardState& known = state.card(collection.cards[card].id);
        if (known.state != srs::State::New && known.last_review_day == today) add(card);
    }
    for (const QueueEntry& entry : queue) add(entry.card);
    // The first of a family wins: those answered today stand before the queue.
    srs::sort_indices(families, [&](std::uint32_t a, std::uint32_t b) {
        return chosen[a].first != chosen[b].first ? chosen[a].first < chosen[b].first : a < b;
    });
    std::vector<std::uint32_t> winners;
    for (std::size_t i = 0; i < families.size(); ++i)
        if (i == 0 || chosen[families[i]].first != chosen[families[i - 1]].first)
            winners.push_back(chosen[families[i]].second);
    srs::sort_indices(winners, [](std::uint32_t a, std::uint32_t b) { return a < b; });
    std::erase_if(queue, [&](const QueueEntry& entry) {
        return entry.turn != Turn::learning && entry.turn != Turn::ahead &&
               !std::binary_search(winners.begin(), winners.end(), entry.card);
    });
}

bool are_siblings(const Card& left, const Card& right) { return question_of(left) == question_of(right); }

std::optional<std::size_t> choose_next(const Collection& collection, std::span<const QueueEntry> queue,
                                       std::optional<std::uint32_t> last) {
    if (queue.empty()) return std::nullopt;
    const Card* const before = last ? &collection.cards[*last] : nullptr;
    // A sibling waits for any other card, even for one whose turn comes later.
    const auto may_follow = [&](const QueueEntry& entry) {
        return before == nullptr || !are_siblings(collection.cards[entry.card], *before);
    };
    const auto first = std::find_if(queue.begin(), queue.end(), may_follow);
    if (first == queue.end()) return 0;

    std::vector<Candidate> rest;
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < queue.size(); ++i) {
        if (queue[i].turn != first->turn) continue;
        rest.push_back({i, groups_of(collection.cards[queue[i].card])});
        if (may_follow(queue[i])) candidates.push_back(rest.back());
    }
    const Groups last_groups = before == nullptr ? Groups{} : groups_of(*before);
    for (std::size_t level = 0; level < last_groups.size(); ++level)
        keep_apart(candidates, rest, level, before == nullptr ? nullptr : &last_groups);
    return candidates.front().position;
}

}  // namespace viva::quiz
