#include "notes/summaries.h"

#include "notes/answer_keys.h"
#include "notes/outline.h"
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

bool can_summary_ask(const ParsedDocument& document, std::uint32_t block) {
    const std::string_view text = text_of(document, block);
    return !text.empty() && !is_answer_label(text) && answer_key(text, KeyWords::label) == 0 && !is_apparatus(text);
}

bool most_summaries_ask(const ParsedDocument& document) {
    std::size_t all = 0, asking = 0;
    for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
        if (!is_summary(document, i) || !can_summary_ask(document, i)) continue;
        ++all;
        const std::string_view text = text_of(document, i);
        asking += asks(text) || is_question_title(text) ? 1 : 0;
    }
    return asking >= 2 && asking * 4 > all * 3;
}

}  // namespace viva::notes
