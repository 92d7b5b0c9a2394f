// Raw HTML inside a line of text: spans, images, script letters, and the text of HTML blocks.
#include <algorithm>

#include "base/unicode.h"
#include "notes/converter.h"
#include "notes/definitions.h"
#include "notes/html_tokens.h"
#include "notes/links.h"
#include "notes/scripts.h"

namespace viva::notes {

using model::SpanKind;

namespace {

using Kind = HtmlToken::Kind;

/// Runs of white space as one space each.
std::string collapsed(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
        if (!blank)
            result += c;
        else if (result.empty() || result.back() != ' ')
            result += ' ';
    }
    return result;
}

/// A width or height as HTML writes it ("300", "300px", "50%" of `whole`), in CSS pixels; 0: none.
std::uint16_t pixels_of(std::string_view written, std::uint32_t whole) {
    constexpr std::uint32_t most = 8192;
    written = trim(written);
    std::uint32_t number = 0;
    while (!written.empty() && written.front() >= '0' && written.front() <= '9') {
        number = std::min(most, number * 10 + static_cast<std::uint32_t>(written.front() - '0'));
        written.remove_prefix(1);
    }
    if (written.starts_with('.'))
        written.remove_prefix(std::min(written.size(), written.find_first_not_of("0123456789", 1)));
    if (written == "%") return static_cast<std::uint16_t>(std::min(number, 100U) * whole / 100);
    return written.empty() || written == "px" ? static_cast<std::uint16_t>(number) : 0;
}

}  // namespace

void Converter::add_html_inline_token(const HtmlToken& token) {
    if (token.kind == Kind::text)
        add_html_text(token.written);
    else
        add_html_inline(token);
}

/// Text of an HTML block, where white space only separates words.
void Converter::add_html_text(std::string_view written) {
    const std::string text = collapsed(written);
    const std::string_view words = trim(text);
    const auto space = [&] {
        if (leaf_ == model::none || pending_breaks_ > 0) return;
        if (in_html_code_)
            code_span_ += ' ';
        else
            builder_.soft_break();
    };
    if (text.starts_with(' ')) space();
    if (words.empty()) return;
    if (html_line_ != 0) {
        const auto first = static_cast<std::ptrdiff_t>(written.find_first_not_of(" \t\r\n\f"));
        html_line_ += static_cast<std::uint32_t>(std::count(written.begin(), written.begin() + first, '\n'));
        written.remove_prefix(static_cast<std::size_t>(first));
    }
    add_content(decode_entities(words));
    if (html_line_ != 0)
        places[leaf_].last =
            html_line_ +
            static_cast<std::uint32_t>(std::count(
                written.begin(),
                written.begin() + static_cast<std::ptrdiff_t>(written.find_last_not_of(" \t\r\n\f") + 1), '\n'));
    if (text.ends_with(' ')) space();
}

/// Ends what stands on a line of its own: a paragraph, or a line of a heading or cell.
void Converter::end_html_line() {
    if (html_line_ != 0 && (leaf_ == model::none || implicit_paragraph_)) return end_implicit_paragraph();
    if (!builder_.is_leaf_empty()) pending_breaks_ = std::max(pending_breaks_, 1u);
}

/// Text of the open leaf, in code, in script letters, or plain.
void Converter::add_content(std::string_view text) {
    if (text.empty()) return;
    prepare_html_place();
    ensure_leaf();
    if (in_html_code_) {
        code_span_ += text;
        return;
    }
    write_pending_breaks();
    if (script_ == HtmlRole::superscript)
        builder_.text(superscript(text));
    else if (script_ == HtmlRole::subscript)
        builder_.text(subscript(text));
    else
        builder_.text(text);
}

void Converter::write_pending_breaks() {
    for (; pending_breaks_ > 0; --pending_breaks_)
        if (!builder_.is_leaf_empty()) builder_.hard_break();
}

void Converter::flush_html_code() {
    if (!in_html_code_ || code_span_.empty()) return;
    write_pending_breaks();
    write_code_span();
}

