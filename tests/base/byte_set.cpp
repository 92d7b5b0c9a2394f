#include "base/byte_set.h"

#include <doctest/doctest.h>

using viva::ByteSet;

TEST_CASE("the first of several bytes is found from a place on, as find_first_of finds it") {
    constexpr ByteSet marks("`$\xE2");
    for (const std::string_view text : {"", "no mark", "a `b` $c$", "\xE2\x80\xA6", "`"})
        for (std::size_t at = 0; at <= text.size() + 1; ++at)
            CHECK(marks.find_in(text, at) == text.find_first_of("`$\xE2", at));
}
