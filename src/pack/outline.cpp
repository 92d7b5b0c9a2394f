#include "pack/outline.h"

#include <algorithm>

namespace viva::pack {
namespace {

using model::Block;
using model::BlockKind;
using model::Document;
using model::Span;
using model::TextRange;

/// Whether the block links to another place of the site.
bool links_inside(const Document& document, const Block& block) {
    const auto spans = document.spans.subspan(block.first_span, block.span_count);
    return std::any_of(spans.begin(), spans.end(), [&](const Span& span) {
        return span.kind == model::SpanKind::link && document.of(span.target).starts_with("#/");
    });
}

bool is_kept(const Document& document, const Block& block) {
    const bool is_shown = (block.flags & model::flag_hidden) == 0;
    return block.kind == BlockKind::heading || (is_shown && links_inside(document, block));
}

bool lies_in(TextRange inner, TextRange outer) {
    return inner.offset >= outer.offset && inner.offset + inner.size <= outer.offset + outer.size;
}

}  // namespace

Outline::Outline(const Document& document, std::span<const model::Card> cards) : whole_(document) {
    std::vector<std::uint32_t> kept;
    for (std::uint32_t i = 0; i < document.blocks.size(); ++i)
        if (is_kept(document, document.blocks[i])) kept.push_back(i);
    for (const model::Card& card : cards)
        if (card.derived_from == 0) kept.push_back(card.question_block);
    std::sort(kept.begin(), kept.end());
    kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
    for (const std::uint32_t index : kept) add_block(index);
    for (const model::Card& card : cards) add_question(card);
    add_sections();
}

TextRange Outline::append(std::string_view text) {
    const TextRange range{static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(text.size())};
    text_ += text;
    return range;
}

void Outline::add_block(std::uint32_t index) {
    const Block& block = whole_.blocks[index];
    Block made;
    made.kind = block.kind == BlockKind::heading ? BlockKind::heading : BlockKind::paragraph;
    if (made.kind == BlockKind::heading) made.level = block.level;
    made.flags = block.flags & (model::flag_question | model::flag_hidden);
    made.end = static_cast<std::uint32_t>(blocks_.size()) + 1;
    made.first_span = static_cast<std::uint32_t>(spans_.size());
    made.line = block.line;
    made.end_line = block.end_line;
    made.number = index;
    // Of a paragraph that only asks, the question is enough, and comes with its card.
    if (is_kept(whole_, block)) made.text = append(whole_.of(block.text));
    if (block.kind != BlockKind::code) made.label = append(whole_.of(block.label));
    for (const Span& span : whole_.spans.subspan(block.first_span, block.span_count)) {
        if (made.text.size == 0 || span.kind != model::SpanKind::link || !whole_.of(span.target).starts_with("#/"))
            continue;
        Span link;
        link.kind = model::SpanKind::link;
        link.end = static_cast<std::uint32_t>(spans_.size()) + 1;
        link.text = {made.text.offset + (span.text.offset - block.text.offset), span.text.size};
        link.target = append(whole_.of(span.target));
        spans_.push_back(link);
        ++made.span_count;
    }
    blocks_.push_back(made);
}

void Outline::add_question(const model::Card& card) {
    const auto [known, is_new] = questions_.try_emplace({card.question.offset, card.question.size});
    if (!is_new) return;
    Block& block = blocks_[block_at(card.question_block)];
    const Block& asked = whole_.blocks[block.number];
    if (block.text.size > 0 && lies_in(card.question, asked.text)) {
        known->second = {block.text.offset + (card.question.offset - asked.text.offset), card.question.size};
        return;
    }
    known->second = append(whole_.of(card.question));
    if (block.text.size == 0) block.text = known->second;
}

void Outline::add_sections() {
    const auto from = [&](std::uint32_t index) {
        const auto is_before = [](const Block& block, std::uint32_t value) { return block.number < value; };
        return static_cast<std::uint32_t>(std::lower_bound(blocks_.begin(), blocks_.end(), index, is_before) -
                                          blocks_.begin());
    };
    for (const model::Section& section : whole_.sections) {
        model::Section made = section;
        made.name = append(whole_.of(section.name));
        made.slug = append(whole_.of(section.slug));
        made.first_block = from(section.first_block);
        made.end_block = from(section.end_block);
        sections_.push_back(made);
    }
}

std::uint32_t Outline::block_at(std::uint32_t index) const {
    const auto is_after = [](std::uint32_t value, const Block& block) { return value < block.number; };
    const auto after = std::upper_bound(blocks_.begin(), blocks_.end(), index, is_after);
    return static_cast<std::uint32_t>(after - blocks_.begin()) - (after == blocks_.begin() ? 0 : 1);
}

Document Outline::document() const {
    Document outline = whole_;
    outline.text = text_;
    outline.blocks = blocks_;
    outline.spans = spans_;
    outline.tokens = {};
    outline.sections = sections_;
    outline.is_outline = true;
    return outline;
}

model::Card Outline::card(const model::Card& whole) const {
    model::Card card = whole;
    card.question_block = block_at(whole.question_block);
    card.first_answer = card.end_answer = card.question_block + 1;
    card.question = questions_.at({whole.question.offset, whole.question.size});
    return card;
}

}  // namespace viva::pack
