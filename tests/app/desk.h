// The platform around the app, in miniature: a database that answers, a clock that is set by hand.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <algorithm>

#include <doctest/doctest.h>

#include "app/sample_notes.h"
#include "app/update.h"
#include "base/hash.h"
#include "srs/event.h"
#include "worker/answer.h"

namespace viva::tests {

struct Desk {
    explicit Desk(SampleNotes sample = small_notes(), app::StartOptions options = {}) : notes(std::move(sample)) {
        if (options.browser_language.empty()) options.browser_language = "en-GB";
        options.seed = 7;
        state = app::start(notes.view(), options, clock);
    }

    /// An app whose database has opened.
    static Desk ready(app::StartOptions options = {}) {
        Desk desk(small_notes(), std::move(options));
        desk.act(app::EventsArrived{"", true});
        desk.act(app::StorageChanged{app::StorageStatus::ready});
        return desk;
    }

    /// Carries out the action; what it asks of the database waits in `asked` until `store` or `refuse`.
    std::vector<app::Effect> act(const app::Action& action) {
        std::vector<app::Effect> effects = app::update(state, action, clock);
        for (const app::Effect& effect : effects) {
            if (const auto* append = std::get_if<app::AppendEvent>(&effect))
                (std::holds_alternative<model::Remembered>(append->event.what) ? memories : asked).push_back(*append);
            if (const auto* question = std::get_if<app::Ask>(&effect)) questions.push_back(*question);
        }
        return effects;
    }

    /// The worker answers everything that it was asked, and what is asked because of that.
    void answer_all() {
        if (!library) library = std::make_unique<worker::Library>(notes.view());
        worker::Patient patient;
        while (!questions.empty()) {
            const app::Ask question = questions.front();
            questions.pop_front();
            act(app::Answered{question.request, worker::answer(*library, question.question, question.json, patient)});
        }
    }

    /// The database has the oldest waiting event. Returns the line as it stands there.
    std::string store(const char* device = "disk") {
        REQUIRE(!asked.empty());
        const app::AppendEvent append = asked.front();
        asked.pop_front();
        model::Event event = append.event;
        event.id = std::string(device) + "-" + std::to_string(++stored);
        const std::string line = srs::event_line(event);
        act(app::EventStored{append.request, line});
        return line;
    }
    void store_all() {
        while (!asked.empty()) store();
    }
    void refuse(app::StoreFailure reason) {
        REQUIRE(!asked.empty());
        const app::AppendEvent append = asked.front();
        asked.pop_front();
        act(app::EventFailed{append.request, reason});
    }

    std::string question() const {
        const model::Card* card = state.asked_card();
        return card == nullptr ? std::string() : std::string(state.collection.question(*card));
    }
    /// What the platform gives back after a reload.
    std::string draft() const { return state.kept_interview + "\n" + state.kept_card; }
    model::CardId card() const { return state.asked_card() == nullptr ? 0 : state.asked_card()->id; }
    void open(std::string_view hash) { act(app::RouteChanged{std::string(hash)}); }
    void grade(model::Rating rating = model::Rating::Good) {
        act(app::Reveal{});
        act(app::Rate{rating});
    }
    const app::Notice* notice(app::NoticeKind kind) const {
        for (const app::Notice& each : state.notices)
            if (each.kind == kind) return &each;
        return nullptr;
    }

    SampleNotes notes;
    app::Clock clock{20'000 * model::day_ms + 12 * model::Time{3'600'000}, 0};
    app::State state;
    std::deque<app::AppendEvent> asked;
    std::deque<app::AppendEvent> memories;  ///< What cards looked like: kept apart, no test waits for it.
    std::deque<app::Ask> questions;
    std::unique_ptr<worker::Library> library;
    int stored = 0;
};

/// The effect of this kind, or nullptr.
template <class T>
const T* find_effect(const std::vector<app::Effect>& effects) {
    for (const app::Effect& effect : effects)
        if (const auto* found = std::get_if<T>(&effect)) return found;
    return nullptr;
}

}  // namespace viva::tests
