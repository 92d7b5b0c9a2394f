#include "notes/card_marks.h"

#include "base/unicode.h"

namespace viva::notes {
namespace {

constexpr std::size_t longest_front_bytes = 400;

/// Whether the byte at `offset` stands in text outside code, links and emphasis.
bool is_plain_text(const ParsedDocument& document, std::uint32_t leaf, std::uint32_t offset) {
    const model::Block& block = document.blocks[leaf];
    for (std::uint32_t i = block.first_span; i < block.first_span + block.span_count; i = document.spans[i].end) {
        const model::Span& span = document.spans[i];
        if (offset >= span.text.offset && offset < span.text.offset + span.text.size)
            return span.kind == model::SpanKind::text;
    }
    return false;
}

}  // namespace

CardSeparator find_separator(const ParsedDocument& document, std::uint32_t leaf, Stretch line, bool is_deck) {
    const std::string_view text = std::string_view(document.text).substr(line.from, line.to - line.from);
    const std::size_t at = text.find("::");
    if (at == std::string_view::npos) return {};
    std::size_t end = at;
    while (end < text.size() && text[end] == ':') ++end;
    if (end - at > 3 || text.find("::", end) != std::string_view::npos) return {};
    const std::string_view front = trim(text.substr(0, at)), back = trim(text.substr(end));
    if (front.empty() || back.empty() || front.size() > longest_front_bytes) return {};
    const bool spaced = at > 0 && text[at - 1] == ' ' && end < text.size() && text[end] == ' ';
    if (!spaced && !is_deck) return {};
    const std::uint32_t place = line.from + static_cast<std::uint32_t>(at);
    if (!is_plain_text(document, leaf, place)) return {};
    return {place, line.from + static_cast<std::uint32_t>(end), end - at == 3};
}

Stretch find_card_tag(std::uint32_t from, std::string_view text) {
    const std::uint32_t to = from + static_cast<std::uint32_t>(text.size());
    for (const std::string_view tag : {"#card", "#[[card]]", "#flashcard"}) {
        const auto size = static_cast<std::uint32_t>(tag.size()) + 1;
        if (text.size() <= size) continue;
        if (text.starts_with(tag) && text[tag.size()] == ' ') return {from, from + size};
        if (text.ends_with(tag) && text[text.size() - size] == ' ') return {to - size, to};
    }
    return {from, from};
}

}  // namespace viva::notes
