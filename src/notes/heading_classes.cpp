#include "notes/heading_classes.h"

#include <algorithm>
#include <unordered_map>

#include "base/leading_number.h"
#include "base/unicode.h"
#include "notes/card_labels.h"
#include "notes/questions.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;

/// A heading that says the same so often, each time over nothing, is a refrain.
constexpr std::size_t fewest_refrains = 3;

/// A heading that only leads somewhere else asks nothing: "[Back to top](#top)", "[code](https://…)".
bool is_only_a_link(const ParsedDocument& document, std::uint32_t heading) {
    const Block& block = document.blocks[heading];
    const std::string_view text = text_of(document, heading);
    if (block.span_count == 0) return text.empty();
    const model::Span& first = document.spans[block.first_span];
    const bool whole = first.kind == model::SpanKind::link && first.end == block.first_span + block.span_count;
    return whole && (document.of(first.target).starts_with('#') || !is_question_like(text));
}

/// The emoji, or its name, that a heading begins with; what numbers or quotes it is none.
std::string_view emoji_of(std::string_view text) {
    if (const std::size_t size = emoji_name_size(text); size > 0) return text.substr(0, size);
    const DecodedCodePoint first = decode_utf8(text, 0);
    const bool is_emoji = first.code_point >= 0x1F000 || (first.code_point >= 0x2600 && first.code_point <= 0x27BF) ||
                          (first.code_point >= 0x25A0 && first.code_point <= 0x25FF) || first.code_point == 0x2B50;
    return text.substr(0, is_emoji ? first.size : 0);
}

/// How often each heading says what it says.
std::unordered_map<std::string_view, std::size_t> count_texts(const ParsedDocument& document) {
    std::unordered_map<std::string_view, std::size_t> counts;
    for (const std::uint32_t heading : headings(document)) ++counts[text_of(document, heading)];
    return counts;
}

}  // namespace

HeadingClasses::HeadingClasses(const ParsedDocument& document)
    : index_of_(document.blocks.size()), can_ask_(document.blocks.size()) {
    const std::uint32_t title = title_heading(document);
    std::array<std::size_t, levels * 2> labelled_only{};      // Those that ask by their label alone.
    std::unordered_map<std::string_view, std::size_t> times;  // Counted where it is first asked for.
    for (const std::uint32_t heading : headings(document)) {
        const std::size_t level = std::min<std::size_t>(document.blocks[heading].level, levels - 1);
        const bool in_item = heading > 0 && document.blocks[heading - 1].kind == BlockKind::list_item;
        index_of_[heading] = static_cast<std::uint8_t>(level + (in_item ? levels : 0));
        const std::string_view text = text_of(document, heading);
        if (heading == title || is_hidden(document, heading) || without_prefix(text).empty() ||
            is_only_a_link(document, heading) || is_apparatus(text) || is_answer(document, heading) ||
            is_aside(document, heading))
            continue;
        // "Any doubt about this?" below each question, over nothing.
        const bool is_answered = has_own_content(document, heading);
        if (!is_answered && times.empty()) times = count_texts(document);
        if (!is_answered && times.at(text) >= fewest_refrains) continue;
        can_ask_[heading] = 1;
        HeadingClass& found = classes_[index_of_[heading]];
        ++found.all;
        found.marked += ends_in_question_mark(text) ? 1 : 0;
        const bool is_labelled = has_question_label(text);
        found.labelled += is_labelled ? 1 : 0;
        labelled_only[index_of_[heading]] += is_labelled && !asks(text) ? 1 : 0;
        found.labelled_answers += begins_with_answer_label(document, document.blocks[heading].end) ? 1 : 0;
        found.asking += asks(text) ? 1 : 0;
        found.topical += is_question_like(text) ? 1 : 0;
        found.answered += is_answered ? 1 : 0;
        found.numbered += written_number(text) != 0 || is_question(document, heading) ? 1 : 0;
        const std::string_view emoji = emoji_of(text);
        if (found.all == 1) found.emoji = emoji;
        found.adorned += !emoji.empty() && emoji == found.emoji ? 1 : 0;
    }
    for (std::size_t i = 0; i < classes_.size(); ++i)
        if (classes_[i].labels_questions()) classes_[i].asking += labelled_only[i];
}

bool has_own_content(const ParsedDocument& document, std::uint32_t heading, std::uint32_t end) {
    std::size_t linked = 0, shown = 0;
    end = std::min(end, static_cast<std::uint32_t>(document.blocks.size()));
    for (std::uint32_t i = heading + 1; i < end && document.blocks[i].kind != BlockKind::heading; ++i) {
        const Block& block = document.blocks[i];
        if (is_hidden(document, i)) continue;
        if (block.kind == BlockKind::code || block.kind == BlockKind::table) return true;
        if (block.kind == BlockKind::list_item && (block.flags & model::flag_task) != 0) {
            i = block.end - 1;  // A plan of what to do is no answer.
            continue;
        }
        if (block.kind != BlockKind::paragraph) continue;
        shown += block.text.size;
        for (std::uint32_t at = block.first_span; at < block.first_span + block.span_count; ++at) {
            if (document.spans[at].kind == model::SpanKind::link) linked += document.spans[at].text.size;
            if (document.spans[at].kind == model::SpanKind::image) return true;
        }
    }
    return shown > 0 && linked * 2 < shown;
}

}  // namespace viva::notes
