#include "notes/cloze_marks.h"

#include <algorithm>

#include "base/unicode.h"
#include "model/cloze_marks.h"

namespace viva::notes {
namespace {

using model::SpanKind;

/// A paragraph that hides more is no card.
constexpr std::size_t most_hidden = 64;

class Finder {
public:
    Finder(const ParsedDocument& document, std::uint32_t leaf, Stretch where, ClozeStyle style)
        : text_(document.text), where_(where), style_(style) {
        const model::Block& block = document.blocks[leaf];
        for (std::uint32_t i = block.first_span; i < block.first_span + block.span_count; ++i)
            if (document.spans[i].kind == SpanKind::code)
                code_.push_back(
                    {document.spans[i].text.offset, document.spans[i].text.offset + document.spans[i].text.size});
    }

    ClozeMarks run() {
        bool in_formula = false;
        for (std::uint32_t at = where_.from; at < where_.to && marks_.hidden.size() < most_hidden;) {
            if (const std::uint32_t after = code_end(at); after > at) {
                at = after;
                continue;
            }
            if (text_[at] == '$') in_formula = !in_formula;
            const std::uint32_t end = in_formula ? at : take(at);
            at = std::max(end, at + 1);
        }
        return std::move(marks_);
    }

private:
    std::uint32_t code_end(std::uint32_t at) {
        while (next_code_ < code_.size() && code_[next_code_].to <= at) ++next_code_;
        const bool is_code = next_code_ < code_.size() && at >= code_[next_code_].from;
        return is_code ? code_[next_code_].to : at;
    }

    bool is(std::uint32_t at, std::string_view mark) const {
        return at + mark.size() <= where_.to && text_.substr(at, mark.size()) == mark;
    }

    /// Where `mark` stands from `from` on, or the end. What is missing once is missing further on, too.
    std::uint32_t find(std::string_view mark, std::uint32_t from) {
        if (std::find(missing_.begin(), missing_.end(), mark) != missing_.end()) return where_.to;
        const std::size_t found = text_.substr(0, where_.to).find(mark, from);
        if (found != std::string_view::npos) return static_cast<std::uint32_t>(found);
        missing_.push_back(mark);
        return where_.to;
    }

    /// One past the cloze that begins at `at`, or `at`.
    std::uint32_t take(std::uint32_t at) {
        if (is(at, "{{cloze ")) return take_between(at, "{{cloze ", "}}");
        if (is(at, "{{c")) return take_numbered(at);
        if (style_ == ClozeStyle::written && is(at, "==")) return take_highlighted(at);
        if (style_ == ClozeStyle::double_brackets && is(at, "[[")) return take_between(at, "[[", "]]");
        if (style_ == ClozeStyle::brackets && is(at, "[") && !is(at, "[]")) return take_between(at, "[", "]");
        return at;
    }

    std::uint32_t take_between(std::uint32_t at, std::string_view opening, std::string_view closing) {
        const auto from = at + static_cast<std::uint32_t>(opening.size());
        const std::uint32_t to = find(closing, from);
        if (to >= where_.to || to == from || trim(text_.substr(from, to - from)).empty()) return at;
        add(at, {from, to}, to + static_cast<std::uint32_t>(closing.size()), 0);
        return to + static_cast<std::uint32_t>(closing.size());
    }

    bool is_letter_before(std::uint32_t at) const {
        if (at <= where_.from) return false;
        const char before = text_[at - 1];
        return is_letter(static_cast<unsigned char>(before)) || is_digit(static_cast<unsigned char>(before)) ||
               before == '=' || before == '!' || before == '<' || before == '>';
    }

    /// "a == b" and "a==b and c==d" compare; a highlight hugs its words and stands free.
    std::uint32_t take_highlighted(std::uint32_t at) {
        const std::uint32_t from = at + 2;
        const std::uint32_t to = find("==", from);
        if (is_letter_before(at) || to >= where_.to || to == from) return at;
        const char first = text_[from], last = text_[to - 1];
        if (first == ' ' || first == '=' || last == ' ' || is(to, "===")) return at;
        const std::string_view inner = text_.substr(from, to - from);
        if (inner.find('\n') != std::string_view::npos) return at;
        if (to + 2 < where_.to) {
            const char next = text_[to + 2];
            if (next == '=' || (next >= '0' && next <= '9') || (next >= 'a' && next <= 'z') ||
                (next >= 'A' && next <= 'Z'))
                return at;
        }
        add(at, {from, to}, to + 2, 0);
        return to + 2;
    }

    /// {{c1::hidden}} and {{c1::hidden::hint}}.
    std::uint32_t take_numbered(std::uint32_t at) {
        std::uint32_t from = at + 3;
        std::uint32_t group = 0;
        for (; from < where_.to && from < at + 6 && text_[from] >= '0' && text_[from] <= '9'; ++from)
            group = group * 10 + static_cast<std::uint32_t>(text_[from] - '0');
        if (group == 0 || !is(from, "::")) return at;
        from += 2;
        const std::uint32_t end = find("}}", from);
        if (end >= where_.to || end == from) return at;
        const std::uint32_t to = std::min(find("::", from), end);
        if (to == from) return at;
        add(at, {from, to}, end + 2, group);
        return end + 2;
    }

    void add(std::uint32_t begin, Stretch inner, std::uint32_t end, std::uint32_t group) {
        marks_.removed.push_back({begin, inner.from});
        marks_.removed.push_back({inner.to, end});
        marks_.hidden.push_back({inner, group > 0 ? group : static_cast<std::uint32_t>(marks_.hidden.size()) + 1});
    }

    std::string_view text_;
    Stretch where_;
    ClozeStyle style_;
    std::vector<Stretch> code_;
    std::size_t next_code_ = 0;
    std::vector<std::string_view> missing_;
    ClozeMarks marks_;
};

}  // namespace

ClozeMarks find_cloze_marks(const ParsedDocument& document, std::uint32_t leaf, Stretch where, ClozeStyle style) {
    return Finder(document, leaf, where, style).run();
}

bool hides_words(const ParsedDocument& document, std::uint32_t leaf) {
    const model::Block& block = document.blocks[leaf];
    const auto first = document.spans.begin() + block.first_span;
    return std::any_of(first, first + block.span_count, [&](const model::Span& span) {
        return span.kind == model::SpanKind::html && document.of(span.title).starts_with(model::cloze_begin);
    });
}

}  // namespace viva::notes
