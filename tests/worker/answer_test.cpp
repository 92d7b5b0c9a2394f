#include "worker/answer.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "app/sample_notes.h"
#include "srs/json_line.h"
#include "srs/number_text.h"

using namespace viva;
using namespace viva::tests;

TEST_CASE("a search is answered with documents, blocks and marks") {
    const SampleNotes notes = small_notes();
    worker::Library library(notes.view());
    worker::Patient patient;
    const std::string answer = worker::answer(library, "search", R"({"words":"databases"})", patient);
    CHECK(answer == R"({"notes":1,"texts":1,"hits":"1 -1 0 1 0 9"})");
    const std::string due = worker::answer(library, "search", R"({"words":"is:due","due":"0 6"})", patient);
    CHECK(due.find(R"("notes":2,"texts":2)") != std::string::npos);
    CHECK(worker::answer(library, "search", R"({"words":"is:due","due":"x, 99999999999"})", patient) ==
          R"({"notes":0,"texts":0,"hits":""})");
}

TEST_CASE("what cannot be answered says so") {
    const SampleNotes notes = small_notes();
    worker::Library library(notes.view());
    worker::Patient patient;
    CHECK(worker::answer(library, "sing", "{}", patient) == R"({"error":"there is no question sing"})");
    CHECK(worker::answer(library, "search", "{", patient).substr(0, 10) == R"({"error":")");
    CHECK(worker::answer(library, "search", "{}", patient) == R"({"notes":0,"texts":0,"hits":""})");
}

