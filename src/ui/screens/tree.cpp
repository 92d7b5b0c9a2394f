// The tree of notes: every note, its sections with their counts, every question with how well it is known.
#include <algorithm>

#include "model/asked_words.h"
#include "search/fold.h"
#include "ui/draw.h"
#include "ui/screens.h"
#include "ui/screens/knowledge.h"
#include "ui/screens/views.h"
#include "ui/time_words.h"
#include "ui/widgets/finder.h"
#include "ui/widgets/navigation.h"
#include "ui/widgets/scroll_area.h"

namespace viva::ui {
namespace {

constexpr float side_padding = 14;
float filter_height(const UiContext& ui) { return ui.width == Width::phone || ui.input.touch ? minimum_target : 34.0F; }
/// Shorter trees are seen at a glance.
constexpr std::size_t least_filtered = 12;

std::size_t row_count(const app::State& state) {
    std::size_t rows = state.collection.documents.size();
    for (const app::Deck& deck : state.decks) rows += deck.questions.size();
    return rows;
}

/// Works out which notes and questions hold each of the filter's words; a note's name shows all of its questions.
void apply_filter(const app::State& state, TreeView& view) {
    std::vector<std::string> words;
    for (std::string_view rest = view.filter; !rest.empty();) {
        const std::size_t space = std::min(rest.find(' '), rest.size());
        if (space > 0) words.push_back(search::fold_typed(rest.substr(0, space)));
        rest.remove_prefix(std::min(space + 1, rest.size()));
    }
    const model::Collection& collection = state.collection;
    view.shown_for = view.filter;
    view.notes.assign(collection.documents.size(), 0);
    view.cards.assign(collection.cards.size(), 0);
    const auto holds = [&](std::string_view text) {
        const std::string folded = search::fold(text);
        return std::all_of(words.begin(), words.end(),
                           [&](const std::string& word) { return folded.find(word) != std::string::npos; });
    };
    for (std::size_t i = 0; i < view.notes.size(); ++i) view.notes[i] = holds(collection.documents[i].title) ? 1 : 0;
    for (const app::Deck& deck : state.decks) {
        const bool all = view.notes[deck.document] == 1 || (!deck.source.empty() && holds(deck.title));
        for (const std::uint32_t question : deck.questions) {
            if (!all && !holds(collection.question(collection.cards[question]))) continue;
            view.cards[question] = 1;
            view.notes[deck.document] = std::max<std::uint8_t>(view.notes[deck.document], 2);
        }
    }
}

/// Draws the rows from top to bottom and remembers where the current one is.
class TreeColumn {
public:
    TreeColumn(UiContext& ui, const app::State& state, Rect place, Actions& actions)
        : ui_(ui),
          state_(state),
          place_(place),
          actions_(actions),
          current_(standing_card(state)),
          filter_(ui.views->tree),
          rows_(tree_rows(ui)),
          row_count_(row_count(state)),
          y_(place.y) {}

    void note(std::uint32_t index, std::span<const app::Deck> decks) {
        if (filters() && filter_.notes[index] == 0) return;
        const model::Document& document = state_.collection.documents[index];
        std::size_t questions = 0;
        app::DeckProgress progress;
        for (const app::Deck& deck : decks) {
            questions += deck.questions.size();
            progress += progress_of(deck);
        }
        y_ += 10;
        const Rect rect = {place_.x, y_, place_.width, rows_.note};
        y_ += rows_.note;
        if (ui_.needs_row(rect.y, row_count_)) {
            const app::Route route = {.place = app::Place::note, .note = std::string(document.id)};
            if (note_item(format(route), rect, document, questions, known_of(progress))) actions_.push_back(go(route));
        }
        for (const app::Deck& deck : decks) section(document, deck);
    }

    float height() const { return y_ - place_.y; }
    std::optional<Rect> current_rect() const { return current_rect_; }

private:
    const app::DeckProgress& progress_of(const app::Deck& deck) const {
        return state_.overview.decks[static_cast<std::size_t>(&deck - state_.decks.data())];
    }

    TreeKnown known_of(const app::DeckProgress& progress) const {
        if (progress.known + progress.learning == 0) return {};
        const auto total = static_cast<float>(progress.total);
        const float known = static_cast<float>(progress.known) / total;
        return {{known, static_cast<float>(progress.learning) / total},
                fill(ui_.language, Word::deck_known, {{"percent", percent_words(static_cast<double>(known))}})};
    }

