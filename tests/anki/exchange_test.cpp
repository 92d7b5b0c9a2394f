#include "anki/exchange.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/hash.h"
#include "cards/make.h"
#include "notes/read.h"
#include "srs/event.h"

using namespace viva;
using namespace viva::anki;

namespace {

constexpr std::string_view note =
    "---\ntags: [\"web dev\", python/orm]\n---\n\n# Web\n\n## Django::ORM\n\n### 1. What is a `QuerySet`?\n\nA lazy "
    "[query](https://example.org/q) & more, see "
    "[below](#below).\n\n```python\nq = Book.objects.all()\n```\n\n### 2. 제너레이터란?\n\n값을 <하나씩> 준다.\n";

struct Notes {
    Notes() : read(notes::read("web.md", note)), documents{read.document.view()}, cards(cards::make(documents[0], 0)) {}

    model::Collection collection() const { return {documents, cards, {}, {}}; }
    /// Main cards.
    std::vector<model::CardId> asked() const {
        std::vector<model::CardId> ids;
        for (const model::Card& card : cards)
            if (card.derived_from == 0) ids.push_back(card.id);
        return ids;
    }

    notes::ReadResult read;
    std::vector<model::Document> documents;
    std::vector<model::Card> cards;
};

constexpr model::Time begin = 1'700'000'000'000;

std::vector<model::Event> grades(const std::vector<model::CardId>& cards, std::size_t count) {
    std::vector<model::Event> events;
    for (std::size_t i = 0; i < count; ++i) {
        model::Event event;
        event.id = "desk-" + std::to_string(i + 1);
        event.at = begin + static_cast<model::Time>(i) * model::day_ms / 3;
        event.zone_minutes = 540;
        event.what =
            model::Review{cards[i % cards.size()], i % 3 == 2 ? model::Rating::Again : model::Rating::Good, 5000};
        events.push_back(std::move(event));
    }
    return events;
}

Package package_of(const Notes& notes, const srs::ReviewState& reviews) {
    const auto bytes = write_package(make_cards(notes.collection(), reviews, Which::asked),
                                     write_options(reviews, begin + 90 * model::day_ms, 540));
    REQUIRE(bytes.has_value());
    auto package = read_package(*bytes);
    REQUIRE(package.has_value());
    return std::move(*package);
}

}  // namespace

TEST_CASE("cards go out with their decks, tags and answers; links that lead nowhere there are words") {
    const Notes notes;
    const std::vector<Card> cards = make_cards(notes.collection(), srs::ReviewState(), Which::asked);
    REQUIRE(cards.size() == 2);
    CHECK(cards[0].guid == base32(notes.asked()[0]));
    CHECK(cards[0].deck == "Web::Django:ORM");
    CHECK(cards[0].tags == std::vector<std::string>{"viva", "viva::recall", "web-dev", "python::orm"});
    CHECK(cards[0].front == "What is a QuerySet?");
    CHECK(cards[0].back.find("A lazy <a href=\"https://example.org/q\">query</a> &amp; more, see below.") !=
          std::string::npos);
    CHECK(cards[0].back.find("<pre><code class=\"language-python\">q = Book.objects.all()") != std::string::npos);
    CHECK(cards[1].back.find("&lt;하나씩&gt;") != std::string::npos);
    CHECK(make_cards(notes.collection(), srs::ReviewState(), Which::all).size() == notes.cards.size());
}

TEST_CASE("what a cloze hides stands on its back only, wherever it is written") {
    const notes::ReadResult read =
        notes::read("a.md",
                    "C: The capital of France is [Paris].\n\nC: A stack:\n\n- gives back the [last] thing\n\n"
                    "## What is a deque?\n\nIt makes a `shallow` copy of the **outer** object only.\n");
    const std::vector<model::Document> documents = {read.document.view()};
    const cards::Deck deck = cards::make_deck(documents[0], 0);
    std::vector<Card> made = make_cards({documents, deck.cards, {}, deck.parts}, srs::ReviewState(), Which::all);
    std::erase_if(made, [](const Card& card) { return card.tags[1] != "viva::cloze"; });
    REQUIRE(made.size() >= 3);
    CHECK(made[0].front == "The capital of France is <b>[…]</b>.");
    CHECK(made[0].back == "The capital of France is <b>Paris</b>.");
    CHECK(made[1].front == "A stack:<br><br>gives back the <b>[…]</b> thing");
    CHECK(made[1].back == "gives back the <b>last</b> thing");
    CHECK(made[2].front.starts_with("What is a deque?<br><br>It makes a "));
    CHECK(made[2].front.find("<b>[…]</b>") != std::string::npos);
    CHECK(made[2].back.starts_with("It makes a "));
}

