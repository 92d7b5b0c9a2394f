// md4c's callbacks, turned into blocks and spans. Only markdown.cpp makes one.
//
// markdown.cpp           runs the parser
// converter_blocks.cpp   blocks: nesting, items, code and raw HTML
// converter_html.cpp     raw HTML, as far as notes may use it
// converter_inlines.cpp  spans and text: links, comments, markers
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <md4c.h>

#include "notes/builder.h"
#include "notes/emphasis.h"
#include "notes/html_tables.h"
#include "notes/html_tokens.h"
#include "notes/lines.h"
#include "notes/markdown.h"
#include "notes/masks.h"

namespace viva::notes {

/// Turns md4c's callbacks into blocks and spans. One object reads one note.
class Converter {
public:
    Converter(const MaskedText& masked, const MarkedText& marked, const ReadOptions& options, ParsedDocument& document,
              Reporter& reporter)
        : masked_(masked),
          marked_(marked),
          options_(options),
          document_(document),
          reporter_(reporter),
          builder_(document),
          line_starts_(line_starts_of(marked)) {}

    void run();
    /// Wiki links that lead to no note, in a note where others do.
    void report_lost_links();

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
    void forget_last_block();
    void finish_code();
    void write_code_span();
    void report_hidden_character(const std::string& name, std::uint32_t line);
    void finish_html(std::uint32_t index);

    std::size_t add_html_block_token(const std::vector<HtmlToken>& tokens, std::size_t at);
    std::size_t add_html_code(const std::vector<HtmlToken>& tokens, std::size_t at);
    std::size_t add_html_table(const std::vector<HtmlToken>& tokens, std::size_t at);
    void add_html_row(const std::vector<HtmlToken>& tokens, const std::vector<HtmlCell>& row, std::size_t columns,
                      bool is_header, std::uint32_t table_line);
    void add_blank_cell();
    void prepare_html_place();
    void add_html_mark(std::string_view tag);
    void end_details();
    bool says_nothing(std::uint32_t leaf) const;
    void open_html_block(const HtmlToken& token);
    void close_html_block(const HtmlToken& token);
    void add_html_inline_token(const HtmlToken& token);
    void add_html_text(std::string_view written);
    void end_html_line();
    void add_html_inline(const HtmlToken& token);
    void open_html_span(const HtmlToken& token, model::SpanKind kind);
    void close_html_span(std::string_view name);
    void add_html_image(const HtmlToken& token);
    void close_top_span();
    void end_html_inlines(bool leaf_ends);
    void flush_html_code();
    void add_content(std::string_view text);
    void write_pending_breaks();
    bool has_room_for_span() const { return built_spans_ < deepest_spans; }

    void enter_link(const MD_ATTRIBUTE& target, const MD_ATTRIBUTE& title);
    void report_target(model::SpanKind kind, const std::string& written);
    bool is_white_space_before_line_end(std::string_view text) const;
    void add_text(MD_TEXTTYPE type, std::string_view text);
    void add_literal(std::string_view text);
    void add_code_text(std::string_view text, bool in_table);
    void gather_inline_html(std::string_view text);
    void add_masked_text(std::string_view text);
    void add_mask(const Mask& mask);
    void add_wiki_link(const Mask& mask);
    void add_mask_link(const Mask& mask);
    void add_display_formula(const Mask& mask);
    bool end_paragraph_early();
    void flush_inline_html();
    std::string clean(std::string_view chunk) const;
    /// Whether md4c was given the note without masks and marks: most notes need none.
    bool is_as_written() const { return masked_.first == 0 && marked_.inserted.empty(); }
    std::string attribute(const MD_ATTRIBUTE& attribute) const;
    std::optional<std::uint32_t> offset_of(std::string_view text) const;
    void note_place(std::string_view text);
    std::uint32_t bracket_before(std::uint32_t offset) const;
    std::string_view without_hidden(MD_TEXTTYPE type, std::string_view text);
    bool is_hidden() const { return last_offset_ < hidden_until_; }
    void report_at(Severity severity, std::uint32_t offset, std::string message, std::string hint);

    const MaskedText& masked_;
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
    std::string_view html_label_;       ///< Of the paragraphs inside `<dt>` or `<dd>`.
    bool split_ = false;                ///< A formula or footnote ended the paragraph that md4c still has open.
    bool in_table_head_ = false;

    std::string literal_;      ///< Code or HTML block so far.
    std::string inline_html_;  ///< Raw HTML so far; md4c gives it line by line.
    char html_quote_ = 0;      ///< The quote that is open in it.
    std::string code_span_;
    bool in_code_span_ = false;
    bool is_code_line_over_ = false;  ///< Its end is still to be written as a space, if more follows.
    bool has_wiki_link_ = false;      ///< One that leads to a note.
    std::vector<std::pair<std::uint32_t, std::string>> lost_links_;  ///< Offset, and what is written.
    std::uint32_t last_offset_ = 0;                                  ///< Where md4c's last text stood.
    std::uint32_t no_comment_end_after_ = 0xFFFFFFFF;  ///< From here on there is no `-->`: spares a search each time.
    std::uint32_t hidden_until_ = 0;                   ///< End of a comment that Markdown does not see as one.

    /// Inline containers inside each other; deeper ones give their text to the deepest.
    static constexpr std::size_t deepest_spans = 32;
    struct OpenSpan {
        bool built = false;  ///< False beyond the deepest nesting, and for what is no span here.
        model::SpanKind kind = model::SpanKind::text;
        std::string written;
        // Without an initialiser each span of Markdown would have to name it.
        std::string tag{};  ///< Of a span that raw HTML opened. NOLINT(readability-redundant-member-init)
    };
    std::vector<OpenSpan> spans_;
    std::size_t built_spans_ = 0;

    std::vector<std::size_t> table_ends_;      ///< Of the HTML block's tokens: where the table that each opens ends.
    std::size_t html_base_ = 0;                ///< How many blocks were open where the HTML block began.
    std::uint32_t html_line_ = 0;              ///< Line of the HTML block's token; 0 outside of one.
    bool in_html_code_ = false;                ///< Inside <code> or <kbd>: text gathers in `code_span_`.
    HtmlRole script_ = HtmlRole::transparent;  ///< Inside <sub> or <sup>.
    std::uint32_t ended_details_ = 0;          ///< `</details>` inside lines of Markdown, not yet written as blocks.
    std::uint32_t pending_breaks_ = 0;         ///< Of <br>, written before the next text of the leaf.
};

}  // namespace viva::notes
