#include "notes/dialects.h"

#include "notes/dialects/numbered_headings.h"
#include "notes/dialects/question_bullets.h"
#include "notes/dialects/question_headings.h"
#include "notes/dialects/scraped_post.h"

namespace viva::notes {
namespace {

// Every dialect. To add one: write dialects/<name>.cpp, add its row. The last row takes whatever nothing else takes.
constexpr Dialect all[] = {
    {"numbered headings under a table of contents", score_numbered_headings_with_contents, apply_numbered_headings},
    {"numbered headings", score_numbered_headings, apply_numbered_headings},
    {"question bullets with nested answers", score_question_bullets, apply_question_bullets},
    {"a blog post scraped to plain text", score_scraped_post, apply_scraped_post},
    {"headings that ask", score_question_headings, apply_question_headings},
    {"a plain note", score_plain_note, apply_question_headings},
};

}  // namespace

std::span<const Dialect> dialects() { return all; }

const Dialect& choose_dialect(const Reading& reading) {
    const Dialect* best = &all[std::size(all) - 1];
    double best_score = 0;
    for (const Dialect& dialect : all) {
        const double score = dialect.score(reading);
        if (score <= best_score) continue;
        best = &dialect;
        best_score = score;
    }
    return *best;
}

}  // namespace viva::notes
