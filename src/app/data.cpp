// The data in a person's hands: files that come in, backups, a folder that devices share.
#include <algorithm>
#include <utility>

#include "app/updater.h"
#include "base/compact_sort.h"
#include "base/later.h"
#include "srs/event.h"
#include "srs/json_line.h"
#include "srs/plain_review.h"

namespace viva::app {
namespace {

/// What became of the wish for a copy, or for what is in one.
constexpr std::pair<std::string_view, NoticeKind> backup_outcomes[] = {{"made", NoticeKind::backup_made},
                                                                       {"same", NoticeKind::backup_same},
                                                                       {"failed", NoticeKind::backup_failed},
                                                                       {"gone", NoticeKind::backup_gone}};

}  // namespace

const Import* State::offered() const {
    for (const Import& import : imports)
        if (!import.automatic) return &import;
    return nullptr;
}

void Updater::operator()(const AskData& action) {
    const bool deck = action.what == DataWish::anki_deck;
    if (!deck && action.what != DataWish::anki_text) {
        effects_.emplace_back(DataRequest{action.what, 0, action.detail});
        return;
    }
    state_.making_deck = true;
    effects_.emplace_back(DataRequest{action.what, 0, dated_name(deck ? ".apkg" : ".txt") + "\n" + whole_log()});
}

std::string Updater::unsaved_lines() const {
    std::string lines;
    for (const model::Event& event : state_.unsaved) lines.append(srs::event_line(event)).append("\n");
    return lines;
}

/// What a file of the shared folder brings. Almost all of it is known, and most logs are longer than what is new: so it
/// is compared with the log line by line first, and then only with those events that it has another line for.
srs::MergeOffer Updater::offer_of_folder(const FileArrived& action) const {
    std::vector<std::string_view> kept;  // The lines that do not stand in the review state.
    for (std::string_view log = state_.log; !log.empty();) kept.push_back(take_line(log));
    compact_sort(kept.begin(), kept.end());
    const srs::EventLog& log = state_.reviews.log();
    std::string rest, known = unsaved_lines();
    bool brings = false;
    for (std::string_view text = action.text; !text.empty();) {
        const std::string_view line = take_line(text);
        if (line.empty() || std::binary_search(kept.begin(), kept.end(), line)) continue;
        auto event = srs::parse_plain_review(line);
        const bool is_plain = event.has_value();
        if (!is_plain)
            if (auto read = srs::parse_event_line(line)) event = std::move(*read);
        const auto record = event ? log.find(event->id) : std::nullopt;
        if (record) {
            const std::string own = srs::event_line(log.event(*record));
            if (is_plain && own == line) continue;
            known.append(own).append("\n");
        }
        rest.append(line).append("\n");
        brings = brings || event.has_value();
    }
    return srs::offer_merge(brings ? state_.log + known : std::string(), rest, action.name);
}

void Updater::operator()(const FileArrived& action) {
    if (!action.from_folder) {
        // One question at a time: the last file that was brought is the one that is meant.
        std::erase_if(state_.imports, [](const Import& each) { return !each.automatic && each.request == 0; });
        withdraw(NoticeKind::imported);
        state_.imports.push_back({.name = action.name,
                                  .offer = srs::offer_merge(stored_lines() + unsaved_lines(), action.text, action.name),
                                  .number = state_.next_request++});
        // The question stands there, wherever the file was dropped.
        if (state_.route.place != Place::data) (*this)(GoTo{{.place = Place::data}});
        return;
    }
    Import import = {.name = action.name, .offer = offer_of_folder(action), .automatic = true};
    if (import.offer.damaged > 0) notify(NoticeKind::folder_damaged, action.name, import.offer.damaged);
    if (import.offer.events.empty()) return;
    state_.imports.push_back(std::move(import));
    store_import(state_.imports.back());
}

void Updater::store_import(Import& import) {
    std::string lines;
    for (const std::string& line : import.offer.lines) lines.append(line).append("\n");
    import.request = state_.next_request++;
    effects_.emplace_back(DataRequest{DataWish::store_lines, import.request, std::move(lines)});
}

void Updater::operator()(const TakeImport&) {
    for (Import& import : state_.imports)
        if (!import.automatic && import.request == 0) store_import(import);
}

void Updater::operator()(const DropImport&) {
    std::erase_if(state_.imports, [](const Import& each) { return !each.automatic && each.request == 0; });
}

void Updater::operator()(const LinesStored& action) {
    const auto found = std::find_if(state_.imports.begin(), state_.imports.end(), [&](const Import& import) {
        return import.request != 0 && import.request == action.request;
    });
    if (found == state_.imports.end()) return;
    Import import = std::move(*found);
    if (action.failure) {
        found->request = 0;
        found->offer = std::move(import.offer);
        found->name = std::move(import.name);
        if (import.automatic) state_.imports.erase(found);
        if (*action.failure == StoreFailure::full) state_.storage = StorageStatus::full;
        return notify(NoticeKind::import_failed);
    }
    state_.imports.erase(found);
    for (const std::string& line : import.offer.lines) keep_line(line);
    for (const model::Event& event : import.offer.events) {
        learn_what_was_read(event);
        take_remembered(event);
    }
    state_.reviews.apply(import.offer.events);
    withdraw(NoticeKind::import_failed);
    withdraw(NoticeKind::evicted);
    notify(NoticeKind::imported, {}, static_cast<std::uint32_t>(import.offer.events.size()));
    load_settings();
    follow_moved_cards();
    refresh_quiz();
}

/// What a deck had beside its reviews, for the offer that came just before.
void Updater::report_deck(const srs::JsonFields& fields) {
    if (state_.imports.empty() || state_.imports.back().automatic) return;
    const auto number = [&](std::string_view name) {
        const auto* field = srs::find_field(fields, name);
        return field == nullptr ? 0U : static_cast<std::uint32_t>(field->integer);
    };
    Import& import = state_.imports.back();
    const auto* missed = srs::find_field(fields, "missed");
    import.anki = AnkiReport{number("matched"), number("unmatched"), missed == nullptr ? "" : missed->text};
    import.offer.known += number("known");
}

/// Lines of flat objects: {"backup","at","events"}…, {"backed_up"}, {"folder","state"}, {"evicted"}, {"unreadable"},
/// {"deck",…}.
VIVA_LATER void Updater::operator()(const DataStatusArrived& action) {
    bool backups = false;
    std::string_view lines = action.lines;
    while (!lines.empty()) {
        const std::size_t end = lines.find('\n');
        const auto fields = srs::parse_json_line(lines.substr(0, end));
        lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
        if (!fields) continue;
        const auto field = [&](std::string_view name) { return srs::find_field(*fields, name); };
        if (const auto* name = field("backup")) {
            if (!std::exchange(backups, true)) state_.backups.clear();
            const auto* at = field("at");
            const auto* events = field("events");
            if (at != nullptr && events != nullptr)
                state_.backups.push_back({name->text, at->integer, static_cast<std::uint32_t>(events->integer)});
        }
        if (const auto* folder = field("folder")) {
            const auto* state = field("state");
            state_.folder.name = folder->text;
            state_.folder.state = state == nullptr           ? FolderState::unsupported
                                  : state->text == "none"    ? FolderState::none
                                  : state->text == "synced"  ? FolderState::synced
                                  : state->text == "waiting" ? FolderState::waiting
                                                             : FolderState::failed;
        }
        if (const auto* count = field("evicted"); count != nullptr && count->integer > 0)
            notify(NoticeKind::evicted, {}, static_cast<std::uint32_t>(count->integer));
        if (const auto* outcome = field("backed_up")) {
            for (const auto& [name, kind] : backup_outcomes) withdraw(kind);
            for (const auto& [name, kind] : backup_outcomes)
                if (name == outcome->text) notify(kind);
        }
        if (const auto* name = field("unreadable")) notify(NoticeKind::file_unreadable, name->text);
        const auto* deck = field("deck");
        if (deck == nullptr) continue;
        state_.making_deck = false;
        if (deck->text == "failed") {
            notify(NoticeKind::anki_failed);
        } else if (const auto* refused = field("refused")) {
            const auto* name = field("file");
            notify(refused->text == "newest_format" ? NoticeKind::anki_newest : NoticeKind::anki_none,
                   name == nullptr ? "" : name->text);
        } else if (deck->text == "read") {
            report_deck(*fields);
        }
    }
}

}  // namespace viva::app
