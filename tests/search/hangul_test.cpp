#include <doctest/doctest.h>

#include "search/hangul.h"

using namespace viva::search;

namespace {

bool may_become(std::string_view word, std::string_view before, char32_t syllable) {
    for (const Continuation& each : continuations(word))
        if (each.before == before && syllable >= each.first && syllable <= each.last) return true;
    return false;
}

}  // namespace

TEST_CASE("consonants alone are the initials of a word") {
    CHECK(initials_of_word("ㅈㄴㄹㅇㅌ") == "mcflq");
    CHECK(initials_of_word("ㄱㅏ").empty());
    CHECK(initials_of_word("generator").empty());
    // The keyboard joins ㄱ and ㅅ to one sign.
    CHECK(initials_of_word("ㄳ") == initials_of_word("ㄱㅅ"));
    CHECK(initials_of_word("ㅄ") == initials_of_word("ㅂㅅ"));
}

TEST_CASE("a syllable under way may still become the next one's beginning") {
    CHECK(may_become("제너레잍", "제너레이", U'터'));
    CHECK(!may_become("제너레잍", "제너레이", U'러'));
    CHECK(may_become("제너ㄹ", "제너", U'레'));
    CHECK(may_become("데코레", "데코", U'렉'));
    CHECK(may_become("교고", "교", U'과'));
    CHECK(!may_become("교고", "교", U'교'));
    CHECK(may_become("달갈", "달", U'갉'));
    CHECK(may_become("닭", "달", U'가'));
    CHECK(continuations("generator").empty());
    CHECK(continuations("").empty());
}

TEST_CASE("particles come off, but not from short words") {
    CHECK(without_particle("제너레이터의") == "제너레이터");
    CHECK(without_particle("파이썬에서는") == "파이썬");
    CHECK(without_particle("의의").empty());
    CHECK(without_particle("회의").empty());
    CHECK(without_particle("API를") == "API");
    CHECK(without_particle("F()는") == "F()");
    CHECK(without_particle("2의").empty());
}

TEST_CASE("conjoining jamo join to syllables") {
    CHECK(compose_jamo(0x1112, 0x1161) == U'하');
    CHECK(compose_jamo(U'하', 0x11AB) == U'한');
    CHECK(compose_jamo(U'한', 0x11AB) == 0);
    CHECK(compose_jamo(U'a', 0x1161) == 0);
}
