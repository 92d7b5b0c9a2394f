#include "typeset/line_break.h"

#include <string>

#include <doctest/doctest.h>

#include "base/unicode.h"

using namespace viva;
using typeset::Break;
using typeset::BreakFinder;

namespace {

/// The text with `·` wherever a line may end.
std::string marked(std::string_view text, std::string_view language, Break least = Break::allowed) {
    BreakFinder finder(language);
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint decoded = decode_utf8(text, at);
        if (finder.next(decoded.code_point) >= least) result += "·";
        result += text.substr(at, decoded.size);
        at += decoded.size;
    }
    return result;
}

}  // namespace

TEST_CASE("Korean wraps at spaces only") {
    CHECK(marked("제너레이터는 값을 하나씩 반환합니다.", "ko") == "제너레이터는 ·값을 ·하나씩 ·반환합니다.");
    CHECK(marked("얕은 복사(shallow copy)를 합니다", "ko") == "얕은 ·복사(shallow ·copy)를 ·합니다");
}

TEST_CASE("a Korean particle stays with its word in any script") {
    CHECK(marked("Python을 3개의 F()는", "ko") == "Python을 ·3개의 ·F()는");
    CHECK(marked("漢字는 「인용」을", "ko") == "漢字는 ·「인용」을");
    CHECK(marked("와!정말 50%를", "ko") == "와!정말 ·50%를");
}

TEST_CASE("Russian wraps at spaces and after dashes, and keeps its quotation marks") {
    CHECK(marked("Дескриптор – это «просто объект»", "ru") == "Дескриптор ·– ·это ·«просто ·объект»");
}

TEST_CASE("Chinese breaks between characters, but no line starts with closing punctuation") {
    CHECK(marked("生成器，返回值。", "zh") == "生·成·器，·返·回·值。");
    CHECK(marked("他说（好）", "zh") == "他·说·（好）");
}

TEST_CASE("Japanese keeps small kana and the long vowel mark away from the start of a line") {
    CHECK(marked("チェック", "ja") == "チェッ·ク");
    CHECK(marked("データ。", "ja") == "デー·タ。");
}

TEST_CASE("a long URL may be broken after its slashes") {
    CHECK(marked("https://docs.djangoproject.com/en/4.1", "en") == "https://·docs.djangoproject.com/·en/4.1");
}

TEST_CASE("a word offers places for an emergency, but not beside its punctuation") {
    CHECK(marked("ab(cd).", "en", Break::emergency) == "a·b·(c·d).");
}

TEST_CASE("nothing ever breaks inside a grapheme cluster") {
    CHECK(marked("e\u0301o\u0308", "en", Break::last) == "e\u0301·o\u0308");
    CHECK(marked("👩\u200D💻👍🏽", "en", Break::last) == "👩\u200D💻·👍🏽");
    CHECK(marked("각", "ko", Break::last) == "각");  // Conjoining jamo.
}

TEST_CASE("a cluster without end may be broken") {
    std::string text = "a";
    for (int i = 0; i < 100; ++i) text += "\u0301";
    CHECK(marked(text, "en", Break::last) != text);
}

TEST_CASE("a finder starts anew for the next text") {
    BreakFinder finder("en");
    finder.next(U'a');
    finder.next(U' ');
    finder.start();
    CHECK(finder.next(U'b') == Break::forbidden);
}
