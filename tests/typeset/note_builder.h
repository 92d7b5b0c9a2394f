// Builds documents for tests without a reader: blocks and spans as calls in reading order.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace viva::tests {

class NoteBuilder {
public:
    using Inside = std::function<void()>;

    explicit NoteBuilder(std::string language = "en") : language_(std::move(language)) {}

    std::uint32_t paragraph(std::string_view text) {
        return leaf({.kind = model::BlockKind::paragraph}, [&] { this->text(text); });
    }
    std::uint32_t paragraph(const Inside& spans) { return leaf({.kind = model::BlockKind::paragraph}, spans); }
    std::uint32_t question(std::string_view text) {
        return leaf({.kind = model::BlockKind::paragraph, .flags = model::flag_question}, [&] { this->text(text); });
    }
    std::uint32_t heading(int level, std::string_view text) {
        return leaf({.kind = model::BlockKind::heading, .level = static_cast<std::uint8_t>(level)},
                    [&] { this->text(text); });
    }
    std::uint32_t code(std::string_view code, std::string_view language = "", std::vector<model::Token> tokens = {}) {
        model::Block block{.kind = model::BlockKind::code};
        block.text = pool(code);
        block.label = pool(language);
        block.first_token = static_cast<std::uint32_t>(tokens_.size());
        block.token_count = static_cast<std::uint32_t>(tokens.size());
        tokens_.insert(tokens_.end(), tokens.begin(), tokens.end());
        return open_block(block, [] {});
    }
    std::uint32_t rule() {
        return open_block({.kind = model::BlockKind::rule}, [] {});
    }
    std::uint32_t html(std::string_view literal) {
        model::Block block{.kind = model::BlockKind::html};
        block.text = pool(literal);
        return open_block(block, [] {});
    }
    std::uint32_t hidden(std::string_view text) {
        return leaf({.kind = model::BlockKind::paragraph, .flags = model::flag_hidden}, [&] { this->text(text); });
    }
    std::uint32_t list(const Inside& items, std::uint8_t flags = model::flag_tight, std::uint32_t first_number = 1) {
        next_number_.push_back((flags & model::flag_ordered) != 0 ? first_number : 0);
        const std::uint32_t index =
            open_block({.kind = model::BlockKind::list, .flags = flags, .number = first_number}, items);
        next_number_.pop_back();
        return index;
    }
    std::uint32_t item(const Inside& blocks, std::uint8_t flags = 0) {
        std::uint32_t number = 0;
        if (!next_number_.empty() && next_number_.back() != 0) number = next_number_.back()++;
        return open_block({.kind = model::BlockKind::list_item, .flags = flags, .number = number}, blocks);
    }
    std::uint32_t item(std::string_view text, std::uint8_t flags = 0) {
        return item([&] { paragraph(text); }, flags);
    }
    std::uint32_t quote(const Inside& blocks) { return open_block({.kind = model::BlockKind::quote}, blocks); }
    std::uint32_t table(const std::vector<std::vector<std::string>>& rows,
                        const std::vector<model::Alignment>& alignments = {}) {
        std::vector<std::vector<Inside>> cells(rows.size());
        for (std::size_t row = 0; row < rows.size(); ++row)
            for (const std::string& cell : rows[row]) cells[row].push_back([this, &cell] { text(cell); });
        return table_of(cells, alignments);
    }
    std::uint32_t table_of(const std::vector<std::vector<Inside>>& rows,
                           const std::vector<model::Alignment>& alignments = {}) {
        return open_block({.kind = model::BlockKind::table}, [&] {
            for (std::size_t row = 0; row < rows.size(); ++row)
                open_block(
                    {.kind = model::BlockKind::table_row,
                     .flags = static_cast<std::uint8_t>(row == 0 ? model::flag_header : 0)},
                    [&] {
                        for (std::size_t column = 0; column < rows[row].size(); ++column) {
                            const auto alignment =
                                column < alignments.size() ? alignments[column] : model::Alignment::unset;
                            leaf({.kind = model::BlockKind::table_cell, .level = static_cast<std::uint8_t>(alignment)},
                                 rows[row][column]);
                        }
                    });
        });
    }

