// Notes in the encodings of the time before UTF-8. The texts are prose of the corpora where these lie beside the
// checkout, and short ones of our own everywhere.
#include <doctest/doctest.h>

#include <iconv.h>

#include <filesystem>

#include "base/unicode.h"
#include "helpers.h"
#include "notes/encodings.h"
#include "support/shared.h"

using namespace viva;
using tests::messages;
using tests::read_note;

namespace {

/// `text` in another encoding, what it lacks left out.
std::string encoded(std::string text, const char* encoding) {
    iconv_t const converter = iconv_open(encoding, "UTF-8");
    REQUIRE(converter != reinterpret_cast<iconv_t>(-1));
    std::string bytes(text.size() * 2 + 16, '\0');
    char* from = text.data();
    char* to = bytes.data();
    std::size_t left = text.size();
    std::size_t room = bytes.size();
    while (left > 0 && iconv(converter, &from, &left, &to, &room) == static_cast<std::size_t>(-1)) {
        const std::size_t size = decode_utf8(text, text.size() - left).size;
        from += size;
        left -= size;
    }
    iconv_close(converter);
    bytes.resize(bytes.size() - room);
    return bytes;
}

struct Sample {
    const char* encoding;
    const char* text;
};

constexpr Sample samples[] = {
    {"CP949",
     "# 면접 질문\n\n## 프로세스와 스레드의 차이는 무엇인가요?\n\n프로세스는 실행 중인 프로그램이고 스레드는 그 "
     "안에서 실행되는 흐름의 단위입니다. 뷁 하고 똠방각하.\n"},
    {"CP1251",
     "# Вопросы\n\n## Чем отличается процесс от потока?\n\nПроцесс — это экземпляр программы во время выполнения, "
     "а поток — часть процесса. Потоки делят память.\n"},
    {"CP932",
     "# 面接の質問\n\n## プロセスとスレッドの違いは何ですか？\n\nプロセスは実行中のプログラムであり、スレッドは"
     "その中の処理の単位です。\n"},
    {"GB18030",
     "# 面试题\n\n## 进程和线程的区别是什么？\n\n进程是资源分配的基本单位，线程是程序执行的基本单位。"
     "线程共享进程的内存。\n"},
    {"CP1256",
     "# أسئلة المقابلة\n\n## ما الفرق بين العملية والخيط؟\n\nالعملية هي برنامج قيد التنفيذ، أما الخيط فهو وحدة "
     "التنفيذ داخل العملية، والخيوط تتشارك الذاكرة.\n"},
};

}  // namespace

TEST_CASE("old encodings are found, converted and named in a warning") {
    for (const Sample& sample : samples) {
        const notes::ReadResult note = read_note(encoded(sample.text, sample.encoding));
        const notes::ReadResult expected = read_note(sample.text);
        CAPTURE(sample.encoding);
        CHECK(note.document.text == expected.document.text);
        CHECK(note.document.language == expected.document.language);
        CHECK_MESSAGE(messages(note).starts_with("note.md: the file is not UTF-8; it was read as "), messages(note));
    }
}

TEST_CASE("notes of the corpora survive their country's old encoding") {
    struct Note {
        const char* encoding;
        const char* file;
    };
    constexpr Note chosen[] = {
        {"CP949", "JaeYeopHan+Interview_Question_for_Beginner/OS/README.md"},
        {"CP949", "FAQGURU+FAQGURU/topics/ko/javascript.md"},
        {"CP1251", "h5bp+Front-end-Developer-Interview-Questions/src/translations/russian/README.md"},
        {"CP932", "h5bp+Front-end-Developer-Interview-Questions/src/translations/japanese/README.md"},
        {"GB18030", "lydiahallie+javascript-questions/zh-CN/README-zh_CN.md"},
        {"GB18030", "h5bp+Front-end-Developer-Interview-Questions/src/translations/chinese/README.md"},
        {"CP1256", "h5bp+Front-end-Developer-Interview-Questions/src/translations/arabic/README.md"},
    };
    for (const Note& one : chosen) {
        const auto text = tests::read_shared(std::filesystem::path("corpora") / one.file);
        if (!text) continue;
        CAPTURE(one.file);
        const std::string bytes = encoded(*text, one.encoding);
        std::string back;
        CHECK(notes::guess_encoding(bytes) == (std::string_view(one.encoding).starts_with("CP12")
                                                   ? "WINDOWS-" + std::string(one.encoding + 2)
                                                   : one.encoding));
        REQUIRE(notes::convert_to_utf8(bytes, one.encoding, back));
        CHECK(encoded(back, one.encoding) == bytes);
    }
}

TEST_CASE("broken bytes of another encoding are shown and reported with their line") {
    std::string bytes = encoded(samples[0].text, "CP949");
    bytes += "\n\n\xFF 끝";
    bytes.resize(bytes.size() - 3);
    bytes += encoded("끝\n", "CP949");
    const notes::ReadResult note = read_note(bytes);
    CHECK_MESSAGE(messages(note).find("note.md:8:1: this is not valid CP949\n") != std::string::npos, messages(note));
    CHECK(note.document.text.find("\xEF\xBF\xBD 끝") != std::string::npos);
}

TEST_CASE("a few strange bytes are no encoding") {
    CHECK(notes::guess_encoding("caf\xE9 and na\xEFve").empty());
    CHECK(read_note("# caf\xE9\n").document.title == "caf\xEF\xBF\xBD");
    CHECK(notes::is_mostly_utf8("가나다 \xFF 라마바"));
    CHECK_FALSE(notes::is_mostly_utf8(encoded("가나다 라마바사 아자차카", "CP949")));
}

TEST_CASE("lone surrogates of UTF-16 are reported") {
    const notes::ReadResult note = read_note(std::string("\xFF\xFE#\0 \0a\0\n\0\0\xD8!\0", 14));
    CHECK_MESSAGE(messages(note).find("note.md:2:1: this is not valid UTF-16\n") != std::string::npos, messages(note));
}
