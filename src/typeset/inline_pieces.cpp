#include "typeset/inline_pieces.h"

#include <algorithm>

#include "base/unicode.h"

namespace viva::typeset {
namespace {

using model::Span;
using model::SpanKind;

/// What the open containers around a span say.
struct Context {
    std::uint32_t end;
    std::uint32_t link;
    std::uint8_t flags;
    bool strong;
};

class Collector {
public:
    Collector(const model::Document& document, std::uint32_t block, const InlineStyle& style, Layout& layout,
              std::vector<Piece>& pieces)
        : document_(document), block_(block), style_(style), layout_(layout), pieces_(pieces) {}

    void run() {
        const model::Block& block = document_.blocks[block_];
        const std::uint32_t end = block.first_span + block.span_count;
        open_.push_back({end, none, 0, false});
        if (block.span_count == 0) add_text(block.text);
        for (std::uint32_t i = block.first_span; i < end;) {
            while (open_.size() > 1 && open_.back().end <= i) open_.pop_back();
            i = visit(i, document_.spans[i]);
        }
    }

private:
    /// Returns the index of the next span to look at.
    std::uint32_t visit(std::uint32_t i, const Span& span) {
        const std::uint32_t after = std::clamp(span.end, i + 1, open_.front().end);
        switch (span.kind) {
            case SpanKind::text:
            case SpanKind::soft_break: add_text(span.text); return i + 1;
            case SpanKind::code: add_code(span.text); return i + 1;
            case SpanKind::hard_break: pieces_.push_back({.ends_line = true}); return i + 1;
            case SpanKind::image: add_image(span); return after;
            case SpanKind::html: return after;
            case SpanKind::emphasis:
            case SpanKind::strong:
            case SpanKind::strike:
            case SpanKind::link: open(span, after); return i + 1;
        }
        return i + 1;
    }

    void open(const Span& span, std::uint32_t end) {
        Context context = open_.back();
        context.end = end;
        if (span.kind == SpanKind::emphasis) context.flags |= run_slanted;
        if (span.kind == SpanKind::strike) context.flags |= run_strike;
        if (span.kind == SpanKind::strong) context.strong = true;
        if (span.kind == SpanKind::link && span.target.size != 0) {
            context.link = static_cast<std::uint32_t>(layout_.links.size());
            context.flags |= run_underline;
            layout_.links.push_back({.block = block_, .target = span.target, .text = span.text});
        }
        open_.push_back(context);
    }

    Piece piece(model::TextRange text) const {
        const Context& context = open_.back();
        return {.text = text,
                .link = context.link,
                .flags = context.flags,
                .face = context.strong ? Face::semibold : style_.face,
                .ink = context.link != none ? Ink::link : style_.ink,
                .size_index = style_.size_index};
    }

    void add_text(model::TextRange text) {
        if (text.size != 0) pieces_.push_back(piece(text));
    }

    void add_code(model::TextRange text) {
        if (text.size == 0) return;
        Piece code = piece(text);
        code.face = Face::mono;
        code.size_index = style_.code_size_index;
        code.flags = static_cast<std::uint8_t>((code.flags & ~run_slanted) | run_boxed);
        code.padding = style_.code_padding;
        pieces_.push_back(code);
    }

    void add_image(const Span& span) {
        if (span.width > 0) {
            pieces_.push_back(piece(span.text));
            pieces_.back().picture = static_cast<std::uint32_t>(&span - document_.spans.data());
            return;
        }
        const model::TextRange label = image_label(document_, span);
        if (label.size == 0) return;
        Piece image = piece(label);
        if (image.ink == Ink::ink) image.ink = Ink::soft;
        image.flags |= run_boxed | run_image;
        image.padding = style_.code_padding;
        pieces_.push_back(image);
    }

    const model::Document& document_;
    std::uint32_t block_;
    const InlineStyle& style_;
    Layout& layout_;
    std::vector<Piece>& pieces_;
    std::vector<Context> open_;
};

bool is_blank(std::string_view text) { return trim(text).empty(); }

}  // namespace

void collect_pieces(const model::Document& document, std::uint32_t block, const InlineStyle& style, Layout& layout,
                    std::vector<Piece>& pieces) {
    Collector(document, block, style, layout, pieces).run();
}

model::TextRange image_file_name(const model::Document& document, const model::Span& image) {
    std::string_view url = document.of(image.target);
    url = url.substr(0, url.find_first_of("?#"));
    const std::size_t slash = url.find_last_of('/');
    const std::size_t start = slash == std::string_view::npos ? 0 : slash + 1;
    return {image.target.offset + static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(url.size() - start)};
}

model::TextRange image_label(const model::Document& document, const model::Span& image) {
    if (!is_blank(document.of(image.text))) return image.text;
    const model::TextRange file = image_file_name(document, image);
    return is_blank(document.of(file)) ? model::TextRange{} : file;
}

const model::Span* lone_image(const model::Document& document, const model::Block& block) {
    const Span* image = nullptr;
    const std::uint32_t end = block.first_span + block.span_count;
    for (std::uint32_t i = block.first_span; i < end;) {
        const Span& span = document.spans[i];
        switch (span.kind) {
            case SpanKind::image:
                if (image != nullptr || image_label(document, span).size == 0) return nullptr;
                image = &span;
                i = std::max(span.end, i + 1);
                continue;
            case SpanKind::text:
                if (!is_blank(document.of(span.text))) return nullptr;
                break;
            case SpanKind::code: return nullptr;
            default: break;
        }
        ++i;
    }
    return image;
}

}  // namespace viva::typeset
