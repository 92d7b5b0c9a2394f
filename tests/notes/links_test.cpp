#include <doctest/doctest.h>

#include "helpers.h"
#include "notes/bare_urls.h"
#include "notes/links.h"

using namespace viva;
using notes::safe_target;

TEST_CASE("only http, https, mailto and places inside the notes are link targets") {
    for (const char* target : {"https://a.dev/x?y=1#z", "http://a.dev", "HTTPS://A.dev", "mailto:a@b.dev", "#top",
                               "other.md", "../b/other.md#part", "/top/x", "?q=1", "", "a b.md", "x/y:z.md",
                               "javascript%3Aalert(1)", "foo):", ":x", "1:2.md", "\xEC\x95\x88\xEB\x85\x95:x.md"})
        CHECK_MESSAGE(safe_target(target).value_or("refused") == target, std::string(target));
    for (const char* target : {"javascript:alert(1)",
                               "JaVaScRiPt:alert(1)",
                               "  javascript:x",
                               "\x01javascript:x",
                               "java\nscript:x",
                               "java\tscript:x",
                               "data:text/html,x",
                               "vbscript:x",
                               "file:///etc/passwd",
                               "ftp://a",
                               "blob:x",
                               "//evil.dev",
                               "\\\\evil.dev",
                               "/\\evil.dev",
                               "\t//evil.dev",
                               "https:evil.dev",
                               "http:/evil",
                               "C:\\x",
                               "x-y.z+1:foo",
                               "view-source:https://a.dev"})
        CHECK_MESSAGE(safe_target(target).value_or("refused") == "refused", std::string(target));
}

TEST_CASE("unsafe targets leave the text and no trace of the target, however they are written") {
    for (const char* link :
         {"[go](javascript:evil)", "[go](JAVASCRIPT:evil)", "[go](&#106;avascript:evil)", "[go](java&#10;script:evil)",
          "[go](<java&Tab;script:evil>)", "[go](&#x6A;avascript&colon;evil)", "![go](data:image/svg+xml,evil)",
          "[go][r]\n\n[r]: vbscript:evil"}) {
        const notes::ReadResult note = tests::read_note(link);
        CHECK_MESSAGE(note.document.text.find("evil") == std::string::npos, std::string(link));
        CHECK_MESSAGE(note.document.text.find("go") != std::string::npos, std::string(link));
        CHECK_MESSAGE(tests::messages(note).find("the link target is left out") != std::string::npos,
                      std::string(link));
    }
}

TEST_CASE("an unsafe link is reported in full") {
    CHECK(tests::messages(tests::read_note("# Why?\n\nSee [this page](javascript:alert(1)) first.\n")) ==
          "note.md:3:5: the link target is left out: javascript:alert(1)\n"
          "  See [this page](javascript:alert(1)) first.\n"
          "      ^\n"
          "  hint: only http, https, mailto and places inside the notes are linked\n");
}

TEST_CASE("bare addresses become links, and a particle after them does not belong to them") {
    CHECK(tests::inline_of("https://a.dev/x") == "{link<https://a.dev/x>:https://a.dev/x}");
    CHECK(tests::inline_of("https://viva.dev을 보라") == "{link<https://viva.dev>:https://viva.dev}을 보라");
    CHECK(tests::inline_of("see https://a.dev/b_c_d, then") ==
          "see {link<https://a.dev/b_c_d>:https://a.dev/b_c_d}, then");
    CHECK(tests::inline_of("(https://a.dev/x_(y))") == "({link<https://a.dev/x_(y)>:https://a.dev/x_(y)})");
    CHECK(tests::inline_of("www.a.dev/x.") == "{link<http://www.a.dev/x>:www.a.dev/x}.");
    CHECK(tests::inline_of("https://velog.io/@me/%EA%B7%B8-or-not") ==
          "{link<https://velog.io/@me/%EA%B7%B8-or-not>:https://velog.io/@me/%EA%B7%B8-or-not}");
    CHECK(tests::inline_of("https://ko.wikipedia.org/wiki/파이썬") ==
          "{link<https://ko.wikipedia.org/wiki/파이썬>:https://ko.wikipedia.org/wiki/파이썬}");
    CHECK(tests::inline_of("**https://a.dev/@x** y") == "{strong:{link<https://a.dev/@x>:https://a.dev/@x}} y");
    CHECK(tests::inline_of("`https://a.dev` xhttps://b.dev http:// https://nodot") ==
          "{code:https://a.dev} xhttps://b.dev http:// https://nodot");
    CHECK(tests::inline_of("[https://a.dev/@x](https://b.dev)") == "{link<https://b.dev>:https://a.dev/@x}");
    CHECK(tests::inline_of("me@a.dev") == "{link<mailto:me@a.dev>:me@a.dev}");
}

TEST_CASE("paths keep their way of writing; the file they name is decoded") {
    CHECK(notes::is_relative_path("img/a.png"));
    CHECK_FALSE(notes::is_relative_path("#x"));
    CHECK_FALSE(notes::is_relative_path("https://a.dev"));
    CHECK_FALSE(notes::is_relative_path("/x"));
    CHECK(notes::file_of_target("img/%ED%95%9C%20a.png?raw=true#x") == "img/한 a.png");
    CHECK(notes::file_of_target("100%.png") == "100%.png");
    CHECK(notes::decode_percent("a%20b%zz%") == "a b%zz%");
}
