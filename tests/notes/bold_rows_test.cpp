#include <doctest/doctest.h>

#include "helpers.h"

using namespace viva;
using tests::cards_of;
using tests::questions;
using tests::read_note;
using Questions = std::vector<std::string>;

TEST_CASE("a row of bold numbers asks in each of its lines, where most ask") {
    CHECK(cards_of("# T\n\n**1. What is a class?**\n\n> A mould.\n\n**2. What is an object?**\n\n> An instance.\n\n"
                   "**3. Collections**\n\n> List and Set.\n") == Questions{"What is a class? => A mould.",
                                                                           "What is an object? => An instance.",
                                                                           "Collections => List and Set."});
    CHECK(cards_of("# T\n\n**1. What is a tuple?**  \nAn immutable list.\n\n**2. What is a list?**  \nA mutable "
                   "one.\n\n**3. What is a set?**  \nNo duplicates.\n\n**4. List comprehension**  \nA short loop.\n") ==
          Questions{"What is a tuple? => An immutable list.", "What is a list? => A mutable one.",
                    "What is a set? => No duplicates.", "List comprehension => A short loop."});
    CHECK(questions(read_note("# T\n\n**1)** What is the mean?\n\n```py\nmean(x)\n```\n\n**2)** Explain the mode.\n\n"
                              "```py\nmode(x)\n```\n\n**3)** The median.\n\n```py\nmedian(x)\n```\n")) ==
          Questions{"What is the mean?", "Explain the mode.", "The median."});
}

TEST_CASE("bold numbers that count the steps of an answer ask nothing") {
    CHECK(cards_of("# T\n\n**1. Install it**\n\nWith apt.\n\n**2. Start it**\n\nAs a service.\n\n**3. Why it "
                   "fails**\n\nIt does not.\n")
              .empty());
    CHECK(
        questions(read_note("# T\n\n## How do you deploy?\n\n**1. What to build**\n\nx\n\n**2. What to test**\n\ny\n\n"
                            "**3. Release**\n\nz\n")) == Questions{"How do you deploy?"});
}

TEST_CASE("bold lines with a label ask, whatever they say") {
    CHECK(cards_of("# T\n\n**Q: What is a tuple?**  \nAn immutable list.\n\n**Q: Create a tuple.**  \n`(1, 2)`\n") ==
          Questions{"What is a tuple? => An immutable list.", "Create a tuple. => (1, 2)"});
    CHECK(questions(read_note("# T\n\n**Q1. What is a tuple?**\n\nA list.\n\n**Q2. The GIL**\n\nA lock.\n")) ==
          Questions{"What is a tuple?", "The GIL"});
    CHECK(questions(read_note("# T\n\n**Q What is Django?**\n\nAns - A framework.\n\n**Q The request cycle**\n\nAns - "
                              "Middleware, view.\n")) == Questions{"What is Django?", "The request cycle"});
}

TEST_CASE("three blocks of a kind above labelled answers ask, and so do all of the kind") {
    const Questions asked{"Life cycle", "Scopes", "What is a bean?"};
    const std::string_view answers[] = {"\n\n**Answer:** It begins.\n\n", "\n\n**Sample Answer:**\n\nTwo.\n\n",
                                        "\n\n**Answer:** An object.\n\n"};
    std::string bold = "# T\n\n", headings = "# T\n\n", bullets = "# T\n\n";
    for (std::size_t i = 0; i < asked.size(); ++i) {
        bold += "**" + asked[i] + "**" + std::string(answers[i]);
        headings += "## " + asked[i] + std::string(answers[i]);
        bullets += "- " + asked[i] + "\n  - **Answer:** It begins.\n";
    }
    CHECK(questions(read_note(bold)) == asked);
    CHECK(questions(read_note(headings)) == asked);
    CHECK(questions(read_note(bullets)) == asked);
}
