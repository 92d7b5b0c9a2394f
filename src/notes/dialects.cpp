#include "notes/dialects.h"

#include <utility>

#include "notes/dialects/labelled_headings.h"
#include "notes/dialects/lone_numbers.h"
#include "notes/dialects/numbered_headings.h"
#include "notes/dialects/question_bullets.h"
#include "notes/dialects/question_headings.h"
#include "notes/dialects/questions_above_answers.h"
#include "notes/dialects/scraped_post.h"
#include "notes/dialects/topic_headings.h"
#include "notes/written_cards.h"

namespace viva::notes {
namespace {

// Every dialect. To add one: write dialects/<name>.cpp, add its row. The last row takes whatever nothing else takes.
constexpr Dialect all[] = {
    {"questions under headings that say so", score_labelled_headings, apply_labelled_headings},
    {"numbers alone above the questions", score_lone_numbers, apply_lone_numbers},
    {"numbered headings under a table of contents", score_numbered_headings_with_contents, apply_numbered_headings},
    {"numbered headings", score_numbered_headings, apply_numbered_headings},
    {"cards written as cards", score_written_cards, apply_question_headings},
    {"question bullets with nested answers", score_question_bullets, apply_question_bullets, true},
    {"question bullets without answers", score_bare_bullets, apply_question_bullets, true},
    {"questions in lines above their answers", score_questions_above_answers, apply_questions_above_answers},
    {"headings that ask", score_question_headings, apply_question_headings},
    {"topics under a table of contents", score_topic_headings, apply_topic_headings},
    {"a blog post scraped to plain text", score_scraped_post, apply_scraped_post},
    {"a plain note", score_plain_note, apply_question_headings},
};

}  // namespace

std::span<const Dialect> dialects() { return all; }

Choice choose_dialect(const Reading& reading) {
    Choice choice{&all[std::size(all) - 1], 0, {}};
    reading.bullets.reset();  // A note may be chosen for again, after it was rewritten.
    for (const Dialect& dialect : all) {
        Score score = dialect.score(reading);
        if (score.value > choice.value) {
            choice.dialect = &dialect;
            choice.value = score.value;
        }
        choice.considered.push_back({dialect.name, score.value, std::move(score.why)});
    }
    return choice;
}

}  // namespace viva::notes
