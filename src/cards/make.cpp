#include "cards/make.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "cards/code_asked_about.h"
#include "cards/identity.h"
#include "cards/makers.h"
#include "model/card_id.h"

namespace viva::cards {
namespace {

using model::Card;
using Ids = std::unordered_set<model::CardId>;

std::vector<std::uint32_t> find_parent_ends(const model::Document& document) {
    std::vector<std::uint32_t> ends(document.blocks.size(), static_cast<std::uint32_t>(document.blocks.size()));
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < ends.size(); ++i) {
        while (!open.empty() && open.back() <= i) open.pop_back();
        if (!open.empty()) ends[i] = open.back();
        if (document.blocks[i].end > i + 1) open.push_back(document.blocks[i].end);
    }
    return ends;
}

/// For each block the nearest heading above it of a higher level (for what is no heading: of any), or model::none. One
/// pass: a note may ask the same thing a thousand times.
std::vector<std::uint32_t> find_headings_above(const model::Document& document) {
    std::vector<std::uint32_t> above(document.blocks.size(), model::none);
    std::vector<std::uint32_t> open;  // Headings that what follows stands under, levels rising.
    for (std::uint32_t i = 0; i < above.size(); ++i) {
        const model::Block& block = document.blocks[i];
        const bool is_heading = block.kind == model::BlockKind::heading;
        while (is_heading && !open.empty() && document.blocks[open.back()].level >= block.level) open.pop_back();
        if (!open.empty()) above[i] = open.back();
        if (is_heading) open.push_back(i);
    }
    return above;
}

/// The words of the headings above a block, from the inside out.
std::string headings_above(const model::Document& document, const std::vector<std::uint32_t>& above,
                           std::uint32_t block) {
    std::string path;
    for (std::uint32_t i = above[block]; i != model::none; i = above[i])
        path.append("\x1F").append(document.of(document.blocks[i].text));
    return path;
}

/// What tells a question apart: its words; among equal ones of a deck its answer too, and then the headings above it.
/// Not the headings first: above a question there may be a heading of the answer before it.
std::string words_of(const model::Document& document, const std::vector<std::uint32_t>& above, const Card& card,
                     std::uint32_t twins) {
    std::string words(document.of(card.question));
    if (twins > 0)
        for (std::uint32_t i = card.first_answer; i < card.end_answer; ++i)
            words.append("\x1F").append(document.of(document.blocks[i].text));
    if (twins > 1) words += headings_above(document, above, card.question_block);
    return words;
}

/// Ids of questions. Never told by order alone: who swaps two questions must not swap their histories. Questions are
/// compared over the whole document, since its sections may be named by order too. Only those that say the same, with
/// the same answer under the same headings, are numbered.
void give_ids(const model::Document& document, std::span<Card> questions, const Ids& taken) {
    const std::vector<std::uint32_t> above = find_headings_above(document);
    std::vector<std::uint32_t> twins(questions.size(), 0);  // In how many rounds it said what another says.
    std::vector<std::string> words(questions.size());
    std::vector<bool> are_old(questions.size(), true);
    const auto renew_words = [&](std::size_t i) {
        if (are_old[i]) words[i] = normalise_question(words_of(document, above, questions[i], twins[i]));
        are_old[i] = false;
    };
    std::vector<model::CardId> said(questions.size());
    std::unordered_map<model::CardId, std::uint32_t> given;
    for (int round = 0; round < 3; ++round) {
        given.clear();
        for (std::size_t i = 0; i < questions.size(); ++i) {
            renew_words(i);
            said[i] = card_id_of_normal("", "", words[i], questions[i].kind, 0);
            ++given[said[i]];
        }
        if (given.size() == questions.size()) break;
        for (std::size_t i = 0; i < questions.size(); ++i) {
            are_old[i] = given[said[i]] > 1;
            twins[i] += are_old[i] ? 1 : 0;
        }
    }
    given.clear();
    for (std::size_t i = 0; i < questions.size(); ++i) {
        Card& card = questions[i];
        const std::string_view written = written_id(document, card.question_block);
        const std::string_view section = card.section < document.sections.size()
                                             ? document.of(document.sections[card.section].slug)
                                             : std::string_view{};
        renew_words(i);
        const auto give = [&](const auto& id) {
            card.id = id(0);
            if (const std::uint32_t same_before = given[card.id]++; same_before > 0) card.id = id(same_before);
        };
        if (!written.empty())
            give([&](std::uint32_t same_before) { return written_card_id(written, card.kind, same_before); });
        if (written.empty() || taken.contains(card.id))
            give([&](std::uint32_t same_before) {
                return card_id_of_normal(document.id, section, words[i], card.kind, same_before);
            });
    }
}

/// The place of each card in the finished deck: questions in order, behind each main question its own questions, then
/// what derives from it. `origins[i]` is the main question of card i, or i.
std::vector<std::uint32_t> find_order(const std::vector<std::uint32_t>& origins) {
    std::vector<std::uint32_t> order(origins.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::uint32_t left, std::uint32_t right) {
        return std::pair(origins[left], left) < std::pair(origins[right], right);
    });
    return order;
}

/// The deck in order and with its ids; of derived cards that would have one id the first stays.
Deck finish(const model::Document& document, Deck made, std::size_t question_count, const Ids& taken) {
    std::vector<std::uint32_t> origins;
    origins.reserve(made.cards.size());
    for (std::uint32_t i = 0; i < made.cards.size(); ++i)
        origins.push_back(made.cards[i].derived_from == 0 ? i
                                                          : static_cast<std::uint32_t>(made.cards[i].derived_from - 1));
    give_ids(document, std::span(made.cards).first(question_count), taken);
    Deck deck;
    Ids given;
    for (const std::uint32_t index : find_order(origins)) {
        Card card = made.cards[index];
        const auto parts = std::span(made.parts).subspan(card.first_part, card.part_count);
        const model::CardId origin = made.cards[origins[index]].id;
        if (card.derived_from != 0) card.derived_from = origin;
        if (index >= question_count)
            card.id = model::derived_card_id(origin, card.kind, parts.empty() ? "" : document.of(parts.front().text));
        if (!given.insert(card.id).second) continue;
        card.first_part = static_cast<std::uint32_t>(deck.parts.size());
        deck.parts.insert(deck.parts.end(), parts.begin(), parts.end());
        deck.cards.push_back(card);
    }
    return deck;
}

Deck make_by(std::span<const Maker> of_questions, std::span<const Maker> derived, const model::Document& document,
             std::uint32_t document_index, const Ids& taken) {
    const Material material{document, document_index, find_parent_ends(document)};
    Deck deck;
    for (const Maker& maker : of_questions) maker.make(material, deck);
    const std::size_t question_count = deck.cards.size();
    for (const Maker& maker : derived) maker.make(material, deck);
    Deck finished = finish(document, std::move(deck), question_count, taken);
    // Behind the ids: among questions that say the same, the code tells which is which.
    show_code_asked_about(document, finished.cards);
    return finished;
}

}  // namespace

Deck make_deck(const model::Document& document, std::uint32_t document_index, const Ids& taken) {
    return make_by(question_makers(), derived_makers(), document, document_index, taken);
}

std::vector<Card> make(const model::Document& document, std::uint32_t document_index) {
    Deck deck = make_by(question_makers(), {}, document, document_index, {});
    for (Card& card : deck.cards) card.first_part = card.part_count = 0;
    return std::move(deck.cards);
}

}  // namespace viva::cards
