// A person at the quiz: grades, undo, suspension, other tabs.
#include <algorithm>
#include <set>

#include "app/desk.h"
#include "app/statistics.h"
#include "model/asked_words.h"
#include "quiz/modes.h"

using namespace viva;
using namespace viva::tests;
using model::Rating;

TEST_CASE("the next card shows only after the grade is in the database") {
    Desk desk = Desk::ready();
    desk.open("#/quiz");
    const std::string first = desk.question();
    REQUIRE(!first.empty());
    desk.grade();
    CHECK(desk.question() == first);
    CHECK(desk.state.quiz->waiting.has_value());
    desk.act(app::Rate{Rating::Easy});  // Impatience stores nothing twice.
    CHECK(desk.asked.size() == 1);
    desk.store();
    CHECK(desk.question() != first);
    CHECK(!desk.state.quiz->waiting);
}

TEST_CASE("a sitting goes through every new card up to the limit and ends") {
    Desk desk = Desk::ready();
    desk.act(app::ChangeSetting{"new_cards", "3"});
    desk.store_all();
    CHECK(desk.state.overview.all.today() == 3);
    desk.open("#/quiz");
    std::set<model::CardId> asked;
    for (int i = 0; i < 20 && desk.state.asked_card() != nullptr; ++i) {
        asked.insert(desk.card());
        desk.grade(Rating::Easy);
        desk.store_all();
        desk.clock.now += 10'000;
    }
    CHECK(asked.size() == 3);
    CHECK(desk.state.quiz->session.phase() == quiz::Phase::finished);
    CHECK(desk.state.overview.all.today() == 0);
    CHECK(desk.state.overview.new_cards_left == 0);
    CHECK(desk.state.overview.year.total == 3);
}

TEST_CASE("undo takes back one grade after the other") {
    Desk desk = Desk::ready();
    desk.open("#/quiz");
    std::vector<std::string> questions;
    for (int i = 0; i < 3; ++i) {
        questions.push_back(desk.question());
        desk.grade(Rating::Easy);
        desk.store_all();
    }
    for (int i = 3; i-- > 0;) {
        const auto effects = desk.act(app::UndoGrade{});
        CHECK(find_effect<app::Announce>(effects) != nullptr);
        desk.store_all();
        CHECK(desk.question() == questions[static_cast<std::size_t>(i)]);
    }
    CHECK(desk.state.overview.year.total == 0);
    CHECK(desk.state.overview.all.fresh == 7);
    desk.act(app::UndoGrade{});
    CHECK(desk.asked.empty());
}

TEST_CASE("a suspended card leaves the quiz and comes back when asked for") {
    Desk desk = Desk::ready();
    desk.open("#/quiz");
    const model::CardId card = desk.card();
    desk.act(app::SuspendCard{card, true});
    desk.store_all();
    CHECK(desk.card() != card);
    CHECK(desk.state.overview.all.suspended == 1);
    desk.act(app::SuspendCard{card, false});
    desk.store_all();
    CHECK(desk.state.overview.all.suspended == 0);
}

TEST_CASE("one question can be asked although it is not due") {
    Desk desk = Desk::ready();
    desk.open("#/quiz");
    const model::CardId card = desk.card();
    desk.grade(Rating::Easy);
    desk.store_all();
    desk.clock.now += 60'000;
    const app::Deck& deck = *std::find_if(desk.state.decks.begin(), desk.state.decks.end(), [&](const app::Deck& each) {
        return desk.state.collection.cards[each.cards[0]].document ==
               std::find_if(desk.state.collection.cards.begin(), desk.state.collection.cards.end(),
                            [&](const model::Card& c) { return c.id == card; })
                   ->document;
    });
    const std::string hash = app::format({.place = app::Place::quiz, .deck = deck.id + "/" + base32(card)});
    desk.open(hash);
    CHECK(desk.card() == card);
    desk.grade(Rating::Good);
    desk.store_all();
    CHECK(desk.state.asked_card() == nullptr);
    desk.open("#/");
    desk.clock.now += 1000;
    desk.open(hash);
    CHECK(desk.card() == card);
}

TEST_CASE("two tabs agree: a grade given in one moves the other on") {
    Desk one = Desk::ready();
    Desk two = Desk::ready();
    one.open("#/quiz");
    two.open("#/quiz");
    REQUIRE(one.card() == two.card());
    one.grade(Rating::Easy);
    const std::string line = one.store("first");
    two.act(app::EventsArrived{line + "\n", false});
    CHECK(two.card() == one.card());
    CHECK(two.state.overview.year.total == 1);
    two.grade(Rating::Easy);
    one.act(app::EventsArrived{two.store("second") + "\n", false});
    CHECK(one.card() == two.card());
    CHECK(one.state.overview.all.known == two.state.overview.all.known);
    CHECK(one.state.event_count() == two.state.event_count());
}

TEST_CASE("an event that comes twice counts once") {
    Desk desk = Desk::ready();
    desk.open("#/quiz");
    desk.grade(Rating::Easy);
    const std::string line = desk.store();
    desk.act(app::EventsArrived{line + "\n" + line + "\n", false});
    CHECK(desk.state.overview.year.total == 1);
}

