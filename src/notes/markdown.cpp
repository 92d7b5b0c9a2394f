#include "notes/markdown.h"

#include <algorithm>
#include <functional>
#include <optional>

#include <md4c.h>

#include "base/unicode.h"
#include "notes/builder.h"
#include "notes/comments.h"
#include "notes/emphasis.h"
#include "notes/entities.h"
#include "notes/lines.h"
#include "notes/links.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;
using model::SpanKind;

/// Inline containers inside each other; deeper ones give their text to the deepest.
constexpr std::size_t deepest_spans = 32;

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
        BlockKind kind;
        std::uint32_t index = model::none;
        std::uint32_t next_number = 0;
    };

    static int on_enter_block(MD_BLOCKTYPE type, void* detail, void* self);
    static int on_leave_block(MD_BLOCKTYPE type, void* detail, void* self);
    static int on_enter_span(MD_SPANTYPE type, void* detail, void* self);
    static int on_leave_span(MD_SPANTYPE type, void* detail, void* self);
    static int on_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self);

    std::uint32_t open(BlockKind kind);
    void enter_list(bool ordered, bool tight, std::uint32_t first_number);
    void enter_item(const MD_BLOCK_LI_DETAIL& detail);
    void enter_container(BlockKind kind);
    void enter_leaf(BlockKind kind);
    void leave_block();
    void ensure_leaf();
    void end_implicit_paragraph();
    void finish_code();
    void finish_html(std::uint32_t index);

    void enter_link(const MD_ATTRIBUTE& target, const MD_ATTRIBUTE& title);
    void leave_link();
    void add_text(MD_TEXTTYPE type, std::string_view text);
    void add_inline_html(std::string_view html);
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
        SpanKind kind = SpanKind::text;
        std::string written;
        std::uint32_t after = 0;  ///< Offset before the span's own text.
    };
    std::vector<OpenSpan> spans_;
    std::size_t built_spans_ = 0;
};

void Converter::run() {
    MD_PARSER parser = {};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEAUTOLINKS;
    parser.enter_block = on_enter_block;
    parser.leave_block = on_leave_block;
    parser.enter_span = on_enter_span;
    parser.leave_span = on_leave_span;
    parser.text = on_text;
    const int failed = md_parse(marked_.text.data(), static_cast<MD_SIZE>(marked_.text.size()), &parser, this);
    if (failed == 0) return;
    // Only memory can run out here. What was read so far stays; the arrays must still be whole.
    while (!open_.empty()) leave_block();
    reporter_.add(Severity::error, 0, 0, "reading stopped: memory ran out", "split the note into several files");
}

// --- Blocks

std::uint32_t Converter::open(BlockKind kind) {
    const std::uint32_t index = builder_.open(kind);
    places.resize(index + 1);
    return index;
}

void Converter::enter_container(BlockKind kind) {
    end_implicit_paragraph();
    const bool too_deep = nesting_ >= options_.deepest_nesting;
    if (too_deep && !nesting_reported_) {
        nesting_reported_ = true;
        report_at(Severity::warning, last_offset_,
                  "lists and quotes are nested deeper than " + std::to_string(options_.deepest_nesting) + " levels",
                  "what is nested deeper is shown at the deepest level");
    }
    open_.push_back({kind, too_deep ? model::none : open(kind)});
    if (!too_deep) ++nesting_;
}

void Converter::enter_list(bool ordered, bool tight, std::uint32_t first_number) {
    enter_container(BlockKind::list);
    open_.back().next_number = first_number;
    if (open_.back().index == model::none) return;
    Block& list = builder_.block(open_.back().index);
    list.number = first_number;
    list.flags = static_cast<std::uint8_t>((ordered ? model::flag_ordered : 0) | (tight ? model::flag_tight : 0));
}

void Converter::enter_item(const MD_BLOCK_LI_DETAIL& detail) {
    end_implicit_paragraph();
    OpenBlock& list = open_.back();
    const std::uint32_t number = list.next_number++;
    if (list.index == model::none) {
        open_.push_back({BlockKind::list_item});
        return;
    }
    const bool ordered = (builder_.block(list.index).flags & model::flag_ordered) != 0;
    const std::uint32_t index = open(BlockKind::list_item);
    Block& item = builder_.block(index);
    item.number = ordered ? number : 0;
    if (detail.is_task) item.flags |= model::flag_task;
    if (detail.is_task && (detail.task_mark | 0x20) == 'x') item.flags |= model::flag_checked;
    open_.push_back({BlockKind::list_item, index});
}

