#include "notes/dialects/lone_numbers.h"

#include <algorithm>

#include "notes/questions.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;

/// What stands under a heading that is a number.
struct LoneNumber {
    std::uint32_t heading = 0;
    std::uint32_t question = model::none;  ///< model::none: nothing that could be one.
    std::uint32_t number = 0;
};

/// The question right below `heading`: a deeper heading, or a paragraph.
std::uint32_t question_below(const ParsedDocument& document, std::uint32_t heading) {
    for (std::uint32_t i = document.blocks[heading].end; i < document.blocks.size(); i = document.blocks[i].end) {
        const Block& block = document.blocks[i];
        if (block.kind == BlockKind::html || is_hidden(document, i)) continue;
        if (block.kind == BlockKind::heading)
            return block.level > document.blocks[heading].level && !is_apparatus(text_of(document, i)) ? i
                                                                                                       : model::none;
        return block.kind == BlockKind::paragraph && !text_of(document, i).empty() ? i : model::none;
    }
    return model::none;
}

/// The numbered headings of the level that has most of them.
std::vector<LoneNumber> find_lone_numbers(const ParsedDocument& document) {
    std::vector<LoneNumber> best;
    for (std::uint8_t level = 1; level <= 6; ++level) {
        std::vector<LoneNumber> found;
        for (const std::uint32_t heading : headings(document)) {
            if (document.blocks[heading].level != level) continue;
            const std::uint32_t number = lone_number(text_of(document, heading));
            if (number > 0) found.push_back({heading, question_below(document, heading), number});
        }
        if (found.size() > best.size()) best = std::move(found);
    }
    return best;
}

}  // namespace

Score score_lone_numbers(const Reading& reading) {
    const std::vector<LoneNumber> numbered = find_lone_numbers(reading.document);
    const auto asked = static_cast<std::size_t>(std::count_if(
        numbered.begin(), numbered.end(), [](const LoneNumber& one) { return one.question != model::none; }));
    const std::string why = share(asked, numbered.size()) + " headings that are numbers have a question below";
    if (asked < fewest_questions || asked * 10 < numbered.size() * 8) return {0, why};
    return {0.9, why};
}

void apply_lone_numbers(Reading& reading) {
    ParsedDocument& document = reading.document;
    const std::vector<LoneNumber> numbered = find_lone_numbers(document);
    std::uint8_t level = 0;
    for (const LoneNumber& one : numbered) {
        level = document.blocks[one.heading].level;
        if (one.question == model::none) continue;
        mark_question(document, one.question);
        if (document.blocks[one.question].number == 0) document.blocks[one.question].number = one.number;
    }
    const std::uint32_t title = title_heading(document);
    std::vector<std::uint32_t> sections;
    for (const std::uint32_t i : top_level(document)) {
        const Block& block = document.blocks[i];
        if (block.kind == BlockKind::heading && block.level < level && i != title && !is_hidden(document, i))
            sections.push_back(i);
    }
    add_sections_at(document, sections);
}

}  // namespace viva::notes
