#include "quiz/session.h"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "quiz/deck.h"
#include "quiz/sample_collection.h"
#include "support/random.h"

using namespace viva;
using namespace viva::quiz;
using model::Event;
using model::Rating;
using tests::SampleCollection;

namespace {

constexpr Time minute = 60'000;
constexpr Time day = model::day_ms;

/// What the app does around a session: it gives events their ids, applies them, and reports them as stored.
struct Desk {
    SampleCollection notes;
    srs::ReviewState state;
    Moment moment{tests::sample_noon, 0};
    QueueOptions options;
    int stored = 0;

    Session start() { return Session(notes.view(), cards_of_deck(notes.view()), options, state, moment); }

    Event give_id(Event event) {
        event.id = "desk-" + std::to_string(++stored);
        return event;
    }
    void store(Session& session, const std::optional<Event>& event) {
        REQUIRE(event);
        const Event numbered = give_id(*event);
        state.apply(numbered);
        session.stored(numbered, state, moment);
    }
    void answer(Session& session, Rating rating) {
        session.reveal();
        store(session, session.rate(rating, moment));
    }
    void from_elsewhere(Session& session, decltype(Event::what) what) {
        state.apply(Event{"other-" + std::to_string(++stored), moment.now, 0, std::move(what)});
        session.refresh(state, moment);
    }
    CardId asked(const Session& session) const {
        return session.current() ? notes.view().cards[*session.current()].id : 0;
    }
};

Desk desk_with(std::vector<std::uint32_t> sections) {
    Desk desk;
    desk.notes.add_document(std::move(sections));
    return desk;
}

}  // namespace

TEST_CASE("a card is asked, revealed, rated, and leaves once its grade is stored") {
    Desk desk = desk_with({2});
    Session session = desk.start();
    CHECK(session.phase() == Phase::asking);
    CHECK(desk.asked(session) == 1);
    CHECK_FALSE(session.prompt()->revealed);
    CHECK_FALSE(session.rate(Rating::Good, desk.moment));  // not before the answer was seen

    session.reveal();
    CHECK(session.prompt()->revealed);
    desk.moment.now += 4200;
    const auto event = session.rate(Rating::Good, desk.moment);
    REQUIRE(event);
    CHECK(event->id.empty());
    CHECK(event->at == desk.moment.now);
    CHECK(std::get<model::Review>(event->what).card == 1);
    CHECK(std::get<model::Review>(event->what).took_ms == 4200);

    CHECK(session.phase() == Phase::saving);
    CHECK(desk.asked(session) == 1);  // the next card waits for the database
    CHECK(session.prompt()->revealed);
    CHECK_FALSE(session.rate(Rating::Good, desk.moment));
    CHECK_FALSE(session.suspend(desk.moment));
    CHECK_FALSE(session.undo(desk.state, desk.moment));
    desk.store(session, event);
    CHECK(session.phase() == Phase::asking);
    CHECK(desk.asked(session) == 2);
}

TEST_CASE("a session ends when every card is learnt for today, and says what it came to") {
    Desk desk = desk_with({3});
    desk.options.new_cards_a_day = 2;
    Session session = desk.start();
    CHECK(session.progress().total == 2);
    desk.answer(session, Rating::Easy);
    CHECK(session.progress().done == 1);
    desk.answer(session, Rating::Again);
    CHECK(session.progress().done == 1);  // it is asked again
    CHECK(session.progress().learning_left == 1);
    desk.moment.now += 2 * minute;
    desk.answer(session, Rating::Good);
    desk.answer(session, Rating::Good);
    CHECK(session.phase() == Phase::finished);
    CHECK_FALSE(session.current());
    CHECK_FALSE(session.prompt());
    CHECK(session.progress().done == 2);
    CHECK(session.progress().total == 2);

    const Summary summary = session.summary(desk.state, desk.moment);
    CHECK(summary.ratings == std::array<std::uint32_t, 4>{1, 0, 2, 1});
    CHECK(summary.cards == 2);
    CHECK(summary.took_ms == 2 * minute);
    CHECK(summary.fresh_left == 1);
    CHECK(summary.next_due == asked_from(desk.state.card(2), desk.state, 0));
}

