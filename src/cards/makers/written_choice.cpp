#include "cards/makers/written_choice.h"

#include <algorithm>

#include "base/right_marks.h"
#include "base/unicode.h"
#include "cards/roles.h"

namespace viva::cards {
namespace {

using model::Block;
using model::BlockKind;
using model::Card;
using model::CardPart;
using model::Document;
using model::TextRange;

/// Bytes of the box or letter that an option begins with: "[ ] ", "A. ", "(b) ", "C: ", "② ".
std::size_t mark_size(std::string_view text) {
    for (const std::string_view box : {"[] ", "[ ] "})
        if (text.starts_with(box)) return box.size();
    std::size_t at = text.starts_with("(") ? 1 : 0;
    if (at >= text.size()) return 0;
    const DecodedCodePoint letter = decode_utf8(text, at);
    if (!is_letter(letter.code_point) && (letter.code_point < 0x2460 || letter.code_point > 0x2473)) return 0;
    at += letter.size;
    for (const std::string_view end : {")", ".", ":", "\uFF09", "\uFF0E", "\uFF1A", "\u3001", " "})
        if (text.substr(at).starts_with(end) && (end != " " || letter.code_point >= 0x2460))
            return std::min(text.find_first_not_of(' ', at + end.size()), text.size());
    return 0;
}

/// The block that says what the option is: the code that it holds, or its first.
std::uint32_t block_of(const Document& document, std::uint32_t item) {
    for (std::uint32_t i = item + 1; i < document.blocks[item].end; i = document.blocks[i].end)
        if (document.blocks[i].kind == BlockKind::code) return i;
    return item + 1;
}

/// The option's own words: without its mark, where every option has one, and without what says that it is right.
TextRange words_of(const Document& document, std::uint32_t block, bool has_marks) {
    const TextRange range = document.blocks[block].text;
    const std::string_view text = document.of(range);
    const bool is_code = document.blocks[block].kind == BlockKind::code;
    const std::size_t skip = has_marks && !is_code ? mark_size(text) : 0;
    const std::string_view words = is_code ? trim(text) : without_right_marks(text.substr(skip));
    return {range.offset + static_cast<std::uint32_t>(words.data() - text.data()),
            static_cast<std::uint32_t>(words.size())};
}

/// The list of the question's options, or model::none.
std::uint32_t find_options(const Material& material, const Card& card) {
    const Document& document = material.document;
    const std::uint32_t first = document.blocks[card.question_block].end;
    const std::uint32_t end = std::max(card.end_answer, material.parent_ends[card.question_block]);
    for (std::uint32_t i = first; i < end; ++i) {
        const Block& block = document.blocks[i];
        if ((block.flags & model::flag_question) != 0 || ends_question(document, card.question_block, block)) break;
        if (block.kind == BlockKind::list && block.end > i + 1 && is_option(document.blocks[i + 1])) return i;
    }
    return model::none;
}

}  // namespace

void take_written_choices(const Material& material, Deck& deck) {
    const Document& document = material.document;
    for (Card& card : deck.cards) {
        if (card.kind != model::CardKind::recall) continue;
        const std::uint32_t list = find_options(material, card);
        if (list == model::none) continue;
        std::vector<std::uint32_t> items;
        bool has_marks = true;
        for (std::uint32_t item = list + 1; item < document.blocks[list].end; item = document.blocks[item].end) {
            const bool has_words = item + 1 < document.blocks[item].end;
            if (!is_option(document.blocks[item]) || !has_words) continue;
            const Block& words = document.blocks[block_of(document, item)];
            has_marks &= words.kind == BlockKind::code || mark_size(document.of(words.text)) > 0;
            items.push_back(item);
        }
        card.kind = model::CardKind::choice;
        card.first_part = static_cast<std::uint32_t>(deck.parts.size());
        card.part_count = static_cast<std::uint32_t>(items.size());
        for (const std::uint32_t item : items) {
            CardPart part;
            part.kind = model::PartKind::option;
            part.correct = has_role(document.blocks[item], model::BlockRole::right_option) ? 1 : 0;
            part.document = material.document_index;
            part.block = block_of(document, item);
            part.text = words_of(document, part.block, has_marks);
            deck.parts.push_back(part);
        }
        const std::uint32_t behind = document.blocks[list].end;
        card.first_answer = std::max(card.first_answer, behind);
        card.end_answer = std::max(card.end_answer, card.first_answer);
        card.end_line = std::max(card.end_line, document.blocks[list].end_line);
    }
}

}  // namespace viva::cards
