#include "cards/makers/written_cloze.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "cards/roles.h"
#include "model/cloze_marks.h"

namespace viva::cards {
namespace {

using model::Block;
using model::Card;
using model::CardPart;
using model::Document;
using model::Span;
using model::SpanKind;

struct HiddenPart {
    std::uint32_t group = 0;
    CardPart part;
};

std::uint32_t number_in(std::string_view digits) {
    std::uint32_t value = 0;
    for (const char c : digits) value = value * 10 + static_cast<std::uint32_t>(c - '0');
    return value;
}

/// What the blocks [first, end) hide, in order. Groups of different blocks are told apart unless they are numbered by
/// hand, which shows in their order only; so each block counts on.
std::vector<HiddenPart> find_hidden(const Material& material, std::uint32_t first, std::uint32_t end) {
    const Document& document = material.document;
    std::vector<HiddenPart> found;
    std::uint32_t before = 0;  // The highest group of the blocks above.
    for (std::uint32_t i = first; i < end; ++i) {
        const Block& block = document.blocks[i];
        std::uint32_t highest = before;
        HiddenPart open;
        for (const Span& span : document.spans.subspan(block.first_span, block.span_count)) {
            if (span.kind != SpanKind::html) continue;
            const std::string_view title = document.of(span.title);
            if (title.starts_with(model::cloze_begin)) {
                open.group = before + number_in(title.substr(model::cloze_begin.size()));
                open.part.text.offset = span.text.offset;
            } else if (title == model::cloze_end && open.group != 0) {
                open.part.kind = model::PartKind::hidden;
                open.part.document = material.document_index;
                open.part.block = i;
                open.part.text.size = span.text.offset - open.part.text.offset;
                highest = std::max(highest, open.group);
                found.push_back(open);
                open = {};
            }
        }
        before = highest;
    }
    std::sort(found.begin(), found.end(), [](const HiddenPart& left, const HiddenPart& right) {
        return std::pair(left.group, left.part.text.offset) < std::pair(right.group, right.part.text.offset);
    });
    return found;
}

}  // namespace

void take_written_clozes(const Material& material, Deck& deck) {
    const std::size_t count = deck.cards.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (!is_written_question(material.document.blocks[deck.cards[i].question_block])) continue;
        const std::vector<HiddenPart> hidden =
            find_hidden(material, deck.cards[i].question_block, deck.cards[i].end_answer);
        for (std::size_t at = 0; at < hidden.size();) {
            Card card = deck.cards[i];
            card.kind = model::CardKind::cloze;
            card.first_part = static_cast<std::uint32_t>(deck.parts.size());
            card.part_count = 0;
            const std::uint32_t group = hidden[at].group;
            for (; at < hidden.size() && hidden[at].group == group; ++at, ++card.part_count)
                deck.parts.push_back(hidden[at].part);
            if (deck.cards[i].kind != model::CardKind::cloze) {
                deck.cards[i] = card;
                continue;
            }
            if (card.derived_from == 0) card.derived_from = i + 1;
            deck.cards.push_back(card);
        }
    }
}

void add_ways_back(const Material& material, Deck& deck) {
    const Document& document = material.document;
    const std::size_t count = deck.cards.size();
    for (std::size_t i = 0; i < count; ++i) {
        Card card = deck.cards[i];
        const Block& asked = document.blocks[card.question_block];
        const bool is_one_block = card.first_answer < card.end_answer &&
                                  document.blocks[card.first_answer].end == card.end_answer &&
                                  document.blocks[card.first_answer].span_count > 0;
        if (!has_role(asked, model::BlockRole::written_both_ways) || !is_one_block) continue;
        if (card.derived_from == 0) card.derived_from = i + 1;
        const std::uint32_t answer = card.first_answer;
        card.first_answer = card.question_block;
        card.end_answer = asked.end;
        card.question_block = answer;
        card.question = document.blocks[answer].text;
        deck.cards.push_back(card);
    }
}

}  // namespace viva::cards
