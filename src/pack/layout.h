// Proof that the file's structs and the model's are the same bytes. Included by the writer and the reader only.
#pragma once

#include <bit>
#include <cstddef>
#include <type_traits>

#include "model/card.h"
#include "model/document.h"
#include "pack/format.h"
#include "pack/pack_generated.h"

namespace viva::pack {

template <class Model, class Wire>
constexpr bool same_layout = sizeof(Model) == sizeof(Wire) && alignof(Model) == alignof(Wire) &&
                             std::is_trivially_copyable_v<Model> && std::is_standard_layout_v<Model>;

static_assert(std::endian::native == std::endian::little, "the pack is little-endian and read in place");
static_assert(same_layout<model::TextRange, wire::TextRange>);
static_assert(same_layout<model::Block, wire::Block> && sizeof(model::Block) == 52);
static_assert(same_layout<model::Span, wire::Span> && sizeof(model::Span) == 36);
static_assert(same_layout<model::Token, wire::Token> && sizeof(model::Token) == 8);
static_assert(same_layout<model::Section, wire::Section> && sizeof(model::Section) == 32);
static_assert(same_layout<model::Card, wire::Card> && sizeof(model::Card) == 64);
static_assert(same_layout<model::CardPart, wire::CardPart> && sizeof(model::CardPart) == 20);
static_assert(same_layout<model::Relation, wire::Relation> && sizeof(model::Relation) == 12);
static_assert(same_layout<Volume, wire::Volume> && sizeof(Volume) == 24);

// The offsets follow pack.fbs: flatc lays fields out in their order, each at its own alignment.
static_assert(offsetof(model::Block, end) == 4 && offsetof(model::Block, first_span) == 8);
static_assert(offsetof(model::Block, span_count) == 12 && offsetof(model::Block, text) == 16);
static_assert(offsetof(model::Block, label) == 24 && offsetof(model::Block, first_token) == 32);
static_assert(offsetof(model::Block, token_count) == 36 && offsetof(model::Block, line) == 40);
static_assert(offsetof(model::Block, end_line) == 44 && offsetof(model::Block, number) == 48);
static_assert(offsetof(model::Block, level) == 1 && offsetof(model::Block, flags) == 2);
static_assert(offsetof(model::Span, end) == 4 && offsetof(model::Span, text) == 8);
static_assert(offsetof(model::Span, target) == 16 && offsetof(model::Span, title) == 24);
static_assert(offsetof(model::Span, width) == 32 && offsetof(model::Span, height) == 34);
static_assert(offsetof(model::Section, name) == 0 && offsetof(model::Section, slug) == 8);
static_assert(offsetof(model::Section, first_block) == 16 && offsetof(model::Section, end_block) == 20);
static_assert(offsetof(model::Section, line) == 24);
static_assert(offsetof(model::Card, derived_from) == 8 && offsetof(model::Card, document) == 16);
static_assert(offsetof(model::Card, section) == 20 && offsetof(model::Card, question_block) == 24);
static_assert(offsetof(model::Card, first_answer) == 28 && offsetof(model::Card, end_answer) == 32);
static_assert(offsetof(model::Card, question) == 36 && offsetof(model::Card, line) == 44);
static_assert(offsetof(model::Card, end_line) == 48 && offsetof(model::Card, first_part) == 52);
static_assert(offsetof(model::Card, part_count) == 56 && offsetof(model::Card, kind) == 60);
static_assert(offsetof(model::CardPart, side) == 1 && offsetof(model::CardPart, correct) == 2);
static_assert(offsetof(model::CardPart, document) == 4 && offsetof(model::CardPart, block) == 8);
static_assert(offsetof(model::CardPart, text) == 12);
static_assert(offsetof(model::Relation, to) == 4 && offsetof(model::Relation, score) == 8);
static_assert(offsetof(Volume, cards) == 4 && offsetof(Volume, parts) == 8 && offsetof(Volume, notes_hash) == 16);

}  // namespace viva::pack