TEST_CASE("reviews come back from a deck file into an empty log: none lost, none twice, the same schedule") {
    const Notes notes;
    srs::ReviewState log;
    log.apply(grades(notes.asked(), 9));
    const Package package = package_of(notes, log);
    srs::ReviewState back;
    const History first = find_history(package, notes.collection(), back, 0);
    CHECK(first.events.size() == 9);
    CHECK(first.matched == 2);
    CHECK(first.known == 0);
    back.apply(first.events);
    for (const model::CardId card : notes.asked()) {
        const auto was = log.history(card);
        const auto is = back.history(card);
        REQUIRE(is.size() == was.size());
        for (std::size_t i = 0; i < was.size(); ++i) {
            CHECK(is[i].at == was[i].at);
            CHECK(is[i].rating == was[i].rating);
            CHECK(is[i].took_ms == was[i].took_ms);
            CHECK(is[i].day == was[i].day);
        }
        CHECK(back.card(card) == log.card(card));
    }
    // Once more, here and where they come from: everything is known.
    for (const srs::ReviewState* reviews : {&back, &log}) {
        const History again = find_history(package, notes.collection(), *reviews, 0);
        CHECK(again.events.empty());
        CHECK(again.known == 9);
    }
}

TEST_CASE("a deck file that arrives before the log it was made from counts no review twice, in whatever order") {
    const Notes notes;
    const std::vector<model::Event> desk = grades(notes.asked(), 9);
    srs::ReviewState log;
    log.apply(desk);
    const Package package = package_of(notes, log);
    const std::vector<model::Event> copies = find_history(package, notes.collection(), srs::ReviewState(), 0).events;
    REQUIRE(copies.size() == 9);

    srs::ReviewState copies_first;
    copies_first.apply(copies);
    for (const model::Event& event : desk) copies_first.apply(event);
    srs::ReviewState copies_last;
    copies_last.apply(desk);
    for (const model::Event& event : copies) copies_last.apply(event);
    srs::ReviewState at_once;
    std::vector<model::Event> all = copies;
    all.insert(all.end(), desk.begin(), desk.end());
    for (int i = 0; i < 64; ++i) {
        // Enough at once to fold everything anew.
        all.push_back({"desk-" + std::to_string(100 + i), begin + i, 0, model::Bury{7}});
    }
    at_once.apply(all);
    for (const srs::ReviewState* united : {&copies_first, &copies_last, &at_once}) {
        for (const model::CardId card : notes.asked()) {
            CHECK(united->card(card) == log.card(card));
            CHECK(united->history(card).size() == log.history(card).size());
        }
        CHECK(united->histories().answers().size() == 9);
        std::uint32_t reviews = 0;
        for (const srs::DayCounts& counts : united->days()) reviews += counts.reviews;
        CHECK(reviews == 9);
    }
}

TEST_CASE("what was undone where it was answered stays undone in the copy that a deck file brought") {
    const Notes notes;
    srs::ReviewState log;
    log.apply(grades(notes.asked(), 3));
    const Package package = package_of(notes, log);
    srs::ReviewState other;
    other.apply(find_history(package, notes.collection(), srs::ReviewState(), 0).events);
    other.apply(grades(notes.asked(), 3));
    other.apply(model::Event{"desk-4", begin + 2 * model::day_ms, 540, model::Undo{"desk-3"}});
    CHECK(other.history(notes.asked()[0]).size() == 1);
}

TEST_CASE("a deck that was answered further in Anki brings only what is new") {
    const Notes notes;
    srs::ReviewState log;
    log.apply(grades(notes.asked(), 4));
    Package package = package_of(notes, log);
    package.notes[1].cards[0].answers.push_back({begin + 9 * model::day_ms, model::Rating::Easy, 700});
    const History history = find_history(package, notes.collection(), log, 0);
    REQUIRE(history.events.size() == 1);
    CHECK(history.known == 4);
    CHECK(history.events[0].at == begin + 9 * model::day_ms);
    CHECK(history.events[0].zone_minutes == 540);
    CHECK(std::get<model::Review>(history.events[0].what).card == notes.asked()[1]);
}

