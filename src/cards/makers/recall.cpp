#include "cards/makers/recall.h"

#include <algorithm>
#include <unordered_map>

#include "base/leading_number.h"
#include "base/unicode.h"
#include "cards/roles.h"

namespace viva::cards {
namespace {

using model::Block;
using model::BlockKind;
using model::BlockRole;
using model::Card;
using model::Document;
using model::Span;
using model::SpanKind;
using model::TextRange;

bool is_question(const Block& block) { return (block.flags & model::flag_question) != 0; }
bool is_hidden(const Block& block) { return (block.flags & model::flag_hidden) != 0; }

/// Bytes of the number that `text` begins with, which the reader says is `number`.
std::uint32_t number_size(std::string_view text, std::uint32_t number) {
    if (number == 0) return 0;
    if (const LeadingNumber leading = leading_number(text); leading.value == number) return leading.size;
    const LeadingNumber lettered = lettered_number(text);
    return lettered.value == number ? lettered.size : 0;
}

/// A link at the end that only leads to the heading itself or to the top.
bool is_anchor(const Document& document, const Span& span) {
    if (span.kind != SpanKind::link) return false;
    const std::string_view text = trim(document.of(span.text));
    for (const std::string_view anchor : {"", "#", "¶", "§", "🔗", "↑", "⬆", "⬆️", "↩"})
        if (text == anchor) return true;
    return false;
}

/// `range` without the link `span` at its end, where that is an anchor or stands in brackets ("[[source](…)]").
TextRange without_link(const Document& document, TextRange range, const Span& span) {
    constexpr std::uint32_t longest_source = 24;
    const std::uint32_t end = span.text.offset + span.text.size, range_end = range.offset + range.size;
    if (span.kind != SpanKind::link || span.text.offset <= range.offset || end > range_end) return range;
    const std::string_view behind = trim(document.text.substr(end, range_end - end));
    const std::string_view words = trim(document.of(span.text));
    const bool has_brackets = behind == "]" && document.text[span.text.offset - 1] == '[';
    const bool is_source = (behind.empty() && words.starts_with('[') && words.ends_with(']')) || has_brackets;
    if (!(behind.empty() && is_anchor(document, span)) && !(is_source && words.size() <= longest_source)) return range;
    return {range.offset, span.text.offset - (has_brackets ? 1 : 0) - range.offset};
}

/// Whether `text` only joins a link to the words before it.
bool is_joint(std::string_view text) {
    constexpr std::string_view joints[] = {" ", "-", "–", "—", ":", "→", "(", ")", "[", "]", "|", ",", "·"};
    for (bool again = true; again && !text.empty();) {
        again = false;
        for (const std::string_view joint : joints)
            if (text.starts_with(joint)) {
                text.remove_prefix(joint.size());
                again = true;
            }
    }
    return text.empty();
}

/// Bytes of the bold words that `range` begins with, where nothing but links and what joins them follows: "**What is
/// it?** - [Learn](…)"; else those of the whole range.
std::uint32_t size_before_links(const Document& document, const Block& block, TextRange range) {
    std::uint32_t words_end = 0;
    bool has_link = false;
    for (std::uint32_t i = block.first_span; i < block.first_span + block.span_count; i = document.spans[i].end) {
        const Span& span = document.spans[i];
        if (span.text.offset + span.text.size <= range.offset) continue;
        if (words_end == 0) {
            if (span.kind != SpanKind::strong || span.text.offset > range.offset) return range.size;
            words_end = span.text.offset + span.text.size;
        } else if (span.kind == SpanKind::link) {
            has_link = true;
        } else if (!is_joint(document.of(span.text))) {
            return range.size;
        }
    }
    return has_link ? std::min(words_end - range.offset, range.size) : range.size;
}

/// `text` without the marks at its end that say how often it is asked: "What is an index? ★★★", "… *****".
std::string_view without_rating(std::string_view text) {
    constexpr std::string_view emoji_sign = "\uFE0F";  // Says that the mark before it is an emoji.
    std::string_view rest = text;
    std::size_t asterisks = 0, stars = 0;
    for (bool found = true; found;) {
        found = false;
        for (const std::string_view mark : {"*", "★", "☆", "⭐", "🌟", "🔥"}) {
            std::string_view shorter = rest;
            if (shorter.ends_with(emoji_sign)) shorter.remove_suffix(emoji_sign.size());
            if (!shorter.ends_with(mark)) continue;
            rest = shorter.substr(0, shorter.size() - mark.size());
            (mark == "*" ? asterisks : stars) += 1;
            found = true;
            break;
        }
    }
    const bool is_rating = (stars > 0 || asterisks >= 2) && rest.ends_with(' ') && !trim(rest).empty();
    return is_rating ? rest : text;
}

/// The question inside the block's text: no number, no anchors, no white space around.
TextRange question_range(const Document& document, const Block& block) {
    TextRange range = block.text;
    if (const std::size_t name = emoji_name_size(document.of(range)); name > 0) {
        const std::string_view behind = document.of(range).substr(name);
        const std::size_t gap = std::min(behind.find_first_not_of(' '), behind.size());
        const auto adorned = static_cast<std::uint32_t>(name + gap);
        range = {range.offset + adorned, range.size - adorned};
    }
    std::uint32_t skip = number_size(document.of(range), block.number);
    if (skip == 0 && block.number != 0) {
        const auto adorned = static_cast<std::uint32_t>(adornment_size(document.of(range)));
        const std::uint32_t number = number_size(document.of(range).substr(adorned), block.number);
        skip = number > 0 ? adorned + number : 0;
    }
    range = {range.offset + skip, range.size - skip};
    const auto mark = static_cast<std::uint32_t>(question_mark_size(document.of(range)));
    range = {range.offset + mark, range.size - mark};
    const auto spans = document.spans.subspan(block.first_span, block.span_count);
    const bool is_bold = !spans.empty() && spans.front().kind == SpanKind::strong;
    // "**Q What is Django?**"
    if (is_bold && range.offset == spans.front().text.offset && document.of(range).starts_with("Q "))
        range = {range.offset + 2, range.size - 2};
    range.size = size_before_links(document, block, range);
    for (std::size_t i = spans.size(); i-- > 0;) range.size = without_link(document, range, spans[i]).size;
    const std::string_view text = document.of(range);
    const bool ends_in_code = !spans.empty() && spans.back().kind == SpanKind::code;
    const std::string_view trimmed = trim(ends_in_code ? text : without_rating(trim(text)));
    return {range.offset + static_cast<std::uint32_t>(trimmed.data() - text.data()),
            static_cast<std::uint32_t>(trimmed.size())};
}

std::uint32_t section_of(const Document& document, std::uint32_t block) {
    const auto next = std::partition_point(document.sections.begin(), document.sections.end(),
                                           [&](const model::Section& section) { return section.first_block <= block; });
    return next == document.sections.begin() ? 0 : static_cast<std::uint32_t>(next - document.sections.begin()) - 1;
}

/// Whether `block` is a list or quotation of one line that asks, with its answer below.
bool is_question_above_answer(const Document& document, const Block& block) {
    const std::uint32_t inside = block.kind == BlockKind::list ? 2 : block.kind == BlockKind::quote ? 1 : 0;
    const auto line = static_cast<std::size_t>(&block - document.blocks.data()) + inside;
    return inside != 0 && block.end == line + 1 && has_role(document.blocks[line], BlockRole::answered_below);
}

/// Whether `block` asks, or something in it.
bool holds_question(const Document& document, const Block& block) {
    const auto first = static_cast<std::size_t>(&block - document.blocks.data());
    const auto inside = document.blocks.subspan(first, block.end - first);
    return std::any_of(inside.begin(), inside.end(), [&](const Block& one) {
        return is_question(one) && !is_hidden(one) && !hides_words(document, one);
    });
}

/// The only heading of the first level, if it asks beside others: its answer ends at the next question. Else
/// model::none.
std::uint32_t find_asking_title(const Document& document) {
    std::uint32_t title = model::none;
    for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
        if (document.blocks[i].kind != BlockKind::heading || document.blocks[i].level != 1) continue;
        if (title != model::none) return model::none;
        title = i;
    }
    return title != model::none && is_question(document.blocks[title]) ? title : model::none;
}

/// Whether the answer to `question` stops before `block`, a sibling below it.
bool ends_answer(const Document& document, std::uint32_t question, const Block& block) {
    if (has_role(block, BlockRole::answer_elsewhere)) return true;
    if (block.kind == BlockKind::heading) return ends_question(document, question, block);
    if (document.blocks[question].kind == BlockKind::heading) return false;
    // Words that are highlighted in an answer are a cloze beside it.
    const bool asks_anew =
        is_question(block) && (hides_words(document, document.blocks[question]) || !hides_words(document, block));
    return asks_anew || block.kind == BlockKind::rule || is_question_above_answer(document, block);
}

struct Range {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
};

/// The answer's blocks, none where first == end. Where the reader says which block begins the answer, what stands
/// before belongs to the question. Rules and what is not shown do not count at the end.
Range find_answer(const Document& document, std::uint32_t question, std::uint32_t limit, bool is_title) {
    const bool is_written = is_written_question(document.blocks[question]);
    Range answer{document.blocks[question].end, document.blocks[question].end};
    bool has_begun = false;
    for (std::uint32_t i = answer.first; i < limit; i = document.blocks[i].end) {
        const Block& block = document.blocks[i];
        const bool begins = has_role(block, BlockRole::answer);
        if (ends_answer(document, question, block) || (is_title && holds_question(document, block)) ||
            (is_written && has_begun && !begins && block.kind != BlockKind::html))
            break;
        if (begins && !has_begun) answer.first = i;
        // The question in another language stands before the answer.
        if (has_role(block, BlockRole::aside) && answer.end == answer.first) answer.first = answer.end = block.end;
        has_begun |= begins;
        const bool counts = block.kind != BlockKind::rule && block.kind != BlockKind::html && !is_hidden(block) &&
                            !has_role(block, BlockRole::aside) && (has_begun || !is_written);
        if (counts) answer.end = block.end;
    }
    answer.first = std::min(answer.first, answer.end);
    return answer;
}

/// The headings over answers that stand elsewhere, by the block of the question.
std::unordered_map<std::uint32_t, std::uint32_t> find_answers_elsewhere(const Document& document) {
    std::unordered_map<std::uint32_t, std::uint32_t> headings;
    for (std::uint32_t i = 0; i < document.blocks.size(); ++i)
        if (has_role(document.blocks[i], BlockRole::answer_elsewhere) && document.blocks[i].kind == BlockKind::heading)
            headings.emplace(document.blocks[i].number, i);
    return headings;
}

/// What stands under such a heading, up to the next of its level, or a question.
Range answer_under(const Document& document, std::uint32_t heading) {
    Range answer{document.blocks[heading].end, document.blocks[heading].end};
    for (std::uint32_t i = answer.first; i < document.blocks.size(); i = document.blocks[i].end) {
        const Block& block = document.blocks[i];
        const bool ends = block.kind == BlockKind::heading &&
                          (block.level <= document.blocks[heading].level ||
                           has_role(block, BlockRole::answer_elsewhere) || has_role(block, BlockRole::aside));
        if (ends || is_question(block)) break;
        if (block.kind != BlockKind::rule && block.kind != BlockKind::html && !is_hidden(block)) answer.end = block.end;
    }
    return answer;
}

}  // namespace

