#include "ui/screens/note_insets.h"

#include <algorithm>

#include "base/compact_sort.h"
#include "base/hash.h"
#include "base/later.h"
#include "base/unicode.h"
#include "model/shown_relations.h"
#include "ui/draw.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/cards.h"

namespace viva::ui {
namespace {

constexpr float related_gap = 10;
constexpr float section_height = 30;

std::string_view action_word(const UiContext& ui, const NoteInset& inset, const app::State& state) {
    const model::Card& card = state.collection.cards[inset.card];
    return knowledge_of(state, card) == Knowledge::suspended ? ui.say(Word::ask_again) : ui.say(Word::quiz_question);
}

/// As wide folded as open, so that nothing moves beside it.
float fold_chip_width(const UiContext& ui) {
    return std::max(chip_width(ui, ui.say(Word::reveal)), chip_width(ui, ui.say(Word::hide_answer)));
}

float chips_height(UiContext& ui, const app::State& state, const NoteInset& inset, float width) {
    ChipFlow flow(ui, width);
    flow.place(chip_width(ui, inset.chips.known, true));
    if (!inset.chips.next.empty()) flow.place(chip_width(ui, inset.chips.next));
    flow.place(chip_width(ui, action_word(ui, inset, state)));
    if (inset.fold != model::none) flow.place(fold_chip_width(ui));
    return flow.height();
}

RelatedCard related_of(const app::State& state, std::uint32_t index, std::string& excerpt, std::string& href) {
    const model::Card& card = state.collection.cards[index];
    const model::Document& document = state.collection.documents[card.document];
    excerpt = model::answer_excerpt(document, card);
    std::replace(excerpt.begin(), excerpt.end(), '\n', ' ');
    href = format(app::Route{.place = app::Place::note,
                             .note = std::string(document.id),
                             .heading = app::anchor_of(document, card.question_block)});
    return {document.language, state.collection.question(card), excerpt, href};
}

TextStyle related_heading(const UiContext& ui) { return semibold(ui, 17, ui.palette->ink, 1.4F); }

float related_height(UiContext& ui, const app::State& state, const NoteInset& inset, float width) {
    float height = wrapped_height(related_heading(ui), ui.say(Word::same_topic), width) + 8;
    std::string excerpt, href;
    for (const std::uint32_t index : inset.related)
        height += related_card_height(ui, related_of(state, index, excerpt, href), width) + related_gap;
    return height - related_gap;
}

/// Which fold begins at the block, or `none`.
std::uint32_t fold_at(const NoteView& view, std::uint32_t block) {
    const auto fold =
        std::lower_bound(view.folds.begin(), view.folds.end(), block,
                         [](const typeset::FoldRange& one, std::uint32_t first) { return one.first_block < first; });
    if (fold == view.folds.end() || fold->first_block != block) return model::none;
    return static_cast<std::uint32_t>(fold - view.folds.begin());
}

bool has_answer_below(const model::Card& card) {
    return card.end_answer > card.first_answer && card.first_answer > card.question_block;
}

/// Leaves out what cannot stand in an element of its own (cells, and what begins in one block and ends in another), and
/// what another question has for its answer too.
void keep_whole(const model::Document& document, std::vector<typeset::FoldRange>& folds) {
    std::vector<std::uint32_t> ends;
    std::uint32_t block = 0;
    typeset::FoldRange last;
    std::erase_if(folds, [&](const typeset::FoldRange& fold) {
        for (; block < fold.first_block && block < document.blocks.size(); ++block)
            ends.push_back(document.blocks[block].end);
        while (!ends.empty() && ends.back() <= fold.first_block) ends.pop_back();
        const bool beside = document.blocks[fold.first_block].kind == model::BlockKind::table_cell;
        if (beside || fold == last || (!ends.empty() && fold.end_block > ends.back())) return true;
        ends.push_back(fold.end_block);
        last = fold;
        return false;
    });
}

/// A section whose name is written nowhere in the note's text gets it from us.
void add_sections(const app::State& state, std::uint32_t index, NoteView& view, std::uint32_t first_block) {
    const model::Document& document = state.collection.documents[index];
    for (std::uint32_t i = 0; i < document.sections.size(); ++i) {
        const model::Section& section = document.sections[i];
        if (section.name.size == 0 || section.first_block <= first_block ||
            section.first_block >= document.blocks.size())
            continue;
        std::uint32_t block = section.first_block;
        while (block < section.end_block && (document.blocks[block].flags & model::flag_hidden) != 0)
            block = document.blocks[block].end;
        if (block >= section.end_block || document.of(document.blocks[block].text) == document.of(section.name))
            continue;
        NoteInset inset;
        inset.kind = NoteInset::Kind::section;
        inset.section = i;
        view.insets.push_back(std::move(inset));
        view.rooms.push_back({.block = model::last_top_block(document, 0, section.first_block),
                              .above = 30,
                              .height = section_height,
                              .below = 4,
                              .introduces = true});
    }
}

float inset_height(UiContext& ui, const app::State& state, const NoteInset& inset) {
    switch (inset.kind) {
        case NoteInset::Kind::section: return section_height;
        case NoteInset::Kind::heading: return chip_row_height(ui);
        case NoteInset::Kind::related: return related_height(ui, state, inset, inset.width);
        case NoteInset::Kind::chips: {
            // Within a list the answer follows at the list's own small gap, so the room itself is higher there.
            const model::Card& card = state.collection.cards[inset.card];
            const model::Document& document = state.collection.documents[card.document];
            const bool heading = document.blocks[card.question_block].kind == model::BlockKind::heading;
            return chips_height(ui, state, inset, inset.width) + (heading ? 0.0F : 8.0F);
        }
    }
    return 0;
}

/// Headings with several questions under them, that are neither a question nor the whole note: they can be quizzed.
void add_headings(UiContext& ui, const app::State& state, std::uint32_t index, float width, NoteView& view) {
    const model::Document& document = state.collection.documents[index];
    std::vector<std::uint32_t> questions;
    for (const app::Deck& deck : state.decks)
        if (deck.document == index)
            for (const std::uint32_t card : deck.questions)
                questions.push_back(state.collection.cards[card].question_block);
    compact_sort(questions.begin(), questions.end());
    for (std::uint32_t block = 0; block < document.blocks.size(); ++block) {
        const model::Block& at = document.blocks[block];
        if (at.kind != model::BlockKind::heading || (at.flags & (model::flag_hidden | model::flag_question)) != 0)
            continue;
        const auto first = std::lower_bound(questions.begin(), questions.end(), block);
        const auto end = std::lower_bound(first, questions.end(), app::end_of_heading(document, block));
        const auto count = static_cast<std::size_t>(end - first);
        if (count < 2 || count == questions.size()) continue;
        NoteInset inset;
        inset.kind = NoteInset::Kind::heading;
        inset.section = block;
        inset.count = static_cast<std::uint32_t>(count);
        inset.width = width;
        view.rooms.push_back({.block = block, .above = 7, .height = inset_height(ui, state, inset), .below = 16});
        view.insets.push_back(std::move(inset));
    }
}

void sort_by_block(NoteView& view) {
    std::vector<std::size_t> order(view.rooms.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    compact_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return view.rooms[a].block != view.rooms[b].block ? view.rooms[a].block < view.rooms[b].block : a < b;
    });
    std::vector<NoteInset> insets;
    std::vector<typeset::Inset> rooms;
    for (const std::size_t i : order) {
        insets.push_back(std::move(view.insets[i]));
        rooms.push_back(view.rooms[i]);
    }
    view.insets = std::move(insets);
    view.rooms = std::move(rooms);
}

}  // namespace

