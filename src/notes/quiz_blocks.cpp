#include "notes/quiz_blocks.h"

#include <algorithm>

#include "base/unicode.h"
#include "notes/cloze_marks.h"
#include "notes/line_marks.h"
#include "notes/rewrite.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;
using model::BlockRole;

std::size_t indent_of(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

/// Top-level blocks of one quiz.
std::vector<std::uint32_t> blocks_of(const ParsedDocument& document, const std::vector<std::uint32_t>& order,
                                     const QuizBlock& quiz) {
    std::vector<std::uint32_t> blocks;
    const auto first = std::partition_point(
        order.begin(), order.end(), [&](std::uint32_t block) { return document.blocks[block].line < quiz.first_line; });
    for (auto block = first; block != order.end() && document.blocks[*block].line <= quiz.last_line; ++block)
        blocks.push_back(*block);
    return blocks;
}

/// The paragraph that asks: the first with blanks, or the last before the options, or the first.
std::uint32_t find_question(const ParsedDocument& document, const std::vector<std::uint32_t>& blocks) {
    std::uint32_t question = model::none;
    for (const std::uint32_t block : blocks) {
        const Block& found = document.blocks[block];
        if (found.kind == BlockKind::list) break;
        if (found.kind != BlockKind::paragraph && found.kind != BlockKind::heading) continue;
        if (document.of(found.text).find("[[") != std::string_view::npos) return block;
        if (question == model::none) question = block;
    }
    return question;
}

}  // namespace

std::vector<QuizBlock> take_quiz_tags(Source& source) {
    std::vector<QuizBlock> quizzes;
    if (source.text.find("<quiz>") == std::string::npos) return quizzes;
    Fences fences;
    QuizBlock open;
    for (std::uint32_t number = 1; number <= source.line_count(); ++number) {
        const std::string_view line = source.line(number);
        const std::string_view text = trim(line);
        // Four spaces make code, too.
        if (fences.takes(line) || indent_of(line) > 3) continue;
        if (text == "<quiz>" && open.first_line == 0) {
            open.first_line = number;
        } else if (text == "</quiz>" && open.first_line != 0) {
            open.last_line = number;
            quizzes.push_back(open);
            open = {};
        }
    }
    for (const QuizBlock& quiz : quizzes)
        for (const std::uint32_t number : {quiz.first_line, quiz.last_line}) {
            const std::uint32_t start = source.line_starts[number - 1];
            std::fill_n(source.text.begin() + start, source.line(number).size(), ' ');
        }
    return quizzes;
}

void read_quiz_blocks(ParsedDocument& document, const std::vector<QuizBlock>& quizzes) {
    if (quizzes.empty()) return;
    const std::vector<std::uint32_t> order = top_level(document);
    std::vector<Cut> cuts;
    for (const QuizBlock& quiz : quizzes) {
        const std::vector<std::uint32_t> blocks = blocks_of(document, order, quiz);
        const std::uint32_t question = find_question(document, blocks);
        if (question == model::none) continue;
        Block& asked = document.blocks[question];
        asked.flags |= model::flag_question;
        asked.role = code(BlockRole::written);
        bool has_list = false;
        for (const std::uint32_t block : blocks) {
            if (block > question && document.blocks[block].kind == BlockKind::list && !has_list)
                has_list = true;
            else if (block > question && document.blocks[block].kind != BlockKind::rule)
                document.blocks[block].role = code(BlockRole::answer);
        }
        const Stretch whole{asked.text.offset, asked.text.offset + asked.text.size};
        ClozeMarks marks = find_cloze_marks(document, question, whole, ClozeStyle::double_brackets);
        if (marks.hidden.empty()) continue;
        Piece piece;
        piece.place = whole;
        piece.removed = std::move(marks.removed);
        piece.hidden = std::move(marks.hidden);
        piece.role = asked.role;
        cuts.push_back({question, {std::move(piece)}});
    }
    carry_out(document, cuts);
}

}  // namespace viva::notes
