// Every card of the bundled notes. After a change that is meant, write the files anew with VIVA_UPDATE_GOLDEN=1, and
// read the difference as somebody who has to answer these cards.
#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>

#include "compiler/workshop.h"
#include "support/files.h"

using namespace viva;

TEST_CASE("the bundled notes give the cards that their golden files list") {
    for (const std::string name : {"python-django-interview.md", "django-f-expressions.txt", "python-django-ru.md"}) {
        const std::string file = tests::notes_path() + "/" + name;
        std::string listing = tests::run_viva({"check", "--cards", file}).out;
        for (std::size_t at = listing.find(file); at != std::string::npos; at = listing.find(file))
            listing.replace(at, file.size(), name);
        const auto path = tests::source_path("tests/golden/cards") / (name + ".txt");
        if (std::getenv("VIVA_UPDATE_GOLDEN") != nullptr) {
            std::FILE* golden = std::fopen(path.string().c_str(), "wb");
            REQUIRE(golden != nullptr);
            std::fwrite(listing.data(), 1, listing.size(), golden);
            std::fclose(golden);
        }
        const auto expected = tests::read_file(path);
        REQUIRE_MESSAGE(expected.has_value(), path.string());
        CHECK_MESSAGE(listing == *expected, name);
    }
}

TEST_CASE("check counts the cards of each kind") {
    const tests::TemporaryFolder folder;
    const std::string file = folder.write("a.md", "## Types of indexes?\n\n- B-tree\n- GiST\n- Hash\n");
    CHECK(tests::run_viva({"check", file}).out.ends_with("1 note, 1 question, 2 cards (1 recall, 1 list)\n"));
    const std::string shown = tests::run_viva({"check", "--cards", file}).out;
    CHECK(shown.find("     1    list    Types of indexes?\n                    - B-tree\n") != std::string::npos);
}

TEST_CASE("a cloze that hides something below its first block is listed") {
    const tests::TemporaryFolder folder;
    const std::string file =
        folder.write("a.md", "C: A [stack] gives back the last thing.\n\n- A [queue] the first.\n");
    const std::string shown = tests::run_viva({"check", "--cards", file}).out;
    CHECK(shown.find(
              "     1    cloze   A stack gives back the last thing.\n                    A [queue] the first.\n") !=
          std::string::npos);
}
