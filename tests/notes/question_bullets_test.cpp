#include <doctest/doctest.h>

#include "helpers.h"

using namespace viva;
using tests::cards_of;
using tests::questions;
using tests::read_note;
using Questions = std::vector<std::string>;

namespace {

constexpr std::string_view spanish = R"(Redes

* ¿Qué es TCP?
    * Un protocolo
      con conexión.
* ¿Para qué sirve DNS?
    1. Resolver nombres
* capas, puertos, enlaces

Bases de datos:

* ¿Qué es un índice?
    ```sql
    CREATE INDEX i ON t (a);
    ```
* ¿Transacción?
    * Todo o nada
* Diferencia entre clave primaria y única
    * La primaria es una
)";

constexpr std::string_view korean = R"(# 면접 준비

## 운영체제

- 프로세스란?
  - 실행 중인 프로그램이다.
- 스레드와 프로세스의 차이
  - 메모리를 공유한다.
- 데드락이란 무엇인가요?

## 네트워크

- TCP 3-way handshake를 설명하시오
  - SYN, SYN-ACK, ACK
  - https://example.com/handshake
- 왜 UDP를 쓰나요? 😀
  - 빠르다
)";

}  // namespace

TEST_CASE("bullets with nested answers are questions, bare lines above lists are sections") {
    const notes::ReadResult note = read_note(spanish, {}, "entrevista.md");
    CHECK(note.document.dialect == "question bullets with nested answers");
    CHECK(questions(note) == Questions{"Redes: ¿Qué es TCP?", "Redes: ¿Para qué sirve DNS?",
                                       "Bases de datos: ¿Qué es un índice?", "Bases de datos: ¿Transacción?",
                                       "Bases de datos: Diferencia entre clave primaria y única"});
    CHECK_FALSE(note.document.title_written);
    CHECK(note.document.title == "Entrevista");
    CHECK(tests::code_blocks(note) == std::vector<std::string>{"sql:\nCREATE INDEX i ON t (a);"});
    CHECK(note.document.blocks[0].kind == model::BlockKind::heading);
    CHECK(note.diagnostics.empty());
}

TEST_CASE("headings are sections too, and a question without an answer is reported") {
    const notes::ReadResult note = read_note(korean);
    CHECK(note.document.dialect == "question bullets with nested answers");
    CHECK(questions(note) == Questions{"운영체제: 프로세스란?", "운영체제: 스레드와 프로세스의 차이",
                                       "운영체제: 데드락이란 무엇인가요?", "네트워크: TCP 3-way handshake를 설명하시오",
                                       "네트워크: 왜 UDP를 쓰나요? 😀"});
    CHECK(tests::messages(note) ==
          "note.md:9:1: question has no answer\n"
          "  - 데드락이란 무엇인가요?\n"
          "  ^\n"
          "  hint: write the answer under the question, or mark it <!-- viva: skip -->\n");
}

TEST_CASE("prose with a list in it is not this dialect") {
    const notes::ReadResult note = read_note(
        "A long text about shopping and cooking that goes on for quite a while, with many words in it.\n\n- bread\n  - "
        "brown\n- milk?\n  - fresh\n- eggs\n  - six\n");
    CHECK(note.document.dialect == "a plain note");
}

TEST_CASE("what stands between two items of a count, without the indent that would nest it, answers the first") {
    CHECK(cards_of("1. What is IP?\n\n   A protocol.\n2. How do IPv4 and IPv6 differ?\n\n|v4|v6|\n|-|-|\n|32|128|\n3. "
                   "What is a mask?\n\n   A part.\n4. Which classes are there?\n\n|A|B|\n|-|-|\n|1|2|\n\n## "
                   "More\n\n1. What is ARP?\n\n   A protocol.\n") ==
          Questions{"What is IP? => A protocol.", "How do IPv4 and IPv6 differ? => v4 v6 32 128",
                    "What is a mask? => A part.", "Which classes are there? => A B 1 2",
                    "What is ARP? => A protocol."});
}
