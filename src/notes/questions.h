// What a question looks like, in the languages that notes come in.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/leading_number.h"

namespace viva::notes {

/// Ends in a question mark of any script (closing marks and emoji may follow), or asks in words: "What is X",
/// "Что такое X", "X란", "X를 설명하시오", "X とは".
bool asks(std::string_view text);

/// Ends in a question mark.
bool ends_in_question_mark(std::string_view text);

/// The title of a note that asks as a whole: it ends in a question mark, or one stands between two parts of it, or an
/// interviewer is said to ask it ("面试官：谈谈闭包").
bool is_question_title(std::string_view text);

/// The title of a note that is one question: as above, or it asks in words, or names two things to compare. Not where
/// it names a manual's part: "How to install".
bool asks_as_title(std::string_view text);

/// Names two things to compare: "A vs B", "the difference between".
bool compares(std::string_view text);

/// Asks, or names what one asks about: a comparison ("A vs B"), a problem, a difference.
bool is_question_like(std::string_view text);

/// "FAQ: what should I know?", "Which questions are asked?": a title that is about questions leads to them.
bool names_questions(std::string_view title);

/// The same, or it names an interview, a quiz.
bool promises_questions(std::string_view title);

/// `text` without what adorns or numbers its beginning: "⭐️ 12. What", ":star: What" and "¿What" are "What".
std::string_view without_prefix(std::string_view text);

/// A heading that names a part of a note and asks nothing: "References", "목차".
bool is_apparatus(std::string_view text);

/// A heading that manuals of programs have: "Installation", "Usage".
bool is_manual_heading(std::string_view text);

/// A link that only leads back, by its words ("⬆ Back to Top", "↑", "뒤로"), or by them and its target: "Index" to
/// "../README.md", "Top" to "#top".
bool leads_back(std::string_view text, std::string_view target);

/// The number that is all a heading says: "#12", "Q3", "Question 4", "문제 5", "6-1"; 0: it says more, or none.
std::uint32_t lone_number(std::string_view text);

/// Similarity of two short texts, 0..1: Dice coefficient of the letter pairs of what is left without case and marks.
double similarity(std::string_view left, std::string_view right);

}  // namespace viva::notes
