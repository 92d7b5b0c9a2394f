// `viva export --apkg` and `viva import`.
#include <chrono>
#include <ctime>

#include "compiler/anki_decks.h"
#include "compiler/command_line.h"
#include "compiler/compile.h"
#include "compiler/folder.h"
#include "compiler/output_folder.h"
#include "srs/calendar.h"
#include "srs/event.h"

namespace viva::compiler {
namespace {

constexpr std::size_t largest_file = std::size_t{1} << 30;

int cannot(Terminal& terminal, const std::string& message) {
    terminal.err += "viva: " + message + "\n";
    return exit_cannot_read_or_write;
}

/// The log of an event file; its damaged lines are reported and left out.
Result<srs::ReviewState> read_log(const std::string& path, Terminal& terminal) {
    srs::ReviewState reviews;
    if (path.empty()) return reviews;
    const auto text = read_file(path, largest_file);
    if (!text) return tl::unexpected(text.error());
    const srs::EventFile file = srs::parse_event_file(*text, path);
    for (const Diagnostic& diagnostic : file.diagnostics) terminal.err += format(diagnostic);
    reviews.apply(file.events);
    return reviews;
}

anki::WriteOptions write_options(const srs::ReviewState& reviews) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const std::time_t seconds = std::time(nullptr);
    std::tm local{};
    localtime_r(&seconds, &local);
    const auto zone = static_cast<std::int32_t>(local.tm_gmtoff / 60);
    anki::WriteOptions options;
    options.now = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
    options.today = reviews.day_of(options.now, zone);
    options.day_start = srs::start_of_day(options.today, srs::day_offset_ms(zone, reviews.options().day_start_minutes));
    return options;
}

bool ends_with(std::string_view path, std::string_view ending) { return path.ends_with(ending); }

}  // namespace

int export_apkg(const Arguments& arguments, Terminal& terminal) {
    const ReadNotes notes = read_notes(arguments.paths);
    if (!notes.all_readable) {
        for (const Diagnostic& diagnostic : notes.diagnostics)
            if (diagnostic.severity == Severity::error) terminal.err += format(diagnostic);
        return exit_cannot_read_or_write;
    }
    const auto reviews = read_log(arguments.value("--events"), terminal);
    if (!reviews) return cannot(terminal, reviews.error().message);
    const Compilation compilation = compile(notes);
    const std::vector<anki::Card> cards = anki_cards(compilation.collection(), *reviews);
    const std::string path = arguments.value("--apkg");
    if (auto written = anki::write_package(path, cards, write_options(*reviews)); !written)
        return cannot(terminal, written.error().message);
    std::size_t answers = 0;
    for (const anki::Card& card : cards) answers += card.reviews.size();
    terminal.out += path + ": " + std::to_string(cards.size()) + " notes, " + std::to_string(answers) + " reviews\n";
    return exit_fine;
}

int run_import(const Arguments& arguments, Terminal& terminal) {
    const bool history = arguments.has("--events");
    if (arguments.paths.empty() || (arguments.paths.size() == 1 && history) || history == arguments.has("--output")) {
        terminal.err +=
            "viva: import needs a deck and where to put it:\n"
            "  viva import deck.apkg -o notes/deck.md\n"
            "  viva import deck.apkg notes --events history.jsonl\n";
        return exit_wrong_use;
    }
    const std::string& deck = arguments.paths[0];
    std::vector<anki::Note> notes;
    if (ends_with(deck, ".apkg") || ends_with(deck, ".colpkg")) {
        auto read = anki::read_package(deck);
        if (!read) return cannot(terminal, read.error().message);
        notes = std::move(*read);
    } else {
        const auto text = read_file(deck, largest_file);
        if (!text) return cannot(terminal, text.error().message);
        TextDeck read = read_text_deck(*text);
        if (read.left_out > 0)
            terminal.err +=
                deck + ": " + std::to_string(read.left_out) + " lines have fewer than two fields and are left out\n";
        notes = std::move(read.notes);
    }
    if (!history) {
        const std::string path = arguments.value("--output");
        const std::string title = std::filesystem::path(deck).stem().string();
        if (auto written = write_file(path, deck_note(notes, title)); !written)
            return cannot(terminal, written.error().message);
        terminal.out += path + ": " + std::to_string(notes.size()) + " notes\n";
        return exit_fine;
    }
    const ReadNotes own = read_notes(std::span(arguments.paths).subspan(1));
    if (!own.all_readable) return cannot(terminal, "the notes cannot be read");
    const Compilation compilation = compile(own);
    const AnkiHistory found = anki_history(notes, compilation.collection());
    const std::string path = arguments.value("--events");
    if (auto written = write_file(path, srs::write_event_file(found.events)); !written)
        return cannot(terminal, written.error().message);
    terminal.out += path + ": " + std::to_string(found.events.size()) + " reviews of " + std::to_string(found.matched) +
                    " matching cards; " + std::to_string(found.unmatched) + " reviewed notes match no card\n";
    return exit_fine;
}

}  // namespace viva::compiler
