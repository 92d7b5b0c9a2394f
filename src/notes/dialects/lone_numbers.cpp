#include "notes/dialects/lone_numbers.h"

#include <algorithm>

#include "base/leading_number.h"
#include "base/unicode.h"
#include "notes/card_labels.h"
#include "notes/questions.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;

/// What stands under a heading or a line that is a number.
struct LoneNumber {
    std::uint32_t block = 0;
    std::uint32_t question = model::none;  ///< model::none: nothing that could be one.
    std::uint32_t number = 0;
};

/// A paragraph stands below headings of all levels.
constexpr std::uint8_t level_of_paragraph = 7;

std::uint8_t level_of_number(const Block& block) {
    return block.kind == BlockKind::heading ? block.level : level_of_paragraph;
}

/// The question right below the block that is a number: a deeper heading, or a paragraph. One that is only a label
/// stands between them.
std::uint32_t question_below(const ParsedDocument& document, std::uint32_t number) {
    for (std::uint32_t i = document.blocks[number].end; i < document.blocks.size(); i = document.blocks[i].end) {
        const Block& block = document.blocks[i];
        if (block.kind == BlockKind::html || is_hidden(document, i)) continue;
        const std::string_view text = text_of(document, i);
        if (block.kind == BlockKind::heading) {
            if (block.level <= level_of_number(document.blocks[number]) || is_apparatus(text)) return model::none;
            if (is_bare_label(text) && !is_answer(document, i)) continue;
            return i;
        }
        return block.kind == BlockKind::paragraph && !text.empty() ? i : model::none;
    }
    return model::none;
}

/// "Question 4", "문제 4": not only a number.
bool names_a_question(std::string_view text) { return question_label_size(fold_case(without_prefix(text))) > 0; }

/// The blocks that are numbers, of the level that has most of them: headings, or bold lines that say Question, too.
std::vector<LoneNumber> find_lone_numbers(const ParsedDocument& document) {
    std::vector<std::vector<LoneNumber>> found(level_of_paragraph + 1);
    for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
        const Block& block = document.blocks[i];
        if (block.kind != BlockKind::heading && !is_emphasised_line(document, i)) continue;
        const std::string_view text = text_of(document, i);
        const std::uint32_t number = lone_number(text);
        if (number == 0 || (block.kind != BlockKind::heading && !names_a_question(text))) continue;
        found[level_of_number(block)].push_back({i, question_below(document, i), number});
    }
    return *std::max_element(found.begin(), found.end(),
                             [](const auto& left, const auto& right) { return left.size() < right.size(); });
}

}  // namespace

Score score_lone_numbers(const Reading& reading) {
    const std::vector<LoneNumber> numbered = find_lone_numbers(reading.document);
    const auto asked = static_cast<std::size_t>(std::count_if(
        numbered.begin(), numbered.end(), [](const LoneNumber& one) { return one.question != model::none; }));
    const std::string why = share(asked, numbered.size()) + " headings that are numbers have a question below";
    constexpr std::size_t fewest_labelled = 2;
    const bool are_labelled = std::all_of(numbered.begin(), numbered.end(), [&](const LoneNumber& one) {
        return names_a_question(text_of(reading.document, one.block));
    });
    if (asked < (are_labelled ? fewest_labelled : fewest_questions) || asked * 10 < numbered.size() * 8)
        return {0, why};
    // Of two, headings that say Answer tell more.
    return {numbered.size() < fewest_questions ? 0.88 : 0.9, why};
}

void apply_lone_numbers(Reading& reading) {
    ParsedDocument& document = reading.document;
    const std::vector<LoneNumber> numbered = find_lone_numbers(document);
    std::uint8_t level = 0;
    for (const LoneNumber& one : numbered) {
        Block& number = document.blocks[one.block];
        level = level_of_number(number);
        // Below the answer to the question before, a line would go on with it.
        if (number.kind != BlockKind::heading) number.role = static_cast<std::uint8_t>(model::BlockRole::aside);
        if (one.question == model::none) continue;
        for (std::uint32_t i = number.end; i < one.question; i = document.blocks[i].end)
            if (document.blocks[i].kind == BlockKind::heading)
                document.blocks[i].role = static_cast<std::uint8_t>(model::BlockRole::aside);
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
