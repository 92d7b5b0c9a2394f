#include "pack/check.h"

#include <algorithm>
#include <vector>

#include "base/compact_sort.h"
#include "base/unicode.h"
#include "pack/format.h"

namespace viva::pack {
namespace {

using model::Block;
using model::BlockKind;
using model::Document;
using model::Span;
using model::SpanKind;
using model::TextRange;

using Broken = std::optional<std::string>;

bool is_boundary(std::string_view text, std::uint64_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[static_cast<std::size_t>(at)]) & 0xC0) != 0x80;
}

/// In the pool, and not through the middle of a character.
bool is_good(std::string_view pool, TextRange range) {
    const std::uint64_t end = std::uint64_t{range.offset} + range.size;
    return end <= pool.size() && is_boundary(pool, range.offset) && is_boundary(pool, end);
}

/// Both are good; whether `inner` lies in `outer`. An empty range lies everywhere.
bool is_inside(TextRange inner, TextRange outer) {
    if (inner.size == 0) return true;
    return inner.offset >= outer.offset && inner.offset + inner.size <= outer.offset + outer.size;
}

bool holds_blocks(BlockKind kind) {
    return kind == BlockKind::list || kind == BlockKind::list_item || kind == BlockKind::quote ||
           kind == BlockKind::table || kind == BlockKind::table_row;
}

bool holds_spans(SpanKind kind) {
    return kind == SpanKind::emphasis || kind == SpanKind::strong || kind == SpanKind::strike ||
           kind == SpanKind::link || kind == SpanKind::image;
}

/// What may stand directly in what; `parent` is null at the top.
bool may_hold(const Block* parent, BlockKind child) {
    const BlockKind place = parent == nullptr ? BlockKind::quote : parent->kind;
    switch (place) {
        case BlockKind::list: return child == BlockKind::list_item;
        case BlockKind::table: return child == BlockKind::table_row;
        case BlockKind::table_row: return child == BlockKind::table_cell;
        default:
            return child != BlockKind::list_item && child != BlockKind::table_row && child != BlockKind::table_cell;
    }
}

bool is_level_good(const Block& block) {
    if (block.kind == BlockKind::heading) return block.level >= 1 && block.level <= 6;
    if (block.kind == BlockKind::table_cell) return block.level <= static_cast<std::uint8_t>(model::Alignment::right);
    return true;
}

/// The spans of one block: nested, in order, inside its text.
Broken check_spans(const Document& document, const Block& block) {
    const std::uint64_t end = std::uint64_t{block.first_span} + block.span_count;
    if (end > document.spans.size()) return "has spans that do not exist";
    struct Open {
        std::uint32_t end;
        TextRange range;
    };
    std::vector<Open> open{{static_cast<std::uint32_t>(end), block.text}};
    std::uint32_t written = block.text.offset;  // Spans follow each other in the text.
    for (std::uint32_t i = block.first_span; i < end; ++i) {
        const Span& span = document.spans[i];
        while (open.size() > 1 && open.back().end <= i) open.pop_back();
        if (static_cast<std::uint8_t>(span.kind) >= model::span_kind_count) return "has a span of an unknown kind";
        if (span.end <= i || span.end > open.back().end) return "has a span that ends beyond its parent";
        if (!holds_spans(span.kind) && span.end != i + 1) return "has text that holds spans";
        if (!is_good(document.text, span.text) || !is_good(document.text, span.target) ||
            !is_good(document.text, span.title))
            return "has a span outside the text";
        if (span.kind == SpanKind::html) continue;  // Not shown, and so no part of what the block says.
        if (!is_inside(span.text, open.back().range)) return "has a span outside its parent's text";
        if (span.text.size > 0 && span.text.offset < written) return "has spans out of order";
        if (!holds_spans(span.kind)) written = std::max(written, span.text.offset + span.text.size);
        if (span.end > i + 1) {
            if (open.size() >= deepest_nesting) return "has spans that nest too deep";
            open.push_back({span.end, span.text});
        }
    }
    return std::nullopt;
}

