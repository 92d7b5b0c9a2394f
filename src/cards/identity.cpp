#include "cards/identity.h"

#include "base/hash.h"
#include "base/unicode.h"

namespace viva::cards {
namespace {

/// Ends a part, so that ("ab", "c") and ("a", "bc") differ.
constexpr std::string_view separator = "\x1F";

/// What Markdown writes around or before characters; the pool has no escapes left, but a question may come from a peer.
bool is_markdown_mark(char32_t c) { return c == '\\' || c == '`' || c == '*' || c == 0x200B || c == 0xFEFF; }

std::uint64_t add_part(std::uint64_t seed, std::string_view part) {
    return hash_bytes(separator, hash_bytes(part, seed));
}

std::uint64_t finish(std::uint64_t seed, model::CardKind kind, std::uint32_t same_before) {
    // Enumerators may be appended, never moved: their numbers are part of ids that people's logs hold.
    seed = add_part(seed, std::to_string(static_cast<unsigned>(kind)));
    if (same_before > 0) seed = add_part(seed, std::to_string(same_before));
    return seed == 0 ? 1 : seed;  // 0 means "no card".
}

}  // namespace

std::string normalise_question(std::string_view question) {
    const std::string folded = fold_case(question);
    std::string normal;
    normal.reserve(folded.size());
    bool gap = false;
    for (std::size_t at = 0; at < folded.size();) {
        const DecodedCodePoint next = decode_utf8(folded, at);
        const std::string_view written = std::string_view(folded).substr(at, next.size);
        at += next.size;
        if (is_markdown_mark(next.code_point)) continue;
        if (is_space(next.code_point)) {
            gap = true;
            continue;
        }
        if (gap && !normal.empty()) normal += ' ';
        gap = false;
        normal += written;
    }
    return normal;
}

model::CardId card_id(std::string_view document_id, std::string_view section_slug, std::string_view question,
                      model::CardKind kind, std::uint32_t same_before) {
    return card_id_of_normal(document_id, section_slug, normalise_question(question), kind, same_before);
}

model::CardId card_id_of_normal(std::string_view document_id, std::string_view section_slug, std::string_view normal,
                                model::CardKind kind, std::uint32_t same_before) {
    std::uint64_t seed = add_part(fnv_offset_basis, document_id);
    seed = add_part(seed, section_slug);
    return finish(add_part(seed, normal), kind, same_before);
}

model::CardId written_card_id(std::string_view written, model::CardKind kind, std::uint32_t same_before) {
    return finish(add_part(add_part(fnv_offset_basis, "id"), written), kind, same_before);
}

std::string_view written_id(const model::Document& document, std::uint32_t block) {
    constexpr std::string_view prefix = "viva: id=";
    const model::Block& question = document.blocks[block];
    for (const model::Span& span : document.spans.subspan(question.first_span, question.span_count)) {
        const std::string_view html = document.of(span.title);
        if (span.kind == model::SpanKind::html && html.starts_with(prefix)) return trim(html.substr(prefix.size()));
    }
    return {};
}

}  // namespace viva::cards
