// The search over any place: a field, the found texts by note, the keys.
#include <algorithm>
#include <cmath>

#include "base/later.h"
#include "ui/draw.h"
#include "ui/screens.h"
#include "ui/screens/note_extras.h"
#include "ui/screens/views.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/finder.h"
#include "ui/widgets/scroll_area.h"

namespace viva::ui {
namespace {

constexpr float palette_width = 680;
constexpr float footer_height = 42;
constexpr float group_height = 34;
constexpr float inset = 24;
/// Words that rest this long go into the address bar.
constexpr double rest_seconds = 0.6;

struct Hint {
    std::string_view sign;
    Word meaning;
};
constexpr Hint hints[] = {{"is:due", Word::find_due},
                          {"is:new", Word::find_new},
                          {"is:weak", Word::find_weak},
                          {"lang:ko", Word::find_language},
                          {"deck:", Word::find_deck}};

/// The block that names the place of a text: its question, else the heading above it; none: the note itself.
std::uint32_t naming_block(const app::State& state, const app::FoundText& found) {
    const model::Document& document = state.collection.documents[found.document];
    const model::Card* card = app::card_of(state.collection, found);
    if (card != nullptr) return card->question_block;
    if (found.section != model::none || found.block == model::none) return model::none;
    for (std::uint32_t end = found.block; end > 0; --end)
        if (document.blocks[end - 1].kind == model::BlockKind::heading) return end - 1;
    return model::none;
}

std::vector<MarkedRange> ranges_of(const std::vector<app::FoundMark>& marks) {
    std::vector<MarkedRange> ranges;
    ranges.reserve(marks.size());
    for (const app::FoundMark& mark : marks) ranges.push_back({mark.offset, mark.size});
    return ranges;
}

/// What stands below a found title: its beginning, and as much more as was found there.
std::string_view text_below(const model::Document& document, const app::FoundText& found) {
    constexpr std::size_t usual = 400;
    const app::FoundMark last = found.below.empty() ? app::FoundMark{} : found.below.back();
    return text_after(document, found.block, std::max<std::size_t>(usual, last.offset + last.size + usual));
}

class FinderPanel {
public:
    FinderPanel(UiContext& ui, const app::State& state, Actions& actions)
        : ui_(ui), state_(state), finding_(*state.finding), actions_(actions) {
        const bool phone = ui.width == Width::phone;
        const float width = std::min(palette_width, ui.input.width - (phone ? 16 : 48));
        const float top = phone ? 8 : std::round(std::min(90.0F, ui.input.height * 0.1F));
        const float room = std::max(160.0F, ui.input.height - top - (phone ? 8 : 40));
        panel_.width = width;
        body_ = std::min(content_height(), room - finder_field_height - footer_height);
        panel_ = {std::round((ui.input.width - width) / 2), top, width, finder_field_height + body_ + footer_height};
    }

    void draw() {
        ui_.push_layer();
        fill(ui_, {0, 0, ui_.input.width, ui_.input.height}, ui_.palette->veil);
        shadow(ui_, panel_, 16);
        fill(ui_, panel_, ui_.palette->card, 16);
        outline(ui_, panel_, ui_.palette->line, 16);
        ui_.semantics.open("finder",
                           {.role = Role::dialog, .name = std::string(ui_.say(Word::search)), .rect = panel_});
        draw_field();
        const Rect body = {panel_.x, panel_.y + finder_field_height, panel_.width, body_};
        fill(ui_, {body.x, body.y, body.width, 1}, ui_.palette->line);
        if (!finding_.texts.empty())
            draw_texts(body);
        else if (finding_.words.empty())
            draw_hints(body);
        else
            draw_nothing(body);
        draw_footer();
        ui_.semantics.close();
        ui_.pop_layer();
    }

private:
    float content_height() const {
        if (finding_.texts.empty())
            return finding_.words.empty()
                       ? hint_height() + static_cast<float>(std::size(hints)) * finder_hint_height + 30
                       : 110;
        float height = 8;
        for (std::size_t i = 0; i < finding_.texts.size(); ++i)
            height += finder_row_height + (begins_group(i) ? group_height : 0);
        return height + 8;
    }

    bool has_keys() const { return !ui_.input.touch && ui_.width != Width::phone; }

