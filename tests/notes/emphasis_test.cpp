#include <doctest/doctest.h>

#include "helpers.h"
#include "notes/emphasis.h"
#include "support/shared.h"

using namespace viva;
using tests::inline_of;

TEST_CASE("emphasis closes beside Hangul, Kana and Han as readers expect") {
    CHECK(inline_of("**마크다운(Markdown)**을 쓴다") == "{strong:마크다운(Markdown)}을 쓴다");
    CHECK(inline_of("이것은 **\"따옴표\"**입니다") == "이것은 {strong:\"따옴표\"}입니다");
    CHECK(inline_of("**`yield`**는 값을") == "{strong:{code:yield}}는 값을");
    CHECK(inline_of("**[문서](https://a.dev)**를 보라") == "{strong:{link<https://a.dev>:문서}}를 보라");
    CHECK(inline_of("*이탤릭(italic)*은") == "{emphasis:이탤릭(italic)}은");
    CHECK(inline_of("***둘 다(both)***는") == "{emphasis:{strong:둘 다(both)}}는");
    CHECK(inline_of("값은**(중요)**이다") == "값은{strong:(중요)}이다");
    CHECK(inline_of("これは**「重要」**です") == "これは{strong:「重要」}です");
    CHECK(inline_of("**テスト。**テスト") == "{strong:テスト。}テスト");
    CHECK(inline_of("这是**“引号”**的用法") == "这是{strong:“引号”}的用法");
    CHECK(inline_of("**注意：**内容") == "{strong:注意：}内容");
    CHECK(inline_of("**テスト。**English") == "{strong:テスト。}English");
    CHECK(inline_of("**50%**가 **C++**를 **100€**로") == "{strong:50%}가 {strong:C++}를 {strong:100€}로");
    CHECK(inline_of("~~취소(cancel)~~된") == "{strike:취소(cancel)}된");
}

TEST_CASE("what needs no help is as CommonMark has it") {
    CHECK(inline_of("**굵게**는 되고 **bold**도 된다") == "{strong:굵게}는 되고 {strong:bold}도 된다");
    CHECK(inline_of("**(a)**b stays open") == "**(a)**b stays open");
    CHECK(inline_of("** 공백 **이다") == "** 공백 **이다");
    CHECK(inline_of("2 * 3 * 4") == "2 * 3 * 4");
    CHECK(inline_of("가\\*(나)\\*다") == "가*(나)*다");
    CHECK(inline_of("__마크다운(Markdown)__을") == "__마크다운(Markdown)__을");
    CHECK(inline_of("①**(나)**b") == "①**(나)**b");
}

TEST_CASE("no marker is left in text, code, links, titles, labels or raw HTML") {
    const std::string note =
        "# 제목**(굵게)**을\n\n`코드**(a)**을` [**(링크)**를](https://a.dev/x**(나)**다 \"제**(b)**목\") <b "
        "title='**(c)**을'>\n\n"
        "```py**(d)**을\nx = '**(가)**나'\n```\n\n    들여쓴**(e)**코드\n\n| **(표)**를 | b |\n|---|---|\n| "
        "칸**(f)**은 | **(g)**을 |\n\n"
        "<div>**(h)**을</div>\n\n[참조**(i)**을]\n\n[참조**(i)**을]: https://b.dev\n\n<https://c.dev/**(j)**을>\n";
    const notes::MarkedText marked = notes::mark_cjk_emphasis(note);
    CHECK(marked.inserted.size() >= 10);
    CHECK(notes::without_markers(marked.text, marked.marker) == note);
    const notes::ReadResult read = tests::read_note(note);
    CHECK(read.document.text.find(marked.marker) == std::string::npos);
    CHECK(read.document.text.find("코드**(a)**을") != std::string::npos);
    CHECK(read.document.text.find("x = '**(가)**나'") != std::string::npos);
    CHECK(read.document.text.find("https://a.dev/x**(나)**다") != std::string::npos);
    CHECK(read.document.text.find("https://b.dev") != std::string::npos);
}

TEST_CASE("a note that holds every marker character keeps them all") {
    const std::string all = "\xF0\x90\xA9\xBF\xF0\x90\xA1\x97\xF0\x90\xA4\x9F\xF0\x90\xA4\xBF";
    const notes::ReadResult one = tests::read_note("\xF0\x90\xA9\xBF **가(나)**다");
    CHECK(one.document.of(one.document.blocks[0].text) == "\xF0\x90\xA9\xBF 가(나)다");
    const notes::ReadResult note = tests::read_note(all + " **가(나)**다");
    CHECK(note.document.of(note.document.blocks[0].text) == all + " **가(나)**다");
}

TEST_CASE("columns of problems do not count markers") {
    const notes::ReadResult note = tests::read_note("# 왜?\n\n**가(나)**다 **라(마)**바 [x](javascript:alert)\n");
    REQUIRE(note.diagnostics.size() == 1);
    CHECK(note.diagnostics[0].line == 3);
    CHECK(note.diagnostics[0].column == 21);
}

TEST_CASE("the pre-pass changes no example of the CommonMark and GFM specifications without CJK text") {
    for (const char* suite : {"suites/commonmark-spec.txt", "suites/gfm-spec.txt"}) {
        const auto spec = tests::read_shared(suite);
        if (!spec) continue;
        CHECK(spec->size() > 100000);
        CHECK(notes::mark_cjk_emphasis(*spec).text == *spec);
    }
}
