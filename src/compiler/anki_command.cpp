// `viva export --apkg` and `viva import`.
#include <chrono>
#include <ctime>

#include "anki/exchange.h"
#include "compiler/anki_note.h"
#include "compiler/check_report.h"
#include "compiler/command_line.h"
#include "compiler/compile.h"
#include "compiler/folder.h"
#include "compiler/output_folder.h"
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

std::int32_t local_zone_minutes() {
    const std::time_t seconds = std::time(nullptr);
    std::tm local{};
    localtime_r(&seconds, &local);
    return static_cast<std::int32_t>(local.tm_gmtoff / 60);
}

model::Time now_ms() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

/// The notes of a deck: of a deck file, or of a text.
Result<anki::Package> read_deck(const std::string& path, Terminal& terminal) {
    const auto bytes = read_file(path, largest_file);
    if (!bytes) return tl::unexpected(bytes.error());
    if (path.ends_with(".apkg") || path.ends_with(".colpkg")) {
        auto read = anki::read_package(*bytes);
        if (!read) return fail(path + ": " + std::string(anki::refusal_text(read.error())));
        return std::move(*read);
    }
    anki::TextDeck read = anki::read_text(*bytes);
    if (read.left_out > 0)
        terminal.err +=
            path + ": " + std::to_string(read.left_out) + " lines have fewer than two fields and are left out\n";
    return anki::Package{std::move(read.notes), std::nullopt};
}

}  // namespace

int export_apkg(const Arguments& arguments, Terminal& terminal) {
    const ReadNotes notes = read_notes(arguments.paths);
    terminal.err += diagnostics_text(notes.diagnostics, terminal.has_error_colours);
    if (!notes.all_readable) return exit_cannot_read_or_write;
    const auto reviews = read_log(arguments.value("--events"), terminal);
    if (!reviews) return cannot(terminal, reviews.error().message);
    const Compilation compilation = compile(notes);
    const std::vector<anki::Card> cards = anki::make_cards(compilation.collection(), *reviews, anki::Which::asked);
    const std::string path = arguments.value("--apkg");
    const auto package = anki::write_package(cards, anki::write_options(*reviews, now_ms(), local_zone_minutes()));
    if (!package) return cannot(terminal, package.error().message);
    if (auto written = write_file(path, *package); !written) return cannot(terminal, written.error().message);
    std::size_t answers = 0;
    for (const anki::Card& card : cards) answers += card.reviews.size();
    terminal.out += path + ": " + std::to_string(cards.size()) + " notes, " + std::to_string(answers) + " reviews\n";
    return exit_code_of(notes, arguments);
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
    const auto package = read_deck(deck, terminal);
    if (!package) return cannot(terminal, package.error().message);
    if (!history) {
        const std::string path = arguments.value("--output");
        const std::string title = std::filesystem::path(deck).stem().string();
        if (auto written = write_file(path, deck_note(package->notes, title)); !written)
            return cannot(terminal, written.error().message);
        terminal.out += path + ": " + std::to_string(package->notes.size()) + " notes\n";
        return exit_fine;
    }
    const ReadNotes own = read_notes(std::span(arguments.paths).subspan(1));
    terminal.err += diagnostics_text(own.diagnostics, terminal.has_error_colours);
    if (!own.all_readable) return exit_cannot_read_or_write;
    const Compilation compilation = compile(own);
    const anki::History found =
        anki::find_history(*package, compilation.collection(), srs::ReviewState(), local_zone_minutes());
    const std::string path = arguments.value("--events");
    if (auto written = write_file(path, srs::write_event_file(found.events)); !written)
        return cannot(terminal, written.error().message);
    terminal.out += path + ": " + std::to_string(found.events.size()) + " reviews of " + std::to_string(found.matched) +
                    " matching cards; " + std::to_string(found.unmatched) + " reviewed notes match no card\n";
    return exit_code_of(own, arguments);
}

}  // namespace viva::compiler
