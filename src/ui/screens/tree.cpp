// The tree of notes: every note, its sections with their counts, every question with how well it is known.
#include <algorithm>

#include "ui/draw.h"
#include "ui/screens.h"
#include "ui/screens/knowledge.h"
#include "ui/widgets/navigation.h"
#include "ui/widgets/scroll_area.h"

namespace viva::ui {
namespace {

constexpr float side_padding = 14;

/// Draws the rows from top to bottom and remembers where the current one is.
class TreeColumn {
public:
    TreeColumn(UiContext& ui, const app::State& state, Rect place, Actions& actions)
        : ui_(ui),
          state_(state),
          place_(place),
          actions_(actions),
          current_(standing_card(state)),
          rows_(tree_rows(ui)),
          y_(place.y) {}

    void note(std::uint32_t index, std::span<const app::Deck* const> decks) {
        const model::Document& document = state_.collection.documents[index];
        std::size_t questions = 0;
        for (const app::Deck* deck : decks) questions += deck->questions.size();
        y_ += 10;
        const std::string href = format(app::Route{.place = app::Place::note, .note = std::string(document.id)});
        const Rect rect = {place_.x, y_, place_.width, rows_.note};
        if (note_item(href, rect, document, questions))
            actions_.push_back(go({.place = app::Place::note, .note = std::string(document.id)}));
        y_ += rows_.note;
        for (const app::Deck* deck : decks) section(document, *deck);
    }

    float height() const { return y_ - place_.y; }
    std::optional<Rect> current_rect() const { return current_rect_; }

private:
    bool note_item(std::string_view href, Rect rect, const model::Document& document, std::size_t questions) {
        const bool current = state_.route.place == app::Place::note && state_.route.note == document.id;
        const std::string count = questions == 0 ? std::string() : std::to_string(questions);
        return tree_note(
            ui_, href, rect,
            {.label = document.title, .href = href, .count = count, .current = current, .language = document.language});
    }

    void section(const model::Document& document, const app::Deck& deck) {
        if (!deck.source.empty()) {
            const std::string slug(document.of(document.sections[deck.section].slug));
            const app::Route route = {.place = app::Place::note, .note = std::string(document.id), .heading = slug};
            const std::string href = format(route);
            y_ += 4;
            if (tree_section(ui_, deck.id, {place_.x, y_, place_.width, rows_.section}, deck.title,
                             std::to_string(deck.questions.size()), href))
                actions_.push_back(go(route));
            y_ += rows_.section;
        }
        for (const std::uint32_t index : deck.questions) question(document, index);
    }

    void question(const model::Document& document, std::uint32_t index) {
        const model::Card& card = state_.collection.cards[index];
        const app::Route route = {.place = app::Place::note,
                                  .note = std::string(document.id),
                                  .heading = app::anchor_of(document, card.question_block)};
        const std::string href = format(route);
        const Rect rect = {place_.x, y_, place_.width, rows_.question - 1};
        const bool current = current_ == index;
        if (current) current_rect_ = rect;
        if (tree_item(ui_, href, rect,
                      {.label = state_.collection.question(card),
                       .href = href,
                       .knowledge = knowledge_of(state_, card),
                       .current = current,
                       .language = document.language}))
            actions_.push_back(go(route));
        y_ += rows_.question;
    }

    UiContext& ui_;
    const app::State& state_;
    Rect place_;
    Actions& actions_;
    std::optional<std::uint32_t> current_;
    std::optional<Rect> current_rect_;
    TreeRows rows_;
    float y_;
};

}  // namespace

void draw_tree_rows(UiContext& ui, const app::State& state, Rect place, Actions& actions, float& height,
                    std::optional<Rect>& current) {
    TreeColumn column(ui, state, place, actions);
    std::vector<const app::Deck*> decks;
    for (std::uint32_t index = 0; index < state.collection.documents.size(); ++index) {
        decks.clear();
        for (const app::Deck& deck : state.decks)
            if (deck.document == index) decks.push_back(&deck);
        column.note(index, decks);
    }
    height = column.height();
    current = column.current_rect();
}

void draw_tree(UiContext& ui, const app::State& state, Rect area, Actions& actions) {
    const ScrollArea scroll = begin_scroll(ui, "tree", area, {.role = Role::navigation, .name = ui.say(Word::notes)});
    float height = 0;
    std::optional<Rect> current;
    draw_tree_rows(ui, state, {side_padding, 4, area.width - 2 * side_padding, 0}, actions, height, current);
    end_scroll(ui, scroll, height + 28);
    // The current question comes into view when it changes, not while the person scrolls the tree.
    ViewMemory& memory = ui.memory(scroll.id);
    const float mark = current ? current->y : -1;
    if (current && memory.mark != mark) {
        const float top = memory.scroll_y;
        if (current->y < top + 40)
            memory.scroll_y = std::max(0.0F, current->y - area.height / 3);
        else if (current->y + current->height > top + area.height - 40)
            memory.scroll_y = std::max(0.0F, current->y - area.height * 2 / 3);
        if (memory.scroll_y != top) ui.want_frame();
    }
    memory.mark = mark;
}

}  // namespace viva::ui
