// Notes that come in volumes: what is shown, asked and found waits for them, and for nothing else.
#include "pack/volumes.h"
#include "app/desk.h"
#include "pack/reader.h"

using namespace viva;
using namespace viva::tests;

namespace {

/// A desk whose notes come in volumes, one note in each.
struct VolumesDesk {
    explicit VolumesDesk(SampleNotes sample = small_notes(), app::StartOptions options = {})
        : notes(std::move(sample)), pack(write()) {
        options.browser_language = "en-GB";
        for (const pack::Volume& volume : pack.volumes())
            options.volume_ends.push_back((options.volume_ends.empty() ? 0 : options.volume_ends.back()) +
                                          volume.documents);
        state = app::start(pack.collection(), options, clock);
        act(app::Tick{});
    }

    pack::Pack write() {
        const auto take = [this](std::vector<std::uint8_t> volume) { volumes.push_back(std::move(volume)); };
        return std::move(
            *pack::Pack::open(pack::write_in_volumes(notes.view(), "viva", take, {.alone = 0, .each = 1})));
    }

    void act(const app::Action& action) {
        for (const app::Effect& effect : app::update(state, action, clock)) {
            if (const auto* fetch = std::get_if<app::FetchNotes>(&effect)) fetched.push_back(*fetch);
            if (const auto* append = std::get_if<app::AppendEvent>(&effect)) appended.push_back(append->event);
            if (const auto* ask = std::get_if<app::Ask>(&effect)) question = *ask;
            if (const auto* draft = std::get_if<app::KeepDraft>(&effect)) drafts.push_back(draft->json);
            if (const auto* route = std::get_if<app::SetRoute>(&effect)) address = route->hash;
        }
    }
    /// The worker, which has all notes, answers the question.
    void answer(const app::Ask& asked) {
        worker::Library library(notes.view());
        worker::Patient patient;
        act(app::Answered{asked.request, worker::answer(library, asked.question, asked.json, patient)});
    }
    void open(std::string_view hash) { act(app::RouteChanged{std::string(hash)}); }
    void open_log(std::string_view lines = {}) { act(app::EventsArrived{std::string(lines), true}); }
    void bring(std::uint32_t volume) {
        act(app::NotesArrived{volume, pack.add_volume(volume, volumes[volume]).has_value()});
    }
    /// The volumes that were asked for since the last call, sorted.
    std::vector<std::uint32_t> take_fetched() {
        std::vector<std::uint32_t> volumes_asked;
        for (const app::FetchNotes& fetch : fetched) volumes_asked.push_back(fetch.volume);
        fetched.clear();
        std::sort(volumes_asked.begin(), volumes_asked.end());
        return volumes_asked;
    }

