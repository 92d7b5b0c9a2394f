#include "notes/builder.h"

#include <algorithm>

#include "base/size32.h"
#include "base/unicode.h"
#include "notes/bare_urls.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;
using model::Span;
using model::SpanKind;
using model::TextRange;

bool has_spans(BlockKind kind) {
    return kind == BlockKind::paragraph || kind == BlockKind::heading || kind == BlockKind::table_cell;
}

/// Chinese and Japanese lines join without a space; Korean and everything else with one.
bool joins_without_space(char32_t c) {
    return is_han(c) || is_kana(c) || (c >= 0x3001 && c <= 0x301F) || (c >= 0xFF01 && c <= 0xFF60);
}

char32_t last_code_point(std::string_view text) {
    std::size_t start = text.size();
    while (start > 0 && (static_cast<unsigned char>(text[start - 1]) & 0xC0) == 0x80) --start;
    return start == 0 ? 0 : decode_utf8(text, start - 1).code_point;
}

}  // namespace

std::uint32_t Builder::open(BlockKind kind) {
    const std::uint32_t index = size32(document_.blocks.size());
    Block block;
    block.kind = kind;
    block.first_span = size32(document_.spans.size());
    document_.blocks.push_back(block);
    open_blocks_.push_back(index);
    leaf_text_start_ = size32(document_.text.size());
    break_pending_ = false;
    span_closed_last_ = false;
    return index;
}

void Builder::close() {
    Block& block = document_.blocks[open_blocks_.back()];
    open_blocks_.pop_back();
    block.end = size32(document_.blocks.size());
    if (has_spans(block.kind)) finish_leaf(block);
}

/// md4c leaves the tab at the end of a heading that is underlined.
void Builder::drop_trailing_blanks(const Block& heading) {
    std::vector<Span>& spans = document_.spans;
    if (spans.size() == heading.first_span || spans.back().kind != SpanKind::text || span_closed_last_) return;
    while (document_.text.size() > leaf_text_start_ && spans.back().text.size > 0 &&
           (document_.text.back() == ' ' || document_.text.back() == '\t')) {
        document_.text.pop_back();
        --spans.back().text.size;
    }
    if (spans.back().text.size == 0) spans.pop_back();
}

void Builder::finish_leaf(Block& leaf) {
    while (!open_spans_.empty()) close_span();
    break_pending_ = false;
    if (leaf.kind == BlockKind::heading) drop_trailing_blanks(leaf);
    leaf.text = {leaf_text_start_, size32(document_.text.size()) - leaf_text_start_};
    for (Attribute& attribute : attributes_) {
        document_.spans[attribute.span].target = intern(attribute.target);
        document_.spans[attribute.span].title = intern(attribute.title);
    }
    attributes_.clear();
    leaf.span_count = size32(document_.spans.size()) - leaf.first_span;
    if (may_hold_url(document_.of(leaf.text))) link_bare_urls(leaf);
    leaf.span_count = size32(document_.spans.size()) - leaf.first_span;
}

std::uint32_t Builder::append_span(SpanKind kind) {
    const std::uint32_t index = size32(document_.spans.size());
    Span span;
    span.kind = kind;
    span.end = index + 1;
    span.text.offset = size32(document_.text.size());
    document_.spans.push_back(span);
    return index;
}

void Builder::flush_break(std::string_view next) {
    if (!break_pending_) return;
    break_pending_ = false;
    if (document_.text.size() == leaf_text_start_) return;
    const bool no_space =
        joins_without_space(last_code_point(document_.text)) && joins_without_space(decode_utf8(next, 0).code_point);
    const std::uint32_t index = append_span(SpanKind::soft_break);
    if (!no_space) document_.text += ' ';
    document_.spans[index].text.size = no_space ? 0 : 1;
}

void Builder::text(std::string_view text) {
    // md4c leaves the tab after a heading's marks.
    const bool starts_heading =
        document_.text.size() == leaf_text_start_ && document_.blocks[open_blocks_.back()].kind == BlockKind::heading;
    if (starts_heading) text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    if (text.empty()) return;
    flush_break(text);
    // md4c cuts at every escape and entity; one stretch of text is one span.
    std::uint32_t index = size32(document_.spans.size()) - 1;
    const bool continues = !span_closed_last_ &&
                           document_.spans.size() > document_.blocks[open_blocks_.back()].first_span &&
                           document_.spans[index].kind == SpanKind::text;
    if (!continues) index = append_span(SpanKind::text);
    document_.text.append(text);
    document_.spans[index].text.size += size32(text.size());
    span_closed_last_ = false;
}

