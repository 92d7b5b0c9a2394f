#include <doctest/doctest.h>

#include "helpers.h"

using namespace viva;
using tests::messages;
using tests::questions;
using tests::read_note;
using Questions = std::vector<std::string>;

namespace {

std::string utf16(std::u16string_view text, bool big_endian) {
    std::string bytes = big_endian ? "\xFE\xFF" : "\xFF\xFE";
    for (const char16_t unit : text) {
        const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
        bytes += big_endian ? high : low;
        bytes += big_endian ? low : high;
    }
    return bytes;
}

}  // namespace

TEST_CASE("a byte order mark, UTF-16 in both orders, CR and CRLF give the same document") {
    const std::string expected = "제목\n둘째 줄 😀";
    for (const std::string& bytes :
         {std::string("# 제목\n\n둘째 줄 😀\n"), std::string("\xEF\xBB\xBF# 제목\n\n둘째 줄 😀\n"),
          std::string("# 제목\r\n\r\n둘째 줄 😀\r\n"), std::string("# 제목\r\r둘째 줄 😀\r"),
          utf16(u"# 제목\n\n둘째 줄 😀\n", false), utf16(u"# 제목\r\n\r\n둘째 줄 😀", true)}) {
        const notes::ReadResult note = read_note(bytes);
        REQUIRE(note.document.blocks.size() == 2);
        CHECK(std::string(note.document.of(note.document.blocks[0].text)) + "\n" +
                  std::string(note.document.of(note.document.blocks[1].text)) ==
              expected);
        CHECK(note.document.blocks[1].line == 3);
        CHECK(note.document.title == "제목");
    }
}

TEST_CASE("decomposed Hangul and Latin letters are composed, and lines keep their numbers") {
    const notes::ReadResult note =
        read_note("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB\n\ncafe\xCC\x81 1\n");  // 한 as jamo; e + acute
    REQUIRE(note.document.blocks.size() == 2);
    CHECK(note.document.of(note.document.blocks[0].text) == "한");
    CHECK(note.document.of(note.document.blocks[1].text) == "café 1");
    CHECK(note.document.blocks[1].line == 3);
}

TEST_CASE("invalid UTF-8 is shown as a replacement character and reported at its place") {
    const notes::ReadResult note = read_note("# What?\n\n가\xFF나 bad\n");
    CHECK(note.readable);
    CHECK(note.document.of(note.document.blocks[1].text) == "가\xEF\xBF\xBD나 bad");
    CHECK(messages(note) ==
          "note.md:3:2: this is not valid UTF-8\n"
          "  가\xEF\xBF\xBD나 bad\n"
          "    ^\n"
          "  hint: save the file as UTF-8; the broken bytes are shown as \xEF\xBF\xBD\n");
}

TEST_CASE("many broken bytes are counted, not listed") {
    const notes::ReadResult note = read_note("# What?\n\n" + std::string(100, '\xC0') + "\n");
    CHECK(note.diagnostics.size() == 6);
    CHECK(note.diagnostics.front().message == "95 more places are not valid UTF-8");
}

