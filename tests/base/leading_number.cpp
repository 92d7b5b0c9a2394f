#include "base/leading_number.h"

#include <string>

#include <doctest/doctest.h>

using namespace viva;

namespace {

/// "value|rest"; "" if the text begins with no number.
std::string split(std::string_view text) {
    const LeadingNumber number = leading_number(text);
    return number.size == 0 ? "" : std::to_string(number.value) + "|" + std::string(text.substr(number.size));
}

}  // namespace

TEST_CASE("numbers before questions are known in the ways that people write them") {
    CHECK(split("12. What?") == "12|What?");
    CHECK(split("3) What?") == "3|What?");
    CHECK(split("Q4. What?") == "4|What?");
    CHECK(split("#5 What?") == "5|What?");
    CHECK(split("[6] What?") == "6|What?");
    CHECK(split("14 == vs is") == "14|== vs is");
    CHECK(split("7️⃣ What?") == "7|What?");
    CHECK(split("1️⃣2️⃣What?") == "12|What?");
    CHECK(split("🔟 What?") == "10|What?");
    CHECK(split("Question 7: What?") == "7|What?");
    CHECK(split("Question 1 : Qu'est-ce que le DOM ?") == "1|Qu'est-ce que le DOM ?");
    CHECK(split("Câu 2: PHP là gì?") == "2|PHP là gì?");
    CHECK(split("Вопрос №3. Что?") == "3|Что?");
    CHECK(split("Вопрос 3. Что?") == "3|Что?");
    CHECK(split("질문 8. 무엇인가?") == "8|무엇인가?");
    CHECK(split("문제 5번 무엇인가?") == "5|무엇인가?");
    CHECK(split("问题10：什么是锁？") == "10|什么是锁？");
    CHECK(split("第3题 什么是锁？") == "3|什么是锁？");
    CHECK(split("問1. TCPとは") == "1|TCPとは");
    CHECK(split("一、什么是事务？") == "1|什么是事务？");
    CHECK(split("二十三、索引") == "23|索引");
    CHECK(split("（三）索引") == "3|索引");
    CHECK(split("2、索引") == "2|索引");
    CHECK(split("Q.1 What?") == "1|What?");
    CHECK(split("Q1。什么是锁？") == "1|什么是锁？");
    CHECK(split("1。什么是锁？") == "1|什么是锁？");
}

TEST_CASE("a capital letter before a number is a label only to whoever asks for one") {
    CHECK(lettered_number("C12. What?").value == 12);
    CHECK(lettered_number("C12. What?").size == 5);
    for (const char* text : {"C12 What?", "C. What?", "c1. What?", "C1.", "C++11: what?", ""})
        CHECK_MESSAGE(lettered_number(text).size == 0, text);
}

TEST_CASE("words and numbers that number nothing stay") {
    for (const char* text :
         {"3.5 release", "2nd", "404", "Question 4", "Question everything", "Problem 3.5 of Euler", "一致性",
          "三次握手是什么？", "quiz", "", "no. nothing", "Task runners", "Q. 3 ways", "Q.1"})
        CHECK_MESSAGE(split(text).empty(), text);
}

TEST_CASE("chapters are told from questions") {
    CHECK(leading_number("一、概述").chapter);
    CHECK(leading_number("3、概述").chapter);
    CHECK(!leading_number("3. 概述").chapter);
    CHECK(!leading_number("问题3、概述").chapter);
}