void Builder::code(std::string_view text) {
    flush_break(text.empty() ? std::string_view(" ") : text);
    const std::uint32_t index = append_span(SpanKind::code);
    document_.text.append(text);
    document_.spans[index].text.size = size32(text.size());
}

void Builder::hard_break() {
    flush_break("\n");
    const std::uint32_t index = append_span(SpanKind::hard_break);
    document_.text += '\n';
    document_.spans[index].text.size = 1;
}

void Builder::open_span(SpanKind kind) {
    flush_break("a");
    open_spans_.push_back(append_span(kind));
}

void Builder::close_span() {
    Span& span = document_.spans[open_spans_.back()];
    open_spans_.pop_back();
    span.end = size32(document_.spans.size());
    span.text.size = size32(document_.text.size()) - span.text.offset;
    span_closed_last_ = true;
}

void Builder::set_target(std::string target, std::string title) {
    attributes_.push_back({open_spans_.back(), std::move(target), std::move(title)});
}

void Builder::set_size(std::uint16_t width, std::uint16_t height) {
    model::Span& span = document_.spans[open_spans_.back()];
    span.width = width;
    span.height = height;
}

void Builder::literal(std::string_view text) {
    Block& block = document_.blocks[open_blocks_.back()];
    block.text = {size32(document_.text.size()), size32(text.size())};
    document_.text.append(text);
}

void Builder::label(std::uint32_t block, std::string_view label) { document_.blocks[block].label = intern(label); }

TextRange Builder::intern(std::string_view text) {
    if (text.empty()) return {};
    const auto [place, added] = interned_.try_emplace(std::string(text));
    if (added) {
        place->second = {size32(document_.text.size()), size32(text.size())};
        document_.text.append(text);
    }
    return place->second;
}

void Builder::append_moved(const Span& span) {
    document_.spans.push_back(span);
    document_.spans.back().end = size32(document_.spans.size());
}

void Builder::append_linked(const Span& text) {
    std::uint32_t done = text.text.offset;
    const std::uint32_t end = text.text.offset + text.text.size;
    const auto append = [&](SpanKind kind, TextRange range) {
        Span span;
        span.kind = kind;
        span.text = range;
        append_moved(span);
    };
    for (const BareUrl& url : find_bare_urls(document_.of(text.text))) {
        const TextRange place{text.text.offset + url.offset, url.size};
        if (place.offset > done) append(SpanKind::text, {done, place.offset - done});
        append(SpanKind::link, place);
        Span& link = document_.spans.back();
        ++link.end;  // The link holds the text that follows it.
        link.target = intern((url.without_scheme ? "http://" : "") + std::string(document_.of(place)));
        append(SpanKind::text, place);
        done = place.offset + place.size;
    }
    if (done < end) append(SpanKind::text, {done, end - done});
}

void Builder::link_bare_urls(const Block& leaf) {
    const std::vector<Span> old(document_.spans.begin() + leaf.first_span, document_.spans.end());
    document_.spans.resize(leaf.first_span);
    struct Container {
        std::uint32_t old_end;
        std::uint32_t index;
        bool is_link;
    };
    std::vector<Container> open;
    std::uint32_t links = 0;  // Open ones: an address inside a link stays text.
    const auto close_until = [&](std::uint32_t old_index) {
        for (; !open.empty() && open.back().old_end <= old_index; open.pop_back()) {
            document_.spans[open.back().index].end = size32(document_.spans.size());
            links -= open.back().is_link ? 1 : 0;
        }
    };
    for (std::uint32_t i = 0; i < old.size(); ++i) {
        const std::uint32_t old_index = leaf.first_span + i;
        close_until(old_index);
        if (old[i].kind == SpanKind::text && links == 0) {
            append_linked(old[i]);
            continue;
        }
        append_moved(old[i]);
        if (old[i].end == old_index + 1) continue;
        const bool is_link = old[i].kind == SpanKind::link || old[i].kind == SpanKind::image;
        open.push_back({old[i].end, size32(document_.spans.size()) - 1, is_link});
        links += is_link ? 1 : 0;
    }
    close_until(leaf.first_span + size32(old.size()));
}

}  // namespace viva::notes