std::uint32_t first_shown_block(const model::Document& document) {
    for (std::uint32_t i = 0; i < document.blocks.size(); i = document.blocks[i].end) {
        const model::Block& block = document.blocks[i];
        if ((block.flags & model::flag_hidden) != 0) continue;
        return i;
    }
    return 0;
}

bool writes_title(const model::Document& document) {
    if (document.blocks.empty()) return true;
    const model::Block& block = document.blocks[first_shown_block(document)];
    return !(block.kind == model::BlockKind::heading && document.of(block.text) == document.title &&
             (block.flags & model::flag_question) != 0);
}

namespace {

/// The answers of a note, all folded away.
VIVA_LATER std::vector<typeset::FoldRange> list_folds(const app::State& state, std::uint32_t index) {
    std::vector<typeset::FoldRange> folds;
    for (const app::Deck& deck : state.decks) {
        if (deck.document != index) continue;
        for (const std::uint32_t question : deck.questions) {
            const model::Card& card = state.collection.cards[question];
            if (has_answer_below(card)) folds.push_back({card.first_answer, card.end_answer, true});
        }
    }
    // Of two that begin together the one around the other comes first.
    compact_sort(folds.begin(), folds.end(), [](const auto& a, const auto& b) {
        return a.first_block != b.first_block ? a.first_block < b.first_block : a.end_block > b.end_block;
    });
    keep_whole(state.collection.documents[index], folds);
    return folds;
}

/// Opens the answer that a block belongs to, or whose question it is.
VIVA_LATER void open_at(const app::State& state, std::uint32_t index, std::uint32_t block,
                        std::vector<typeset::FoldRange>& folds) {
    for (const model::Card& card : state.collection.cards)
        if (card.document == index && card.derived_from == 0 && card.question_block == block && has_answer_below(card))
            block = card.first_answer;
    for (typeset::FoldRange& fold : folds)
        if (fold.first_block <= block && block < fold.end_block) fold.folded = false;
}

}  // namespace