TEST_CASE("the end of a session says what the limit of reviews keeps back, and from when on the next card is asked") {
    Desk desk = desk_with({3});
    for (const CardId card : {1, 2, 3})
        desk.state.apply(
            {"d-" + std::to_string(card), desk.moment.now - 8 * day, 0, model::Review{card, Rating::Easy, 1}});
    desk.options.due_cards_a_day = 2;
    Session session = desk.start();
    CHECK(session.progress().total == 2);
    desk.answer(session, Rating::Easy);
    desk.answer(session, Rating::Easy);
    CHECK(session.phase() == Phase::finished);
    CHECK(session.summary(desk.state, desk.moment).due_left == 1);
    CHECK(session.summary(desk.state, desk.moment).next_due == desk.state.end_of_day(desk.moment.now, 0));
    desk.options.due_cards_a_day = 9;
    session = desk.start();
    desk.answer(session, Rating::Easy);
    const Summary summary = session.summary(desk.state, desk.moment);
    CHECK(summary.due_left == 0);
    REQUIRE(summary.next_due);
    // At 4:00 of its day, not at the hour at which the card was answered.
    CHECK(desk.state.end_of_day(*summary.next_due, 0) - day == *summary.next_due);
    CHECK(desk.state.end_of_day(*summary.next_due - 1, 0) == *summary.next_due);
}

TEST_CASE("new cards that a sibling holds back are not kept back by the limit") {
    Desk desk = desk_with({1});
    for (int i = 0; i < 3; ++i) desk.notes.add_derived(1);
    desk.options.new_cards_a_day = 1;
    Session session = desk.start();
    desk.answer(session, Rating::Easy);
    REQUIRE(session.phase() == Phase::finished);
    CHECK(session.summary(desk.state, desk.moment).fresh_left == 0);
}

TEST_CASE("a card left open overnight is two minutes of learning") {
    Desk desk = desk_with({1});
    Session session = desk.start();
    desk.moment.now += day / 2;
    session.reveal();
    const auto event = session.rate(Rating::Easy, desk.moment);
    CHECK(std::get<model::Review>(event->what).took_ms == day / 2);  // The log says what was.
    desk.store(session, event);
    CHECK(session.summary(desk.state, desk.moment).took_ms == 2 * minute);
    CHECK(desk.state.days().back().took_ms == 2 * minute);
    desk.store(session, session.undo(desk.state, desk.moment));
    CHECK(desk.state.days().back().took_ms == 0);
}

TEST_CASE("an empty deck is finished at once") {
    Desk desk;
    Session session = desk.start();
    CHECK(session.phase() == Phase::finished);
    CHECK(session.progress().total == 0);
    CHECK_FALSE(session.rate(Rating::Good, desk.moment));
    CHECK_FALSE(session.suspend(desk.moment));
    CHECK_FALSE(session.undo(desk.state, desk.moment));
    CHECK(session.intervals(desk.state, desk.moment) == std::array<Time, 4>{});
    session.reveal();
    session.resume(desk.state, desk.moment);
    CHECK(session.phase() == Phase::finished);
    CHECK_FALSE(session.summary(desk.state, desk.moment).next_due);
}

TEST_CASE("the four ratings offer the intervals that they then give") {
    Desk desk = desk_with({1});
    Session session = desk.start();
    CHECK(session.intervals(desk.state, desk.moment) ==
          std::array<Time, 4>{1 * minute, 6 * minute, 10 * minute, 8 * day});
    for (int i = 0; i < 4; ++i) {
        const auto offered = session.intervals(desk.state, desk.moment);
        desk.answer(session, Rating::Good);
        CHECK(desk.state.card(1).due - desk.moment.now == offered[2]);
        desk.moment.now = desk.state.card(1).due;
        session.resume(desk.state, desk.moment);
    }
}

TEST_CASE("a forgotten card comes back when its minute has come, and before when nothing else is left") {
    Desk desk = desk_with({3});
    Session session = desk.start();
    desk.answer(session, Rating::Again);
    CHECK(desk.asked(session) == 2);
    desk.moment.now += 2 * minute;
    desk.answer(session, Rating::Easy);
    CHECK(desk.asked(session) == 1);
    desk.answer(session, Rating::Good);  // in ten minutes
    CHECK(desk.asked(session) == 3);
    desk.answer(session, Rating::Easy);
    CHECK(desk.asked(session) == 1);  // ten minutes early
    desk.answer(session, Rating::Good);
    CHECK(session.phase() == Phase::finished);
}

