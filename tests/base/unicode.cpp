#include "base/unicode.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/hash.h"

using namespace viva;

TEST_CASE("decoding takes valid UTF-8 whole and every invalid byte alone") {
    CHECK(decode_utf8("a", 0).code_point == U'a');
    CHECK(decode_utf8("한", 0).code_point == U'한');
    CHECK(decode_utf8("한", 0).size == 3);
    CHECK(decode_utf8("😀", 0).code_point == U'😀');
    // Table 3-7 of the Unicode Standard: overlong, surrogate, beyond U+10FFFF, cut off.
    for (const std::string_view bad : {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE1\x80", "\x80", "\xFF"}) {
        CAPTURE(bad.size());
        CHECK(decode_utf8(bad, 0).code_point == replacement_character);
        CHECK(decode_utf8(bad, 0).size == 1);
    }
}

TEST_CASE("the first invalid byte is found, and U+FFFD itself is valid") {
    CHECK(find_invalid_utf8("그림\xFFx") == 6);
    CHECK(find_invalid_utf8("\xEF\xBF\xBD") == std::string_view::npos);
    CHECK(find_invalid_utf8("") == std::string_view::npos);
    CHECK(head_of("그림", 6) == "그림");
    CHECK(head_of("그림", 5) == "그");
    CHECK(head_of("그림", 3) == "그");
    CHECK(head_of("그림", 2).empty());
    CHECK(head_of("", 0).empty());
}

TEST_CASE("NFC joins what macOS takes apart") {
    CHECK(to_nfc("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB") == "한");  // conjoining jamo
    CHECK(to_nfc("e\xCC\x81") == "é");
    CHECK(to_nfc("plain") == "plain");
    CHECK(to_nfc("\xFF") == "\xEF\xBF\xBD");
    CHECK(to_nfc("이미 NFC: é, й, が, 漢字…") == "이미 NFC: é, й, が, 漢字…");
}

TEST_CASE("no character that NFC changes passes the quick look") {
    // Characters that NFC replaces by others even when they stand alone: compatibility ideographs, ohm, angle brackets.
    CHECK(to_nfc("\uF900\u2126\u2329") == "\u8C48\u03A9\u3008");
    for (char32_t code_point = 0x80; code_point < 0x11000; ++code_point) {
        if (code_point >= 0xD800 && code_point < 0xE000) continue;
        std::string alone;
        append_utf8(alone, code_point);
        // Between letters, so that what combines shows; NFC of NFC must change nothing.
        const std::string composed = to_nfc("a" + alone + "\u0301");
        CHECK(to_nfc(composed) == composed);
        // Through the thorough way: a combining mark at the end makes the quick look give up.
        const std::string thorough = to_nfc(alone + "x\u0301");
        CHECK(to_nfc(alone) + "x\u0301" == thorough);
    }
}

TEST_CASE("folding makes cases and ё equal") {
    CHECK(fold_case("Ёлка ЁЖ") == "елка еж");
    CHECK(fold_case("STRASSE") == fold_case("straße"));
    CHECK(fold_case("__SLOTS__") == "__slots__");
}

TEST_CASE("the quick way of folding says what the tables say") {
    for (char32_t code_point = 1; code_point < 0x1FC00; ++code_point) {
        if (code_point >= 0xD800 && code_point < 0xE000) continue;
        std::string alone;
        append_utf8(alone, code_point);
        // The sharp s needs the tables, so the second text goes the thorough way.
        CHECK(fold_case("x" + alone + "y") + "ss" == fold_case("x" + alone + "y\u00DF"));
    }
}

TEST_CASE("a text folds to what folding makes of it, and to nothing else") {
    // A letter that the next one joins with, letters that become two, invalid bytes, what is cut off.
    const std::string_view parts[] = {"",  "a", "A",  "e", "É",  "\u0301", "가",       "\u11A8", "漢",      "ё",
                                      "Ё", "ß", "ss", "Ж", "퀀", "\xFF",   "\xEA\xB0", "が",     "か\u3099"};
    std::vector<std::string> texts;
    for (const std::string_view first : parts)
        for (const std::string_view second : parts) texts.push_back(std::string(first) + std::string(second));
    std::vector<std::string> folded;
    for (const std::string& text : texts) folded.push_back(fold_case(text));
    for (std::size_t i = 0; i < texts.size(); ++i)
        for (const std::string& other : folded) REQUIRE(folds_to(texts[i], other) == (folded[i] == other));
}

TEST_CASE("a slug keeps letters of every script and is never empty") {
    CHECK(slug("Python 언어의 주요 특성") == "python-언어의-주요-특성");
    CHECK(slug("  __init__ vs __new__  ") == "init-vs-new");
    CHECK(slug("Что такое RPC?") == "что-такое-rpc");
    CHECK(slug("==?!") == "note");
    CHECK(slug("../../etc/passwd") == "etc-passwd");
}

TEST_CASE("trimming knows the white space of Unicode") {
    CHECK(trim("\xE3\x80\x80 답 \xC2\xA0\n") == "답");
    CHECK(trim(" \t ") == "");
    CHECK(trim("\xEF\xBB\xBFx") == "x");
}

TEST_CASE("hashes are FNV-1a and read as 13 characters") {
    CHECK(hash_bytes("") == 0xcbf29ce484222325ULL);        // draft-eastlake-fnv, appendix C
    CHECK(hash_bytes("foobar") == 0x85944171f73967e8ULL);  // the same
    CHECK(base32(0) == "0000000000000");
    CHECK(base32(~0ULL) == "fvvvvvvvvvvvv");
    CHECK(base32(33) == "0000000000011");
}

TEST_CASE("what runs from right to left is told by its language, or by its first letter") {
    for (const char* language : {"ar", "he", "fa-IR", "ckb", "dv"}) CHECK_MESSAGE(is_right_to_left(language), language);
    for (const char* language : {"", "a", "en", "und", "ko", "r", "ar "})
        CHECK_MESSAGE(!is_right_to_left(language), language);
    CHECK(begins_right_to_left("1. «ما هو المولد؟»"));
    CHECK(begins_right_to_left("מהו generator?"));
    CHECK(!begins_right_to_left("generator: מחולל"));
    CHECK(!begins_right_to_left("제너레이터"));
    CHECK(!begins_right_to_left("12 ?"));
}