void make_folds(const app::State& state, std::uint32_t index, bool other_note, std::uint32_t target, NoteView& view) {
    const std::string_view note = state.collection.documents[index].id;
    view.has_answers =
        state.can_hide_answers(note) && std::any_of(state.decks.begin(), state.decks.end(), [&](const app::Deck& deck) {
            return deck.document == index &&
                   std::any_of(deck.questions.begin(), deck.questions.end(),
                               [&](auto question) { return has_answer_below(state.collection.cards[question]); });
        });
    view.hides_answers = state.hides_answers(note);
    std::vector<typeset::FoldRange> folds;
    if (view.hides_answers) {
        folds = list_folds(state, index);
        if (!other_note && view.folds.size() == folds.size())
            for (std::size_t i = 0; i < folds.size(); ++i) folds[i].folded = view.folds[i].folded;
        if (target != model::none) open_at(state, index, target, folds);
    }
    if (folds == view.folds) return;
    view.folds = std::move(folds);
    ++view.fold_revision;
}

void fold_answer(NoteView& view, std::uint32_t fold, bool folded) {
    view.folds[fold].folded = folded;
    ++view.fold_revision;
}

void make_insets(UiContext& ui, const app::State& state, std::uint32_t index, float width, NoteView& view) {
    const model::Document& document = state.collection.documents[index];
    view.insets.clear();
    view.rooms.clear();
    add_sections(state, index, view, first_shown_block(document));
    add_headings(ui, state, index, width, view);
    for (const app::Deck& deck : state.decks) {
        if (deck.document != index) continue;
        for (const std::uint32_t question : deck.questions) {
            const model::Card& card = state.collection.cards[question];
            NoteInset chips;
            chips.card = question;
            chips.chips = knowledge_chips(ui, state, card);
            chips.fold = fold_at(view, card.first_answer);
            chips.width = width;
            view.rooms.push_back(
                {.block = card.question_block, .above = 7, .height = inset_height(ui, state, chips), .below = 16});
            view.insets.push_back(std::move(chips));
            std::vector<std::uint32_t> related = model::related_cards(state.collection, question);
            if (related.empty() || card.end_answer <= card.first_answer) continue;
            NoteInset more;
            more.kind = NoteInset::Kind::related;
            more.card = question;
            more.related = std::move(related);
            more.width = width;
            view.rooms.push_back({.block = model::last_top_block(document, card.first_answer, card.end_answer),
                                  .above = 22,
                                  .height = inset_height(ui, state, more),
                                  .below = 26});
            view.insets.push_back(std::move(more));
        }
    }
    sort_by_block(view);
}

bool fit_insets(UiContext& ui, const app::State& state, NoteView& view) {
    bool changed = false;
    for (const typeset::InsetPlace& place : view.reader.layout().insets) {
        NoteInset& inset = view.insets[place.inset];
        if (inset.width == place.rect.width) continue;
        inset.width = place.rect.width;
        const float height = inset_height(ui, state, inset);
        if (height == view.rooms[place.inset].height) continue;
        view.rooms[place.inset].height = height;
        changed = true;
    }
    return changed;
}

