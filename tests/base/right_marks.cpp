#include "base/right_marks.h"

#include <doctest/doctest.h>

using namespace viva;

TEST_CASE("what says that an option is right, or wrong, is no part of its words") {
    CHECK(without_right_marks("fstab ✅") == "fstab");
    CHECK(without_right_marks("✔️ fstab") == "fstab");
    CHECK(without_right_marks("fstab ☑️ ") == "fstab");
    CHECK(without_right_marks("fstab (Correct)") == "fstab");
    CHECK(without_right_marks("fstab <- correct") == "fstab");
    CHECK(without_right_marks("fstab ✅ Correct Answer") == "fstab");
    CHECK(without_right_marks("fstab ✔️ correct!") == "fstab");
    CHECK(without_right_marks("the ✅ sign") == "the ✅ sign");
    CHECK(without_right_marks("What is right!") == "What is right!");
    CHECK(without_right_marks("❌ mtab") == "mtab");
    CHECK(without_right_marks("politically correct") == "politically correct");
    CHECK(without_right_marks("✅") == "✅");
    CHECK(without_right_marks("").empty());
    CHECK(says_it_is_right("fstab (CORRECT)"));
    CHECK(says_it_is_right("fstab ✅"));
    CHECK(!says_it_is_right("❌ mtab (incorrect)"));
}
