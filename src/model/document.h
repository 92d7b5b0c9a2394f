// A note as every room sees it: flat arrays over one pool of text.
//
// All types are trivially copyable and refer to each other by index, so the compiler keeps them in vectors and
// the app reads the very same bytes out of the opened pack. A `Document` is a view: whoever made it (a
// `notes::ParsedDocument` or a `pack::Pack`) must outlive it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace viva::model {

inline constexpr std::uint32_t none = 0xFFFFFFFF;

/// Bytes [offset, offset + size) of the document's text pool; UTF-8, NFC.
struct TextRange {
    std::uint32_t offset = 0;
    std::uint32_t size = 0;
};

enum class BlockKind : std::uint8_t {
    paragraph,
    heading,     ///< `level` 1..6
    list,        ///< children are list_item; `ordered` flag, `number` is the first number
    list_item,   ///< children are blocks; `task` and `checked` flags
    quote,       ///< children are blocks
    code,        ///< `text` is the literal code without fences, `label` the language as written
    table,       ///< children are table_row
    table_row,   ///< children are table_cell; `header` flag
    table_cell,  ///< leaf with spans; `level` is the Alignment
    rule,
    html,  ///< raw HTML kept as literal `text`; never shown as HTML
};
inline constexpr std::uint8_t block_kind_count = 11;

enum class Alignment : std::uint8_t { unset, left, center, right };

enum BlockFlag : std::uint8_t {
    flag_ordered = 1,
    flag_tight = 2,
    flag_task = 4,
    flag_checked = 8,
    flag_header = 16,
    flag_question = 32,  ///< The block states the question of a card (heading, list item's paragraph, …).
    flag_hidden = 64,    ///< Kept for fidelity, not shown and not searched: a table of contents, site navigation.
};

/// What a block is to the question it belongs to. Makers of cards read it; a pack does not keep it.
enum class BlockRole : std::uint8_t {
    none,
    from_html,     ///< Heading, code or table that the note writes as HTML: one does not count it among its Markdown.
    aside,         ///< Stands among the answer's blocks, and is none: the question in another language, a follow-up.
    option,        ///< List item: an answer to choose.
    right_option,  ///< List item: an answer to choose, and right.
    answer,        ///< Is the answer, or begins it: what stands before it belongs to the question.
    written,       ///< States the question (or is the cloze) of a card that was written as a card.
    written_both_ways,  ///< The same; asked from its answer, too.
    answered_below,     ///< The only line of a list or quotation, which asks; its answer stands below that.
    answer_elsewhere,   ///< No answer goes on here. Heading: the answer to the question in block `number` is below it.
};

/// One block. Blocks stand in pre-order: the descendants of block i are i+1 … end-1.
struct Block {
    BlockKind kind = BlockKind::paragraph;
    std::uint8_t level = 0;
    std::uint8_t flags = 0;
    std::uint8_t role = 0;         ///< A BlockRole.
    std::uint32_t end = 0;         ///< One past the last descendant.
    std::uint32_t first_span = 0;  ///< Spans of a leaf, in pre-order too.
    std::uint32_t span_count = 0;
    TextRange text;   ///< Leaf: its plain text (what selection copies). Code: the literal code.
    TextRange label;  ///< Code: language name in lower case ("python"), may be empty. Else its name in addresses.
    std::uint32_t first_token = 0;  ///< Code: highlighting.
    std::uint32_t token_count = 0;
    std::uint32_t line = 0;  ///< First and last source line, from 1.
    std::uint32_t end_line = 0;
    /// List: first number. Item: its number. Question: the number written before it, 0: none. Answer elsewhere: a
    /// block.
    std::uint32_t number = 0;
};

enum class SpanKind : std::uint8_t {
    text,
    code,
    emphasis,    ///< container
    strong,      ///< container
    strike,      ///< container
    link,        ///< container; `target` is the URL
    image,       ///< container of its alternative text; `target` is the URL
    soft_break,  ///< text is " " (or empty between Han and Kana)
    hard_break,
    html,  ///< inline raw HTML kept as literal text; not shown
};
inline constexpr std::uint8_t span_kind_count = 10;

/// One inline span. Spans of a block stand in pre-order; container i holds i+1 … end-1 (indices into Document::spans).
struct Span {
    SpanKind kind = SpanKind::text;
    std::uint8_t reserved[3] = {};
    std::uint32_t end = 0;
    TextRange text;    ///< Inside the block's `text`: a container's range covers its content.
    TextRange target;  ///< link, image: URL; only http, https, mailto or inside ("#…"), else empty.
    TextRange title;   ///< link, image: title, may be empty.
    /// Of a picture that comes with the site (`target` is its place in it), in CSS pixels; 0: it does not come.
    std::uint16_t width = 0, height = 0;
};

enum class TokenKind : std::uint8_t {
    plain,
    keyword,
    string,
    comment,
    function,
    number,
    type,
    constant,
    operator_,
    property,
    tag,
    attribute,
    variable
};
inline constexpr std::uint8_t token_kind_count = 13;

/// One highlighted piece of a code block; offset counts bytes from the block's text. Sorted, not overlapping; gaps are
/// plain.
struct Token {
    std::uint32_t offset = 0;
    std::uint32_t size : 24 = 0;
    TokenKind kind : 8 = TokenKind::plain;
};

/// A stretch of a document under one name: what a deck is made of.
struct Section {
    TextRange name;                 ///< Empty: no name was written.
    TextRange slug;                 ///< Unique in the document; for URLs.
    std::uint32_t first_block = 0;  ///< Top-level position; blocks [first_block, end_block).
    std::uint32_t end_block = 0;
    std::uint32_t line = 0;
    std::uint32_t reserved = 0;
};

/// A note. Everything is a view.
struct Document {
    std::string_view id;         ///< Slug, unique among the notes: `#/note/<id>`, `notes/<id>/`.
    std::string_view file;       ///< Path as the user named it, '/' between folders.
    std::string_view title;      ///< Never empty: the written title, else the file's name made readable.
    bool title_written = false;  ///< False: the title comes from the file's name.
    std::string_view language;   ///< BCP 47 ("ko", "ru", "en"…), "und" if it cannot be told.
    std::string_view dialect;    ///< What the reader took it for, in words.
    std::string_view text;       ///< The pool.
    std::span<const Block> blocks;
    std::span<const Span> spans;
    std::span<const Token> tokens;
    std::span<const Section> sections;
    std::string_view tags;  ///< One a line, each once, in the order written; no white space in them, nor ';'.
    /// Only its outline is here (pack/volumes.h): what is asked, its headings and its links to other notes. `number` of
    /// each block is its index in the whole note.
    bool is_outline = false;

    std::string_view of(TextRange range) const { return text.substr(range.offset, range.size); }
};

}  // namespace viva::model
