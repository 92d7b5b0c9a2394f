#include "notes/question_tables.h"

#include <string>
#include <string_view>
#include <vector>

#include "base/leading_number.h"
#include "base/unicode.h"
#include "notes/ascii.h"
#include "notes/phrases/labels.h"
#include "notes/questions.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;
using model::BlockRole;

/// Cells of a row, in order.
std::vector<std::uint32_t> cells_of_row(const ParsedDocument& document, std::uint32_t row) {
    std::vector<std::uint32_t> cells;
    for (std::uint32_t i = row + 1; i < document.blocks[row].end; i = document.blocks[i].end) cells.push_back(i);
    return cells;
}

struct Columns {
    std::size_t question = 0;
    std::size_t answer = 0;  ///< 0: the head names none.
    bool are_terms = false;  ///< They say what words mean, as tables in answers do, too.
};

std::string_view last_word(std::string_view text) { return text.substr(text.rfind(' ') + 1); }

/// What the head of a column is about: "Interview question", "Short answer" by their last word.
template <std::size_t first_count, std::size_t second_count>
bool names(std::string_view head, const std::string_view (&labels)[first_count],
           const std::string_view (&columns)[second_count]) {
    const std::string_view last = last_word(head);
    return is_one_of(head, labels) || is_one_of(head, columns) || is_one_of(last, labels) || is_one_of(last, columns);
}

Columns find_columns(const ParsedDocument& document, std::uint32_t head) {
    std::vector<std::string> heads;
    for (const std::uint32_t cell : cells_of_row(document, head)) {
        const std::string_view text = text_of(document, cell);
        heads.push_back(fold_case(trim(text.substr(adornment_size(text)))));
    }
    for (std::size_t i = 0; i < heads.size(); ++i) {
        if (!names(heads[i], phrases::card_question_labels, phrases::question_columns)) continue;
        for (std::size_t answer = i + 1; answer < heads.size(); ++answer)
            if (names(heads[answer], phrases::card_answer_labels, phrases::answer_columns)) return {i, answer, false};
    }
    for (std::size_t i = 0; i + 1 < heads.size(); ++i)
        for (const phrases::ColumnPair& pair : phrases::term_columns)
            if (heads[i] == pair.term && last_word(heads[i + 1]) == pair.meaning) return {i, i + 1, true};
    return {};
}

/// A table of two columns asks in the first, whatever its head says, where nearly each cell there ends in a question
/// mark. With more columns it compares.
bool asks_in_first_column(const ParsedDocument& document, std::uint32_t table) {
    constexpr std::size_t fewest_rows = 3;
    std::size_t rows = 0, asking = 0;
    const std::uint32_t head = table + 1;
    for (std::uint32_t row = document.blocks[head].end; row < document.blocks[table].end;
         row = document.blocks[row].end) {
        const std::uint32_t cell = row + 1;
        if (cell >= document.blocks[row].end) continue;
        ++rows;
        const std::uint32_t answer = document.blocks[cell].end;
        const bool is_pair =
            answer < document.blocks[row].end && document.blocks[answer].end == document.blocks[row].end;
        asking += is_pair && ends_in_question_mark(text_of(document, cell)) ? 1 : 0;
    }
    return rows >= fewest_rows && asking * 10 >= rows * 8;
}

/// Follows whether the blocks of the top level, from one to the next, stand in the answer to a question above them.
class AnswerTracker {
public:
    explicit AnswerTracker(const ParsedDocument& document) : document_(document) {}

    /// Moves on to `block`; whether it stands in an answer.
    bool take(std::uint32_t block) {
        const Block& next = document_.blocks[block];
        if (next.kind == BlockKind::rule) is_below_line_ = false;
        if (next.kind != BlockKind::heading) {
            if (is_question(document_, block)) is_below_line_ = true;
        } else {
            is_below_line_ = false;
            if (next.level <= asked_level_) asked_level_ = 0;
            if (asked_level_ == 0 && is_question(document_, block)) asked_level_ = next.level;
        }
        return is_below_line_ || asked_level_ > 0;
    }

private:
    const ParsedDocument& document_;
    std::uint8_t asked_level_ = 0;  ///< Of the heading that asks; 0: none does.
    bool is_below_line_ = false;    ///< A question that is no heading stands above.
};

/// A letter is in it; a number alone asks nothing.
bool has_letter(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).size)
        if (is_letter(decode_utf8(text, at).code_point)) return true;
    return false;
}

/// A cell that is a link and asks nothing: "[Questions](questions.md)".
bool leads_elsewhere(const ParsedDocument& document, std::uint32_t cell) {
    const Block& block = document.blocks[cell];
    if (block.span_count == 0 || asks(text_of(document, cell))) return false;
    const model::Span& first = document.spans[block.first_span];
    return first.kind == model::SpanKind::link && first.end == block.first_span + block.span_count;
}

void mark_row(ParsedDocument& document, std::uint32_t row, const Columns& columns) {
    const std::vector<std::uint32_t> cells = cells_of_row(document, row);
    if (cells.size() <= columns.answer) return;
    const std::uint32_t question = cells[columns.question], answer = cells[columns.answer];
    if (!has_letter(text_of(document, question)) || !has_letter_or_digit(text_of(document, answer))) return;
    if (leads_elsewhere(document, question)) return;
    mark_question(document, question);
    document.blocks[question].role = static_cast<std::uint8_t>(BlockRole::written);
    document.blocks[answer].role = static_cast<std::uint8_t>(BlockRole::answer);
}

}  // namespace

void mark_question_tables(ParsedDocument& document) {
    AnswerTracker tracker(document);
    for (const std::uint32_t table : top_level(document)) {
        const bool is_in_answer = tracker.take(table);
        const Block& block = document.blocks[table];
        if (block.kind != BlockKind::table || table + 1 >= block.end) continue;
        Columns columns = find_columns(document, table + 1);
        if (columns.answer == 0 && !is_in_answer && asks_in_first_column(document, table)) columns.answer = 1;
        if (columns.answer == 0 || (columns.are_terms && is_in_answer)) continue;
        for (std::uint32_t row = document.blocks[table + 1].end; row < block.end; row = document.blocks[row].end)
            mark_row(document, row, columns);
    }
}

}  // namespace viva::notes
