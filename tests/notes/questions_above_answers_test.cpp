// Questions that CommonMark takes apart from the answers below them: a list of one line, then another list.
#include <doctest/doctest.h>

#include "helpers.h"

using namespace viva;
using tests::cards_of;
using tests::questions;
using tests::read_note;
using Questions = std::vector<std::string>;

TEST_CASE("a numbered question is answered by bullets that are not indented enough to be its own") {
    const Questions found{"What is OOP? => Encapsulation Inheritance", "What is REST? => A style",
                          "Why HTTP? => History Proxies"};
    CHECK(cards_of("1. What is OOP?\n  - Encapsulation\n  - Inheritance\n2. What is REST?\n  - A style\n3. Why HTTP?\n"
                   "  - History\n  - Proxies\n") == found);
    CHECK(cards_of("1. What is OOP?\n- Encapsulation\n- Inheritance\n\n2. What is REST?\n- A style\n\n3. Why HTTP?\n"
                   "- History\n- Proxies\n") == found);
    CHECK(cards_of("* What is OOP?\n- Encapsulation\n- Inheritance\n* What is REST?\n- A style\n* Why HTTP?\n"
                   "- History\n- Proxies\n") == found);
    // The count goes on behind them, with items of its own.
    CHECK(cards_of(
              "1. Types of memory\n   - Heap\n   - Stack\n2. What is GC?\n  - A sweep\n3. Why HTTP?\n4. Why TCP?\n  - "
              "History\n5. Why UDP?\n  - Speed\n") == Questions{"Types of memory => Heap Stack",
                                                                "What is GC? => A sweep", "Why HTTP? =>",
                                                                "Why TCP? => History", "Why UDP? => Speed"});
    CHECK(read_note("1. What is OOP?\n  - Objects\n2. What is REST?\n  - A style\n3. Why HTTP?\n  - History\n")
              .diagnostics.empty());
}

TEST_CASE("a list of further questions is no answer to the list of one line above it") {
    CHECK(cards_of("1. What is OOP?\n- What is a class?\n- What is an object?\n\n2. What is REST?\n- Why JSON?\n\n"
                   "3. Why HTTP?\n- Who wrote it?\n")
              .empty());
    CHECK(cards_of("1. Install\n- run it\n2. Configure\n- edit it\n3. Start\n- done\n").empty());
}
