// Data: where the grades are, how to take them out and bring them in, copies, and a folder that devices share.
#include <algorithm>
#include <utility>

#include "base/diagnostic.h"
#include "srs/calendar.h"
#include "ui/draw.h"
#include "ui/screens.h"
#include "ui/screens/views.h"
#include "ui/time_words.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/scroll_area.h"

namespace viva::ui {
namespace {

constexpr std::size_t most_problems = 5;

Word storage_words(app::StorageStatus status) {
    switch (status) {
        case app::StorageStatus::unknown: return Word::storage_unknown;
        case app::StorageStatus::ready: return Word::storage_ready;
        case app::StorageStatus::evictable: return Word::storage_evictable;
        case app::StorageStatus::refused: return Word::storage_refused;
        case app::StorageStatus::full: return Word::storage_full;
    }
    return Word::storage_unknown;
}

/// Writes the page from top to bottom: headings, paragraphs, buttons in rows.
class DataPage {
public:
    DataPage(UiContext& ui, const app::State& state, Column column, Actions& actions)
        : ui_(ui), state_(state), column_(column), actions_(actions), y_(column.top) {}

    float draw() {
        title("title", 1, Word::data, ui_.width == Width::phone ? 25 : 30);
        text("storage", ui_.say(storage_words(state_.storage)));
        small("count",
              counted_grouped(ui_.language, Word::events_count, static_cast<std::int64_t>(state_.event_count())));
        offer();
        title("files", 2, Word::data_files, 19);
        text("files-text", ui_.say(Word::data_files_text));
        if (press("export", Word::export_grades)) actions_.push_back(app::ExportEvents{});
        if (press("import", Word::import_file)) actions_.push_back(app::AskData{app::DataWish::pick_file, {}});
        end_buttons();
        anki();
        backups();
        folder();
        return y_ + column_.bottom;
    }

private:
    void title(std::string_view key, std::uint8_t level, Word word, float size) {
        if (level > 1) y_ += 20;
        y_ += heading(ui_, key, level, semibold(ui_, size, ui_.palette->ink, 1.3F), ui_.say(word), column_.x, y_,
                      column_.width) +
              8;
    }
    void text(std::string_view key, std::string_view words) {
        y_ += paragraph(ui_, key, regular(ui_, 15, ui_.palette->ink, 1.6F), words, column_.x, y_, column_.width) + 6;
    }
    void small(std::string_view key, std::string_view words) {
        y_ += paragraph(ui_, key, regular(ui_, 14, ui_.palette->soft, 1.5F), words, column_.x, y_, column_.width) + 4;
    }

    /// A button in the current row; it goes to the next one where there is no room.
    bool press(std::string_view key, Word label, ButtonKind kind = ButtonKind::secondary, std::string_view name = {}) {
        const ButtonOptions options = {.kind = kind, .name = name, .size = 15};
        const float width = std::min(button_width(ui_, ui_.say(label), options), column_.width);
        const float height = button_height(ui_, options);
        if (x_ > 0 && x_ + width > column_.width) end_buttons();
        const bool pressed = button(ui_, key, {column_.x + x_, y_ + 6, width, height}, ui_.say(label), options);
        x_ += width + 10;
        row_ = std::max(row_, height);
        return pressed;
    }
    void end_buttons() {
        y_ += row_ + 12;
        x_ = row_ = 0;
    }

    /// What a file would bring: nothing of it counts before the person agreed.
    void offer() {
        const app::Import* import = state_.offered();
        if (import == nullptr) return;
        const srs::MergeOffer& offer = import->offer;
        ui_.semantics.open("offer", {.role = Role::region,
                                     .name = fill(ui_.language, Word::import_title, {{"file", import->name}}),
                                     .rect = {column_.x, y_, column_.width, 0}});
        const float top = y_;
        y_ += 20;
        const std::string title = fill(ui_.language, Word::import_title, {{"file", import->name}});
        NodeId node = 0;
        const float below =
            heading(ui_, "offer-title" + std::to_string(import->number), 2, semibold(ui_, 19, ui_.palette->ink, 1.3F),
                    title, column_.x, y_, column_.width, &node);
        // Whoever asked for it may stand far below, or elsewhere.
        if (ui_.memory(node).fresh) {
            ui_.semantics.request_focus(node);
            ui_.semantics.announce(title);
            ui_.views->data_scroll = y_ - 12;
            ui_.want_frame();
        }
        y_ += below + 8;
        const auto count = [&](std::string_view key, Word word, std::uint32_t number) {
            if (number > 0) text(key, counted_grouped(ui_.language, word, number));
        };
        if (offer.events.empty())
            text("nothing", ui_.say(offer.known > 0 ? Word::import_all_known : Word::import_nothing));
        count("new", Word::import_new, static_cast<std::uint32_t>(offer.events.size()));
        count("reviews", Word::import_reviews, offer.reviews);
        count("replacing", Word::import_replacing, offer.replacing);
        count("unknown", Word::import_unknown, offer.unknown_types);
        if (!offer.events.empty()) count("known", Word::import_known, offer.known);
        count("damaged", Word::import_damaged, offer.damaged);
        if (import->anki) deck_report(*import->anki);
        problems(offer.diagnostics);
        if (!offer.events.empty() && press("take", Word::import_take, ButtonKind::primary))
            actions_.push_back(app::TakeImport{});
        if (press("drop", offer.events.empty() ? Word::close : Word::import_drop))
            actions_.push_back(app::DropImport{});
        end_buttons();
        if (Node* region = ui_.semantics.edit(ui_.semantics.parent())) region->rect.height = y_ - top;
        ui_.semantics.close();
    }

