// Anki's decks through the program: out with history, and back.
#include "compiler/anki_note.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "anki/exchange.h"
#include "base/hash.h"
#include "compiler/compile.h"
#include "compiler/workshop.h"
#include "srs/event.h"
#include "support/files.h"

using namespace viva;
using namespace viva::tests;

namespace {

constexpr std::string_view note =
    "# Web\n\n## Django\n\n### 1. What is a `QuerySet`?\n\nA lazy query & more.\n\n```python\nq = "
    "Book.objects.all()\n```\n\n"
    "### 2. 제너레이터란?\n\n값을 <하나씩> 준다.\n";

struct Exported {
    explicit Exported(std::size_t answers) {
        notes = folder.write("notes/web.md", note);
        const std::vector<std::string> paths = {notes};
        const compiler::ReadNotes read = compiler::read_notes(paths);
        for (const model::Card& card : read.cards)
            if (card.derived_from == 0) cards.push_back(card.id);
        std::vector<model::Event> events;
        for (std::size_t i = 0; i < answers; ++i) {
            model::Event event;
            event.id = "desk-" + std::to_string(i + 1);
            event.at = 1'700'000'000'000 + static_cast<model::Time>(i) * model::day_ms;
            event.what =
                model::Review{cards[i % cards.size()], i % 3 == 2 ? model::Rating::Again : model::Rating::Good, 5000};
            events.push_back(event);
        }
        folder.write("log.jsonl", srs::write_event_file(events));
        run = run_viva({"export", "--apkg", folder.of("deck.apkg"), "--events", folder.of("log.jsonl"), notes});
    }
    TemporaryFolder folder;
    std::string notes;
    std::vector<model::CardId> cards;
    Run run;
};

}  // namespace

TEST_CASE("notes go out as a deck file with their answers, decks, tags and reviews") {
    const Exported exported(7);
    CHECK(exported.run.code == 0);
    CHECK_MESSAGE(exported.run.out.find("2 notes, 7 reviews") != std::string::npos, exported.run.out, exported.run.err);
    const auto package = anki::read_package(*read_file(exported.folder.of("deck.apkg")));
    REQUIRE(package.has_value());
    const std::vector<anki::Note>& notes = package->notes;
    REQUIRE(notes.size() == 2);
    CHECK(notes[0].guid == base32(exported.cards[0]));
    CHECK(notes[0].deck == "Web::Django");
    CHECK(notes[0].tags.front() == "viva");
    CHECK(notes[0].fields[1].find("lazy query &amp; more") != std::string::npos);
    CHECK(notes[0].fields[1].find("<pre><code class=\"language-python\">") != std::string::npos);
    CHECK(notes[1].fields[1].find("&lt;하나씩&gt;") != std::string::npos);
}

TEST_CASE("reviews come back from the deck file onto their cards, each once however often it is read") {
    const Exported exported(7);
    const std::string log = exported.folder.of("back.jsonl");
    const Run back = run_viva({"import", exported.folder.of("deck.apkg"), exported.notes, "--events", log});
    CHECK(back.code == 0);
    const auto text = read_file(log);
    REQUIRE(text.has_value());
    const srs::EventFile file = srs::parse_event_file(*text, log);
    CHECK(file.diagnostics.empty());
    REQUIRE(file.events.size() == 7);
    srs::ReviewState reviews;
    reviews.apply(file.events);
    CHECK(reviews.history(exported.cards[0]).size() == 4);
    CHECK(reviews.history(exported.cards[1]).size() == 3);
    const std::size_t known = reviews.event_count();
    run_viva({"import", exported.folder.of("deck.apkg"), exported.notes, "--events", log});
    reviews.apply(srs::parse_event_file(*read_file(log), log).events);
    CHECK(reviews.event_count() == known);
}

TEST_CASE("a deck becomes a note in which the same questions are found") {
    const Exported exported(0);
    const std::string path = exported.folder.of("back/deck.md");
    std::filesystem::create_directories(exported.folder.of("back"));
    CHECK(run_viva({"import", exported.folder.of("deck.apkg"), "-o", path}).code == 0);
    const std::vector<std::string> paths = {path};
    const compiler::ReadNotes read = compiler::read_notes(paths);
    std::vector<std::string> questions;
    for (const model::Card& card : read.cards)
        if (card.derived_from == 0) questions.emplace_back(read.collection().question(card));
    CHECK(questions == std::vector<std::string>{"What is a QuerySet?", "제너레이터란?"});
    const auto text = read_file(path);
    CHECK(text->find("```\nq = Book.objects.all()\n```") != std::string::npos);
}

