#include "ui/screens/passage.h"

#include <string>

namespace viva::ui {

float draw_passage(UiContext& ui, Reader& reader, const Passage& passage, Column column, float y, Actions& actions) {
    if (passage.end_block <= passage.first_block) return y;
    const model::Document& document = *passage.document;
    reader.lay_out(ui, {.document = &document,
                        .first_block = passage.first_block,
                        .end_block = passage.end_block,
                        .width = column.width,
                        .sheet = reading_style(ui),
                        .heading_ranks = typeset::rank_headings(document, passage.first_block, passage.end_block, 2)});
    if (!passage.name.empty())
        ui.semantics.open("region " + std::string(passage.key), {.role = Role::region,
                                                                 .name = std::string(passage.name),
                                                                 .language = std::string(document.language),
                                                                 .rect = {column.x, y, column.width, reader.height()}});
    const ReaderEvents events = reader.draw(ui, passage.key, column.x, y);
    if (!passage.name.empty()) ui.semantics.close();
    if (!events.link.empty()) actions.push_back(app::FollowLink{std::string(events.link)});
    if (events.copied_block != model::none)
        actions.push_back(app::CopyText{std::string(document.of(document.blocks[events.copied_block].text))});
    return y + reader.height();
}

}  // namespace viva::ui