    float hint_height() const {
        return wrapped_height(regular(ui_, 14, 0, 1.5F), ui_.say(Word::search_hint), panel_.width - 2 * inset);
    }

    bool begins_group(std::size_t i) const {
        return i == 0 || finding_.texts[i].document != finding_.texts[i - 1].document;
    }

    void draw_field() {
        const float close_width = has_keys() ? 64 : 28 + text_width(regular(ui_, 14, 0), ui_.say(Word::close));
        const Rect rect = {panel_.x + inset - 12, panel_.y, panel_.width - inset - close_width, finder_field_height};
        FinderField field =
            finder_field(ui_, "words", rect, ui_.say(Word::search), ui_.say(Word::search_what), finding_.words);
        field_ = field.id;
        PaletteView& view = ui_.views->palette;
        // The palette has just come: typing goes into it.
        if (ui_.memory(field.id).fresh) {
            ui_.semantics.request_focus(field.id);
            view.told = finding_.words;
        }
        if (field.typed && *field.typed != finding_.words) {
            actions_.push_back(app::Search{*field.typed});
            view.typed_at = ui_.input.seconds;
        }
        if (field.entered) actions_.push_back(app::OpenFound{.index = finding_.chosen, .entered = true});
        if (view.told != finding_.words) {
            if (ui_.input.seconds - view.typed_at >= rest_seconds) {
                view.told = finding_.words;
                actions_.push_back(app::KeepSearch{});
            } else {
                ui_.wake(view.typed_at + rest_seconds);
            }
        }
        const ButtonOptions quiet = {
            .kind = ButtonKind::quiet, .shortcut = {}, .name = ui_.say(Word::close), .size = 14};
        // Who has no keyboard knows no Esc.
        const std::string_view label = has_keys() ? "Esc" : ui_.say(Word::close);
        if (button(ui_, "close", {panel_.x + panel_.width - close_width, panel_.y + 10, close_width - 12, 40}, label,
                   quiet))
            actions_.push_back(app::CloseSearch{});
    }

    void draw_texts(Rect body) {
        const ScrollArea scroll =
            begin_scroll(ui_, "found", body, {.role = Role::group, .scroll_to = chosen_offset(body)});
        const NodeId list = ui_.semantics.open("list", {.role = Role::list_box,
                                                        .name = std::string(ui_.say(Word::search_results)),
                                                        .rect = {0, 0, body.width, content_height()}});
        float y = 8;
        NodeId chosen = 0;
        for (std::size_t i = 0; i < finding_.texts.size(); ++i) {
            if (begins_group(i)) {
                if (i > 0) ui_.semantics.close();
                y += draw_group(i, body.width, y);
            }
            const NodeId id = draw_text_row(i, {0, y, body.width, finder_row_height});
            if (i == finding_.chosen) chosen = id;
            y += finder_row_height;
        }
        ui_.semantics.close();
        ui_.semantics.close();
        end_scroll(ui_, scroll, y + 8);
        if (Node* field = ui_.semantics.edit(field_)) {
            field->expanded = Tristate::yes;
            field->controls = list;
            field->active = chosen;
        }
    }

    /// Opens the group of a note and writes its title.
    float draw_group(std::size_t i, float width, float y) {
        const model::Document& document = state_.collection.documents[finding_.texts[i].document];
        float height = finder_row_height;
        for (std::size_t k = i + 1; k < finding_.texts.size() && !begins_group(k); ++k) height += finder_row_height;
        ui_.semantics.open("note" + std::to_string(finding_.texts[i].document),
                           {.role = Role::group,
                            .name = std::string(document.title),
                            .language = std::string(document.language),
                            .rect = {0, y, width, group_height + height}});
        draw_text(ui_, semibold(ui_, 13, ui_.palette->accent), document.title,
                  {inset, y + 6, width - 2 * inset, group_height - 8}, Align::left, Overflow::elide);
        return group_height;
    }