TEST_CASE("a note's tags go out with its cards") {
    const TemporaryFolder folder;
    const std::string file =
        folder.write("a.md", "---\ntags: [web, \"a b\"]\n---\n\n## What is HTTP?\n\nA protocol.\n");
    CHECK(run_viva({"export", "--tsv", file}).out.ends_with("\tviva viva::recall web a-b\n"));
}

TEST_CASE("a deck's tags become the note's, without those that say nothing about it") {
    const std::vector<anki::Note> notes = {
        {.guid = "1", .fields = {"What?", "This"}, .tags = {"viva", "web::http", "leech"}},
        {.guid = "2", .fields = {"Why?", "So"}, .tags = {"web::http", "c++"}}};
    const std::string written = compiler::deck_note(notes, "Deck");
    CHECK(written.starts_with("---\ntags:\n  - \"web/http\"\n  - \"c++\"\nviva-questions: h3\n---\n\n# Deck\n"));
    const TemporaryFolder folder;
    const std::vector<std::string> paths = {folder.write("deck.md", written)};
    CHECK(compiler::read_notes(paths).documents[0].tags == "web/http\nc++");
}

TEST_CASE("a deck of words becomes a note that asks for each of them") {
    const std::vector<anki::Note> notes = {
        {.guid = "1", .deck = "Biology", .fields = {"mitosis", "A cell divides."}},
        {.guid = "2", .deck = "Web", .fields = {"HTTP 404", "Not found."}},
        {.guid = "3", .deck = "Web", .fields = {"{{c1::GET}} reads"}, .cloze = true}};
    const TemporaryFolder folder;
    const std::vector<std::string> paths = {folder.write("deck.md", compiler::deck_note(notes, "Deck"))};
    const compiler::ReadNotes read = compiler::read_notes(paths);
    CHECK(read.diagnostics.empty());
    std::vector<std::string> questions;
    for (const model::Card& card : read.cards)
        if (card.derived_from == 0) questions.emplace_back(read.collection().question(card));
    REQUIRE(questions.size() == 3);
    CHECK(questions[0] == "mitosis");
    CHECK(read.cards[1].kind == model::CardKind::cloze);
    CHECK(questions[2] == "HTTP 404");
    const std::vector<anki::Note> only_gaps = {notes[2]};
    CHECK(compiler::deck_note(only_gaps, "Deck") == "# Deck\n\n## Web\n\n{{c1::GET}} reads\n");
}

TEST_CASE("notes that cannot be read as text are said and counted, whatever is made of the others") {
    const TemporaryFolder folder;
    folder.write("notes/a.md", note);
    folder.write("notes/b.md", std::string("\x00\x01\x02\x00\x00\x03", 6));
    const std::string notes = folder.of("notes"), deck = folder.of("deck.apkg");
    const Run out = run_viva({"export", "--apkg", deck, notes});
    CHECK(out.code == 1);
    CHECK(out.err.find("notes/b.md: error") != std::string::npos);
    CHECK(out.out.find("2 notes, 0 reviews") != std::string::npos);
    const Run back = run_viva({"import", deck, notes, "--events", folder.of("log.jsonl")});
    CHECK(back.code == 1);
    CHECK(back.err.find("notes/b.md: error") != std::string::npos);

    folder.write("notes/b.md", "# Nothing\n");
    CHECK(run_viva({"export", "--apkg", deck, notes}).code == 0);
    CHECK(run_viva({"export", "--apkg", deck, "--strict", notes}).code == 1);
    CHECK(run_viva({"import", deck, folder.of("nowhere"), "--events", folder.of("log.jsonl")}).code == 3);
}

TEST_CASE("wrong uses of export and import say how it goes") {
    CHECK(run_viva({"export", "notes"}).code == 2);
    CHECK(run_viva({"import", "deck.apkg"}).code == 2);
    CHECK(run_viva({"import", "nowhere.apkg", "-o", "x.md"}).code == 3);
    const TemporaryFolder folder;
    const Run run = run_viva({"import", folder.write("poem.apkg", "a poem"), "-o", folder.of("x.md")});
    CHECK(run.code == 3);
    CHECK(run.err.find("poem.apkg: this is no deck file of Anki (no zip archive)") != std::string::npos);
}
