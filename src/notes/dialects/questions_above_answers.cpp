#include "notes/dialects/questions_above_answers.h"

#include <optional>

#include "base/unicode.h"
#include "notes/dialects/question_headings.h"
#include "notes/phrases/labels.h"
#include "notes/questions.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;
using model::BlockRole;

/// A longer line is a paragraph of prose.
constexpr std::size_t longest_line_bytes = 400;
/// Lines without a number ask a note's questions where at least every fourth paragraph is one.
constexpr std::size_t most_paragraphs_per_question = 4;

/// Whether something to read stands at `block`.
bool is_content(const ParsedDocument& document, std::uint32_t block) {
    if (block >= document.blocks.size()) return false;
    const BlockKind kind = document.blocks[block].kind;
    const bool is_fold = kind == BlockKind::html && document.of(document.blocks[block].text).starts_with("<details");
    return kind == BlockKind::paragraph || kind == BlockKind::code || kind == BlockKind::table ||
           kind == BlockKind::quote || is_fold;
}

/// Whether a list stands at `block` that says something: most of its items ask nothing.
bool is_list_of_statements(const ParsedDocument& document, std::uint32_t block) {
    if (block >= document.blocks.size() || document.blocks[block].kind != BlockKind::list) return false;
    std::size_t items = 0, asking = 0;
    for (std::uint32_t item = block + 1; item < document.blocks[block].end; item = document.blocks[item].end) {
        ++items;
        asking += asks(text_of(document, item)) ? 1 : 0;
    }
    return asking * 2 < items;
}

/// The paragraph of the only item of `list`, if that is all it holds and something to read follows; else model::none.
/// To CommonMark that is also "1. Why?" above bullets that are not indented as far as the words behind the number.
std::uint32_t lone_item(const ParsedDocument& document, std::uint32_t list) {
    const Block& block = document.blocks[list];
    if (block.kind != BlockKind::list || block.end != list + 3 || is_hidden(document, list)) return model::none;
    const std::uint32_t paragraph = list + 2;
    const bool is_answered = is_content(document, block.end) || is_list_of_statements(document, block.end);
    return document.blocks[paragraph].kind == BlockKind::paragraph && is_answered ? paragraph : model::none;
}

/// Bytes of the mark of a question that a line begins with, beside its number: "Subject: 1.2) ", "Q1.1 ".
std::size_t faq_mark_size(std::string_view text) {
    std::size_t at = text.starts_with(phrases::faq_subject) ? phrases::faq_subject.size() : 0;
    at = std::min(text.find_first_not_of(" [(", at), text.size());
    const bool has_letter = at < text.size() && (text[at] == 'Q' || text[at] == 'q');
    if (has_letter) ++at;
    const std::size_t digits = at;
    at = std::min(text.find_first_not_of("0123456789.-", at), text.size());
    if (at == digits || text[digits] == '.' || text[digits] == '-') return 0;
    const bool has_parts = text.substr(digits, at - digits).find_first_of(".-") < at - digits;
    const std::size_t end = std::min(text.find_first_not_of("])}:.", at), text.size());
    const bool is_mark = has_letter || has_parts || end > at || digits > 0;
    return is_mark && end < text.size() && text[end] == ' ' ? end + 1 : 0;
}

/// A paragraph of one line that can ask what stands below it.
struct Line {
    std::uint32_t block;
    bool is_numbered;
    bool asks;
};

std::optional<Line> question_line(const ParsedDocument& document, std::uint32_t block) {
    const Block& line = document.blocks[block];
    if (line.kind != BlockKind::paragraph || line.line != line.end_line || line.role != 0) return std::nullopt;
    if (is_hidden(document, block) || is_question(document, block)) return std::nullopt;
    const std::string_view text = text_of(document, block);
    const bool has_answer = line.end < document.blocks.size() &&
                            (is_content(document, line.end) || document.blocks[line.end].kind == BlockKind::list);
    if (text.empty() || text.size() > longest_line_bytes || !has_answer) return std::nullopt;
    const LeadingNumber number = leading_number(text);
    const std::size_t mark = faq_mark_size(text);
    const bool is_numbered = (number.size > 0 && !number.bare) || mark > 0;
    if (!is_numbered && !ends_in_question_mark(text)) return std::nullopt;
    const bool asks = is_question_like(text) || (mark > 0 && is_question_like(text.substr(mark)));
    return Line{block, is_numbered, asks};
}

struct Found {
    std::vector<std::uint32_t> lists;
    std::vector<Line> lines;
    std::size_t asking = 0;
    std::size_t all = 0;
};

/// Lines of one kind, numbered or not; those that are no row of questions are none.
void keep_rows(Found& found, std::size_t paragraphs) {
    for (const bool numbered : {true, false}) {
        std::size_t all = 0, asking = 0;
        for (const Line& line : found.lines) {
            all += line.is_numbered == numbered ? 1 : 0;
            asking += line.is_numbered == numbered && line.asks ? 1 : 0;
        }
        const bool is_row = asking >= fewest_questions && asking * 10 >= all * 6 &&
                            (numbered || asking * most_paragraphs_per_question >= paragraphs);
        if (!is_row) std::erase_if(found.lines, [numbered](const Line& line) { return line.is_numbered == numbered; });
    }
}

Found find_lines(const ParsedDocument& document) {
    Found found;
    std::size_t paragraphs = 0;
    for (const std::uint32_t i : top_level(document)) {
        paragraphs += document.blocks[i].kind == BlockKind::paragraph ? 1 : 0;
        if (const std::optional<Line> line = question_line(document, i)) found.lines.push_back(*line);
        const std::uint32_t paragraph = lone_item(document, i);
        if (paragraph == model::none || is_question(document, paragraph)) continue;
        found.lists.push_back(i);
        found.asking += is_question_like(text_of(document, paragraph)) ? 1 : 0;
    }
    if (found.asking < fewest_questions || found.asking * 10 < found.lists.size() * 6) {
        found.lists.clear();
        found.asking = 0;
    }
    keep_rows(found, paragraphs);
    for (const Line& line : found.lines) found.asking += line.asks ? 1 : 0;
    found.all = found.lists.size() + found.lines.size();
    return found;
}

}  // namespace

Score score_questions_above_answers(const Reading& reading) {
    const Found found = find_lines(reading.document);
    const std::string why = share(found.asking, found.all) + " lines above paragraphs ask";
    if (found.asking < fewest_questions) return {0, why};
    return {0.4 + 0.45 * static_cast<double>(found.asking) / static_cast<double>(found.all), why};
}

void apply_questions_above_answers(Reading& reading) {
    ParsedDocument& document = reading.document;
    const Found found = find_lines(document);
    for (const std::uint32_t list : found.lists) {
        const std::uint32_t paragraph = list + 2;
        if (!is_question_like(text_of(document, paragraph)) && document.blocks[list].number == 0) continue;
        mark_question(document, paragraph);
        document.blocks[paragraph].role = static_cast<std::uint8_t>(BlockRole::answered_below);
    }
    for (const Line& line : found.lines)
        if (line.asks || line.is_numbered) mark_question(document, line.block);
    apply_question_headings(reading);
}

}  // namespace viva::notes
