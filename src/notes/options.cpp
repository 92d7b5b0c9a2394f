#include "notes/options.h"

#include <algorithm>
#include <bit>

#include "base/right_marks.h"
#include "base/unicode.h"
#include "notes/answer_keys.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;
using model::BlockRole;

constexpr std::size_t longest_option_bytes = 600;

bool has_role(const Block& block, BlockRole role) { return block.role == static_cast<std::uint8_t>(role); }

/// Some lists are ticked by brackets that Markdown does not know: "- []".
std::size_t open_box_size(std::string_view text) {
    for (const std::string_view box : {"[]", "[ ]"})
        if (text.starts_with(box)) return box.size();
    return 0;
}

/// Whether all words of the leaf behind its letter are bold.
bool is_bold(const ParsedDocument& document, const Block& leaf, std::uint32_t mark_size) {
    const std::uint32_t end = leaf.text.offset + leaf.text.size;
    for (std::uint32_t i = leaf.first_span; i < leaf.first_span + leaf.span_count; i = document.spans[i].end) {
        const model::Span& span = document.spans[i];
        if (span.kind == model::SpanKind::strong)
            return span.text.offset <= leaf.text.offset + mark_size && span.text.offset + span.text.size >= end;
        if (span.text.offset + span.text.size > leaf.text.offset + mark_size) return false;
    }
    return false;
}

/// Headings of this level and above end the question. Those right above it may be nothing but its number and its label.
std::uint8_t level_of(const ParsedDocument& document, std::uint32_t question) {
    const Block& asked = document.blocks[question];
    if (asked.kind == BlockKind::heading) return asked.level;
    if (question == 0 || document.blocks[question - 1].kind != BlockKind::heading) return std::uint8_t{6};
    const Block& above = document.blocks[question - 1];
    const bool is_label =
        has_role(above, BlockRole::aside) && question > 1 && document.blocks[question - 2].kind == BlockKind::heading;
    return is_label ? std::min(above.level, document.blocks[question - 2].level) : above.level;
}

}  // namespace

bool Options::has_choice() const {
    return ticked != 0 && static_cast<std::size_t>(std::popcount(ticked)) < items.size();
}

Options read_options(const ParsedDocument& document, std::uint32_t list) {
    Options options;
    for (std::uint32_t item = list + 1; item < document.blocks[list].end; item = document.blocks[item].end) {
        const std::uint32_t paragraph = first_paragraph(document, item);
        const std::size_t index = options.items.size();
        if (index >= most_options) return {};
        const std::uint8_t flags = document.blocks[item].flags;
        if ((flags & model::flag_checked) != 0) options.ticked |= 1U << index;
        options.items.push_back(item);
        if (paragraph == model::none) {
            options.all_tasks &= (flags & model::flag_task) != 0;
            options.lettered = false;
            continue;
        }
        const std::string_view text = text_of(document, paragraph);
        if (text.size() > longest_option_bytes) return {};
        const OptionMark mark = option_mark(text);
        options.all_tasks &= (flags & model::flag_task) != 0 || open_box_size(text) > 0;
        options.lettered &= mark.size > 0 && mark.index == index;
        if (says_it_is_right(text)) options.ticked |= 1U << index;
        if (is_bold(document, document.blocks[paragraph], mark.size)) options.bold |= 1U << index;
    }
    return options;
}

std::string folded_option(const ParsedDocument& document, std::uint32_t item) {
    std::string_view text = text_of(document, item);
    text.remove_prefix(open_box_size(text));
    text.remove_prefix(option_mark(text).size);
    return fold_case(without_right_marks(text));
}

std::uint32_t end_of_question(const ParsedDocument& document, std::uint32_t question, std::uint32_t limit) {
    const std::uint8_t level = level_of(document, question);
    std::uint32_t i = document.blocks[question].end;
    for (; i < limit; ++i) {
        const Block& block = document.blocks[i];
        if (is_question(document, i) || has_role(block, BlockRole::answer_elsewhere)) break;
        if (block.kind == BlockKind::heading && block.level <= level && !has_role(block, BlockRole::answer) &&
            !has_role(block, BlockRole::aside))
            break;
    }
    return i;
}

std::uint32_t list_below(const ParsedDocument& document, std::uint32_t question, std::uint32_t end) {
    for (std::uint32_t i = document.blocks[question].end; i < end; ++i) {
        if (is_answer(document, i)) break;
        if (document.blocks[i].kind == BlockKind::list) return i;
    }
    return model::none;
}

}  // namespace viva::notes