TEST_CASE("a deck from before a question was reworded finds the card that has its history now") {
    const Notes notes;
    const model::CardId now = notes.asked()[0];
    model::Event moved;
    moved.id = "desk-1";
    moved.at = begin;
    moved.what = model::Moved{4711, now};
    model::Event back = moved;
    back.id = "desk-2";
    back.what = model::Moved{4712, 4712};
    srs::ReviewState log;
    log.apply(std::vector{moved, back});
    Package package;
    for (const model::CardId old : {4711, 4712}) {
        package.notes.push_back({.guid = base32(old), .fields = {"As it was worded then"}});
        package.notes.back().cards = {{0, {{begin + 1, model::Rating::Good, 1}}}};
    }
    const History history = find_history(package, notes.collection(), log, 0);
    CHECK(history.matched == 1);
    CHECK(history.unmatched == 1);
    REQUIRE(history.events.size() == 1);
    CHECK(std::get<model::Review>(history.events[0].what).card == now);
}

TEST_CASE("two equal answers of one second are two") {
    const Notes notes;
    Package package;
    package.notes.push_back({.guid = base32(notes.asked()[0])});
    package.notes[0].cards = {{0, {{begin, model::Rating::Again, 1}, {begin + 300, model::Rating::Again, 1}}}};
    srs::ReviewState log;
    log.apply(find_history(package, notes.collection(), log, 60).events);
    REQUIRE(log.history(notes.asked()[0]).size() == 2);
    CHECK(log.history(notes.asked()[0])[0].zone_minutes == 60);
    CHECK(find_history(package, notes.collection(), log, 60).known == 2);
}

TEST_CASE("a note that another program made matches by its question; what matches nothing is told") {
    const Notes notes;
    Note other;
    other.guid = "x(Ab$1";
    other.fields = {"<b>what is a</b> QuerySet?", "…"};
    other.cards = {{0, {{begin, model::Rating::Hard, 900}}}};
    Note unknown = other;
    unknown.fields[0] = "Something<br>else";
    const History history = find_history({{other, unknown}, std::nullopt}, notes.collection(), srs::ReviewState(), 0);
    CHECK(history.matched == 1);
    CHECK(history.unmatched == 1);
    CHECK(history.missed == std::vector<std::string>{"Something else"});
    REQUIRE(history.events.size() == 1);
    CHECK(std::get<model::Review>(history.events[0].what).card == notes.asked()[0]);
}

TEST_CASE("a text export of Anki is read with what its header says") {
    const auto deck = read_text(
        "#separator:tab\n#html:true\n#guid column:1\n#deck column:2\n#tags column:5\n"
        "g1\tWeb\tWhat is <b>HTTP</b>?\t\"A \"\"protocol\"\"\nof two lines\"\tnet\n"
        "g2\tWeb\tonly a front\n\n");
    REQUIRE(deck.notes.size() == 1);
    CHECK(deck.left_out == 1);
    CHECK(deck.notes[0].guid == "g1");
    CHECK(deck.notes[0].deck == "Web");
    CHECK(deck.notes[0].fields == std::vector<std::string>{"What is <b>HTTP</b>?", "A \"protocol\"\nof two lines"});
    CHECK(deck.notes[0].tags == std::vector<std::string>{"net"});
    // Without a header: two fields, parted by tabs, as plain as they come.
    CHECK(read_text("a\tb\n").notes.at(0).fields == std::vector<std::string>{"a", "b"});
}

TEST_CASE("what is written as text reads back as the same cards") {
    const Notes notes;
    const std::vector<Card> cards = make_cards(notes.collection(), srs::ReviewState(), Which::all);
    const TextDeck deck = read_text(write_text(cards));
    REQUIRE(deck.notes.size() == cards.size());
    CHECK(deck.left_out == 0);
    for (std::size_t i = 0; i < cards.size(); ++i) {
        CHECK(deck.notes[i].guid == cards[i].guid);
        CHECK(deck.notes[i].deck == cards[i].deck);
        CHECK(deck.notes[i].tags == cards[i].tags);
        CHECK(deck.notes[i].fields == std::vector<std::string>{cards[i].front, cards[i].back});
    }
}
