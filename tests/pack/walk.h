// Follows every index and range of a collection, as the app would; sanitizers do the judging.
#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "model/card.h"

namespace viva::tests {

inline std::uint64_t walk_block(const model::Document& document, const model::Block& block, std::uint64_t sum) {
    sum = hash_bytes(document.of(block.text),
                     hash_bytes(document.of(block.label), sum + static_cast<unsigned>(block.kind)));
    for (const model::Span& span : document.spans.subspan(block.first_span, block.span_count))
        for (const model::TextRange range : {span.text, span.target, span.title})
            sum = hash_bytes(document.of(range), sum);
    const std::string_view code = document.of(block.text);
    for (const model::Token& token : document.tokens.subspan(block.first_token, block.token_count))
        sum = hash_bytes(code.substr(token.offset, token.size), sum + static_cast<unsigned>(token.kind));
    return sum;
}

/// Recursion over the tree, as a screen would do it.
inline std::uint64_t walk_blocks(const model::Document& document, std::uint32_t first, std::uint32_t end,
                                 std::uint64_t sum) {
    for (std::uint32_t i = first; i < end; i = document.blocks[i].end) {
        sum = walk_block(document, document.blocks[i], sum);
        sum = walk_blocks(document, i + 1, document.blocks[i].end, sum);
    }
    return sum;
}

inline std::uint64_t walk(const model::Collection& collection) {
    std::uint64_t sum = fnv_offset_basis;
    for (const model::Document& document : collection.documents) {
        for (const std::string_view text :
             {document.id, document.file, document.title, document.language, document.dialect, document.tags})
            sum = hash_bytes(text, sum);
        sum = walk_blocks(document, 0, static_cast<std::uint32_t>(document.blocks.size()), sum);
        for (const model::Section& section : document.sections)
            sum = walk_blocks(document, section.first_block, section.end_block,
                              hash_bytes(document.of(section.name), sum));
    }
    for (const model::Card& card : collection.cards) {
        const model::Document& document = collection.documents[card.document];
        sum = hash_bytes(collection.question(card), sum + document.sections[card.section].line);
        sum = walk_block(document, document.blocks[card.question_block], sum);
        sum = walk_blocks(document, card.first_answer, card.end_answer, sum);
        for (const model::CardPart& part : collection.parts_of(card))
            sum =
                walk_block(collection.documents[part.document], collection.documents[part.document].blocks[part.block],
                           hash_bytes(collection.words(part), sum + part.side));
    }
    for (const model::Relation& relation : collection.relations)
        sum = hash_bytes(collection.question(collection.cards[relation.to]), sum + relation.from);
    return sum;
}

/// One to four changes of the kinds that find bugs: a bit, a byte, a word of an extreme, a step, a swap of two words.
inline void corrupt(std::vector<std::uint8_t>& bytes, std::mt19937_64& random) {
    const auto place = [&bytes, &random] {
        return bytes.begin() + static_cast<std::ptrdiff_t>(random() % (bytes.size() - 8));
    };
    const std::size_t changes = 1 + random() % 4;
    for (std::size_t i = 0; i < changes; ++i) {
        const auto at = place();
        switch (random() % 5) {
            case 0: *at ^= static_cast<std::uint8_t>(1U << (random() % 8)); break;
            case 1: *at = static_cast<std::uint8_t>(random()); break;
            case 2: std::fill_n(at, 4, static_cast<std::uint8_t>(random() % 2 == 0 ? 0xFF : 0)); break;
            case 3: *at = static_cast<std::uint8_t>(*at + (random() % 2 == 0 ? 1 : 255)); break;
            default: std::swap_ranges(at, at + 4, place());
        }
    }
}

}  // namespace viva::tests