TEST_CASE("a step too far away ends the session, which goes on once it has come") {
    Desk desk = desk_with({1});
    srs::ReplayOptions options;
    options.scheduler.learning_steps_minutes = {60};
    desk.state.set_options(options);
    Session session = desk.start();
    desk.answer(session, Rating::Again);
    CHECK(session.phase() == Phase::finished);
    CHECK(session.summary(desk.state, desk.moment).next_due == desk.moment.now + 60 * minute);
    session.resume(desk.state, desk.moment);
    CHECK(session.phase() == Phase::finished);
    desk.moment.now += 45 * minute;
    session.refresh(desk.state, desk.moment);
    CHECK(session.phase() == Phase::finished);  // a summary does not vanish by itself
    CHECK(session.progress().learning_left == 1);
    session.resume(desk.state, desk.moment);
    CHECK(desk.asked(session) == 1);
}

TEST_CASE("undo goes back any number of steps, to the first card and beyond") {
    Desk desk = desk_with({5});
    desk.state.apply(Event{"old-1", desk.moment.now - 8 * day, 0, model::Review{4, Rating::Easy, 1}});
    desk.state.apply(
        Event{"old-2", desk.moment.now - 8 * day, 0, model::Review{99, Rating::Easy, 1}});  // another deck's
    Session session = desk.start();
    std::vector<CardId> order;
    std::vector<srs::CardState> before;
    for (int i = 0; i < 4; ++i) {
        order.push_back(desk.asked(session));
        before.push_back(desk.state.card(order.back()));
        desk.answer(session, Rating::Easy);
    }
    CHECK(order.front() == 4);
    for (std::size_t i = order.size(); i-- > 0;) {
        session.reveal();
        desk.store(session, session.undo(desk.state, desk.moment));
        CHECK(session.phase() == Phase::asking);
        CHECK(desk.asked(session) == order[i]);
        CHECK(desk.state.card(order[i]) == before[i]);
    }
    CHECK(session.progress().done == 0);
    // Beyond the session's start: the card's review of eight days ago.
    const auto event = session.undo(desk.state, desk.moment);
    REQUIRE(event);
    CHECK(std::get<model::Undo>(event->what).of == "old-1");
    desk.store(session, event);
    CHECK(desk.asked(session) == 4);
    CHECK(desk.state.card(4) == srs::CardState{});
    CHECK_FALSE(session.undo(desk.state, desk.moment));  // what belongs to other decks stays
    CHECK(session.summary(desk.state, desk.moment).cards == 0);
}

TEST_CASE("a session that is finished can still be undone") {
    Desk desk = desk_with({1});
    Session session = desk.start();
    desk.answer(session, Rating::Easy);
    REQUIRE(session.phase() == Phase::finished);
    desk.store(session, session.undo(desk.state, desk.moment));
    CHECK(session.phase() == Phase::asking);
    CHECK(desk.asked(session) == 1);
    desk.answer(session, Rating::Again);
    CHECK(session.summary(desk.state, desk.moment).ratings == std::array<std::uint32_t, 4>{1, 0, 0, 0});
}

TEST_CASE("a suspended card leaves the queue, and undo brings it back") {
    Desk desk = desk_with({2});
    Session session = desk.start();
    desk.store(session, session.suspend(desk.moment));
    CHECK(desk.asked(session) == 2);
    CHECK(session.progress().total == 1);
    desk.answer(session, Rating::Easy);
    CHECK(session.phase() == Phase::finished);
    CHECK(session.summary(desk.state, desk.moment).cards == 1);
    desk.store(session, session.undo(desk.state, desk.moment));
    CHECK(desk.asked(session) == 2);
    desk.store(session, session.undo(desk.state, desk.moment));
    CHECK(desk.asked(session) == 1);
    CHECK_FALSE(desk.state.card(1).suspended);
}

TEST_CASE("a buried card is gone until tomorrow") {
    Desk desk = desk_with({1});
    desk.state.apply({"d-1", desk.moment.now, 0, model::Bury{1}});
    Session session = desk.start();
    CHECK(session.phase() == Phase::finished);
    desk.moment.now += day;
    session.resume(desk.state, desk.moment);
    CHECK(desk.asked(session) == 1);
}

