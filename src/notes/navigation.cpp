#include "notes/navigation.h"

#include <algorithm>
#include <vector>

#include "base/leading_number.h"
#include "base/unicode.h"
#include "model/footnotes.h"
#include "notes/questions.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;
using model::Span;
using model::SpanKind;

/// What a leaf's text is made of, in bytes without white space and adornment.
struct Makeup {
    std::size_t text = 0;    ///< All of it.
    std::size_t inside = 0;  ///< In links into the note.
    std::size_t back = 0;    ///< In links that only lead back.
    std::size_t inner_links = 0;
    std::size_t back_links = 0;
    std::size_t links = 0;
    std::size_t images = 0;
    std::size_t badges = 0;
};

/// Bytes of letters, digits and the like: what adorns does not count.
std::size_t weight(std::string_view text) {
    std::size_t bytes = 0;
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint next = decode_utf8(text, at);
        if (is_letter(next.code_point) || is_digit(next.code_point)) bytes += next.size;
        at += next.size;
    }
    return bytes;
}

bool is_badge(std::string_view target) {
    for (const std::string_view sign : {"shields.io", "badge", "travis-ci", "codecov.io", "/workflows/", "badgen.net"})
        if (target.find(sign) != std::string_view::npos) return true;
    return false;
}

/// Whether a link or a picture is in one of the leaves [first, end).
bool holds_links(const ParsedDocument& document, std::uint32_t first, std::uint32_t end) {
    for (std::uint32_t leaf = first; leaf < end; ++leaf) {
        const Block& block = document.blocks[leaf];
        for (std::uint32_t i = block.first_span; i < block.first_span + block.span_count; ++i)
            if (document.spans[i].kind == SpanKind::link || document.spans[i].kind == SpanKind::image) return true;
    }
    return false;
}

/// Of a leaf without links and pictures nothing: no navigation is made of it.
Makeup makeup_of(const ParsedDocument& document, std::uint32_t leaf) {
    if (!holds_links(document, leaf, leaf + 1)) return {};
    const Block& block = document.blocks[leaf];
    Makeup makeup;
    makeup.text = weight(document.of(block.text));
    for (std::uint32_t i = block.first_span; i < block.first_span + block.span_count; ++i) {
        const Span& span = document.spans[i];
        if (span.kind == SpanKind::image) {
            ++makeup.images;
            makeup.badges += is_badge(document.of(span.target)) ? 1 : 0;
        }
        if (span.kind != SpanKind::link) continue;
        const std::string_view text = document.of(span.text);
        const bool holds_image = i + 1 < span.end && document.spans[i + 1].kind == SpanKind::image;
        ++makeup.links;
        const std::string_view target = document.of(span.target);
        if (target.starts_with('#') && model::footnote_place(target).empty()) {
            makeup.inside += weight(text);
            ++makeup.inner_links;
        }
        if (!holds_image && leads_back(text, target)) {
            makeup.back += weight(text);
            ++makeup.back_links;
        }
    }
    return makeup;
}

/// Only links into the note, perhaps a number or a mark beside them.
bool is_inner_link(const Makeup& makeup) { return makeup.inner_links > 0 && makeup.inside * 5 >= makeup.text * 4; }

bool leads_only_back(const Makeup& makeup) {
    return makeup.back_links > 0 && makeup.back_links == makeup.links && makeup.images == 0 &&
           makeup.back == makeup.text;
}

bool is_row_of_badges(const Makeup& makeup) {
    return makeup.badges > 0 && makeup.badges == makeup.images && makeup.text <= makeup.inside + 200 &&
           makeup.links <= makeup.images;
}

/// How many of the parts (items, rows) that say something link into the note.
struct Linked {
    std::size_t parts = 0;
    std::size_t linked = 0;
    std::size_t links = 0;
    bool is_contents() const { return linked > 0 && linked * 10 >= parts * 6 && (linked == parts || linked >= 2); }
};

Linked measure_list(const ParsedDocument& document, std::uint32_t list) {
    Linked found;
    std::uint32_t linked_until = 0;
    std::size_t answers = 0;
    for (std::uint32_t i = list; i < document.blocks[list].end; ++i) {
        if (document.blocks[i].kind == BlockKind::code || document.blocks[i].kind == BlockKind::heading) return {};
        if (document.blocks[i].kind != BlockKind::list_item) continue;
        const std::uint32_t paragraph = first_paragraph(document, i);
        if (paragraph == model::none) continue;
        // What says more below its line, not only in a list, is no entry of a table of contents.
        const std::uint32_t below = document.blocks[paragraph].end;
        if (below < document.blocks[i].end && document.blocks[below].kind == BlockKind::paragraph && ++answers > 1)
            return {};
        const Makeup makeup = makeup_of(document, paragraph);
        found.links += makeup.inner_links;
        if (is_inner_link(makeup)) {
            ++found.parts;
            ++found.linked;
            linked_until = document.blocks[i].end;
            continue;
        }
        // An outer item names a group; words under a linked item repeat what is there.
        const bool is_group = paragraph + 1 < document.blocks[i].end && makeup.inner_links == 0;
        if (!is_group && i >= linked_until) ++found.parts;
    }
    return found;
}