Broken check_tokens(const Document& document, const Block& block) {
    const std::uint64_t end = std::uint64_t{block.first_token} + block.token_count;
    if (end > document.tokens.size()) return "has highlighting that does not exist";
    if (block.token_count > 0 && block.kind != BlockKind::code) return "has highlighting and is no code";
    const std::string_view code = document.of(block.text);
    std::uint64_t written = 0;
    for (std::uint64_t i = block.first_token; i < end; ++i) {
        const model::Token& token = document.tokens[static_cast<std::size_t>(i)];
        const std::uint64_t token_end = std::uint64_t{token.offset} + token.size;
        if (static_cast<std::uint8_t>(token.kind) >= model::token_kind_count)
            return "has highlighting of an unknown kind";
        if (token.offset < written || token_end > code.size()) return "has highlighting outside its code";
        if (!is_boundary(code, token.offset) || !is_boundary(code, token_end))
            return "has highlighting inside a character";
        written = token_end;
    }
    return std::nullopt;
}

Broken check_block(const Document& document, std::uint32_t index, const Block* parent, std::uint32_t parent_end) {
    const Block& block = document.blocks[index];
    if (static_cast<std::uint8_t>(block.kind) >= model::block_kind_count) return "is of an unknown kind";
    if (block.end <= index || block.end > parent_end) return "ends beyond its parent";
    if (!holds_blocks(block.kind) && block.end != index + 1) return "is a leaf and holds blocks";
    if (!may_hold(parent, block.kind)) return "stands where its kind cannot stand";
    if (!is_level_good(block)) return "has a level that does not exist";
    if (!is_good(document.text, block.text) || !is_good(document.text, block.label))
        return "has a text outside the pool";
    if (Broken broken = check_spans(document, block)) return broken;
    return check_tokens(document, block);
}

std::string at_block(std::uint32_t index, const std::string& what) {
    return "block " + std::to_string(index) + " " + what;
}

Broken check_blocks(const Document& document) {
    std::vector<std::uint32_t> parents;
    for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
        while (!parents.empty() && document.blocks[parents.back()].end <= i) parents.pop_back();
        const Block* parent = parents.empty() ? nullptr : &document.blocks[parents.back()];
        const auto parent_end = parent == nullptr ? static_cast<std::uint32_t>(document.blocks.size()) : parent->end;
        if (Broken broken = check_block(document, i, parent, parent_end)) return at_block(i, *broken);
        if (document.blocks[i].end > i + 1) {
            if (parents.size() + 1 >= deepest_nesting) return at_block(i, "nests too deep");
            parents.push_back(i);
        }
    }
    return std::nullopt;
}

/// Whether [first, end) is a row of whole blocks.
bool is_whole(const Document& document, std::uint32_t first, std::uint32_t end) {
    if (first > end || end > document.blocks.size()) return false;
    while (first < end) first = document.blocks[first].end;
    return first == end;
}

/// Sections stand in order and hold whole blocks of the top level.
Broken check_sections(const Document& document) {
    std::uint32_t top = 0;  // The next top-level block.
    for (std::size_t i = 0; i < document.sections.size(); ++i) {
        const model::Section& section = document.sections[i];
        const std::string where = "section " + std::to_string(i);
        if (!is_good(document.text, section.name) || !is_good(document.text, section.slug))
            return where + " has a name outside the text";
        while (top < section.first_block && top < document.blocks.size()) top = document.blocks[top].end;
        if (top != section.first_block || !is_whole(document, section.first_block, section.end_block))
            return where + " does not hold whole blocks";
        top = section.end_block;
    }
    return std::nullopt;
}

Broken check_document(const Document& document) {
    for (const std::string_view text : {document.id, document.file, document.title, document.language, document.dialect,
                                        document.text, document.tags})
        if (find_invalid_utf8(text) != std::string_view::npos) return "has a text that is not UTF-8";
    if (document.id.empty()) return "has no id";
    if (document.title.empty()) return "has no title";
    if (Broken broken = check_blocks(document)) return broken;
    return check_sections(document);
}