void Converter::enter_leaf(BlockKind kind) {
    end_implicit_paragraph();
    leaf_ = open(kind);
    literal_.clear();
    open_.push_back({kind, leaf_});
}

void Converter::ensure_leaf() {
    if (leaf_ != model::none) return;
    leaf_ = open(BlockKind::paragraph);
    implicit_paragraph_ = true;
}

void Converter::end_implicit_paragraph() {
    if (!implicit_paragraph_) return;
    flush_inline_html();
    builder_.close();
    leaf_ = model::none;
    implicit_paragraph_ = false;
}

void Converter::leave_block() {
    end_implicit_paragraph();
    const OpenBlock block = open_.back();
    open_.pop_back();
    if (block.index == model::none) return;
    if (block.kind == BlockKind::list || block.kind == BlockKind::quote) --nesting_;
    if (block.index == leaf_) {
        flush_inline_html();
        if (block.kind == BlockKind::code) finish_code();
        leaf_ = model::none;
    }
    if (block.kind == BlockKind::html) return finish_html(block.index);
    builder_.close();
}

/// Removes the spaces that all lines share, which code inside list items has from the list.
std::string without_common_indent(const std::string& code) {
    std::size_t shared = std::string::npos;
    for (std::size_t at = 0; at < code.size();) {
        const std::size_t end = std::min(code.find('\n', at), code.size());
        const std::size_t text = code.find_first_not_of(' ', at);
        if (text < end) shared = std::min(shared, text - at);
        at = end + 1;
    }
    if (shared == 0 || shared == std::string::npos) return code;
    std::string dedented;
    for (std::size_t at = 0; at < code.size();) {
        const std::size_t end = std::min(code.find('\n', at), code.size());
        const std::size_t text = std::min(code.find_first_not_of(' ', at), end);
        dedented.append(code, std::min(text, at + shared), end - std::min(text, at + shared));
        if (end < code.size()) dedented += '\n';
        at = end + 1;
    }
    return dedented;
}

void Converter::finish_code() {
    const bool in_item = std::any_of(open_.begin(), open_.end(),
                                     [](const OpenBlock& open) { return open.kind == BlockKind::list_item; });
    if (in_item) literal_ = without_common_indent(literal_);
    if (!literal_.empty() && literal_.back() == '\n') literal_.pop_back();
    builder_.literal(literal_);
}

void Converter::finish_html(std::uint32_t index) {
    const Uncommented rest = remove_comments(literal_);
    const std::uint32_t line = places[index].first;
    if (rest.open_at_end)
        reporter_.add(Severity::warning, line, 1, "this comment is never closed; all that follows is hidden",
                      "end it with -->");
    const bool empty = trim(rest.html).empty();
    if (!empty) builder_.literal(trim(rest.html));
    builder_.close();
    for (const std::string& directive : rest.directives)
        marks.push_back({empty ? index : index + 1, line, false, directive});
    if (!empty) return;
    document_.blocks.pop_back();
    places.pop_back();
}