TEST_CASE("a grade that only memory has counts and can be taken back like any other") {
    Desk desk = desk_with({2});
    Session session = desk.start();
    session.reveal();
    const Event event = desk.give_id(*session.rate(Rating::Easy, desk.moment));
    desk.state.apply(event);
    session.stored(event, desk.state, desk.moment);
    CHECK(desk.asked(session) == 2);
    CHECK(session.summary(desk.state, desk.moment).cards == 1);
    // It can be taken back like any other.
    const auto undo = session.undo(desk.state, desk.moment);
    REQUIRE(undo);
    CHECK(std::get<model::Undo>(undo->what).of == event.id);
    desk.store(session, undo);
    CHECK(desk.asked(session) == 1);
}

TEST_CASE("a grade that is stored late under another id still belongs to the session") {
    Desk desk = desk_with({2});
    Session session = desk.start();
    session.reveal();
    Event event = desk.give_id(*session.rate(Rating::Easy, desk.moment));
    desk.state.apply(event);
    session.stored(event, desk.state, desk.moment);
    const std::string in_memory = event.id;
    event.id = "database-1";
    const Event both[] = {event, Event{"desk-9", desk.moment.now, 0, model::Undo{in_memory}}};
    desk.state.apply(both);
    session.saved_late(in_memory, event.id);
    session.refresh(desk.state, desk.moment);
    CHECK(session.progress().done == 1);
    CHECK(session.summary(desk.state, desk.moment).cards == 1);
    const auto undo = session.undo(desk.state, desk.moment);
    REQUIRE(undo);
    CHECK(std::get<model::Undo>(undo->what).of == "database-1");
}

TEST_CASE("whoever picks a card is asked it once, due or not") {
    Desk desk = desk_with({1});
    desk.state.apply(Event{"old-1", desk.moment.now - day, 0, model::Review{1, Rating::Easy, 1}});
    CHECK(desk.start().phase() == Phase::finished);
    desk.options.due_or_not_since = desk.moment.now;
    Session session = desk.start();
    CHECK(desk.asked(session) == 1);
    CHECK(session.progress().total == 1);
    desk.moment.now += minute;
    desk.answer(session, Rating::Good);
    CHECK(session.phase() == Phase::finished);
    CHECK(session.progress().done == 1);
}

TEST_CASE("cards that no mode can ask, or that are not there, are left out") {
    Desk desk = desk_with({1});
    desk.notes.add_derived(1, model::CardKind::typed);
    Session session(desk.notes.view(), {7, 1, 0}, {}, desk.state, desk.moment);
    CHECK(desk.asked(session) == 1);
    CHECK(session.progress().total == 1);
    CHECK(session.prompt());
}

TEST_CASE("a card that another tab answers gives way, and its other cards shrink the session") {
    Desk desk = desk_with({3});
    Session session = desk.start();
    session.reveal();
    desk.from_elsewhere(session, model::Review{3, Rating::Easy, 1});
    CHECK(session.phase() == Phase::revealed);  // another card: nothing moves under the reader's eyes
    CHECK(desk.asked(session) == 1);
    CHECK(session.progress().total == 2);
    desk.from_elsewhere(session, model::Review{1, Rating::Easy, 1});
    CHECK(session.phase() == Phase::asking);
    CHECK(desk.asked(session) == 2);
    desk.from_elsewhere(session, model::Suspend{2, true});
    CHECK(session.phase() == Phase::finished);
    CHECK(session.summary(desk.state, desk.moment).cards == 0);
}

TEST_CASE("what somebody writes stays when the card's date moves with what is known of others") {
    Desk desk = desk_with({40});
    desk.notes.add_part(model::PartKind::key_point, "point");
    srs::ReplayOptions spreading;
    spreading.spread.on = true;
    desk.state.set_options(spreading);
    const auto past = [&](CardId card, Time days_ago, int id) {
        desk.state.apply(Event{"old-" + std::to_string(id), desk.moment.now - days_ago * day, 0,
                               model::Review{card, Rating::Easy, 1}});
    };
    past(40, 30, 1);
    Session session = desk.start();
    session.restore(40, "typed", {"half a po", {}}, false, desk.state, desk.moment);
    REQUIRE(session.answer().text == "half a po");
    const Time due = desk.state.card(40).due;
    // A device that was away for a month: many cards fall on the days that this one might have had.
    for (CardId card = 1; card < 40; ++card) past(card, 31, 1 + static_cast<int>(card));
    REQUIRE(desk.state.card(40).due != due);
    session.refresh(desk.state, desk.moment);
    CHECK(session.answer().text == "half a po");
}

