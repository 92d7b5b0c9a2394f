#include "notes/question_tables.h"

#include <algorithm>

#include "base/unicode.h"
#include "notes/phrases/labels.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;
using model::BlockRole;

template <std::size_t count>
bool is_one_of(std::string_view text, const std::string_view (&words)[count]) {
    return std::find(std::begin(words), std::end(words), text) != std::end(words);
}

/// Cells of a row, in order.
std::vector<std::uint32_t> cells_of_row(const ParsedDocument& document, std::uint32_t row) {
    std::vector<std::uint32_t> cells;
    for (std::uint32_t i = row + 1; i < document.blocks[row].end; i = document.blocks[i].end) cells.push_back(i);
    return cells;
}

struct Columns {
    std::size_t question = 0;
    std::size_t answer = 0;  ///< 0: the head names none.
};

Columns find_columns(const ParsedDocument& document, std::uint32_t head) {
    const std::vector<std::uint32_t> cells = cells_of_row(document, head);
    for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
        const std::string asked = fold_case(text_of(document, cells[i]));
        const std::string answered = fold_case(text_of(document, cells[i + 1]));
        const bool asks =
            is_one_of(asked, phrases::card_question_labels) || is_one_of(asked, phrases::question_columns);
        const bool answers =
            is_one_of(answered, phrases::card_answer_labels) || is_one_of(answered, phrases::answer_columns);
        if (asks && answers) return {i, i + 1};
    }
    return {};
}

}  // namespace

void mark_question_tables(ParsedDocument& document) {
    for (std::uint32_t table = 0; table < document.blocks.size(); ++table) {
        const Block& block = document.blocks[table];
        if (block.kind != BlockKind::table || table + 1 >= block.end) continue;
        const Columns columns = find_columns(document, table + 1);
        if (columns.answer == 0) continue;
        for (std::uint32_t row = document.blocks[table + 1].end; row < block.end; row = document.blocks[row].end) {
            const std::vector<std::uint32_t> cells = cells_of_row(document, row);
            if (cells.size() <= columns.answer) continue;
            const std::uint32_t question = cells[columns.question], answer = cells[columns.answer];
            if (text_of(document, question).empty() || document.blocks[answer].text.size == 0) continue;
            mark_question(document, question);
            document.blocks[question].role = static_cast<std::uint8_t>(BlockRole::written);
            document.blocks[answer].role = static_cast<std::uint8_t>(BlockRole::answer);
        }
    }
}

}  // namespace viva::notes