Linked measure_table(const ParsedDocument& document, std::uint32_t table) {
    Linked found;
    for (std::uint32_t row = table + 1; row < document.blocks[table].end; row = document.blocks[row].end) {
        if ((document.blocks[row].flags & model::flag_header) != 0) continue;
        if (!holds_links(document, row + 1, document.blocks[row].end)) continue;  // It names a group.
        Makeup whole;
        for (std::uint32_t cell = row + 1; cell < document.blocks[row].end; ++cell) {
            const Makeup makeup = makeup_of(document, cell);
            const std::string_view text = text_of(document, cell);
            const bool is_number = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
            whole.text += is_number ? 0 : weight(text);
            whole.inside += makeup.inside;
            whole.inner_links += makeup.inner_links;
        }
        found.parts += whole.inner_links > 0 ? 1 : 0;
        found.linked += is_inner_link(whole) ? 1 : 0;
        found.links += whole.inner_links;
    }
    return found;
}

/// Hides blocks and remembers how far: a caption above goes with them.
class Hider {
public:
    explicit Hider(ParsedDocument& document) : document_(document), order_(top_level(document)) {}

    Navigation run() {
        for (std::size_t at = 0; at < order_.size(); ++at) {
            const std::uint32_t block = order_[at];
            switch (document_.blocks[block].kind) {
                case BlockKind::list: hide_contents(at, measure_list(document_, block)); break;
                case BlockKind::table: hide_contents(at, measure_table(document_, block)); break;
                case BlockKind::paragraph: at = hide_links(at); break;
                default: break;
            }
        }
        for (std::uint32_t i = 0; i < document_.blocks.size(); ++i) {
            const BlockKind kind = document_.blocks[i].kind;
            if (kind != BlockKind::paragraph && kind != BlockKind::heading) continue;
            if (document_.blocks[i].span_count == 0) continue;
            const Makeup makeup = makeup_of(document_, i);
            if (leads_only_back(makeup) || (kind == BlockKind::paragraph && is_row_of_badges(makeup)))
                hide(document_, i);
        }
        return navigation_;
    }

private:
    void hide_contents(std::size_t at, const Linked& linked) {
        if (!linked.is_contents() || (linked.linked < 3 && has_answer_above(at))) return;
        hide(document_, order_[at]);
        navigation_.contents_links += linked.links;
        hide_caption(at);
    }

    /// A run of paragraphs that are links into the note, from `at`; the last of them, or `at`.
    std::size_t hide_links(std::size_t at) {
        std::size_t end = at, links = 0;
        for (; end < order_.size(); ++end) {
            const std::uint32_t block = order_[end];
            if (document_.blocks[block].kind != BlockKind::paragraph) break;
            const Makeup makeup = makeup_of(document_, block);
            if (!is_inner_link(makeup) || leads_only_back(makeup)) break;
            links += makeup.inner_links;
        }
        if (links < 3) return std::max(at, end == at ? at : end - 1);
        for (std::size_t i = at; i < end; ++i) hide(document_, order_[i]);
        navigation_.contents_links += links;
        hide_caption(at);
        return end - 1;
    }

    /// A short list of links below a text may be a part of it.
    bool has_answer_above(std::size_t at) const {
        return at > 0 && document_.blocks[order_[at - 1]].kind == BlockKind::paragraph;
    }

    void hide_caption(std::size_t at) {
        while (at > 0 && document_.blocks[order_[at - 1]].kind == BlockKind::html) --at;
        if (at == 0) return;
        const std::uint32_t above = order_[at - 1];
        const BlockKind kind = document_.blocks[above].kind;
        if ((kind == BlockKind::heading || kind == BlockKind::paragraph) && is_apparatus(text_of(document_, above)))
            hide(document_, above);
    }

    ParsedDocument& document_;
    std::vector<std::uint32_t> order_;
    Navigation navigation_;
};

}  // namespace

Navigation hide_navigation(ParsedDocument& document) { return Hider(document).run(); }

std::string name_of_heading(const ParsedDocument& document, std::uint32_t heading) {
    const Block& block = document.blocks[heading];
    std::string name;
    std::uint32_t at = block.text.offset;
    for (std::uint32_t i = block.first_span; i < block.first_span + block.span_count; i = document.spans[i].end) {
        const Span& span = document.spans[i];
        if (span.kind != SpanKind::link || !leads_back(document.of(span.text), document.of(span.target))) continue;
        name += document.text.substr(at, span.text.offset - at);
        at = span.text.offset + span.text.size;
    }
    name += document.text.substr(at, block.text.offset + block.text.size - at);
    return std::string(trim(std::string_view(name).substr(emoji_name_size(name))));
}

}  // namespace viva::notes
