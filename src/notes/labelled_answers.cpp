#include "notes/labelled_answers.h"

#include <vector>

#include "notes/questions.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;

constexpr std::size_t fewest_labels = 2;
constexpr std::uint32_t longest_asked_line = 600;

bool can_be_asked(const ParsedDocument& document, std::uint32_t block) {
    const Block& line = document.blocks[block];
    return line.kind == BlockKind::paragraph && line.role == 0 && line.text.size <= longest_asked_line &&
           !is_hidden(document, block) && !begins_with_answer_label(document, block);
}

}  // namespace

void mark_lines_above_labels(ParsedDocument& document) {
    std::vector<std::uint32_t> found;
    std::size_t labels = 0;
    bool begins_part = true;
    for (const std::uint32_t i : top_level(document)) {
        const Block& block = document.blocks[i];
        const bool divides = block.kind == BlockKind::rule || (block.kind == BlockKind::heading && block.role == 0);
        if (!is_question(document, i) && begins_part && can_be_asked(document, i) &&
            begins_with_answer_label(document, block.end))
            found.push_back(i);
        labels += begins_with_answer_label(document, i) ? 1 : 0;
        begins_part = divides && !is_question(document, i);
    }
    if (found.size() < fewest_labels || found.size() * 2 < labels) return;
    for (const std::uint32_t line : found) mark_question(document, line);
}

}  // namespace viva::notes