TEST_CASE("nobody is asked anything before the log is read") {
    Desk desk;
    desk.open("#/quiz");
    CHECK(!desk.state.quiz);
    desk.act(app::EventsArrived{"", false});
    CHECK(!desk.state.quiz);
    desk.act(app::EventsArrived{"", true});
    CHECK(desk.state.asked_card() != nullptr);
}

TEST_CASE("leaving a quiz and coming back finds the same card") {
    Desk desk = Desk::ready();
    desk.open("#/quiz");
    desk.grade(Rating::Easy);
    desk.store_all();
    const model::CardId card = desk.card();
    desk.open("#/note/python");
    CHECK(desk.state.asked_card() == nullptr);
    desk.open("#/quiz");
    CHECK(desk.card() == card);
}

TEST_CASE("the code or the picture that a question asks about is shown with it, its options and its answer are not") {
    SampleNotes notes;
    notes.add_deck("code.md",
                   "# Output\n\n"
                   "###### 1. What's the output?\n\n```javascript\nconsole.log(typeof null);\n```\n\n"
                   "- A: `null`\n- B: `object`\n- C: `undefined`\n\n"
                   "<details><summary><b>Answer</b></summary>\n<p>\n\n#### Answer: B\n\nA mistake of 1995.\n\n"
                   "</p>\n</details>\n\n---\n\n"
                   "###### 2. What's a closure?\n\n- A: A function\n- B: A class\n\n"
                   "<details><summary><b>Answer</b></summary>\n<p>\n\n#### Answer: A\n\nWith its scope.\n\n"
                   "</p>\n</details>\n");
    notes.add_deck("plain.md",
                   "# Plain\n\n### What is a generator?\n\nA function that yields.\n\n```python\nyield 1\n```\n");
    const model::Collection collection = notes.view();
    std::vector<std::string> contexts;
    for (std::uint32_t card = 0; card < collection.cards.size(); ++card) {
        const model::Document& document = collection.documents[collection.cards[card].document];
        const model::BlockRange context = model::context_of(collection, collection.cards[card]);
        if (collection.cards[card].derived_from != 0) {
            CHECK(context.empty());
            continue;
        }
        std::string text;
        for (std::uint32_t block = context.first; block < context.end; ++block)
            text += document.of(document.blocks[block].text);
        contexts.push_back(text);
    }
    REQUIRE(contexts.size() == 3);
    CHECK(contexts[0].starts_with("console.log(typeof null);"));
    CHECK(contexts[0].size() < 30);
    CHECK(contexts[1].empty());
    CHECK(contexts[2].empty());
}

TEST_CASE("Home offers only what the quiz asks: details wait for the day after their question") {
    SampleNotes notes;
    notes.add_deck("terms.md",
                   "# Terms\n\n### What is a deque?\n\nA `queue` with `two ends`, in `collections`, which `appendleft` "
                   "and `popleft` work on.\n");
    Desk desk(std::move(notes));
    desk.act(app::EventsArrived{"", true});
    desk.open("#/quiz");
    desk.grade(Rating::Easy);
    desk.store_all();
    REQUIRE(desk.state.overview.all.fresh > 0);
    CHECK(desk.state.asked_card() == nullptr);
    CHECK(desk.state.overview.all.today() == 0);
    CHECK(desk.state.overview.minutes == 0);
}

TEST_CASE("a cloze that hides words of its own question is asked with a gap, and turned with its question whole") {
    SampleNotes notes;
    notes.add_deck("capitals.md",
                   "# Capitals\n\nC: The capital of France is [Paris].\n\n"
                   "C: Where [Bern] is, is [Rome] not.\n\nC: A stack:\n\n- gives back the [last] thing\n");
    Desk desk(std::move(notes));
    desk.act(app::EventsArrived{"", true});
    const model::Collection& collection = desk.state.collection;
    std::vector<std::string> asked;
    for (std::uint32_t i = 0; i < collection.cards.size(); ++i) {
        const quiz::Mode* mode = quiz::choose_mode(collection, i, {});
        REQUIRE(mode != nullptr);
        CHECK(mode->name == "cloze");
        CHECK(quiz::modes_for(collection, i).size() == 1);
        const quiz::Prompt prompt = quiz::make_prompt(collection, i, *mode);
        asked.push_back(prompt.question);
        const std::string_view turned = prompt.document->of(prompt.document->blocks[prompt.first_answer].text);
        const bool in_question = prompt.question.find(model::gap_sign) != std::string::npos;
        CHECK(in_question == (turned == collection.question(*prompt.card)));
        CHECK(in_question == (prompt.first_shown >= prompt.end_shown));
    }
    CHECK(asked == std::vector<std::string>{"The capital of France is […].", "Where […] is, is Rome not.",
                                            "Where Bern is, is […] not.", "A stack:"});
    desk.open("#/interview");
    desk.act(app::ChangePractice{[&] {
        app::Practice practice = desk.state.practice;
        practice.speak = true;
        return practice;
    }()});
    const auto effects = desk.act(app::StartInterview{});
    const auto* speak = find_effect<app::Speak>(effects);
    REQUIRE(speak != nullptr);
    CHECK((speak->text.find(model::gap_sign) != std::string::npos || speak->text == "A stack:"));
}