    /// Which lines cannot be read; or that nothing can, for the file is of a later version.
    void problems(const Diagnostics& diagnostics) {
        std::string lines;
        std::size_t named = 0;
        for (const Diagnostic& problem : diagnostics) {
            if (problem.severity == Severity::error) return text("newer", ui_.say(Word::import_newer));
            if (problem.line == 0 || named > most_problems) continue;
            lines.append(lines.empty() ? "" : ", ").append(named == most_problems ? "…" : std::to_string(problem.line));
            ++named;
        }
        if (!lines.empty()) small("problems", fill(ui_.language, Word::import_lines, {{"lines", lines}}));
    }

    /// Which notes of a deck the reviews are for, and which have no place here.
    void deck_report(const app::AnkiReport& report) {
        text("matched", counted_grouped(ui_.language, Word::anki_matched, report.matched));
        if (report.unmatched == 0) return;
        text("unmatched", counted_grouped(ui_.language, Word::anki_unmatched, report.unmatched));
        std::string_view missed = report.missed;
        std::uint32_t named = 0;
        for (; !missed.empty(); ++named) {
            const std::size_t end = missed.find('\n');
            small("missed" + std::to_string(named), "– " + std::string(missed.substr(0, end)));
            missed.remove_prefix(end == std::string_view::npos ? missed.size() : end + 1);
        }
        if (report.unmatched > named) small("more-missed", "…");
    }

    void anki() {
        title("anki", 2, Word::anki, 19);
        text("anki-text", ui_.say(Word::anki_text));
        if (state_.making_deck) {
            small("making-deck", ui_.say(Word::anki_making));
            return;
        }
        if (press("anki-deck", Word::anki_deck)) actions_.push_back(app::AskData{app::DataWish::anki_deck, {}});
        if (press("anki-list", Word::anki_list)) actions_.push_back(app::AskData{app::DataWish::anki_text, {}});
        if (press("anki-import", Word::anki_import)) actions_.push_back(app::AskData{app::DataWish::pick_file, {}});
        end_buttons();
    }

    void backups() {
        title("backups", 2, Word::backups, 19);
        text("backups-text", ui_.say(Word::backups_text));
        const std::int32_t today = state_.reviews.day_of(ui_.input.now, ui_.input.zone_minutes);
        for (const app::Backup& backup : state_.backups) {
            const std::string when =
                date_words(ui_.language, state_.reviews.day_of(backup.at, ui_.input.zone_minutes), today) + " · " +
                counted_grouped(ui_.language, Word::events_count, backup.events);
            const ButtonOptions options = {.kind = ButtonKind::quiet, .size = 14};
            const std::string_view label = ui_.say(Word::backup_open);
            const float width = button_width(ui_, label, options);
            const float height = std::max(minimum_target, button_height(ui_, options));
            const TextStyle style = regular(ui_, 15, ui_.palette->ink);
            const Rect row = {column_.x, y_, column_.width - width - 10, height};
            Node node = {.role = Role::paragraph, .name = when, .rect = row};
            set_font(ui_, node, style);
            node.line_height = height;
            ui_.semantics.add(backup.name, std::move(node));
            draw_text(ui_, style, when, row, Align::left, Overflow::elide);
            if (button(ui_, "open" + backup.name, {column_.x + column_.width - width, y_, width, height}, label,
                       {.kind = ButtonKind::quiet, .name = std::string(label) + ": " + when, .size = 14}))
                actions_.push_back(app::AskData{app::DataWish::open_backup, backup.name});
            y_ += height;
            fill(ui_, {column_.x, y_ - 1, column_.width, 1}, ui_.palette->line);
        }
        if (state_.backups.empty()) small("no-backups", ui_.say(Word::backups_none));
        if (press("back-up", Word::back_up_now)) actions_.push_back(app::AskData{app::DataWish::back_up, {}});
        end_buttons();
    }

    void folder() {
        title("folder", 2, Word::folder, 19);
        switch (state_.folder.state) {
            case app::FolderState::unsupported: text("folder-text", ui_.say(Word::folder_unsupported)); return;
            case app::FolderState::none: text("folder-text", ui_.say(Word::folder_none)); break;
            case app::FolderState::synced:
                text("folder-text", fill(ui_.language, Word::folder_synced, {{"folder", state_.folder.name}}));
                break;
            case app::FolderState::waiting:
                text("folder-text", fill(ui_.language, Word::folder_waiting, {{"folder", state_.folder.name}}));
                break;
            case app::FolderState::failed:
                text("folder-text", fill(ui_.language, Word::folder_failed, {{"folder", state_.folder.name}}));
                break;
        }
        if (state_.folder.state == app::FolderState::none) {
            if (press("choose", Word::folder_choose))
                actions_.push_back(app::AskData{app::DataWish::choose_folder, {}});
        } else {
            if (press("sync", Word::folder_sync)) actions_.push_back(app::AskData{app::DataWish::sync_folder, {}});
            if (press("leave", Word::folder_leave)) actions_.push_back(app::AskData{app::DataWish::leave_folder, {}});
        }
        end_buttons();
    }

    UiContext& ui_;
    const app::State& state_;
    Column column_;
    Actions& actions_;
    float y_;
    float x_ = 0, row_ = 0;
};

}  // namespace

void draw_data(UiContext& ui, const app::State& state, Rect area, Actions& actions) {
    const ScrollArea scroll = begin_scroll(
        ui, "data", area,
        {.role = Role::main, .name = ui.say(Word::data), .scroll_to = std::exchange(ui.views->data_scroll, {})});
    const float height = DataPage(ui, state, column_in(ui, area.width, measure_width), actions).draw();
    end_scroll(ui, scroll, height);
}

}  // namespace viva::ui