    SampleNotes notes;
    std::vector<std::vector<std::uint8_t>> volumes;
    pack::Pack pack;
    app::Clock clock{20'000 * model::day_ms + 12 * model::Time{3'600'000}, 0};
    app::State state;
    std::vector<app::FetchNotes> fetched;
    std::vector<model::Event> appended;
    std::vector<std::string> drafts;
    std::string address;
    app::Ask question;
};

using Volumes = std::vector<std::uint32_t>;

std::string text_at_target(const app::State& state) {
    const model::Document& document = *state.document(state.route.note);
    if (state.target.block >= document.blocks.size()) return "";
    return std::string(document.of(document.blocks[state.target.block].text));
}

}  // namespace

TEST_CASE("Home, the tree and the settings need no volume") {
    VolumesDesk desk;
    desk.open_log();
    for (const char* place : {"#/", "#/note", "#/settings", "#/stats"}) desk.open(place);
    CHECK(desk.take_fetched().empty());
    CHECK_FALSE(desk.state.awaited);
    CHECK(desk.state.decks.size() == 2);
    CHECK(desk.state.decks[0].title == Desk().state.decks[0].title);
    CHECK(desk.state.overview.decks.size() == 2);
}

TEST_CASE("a note waits for its volume, and for no other") {
    VolumesDesk desk;
    desk.open("#/note/databases");
    CHECK(desk.fetched.front().awaited);
    CHECK(desk.take_fetched() == Volumes{1});
    CHECK(desk.state.awaited == 1);
    desk.bring(1);
    CHECK_FALSE(desk.state.awaited);
    CHECK(desk.state.document("databases")->blocks.size() == 5);
    // There it is now, for good.
    desk.open("#/");
    desk.open("#/note/databases");
    CHECK_FALSE(desk.state.awaited);
    CHECK(desk.take_fetched().empty());
}

TEST_CASE("the place that the page was opened at asks for its notes at once") {
    VolumesDesk desk(small_notes(), {.hash = "#/note/python"});
    CHECK(desk.take_fetched() == Volumes{0});
    CHECK(desk.state.awaited == 0);
}

TEST_CASE("a heading in the address is found when its note has come") {
    VolumesDesk desk;
    desk.open("#/note/python/3-what-is-the-gil");
    const std::uint32_t arrivals = desk.state.arrivals;
    desk.bring(0);
    CHECK(desk.state.arrivals == arrivals + 1);
    CHECK(text_at_target(desk.state).find("GIL") != std::string::npos);
    CHECK(desk.state.target.by_name);
}

TEST_CASE("a heading that the note has not is told of when the note has come") {
    VolumesDesk desk;
    desk.open("#/note/python/no-such-heading");
    CHECK(desk.state.notices.empty());
    desk.bring(0);
    REQUIRE(desk.state.notices.size() == 1);
    CHECK(desk.state.notices[0].kind == app::NoticeKind::unknown_heading);
    CHECK(desk.state.route.heading.empty());
}

TEST_CASE("the reading place and the step of the history wait with the note") {
    VolumesDesk desk;
    desk.act(app::PlacesArrived{R"({"python":{"block":4,"offset":12},"databases":{"block":4000,"offset":1}})"});
    desk.open("#/note/python");
    desk.bring(0);
    CHECK(desk.state.target.block == 4);
    CHECK(desk.state.target.offset == 12);
    // The note was longer once.
    desk.open("#/note/databases");
    desk.bring(1);
    CHECK(desk.state.target.block == model::none);
    VolumesDesk other;
    other.act(app::RouteChanged{"#/note/python", 6, 3});
    other.bring(0);
    CHECK(other.state.target.block == 6);
}

TEST_CASE("an anchor leads to the same place before its note has come and after") {
    VolumesDesk desk;
    std::vector<std::string> before;
    const auto anchors = [&] {
        std::vector<std::string> all;
        for (const model::Card& card : desk.state.collection.cards)
            all.push_back(app::anchor_of(desk.state.collection.documents[card.document], card.question_block));
        return all;
    };
    before = anchors();
    desk.open("#/note/python");
    desk.bring(0);
    desk.open("#/note/databases");
    desk.bring(1);
    CHECK(anchors() == before);
}

TEST_CASE("a question is asked when its note has come, and no key answers it before") {
    VolumesDesk desk;
    desk.open_log();
    desk.open("#/quiz/databases");
    CHECK(desk.take_fetched() == Volumes{1});
    CHECK(desk.state.awaited == 1);
    desk.act(app::Reveal{});
    desk.act(app::Rate{model::Rating::Good});
    CHECK(desk.appended.empty());
    CHECK(desk.state.quiz->session.phase() == quiz::Phase::asking);
    desk.bring(1);
    CHECK_FALSE(desk.state.awaited);
    const auto prompt = desk.state.quiz->session.prompt();
    REQUIRE(prompt);
    CHECK(prompt->question == "What is an index?");
    REQUIRE(prompt->first_answer < prompt->end_answer);
    CHECK(prompt->document->of(prompt->document->blocks[prompt->first_answer].text) ==
          "A sorted copy of some columns.");
    desk.act(app::Reveal{});
    desk.act(app::Rate{model::Rating::Good});
    CHECK_FALSE(desk.appended.empty());
}

TEST_CASE("a draft outlives the wait for its notes") {
    SampleNotes notes;
    notes.add_deck("python.md",
                   "# Python\n\n### What is a generator?\nA function that yields values one by one, lazily.\n");
    notes.add_deck("go.md", "# Go\n\n### What is a channel?\nA typed pipe between goroutines, perhaps buffered.\n");
    VolumesDesk whole(std::move(notes));
    whole.open_log();
    whole.open("#/quiz/go");
    whole.bring(1);
    whole.act(app::SwitchMode{"typed"});
    whole.act(app::WriteAnswer{"a typed pipe between goroutines"});
    REQUIRE_FALSE(whole.drafts.empty());
    const std::string draft = whole.drafts.back();
    REQUIRE(draft.find("a typed pipe") != std::string::npos);

    SampleNotes again;
    again.add_deck("python.md",
                   "# Python\n\n### What is a generator?\nA function that yields values one by one, lazily.\n");
    again.add_deck("go.md", "# Go\n\n### What is a channel?\nA typed pipe between goroutines, perhaps buffered.\n");
    VolumesDesk desk(std::move(again), {.hash = "#/quiz/go"});
    desk.act(app::DraftArrived{draft});
    desk.open_log();
    CHECK(desk.drafts.empty());
    desk.bring(1);
    CHECK(desk.state.quiz->session.answer().text == "a typed pipe between goroutines");
    CHECK(desk.state.quiz->session.prompt()->mode == "typed");
    const auto& parts = desk.state.quiz->session.verdict().parts;
    CHECK(std::any_of(parts.begin(), parts.end(), [](const quiz::PartVerdict& part) { return part.right; }));
}

TEST_CASE("a volume that does not come is told of, and asked for again") {
    VolumesDesk desk;
    desk.open("#/note/python");
    desk.take_fetched();
    desk.act(app::NotesArrived{0, false});
    CHECK(desk.state.awaited == 0);
    CHECK(desk.state.volumes[0].status == app::NotesVolume::Status::failed);
    CHECK(desk.take_fetched().empty());
    desk.act(app::FetchAgain{0});
    CHECK(desk.take_fetched() == Volumes{0});
    desk.act(app::NotesArrived{0, false});
    // Whoever comes anew tries anew.
    desk.open("#/");
    desk.open("#/note/python");
    CHECK(desk.take_fetched() == Volumes{0});
    desk.bring(0);
    CHECK_FALSE(desk.state.awaited);
}

TEST_CASE("what is found is shown when the notes that hold it have come") {
    VolumesDesk desk;
    desk.act(app::Search{"sorted copy"});
    desk.answer(desk.question);
    CHECK(desk.state.finding->texts.empty());
    CHECK(desk.state.finding->answered.empty());
    CHECK_FALSE(desk.fetched.front().awaited);
    CHECK(desk.take_fetched() == Volumes{1});
    desk.bring(1);
    REQUIRE(desk.state.finding->texts.size() == 1);
    CHECK(desk.state.finding->answered == "sorted copy");
    CHECK(app::text_of(desk.state.collection, desk.state.finding->texts[0]) == "A sorted copy of some columns.");
}

TEST_CASE("words that are typed while found notes are on their way are looked for") {
    VolumesDesk desk;
    desk.act(app::Search{"sorted"});
    const app::Ask first = desk.question;
    desk.act(app::Search{"yields"});
    desk.answer(first);
    REQUIRE(desk.question.request != first.request);
    desk.bring(1);
    CHECK(desk.state.finding->answered == "sorted");
    desk.answer(desk.question);
    desk.bring(0);
    CHECK(desk.state.finding->answered == "yields");
    REQUIRE(desk.state.finding->texts.size() == 1);
}

TEST_CASE("found notes that cannot come are told of") {
    VolumesDesk desk;
    desk.act(app::Search{"sorted"});
    desk.answer(desk.question);
    desk.act(app::NotesArrived{1, false});
    CHECK(desk.state.finding->failed);
    CHECK(desk.state.finding->texts.empty());
    CHECK(desk.state.finding->answered == "sorted");
}

TEST_CASE("a history follows its card once the notes that it may have gone to are there") {
    // Graded where all is in one pack; then the question is reworded.
    Desk before = Desk::ready();
    before.open("#/quiz/python");
    before.grade();
    std::string log = before.store() + "\n";
    for (const app::AppendEvent& memory : before.memories) {
        model::Event event = memory.event;
        event.id = "memory-" + std::to_string(memory.request);
        log += srs::event_line(event) + "\n";
    }
    const auto reworded = [] {
        SampleNotes notes;
        notes.add("python.md",
                  "# Python\n\n"
                  "### 1. What is a generator, in short?\nA function that yields.\n\n"
                  "### 2. What is a decorator?\nA function around a function.\n\n"
                  "### 3. What is the GIL?\nOne lock for all bytecode.\n\n"
                  "### 4. What is a metaclass?\nThe class of a class.\n\n"
                  "### 5. What is a descriptor?\nAn object with `__get__`.\n");
        notes.add("databases.md", "# Databases\n\n### 1. What is an index?\nA sorted copy of some columns.\n");
        return notes;
    };
    VolumesDesk desk(reworded());
    desk.open_log(log);
    CHECK(desk.take_fetched() == Volumes{0, 1});
    const auto moved = [&] {
        return std::any_of(desk.appended.begin(), desk.appended.end(),
                           [](const model::Event& event) { return std::holds_alternative<model::Moved>(event.what); });
    };
    desk.bring(1);
    CHECK_FALSE(moved());
    desk.bring(0);
    CHECK(moved());
    // With nothing new among the cards nothing is fetched, whatever has gone.
    VolumesDesk same;
    same.open_log(log);
    CHECK(same.take_fetched().empty());
}

TEST_CASE("a mock interview waits for the notes of its questions") {
    VolumesDesk desk;
    desk.open_log();
    desk.open("#/interview");
    CHECK_FALSE(desk.state.awaited);
    app::Practice practice;
    practice.questions = 7;
    desk.act(app::ChangePractice{practice});
    desk.act(app::StartInterview{});
    CHECK(desk.take_fetched() == Volumes{0, 1});
    REQUIRE(desk.state.awaited);
    desk.act(app::FinishAnswer{});
    CHECK(desk.state.interview->interview.phase == quiz::InterviewPhase::asking);
    desk.bring(0);
    desk.bring(1);
    CHECK_FALSE(desk.state.awaited);
    desk.act(app::FinishAnswer{});
    CHECK(desk.state.interview->interview.phase == quiz::InterviewPhase::checking);
}