namespace {

void draw_chips(UiContext& ui, const app::State& state, NoteView& view, const NoteInset& inset, Rect room,
                Actions& actions) {
    const model::Card& card = state.collection.cards[inset.card];
    const std::string key = "chips" + base32(card.id);
    ui.semantics.open(key, {.role = Role::group, .name = std::string(state.collection.question(card)), .rect = room});
    const bool from_right = view.reader.layout().right_to_left;
    ChipFlow flow(ui, room.width, from_right);
    const auto at = [&](float wide) {
        const Rect rect = flow.place(wide);
        return Rect{room.x + rect.x, room.y + rect.y, rect.width, rect.height};
    };
    const bool fresh = knowledge_of(state, card) == Knowledge::fresh;
    Rect rect = at(chip_width(ui, inset.chips.known, true));
    chip(ui, "known", rect, inset.chips.known, !fresh);
    if (!inset.chips.next.empty()) {
        rect = at(chip_width(ui, inset.chips.next));
        const std::string name = fill(ui.language, Word::why_then, {{"when", inset.chips.next}});
        if (chip_button(ui, "next", rect, inset.chips.next, {.name = name}))
            actions.push_back(go({.place = app::Place::stats, .card = base32(card.id)}));
    }
    if (knowledge_of(state, card) == Knowledge::suspended) {
        rect = at(chip_width(ui, ui.say(Word::ask_again)));
        if (chip_button(ui, "ask", rect, ui.say(Word::ask_again))) actions.push_back(app::SuspendCard{card.id, false});
    } else {
        rect = at(chip_width(ui, ui.say(Word::quiz_question)));
        const std::string name =
            fill(ui.language, Word::quiz_question_named, {{"question", state.collection.question(card)}});
        if (chip_button(ui, "quiz", rect, ui.say(Word::quiz_question), {.name = name}))
            actions.push_back(go({.place = app::Place::quiz, .deck = app::deck_id_of(state.collection, card)}));
    }
    if (inset.fold != model::none) {
        const bool folded = view.folds[inset.fold].folded;
        const ChipOptions options = {.expanded = folded ? Tristate::no : Tristate::yes};
        if (chip_button(ui, "fold", at(fold_chip_width(ui)), ui.say(folded ? Word::reveal : Word::hide_answer),
                        options)) {
            fold_answer(view, inset.fold, !folded);
            ui.want_frame();
        }
    }
    ui.semantics.close();
}

void draw_related(UiContext& ui, const app::State& state, const NoteInset& inset, Rect room, Actions& actions) {
    const model::Card& card = state.collection.cards[inset.card];
    float y = room.y;
    ui.semantics.open("related" + base32(card.id),
                      {.role = Role::region, .name = std::string(ui.say(Word::same_topic)), .rect = room});
    // One level below its question, which is a heading of the second level or, in a list, none.
    const model::Document& document = state.collection.documents[card.document];
    const bool below_heading = document.blocks[card.question_block].kind == model::BlockKind::heading;
    y += caption(ui, "heading", below_heading ? 3 : 2, related_heading(ui), ui.say(Word::same_topic), room.x, y,
                 room.width) +
         8;
    std::string excerpt, href;
    for (const std::uint32_t index : inset.related) {
        const RelatedCard related = related_of(state, index, excerpt, href);
        const float height = related_card_height(ui, related, room.width);
        if (related_card(ui, href, {room.x, y, room.width, height}, related)) actions.push_back(app::FollowLink{href});
        y += height + related_gap;
    }
    ui.semantics.close();
}

}  // namespace

void draw_inset(UiContext& ui, const app::State& state, NoteView& view, std::uint32_t index, Rect room,
                Actions& actions) {
    const NoteInset& inset = view.insets[index];
    switch (inset.kind) {
        case NoteInset::Kind::chips: draw_chips(ui, state, view, inset, room, actions); break;
        case NoteInset::Kind::related: draw_related(ui, state, inset, room, actions); break;
        case NoteInset::Kind::heading: {
            const model::Document& document = *state.document(state.route.note);
            const std::string label = counted(ui.language, Word::quiz_heading, inset.count);
            const std::string anchor = app::anchor_of(document, inset.section);
            if (chip_button(ui, "quiz " + anchor, {room.x, room.y, chip_width(ui, label), room.height}, label))
                actions.push_back(go({.place = app::Place::quiz, .deck = std::string(document.id) + "/" + anchor}));
            break;
        }
        case NoteInset::Kind::section: {
            const model::Document& document = *state.document(state.route.note);
            const std::string_view name = document.of(document.sections[inset.section].name);
            const TextStyle style = semibold(ui, 15, ui.palette->accent, 1.4F);
            const std::string key = "section" + std::to_string(inset.section);
            const std::string shown = elide(style, name, room.width);
            if (shown == name)
                heading(ui, key, 2, style, name, room.x, room.y, room.width);
            else
                caption(ui, key, 2, style, shown, room.x, room.y, room.width, name);
            break;
        }
    }
}

}  // namespace viva::ui