void make_recall_cards(const Material& material, Deck& deck) {
    std::vector<Card>& cards = deck.cards;
    const Document& document = material.document;
    const std::unordered_map<std::uint32_t, std::uint32_t> elsewhere = find_answers_elsewhere(document);
    const std::uint32_t title = find_asking_title(document);
    std::size_t main = 0;        // Index of the main card whose answer we may be in, plus 1.
    std::uint32_t main_end = 0;  // Where that answer ends.
    for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
        const Block& block = document.blocks[i];
        if (!is_question(block) || is_hidden(block)) continue;
        Card card;
        card.document = material.document_index;
        card.section = section_of(document, i);
        card.question_block = i;
        card.question = question_range(document, block);
        if (card.question.size == 0) continue;
        const std::uint32_t section_end = card.section < document.sections.size()
                                              ? document.sections[card.section].end_block
                                              : material.parent_ends[i];
        // The list or quotation of one line that such a question is ends with it.
        std::uint32_t outermost = i;
        if (has_role(block, BlockRole::answered_below))
            outermost -= document.blocks[i - 1].kind == BlockKind::quote ? 1 : 2;
        const std::uint32_t parent_end = material.parent_ends[outermost];
        const std::uint32_t limit = i < section_end ? std::min(parent_end, section_end) : parent_end;
        const auto labelled = elsewhere.find(i);
        const Range answer = labelled == elsewhere.end() ? find_answer(document, i, limit, i == title)
                                                         : answer_under(document, labelled->second);
        card.first_answer = answer.first;
        card.end_answer = answer.end;
        card.line = block.line;
        card.end_line = block.end_line;
        for (std::uint32_t at = card.first_answer; at < card.end_answer; at = document.blocks[at].end)
            card.end_line = std::max(card.end_line, document.blocks[at].end_line);
        // A question inside the answer of another belongs to it.
        if (i < main_end) card.derived_from = main;
        cards.push_back(card);
        if (i < main_end) continue;
        main = cards.size();
        // An answer that stands apart has no questions inside.
        main_end = labelled == elsewhere.end() ? card.end_answer : i + 1;
    }
}

}  // namespace viva::cards