    bool note_item(std::string_view href, Rect rect, const model::Document& document, std::size_t questions,
                   TreeKnown known) {
        const bool current = state_.route.place == app::Place::note && state_.route.note == document.id;
        const std::string count = questions == 0 ? std::string() : std::to_string(questions);
        return tree_note(ui_, href, rect,
                         {.label = document.title,
                          .href = href,
                          .count = count,
                          .current = current,
                          .language = document.language,
                          .read = state_.has_read(document.id),
                          .known = std::move(known)});
    }

    bool filters() const { return !filter_.filter.empty(); }
    bool shows(std::uint32_t card) const { return !filters() || filter_.cards[card] != 0; }

    void section(const model::Document& document, const app::Deck& deck) {
        if (std::none_of(deck.questions.begin(), deck.questions.end(), [&](std::uint32_t card) { return shows(card); }))
            return;
        if (!deck.source.empty()) {
            const std::string slug(document.of(document.sections[deck.section].slug));
            const app::Route route = {.place = app::Place::note, .note = std::string(document.id), .heading = slug};
            const std::string href = format(route);
            y_ += 4;
            if (tree_section(ui_, deck.id, {place_.x, y_, place_.width, rows_.section}, deck.title,
                             std::to_string(deck.questions.size()), href, known_of(progress_of(deck))))
                actions_.push_back(go(route));
            y_ += rows_.section;
        }
        for (const std::uint32_t index : deck.questions)
            if (shows(index)) question(document, index);
    }

    void question(const model::Document& document, std::uint32_t index) {
        const Rect rect = {place_.x, y_, place_.width, rows_.question - 1};
        y_ += rows_.question;
        const bool current = current_ == index;
        if (current) current_rect_ = rect;
        if (!ui_.needs_row(rect.y, row_count_)) return;
        const model::Card& card = state_.collection.cards[index];
        const app::Route route = {.place = app::Place::note,
                                  .note = std::string(document.id),
                                  .heading = app::anchor_of(document, card.question_block)};
        const std::string href = format(route);
        // The tree stands beside the quiz.
        const std::string label = model::asked_words(state_.collection, card);
        if (tree_item(ui_, href, rect,
                      {.label = label,
                       .href = href,
                       .knowledge = knowledge_of(state_, card),
                       .current = current,
                       .language = document.language}))
            actions_.push_back(go(route));
    }

    UiContext& ui_;
    const app::State& state_;
    Rect place_;
    Actions& actions_;
    std::optional<std::uint32_t> current_;
    const TreeView& filter_;
    std::optional<Rect> current_rect_;
    TreeRows rows_;
    std::size_t row_count_;
    float y_;
};

void draw_rows(UiContext& ui, const app::State& state, Rect place, Actions& actions, float& height,
               std::optional<Rect>& current) {
    TreeColumn column(ui, state, place, actions);
    std::span<const app::Deck> decks = state.decks;
    for (std::uint32_t index = 0; index < state.collection.documents.size(); ++index) {
        std::size_t count = 0;
        while (count < decks.size() && decks[count].document == index) ++count;
        column.note(index, decks.first(count));
        decks = decks.subspan(count);
    }
    if (column.height() == 0)
        paragraph(ui, "nothing", regular(ui, 14, ui.palette->soft), ui.say(Word::filter_nothing), place.x + 8,
                  place.y + 10, place.width - 16);
    height = column.height();
    current = column.current_rect();
}

}  // namespace

void draw_tree_rows(UiContext& ui, const app::State& state, Rect place, Actions& actions, float& height,
                    std::optional<Rect>& current) {
    TreeView& view = ui.views->tree;
    if (row_count(state) >= least_filtered) {
        const Rect field = {place.x, place.y + 8, place.width, filter_height(ui)};
        if (auto typed = filter_field(ui, field, view.filter)) view.filter = std::move(*typed);
        if (!view.filter.empty() && view.shown_for != view.filter) apply_filter(state, view);
        const float taken = filter_height(ui) + 12;
        place.y += taken;
        draw_rows(ui, state, place, actions, height, current);
        height += taken;
    } else {
        draw_rows(ui, state, place, actions, height, current);
    }
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