    NodeId draw_text_row(std::size_t i, Rect rect) {
        const app::FoundText& found = finding_.texts[i];
        const model::Document& document = state_.collection.documents[found.document];
        const std::vector<MarkedRange> marks = ranges_of(found.marks), below = ranges_of(found.below);
        const std::string text = one_line(app::text_of(state_.collection, found));
        const std::uint32_t name = naming_block(state_, found);
        const bool is_name = found.block == model::none || found.section != model::none || name == found.block ||
                             document.blocks[found.block].kind == model::BlockKind::heading;
        std::string other;
        FinderRow row;
        if (is_name) {
            if (found.section == model::none) other = one_line(text_below(document, found));
            if (other.empty()) other = document.title;
            row = {text, other, marks, below, document.language, i == finding_.chosen};
        } else {
            other = one_line(name == model::none ? document.title : document.of(document.blocks[name].text));
            row = {other, text, {}, marks, document.language, i == finding_.chosen};
        }
        NodeId id = 0;
        if (finder_row(ui_, "text" + std::to_string(i), rect, row, id))
            actions_.push_back(app::OpenFound{static_cast<std::uint32_t>(i)});
        return id;
    }

    /// Scrolls the chosen row into view once it changes.
    std::optional<float> chosen_offset(Rect body) {
        PaletteView& view = ui_.views->palette;
        float y = 8;
        for (std::size_t i = 0; i < finding_.chosen; ++i) y += finder_row_height + (begins_group(i) ? group_height : 0);
        const bool fresh_list = view.answered != finding_.answered;
        if (!fresh_list && view.chosen == finding_.chosen) return std::nullopt;
        view.answered = finding_.answered;
        view.chosen = finding_.chosen;
        if (fresh_list) return 0.0F;
        const float row = y + finder_row_height + (begins_group(finding_.chosen) ? group_height : 0);
        const float top = ui_.memory(node_id(ui_.semantics.parent(), "found")).scroll_y;
        if (y < top) return y;
        if (row > top + body.height) return row - body.height;
        return std::nullopt;
    }

    void draw_hints(Rect body) {
        const float width = body.width - 2 * inset;
        paragraph(ui_, "hint", regular(ui_, 14, ui_.palette->soft, 1.5F), ui_.say(Word::search_hint), body.x + inset,
                  body.y + 12, width);
        float y = body.y + 22 + hint_height();
        for (const Hint& hint : hints) {
            const Rect rect = {body.x + inset - 10, y, width + 20, finder_hint_height};
            if (y + finder_hint_height <= body.y + body.height &&
                finder_hint(ui_, rect, hint.sign, ui_.say(hint.meaning))) {
                actions_.push_back(app::Search{std::string(hint.sign) + (hint.sign.back() == ':' ? "" : " ")});
                ui_.semantics.request_focus(field_);
            }
            y += finder_hint_height;
        }
    }

    void draw_nothing(Rect body) {
        const bool answered = finding_.answered == finding_.words && finding_.request == 0 && finding_.asked;
        const Word said = finding_.failed ? Word::search_failed : answered ? Word::search_nothing : Word::searching;
        const std::string text = fill_word(said);
        paragraph(ui_, "nothing", regular(ui_, 15, ui_.palette->soft, 1.5F), text, body.x + inset, body.y + 24,
                  body.width - 2 * inset);
    }
    std::string fill_word(Word said) const { return viva::fill(ui_.language, said, {{"words", finding_.words}}); }

    void draw_footer() {
        const float y = panel_.y + panel_.height - footer_height;
        fill(ui_, {panel_.x, y, panel_.width, 1}, ui_.palette->line);
        const TextStyle style = regular(ui_, 13, ui_.palette->soft);
        std::string count;
        if (!finding_.texts.empty()) count = counted(ui_.language, Word::search_count, finding_.text_count);
        const float count_width = text_width(style, count);
        const Rect box = {panel_.x + inset, y, panel_.width - 2 * inset, footer_height};
        if (!count.empty()) draw_text(ui_, style, count, box, Align::right);
        ui_.semantics.add("count", {.role = Role::status, .name = count, .rect = box});
        if (!has_keys()) return;
        draw_text(ui_, style, ui_.say(Word::search_keys), {box.x, box.y, box.width - count_width - 20, box.height},
                  Align::left, Overflow::elide);
    }

    UiContext& ui_;
    const app::State& state_;
    const app::Finding& finding_;
    Actions& actions_;
    Rect panel_;
    float body_ = 0;
    NodeId field_ = 0;
};

}  // namespace

VIVA_LATER void draw_finder(UiContext& ui, const app::State& state, Actions& actions) {
    FinderPanel(ui, state, actions).draw();
}

}  // namespace viva::ui