TEST_CASE("a grade on its way is not lost when another tab answers the same card meanwhile") {
    Desk desk = desk_with({2});
    Session session = desk.start();
    session.reveal();
    const auto event = session.rate(Rating::Good, desk.moment);
    desk.from_elsewhere(session, model::Review{1, Rating::Again, 1});
    CHECK(session.phase() == Phase::saving);
    desk.store(session, event);
    CHECK(desk.asked(session) == 2);
    CHECK(desk.state.card(1).reps == 2);
}

TEST_CASE("what another tab has undone is not undone twice") {
    Desk desk = desk_with({2});
    Session session = desk.start();
    desk.answer(session, Rating::Easy);
    desk.answer(session, Rating::Easy);
    desk.from_elsewhere(session, model::Undo{"desk-2"});
    const auto event = session.undo(desk.state, desk.moment);
    REQUIRE(event);
    CHECK(std::get<model::Undo>(event->what).of == "desk-1");
}

TEST_CASE("a session started anew over the stored events goes on where the old one was") {
    Desk desk = desk_with({4, 4});
    Session session = desk.start();
    for (const Rating rating : {Rating::Easy, Rating::Again, Rating::Good}) desk.answer(session, rating);
    Session again = desk.start();
    CHECK(again.progress().learning_left == session.progress().learning_left);
    CHECK(again.progress().fresh_left == session.progress().fresh_left);
    CHECK(again.progress().due_left == session.progress().due_left);
}

TEST_CASE("a clock that runs backwards neither loses a card nor counts time below zero") {
    Desk desk = desk_with({2});
    Session session = desk.start();
    session.reveal();
    desk.moment.now -= day;
    const auto event = session.rate(Rating::Good, desk.moment);
    CHECK(std::get<model::Review>(event->what).took_ms == 0);
    desk.store(session, event);
    CHECK(session.phase() == Phase::asking);
}

TEST_CASE("whatever is pressed, a session asks only cards whose turn it is and never the same twice in a row") {
    tests::Random random(11);
    for (int round = 0; round < 200; ++round) {
        Desk desk;
        for (std::uint64_t i = 0; i <= random.below(3); ++i)
            desk.notes.add_document(
                {static_cast<std::uint32_t>(random.below(5)), static_cast<std::uint32_t>(random.below(5))});
        desk.options.new_cards_a_day = static_cast<std::uint32_t>(random.below(10));
        desk.options.seed = random.next();
        Session session = desk.start();
        for (int press = 0; press < 120; ++press) {
            const CardId before = desk.asked(session);
            const std::uint64_t key = random.below(24);
            desk.moment.now += static_cast<Time>(random.below(3 * minute));
            if (key == 0) desk.moment.now += static_cast<Time>(random.below(3 * day));
            if (key == 1) {
                if (const auto event = session.undo(desk.state, desk.moment)) desk.store(session, event);
            } else if (key == 2) {
                if (const auto event = session.suspend(desk.moment)) desk.store(session, event);
            } else if (key == 3) {
                desk.from_elsewhere(session, model::Review{1 + random.below(12), Rating::Good, 1});
            } else if (key == 4) {
                session.resume(desk.state, desk.moment);
            } else if (session.current()) {
                desk.answer(session, static_cast<Rating>(1 + random.below(4)));
                const Progress& progress = session.progress();
                REQUIRE(progress.done <= progress.total);
                const std::uint32_t left = progress.learning_left + progress.due_left + progress.fresh_left;
                REQUIRE((session.phase() == Phase::finished) == (left == 0));
                if (left > 1) REQUIRE(desk.asked(session) != before);
                if (session.current()) {
                    const Time end = desk.state.end_of_day(desk.moment.now, 0);
                    REQUIRE(turn_of(desk.state.card(desk.asked(session)), desk.moment.now, end, desk.options));
                }
            }
            REQUIRE((session.phase() == Phase::finished) == !session.current());
        }
    }
}

TEST_CASE("every card of a deck is asked in the end") {
    Desk desk = desk_with({7, 2, 9});
    desk.options.new_cards_a_day = 100;
    Session session = desk.start();
    std::set<CardId> seen;
    for (int i = 0; i < 200 && session.current(); ++i) {
        seen.insert(desk.asked(session));
        desk.answer(session, i % 3 == 0 ? Rating::Again : Rating::Good);
        desk.moment.now += minute;
    }
    CHECK(session.phase() == Phase::finished);
    CHECK(seen.size() == 18);
    CHECK(session.progress().done == 18);
}

