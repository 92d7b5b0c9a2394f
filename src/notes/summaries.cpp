#include "notes/summaries.h"

#include <algorithm>
#include <string>

#include "base/phrase_set.h"
#include "base/unicode.h"
#include "notes/answer_keys.h"
#include "notes/ascii.h"
#include "notes/card_labels.h"
#include "notes/outline.h"
#include "notes/phrases/labels.h"
#include "notes/questions.h"

namespace viva::notes {

using model::BlockKind;

bool is_html(const ParsedDocument& document, std::uint32_t block, std::string_view tag) {
    return document.blocks[block].kind == BlockKind::html && document.of(document.blocks[block].text) == tag;
}

bool is_summary(const ParsedDocument& document, std::uint32_t block) {
    const BlockKind kind = document.blocks[block].kind;
    return (kind == BlockKind::paragraph || kind == BlockKind::heading) && block > 0 &&
           is_html(document, block - 1, "<summary>");
}

bool reveals_answer(std::string_view text) {
    static const PhraseSet reveals(phrases::reveal_words);
    static const PhraseSet revealed(phrases::revealed_words);
    constexpr std::size_t longest_label_bytes = 72;
    if (text.empty() || text.size() > longest_label_bytes) return false;
    if (is_answer_label(text)) return true;
    if (ends_in_question_mark(text)) return false;
    std::string words = " " + fold_case(text) + " ";
    std::replace_if(words.begin(), words.end(), [](char c) { return contains(".,:;!()[]<>*_`\"'", {&c, 1}); }, ' ');
    if (is_one_of(trim(words), phrases::solution_headings) || written_label(trim(words)) == Label::answer) return true;
    return reveals.has_part_of(words) && revealed.has_part_of(words);
}

bool can_summary_ask(const ParsedDocument& document, std::uint32_t block) {
    const std::string_view text = text_of(document, block);
    return !text.empty() && !reveals_answer(text) && answer_key(text, KeyWords::label) == 0 && !is_apparatus(text);
}

bool most_summaries_ask(const ParsedDocument& document) {
    constexpr std::size_t fewest_numbered = 3, fewest_labelled = 2;
    std::size_t all = 0, asking = 0, labelled = 0, others_labelled = 0, numbered = 0;
    std::uint32_t previous = 0;
    for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
        if (!is_summary(document, i) || !can_summary_ask(document, i)) continue;
        ++all;
        const std::string_view text = text_of(document, i);
        const bool is_asking = is_question_like(text) || is_question_title(text);
        const bool is_labelled = has_question_label(text);
        asking += is_asking ? 1 : 0;
        labelled += is_labelled ? 1 : 0;
        others_labelled += is_labelled && !is_asking ? 1 : 0;
        const std::uint32_t number = written_number(text);
        numbered += number != 0 && (number == 1 || number == previous + 1) ? 1 : 0;
        previous = number;
    }
    if (labelled >= fewest_labelled) asking += others_labelled;
    // One row of numbers is one row of questions.
    if (numbered == all && all >= fewest_numbered && asking > 0) return true;
    return asking >= 2 && asking * 4 > all * 3;
}

}  // namespace viva::notes
