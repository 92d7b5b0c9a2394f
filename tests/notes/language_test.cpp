#include <doctest/doctest.h>

#include <map>

#include "helpers.h"
#include "notes/language.h"
#include "notes/questions.h"
#include "notes/title.h"
#include "support/shared.h"

using namespace viva;

TEST_CASE("languages are told by script and by their commonest words") {
    const auto language = [](std::string_view text) { return tests::read_note(text).document.language; };
    CHECK(language("# 제목\n\nDjango ORM 을 사용하면 query 를 쉽게 작성한다.") == "ko");
    CHECK(language("что такое `GIL`? Это блокировка интерпретатора CPython.") == "ru");
    CHECK(language("Що таке ґіл? Це блокування інтерпретатора її.") == "uk");
    CHECK(language("これは日本語の文章です。Python を使う。") == "ja");
    CHECK(language("这是中文笔记。Redis 为什么快？") == "zh");
    CHECK(language("What is the difference between a list and a tuple?") == "en");
    CHECK(language("¿Qué es una lista y cómo se usa con los datos?") == "es");
    CHECK(language("Wie ist das mit der Liste und nicht mit einem Tupel?") == "de");
    CHECK(language("مرحبا بكم في Python") == "ar");
    CHECK(language("שלום עולם") == "he");
    CHECK(language("123 456") == "und");
    CHECK(language("پایتون چیست و چگونه کار می‌کند؟") == "fa");
    CHECK(language("پائتھن کیا ہے اور یہ کیسے کام کرتا ہے؟") == "ur");
    CHECK(language("पाइथन क्या है और यह कैसे काम करता है?") == "hi");
    CHECK(language("Sự khác nhau giữa danh sách và bộ là gì? Có được không?") == "vi");
    CHECK(language("O que é uma lista e como não usar os dados?") == "pt");
    CHECK(language("Apa itu daftar dan untuk apa dengan yang ini?") == "id");
    CHECK(language("git push, git pull, docker run") == "en");
    CHECK(language("naïveté, garçon, château") == "und");
    CHECK(language("```py\ndef f(): pass\n```\n\nКод на Python.") == "ru");
}

TEST_CASE("the notes of the corpora are in the languages that their index says") {
    const auto index = tests::read_shared("corpora/index.json");
    if (!index) return;
    // The index names some by their folders.
    const std::map<std::string, std::string> tags = {
        {"hebrew", "he"}, {"arabic", "ar"},  {"vietnamese", "vi"}, {"russian", "ru"}, {"japanese", "ja"},
        {"korean", "ko"}, {"spanish", "es"}, {"portuguese", "pt"}, {"chinese", "zh"}, {"ko+en", "ko"}};
    const auto value = [&](std::string_view key, std::size_t& at) {
        const std::string pattern = "\"" + std::string(key) + "\": \"";
        at = index->find(pattern, at);
        if (at == std::string::npos) return std::string{};
        at += pattern.size();
        return index->substr(at, index->find('"', at) - at);
    };
    std::size_t checked = 0;
    for (std::size_t at = 0;;) {
        const std::string path = value("path", at);
        if (at == std::string::npos) break;
        std::size_t folder_at = index->rfind("\"folder\": \"", at);
        REQUIRE(folder_at != std::string::npos);
        const std::string folder = value("folder", folder_at);
        std::string wanted = value("lang", at);
        if (const auto tag = tags.find(wanted); tag != tags.end()) wanted = tag->second;
        const auto text = tests::read_file(tests::shared_path("corpora") / folder / path);
        if (!text) continue;
        CHECK_MESSAGE(tests::read_note(*text).document.language == wanted, std::string(folder + "/" + path));
        ++checked;
    }
    CHECK(checked > 30);
}

TEST_CASE("titles come from file names when none is written") {
    CHECK(notes::title_from_file("python-django-ru.md") == "Python Django Ru");
    CHECK(notes::title_from_file("notes/03_sql_basics.txt") == "Sql Basics");
    CHECK(notes::title_from_file("db/README.md") == "Db");
    CHECK(notes::title_from_file("README.md") == "README");
    CHECK(notes::title_from_file("./README.md") == "README");
    CHECK(notes::title_from_file("404.md") == "404");
    CHECK(notes::title_from_file("Event loop 3f0e6c2b8a4d4e5f9a1b2c3d4e5f6a7b.md") == "Event loop");
    CHECK(notes::title_from_file("3f0e6c2b8a4d4e5f9a1b2c3d4e5f6a7b.md") == "3f0e6c2b8a4d4e5f9a1b2c3d4e5f6a7b");
    CHECK(notes::title_from_file("3d-graphics.md") == "3d Graphics");
    CHECK(notes::title_from_file("가상 메모리.md") == "가상 메모리");
    CHECK(notes::title_from_file(".md") == "Md");
    CHECK(notes::title_from_file("") == "Note");
    CHECK(notes::title_from_file("---.md") == "Note");
}

TEST_CASE("a title is the only heading of level 1; several are chapters") {
    CHECK(tests::read_note("# A\n\n## B\n\n## C\n").document.title == "A");
    CHECK(tests::read_note("# A\n\nx\n\n# B\n\ny\n").document.title_written == false);
    CHECK(tests::read_note("## B\n\nx\n\n# A\n\ny\n").document.title_written == false);
}

