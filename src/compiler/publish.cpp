#include "compiler/publish.h"

#include <algorithm>
#include <cmath>

namespace viva::compiler {
namespace {

using model::Block;
using model::BlockKind;
using model::Document;
using model::Span;
using model::SpanKind;
using model::TextRange;

bool is_container(BlockKind kind) {
    return kind == BlockKind::list || kind == BlockKind::list_item || kind == BlockKind::quote ||
           kind == BlockKind::table || kind == BlockKind::table_row;
}

/// A paragraph of nothing but raw HTML: an anchor, a comment's remains.
bool is_empty_paragraph(const Document& source, const Block& block) {
    if (block.kind != BlockKind::paragraph || block.text.size > 0) return false;
    const auto spans = source.spans.subspan(block.first_span, block.span_count);
    return std::none_of(spans.begin(), spans.end(), [](const Span& span) { return span.kind == SpanKind::image; });
}

/// Which blocks stay. A container stays with the first child that stays.
std::vector<bool> find_kept(const Document& source) {
    const auto count = static_cast<std::uint32_t>(source.blocks.size());
    std::vector<bool> kept(count);
    std::uint32_t hidden_end = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        const Block& block = source.blocks[i];
        if ((block.flags & model::flag_hidden) != 0) hidden_end = std::max(hidden_end, block.end);
        kept[i] = i >= hidden_end && block.kind != BlockKind::html && !is_empty_paragraph(source, block);
    }
    for (std::uint32_t i = count; i-- > 0;) {
        const Block& block = source.blocks[i];
        if (!kept[i] || !is_container(block.kind) || block.end == i + 1) continue;
        kept[i] = std::any_of(kept.begin() + i + 1, kept.begin() + block.end, [](bool is_kept) { return is_kept; });
    }
    return kept;
}

class Publisher {
public:
    Publisher(const Document& source, PublishedDocument& target, const ResolveLink& resolve_link)
        : source_(source), target_(target), resolve_link_(resolve_link), kept_(find_kept(source)) {}

    void run(CardsOfDocument cards) {
        target_.text.reserve(source_.text.size() + source_.text.size() / 8);
        copy_blocks();
        // After all texts, one kind of words after another: each follows its own predecessor (pack/columns.h).
        for (Block& block : target_.blocks) block.label = append(block.label);
        for (Span& span : target_.spans) resolve(span);
        for (Span& span : target_.spans) span.title = append(span.title);
        copy_sections();
        for (model::Card& card : cards.cards) move_card(card);
        for (model::CardPart& part : cards.parts) {
            part.text = moved(part.text, part.block);
            part.block = places_[part.block];
        }
    }

private:
    TextRange append(std::string_view text) {
        const TextRange copy{static_cast<std::uint32_t>(target_.text.size()), static_cast<std::uint32_t>(text.size())};
        target_.text += text;
        return copy;
    }
    TextRange append(TextRange range) { return append(source_.of(range)); }

    void resolve(Span& span) {
        const LinkTarget target =
            span.target.size == 0 ? LinkTarget() : resolve_link_(source_.of(span.target), span.kind);
        span.target = append(target.address);
        const PictureSize size = scaled(target.size, span);
        span.width = size.width;
        span.height = size.height;
    }

    /// As large as the note asks for, in the picture's own proportions.
    static PictureSize scaled(PictureSize size, const Span& wanted) {
        if (size.width == 0 || (wanted.width == 0 && wanted.height == 0)) return size;
        const double scale = wanted.width > 0 ? static_cast<double>(wanted.width) / size.width
                                              : static_cast<double>(wanted.height) / size.height;
        const auto side = [scale](std::uint16_t pixels) {
            return static_cast<std::uint16_t>(std::clamp(std::round(pixels * scale), 1.0, 65535.0));
        };
        return {side(size.width), side(size.height)};
    }

    void copy_blocks() {
        const auto count = static_cast<std::uint32_t>(source_.blocks.size());
        places_.resize(count + 1);
        for (std::uint32_t i = 0; i < count; ++i) {
            places_[i] = static_cast<std::uint32_t>(target_.blocks.size());
            if (kept_[i]) copy_block(source_.blocks[i]);
        }
        places_[count] = static_cast<std::uint32_t>(target_.blocks.size());
        for (std::uint32_t i = 0; i < count; ++i)
            if (kept_[i]) target_.blocks[places_[i]].end = places_[source_.blocks[i].end];
    }

    void copy_block(const Block& source_block) {
        Block block = source_block;
        block.text = append(source_block.text);
        block.first_span = static_cast<std::uint32_t>(target_.spans.size());
        copy_spans(source_block, block.text);
        block.span_count = static_cast<std::uint32_t>(target_.spans.size()) - block.first_span;
        block.first_token = static_cast<std::uint32_t>(target_.tokens.size());
        block.token_count = 0;
        target_.blocks.push_back(block);
    }

    /// The spans of a block without raw HTML; `text` is where its text now stands.
    void copy_spans(const Block& block, TextRange text) {
        const std::uint32_t end = block.first_span + block.span_count;
        std::vector<std::uint32_t> places(block.span_count + 1);
        for (std::uint32_t i = block.first_span; i < end; ++i) {
            places[i - block.first_span] = static_cast<std::uint32_t>(target_.spans.size());
            if (source_.spans[i].kind == SpanKind::html) continue;
            target_.spans.push_back(source_.spans[i]);
            Span& span = target_.spans.back();
            span.text.offset = span.text.offset - block.text.offset + text.offset;
        }
        places[block.span_count] = static_cast<std::uint32_t>(target_.spans.size());
        for (std::uint32_t i = block.first_span; i < end; ++i)
            if (source_.spans[i].kind != SpanKind::html)
                target_.spans[places[i - block.first_span]].end = places[source_.spans[i].end - block.first_span];
    }

    void copy_sections() {
        for (const model::Section& source_section : source_.sections) {
            model::Section section = source_section;
            section.name = append(source_section.name);
            section.first_block = places_[source_section.first_block];
            section.end_block = places_[source_section.end_block];
            target_.sections.push_back(section);
        }
        for (std::size_t i = 0; i < target_.sections.size(); ++i)
            target_.sections[i].slug = append(source_.sections[i].slug);
    }

    /// Where words of the source now stand; `block` is the source's block that they belong to.
    TextRange moved(TextRange words, std::uint32_t block) {
        const TextRange whole = source_.blocks[block].text;
        const bool is_in_block = words.offset >= whole.offset && words.offset + words.size <= whole.offset + whole.size;
        if (!kept_[block] || !is_in_block) return append(words);
        return {words.offset - whole.offset + target_.blocks[places_[block]].text.offset, words.size};
    }

    void move_card(model::Card& card) {
        card.question = moved(card.question, card.question_block);
        card.question_block = places_[card.question_block];
        card.first_answer = places_[card.first_answer];
        card.end_answer = places_[card.end_answer];
    }

    const Document& source_;
    PublishedDocument& target_;
    const ResolveLink& resolve_link_;
    std::vector<bool> kept_;
    std::vector<std::uint32_t> places_;  ///< Where each block of the source went; of a block left out, what follows it.
};

}  // namespace

PublishedDocument publish(const Document& source, CardsOfDocument cards, const ResolveLink& resolve_link) {
    PublishedDocument target;
    target.id = source.id;
    target.file = source.file;
    target.title = source.title;
    target.title_written = source.title_written;
    target.language = source.language;
    target.dialect = source.dialect;
    target.tags = source.tags;
    Publisher(source, target, resolve_link).run(cards);
    target.shrink_to_fit();
    return target;
}

}  // namespace viva::compiler
