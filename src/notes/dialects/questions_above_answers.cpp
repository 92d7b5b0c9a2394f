#include "notes/dialects/questions_above_answers.h"

#include "notes/dialects/question_headings.h"
#include "notes/questions.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;
using model::BlockRole;

/// The paragraph of the only item of `list`, if that is all it holds and something to read follows; else model::none.
std::uint32_t lone_item(const ParsedDocument& document, std::uint32_t list) {
    const Block& block = document.blocks[list];
    if (block.kind != BlockKind::list || block.end != list + 3 || is_hidden(document, list)) return model::none;
    const std::uint32_t paragraph = list + 2;
    if (document.blocks[paragraph].kind != BlockKind::paragraph || block.end >= document.blocks.size())
        return model::none;
    const BlockKind below = document.blocks[block.end].kind;
    const bool is_answered = below == BlockKind::paragraph || below == BlockKind::code || below == BlockKind::table ||
                             below == BlockKind::quote;
    return is_answered ? paragraph : model::none;
}

struct Found {
    std::vector<std::uint32_t> lists;
    std::size_t asking = 0;
};

Found find_lone_items(const ParsedDocument& document) {
    Found found;
    for (const std::uint32_t i : top_level(document)) {
        const std::uint32_t paragraph = lone_item(document, i);
        if (paragraph == model::none || is_question(document, paragraph)) continue;
        found.lists.push_back(i);
        found.asking += is_question_like(text_of(document, paragraph)) ? 1 : 0;
    }
    return found;
}

}  // namespace

Score score_questions_above_answers(const Reading& reading) {
    const Found found = find_lone_items(reading.document);
    const std::string why = share(found.asking, found.lists.size()) + " items above paragraphs ask";
    if (found.asking < fewest_questions || found.asking * 10 < found.lists.size() * 6) return {0, why};
    return {0.4 + 0.45 * static_cast<double>(found.asking) / static_cast<double>(found.lists.size()), why};
}

void apply_questions_above_answers(Reading& reading) {
    ParsedDocument& document = reading.document;
    for (const std::uint32_t list : find_lone_items(document).lists) {
        const std::uint32_t paragraph = list + 2;
        if (!is_question_like(text_of(document, paragraph)) && document.blocks[list].number == 0) continue;
        mark_question(document, paragraph);
        document.blocks[paragraph].role = static_cast<std::uint8_t>(BlockRole::answered_below);
    }
    apply_question_headings(reading);
}

}  // namespace viva::notes
