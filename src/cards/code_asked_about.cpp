#include "cards/code_asked_about.h"

#include "cards/asking.h"
#include "cards/stated_output.h"

namespace viva::cards {

void show_code_asked_about(const model::Document& document, std::vector<model::Card>& cards) {
    for (model::Card& card : cards) {
        if (card.kind != model::CardKind::recall || card.derived_from != 0 || card.first_answer >= card.end_answer)
            continue;
        const model::Block& first = document.blocks[card.first_answer];
        const bool is_code = first.kind == model::BlockKind::code && first.end < card.end_answer;
        if (!is_code || !asks_about_what_is_shown(document.of(card.question))) continue;
        if (stated_output(document.of(first.text)).empty()) card.first_answer = first.end;
    }
}

}  // namespace viva::cards