/// One tag inside a paragraph, heading or cell.
void Converter::add_html_inline(const HtmlToken& token) {
    const bool opens = token.kind == Kind::open;
    const HtmlRole role = html_role(token.name);
    switch (role) {
        case HtmlRole::unknown:
        case HtmlRole::shown_tag:
        case HtmlRole::dropped: return add_content(token.written);
        case HtmlRole::strong: return opens ? open_html_span(token, SpanKind::strong) : close_html_span(token.name);
        case HtmlRole::emphasis: return opens ? open_html_span(token, SpanKind::emphasis) : close_html_span(token.name);
        case HtmlRole::strike: return opens ? open_html_span(token, SpanKind::strike) : close_html_span(token.name);
        case HtmlRole::link: return opens ? open_html_span(token, SpanKind::link) : close_html_span(token.name);
        case HtmlRole::image: return add_html_image(token);
        case HtmlRole::code:
            flush_html_code();
            code_span_.clear();
            in_html_code_ = opens && !token.closes_itself;
            return;
        case HtmlRole::subscript:
        case HtmlRole::superscript: script_ = opens ? role : HtmlRole::transparent; return;
        case HtmlRole::line_break:
            flush_html_code();
            if (leaf_ != model::none && !builder_.is_leaf_empty()) pending_breaks_ = std::min(pending_breaks_ + 1, 2u);
            return;
        case HtmlRole::transparent: return;
        case HtmlRole::item:
            end_html_line();
            if (opens) add_content("• ");
            return;
        case HtmlRole::details:
            if (!opens && html_line_ == 0) ++ended_details_;
            return end_html_line();
        default:
            end_html_line();
            if (token.name == term_label || token.name == definition_label)
                html_label_ = !opens ? std::string_view{} : token.name == term_label ? term_label : definition_label;
            return;
    }
}

void Converter::open_html_span(const HtmlToken& token, SpanKind kind) {
    if (token.closes_itself) return;
    const std::optional<std::string> target = kind == SpanKind::link ? token.attribute("href") : std::nullopt;
    const bool wanted = kind != SpanKind::link || target.has_value();
    prepare_html_place();
    if (!wanted && leaf_ == model::none) return;  // An anchor: no content of its own.
    ensure_leaf();
    flush_html_code();
    write_pending_breaks();
    OpenSpan span{wanted && has_room_for_span(), kind, target.value_or(""), token.name};
    if (span.built) {
        builder_.open_span(kind);
        ++built_spans_;
        if (target)
            builder_.set_target(safe_target(*target).value_or(std::string{}), token.attribute("title").value_or(""));
    }
    if (target) report_target(SpanKind::link, *target);
    spans_.push_back(std::move(span));
}

/// Closes the innermost open span of this tag; never one beyond a span of Markdown.
void Converter::close_html_span(std::string_view name) {
    flush_html_code();
    std::size_t found = spans_.size();
    while (found > 0 && !spans_[found - 1].tag.empty() && spans_[found - 1].tag != name) --found;
    if (found == 0 || spans_[found - 1].tag.empty()) return;
    while (spans_.size() >= found) close_top_span();
}

void Converter::close_top_span() {
    if (spans_.back().built) {
        builder_.close_span();
        --built_spans_;
    }
    spans_.pop_back();
}

/// Ends the spans and modes that tags opened, at the end of a span of Markdown or of the leaf.
void Converter::end_html_inlines(bool leaf_ends) {
    flush_html_code();
    while (!spans_.empty() && (leaf_ends || !spans_.back().tag.empty())) close_top_span();
    if (!leaf_ends) return;
    in_html_code_ = false;
    script_ = HtmlRole::transparent;
    pending_breaks_ = 0;
}

void Converter::add_html_image(const HtmlToken& token) {
    const std::optional<std::string> source = token.attribute("src");
    if (token.kind != Kind::open || !source) return;
    prepare_html_place();
    ensure_leaf();
    flush_html_code();
    write_pending_breaks();
    const bool built = has_room_for_span();
    if (built) builder_.open_span(SpanKind::image);
    if (built) builder_.set_target(safe_target(*source).value_or(std::string{}), token.attribute("title").value_or(""));
    // As wide as a note's text is on a desk; a note has no height.
    constexpr std::uint32_t column = 700;
    if (built)
        builder_.set_size(pixels_of(token.attribute("width").value_or(""), column),
                          pixels_of(token.attribute("height").value_or(""), 0));
    builder_.text(collapsed(token.attribute("alt").value_or("")));
    if (built) builder_.close_span();
    report_target(SpanKind::image, *source);
}

}  // namespace viva::notes
