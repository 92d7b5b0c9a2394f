#include "notes/bold_rows.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "base/leading_number.h"
#include "base/unicode.h"
#include "notes/card_labels.h"
#include "notes/questions.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;

constexpr std::size_t fewest_in_row = 3;
constexpr std::size_t fewest_labelled = 2;
constexpr std::size_t fewest_answered = 3;
constexpr std::size_t no_row = ~std::size_t{0};

struct BoldLine {
    BoldQuestion place;
    std::uint32_t number = 0;  ///< 0: none.
    bool asks = false;         ///< By its words or its label.
    bool is_labelled = false;
    bool has_answer_label =
        false;  ///< It is all of its paragraph, and the next one begins with the label of an answer.
    std::size_t row = no_row;
};

/// Lines whose numbers rise by one.
struct BoldRow {
    std::size_t all = 0;
    std::size_t asking = 0;

    bool asks() const { return asking * 10 >= all * 6; }
};

/// "**Q What is Django?**": a letter that labels only where it is bold, and so is what it asks.
bool has_bold_letter(std::string_view bold) { return bold.starts_with("Q ") && !trim(bold.substr(2)).empty(); }

/// Whether the bold words are only the number or the label of what stands behind them.
bool is_only_mark(std::string_view text, std::string_view bold) {
    const LeadingNumber number = leading_number(text);
    const std::size_t size = number.size > 0 && !number.bare ? number.size : 0;
    return size >= bold.size() || size + card_label(text.substr(size)).size >= bold.size();
}

std::optional<BoldLine> bold_line(const ParsedDocument& document, std::uint32_t block) {
    const Block& paragraph = document.blocks[block];
    if (paragraph.kind != BlockKind::paragraph || paragraph.span_count == 0 || paragraph.role != 0) return std::nullopt;
    const model::Span& first = document.spans[paragraph.first_span];
    const bool is_bold = first.kind == model::SpanKind::strong || first.kind == model::SpanKind::emphasis;
    const std::uint32_t begin = paragraph.text.offset, end = begin + paragraph.text.size;
    if (!is_bold || first.text.offset != begin) return std::nullopt;
    const std::uint32_t bold_end = begin + first.text.size;
    const std::string_view text = document.of(paragraph.text);
    const std::uint32_t line_end = lines_of(document, block).front().to;
    BoldLine line;
    line.place = {block, {begin, end}, {end, end}};
    const bool is_mark = is_only_mark(text, document.of(first.text));
    if (is_mark && !trim(text.substr(line_end - begin)).empty())
        line.place = {block, {begin, line_end}, {line_end, end}};
    else if (!is_mark && bold_end >= line_end && !trim(text.substr(bold_end - begin)).empty())
        line.place = {block, {begin, bold_end}, {bold_end, end}};
    else if (!is_mark && !trim(text.substr(bold_end - begin)).empty())
        return std::nullopt;  // "**Encapsulation** hides …"
    const std::string_view asked = text.substr(0, line.place.question.to - begin);
    const LeadingNumber number = leading_number(text.substr(adornment_size(text)));
    if (number.size > 0 && !number.bare && !number.chapter) line.number = number.value;
    line.is_labelled = has_question_label(asked) || has_bold_letter(document.of(first.text));
    line.asks = line.is_labelled || is_question_like(asked);
    line.has_answer_label = line.place.answer.from == end && begins_with_answer_label(document, paragraph.end);
    return line;
}

/// The bold lines of the top level that stand under no heading that asks.
std::vector<BoldLine> find_bold_lines(const ParsedDocument& document) {
    std::vector<BoldLine> lines;
    const std::uint32_t title = title_heading(document);
    std::uint8_t asked_level = 0;  // Of the heading in whose answer we are; 0: in none.
    for (const std::uint32_t i : top_level(document)) {
        const Block& block = document.blocks[i];
        if (is_hidden(document, i)) continue;
        if (block.kind == BlockKind::heading) {
            if (block.level <= asked_level) asked_level = 0;
            const std::string_view text = text_of(document, i);
            const bool asks_itself = is_question(document, i) || (asks(text) && !promises_questions(text));
            if (asked_level == 0 && asks_itself && i != title) asked_level = block.level;
        }
        if (asked_level > 0) continue;
        if (std::optional<BoldLine> line = bold_line(document, i)) lines.push_back(*line);
    }
    return lines;
}

/// Puts each line behind the last one of the number before its own.
std::vector<BoldRow> rows_of(std::vector<BoldLine>& lines) {
    std::vector<BoldRow> rows;
    std::unordered_map<std::uint32_t, std::size_t> next;  // The row that waits for a number.
    for (BoldLine& line : lines) {
        if (line.number == 0) continue;
        const auto waiting = next.find(line.number);
        if (line.number != 1 && waiting == next.end()) continue;
        if (line.number == 1) {
            line.row = rows.size();
            rows.emplace_back();
        } else {
            line.row = waiting->second;
            next.erase(waiting);
        }
        ++rows[line.row].all;
        rows[line.row].asking += line.asks ? 1 : 0;
        next[line.number + 1] = line.row;
    }
    return rows;
}

}  // namespace

std::vector<BoldQuestion> find_bold_rows(const ParsedDocument& document) {
    std::vector<BoldLine> lines = find_bold_lines(document);
    const std::vector<BoldRow> rows = rows_of(lines);
    const bool any_row = std::any_of(rows.begin(), rows.end(),
                                     [](const BoldRow& row) { return row.all >= fewest_in_row && row.asks(); });
    const auto count = [&lines](bool BoldLine::* property) {
        return static_cast<std::size_t>(
            std::count_if(lines.begin(), lines.end(), [property](const BoldLine& line) { return line.*property; }));
    };
    const bool labels_ask = count(&BoldLine::is_labelled) >= fewest_labelled;
    const bool answers_are_labelled = count(&BoldLine::has_answer_label) >= fewest_answered;
    std::vector<BoldQuestion> found;
    for (const BoldLine& line : lines)
        if ((any_row && line.row != no_row && rows[line.row].asks()) || (labels_ask && line.is_labelled) ||
            (answers_are_labelled && line.has_answer_label))
            found.push_back(line.place);
    return found;
}

}  // namespace viva::notes
