#include "notes/chosen_questions.h"

#include <algorithm>

#include "base/unicode.h"
#include "notes/questions.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;

bool take_word(std::string_view word, ChosenQuestions& chosen) {
    if (word.size() == 2 && word[0] == 'h' && word[1] >= '1' && word[1] <= '6')
        chosen.levels[static_cast<std::size_t>(word[1] - '0')] = true;
    else if (word == "bullets")
        chosen.bullets = true;
    else if (word == "bold")
        chosen.bold = true;
    else
        return word == "none";
    return true;
}

bool is_bold_line(const ParsedDocument& document, std::uint32_t block) {
    const Block& paragraph = document.blocks[block];
    if (paragraph.kind != BlockKind::paragraph || paragraph.span_count == 0) return false;
    const model::Span& first = document.spans[paragraph.first_span];
    return first.kind == model::SpanKind::strong && first.end == paragraph.first_span + paragraph.span_count;
}

void mark_items(ParsedDocument& document, std::uint32_t list) {
    for (std::uint32_t item = list + 1; item < document.blocks[list].end; item = document.blocks[item].end)
        if (const std::uint32_t paragraph = first_paragraph(document, item); paragraph != model::none)
            mark_question(document, paragraph);
}

}  // namespace

std::optional<ChosenQuestions> parse_chosen_questions(std::string_view written) {
    ChosenQuestions chosen;
    const std::string folded = fold_case(written);
    std::string_view rest = trim(folded);
    if (rest.empty()) return std::nullopt;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of(", "), rest.size());
        const std::string_view word = rest.substr(0, end);
        if (!word.empty() && !take_word(word, chosen)) return std::nullopt;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return chosen;
}

void apply_chosen_questions(Reading& reading, const ChosenQuestions& chosen) {
    ParsedDocument& document = reading.document;
    const auto first_level = std::find(chosen.levels.begin(), chosen.levels.end(), true);
    for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
        const Block& block = document.blocks[i];
        const std::size_t level = std::min<std::size_t>(block.level, chosen.levels.size() - 1);
        if (block.kind == BlockKind::heading && chosen.levels[level] && !is_hidden(document, i) &&
            !without_prefix(text_of(document, i)).empty())
            mark_question(document, i);
    }
    const std::uint32_t title = title_heading(document);
    std::vector<std::uint32_t> sections;
    for (const std::uint32_t i : top_level(document)) {
        const Block& block = document.blocks[i];
        if (is_hidden(document, i)) continue;
        if (block.kind == BlockKind::list && chosen.bullets) mark_items(document, i);
        if (chosen.bold && is_bold_line(document, i)) mark_question(document, i);
        const bool is_above = first_level == chosen.levels.end() || block.level < first_level - chosen.levels.begin();
        if (block.kind == BlockKind::heading && i != title && is_above && !is_question(document, i))
            sections.push_back(i);
    }
    add_sections_at(document, sections);
}

}  // namespace viva::notes
