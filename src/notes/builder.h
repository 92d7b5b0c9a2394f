// Writes the flat arrays of a document in order: blocks, their spans, and the pool that both point into.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "notes/read.h"

namespace viva::notes {

class Builder {
public:
    explicit Builder(ParsedDocument& document) : document_(document) {}

    /// Opens a block inside the one that is open; returns its index.
    std::uint32_t open(model::BlockKind kind);
    /// Closes the innermost open block.
    void close();
    model::Block& block(std::uint32_t index) { return document_.blocks[index]; }

    // The content of the open leaf.
    void text(std::string_view text);
    void code(std::string_view text);
    void soft_break() { break_pending_ = true; }
    void hard_break();
    /// Whether nothing stands in the open leaf yet.
    bool is_leaf_empty() const { return document_.text.size() == leaf_text_start_; }
    void open_span(model::SpanKind kind);
    void close_span();
    /// Of the innermost open span. An empty target stays empty.
    void set_target(std::string target, std::string title);
    /// What the note asks for, in CSS pixels, 0: nothing.
    void set_size(std::uint16_t width, std::uint16_t height);

    /// The literal text of a code or HTML block, and the label of any block.
    void literal(std::string_view text);
    void label(std::uint32_t block, std::string_view label);

    /// Adds `text` to the pool; equal strings share their place.
    model::TextRange intern(std::string_view text);

private:
    struct Attribute {
        std::uint32_t span;
        std::string target;
        std::string title;
    };

    std::uint32_t append_span(model::SpanKind kind);
    void flush_break(std::string_view next);
    void finish_leaf(model::Block& leaf);
    void drop_trailing_blanks(const model::Block& heading);
    void append_moved(const model::Span& span);
    void append_linked(const model::Span& text);
    void link_bare_urls(const model::Block& leaf);

    ParsedDocument& document_;
    std::vector<std::uint32_t> open_blocks_;
    std::vector<std::uint32_t> open_spans_;
    std::vector<Attribute> attributes_;
    std::unordered_map<std::string, model::TextRange> interned_;
    std::uint32_t leaf_text_start_ = 0;
    bool break_pending_ = false;
    bool span_closed_last_ = false;  ///< Text after a closed container begins a span of its own.
};

}  // namespace viva::notes
