#include "ui/screens/passage.h"

#include <algorithm>
#include <string>

#include "model/asked_words.h"
#include "ui/draw.h"

namespace viva::ui {

float draw_passage(UiContext& ui, Reader& reader, const Passage& passage, Column column, float y, Actions& actions) {
    if (passage.end_block <= passage.first_block) return y;
    const model::Document& document = *passage.document;
    reader.lay_out(ui, {.document = &document,
                        .first_block = passage.first_block,
                        .end_block = passage.end_block,
                        .width = column.width,
                        .sheet = reading_style(ui),
                        .heading_ranks = typeset::rank_headings(document, passage.first_block, passage.end_block,
                                                                passage.top_rank)});
    if (!passage.name.empty())
        ui.semantics.open("region " + std::string(passage.key), {.role = Role::region,
                                                                 .name = std::string(passage.name),
                                                                 .language = std::string(document.language),
                                                                 .rect = {column.x, y, column.width, reader.height()}});
    const ReaderEvents events = reader.draw(ui, passage.key, column.x, y);
    if (!passage.name.empty()) ui.semantics.close();
    follow_events(events, document, actions);
    return y + reader.height();
}

void follow_events(const ReaderEvents& events, const model::Document& document, Actions& actions) {
    if (!events.link.empty()) actions.push_back(app::FollowLink{std::string(events.link)});
    if (events.copied_block != model::none)
        actions.push_back(app::CopyText{std::string(document.of(document.blocks[events.copied_block].text))});
}

namespace {

bool shows_picture(const model::Document& document, std::uint32_t block) {
    const model::Block& at = document.blocks[block];
    const auto spans = document.spans.subspan(at.first_span, at.span_count);
    return std::any_of(spans.begin(), spans.end(), [](const model::Span& span) { return span.width > 0; });
}

}  // namespace

float draw_question_text(UiContext& ui, Reader& reader, const model::Collection& collection, const model::Card& card,
                         Column column, float y, NodeId& node, Actions& actions) {
    const model::Document& document = collection.documents[card.document];
    const std::uint32_t block = card.question_block;
    if (card.derived_from == 0 && shows_picture(document, block) && !model::hides_in_question(collection, card)) {
        y = draw_passage(ui, reader, {&document, block, block + 1, "question", {}, 0}, column, y, actions);
        node = reader.node_of(block);
        return y;
    }
    y += heading(ui, "question", 1, semibold(ui, question_size(ui.width, ui.text_step), ui.palette->ink, 1.35F),
                 model::asked_words(collection, card), column.x, y, column.width, &node);
    if (Node* made = ui.semantics.edit(node)) made->language = document.language;
    return y;
}

}  // namespace viva::ui
