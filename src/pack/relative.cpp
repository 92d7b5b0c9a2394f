#include "pack/relative.h"

#include <unordered_map>

#include "model/card_id.h"

namespace viva::pack {
namespace {

using model::Block;
using model::Card;
using model::CardKind;
using model::CardPart;
using model::Document;
using model::TextRange;

enum class Way : std::uint8_t { to_relative, to_absolute };

/// Goes through cards and parts in order and guesses each number from those that are absolute already, so that one
/// piece of code describes both ways.
template <Way way>
class Coder {
public:
    explicit Coder(std::span<const Document> documents) : documents_(documents) {}

    void code(CardPart& absolute, CardPart& relative) {
        number(absolute.document, relative.document, last_part_.document);
        number(absolute.block, relative.block, last_part_.block);
        const TextRange text = block(absolute.document, absolute.block).text;
        number(absolute.text.offset, relative.text.offset, text.offset);
        number(absolute.text.size, relative.text.size, text.size);
        last_part_ = absolute;
    }

    /// `origin`: the main question of a derived card, else null. `parts`: all parts, absolute.
    void code(Card& absolute, Card& relative, const Card* origin, std::span<const CardPart> parts) {
        number(absolute.first_part, relative.first_part, last_card_.first_part + last_card_.part_count);
        const bool has_part = absolute.part_count > 0 && absolute.first_part < parts.size();
        if (origin != nullptr)
            code_derived(absolute, relative, *origin, has_part ? &parts[absolute.first_part] : nullptr);
        else
            code_main(absolute, relative);
        const Block asked = block(absolute.document, absolute.question_block);
        const bool has_answer = absolute.end_answer > absolute.first_answer;
        number(absolute.line, relative.line, asked.line);
        number(absolute.end_line, relative.end_line,
               has_answer ? block(absolute.document, absolute.end_answer - 1).end_line : asked.end_line);
        last_card_ = absolute;
    }

private:
    template <class Number>
    void number(Number& absolute, Number& relative, Number guess) {
        if constexpr (way == Way::to_relative)
            relative = absolute - guess;
        else
            absolute = relative + guess;
    }

    void code_main(Card& absolute, Card& relative) {
        number(absolute.id, relative.id, std::uint64_t{0});
        number(absolute.document, relative.document, last_main_.document);
        number(absolute.section, relative.section, last_main_.section);
        number(absolute.question_block, relative.question_block, last_main_.end_answer);
        number(absolute.first_answer, relative.first_answer, absolute.question_block + 1);
        number(absolute.end_answer, relative.end_answer, absolute.first_answer);
        // A question ends where its block's text ends; what stands before it is a number.
        const TextRange text = block(absolute.document, absolute.question_block).text;
        number(absolute.question.size, relative.question.size, text.size);
        number(absolute.question.offset, relative.question.offset, text.offset + text.size - absolute.question.size);
        last_main_ = absolute;
    }

    void code_derived(Card& absolute, Card& relative, const Card& origin, const CardPart* first_part) {
        number(absolute.id, relative.id,
               model::derived_card_id(origin.id, absolute.kind, first_part == nullptr ? "" : words(*first_part)));
        const bool asks_block =
            first_part != nullptr && (absolute.kind == CardKind::cloze || absolute.kind == CardKind::output);
        const std::uint32_t asked = asks_block ? first_part->block : origin.question_block;
        number(absolute.document, relative.document, origin.document);
        number(absolute.section, relative.section, origin.section);
        number(absolute.question_block, relative.question_block, asked);
        number(absolute.first_answer, relative.first_answer, asks_block ? asked : origin.first_answer);
        number(absolute.end_answer, relative.end_answer,
               asks_block ? block(origin.document, asked).end : origin.end_answer);
        number(absolute.question.size, relative.question.size, origin.question.size);
        number(absolute.question.offset, relative.question.offset, origin.question.offset);
    }

    /// The block, or an empty one where there is none: nothing has been checked yet.
    Block block(std::uint32_t document, std::uint32_t block) const {
        if (document >= documents_.size() || block >= documents_[document].blocks.size()) return {};
        return documents_[document].blocks[block];
    }

    std::string_view words(const CardPart& part) const {
        if (part.document >= documents_.size()) return {};
        const std::string_view pool = documents_[part.document].text;
        return part.text.offset > pool.size() ? std::string_view{} : pool.substr(part.text.offset, part.text.size);
    }

    std::span<const Document> documents_;
    Card last_card_;
    Card last_main_;
    CardPart last_part_;
};

}  // namespace

RelativeCards make_relative(const model::Collection& collection) {
    RelativeCards relative;
    Coder<Way::to_relative> coder(collection.documents);
    for (CardPart part : collection.parts) {
        relative.parts.push_back(part);
        coder.code(part, relative.parts.back());
    }
    std::unordered_map<model::CardId, std::uint32_t> places;
    for (std::uint32_t i = 0; i < collection.cards.size(); ++i) {
        Card card = collection.cards[i];
        relative.cards.push_back(card);
        const auto origin = places.find(card.derived_from);
        const bool is_found = card.derived_from != 0 && origin != places.end();
        // A card of no card points before the first, where the reader finds none either.
        if (card.derived_from != 0) relative.cards.back().derived_from = is_found ? i - origin->second : i + 1;
        coder.code(card, relative.cards.back(), is_found ? &collection.cards[origin->second] : nullptr,
                   collection.parts);
        places.emplace(card.id, i);
    }
    return relative;
}

void make_absolute(std::span<const Document> documents, std::span<Card> cards, std::span<CardPart> parts) {
    Coder<Way::to_absolute> coder(documents);
    for (CardPart& part : parts) {
        CardPart relative = part;
        coder.code(part, relative);
    }
    for (std::size_t i = 0; i < cards.size(); ++i) {
        Card relative = cards[i];
        const bool is_found = relative.derived_from != 0 && relative.derived_from <= i;
        const Card* origin = is_found ? &cards[i - static_cast<std::size_t>(relative.derived_from)] : nullptr;
        if (is_found) cards[i].derived_from = origin->id;
        coder.code(cards[i], relative, origin, parts);
    }
}

}  // namespace viva::pack