TEST_CASE("code tells its language when it can hardly be another") {
    using notes::guess_code_language;
    CHECK(guess_code_language("POST /graphql\nHOST api.github.com\n{ user(login: \"x\") { id } }") == "http");
    CHECK(guess_code_language("{   \"data\": {\n \"user\": 1 } }") == "json");
    CHECK(guess_code_language("[\"a\", 1]") == "json");
    CHECK(guess_code_language("def f(x):\n    return x\n") == "python");
    CHECK(guess_code_language("from a import b\nx = b(1)\n") == "python");
    CHECK(guess_code_language("select a, b\nfrom t\nwhere c = 1;") == "sql");
    CHECK(guess_code_language("const a = () => {\n  return 1;\n};") == "javascript");
    CHECK(guess_code_language("$ pip install x\n") == "bash");
    CHECK(guess_code_language("<div class=\"a\">\n<p>x</p>\n</div>") == "html");
    CHECK(guess_code_language("query {\n  user { id }\n}") == "graphql");
    for (const char* unknown :
         {"", "hello world", "1 2 3", "a -> b -> c", "x", "[1, 2, 3]", "{ a: 1 }", "int main() { }"})
        CHECK_MESSAGE(guess_code_language(unknown).empty(), std::string(unknown));
}

TEST_CASE("what many languages share names none of them") {
    using notes::guess_code_language;
    for (const char* unknown :
         {"x = 1\ny = 2\nz = 3\n", "a.b();\nc.d();\ne.f();\ng.h();\n", "run(x)\nrun(y)\nrun(z)\n",
          "price = F('price')\nstock = F('stock')\n", "private int x;\npublic void set(int y) {\n  x = y;\n}\n",
          "int a = 1;\nint b = 2;\na = b;\nb = a;\n", "class Dog : public Animal {\n};\nDog d;\nd.bark();\n",
          "class A::B < C\n  x = f(1)\n  y = f(2)\n", "var l = new List<string>();\nl.Add(1);\nl.Add(2);\nl.Add(3);\n",
          "const int a = 1;\nconst int b = 2;\n", "Foo foo = bar();\nfoo.a();\nfoo.b();\nfoo.c();\n"})
        CHECK_MESSAGE(guess_code_language(unknown).empty(), std::string(unknown));
}

TEST_CASE("languages that share their signs are told by what only one of them has") {
    using notes::guess_code_language;
    CHECK(guess_code_language("List<String> l = new ArrayList<>();\nl.add(\"a\");\nl.add(\"b\");\n") == "java");
    CHECK(guess_code_language("public class A {\n  public static void main(String[] args) {\n    int x = 1;\n    "
                              "System.out.println(x);\n  }\n}\n") == "java");
    CHECK(guess_code_language("using System;\npublic class A {\n  static void Main() { Console.WriteLine(1); }\n}\n") ==
          "csharp");
    CHECK(guess_code_language("#include <stdio.h>\n\nint main(void) {\n  printf(\"x\");\n  return 0;\n}\n") == "c");
    CHECK(guess_code_language("#include <vector>\nint main() {\n  std::vector<int> v;\n  v.push_back(1);\n}\n") ==
          "cpp");
    CHECK(guess_code_language("package main\n\nfunc main() {\n  x := 1\n  fmt.Println(x)\n}\n") == "go");
    CHECK(guess_code_language("let mut x = 5;\nlet y = 6;\nx = y;\nprintln!(\"{}\", x);\n") == "rust");
    CHECK(guess_code_language("const a = 1;\nlet b = 2;\nb.c();\n") == "javascript");
    CHECK(guess_code_language("class A(B):\n    x = f(1)\n") == "python");
    CHECK(guess_code_language("x = f(1)\n", "python") == "python");
    CHECK(guess_code_language("a.b();\nint c;\n", "javascript").empty());
}

TEST_CASE("questions are known by their mark or their words") {
    for (const char* question :
         {"Why?", "왜 그럴까？", "ما هو؟", "What is RAII", "Что такое ООП", "프로세스란 무엇인가요", "クラスとは",
          "(why?)", "Why? 😀", "**Why?**", "什么是 Redis"})
        CHECK_MESSAGE(notes::asks(question), std::string(question));
    for (const char* statement : {"Closures", "Installation", "변수", "What", "a?b", "", "Whatever works", "Какао"}) {
        CHECK_MESSAGE(!notes::asks(statement), std::string(statement));
    }
    CHECK(notes::is_question_like("list vs tuple"));
    CHECK(notes::is_question_like("ORM의 N + 1 문제"));
    CHECK_FALSE(notes::is_question_like("Garbage Collection (GC)"));
}

TEST_CASE("leading numbers") {
    const auto number = [](std::string_view text) {
        const LeadingNumber found = leading_number(text);
        return std::to_string(found.value) + "/" + std::to_string(found.size) + (found.bare ? "b" : "");
    };
    CHECK(number("12. X") == "12/4");
    CHECK(number("3) X") == "3/3");
    CHECK(number("Q4. X") == "4/4");
    CHECK(number("#5 X") == "5/3");
    CHECK(number("[6] X") == "6/4");
    CHECK(number("14 == vs is") == "14/3b");
    CHECK(number("7.다음") == "7/2");
    for (const char* none : {"3.5 X", "2nd X", "X 1.", "1.", "", "[x] X", "99999 X", "1"})
        CHECK_MESSAGE(number(none) == "0/0", std::string(none));
}

TEST_CASE("similar texts differ in little more than marks") {
    CHECK(notes::similarity("__slots__", "__slot__") > 0.8);
    CHECK(notes::similarity("== vs is", "== vs is") == 1.0);
    CHECK(notes::similarity("HTTP-Methoden", "HTTP Methoden") > 0.7);
    CHECK(notes::similarity("signals", "Context Manager") < 0.3);
    CHECK(notes::similarity("", "x") == 0.0);
}