TEST_CASE("a file that is no text is refused with a reason") {
    const notes::ReadResult note =
        read_note(std::string_view("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16), {}, "pictures/logo.md");
    CHECK_FALSE(note.readable);
    CHECK(note.document.blocks.empty());
    CHECK(messages(note) ==
          "pictures/logo.md: error: this is no text: it holds NUL or control bytes\n"
          "  hint: take the file out of the notes folder, or save it as UTF-8 text\n");
}

TEST_CASE("a file above the limit is refused with both sizes") {
    notes::ReadOptions options;
    options.largest_file_bytes = 10;
    const notes::ReadResult note = read_note("# Longer than that\n", options);
    CHECK_FALSE(note.readable);
    CHECK(messages(note) ==
          "note.md: error: the file has 19 bytes; a note may have 10\n  hint: split the note into several files\n");
}

TEST_CASE("control characters cannot reach a terminal through an excerpt") {
    const notes::ReadResult note = read_note("# a?\n\n[x](javascript:1) \x1B[31mred\xC2\x9B\n");
    for (const Diagnostic& diagnostic : note.diagnostics) {
        CHECK(diagnostic.source_line.find('\x1B') == std::string::npos);
        CHECK(diagnostic.source_line.find("\xC2\x9B") == std::string::npos);
    }
    CHECK(note.document.text.find('\x1B') == std::string::npos);
}

TEST_CASE("an empty file, and one of white space, is a note without blocks and says so") {
    for (const std::string_view text : {"", "\n\n", " \t\n", "\xEF\xBB\xBF"}) {
        const notes::ReadResult note = read_note(text, {}, "notes/todo_list.md");
        CHECK(note.readable);
        CHECK(note.document.blocks.empty());
        CHECK(note.document.title == "Todo List");
        CHECK(messages(note) ==
              "notes/todo_list.md: the note is empty\n  hint: write something in it, or take it out of the folder\n");
    }
}

TEST_CASE("front matter is left out, gives the title, and keeps the line numbers") {
    const notes::ReadResult note = read_note(
        "---\ntitle: \"Redis: the basics\"\nlang : en\ntags:\n  - db\n# why\n- cache\n---\n\n## What is Redis?\n\nA "
        "store.\n");
    CHECK(note.document.title == "Redis: the basics");
    CHECK(note.document.title_written);
    REQUIRE(note.document.blocks.size() == 2);
    CHECK(note.document.blocks[0].line == 10);
    CHECK(note.document.text.find("cache") == std::string::npos);
}

TEST_CASE("a rule at the top of a note is no front matter") {
    const notes::ReadResult note = read_note("---\nSome prose, then a rule.\n\n---\nmore\n");
    CHECK(note.document.text.find("Some prose") != std::string::npos);
    const notes::ReadResult open = read_note("---\ntitle: never closed\n\ntext\n");
    CHECK(open.document.text.find("never closed") != std::string::npos);
}

TEST_CASE("a head may have keys of any words, and brackets that close in a line of their own") {
    const auto is_head = [](const std::string& lines) {
        const notes::ReadResult note = read_note("---\n" + lines + "\n---\n\n## What is Redis?\n\nA store.\n");
        return note.document.blocks.size() == 2 && note.document.blocks[0].kind == model::BlockKind::heading;
    };
    // The keys that a linter of notes writes unless it is told otherwise.
    CHECK(is_head("title: X\ntags: [a]\ndate created: Thursday, November 26th 2026, 5:47:58 pm"));
    CHECK(is_head("date created: 2026-11-26\ndate modified: 2026-11-26"));
    CHECK(is_head("제목: 레디스\n작성일: 2026-11-26"));
    CHECK(is_head("title: X\nдата: 2026-11-26"));
    CHECK(is_head("title: X\n\"date created\": 2026-11-26"));
    CHECK(is_head("title: X\nog:image: cover.png"));
    CHECK(is_head("title: X\ntags: [\na,\nb\n]\nlayout: post"));
    CHECK(is_head("tags: [\n  a\n]\nseo: {\n  a: b\n}"));
}

TEST_CASE("prose and cards between two rules are no head") {
    const auto is_shown = [](const std::string& lines, std::string_view word) {
        return read_note("---\n" + lines + "\n\n---\n\nmore\n").document.text.find(word) != std::string::npos;
    };
    CHECK(is_shown("One thing to remember before all others: never do this", "never"));
    CHECK(is_shown("Key point: it is fast", "fast"));
    CHECK(is_shown("Key point: it is fast\n\nWeak point: it forgets", "forgets"));
    CHECK(is_shown("중요: 이 글은 초안입니다.\n참고: 틀릴 수 있습니다.", "초안"));
    CHECK(is_shown("[Redis](https://redis.io): a store", "store"));
    CHECK(is_shown("**Note**: a store", "store"));
    CHECK(is_shown("1. First: a store\n2. Then: a cache", "cache"));
    CHECK(is_shown("title: [never closed", "never"));
    CHECK(is_shown("title: x\n]x\nprose", "prose"));
    CHECK(questions(read_note("---\n\nQ: What is Redis?\nA: A store.\n\n---\n")) == Questions{"What is Redis?"});
    CHECK(questions(read_note("---\n\n질문: Redis란 무엇인가요?\n답변: 저장소입니다.\n\n---\n")) ==
          Questions{"Redis란 무엇인가요?"});
}

TEST_CASE("a head between pluses is TOML") {
    const notes::ReadResult note = read_note(
        "+++\ntitle = 'What is Redis?'\ndate = 2024-01-01\ndraft = false\ntags = [\n\"db\",\n\"cache\"\n]\n# why\n"
        "\n[params]\ntitle = \"no\"\n+++\n\nA store.\n");
    CHECK(note.document.title == "What is Redis?");
    CHECK(note.document.tags == "db\ncache");
    CHECK(tests::cards_of(note) == std::vector<std::string>{"What is Redis? => A store."});
    const notes::ReadResult chosen = read_note("+++\n[viva]\nquestions = \"h3\"\n+++\n\n### Redis\n\nA store.\n");
    CHECK(questions(chosen) == Questions{"Redis"});
    CHECK(read_note("+++\nplus\n+++\n\nmore\n").document.text.find("plus") != std::string::npos);
    CHECK(read_note("+++\na = 1\n\nmore\n").document.text.find("a = 1") != std::string::npos);
}