TEST_CASE("learning steps are due however many reviews the day's limit has seen, and what it holds back is told") {
    Desk desk = Desk::ready();
    const auto ids = [&](std::uint32_t card) { return desk.state.collection.cards[card].id; };
    int count = 0;
    const auto review = [&](std::uint32_t card, model::Rating rating, model::Time ago) {
        model::Event event;
        event.id = "learnt-" + std::to_string(++count);
        event.at = desk.clock.now - ago;
        event.what = model::Review{ids(card), rating, 1000};
        desk.act(app::EventsArrived{srs::event_line(event), true});
    };
    for (std::uint32_t card = 0; card < 5; ++card) review(card, Rating::Easy, 20 * model::day_ms);
    desk.act(app::ChangeSetting{"due_cards", "2"});
    desk.act(app::ChangeSetting{"new_cards", "0"});
    desk.store_all();
    CHECK(desk.state.overview.all.due == 2);
    CHECK(desk.state.overview.due_held == 3);
    review(0, Rating::Again, 11 * 60'000);
    review(1, Rating::Again, 11 * 60'000);
    CHECK(desk.state.overview.all.due == 2);
    CHECK(desk.state.overview.all.steps == 2);
    CHECK(desk.state.overview.due_held == 3);
    CHECK(desk.state.overview.decks[0].due_within(desk.state.overview.due_cards_left) == 2);
    review(0, Rating::Easy, 0);
    review(1, Rating::Easy, 0);
    CHECK(desk.state.overview.all.today() == 0);
    CHECK(desk.state.overview.next_due == desk.state.overview.day_end);
}

TEST_CASE("Home promises a card for the moment from which it is asked, and none that is never asked") {
    Desk desk = Desk::ready();
    desk.act(app::ChangeSetting{"new_cards", "0"});
    desk.store_all();
    CHECK_FALSE(desk.state.overview.next_due);
    model::Event event;
    event.id = "learnt-1";
    event.at = desk.clock.now;
    event.what = model::Review{desk.state.collection.cards[0].id, Rating::Easy, 1000};
    desk.act(app::EventsArrived{srs::event_line(event), true});
    const model::Time due = desk.state.reviews.card(desk.state.collection.cards[0].id).due;
    REQUIRE(desk.state.overview.next_due);
    CHECK(*desk.state.overview.next_due < due);
    CHECK(*desk.state.overview.next_due == desk.state.reviews.end_of_day(due, 0) - model::day_ms);
}

TEST_CASE("a streak is as long as it is, not as long as a year") {
    Desk desk = Desk::ready();
    std::string lines;
    for (int day = 1; day <= 500; ++day) {
        if (day == 450) continue;
        model::Event event;
        event.id = "learnt-" + std::to_string(day);
        event.at = desk.clock.now - day * model::day_ms;
        event.what = model::Review{desk.state.collection.cards[0].id, Rating::Good, 1000};
        lines += srs::event_line(event) + "\n";
    }
    desk.act(app::EventsArrived{lines, true});
    CHECK(desk.state.overview.year.streak == 449);  // Today is not over.
}

TEST_CASE("a card that cannot be suspended now is not said to be") {
    Desk desk = Desk::ready();
    desk.open("#/quiz");
    const model::CardId card = desk.card();
    desk.grade();
    CHECK(find_effect<app::Announce>(desk.act(app::SuspendCard{card, true})) == nullptr);
    desk.store_all();
    CHECK(find_effect<app::Announce>(desk.act(app::SuspendCard{desk.card(), true})) != nullptr);
}

TEST_CASE("a suspended question takes its details out of plans and numbers too") {
    SampleNotes notes;
    notes.add_deck("terms.md",
                   "# Terms\n\n### What is a deque?\n\nA `queue` with `two ends`, in `collections`, which `appendleft` "
                   "and `popleft` work on.\n");
    Desk desk(std::move(notes));
    desk.act(app::EventsArrived{"", true});
    const std::span<const model::Card> cards = desk.state.collection.cards;
    const auto detail = std::find_if(cards.begin(), cards.end(), quiz::is_detail);
    REQUIRE(detail != cards.end());
    for (const model::CardId card : {cards[0].id, detail->id})
        desk.act(app::EventsArrived{srs::event_line({"learnt-" + base32(card), desk.clock.now - 9 * model::day_ms, 0,
                                                     model::Review{card, Rating::Easy, 1000}}),
                                    true});
    const auto planned = [&] {
        return app::interview_cards(desk.state.collection, desk.state.decks, {}, desk.state.reviews).size();
    };
    const auto seen = [&] {
        return app::make_statistics(desk.state.collection, desk.state.decks, desk.state.reviews, app::Period::year,
                                    desk.clock)
            .seen;
    };
    CHECK(planned() >= 2);
    CHECK(seen() == 2);
    desk.act(app::SuspendCard{cards[0].id, true});
    desk.store_all();
    CHECK(planned() == 0);
    CHECK(seen() == 0);
}
