#include "worker/answer.h"

#include <doctest/doctest.h>

#include "app/sample_notes.h"

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