int Converter::on_enter_block(MD_BLOCKTYPE type, void* detail, void* self) {
    auto& converter = *static_cast<Converter*>(self);
    switch (type) {
        case MD_BLOCK_DOC: break;
        case MD_BLOCK_QUOTE: converter.enter_container(BlockKind::quote); break;
        case MD_BLOCK_UL:
            converter.enter_list(false, static_cast<MD_BLOCK_UL_DETAIL*>(detail)->is_tight != 0, 0);
            break;
        case MD_BLOCK_OL: {
            const auto& list = *static_cast<MD_BLOCK_OL_DETAIL*>(detail);
            converter.enter_list(true, list.is_tight != 0, list.start);
            break;
        }
        case MD_BLOCK_LI: converter.enter_item(*static_cast<MD_BLOCK_LI_DETAIL*>(detail)); break;
        case MD_BLOCK_HR: converter.enter_leaf(BlockKind::rule); break;
        case MD_BLOCK_H:
            converter.enter_leaf(BlockKind::heading);
            converter.builder_.block(converter.leaf_).level =
                static_cast<std::uint8_t>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
            break;
        case MD_BLOCK_CODE: {
            const auto& code = *static_cast<MD_BLOCK_CODE_DETAIL*>(detail);
            converter.enter_leaf(BlockKind::code);
            converter.places[converter.leaf_].fence = code.fence_char;
            const std::string language = fold_case(converter.attribute(code.lang));
            converter.builder_.label(converter.leaf_, language.substr(0, language.find_first_of(",{ ")));
            break;
        }
        case MD_BLOCK_HTML: converter.enter_leaf(BlockKind::html); break;
        case MD_BLOCK_P: converter.enter_leaf(BlockKind::paragraph); break;
        case MD_BLOCK_TABLE:
            converter.end_implicit_paragraph();
            converter.open_.push_back({BlockKind::table, converter.open(BlockKind::table)});
            break;
        case MD_BLOCK_THEAD: converter.in_table_head_ = true; break;
        case MD_BLOCK_TBODY: converter.in_table_head_ = false; break;
        case MD_BLOCK_TR: {
            const std::uint32_t index = converter.open(BlockKind::table_row);
            if (converter.in_table_head_) converter.builder_.block(index).flags |= model::flag_header;
            converter.open_.push_back({BlockKind::table_row, index});
            break;
        }
        case MD_BLOCK_TH:
        case MD_BLOCK_TD:
            converter.enter_leaf(BlockKind::table_cell);
            // md4c's MD_ALIGN has the order of model::Alignment.
            converter.builder_.block(converter.leaf_).level =
                static_cast<std::uint8_t>(static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align);
            break;
    }
    return 0;
}

int Converter::on_leave_block(MD_BLOCKTYPE type, void*, void* self) {
    if (type != MD_BLOCK_DOC && type != MD_BLOCK_THEAD && type != MD_BLOCK_TBODY)
        static_cast<Converter*>(self)->leave_block();
    return 0;
}

// --- Spans

int Converter::on_enter_span(MD_SPANTYPE type, void* detail, void* self) {
    auto& converter = *static_cast<Converter*>(self);
    converter.ensure_leaf();
    converter.flush_inline_html();
    const auto enter = [&](SpanKind kind) {
        const bool built = converter.built_spans_ < deepest_spans;
        if (built) converter.builder_.open_span(kind);
        converter.built_spans_ += built ? 1 : 0;
        converter.spans_.push_back({built, kind, {}, converter.last_offset_});
    };
    switch (type) {
        case MD_SPAN_EM: enter(SpanKind::emphasis); break;
        case MD_SPAN_STRONG: enter(SpanKind::strong); break;
        case MD_SPAN_DEL: enter(SpanKind::strike); break;
        case MD_SPAN_CODE:
            converter.in_code_span_ = true;
            converter.code_span_.clear();
            break;
        case MD_SPAN_A: {
            const auto& link = *static_cast<MD_SPAN_A_DETAIL*>(detail);
            enter(SpanKind::link);
            converter.enter_link(link.href, link.title);
            break;
        }
        case MD_SPAN_IMG: {
            const auto& image = *static_cast<MD_SPAN_IMG_DETAIL*>(detail);
            enter(SpanKind::image);
            converter.enter_link(image.src, image.title);
            break;
        }
        default: enter(SpanKind::emphasis); break;
    }
    return 0;
}

int Converter::on_leave_span(MD_SPANTYPE type, void*, void* self) {
    auto& converter = *static_cast<Converter*>(self);
    converter.flush_inline_html();
    if (type == MD_SPAN_CODE) {
        converter.in_code_span_ = false;
        converter.builder_.code(converter.code_span_);
        return 0;
    }
    if (type == MD_SPAN_A || type == MD_SPAN_IMG) converter.leave_link();
    const bool built = converter.spans_.back().built;
    converter.spans_.pop_back();
    if (built) {
        converter.builder_.close_span();
        --converter.built_spans_;
    }
    return 0;
}

