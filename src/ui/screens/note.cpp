// Read: one note from end to end, its outline beside it.
#include <algorithm>
#include <cmath>
#include <optional>

#include "base/compact_sort.h"
#include "base/unicode.h"
#include "ui/draw.h"
#include "ui/screens.h"
#include "ui/screens/note_extras.h"
#include "ui/screens/note_insets.h"
#include "ui/screens/views.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/cards.h"
#include "ui/widgets/navigation.h"
#include "ui/widgets/scroll_area.h"

namespace viva::ui {
namespace {

constexpr float outline_width = 232;
constexpr float row_width = outline_width - 36;  ///< Of a row of the outline.
/// Where in the view a heading stands that was jumped to.
constexpr float landing = 18;
/// The line of the view that tells where the reader stands.
constexpr float standing_line = landing + 8;
/// The reading place is told at most this often.
constexpr double standing_pause = 0.4;

TextStyle title_style(const UiContext& ui) {
    const typeset::StyleSheet::Heading rank = reading_style(ui).headings[0];
    return semibold(ui, rank.size, ui.palette->ink, 1.3F);
}

std::uint32_t first_read_block(const model::Document& document) {
    const std::uint32_t first = first_shown_block(document);
    if (first >= document.blocks.size()) return first;
    const model::Block& block = document.blocks[first];
    const bool repeats = block.kind == model::BlockKind::heading && document.of(block.text) == document.title;
    return repeats && writes_title(document) ? block.end : first;
}

void make_outline(const UiContext& ui, const app::State& state, std::uint32_t index, NoteView& view) {
    const model::Document& document = state.collection.documents[index];
    std::vector<OutlineEntry>& outline = view.outline;
    outline.clear();
    const auto add = [&](std::uint32_t block, int depth, std::string_view label) {
        const std::string href = format(app::Route{
            .place = app::Place::note, .note = std::string(document.id), .heading = app::anchor_of(document, block)});
        outline.push_back({block, depth, std::string(label), href});
    };
    int least = 6;
    for (const typeset::Heading& heading : view.reader.layout().headings) least = std::min<int>(least, heading.rank);
    for (const typeset::Heading& heading : view.reader.layout().headings)
        if (heading.rank - least <= 1)
            add(heading.block, heading.rank - least, document.of(document.blocks[heading.block].text));
    const auto headings = static_cast<std::ptrdiff_t>(outline.size());
    for (const app::Deck& deck : state.decks) {
        if (deck.document != index) continue;
        for (const std::uint32_t question : deck.questions) {
            const model::Card& card = state.collection.cards[question];
            const auto end = outline.begin() + headings;
            const auto known =
                std::lower_bound(outline.begin(), end, card.question_block,
                                 [](const OutlineEntry& entry, std::uint32_t block) { return entry.block < block; });
            if (known != end && known->block == card.question_block)
                known->label = state.collection.question(card);  // Without the heading's number.
            else
                add(card.question_block, 0, state.collection.question(card));
        }
    }
    compact_sort(outline.begin(), outline.end(),
                 [](const OutlineEntry& a, const OutlineEntry& b) { return a.block < b.block; });
    for (OutlineEntry& entry : outline) entry.height = outline_item_height(ui, entry.label, row_width, entry.depth);
}

/// Makes the rooms between the blocks anew; those that were fitted to their columns keep their heights if they can.
void renew_insets(UiContext& ui, const app::State& state, std::uint32_t index, float width, NoteView& view) {
    const std::vector<typeset::Inset> before = view.rooms;
    make_insets(ui, state, index, width, view);
    // With the same blocks the old layout knows the widths already.
    const auto same_block = [](const typeset::Inset& a, const typeset::Inset& b) { return a.block == b.block; };
    if (view.note == state.collection.documents[index].id && view.width == width &&
        std::equal(before.begin(), before.end(), view.rooms.begin(), view.rooms.end(), same_block))
        fit_insets(ui, state, view);
    const auto same = [](const typeset::Inset& a, const typeset::Inset& b) {
        return a.block == b.block && a.above == b.above && a.height == b.height && a.below == b.below;
    };
    if (!std::equal(before.begin(), before.end(), view.rooms.begin(), view.rooms.end(), same)) ++view.layout_revision;
}

/// Lays the note out for this width; true if lines may have moved since the last frame.
bool prepare(UiContext& ui, const app::State& state, std::uint32_t index, float width, NoteView& view) {
    const model::Document& document = state.collection.documents[index];
    const bool other_note = view.note != document.id;
    const bool other_width = view.width != width || view.text_step != ui.text_step;
    const bool stale =
        other_note || other_width || view.state_revision != state.revision || view.language != ui.language;
    const bool led = view.arrivals != state.arrivals && state.target.by_name;
    if (stale || led) make_folds(state, index, other_note, led ? state.target.block : model::none, view);
    if (stale) renew_insets(ui, state, index, width, view);
    const auto end = static_cast<std::uint32_t>(document.blocks.size());
    const std::uint32_t first = std::min(first_read_block(document), end);
    if (stale) view.ranks = typeset::rank_headings(document, first, end, writes_title(document) ? 1 : 0);
    const auto lay_out = [&] {
        view.reader.lay_out(ui, {.document = &document,
                                 .first_block = first,
                                 .end_block = end,
                                 .width = width,
                                 .sheet = reading_style(ui),
                                 .heading_ranks = view.ranks,
                                 .insets = view.rooms,
                                 .revision = view.layout_revision,
                                 .folds = view.folds,
                                 .fold_revision = view.fold_revision});
    };
    lay_out();
    if (stale && fit_insets(ui, state, view)) {
        ++view.layout_revision;
        lay_out();
    }
    // Letters that came later are of another width.
    if (stale || view.layout != view.reader.serial()) make_outline(ui, state, index, view);
    view.layout = view.reader.serial();
    if (other_note) view.backlinks = backlinks_to(state.collection, index);
    view.note = document.id;
    view.width = width;
    view.text_step = ui.text_step;
    view.state_revision = state.revision;
    view.language = ui.language;
    return other_note || other_width;
}

/// What the chips below the title say; nothing for a note without questions.
struct HeadChips {
    std::string count;
    std::string known;  ///< Empty before anything is known.
    std::string_view quiz;
};

std::optional<HeadChips> head_chips(const UiContext& ui, const app::State& state, std::uint32_t index) {
    std::uint32_t questions = 0, known = 0;
    for (std::size_t i = 0; i < state.decks.size(); ++i) {
        if (state.decks[i].document != index) continue;
        questions += state.overview.decks[i].total;
        known += state.overview.decks[i].known;
    }
    if (questions == 0) return std::nullopt;
    HeadChips chips{counted(ui.language, Word::questions_count, questions), {}, ui.say(Word::quiz_note)};
    const std::string percent = std::to_string(known * 100 / questions);
    if (known > 0) chips.known = fill(ui.language, Word::recall_now, {{"percent", percent}});
    return chips;
}

/// Where the note's text begins below the head that the screen writes.
struct Head {
    float crumb, title, row, text;
    std::optional<HeadChips> chips;
};

float head_chips_height(const UiContext& ui, const std::optional<HeadChips>& chips, float width) {
    if (!chips) return 0;
    ChipFlow flow(ui, width);
    flow.place(chip_width(ui, chips->count));
    if (!chips->known.empty()) flow.place(chip_width(ui, chips->known, true));
    flow.place(chip_width(ui, chips->quiz));
    return flow.height();
}

Head measure_head(const UiContext& ui, const app::State& state, std::uint32_t index, Column column) {
    const model::Document& document = state.collection.documents[index];
    Head head{};
    head.crumb = column.top;
    head.title = head.crumb + 35;
    head.row = head.title;
    head.text = head.title;
    if (!writes_title(document)) return head;
    head.row = head.title + wrapped_height(title_style(ui), document.title, column.width) + 8;
    head.chips = head_chips(ui, state, index);
    head.text = head.row + head_chips_height(ui, head.chips, column.width) + 22;
    return head;
}

/// Where the note's file is shown on the web.
std::string source_address(const app::State& state, const model::Document& document) {
    std::string url = state.options.repository;
    std::string_view file = document.file;
    for (std::size_t slash = 0; (slash = file.find('/')) != std::string_view::npos; file.remove_prefix(slash + 1))
        url.append(app::encode_segment(file.substr(0, slash))).append("/");
    return url.append(app::encode_segment(file));
}

/// Of the chip that hides or shows all answers, the same for both, with the gap before it; 0: there is none.
float fold_chip_room(const UiContext& ui, const NoteView& view) {
    if (!view.has_answers) return 0;
    return std::max(chip_width(ui, ui.say(Word::hide_answers)), chip_width(ui, ui.say(Word::show_answers))) + 16;
}

void draw_fold_chip(UiContext& ui, const NoteView& view, Rect rect, Actions& actions) {
    const bool hidden = view.hides_answers;
    if (chip_button(ui, "answers", rect, ui.say(hidden ? Word::show_answers : Word::hide_answers)))
        actions.push_back(app::ChangeSetting{std::string(app::setting_name::hide) + view.note, hidden ? "0" : "1"});
}

/// The way from the list of notes to the note: its folders and its title.
void draw_trail(UiContext& ui, const model::Document& document, Rect room) {
    constexpr std::string_view step = "  ›  ";
    const TextStyle style = regular(ui, 14, ui.palette->soft);
    // Whatever way the title runs, what leads to it runs from the left.
    std::string trail = begins_right_to_left(document.title) ? "\u200E" : "";
    const auto end = [&] { return std::min(text_width(style, trail), room.width); };
    const auto tell = [&](std::string_view key, std::string_view name, Tristate current) {
        trail.append(step);
        const float begin = end();
        trail.append(name);
        Node node = {.role = Role::paragraph,
                     .name = std::string(name),
                     .rect = {room.x + begin, room.y, end() - begin, room.height},
                     .current = current};
        set_font(ui, node, style);
        ui.semantics.add(key, std::move(node));
    };
    std::string_view folders = document.file;
    for (std::size_t slash = 0; (slash = folders.find('/')) != std::string_view::npos; folders.remove_prefix(slash + 1))
        tell("folder", folders.substr(0, slash), Tristate::unset);
    tell("here", document.title, Tristate::yes);
    draw_text(ui, style, trail, room, Align::left, Overflow::elide);
}

void draw_head(UiContext& ui, const app::State& state, std::uint32_t index, Column column, const Head& head,
               const NoteView& view, NodeId& title, Actions& actions) {
    const model::Document& document = state.collection.documents[index];
    const std::string_view notes = ui.say(Word::notes);
    const float notes_width = text_width(regular(ui, 14, 0), notes);
    const float target = ui.width == Width::phone ? minimum_target : 24.0F;
    ui.semantics.open("crumb", {.role = Role::navigation,
                                .name = std::string(ui.say(Word::breadcrumb)),
                                .rect = {column.x, head.crumb, column.width, 24}});
    if (link(ui, "notes", {column.x, head.crumb + 12 - target / 2, notes_width, target}, notes, "#/read", 14))
        actions.push_back(go({.place = app::Place::read}));
    const float fold_width = fold_chip_room(ui, view);
    float rest_width = column.width - notes_width - fold_width;
    const std::string_view edit = ui.say(Word::edit_source);
    const float edit_width = text_width(regular(ui, 14, 0), edit);
    std::string url;
    if (!state.options.repository.empty()) {
        url = source_address(state, document);
        rest_width -= edit_width + 16;
    }
    draw_trail(ui, document, {column.x + notes_width, head.crumb, rest_width, 24});
    if (!url.empty() &&
        link(ui, "edit",
             {column.x + column.width - fold_width - edit_width, head.crumb + 12 - target / 2, edit_width, target},
             edit, url, 14))
        actions.push_back(app::FollowLink{url});
    ui.semantics.close();
    if (const float height = chip_row_height(ui); fold_width > 0)
        draw_fold_chip(
            ui, view,
            {column.x + column.width - fold_width + 16, head.crumb + 12 - height / 2, fold_width - 16, height},
            actions);
    if (!writes_title(document)) return;

    heading(ui, "title", 1, title_style(ui), document.title, column.x, head.title, column.width, &title);
    const std::optional<HeadChips>& chips = head.chips;
    if (!chips) return;
    ChipFlow flow(ui, column.width, view.reader.layout().right_to_left);
    const auto at = [&](float width) {
        const Rect place = flow.place(width);
        return Rect{column.x + place.x, head.row + place.y, place.width, place.height};
    };
    chip(ui, "count", at(chip_width(ui, chips->count)), chips->count);
    if (!chips->known.empty()) chip(ui, "known", at(chip_width(ui, chips->known, true)), chips->known, true);
    if (chip_button(ui, "quiz", at(chip_width(ui, chips->quiz)), chips->quiz))
        actions.push_back(go({.place = app::Place::quiz, .deck = std::string(document.id)}));
}

float draw_neighbours(UiContext& ui, const app::State& state, std::uint32_t index, Column column, float y,
                      Actions& actions) {
    const auto& documents = state.collection.documents;
    const bool stacked = column.width < 480;
    const float width = stacked ? column.width : (column.width - 14) / 2;
    const float top = y;
    const auto draw = [&](std::uint32_t other, Word label, bool forward) {
        const app::Route route = {.place = app::Place::note, .note = std::string(documents[other].id)};
        const std::string href = format(route);
        const float x = forward && !stacked ? column.x + column.width - width : column.x;
        if (neighbour_card(ui, forward ? "next" : "previous", {x, y, width, neighbour_card_height},
                           {ui.say(label), documents[other].title, href, documents[other].language, forward}))
            actions.push_back(go(route));
        if (stacked) y += neighbour_card_height + 12;
    };
    if (index > 0) draw(index - 1, Word::previous_note, false);
    if (index + 1 < documents.size()) draw(index + 1, Word::next_note, true);
    if (!stacked) y += neighbour_card_height;
    return y - top;
}

/// The block whose text the reader stands at: nothing of a block that is not shown.
float top_of(const NoteView& view, std::uint32_t block, float text_top) {
    const typeset::Layout& layout = view.reader.layout();
    for (std::uint32_t i = std::max(block, layout.first_block); i < layout.end_block; ++i)
        if (layout.extent(i).shown())
            return text_top + static_cast<float>(view.reader.folds().shown(layout.extent(i).top));
    return 0;
}

/// The scroll position for the place that the state asks for, when the person has just come here.
std::optional<float> landing_of(const app::State& state, const NoteView& view, float text_top, bool moved) {
    const bool arrived = view.arrivals != state.arrivals;
    if (!arrived && !moved) return std::nullopt;
    app::ScrollTarget target = state.target;
    if (!arrived)
        if (const app::ReadingPlace* place = state.place_in(state.route.note)) target = {place->block, place->offset};
    if (target.block == model::none) return 0.0F;
    return top_of(view, target.block, text_top) + (arrived && target.by_name ? -landing : target.offset);
}

/// Tells the app where the reader stands, now and then.
void tell_place(UiContext& ui, const app::State& state, NoteView& view, float scroll, float text_top,
                Actions& actions) {
    const auto line = static_cast<double>(scroll + standing_line - text_top);
    const std::uint32_t block = view.reader.layout().block_at(view.reader.folds().laid(line));
    if (block == model::none) return;
    const float offset = std::round(scroll - top_of(view, block, text_top));
    const app::ReadingPlace* place = state.place_in(state.route.note);
    if (place != nullptr && place->block == block && place->offset == offset) return;
    if (ui.input.seconds - view.stood_at < standing_pause) {
        ui.wake(view.stood_at + standing_pause);
        return;
    }
    view.stood_at = ui.input.seconds;
    actions.push_back(app::StandAt{state.route.note, block, offset});
}

/// The outline in its own scroll area; the entry at the reader's line is current and kept in view.
void draw_outline(UiContext& ui, const NoteView& view, Rect area, double line, Actions& actions) {
    std::size_t current = 0;
    for (std::size_t i = 0; i < view.outline.size(); ++i) {
        const typeset::Extent& extent = view.reader.layout().extent(view.outline[i].block);
        if (extent.shown() && view.reader.folds().shown(extent.top) <= line) current = i;
    }
    const ScrollArea scroll =
        begin_scroll(ui, "outline", area, {.role = Role::complementary, .name = ui.say(Word::outline)});
    float y = 40;
    Rect current_rect;
    for (std::size_t i = 0; i < view.outline.size(); ++i) {
        const OutlineEntry& entry = view.outline[i];
        const Rect rect = {18, y, row_width, entry.height};
        y += entry.height;
        if (i == current) current_rect = rect;
        if (!ui.needs_row(rect.y, view.outline.size())) continue;
        if (outline_item(ui, entry.href, rect, entry.label, entry.href, entry.depth, i == current))
            actions.push_back(app::FollowLink{entry.href});
    }
    end_scroll(ui, scroll, y + 40);
    ViewMemory& memory = ui.memory(scroll.id);
    if (memory.mark != current_rect.y) {
        memory.mark = current_rect.y;
        const float before = memory.scroll_y;
        if (current_rect.y < before + 30 || current_rect.y + current_rect.height > before + area.height - 30)
            memory.scroll_y = std::max(0.0F, current_rect.y - area.height / 3);
        if (memory.scroll_y != before) ui.want_frame();
    }
}

/// Keys and screen readers go on from where a person was led to: the link that led there may be gone.
void focus_arrival(UiContext& ui, const app::State& state, const NoteView& view, NodeId title) {
    NodeId node = view.reader.node_of(state.target.block);
    if (node == 0) node = title;
    if (node == 0) node = view.reader.node_of(view.reader.layout().first_block);
    if (node != 0) ui.semantics.request_focus(node);
}

}  // namespace

void draw_note(UiContext& ui, const app::State& state, Rect area, Actions& actions) {
    const model::Document* document = state.document(state.route.note);
    if (document == nullptr) return draw_list(ui, state, area, actions);
    const auto index = static_cast<std::uint32_t>(document - state.collection.documents.data());
    NoteView& view = ui.views->note;
    const bool outlined = ui.width == Width::desk;
    const Column column = column_in(ui, area.width - (outlined ? outline_width : 0), measure_width);
    const bool moved = prepare(ui, state, index, column.width, view);
    const Head head = measure_head(ui, state, index, column);

    const std::string key = "note " + state.route.note;
    const ScrollArea scroll = begin_scroll(ui, key, area,
                                           {.role = Role::main,
                                            .name = document->title,
                                            .scroll_to = landing_of(state, view, head.text, moved),
                                            .wheel_less = outlined ? outline_width + 12 : 0.0F});
    const bool led = view.arrivals != state.arrivals && state.gone_on;
    view.arrivals = state.arrivals;
    NodeId title = 0;
    draw_head(ui, state, index, column, head, view, title, actions);
    const auto paint = [&](std::uint32_t inset, Rect room) { draw_inset(ui, state, view, inset, room, actions); };
    const ReaderEvents events = view.reader.draw(ui, "text", column.x, head.text, InsetPainter::calling(paint));
    if (led) focus_arrival(ui, state, view, title);
    for (const std::uint32_t fold : events.found) fold_answer(view, fold, false);
    if (!events.found.empty()) ui.want_frame();
    draw_heading_links(ui, *document, view, column.x, head.text, actions);
    if (!events.link.empty()) actions.push_back(app::FollowLink{std::string(events.link)});
    if (events.copied_block != model::none)
        actions.push_back(app::CopyText{std::string(document->of(document->blocks[events.copied_block].text))});
    // Who has seen the questions only has not read it.
    mark_read(state, view,
              view.reader.folds().empty() && head.text + view.reader.height() <= scroll.offset + area.height, actions);
    float y = head.text + view.reader.height() + 40;
    y += draw_backlinks(ui, state, view, column.x, y, column.width, actions);
    y += draw_neighbours(ui, state, index, column, y, actions);
    draw_preview(ui, state, view, events);
    tell_place(ui, state, view, scroll.offset, head.text, actions);
    end_scroll(ui, scroll, y + column.bottom);
    if (outlined && !view.outline.empty())
        draw_outline(ui, view, {area.x + area.width - outline_width - 12, area.y, outline_width, area.height},
                     static_cast<double>(scroll.offset + standing_line - head.text), actions);
}

}  // namespace viva::ui