TEST_CASE("redo brings back what undo took, any number of steps, and an answer given anew ends it") {
    Desk desk = desk_with({4});
    Session session = desk.start();
    std::vector<CardId> asked;
    for (int i = 0; i < 3; ++i) {
        asked.push_back(desk.asked(session));
        desk.answer(session, Rating::Easy);
    }
    for (int i = 0; i < 3; ++i) desk.store(session, session.undo(desk.state, desk.moment));
    CHECK(desk.asked(session) == asked[0]);
    for (int i = 0; i < 3; ++i) {
        REQUIRE(session.can_redo());
        desk.store(session, session.redo(desk.state, desk.moment));
        CHECK(desk.state.card(asked[static_cast<std::size_t>(i)]).reps == 1);
    }
    CHECK_FALSE(session.can_redo());
    CHECK_FALSE(session.redo(desk.state, desk.moment));
    CHECK(session.progress().done == 3);
    // Back and forth once more, then another way.
    desk.store(session, session.undo(desk.state, desk.moment));
    desk.store(session, session.undo(desk.state, desk.moment));
    CHECK(desk.asked(session) == asked[1]);
    desk.answer(session, Rating::Hard);
    CHECK_FALSE(session.can_redo());
    CHECK(desk.state.card(asked[2]).reps == 0);
}

TEST_CASE("redo reaches what another session took back") {
    Desk desk = desk_with({3});
    CardId card = 0;
    {
        Session session = desk.start();
        card = desk.asked(session);
        desk.answer(session, Rating::Easy);
        desk.store(session, session.undo(desk.state, desk.moment));
    }
    Session session = desk.start();
    REQUIRE(session.can_redo());
    desk.store(session, session.redo(desk.state, desk.moment));
    CHECK(desk.state.card(card).reps == 1);
    desk.store(session, session.undo(desk.state, desk.moment));
    CHECK(desk.state.card(card).reps == 0);
    CHECK(desk.asked(session) == card);
}

TEST_CASE("a card is taken up where it was left: its mode, what was written, whether it was turned") {
    Desk desk = desk_with({3});
    desk.notes.last().kind = model::CardKind::recall;
    desk.notes.add_part(model::PartKind::key_point, "point");
    Session session = desk.start();
    REQUIRE(desk.asked(session) != 3);
    session.restore(3, "typed", {"half a po", {}}, false, desk.state, desk.moment);
    CHECK(desk.asked(session) == 3);
    CHECK(session.prompt()->mode == "typed");
    CHECK(session.answer().text == "half a po");
    CHECK(session.phase() == Phase::asking);
    session.restore(3, "typed", {"half a point", {}}, true, desk.state, desk.moment);
    CHECK(session.phase() == Phase::revealed);
    CHECK(session.verdict().right == 1);

    Session other = desk.start();
    const CardId asked = desk.asked(other);
    other.restore(99, "typed", {"x", {}}, true, desk.state, desk.moment);
    other.restore(asked, "no such mode", {"x", {}}, true, desk.state, desk.moment);
    CHECK(desk.asked(other) == asked);
    CHECK(other.phase() == Phase::asking);
    CHECK(other.answer().text.empty());
}

TEST_CASE("another mode asks the same card from the beginning") {
    Desk desk = desk_with({1});
    desk.notes.add_part(model::PartKind::key_point, "point");
    Session session = desk.start();
    CHECK(session.choices().size() == 2);
    session.reveal();
    session.switch_mode("typed");
    CHECK(session.phase() == Phase::asking);
    session.write("point");
    session.switch_mode("list");  // It has no items.
    CHECK(session.prompt()->mode == "typed");
    CHECK(session.answer().text == "point");
    session.reveal();
    session.write("too late");
    CHECK(session.answer().text == "point");
}

