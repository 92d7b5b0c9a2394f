#include "notes/converter.h"

#include <algorithm>
#include <functional>

#include "base/unicode.h"
#include "notes/comments.h"
#include "notes/entities.h"
#include "notes/links.h"

namespace viva::notes {

using model::BlockKind;
using model::SpanKind;

namespace {

SpanKind span_kind(MD_SPANTYPE type) {
    switch (type) {
        case MD_SPAN_STRONG: return SpanKind::strong;
        case MD_SPAN_DEL: return SpanKind::strike;
        case MD_SPAN_A: return SpanKind::link;
        case MD_SPAN_IMG: return SpanKind::image;
        default: return SpanKind::emphasis;
    }
}

}  // namespace

int Converter::on_enter_span(MD_SPANTYPE type, void* detail, void* self) {
    auto& converter = *static_cast<Converter*>(self);
    converter.ensure_leaf();
    converter.flush_inline_html();
    converter.flush_html_code();
    converter.write_pending_breaks();
    if (type == MD_SPAN_CODE) {
        converter.in_code_span_ = true;
        converter.is_code_line_over_ = false;
        converter.code_span_.clear();
        return 0;
    }
    const SpanKind kind = span_kind(type);
    const bool built = converter.has_room_for_span();
    if (built) converter.builder_.open_span(kind);
    converter.built_spans_ += built ? 1 : 0;
    converter.spans_.push_back({built, kind, {}});
    if (type == MD_SPAN_A) {
        const auto& link = *static_cast<MD_SPAN_A_DETAIL*>(detail);
        converter.enter_link(link.href, link.title);
    } else if (type == MD_SPAN_IMG) {
        const auto& image = *static_cast<MD_SPAN_IMG_DETAIL*>(detail);
        converter.enter_link(image.src, image.title);
    }
    return 0;
}

int Converter::on_leave_span(MD_SPANTYPE type, void*, void* self) {
    auto& converter = *static_cast<Converter*>(self);
    converter.flush_inline_html();
    if (type == MD_SPAN_CODE) {
        converter.in_code_span_ = false;
        converter.write_code_span();
        return 0;
    }
    converter.end_html_inlines(false);
    // md4c 0.5.2 leaves an emphasis that it never entered where the opening mark is a link's target: "[](*)*".
    if (converter.spans_.empty() || converter.spans_.back().kind != span_kind(type)) return 0;
    if (type == MD_SPAN_A || type == MD_SPAN_IMG)
        converter.report_target(converter.spans_.back().kind, converter.spans_.back().written);
    converter.close_top_span();
    return 0;
}

void Converter::enter_link(const MD_ATTRIBUTE& target, const MD_ATTRIBUTE& title) {
    OpenSpan& span = spans_.back();
    if (!is_hidden()) span.written = attribute(target);
    if (!span.built || is_hidden()) return;
    builder_.set_target(safe_target(span.written).value_or(std::string{}), attribute(title));
    // An image without alternative text has no text that would tell the block's place.
    if (leaf_ != model::none && places[leaf_].first == 0) note_place({target.text, target.size});
}

/// A link's own '[' is the last one before its text; an empty link is placed by the text before it.
std::uint32_t Converter::bracket_before(std::uint32_t offset) const {
    const std::uint32_t line_start = line_starts_[line_at(line_starts_, offset) - 1];
    const std::size_t bracket = std::string_view(marked_.text).substr(line_start, offset - line_start + 1).rfind('[');
    return bracket == std::string_view::npos ? offset : line_start + static_cast<std::uint32_t>(bracket);
}

void Converter::report_target(SpanKind kind, const std::string& written) {
    if (reporter_.is_full()) return;
    const auto report = [&](std::string message, std::string hint) {
        if (html_line_ != 0)
            reporter_.add(Severity::warning, html_line_, 1, std::move(message), std::move(hint));
        else
            report_at(Severity::warning, bracket_before(last_offset_), std::move(message), std::move(hint));
    };
    if (!safe_target(written))
        report("the link target is left out: " + excerpt(written),
               "only http, https, mailto and places inside the notes are linked");
    else if (kind == SpanKind::image && options_.file_exists && is_relative_path(written) &&
             !options_.file_exists(file_of_target(written)))
        report("image is missing: " + excerpt(file_of_target(written)), "put the file there, or correct the path");
}

// --- Text

std::optional<std::uint32_t> Converter::offset_of(std::string_view text) const {
    const char* const start = text.data();
    const char* const begin = marked_.text.data();
    const std::less<const char*> before;
    if (start == nullptr || before(start, begin) || !before(start, begin + marked_.text.size())) return std::nullopt;
    return static_cast<std::uint32_t>(start - begin);
}

void Converter::note_place(std::string_view text) {
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
    const std::optional<std::uint32_t> begin = offset_of(chunk);
    if (!begin || marked_.inserted.empty()) return std::string(chunk);
    std::string text;
    std::uint32_t at = *begin;
    const std::uint32_t end = *begin + static_cast<std::uint32_t>(chunk.size());
    const auto is_before = [](const Insertion& one, std::uint32_t offset) { return one.offset < offset; };
    for (auto next = std::lower_bound(marked_.inserted.begin(), marked_.inserted.end(), at, is_before);
         next != marked_.inserted.end() && next->offset < end; ++next) {
        text.append(marked_.text, at, next->offset - at);
        at = next->offset + next->size;
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
    return masked_.restored(without_markers(value, marked_.marker));
}

int Converter::on_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
    auto& converter = *static_cast<Converter*>(self);
    converter.ensure_leaf();
    const std::string_view visible = converter.without_hidden(type, std::string_view(text, size));
    if (size > 0 && visible.empty()) return 0;
    if (size > 0) converter.note_place(visible);
    converter.add_text(type, visible);
    return 0;
}

/// A comment that begins inside a paragraph and holds a blank line is text to Markdown, up to its `-->`. Whoever wrote
/// it meant to hide it. Code and escaped marks (which md4c reports apart) are left alone.
std::string_view Converter::without_hidden(MD_TEXTTYPE type, std::string_view text) {
    const std::optional<std::uint32_t> begin = offset_of(text);
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

/// A line's end in a code span is a space, which md4c 0.5.2 leaves out where it gives white space before it.
bool Converter::is_white_space_before_line_end(std::string_view text) const {
    const std::optional<std::uint32_t> begin = offset_of(text);
    if (!begin || text.empty() || text.find_first_not_of(" \t") != std::string_view::npos) return false;
    const std::size_t end = *begin + text.size();
    return end < marked_.text.size() && marked_.text[end] == '\n';
}

void Converter::add_literal(std::string_view text) {
    if (is_as_written())
        literal_ += text;
    else
        literal_ += masked_.restored(clean(text));
    if (text == "\n") ++places[leaf_].contents;
}

void Converter::add_code_text(std::string_view text, bool in_table) {
    if (is_code_line_over_) code_span_ += ' ';
    const std::string code = masked_.restored(clean(text));
    // GFM 4.10: in a table `\|` is a bar, in code too; md4c leaves it.
    const std::size_t escape = in_table ? code.find("\\|") : std::string::npos;
    for (std::size_t at = 0; at < code.size(); ++at)
        if (escape == std::string::npos || !std::string_view(code).substr(at).starts_with("\\|"))
            code_span_ += code[at];
    is_code_line_over_ = is_white_space_before_line_end(text);
}

/// md4c gives tags one after another without saying where one ends; '>' may stand in a quoted value.
void Converter::gather_inline_html(std::string_view text) {
    const std::string part = masked_.restored(clean(text));
    const bool comment = (inline_html_.empty() ? part : inline_html_).starts_with("<!--");
    for (const char c : part)
        if (html_quote_ == 0 && !comment && (c == '"' || c == '\''))
            html_quote_ = c;
        else if (c == html_quote_)
            html_quote_ = 0;
    inline_html_ += part;
    if (html_quote_ == 0 && inline_html_.ends_with('>') && (!comment || inline_html_.ends_with("-->")))
        flush_inline_html();
}

void Converter::add_text(MD_TEXTTYPE type, std::string_view text) {
    const BlockKind kind = builder_.block(leaf_).kind;
    if (kind == BlockKind::code || kind == BlockKind::html) return add_literal(text);
    if (in_code_span_) return add_code_text(text, kind == BlockKind::table_cell);
    if (type == MD_TEXT_HTML) return gather_inline_html(text);
    flush_inline_html();
    switch (type) {
        case MD_TEXT_BR:
            flush_html_code();
            builder_.hard_break();
            break;
        case MD_TEXT_SOFTBR:
            if (in_html_code_)
                code_span_ += ' ';
            else if (pending_breaks_ == 0)
                builder_.soft_break();
            break;
        case MD_TEXT_ENTITY: add_content(decode_entity(text)); break;
        case MD_TEXT_NULLCHAR: add_content("\xEF\xBF\xBD"); break;
        default:
            if (is_as_written())
                add_content(text);
            else
                add_masked_text(clean(text));
            break;
    }
}

void Converter::add_masked_text(std::string_view text) {
    if (masked_.first == 0) return add_content(text);
    std::size_t done = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const Mask* const mask = masked_.at(text, at);
        if (mask == nullptr) continue;
        add_content(text.substr(done, at - done));
        add_mask(*mask);
        done = at + mask_bytes;
        at = done - 1;
    }
    add_content(text.substr(done));
}

void Converter::add_mask(const Mask& mask) {
    switch (mask.kind) {
        case Mask::Kind::continued: return;
        case Mask::Kind::display: return add_display_formula(mask);
        case Mask::Kind::link: return add_wiki_link(mask);
        case Mask::Kind::reference: return add_mask_link(mask);
        case Mask::Kind::footnote: {
            const std::uint32_t line = line_at(line_starts_, last_offset_);
            const bool begins = builder_.is_leaf_empty() || end_paragraph_early();
            add_mask_link(mask);
            add_content(" ");
            if (begins && places[leaf_].first == 0) places[leaf_].first = places[leaf_].last = line;
            return;
        }
        case Mask::Kind::formula: break;
    }
    ensure_leaf();
    flush_html_code();
    write_pending_breaks();
    builder_.code(mask.shown);
}

void Converter::add_wiki_link(const Mask& mask) {
    if (mask.target.empty()) {
        lost_links_.emplace_back(last_offset_, mask.written);
        return add_content(mask.written);
    }
    has_wiki_link_ = true;
    add_mask_link(mask);
}

/// What the mask shows, as a link to its target if it can be one here.
void Converter::add_mask_link(const Mask& mask) {
    const bool is_in_link = std::any_of(spans_.begin(), spans_.end(), [](const OpenSpan& span) {
        return span.kind == SpanKind::link || span.kind == SpanKind::image;
    });
    if (mask.target.empty() || is_in_link || !has_room_for_span()) return add_content(mask.shown);
    ensure_leaf();
    flush_html_code();
    write_pending_breaks();
    builder_.open_span(SpanKind::link);
    builder_.set_target(mask.target, {});
    builder_.text(mask.shown);
    builder_.close_span();
}

void Converter::report_lost_links() {
    if (!has_wiki_link_) return;
    for (const auto& [offset, written] : lost_links_)
        report_at(Severity::warning, offset, "no note has the name in " + excerpt(written),
                  "correct the name, or take the brackets away");
}

/// A formula on lines of its own is set as code, because its rows stand below each other.
void Converter::add_display_formula(const Mask& mask) {
    const std::uint32_t line = line_at(line_starts_, last_offset_);
    if (!end_paragraph_early()) {
        std::string row = mask.shown;
        std::replace(row.begin(), row.end(), '\n', ' ');
        builder_.code(row);
        return;
    }
    const std::uint32_t index = open(BlockKind::code);
    builder_.label(index, "math");
    builder_.literal(mask.shown);
    builder_.close();
    places[index] = {line, line + mask.lines - 1, 0, 0, true};
}

void Converter::flush_inline_html() {
    html_quote_ = 0;
    if (inline_html_.empty()) return;
    const Uncommented rest = remove_comments(inline_html_);
    inline_html_.clear();
    for (const std::string& directive : rest.directives)
        marks.push_back({leaf_, line_at(line_starts_, last_offset_), true, directive});
    for (const HtmlToken& token : html_tokens(rest.html)) {
        if (token.kind == HtmlToken::Kind::text)
            add_content(token.written);
        else
            add_html_inline(token);
    }
}

void Converter::report_at(Severity severity, std::uint32_t offset, std::string message, std::string hint) {
    const std::uint32_t line = line_at(line_starts_, offset);
    const std::uint32_t start = line_starts_[line - 1];
    const std::string before = masked_.restored(clean(std::string_view(marked_.text).substr(start, offset - start)));
    reporter_.add(severity, line, column_at(before, before.size()), std::move(message), std::move(hint));
}

}  // namespace viva::notes