TEST_CASE("a fit is answered with parameters and what they change") {
    const SampleNotes notes = small_notes();
    worker::Library library(notes.view());
    worker::Patient patient;
    std::string lines;
    for (int card = 0; card < 120; ++card)
        lines += std::to_string(20'000 + card) + (card % 4 == 0 ? " 1 3+1 1+4 3+2\\n" : " 3 3+3 3+9\\n");
    const std::string answer =
        worker::answer(library, "fit", R"({"histories":")" + lines + R"(","retention":90})", patient);
    const auto fields = srs::parse_json_line(answer);
    REQUIRE(fields);
    CHECK(srs::integer_of(*fields, "tests", 0) == 270);
    for (const char* name : {"parameters", "before", "after", "load", "later"})
        CHECK_MESSAGE(answer.find('"' + std::string(name) + '"') != std::string::npos, answer);
    CHECK(worker::answer(library, "fit", R"({"histories":"1 3 3+1\n"})", patient) ==
          R"({"refused":"few_answers","count":1,"limit":64})");
    CHECK(worker::answer(library, "fit", R"({"histories":"1 9"})", patient).starts_with(R"({"error":"line 1:)"));
}

TEST_CASE("a fit is judged by what the parameters in use were not learnt from, or by the defaults") {
    const SampleNotes notes = small_notes();
    worker::Library library(notes.view());
    worker::Patient patient;
    std::string lines;
    for (int card = 0; card < 400; ++card)
        lines += std::to_string(20'000 + card) + (card % 3 == 0 ? " 1 3+1 1+4 3+2\\n" : " 3 1+3 3+9\\n");
    const auto fit = [&](const std::string& more) {
        const std::string answer =
            worker::answer(library, "fit", R"({"histories":")" + lines + R"(","retention":90)" + more + "}", patient);
        auto fields = srs::parse_json_line(answer);
        REQUIRE(fields);
        return std::move(*fields);
    };
    const auto text = [](const srs::JsonFields& fields, std::string_view name) {
        return srs::find_field(fields, name)->text;
    };
    const auto before = [&](const srs::JsonFields& fields) { return srs::parse_millionths(text(fields, "later"))[0]; };
    const srs::JsonFields first = fit("");
    const std::string in_use = R"(,"parameters":")" + text(first, "parameters") + '"';
    // In use since the last day: they know every answer. Only the defaults can be compared with.
    const srs::JsonFields last = fit(in_use + R"(,"learnt_on":20410)");
    CHECK(before(last) == before(first));
    CHECK(srs::integer_of(last, "later_defaults", 0) == 1);
    CHECK(srs::integer_of(first, "later_defaults", 1) == 0);
    CHECK(srs::integer_of(last, "later_tests", 0) == srs::integer_of(first, "later_tests", 0));
    // In use for some weeks: the answers since then.
    const srs::JsonFields weeks = fit(in_use + R"(,"learnt_on":20360)");
    CHECK(srs::integer_of(weeks, "later_tests", 0) < srs::integer_of(first, "later_tests", 0));
    CHECK(srs::integer_of(weeks, "later_tests", 0) >= 64);
    CHECK(before(weeks) < before(first));
    CHECK(srs::integer_of(weeks, "later_defaults", 1) == 0);
    // In use for most of the log.
    const srs::JsonFields long_ago = fit(in_use + R"(,"learnt_on":20100)");
    CHECK(srs::integer_of(long_ago, "later_tests", 0) == srs::integer_of(first, "later_tests", 0));
}

TEST_CASE("a fit and a plan tell how far they are, from 0 to 1, and stop when nobody wants them") {
    struct Listener final : worker::Watcher {
        bool goes_on(double part) override {
            in_order = in_order && part >= last && part < 1;
            last = part;
            return ++calls != most;
        }
        double last = 0;
        int calls = 0, most = 0;
        bool in_order = true;
    };
    const SampleNotes notes = small_notes();
    worker::Library library(notes.view());
    std::string lines;
    for (int card = 0; card < 120; ++card) lines += std::to_string(20'000 + card) + " 3 3+3 1+9\\n";
    const std::pair<const char*, std::string> asked[] = {
        {"fit", R"({"histories":")" + lines + "\"}"},
        {"plan", R"({"cards":"0 0 0 5000000 5000000 19999","today":20000,"interview":20010,"answers":5})"},
    };
    for (const auto& [question, json] : asked) {
        Listener whole;
        CHECK(worker::answer(library, question, json, whole).find("error") == std::string::npos);
        CHECK(whole.in_order);
        CHECK(whole.last > 0.5);
        Listener impatient;
        impatient.most = 2;
        CHECK(worker::answer(library, question, json, impatient) == R"({"error":"stopped"})");
        CHECK(impatient.calls == 2);
    }
}

TEST_CASE("a plan is answered with today's cards, the days and what comes of each card") {
    const SampleNotes notes = small_notes();
    worker::Library library(notes.view());
    worker::Patient patient;
    const std::string answer = worker::answer(
        library, "plan", R"({"cards":"0 0 0 2000000 5000000 19990","today":20000,"interview":20003,"answers":4})",
        patient);
    const auto fields = srs::parse_json_line(answer);
    REQUIRE(fields);
    const auto numbers = [&](std::string_view name) {
        for (const srs::JsonField& field : *fields)
            if (field.name == name) return srs::parse_integers(field.text).size();
        return std::size_t{0};
    };
    CHECK(numbers("days") == 9);
    CHECK(numbers("recall") == 2);
    CHECK(numbers("means") == 2);
    CHECK(srs::integer_of(*fields, "unreached", -1) == 0);
    CHECK(worker::answer(library, "plan", R"({"cards":"1 2","today":1,"interview":5,"answers":4})", patient) ==
          R"({"error":"\"cards\" must have three numbers a card"})");
    CHECK(worker::answer(library, "plan", "{}", patient) == R"({"refused":"past","count":0,"limit":0})");
    CHECK(worker::answer(library, "plan", R"({"cards":"","today":1,"interview":1001,"answers":4})", patient) ==
          R"({"refused":"too_far","count":1000,"limit":730})");
    std::string cards = "0 0 0";
    for (int i = 0; i < 20'000; ++i) cards += " 0 0 0";
    CHECK(worker::answer(library, "plan", R"({"cards":")" + cards + R"(","today":1,"interview":9,"answers":4})",
                         patient) == R"({"refused":"too_many","count":20001,"limit":20000})");
}