    // Spans, inside `paragraph([&] { … })`.
    void text(std::string_view text) { add_span({.kind = model::SpanKind::text, .text = pool(text)}); }
    void inline_code(std::string_view text) { add_span({.kind = model::SpanKind::code, .text = pool(text)}); }
    void soft_break() { add_span({.kind = model::SpanKind::soft_break, .text = pool(" ")}); }
    void hard_break() { add_span({.kind = model::SpanKind::hard_break}); }
    void strong(const Inside& spans) { container(model::SpanKind::strong, spans); }
    void emphasis(const Inside& spans) { container(model::SpanKind::emphasis, spans); }
    void strike(const Inside& spans) { container(model::SpanKind::strike, spans); }
    void link(std::string_view target, const Inside& spans) {
        container(model::SpanKind::link, spans, keep_target(target));
    }
    /// With a size: a picture that comes with the notes.
    void image(std::string_view target, std::string_view alternative, int width = 0, int height = 0) {
        const std::size_t index = spans_.size();
        container(model::SpanKind::image, [&] { text(alternative); }, keep_target(target));
        spans_[index].width = static_cast<std::uint16_t>(width);
        spans_[index].height = static_cast<std::uint16_t>(height);
    }

    /// Valid until the builder changes or dies.
    model::Document view() const {
        if (whole_text_.size() != pool_.size() + targets_.size() || whole_spans_.size() != spans_.size()) {
            whole_text_ = pool_ + targets_;
            whole_spans_ = spans_;
            for (model::Span& span : whole_spans_)
                if (span.target.size != 0) span.target.offset += static_cast<std::uint32_t>(pool_.size());
        }
        return {.id = "note",
                .file = "note.md",
                .title = "Note",
                .language = language_,
                .text = whole_text_,
                .blocks = blocks_,
                .spans = whole_spans_,
                .tokens = tokens_};
    }
    std::uint32_t block_count() const { return static_cast<std::uint32_t>(blocks_.size()); }

private:
    model::TextRange pool(std::string_view text) {
        const model::TextRange range{static_cast<std::uint32_t>(pool_.size()), static_cast<std::uint32_t>(text.size())};
        pool_ += text;
        return range;
    }
    /// Targets stand behind all text, so that a block's text is one range.
    model::TextRange keep_target(std::string_view target) {
        const model::TextRange range{static_cast<std::uint32_t>(targets_.size()),
                                     static_cast<std::uint32_t>(target.size())};
        targets_ += target;
        return range;
    }
    void add_span(model::Span span) {
        span.end = static_cast<std::uint32_t>(spans_.size()) + 1;
        spans_.push_back(span);
    }
    void container(model::SpanKind kind, const Inside& inside, model::TextRange target = {}) {
        const std::size_t index = spans_.size();
        const auto start = static_cast<std::uint32_t>(pool_.size());
        spans_.push_back({.kind = kind, .target = target});
        inside();
        spans_[index].end = static_cast<std::uint32_t>(spans_.size());
        spans_[index].text = {start, static_cast<std::uint32_t>(pool_.size()) - start};
    }
    std::uint32_t open_block(model::Block block, const Inside& inside) {
        const std::size_t index = blocks_.size();
        block.first_span = static_cast<std::uint32_t>(spans_.size());
        blocks_.push_back(block);
        inside();
        blocks_[index].end = static_cast<std::uint32_t>(blocks_.size());
        return static_cast<std::uint32_t>(index);
    }
    std::uint32_t leaf(const model::Block& block, const Inside& spans) {
        const auto start = static_cast<std::uint32_t>(pool_.size());
        const std::uint32_t index = open_block(block, spans);
        blocks_[index].span_count = static_cast<std::uint32_t>(spans_.size()) - blocks_[index].first_span;
        blocks_[index].text = {start, static_cast<std::uint32_t>(pool_.size()) - start};
        return index;
    }

    std::string language_, pool_, targets_;
    mutable std::string whole_text_;
    mutable std::vector<model::Span> whole_spans_;
    std::vector<model::Block> blocks_;
    std::vector<model::Span> spans_;
    std::vector<model::Token> tokens_;
    std::vector<std::uint32_t> next_number_;
};

}  // namespace viva::tests
