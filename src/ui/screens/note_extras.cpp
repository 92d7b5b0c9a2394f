#include "ui/screens/note_extras.h"

#include <algorithm>
#include <cmath>

#include "base/unicode.h"
#include "ui/draw.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/cards.h"

namespace viva::ui {
namespace {

constexpr double preview_delay = 0.35;
constexpr std::size_t excerpt_bytes = 300;

/// The place that a link within note `from` leads to, if it leads to one.
std::optional<app::Route> place_of(const model::Document& from, std::string_view href) {
    if (href.substr(0, 2) == "#/") {
        auto route = app::parse_route(href);
        if (route && route->place == app::Place::note) return route;
    } else if (href.size() > 1 && href.front() == '#') {
        if (auto heading = app::decode_segment(href.substr(1)))
            return app::Route{.place = app::Place::note, .note = std::string(from.id), .heading = *heading};
    }
    return std::nullopt;
}

/// Where in a note its first link to `wanted` stands, or `none`.
std::uint32_t block_that_links(const model::Document& document, std::string_view wanted) {
    for (std::uint32_t block = 0; block < document.blocks.size(); ++block) {
        const model::Block& at = document.blocks[block];
        if ((at.flags & model::flag_hidden) != 0) continue;
        for (const model::Span& span : document.spans.subspan(at.first_span, at.span_count)) {
            if (span.kind != model::SpanKind::link) continue;
            const std::string_view target = document.of(span.target);
            if (target.substr(0, 7) != "#/note/") continue;
            const auto route = app::parse_route(target);
            if (route && route->note == wanted) return block;
        }
    }
    return model::none;
}

}  // namespace

std::string_view text_after(const model::Document& document, std::uint32_t block, std::size_t most) {
    const std::uint32_t below = app::text_block_below(document, block);
    return below == model::none ? std::string_view() : head_of(document.of(document.blocks[below].text), most);
}

std::vector<Backlink> backlinks_to(const model::Collection& collection, std::uint32_t index) {
    std::vector<Backlink> links;
    for (std::uint32_t from = 0; from < collection.documents.size(); ++from) {
        if (from == index) continue;
        const std::uint32_t block = block_that_links(collection.documents[from], collection.documents[index].id);
        if (block != model::none) links.push_back({from, block});
    }
    return links;
}

float draw_backlinks(UiContext& ui, const app::State& state, const NoteView& view, float x, float y, float width,
                     Actions& actions) {
    if (view.backlinks.empty()) return 0;
    const float top = y;
    const std::string_view name = ui.say(Word::linked_from);
    ui.semantics.open("backlinks", {.role = Role::region, .name = std::string(name), .rect = {x, y, width, 1}});
    y += caption(ui, "heading", 2, semibold(ui, 17, ui.palette->ink, 1.4F), name, x, y, width) + 8;
    for (const Backlink& link : view.backlinks) {
        const model::Document& document = state.collection.documents[link.document];
        const std::string excerpt = one_line(head_of(document.of(document.blocks[link.block].text), excerpt_bytes));
        const app::Route route = {.place = app::Place::note,
                                  .note = std::string(document.id),
                                  .heading = app::anchor_of(document, link.block)};
        const std::string href = format(route);
        const RelatedCard card = {document.language, document.title, excerpt, href};
        const float height = related_card_height(ui, card, width);
        if (related_card(ui, href, {x, y, width, height}, card)) actions.push_back(go(route));
        y += height + 10;
    }
    ui.semantics.close();
    return y - top + 22;
}

void draw_heading_links(UiContext& ui, const model::Document& document, NoteView& view, float x, float y,
                        Actions& actions) {
    const typeset::Layout& layout = view.reader.layout();
    const Rect seen = ui.visible();
    const typeset::Folds& folds = view.reader.folds();
    const typeset::Layout::Range range = layout.headings_between(
        folds.laid(static_cast<double>(seen.y - y)), folds.laid(static_cast<double>(seen.y + seen.height - y)));
    for (std::uint32_t i = range.first; i < range.end; ++i) {
        const std::uint32_t block = layout.headings[i].block;
        const typeset::Extent& extent = layout.extent(block);
        if (!extent.shown() || folds.hides(extent.top)) continue;
        const float top = y + static_cast<float>(folds.shown(extent.top));
        const bool phone = ui.width == Width::phone;
        const auto height = static_cast<float>(extent.bottom - extent.top);
        const float target = phone || ui.input.touch ? minimum_target : 32.0F;
        // In the middle of the heading's first line.
        const float first_line = std::min(height, 1.35F * reading_style(ui).headings[layout.headings[i].rank].size);
        // On phones the margin is narrower than a fingertip: the target reaches a little over the heading's first
        // letter.
        const float width = phone ? 24.0F : 28.0F;
        const float margin = phone ? 18.0F : 30.0F;
        const Rect rect = {layout.right_to_left ? x + layout.width + margin - width : x - margin,
                           std::round(top + (first_line - target) / 2), width, target};
        const Rect row = {std::min(x, rect.x), top, layout.width + margin, height};
        const std::string anchor = app::anchor_of(document, block);
        const std::string name =
            fill(ui.language, Word::copy_link, {{"heading", document.of(document.blocks[block].text)}});
        const bool copied = view.copied_link == block && ui.input.seconds < view.link_copied_at + copied_seconds;
        if (anchor_button(ui, "link " + anchor, rect, name, layout.right_to_left, copied,
                          ui.hovered(row) || ui.input.touch)) {
            view.copied_link = block;
            view.link_copied_at = ui.input.seconds;
            actions.push_back(
                app::CopyLink{{.place = app::Place::note, .note = std::string(document.id), .heading = anchor}});
        }
        if (copied) ui.wake(view.link_copied_at + copied_seconds);
    }
}

void draw_preview(UiContext& ui, const app::State& state, NoteView& view, const ReaderEvents& events) {
    const model::Document* from = state.document(view.note);
    const auto route = from == nullptr || ui.input.touch ? std::nullopt : place_of(*from, events.hovered);
    const model::Document* document = route ? state.document(route->note) : nullptr;
    if (document == nullptr) {
        view.previewed.clear();
        return;
    }
    if (view.previewed != events.hovered) {
        view.previewed = events.hovered;
        view.preview_since = ui.input.seconds;
    }
    if (ui.input.seconds < view.preview_since + preview_delay) return ui.wake(view.preview_since + preview_delay);
    const std::uint32_t block = route->heading.empty() ? model::none : app::block_of(*document, route->heading);
    const std::string_view title = block == model::none ? document->title : document->of(document->blocks[block].text);
    preview_card(ui, events.hovered_rect, one_line(head_of(title, excerpt_bytes)),
                 one_line(text_after(*document, block, excerpt_bytes)));
}

void mark_read(const app::State& state, NoteView& view, bool end_in_view, Actions& actions) {
    // Where nothing can be stored, nobody is told so for having read.
    const bool stores = state.storage == app::StorageStatus::ready || state.storage == app::StorageStatus::evictable;
    if (!end_in_view || !state.log_loaded || !stores || view.read_note == view.note) return;
    view.read_note = view.note;
    if (!state.has_read(view.note))
        actions.push_back(app::ChangeSetting{std::string(app::setting_name::read) + view.note, "1"});
}

}  // namespace viva::ui