TEST_CASE("a card that is suspended while cramming is out: not asked again, not walked back to") {
    Desk desk = desk_with({6});
    desk.options.weakest_first = true;
    Session session = desk.start();
    const auto rate = [&](Rating rating) {
        session.reveal();
        session.cram(rating, desk.state, desk.moment);
    };
    const CardId first = desk.asked(session);
    rate(Rating::Again);  // It comes again as the fifth.
    const CardId suspended = desk.asked(session);
    desk.store(session, session.suspend(desk.moment));
    CHECK(desk.asked(session) != suspended);
    CHECK_FALSE(session.can_redo());
    CHECK(session.walk(-1, desk.state, desk.moment));
    CHECK(desk.asked(session) == first);
    CHECK(session.left(9).size() == 5);
    CHECK(session.walk(1, desk.state, desk.moment));
    std::set<CardId> seen;
    while (session.current()) {
        CHECK(seen.insert(desk.asked(session)).second);
        rate(Rating::Good);
    }
    CHECK(seen.size() == 5);
    CHECK(seen.count(suspended) == 0);
}

TEST_CASE("cramming that goes on with what was left asks the first of it") {
    Desk desk = desk_with({4});
    desk.options.weakest_first = true;
    Session session = desk.start();
    std::vector<CardId> left = session.left(9);
    REQUIRE(left.size() == 4);
    left.erase(left.begin());
    Session again = desk.start();
    again.set_left(left, desk.state, desk.moment);
    CHECK(desk.asked(again) == left.front());
    again.reveal();
    again.cram(Rating::Good, desk.state, desk.moment);
    CHECK(again.left(9) == std::vector<CardId>(left.begin() + 1, left.end()));
}

TEST_CASE("whatever is pressed, cramming asks every card that is not suspended until it is known") {
    tests::Random random(13);
    for (int round = 0; round < 200; ++round) {
        Desk desk = desk_with({1 + static_cast<std::uint32_t>(random.below(9))});
        desk.options.weakest_first = true;
        Session session = desk.start();
        std::set<CardId> out;
        const auto rate = [&](Rating rating) {
            session.reveal();
            session.cram(rating, desk.state, desk.moment);
        };
        for (int press = 0; press < 60 && session.current(); ++press) {
            const std::uint64_t key = random.below(8);
            if (key == 0) {
                out.insert(desk.asked(session));
                desk.store(session, session.suspend(desk.moment));
            } else if (key < 3) {
                session.walk(key == 1 ? -1 : 1, desk.state, desk.moment);
            } else {
                rate(static_cast<Rating>(1 + random.below(4)));
            }
            const std::vector<CardId> left = session.left(99);
            REQUIRE(std::set<CardId>(left.begin(), left.end()).size() == left.size());
            for (const CardId card : left) REQUIRE(out.count(card) == 0);
            REQUIRE(session.progress().done + out.size() <= desk.notes.all().size());
            REQUIRE(session.progress().total + out.size() == desk.notes.all().size());
        }
        while (session.current()) rate(Rating::Good);
        CHECK(session.progress().done + out.size() == desk.notes.all().size());
        while (session.walk(-1, desk.state, desk.moment)) REQUIRE(out.count(desk.asked(session)) == 0);
    }
}

TEST_CASE("cramming stores nothing, repeats what was not known, and can be walked back and forth") {
    Desk desk = desk_with({3});
    QueueOptions options;
    options.weakest_first = true;
    Session session(desk.notes.view(), desk.notes.all(), options, desk.state, desk.moment);
    const auto rate = [&](Rating rating) {
        session.reveal();
        CHECK_FALSE(session.phase() == Phase::saving);
        session.cram(rating, desk.state, desk.moment);
    };
    const CardId first = desk.asked(session);
    rate(Rating::Again);
    CHECK(desk.asked(session) != first);
    rate(Rating::Good);
    CHECK(session.progress().done == 1);
    rate(Rating::Good);
    CHECK(desk.asked(session) == first);
    CHECK(session.walk(-1, desk.state, desk.moment));
    CHECK(session.walk(-1, desk.state, desk.moment));
    CHECK(session.walk(-1, desk.state, desk.moment));
    CHECK_FALSE(session.walk(-1, desk.state, desk.moment));
    CHECK(desk.asked(session) == first);
    CHECK(session.can_redo());
    while (session.walk(1, desk.state, desk.moment)) {
    }
    CHECK(desk.asked(session) == first);
    rate(Rating::Easy);
    CHECK(session.phase() == Phase::finished);
    CHECK(session.progress().done == 3);
    CHECK(session.summary(desk.state, desk.moment).cards == 3);
    CHECK(session.summary(desk.state, desk.moment).ratings[0] == 1);
    CHECK(desk.state.event_count() == 0);
}