void Converter::enter_link(const MD_ATTRIBUTE& target, const MD_ATTRIBUTE& title) {
    OpenSpan& span = spans_.back();
    if (!is_hidden()) span.written = attribute(target);
    if (!span.built || is_hidden()) return;
    builder_.set_target(safe_target(span.written).value_or(std::string{}), attribute(title));
    // An image without alternative text has no text that would tell the block's place.
    if (leaf_ != model::none && places[leaf_].first == 0) note_place(target.text);
}

/// At most 80 bytes of `text`, cut between characters.
std::string excerpt(std::string_view text) {
    std::size_t end = std::min<std::size_t>(text.size(), 80);
    while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return std::string(text.substr(0, end)) + (end < text.size() ? "…" : "");
}

/// A link's own '[' is the last one before its text; an empty link is placed by the text before it.
std::uint32_t Converter::bracket_before(std::uint32_t offset) const {
    const std::uint32_t line_start = line_starts_[line_at(line_starts_, offset) - 1];
    const std::size_t bracket = std::string_view(marked_.text).substr(line_start, offset - line_start + 1).rfind('[');
    return bracket == std::string_view::npos ? offset : line_start + static_cast<std::uint32_t>(bracket);
}

void Converter::leave_link() {
    const OpenSpan& span = spans_.back();
    if (reporter_.is_full()) return;
    if (!safe_target(span.written)) {
        report_at(Severity::warning, bracket_before(last_offset_),
                  "the link target is left out: " + excerpt(span.written),
                  "only http, https, mailto and places inside the notes are linked");
    } else if (span.kind == SpanKind::image && options_.file_exists && is_relative_path(span.written) &&
               !options_.file_exists(file_of_target(span.written))) {
        report_at(Severity::warning, bracket_before(last_offset_),
                  "image is missing: " + excerpt(file_of_target(span.written)),
                  "put the file there, or correct the path");
    }
}

// --- Text

std::optional<std::uint32_t> Converter::offset_of(const char* text) const {
    const char* const begin = marked_.text.data();
    const std::less<const char*> before;
    if (text == nullptr || before(text, begin) || !before(text, begin + marked_.text.size())) return std::nullopt;
    return static_cast<std::uint32_t>(text - begin);
}

void Converter::note_place(const char* text) {
    const std::optional<std::uint32_t> offset = offset_of(text);
    if (!offset) return;
    last_offset_ = *offset;
    BlockPlace& place = places[leaf_];
    place.last = line_at(line_starts_, *offset);
    if (place.first != 0) return;
    // Blank lines before the first text of a literal block are static strings of md4c.
    place.first = place.last - place.contents;
}

std::string Converter::clean(std::string_view chunk) const {
    const std::optional<std::uint32_t> begin = offset_of(chunk.data());
    if (!begin || marked_.offsets.empty()) return std::string(chunk);
    std::string text;
    std::uint32_t at = *begin;
    const std::uint32_t end = *begin + static_cast<std::uint32_t>(chunk.size());
    for (auto marker = std::lower_bound(marked_.offsets.begin(), marked_.offsets.end(), at);
         marker != marked_.offsets.end() && *marker < end; ++marker) {
        text.append(marked_.text, at, *marker - at);
        at = *marker + static_cast<std::uint32_t>(marked_.marker.size());
    }
    if (at < end) text.append(marked_.text, at, end - at);
    return text;
}

std::string Converter::attribute(const MD_ATTRIBUTE& attribute) const {
    std::string value;
    for (int i = 0; attribute.size > 0 && attribute.substr_offsets[i] < attribute.size; ++i) {
        const MD_OFFSET start = attribute.substr_offsets[i];
        const std::string_view part(attribute.text + start, attribute.substr_offsets[i + 1] - start);
        value += attribute.substr_types[i] == MD_TEXT_ENTITY ? decode_entity(part) : std::string(part);
    }
    return without_markers(value, marked_.marker);
}

int Converter::on_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
    auto& converter = *static_cast<Converter*>(self);
    converter.ensure_leaf();
    const std::string_view visible = converter.without_hidden(type, std::string_view(text, size));
    if (size > 0 && visible.empty()) return 0;
    if (size > 0) converter.note_place(visible.data());
    converter.add_text(type, visible);
    return 0;
}

