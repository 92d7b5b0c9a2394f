#include <doctest/doctest.h>

#include "base/unicode.h"
#include "search/fold.h"

using namespace viva;
using namespace viva::search;

TEST_CASE("folding forgets case, takes ё for е and every space for a space") {
    CHECK(fold("Select_Related") == "select_related");
    CHECK(fold("ЁЛКА ёлка Йод") == "елка елка йод");
    CHECK(fold("a\tb\nc\u00A0d") == "a b c d");
    CHECK(fold("제너레이터") == "제너레이터");
}

TEST_CASE("folding agrees with Unicode's simple case folding in the scripts of notes") {
    // utf8proc's own folding is the outside source; İ and final sigma with their context are not simple.
    int compared = 0;
    for (char32_t c = 0x20; c < 0x24F; ++c) {
        if (is_space(c) || c == 0x130 || c == 0x149 || (c >= 0x1F0 && c <= 0x1F2) || (c >= 0x180 && c <= 0x1CC) ||
            c == 0x1F6 || c == 0x1F7 || c == 0x220 || c == 0x23A || c >= 0x23B || c == 0xB5)
            continue;
        std::string letter;
        append_utf8(letter, c);
        CHECK_MESSAGE(fold(letter) == fold_case(letter), letter);
        ++compared;
    }
    for (char32_t c = 0x386; c < 0x530; ++c) {
        if (c == 0x390 || c == 0x3B0 || (c >= 0x3CF && c <= 0x3D7) || (c >= 0x3F0 && c <= 0x3FF) || c == 0x4C0 ||
            c == 0x387)
            continue;
        std::string letter;
        append_utf8(letter, c);
        CHECK_MESSAGE(fold(letter) == fold_case(letter), letter);
        ++compared;
    }
    CHECK(compared > 700);
}

TEST_CASE("what is typed in pieces is folded whole") {
    CHECK(fold_typed("\u1112\u1161\u11AB\u1100\u1173\u11AF") == "한글");
    CHECK(fold_typed("и\u0306од е\u0308лка") == "йод елка");
}

TEST_CASE("a place in the folding leads back to the place in the text") {
    const std::string text = "Straße İ 제너레이터";
    const std::string folded = fold(text);
    const std::size_t at = folded.find("제너");
    const model::TextRange range = unfold(text, at, std::string("제너").size());
    CHECK(text.substr(range.offset, range.size) == "제너");
    const model::TextRange inside = unfold(text, folded.find("ss") + 1, 2);
    CHECK(text.substr(inside.offset, inside.size) == "ße");
    const model::TextRange all = unfold(text, 0, folded.size());
    CHECK(all.offset == 0);
    CHECK(all.size == text.size());
}

TEST_CASE("an underscore parts words, a letter of any script does not") {
    CHECK(is_word_start("select_related", 7));
    CHECK(!is_word_start("select_related", 3));
    CHECK(is_word_end("제너레이터의", std::string("제너레이터의").size()));
    CHECK(!is_word_end("제너레이터의", std::string("제너레이터").size()));
    CHECK(!is_word_character(U'—'));
    CHECK(!is_word_character(U'。'));
}