Broken check_card(const model::Collection& collection, const model::Card& card) {
    if (static_cast<std::uint8_t>(card.kind) >= model::card_kind_count) return "is of an unknown kind";
    if (card.document >= collection.documents.size()) return "belongs to no document";
    const Document& document = collection.documents[card.document];
    if (card.section >= document.sections.size()) return "belongs to no section";
    if (card.question_block >= document.blocks.size()) return "asks a block that does not exist";
    if (!is_whole(document, card.first_answer, card.end_answer)) return "has an answer that is no row of blocks";
    if (!is_good(document.text, card.question)) return "has a question outside the text";
    return std::nullopt;
}

/// The ids with the place of their card, sorted.
std::vector<std::pair<model::CardId, std::size_t>> places_of(std::span<const model::Card> cards) {
    std::vector<std::pair<model::CardId, std::size_t>> places;
    places.reserve(cards.size());
    for (const model::Card& card : cards) places.emplace_back(card.id, places.size());
    compact_sort(places.begin(), places.end());
    return places;
}

/// The parts of one card, which follow those of the card before.
Broken check_parts(const model::Collection& collection, const model::Card& card, std::uint64_t next_part) {
    if (card.first_part != next_part || next_part + card.part_count > collection.parts.size())
        return "has parts out of place";
    std::uint32_t sides = 0;
    for (const model::CardPart& part : collection.parts_of(card)) {
        if (static_cast<std::uint8_t>(part.kind) >= model::part_kind_count) return "has a part of an unknown kind";
        if (part.document >= collection.documents.size()) return "has a part of no document";
        const Document& document = collection.documents[part.document];
        if (part.block >= document.blocks.size()) return "has a part of no block";
        if (!is_good(document.text, part.text)) return "has a part outside the text";
        if (part.correct > 1) return "has a part that is neither right nor wrong";
        if (part.kind == model::PartKind::side) ++sides;
        if (part.kind == model::PartKind::statement && part.side >= sides) return "has a statement of no side";
    }
    return std::nullopt;
}

Broken check_cards(const model::Collection& collection) {
    const auto places = places_of(collection.cards);
    const auto same = [](const auto& left, const auto& right) { return left.first == right.first; };
    if (std::adjacent_find(places.begin(), places.end(), same) != places.end()) return "two cards have one id";
    std::uint64_t next_part = 0;
    for (std::size_t i = 0; i < collection.cards.size(); ++i) {
        const model::Card& card = collection.cards[i];
        const std::string where = "card " + std::to_string(i) + " ";
        if (card.id == 0) return where + "has no id";
        if (card.derived_from != 0) {
            const auto origin =
                std::lower_bound(places.begin(), places.end(), std::pair(card.derived_from, std::size_t{}));
            if (origin == places.end() || origin->first != card.derived_from || origin->second >= i)
                return where + "derives from no card before it";
        }
        if (Broken broken = check_card(collection, card)) return where + *broken;
        if (Broken broken = check_parts(collection, card, next_part)) return where + *broken;
        next_part += card.part_count;
    }
    return next_part == collection.parts.size() ? std::nullopt : Broken("some parts belong to no card");
}

Broken check_relations(const model::Collection& collection) {
    std::uint32_t last_from = 0;
    for (const model::Relation& relation : collection.relations) {
        if (relation.from >= collection.cards.size() || relation.to >= collection.cards.size())
            return "a relation points at no card";
        if (!(relation.score >= 0 && relation.score <= 1)) return "a relation has no score between 0 and 1";
        if (relation.from < last_from) return "the relations are not sorted";
        last_from = relation.from;
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string> find_broken_rule(const model::Collection& collection) {
    std::vector<std::string_view> ids;
    for (std::size_t i = 0; i < collection.documents.size(); ++i) {
        if (Broken broken = check_document(collection.documents[i]))
            return "document " + std::to_string(i) + ": " + *broken;
        ids.push_back(collection.documents[i].id);
    }
    compact_sort(ids.begin(), ids.end());
    if (std::adjacent_find(ids.begin(), ids.end()) != ids.end()) return "two documents have one id";
    if (Broken broken = check_cards(collection)) return broken;
    return check_relations(collection);
}

}  // namespace viva::pack