/// A comment that begins inside a paragraph and holds a blank line is text to Markdown, up to its `-->`. Whoever wrote
/// it meant to hide it. Code and escaped marks (which md4c reports apart) are left alone.
std::string_view Converter::without_hidden(MD_TEXTTYPE type, std::string_view text) {
    const std::optional<std::uint32_t> begin = offset_of(text.data());
    if (!begin) return is_hidden() ? std::string_view{} : text;
    const std::uint32_t end = *begin + static_cast<std::uint32_t>(text.size());
    if (*begin < hidden_until_) {
        last_offset_ = std::min(end, hidden_until_);
        return end <= hidden_until_ ? std::string_view{} : text.substr(hidden_until_ - *begin);
    }
    if (type != MD_TEXT_NORMAL) return text;
    const std::size_t opening = text.find("<!--");
    if (opening == std::string_view::npos) return text;
    const std::uint32_t start = *begin + static_cast<std::uint32_t>(opening);
    const std::size_t closing = start < no_comment_end_after_ ? marked_.text.find("-->", start) : std::string::npos;
    if (closing == std::string::npos) {
        no_comment_end_after_ = std::min(no_comment_end_after_, start);
        return text;
    }
    report_at(Severity::warning, start, "this comment holds a blank line, which ends it in Markdown",
              "begin the comment on a line of its own; it is hidden here");
    hidden_until_ = static_cast<std::uint32_t>(closing) + 3;
    last_offset_ = *begin;
    return text.substr(0, opening);
}

void Converter::add_text(MD_TEXTTYPE type, std::string_view text) {
    const BlockKind kind = builder_.block(leaf_).kind;
    if (kind == BlockKind::code || kind == BlockKind::html) {
        literal_ += clean(text);
        if (text == "\n") ++places[leaf_].contents;
        return;
    }
    if (in_code_span_) {
        code_span_ += clean(text);
        return;
    }
    if (type == MD_TEXT_HTML) {
        inline_html_ += clean(text);
        // md4c gives tags one after another without saying where one ends.
        if (inline_html_.back() == '>' && (!inline_html_.starts_with("<!--") || inline_html_.ends_with("-->")))
            flush_inline_html();
        return;
    }
    flush_inline_html();
    switch (type) {
        case MD_TEXT_BR: builder_.hard_break(); break;
        case MD_TEXT_SOFTBR: builder_.soft_break(); break;
        case MD_TEXT_ENTITY: builder_.text(decode_entity(text)); break;
        case MD_TEXT_NULLCHAR: builder_.text("\xEF\xBF\xBD"); break;
        default: builder_.text(clean(text)); break;
    }
}

bool is_line_break_tag(std::string_view html) {
    const std::string tag = fold_case(html);
    return tag == "<br>" || tag == "<br/>" || tag == "<br />";
}

void Converter::flush_inline_html() {
    if (inline_html_.empty()) return;
    const Uncommented rest = remove_comments(inline_html_);
    inline_html_.clear();
    for (const std::string& directive : rest.directives)
        marks.push_back({leaf_, line_at(line_starts_, last_offset_), true, directive});
    if (is_line_break_tag(rest.html))
        builder_.hard_break();
    else if (!rest.html.empty())
        builder_.html(rest.html);
}

void Converter::report_at(Severity severity, std::uint32_t offset, std::string message, std::string hint) {
    const std::uint32_t line = line_at(line_starts_, offset);
    const std::uint32_t start = line_starts_[line - 1];
    const std::string before = clean(std::string_view(marked_.text).substr(start, offset - start));
    reporter_.add(severity, line, column_at(before, before.size()), std::move(message), std::move(hint));
}

/// `source` with its first lines empty, so that line numbers stay.
std::string without_first_lines(const Source& source, std::uint32_t count) {
    std::string text(count, '\n');
    if (count < source.line_count()) text.append(source.text, source.line_starts[count]);
    return text;
}

}  // namespace

std::vector<Mark> parse_markdown(const Source& source, std::uint32_t skipped_lines, const ReadOptions& options,
                                 ParsedDocument& document, Reporter& reporter) {
    const MarkedText marked = skipped_lines > 0 ? mark_cjk_emphasis(without_first_lines(source, skipped_lines))
                                                : mark_cjk_emphasis(source.text);
    Converter converter(marked, options, document, reporter);
    converter.run();
    place_blocks(document, converter.places, source, skipped_lines, reporter);
    return std::move(converter.marks);
}

}  // namespace viva::notes
