// md4c's callbacks, turned into blocks and spans. Only markdown.cpp makes one.
//
// markdown.cpp           runs the parser
// converter_blocks.cpp   blocks: nesting, items, code and raw HTML
// converter_inlines.cpp  spans and text: links, comments, markers
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <md4c.h>

#include "notes/builder.h"
#include "notes/emphasis.h"
#include "notes/lines.h"
#include "notes/markdown.h"

namespace viva::notes {

/// Turns md4c's callbacks into blocks and spans. One object reads one note.
class Converter {
public:
    Converter(const MarkedText& marked, const ReadOptions& options, ParsedDocument& document, Reporter& reporter)
        : marked_(marked),
          options_(options),
          document_(document),
          reporter_(reporter),
          builder_(document),
          line_starts_(find_line_starts(marked.text)) {}

    void run();

    std::vector<Mark> marks;
    std::vector<BlockPlace> places;

private:
    /// A block that md4c has open. `index` is none where nesting went too deep, and for what the model has no block
    /// for.
    struct OpenBlock {
        model::BlockKind kind;
        std::uint32_t index = model::none;
        std::uint32_t next_number = 0;
    };

    static int on_enter_block(MD_BLOCKTYPE type, void* detail, void* self);
    static int on_leave_block(MD_BLOCKTYPE type, void* detail, void* self);
    static int on_enter_span(MD_SPANTYPE type, void* detail, void* self);
    static int on_leave_span(MD_SPANTYPE type, void* detail, void* self);
    static int on_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self);

    std::uint32_t open(model::BlockKind kind);
    void enter_list(bool ordered, bool tight, std::uint32_t first_number);
    void enter_item(const MD_BLOCK_LI_DETAIL& detail);
    void enter_container(model::BlockKind kind);
    void enter_leaf(model::BlockKind kind);
    void leave_block();
    void ensure_leaf();
    void end_implicit_paragraph();
    void finish_code();
    void finish_html(std::uint32_t index);

    void enter_link(const MD_ATTRIBUTE& target, const MD_ATTRIBUTE& title);
    void leave_link();
    void add_text(MD_TEXTTYPE type, std::string_view text);
    void flush_inline_html();
    std::string clean(std::string_view chunk) const;
    std::string attribute(const MD_ATTRIBUTE& attribute) const;
    std::optional<std::uint32_t> offset_of(const char* text) const;
    void note_place(const char* text);
    std::uint32_t bracket_before(std::uint32_t offset) const;
    std::string_view without_hidden(MD_TEXTTYPE type, std::string_view text);
    bool is_hidden() const { return last_offset_ < hidden_until_; }
    void report_at(Severity severity, std::uint32_t offset, std::string message, std::string hint);

    const MarkedText& marked_;
    const ReadOptions& options_;
    ParsedDocument& document_;
    Reporter& reporter_;
    Builder builder_;
    std::vector<std::uint32_t> line_starts_;

    std::vector<OpenBlock> open_;
    std::size_t nesting_ = 0;
    bool nesting_reported_ = false;
    std::uint32_t leaf_ = model::none;  ///< The open leaf that takes text.
    bool implicit_paragraph_ = false;   ///< The leaf is the text of a tight item, which md4c gives without a block.
    bool in_table_head_ = false;

    std::string literal_;      ///< Code or HTML block so far.
    std::string inline_html_;  ///< Raw HTML so far; md4c gives it line by line.
    std::string code_span_;
    bool in_code_span_ = false;
    std::uint32_t last_offset_ = 0;                    ///< Where md4c's last text stood.
    std::uint32_t no_comment_end_after_ = 0xFFFFFFFF;  ///< From here on there is no `-->`: spares a search each time.
    std::uint32_t hidden_until_ = 0;                   ///< End of a comment that Markdown does not see as one.

    struct OpenSpan {
        bool built = false;  ///< False beyond the deepest nesting.
        model::SpanKind kind = model::SpanKind::text;
        std::string written;
    };
    std::vector<OpenSpan> spans_;
    std::size_t built_spans_ = 0;
};

}  // namespace viva::notes
