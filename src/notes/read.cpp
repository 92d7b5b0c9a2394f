#include "notes/read.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "base/unicode.h"
#include "notes/admonitions.h"
#include "notes/adopt.h"
#include "notes/choices.h"
#include "notes/chosen_questions.h"
#include "notes/cloze_marks.h"
#include "notes/definitions.h"
#include "notes/dialects.h"
#include "notes/equals_headings.h"
#include "notes/foreign_lines.h"
#include "notes/front_title.h"
#include "notes/key_lists.h"
#include "notes/labelled_answers.h"
#include "notes/language.h"
#include "notes/listed_questions.h"
#include "notes/loose_options.h"
#include "notes/marks.h"
#include "notes/navigation.h"
#include "notes/options.h"
#include "notes/question_tables.h"
#include "notes/quiz_blocks.h"
#include "notes/revealed_answers.h"
#include "notes/rewrite.h"
#include "notes/run_in_questions.h"
#include "notes/tab_lines.h"
#include "notes/tags.h"
#include "notes/title.h"
#include "notes/translations.h"
#include "notes/written_cards.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;

void set_title(ParsedDocument& document, const FrontMatter& head) {
    const std::uint32_t heading = title_heading(document);
    if (document.title.empty() && !head.title.empty())
        document.title = head.title;
    else if (document.title.empty() && heading != model::none &&
             document.blocks[heading].role != static_cast<std::uint8_t>(model::BlockRole::aside))
        document.title = text_of(document, heading);
    document.title_written = !document.title.empty();
    if (!document.title_written) document.title = title_from_file(document.file);
}

/// The language of most of the note's code, if it is one.
std::string main_code_language(const ParsedDocument& document) {
    std::map<std::string_view, std::size_t> counts;
    for (const Block& block : document.blocks)
        if (block.kind == BlockKind::code && block.label.size > 0) ++counts[document.of(block.label)];
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& left, const auto& right) { return left.second < right.second; });
    return most == counts.end() ? std::string{} : std::string(most->first);
}

/// Code that does not say what it is in gets the language that it plainly is in.
void label_code(ParsedDocument& document) {
    std::string likely;
    for (const bool second_look : {false, true}) {
        if (second_look) likely = main_code_language(document);
        for (Block& block : document.blocks)
            if (block.kind == BlockKind::code && block.label.size == 0)
                block.label = append_text(document, guess_code_language(document.of(block.text), likely));
    }
}

/// Whether anything that can be shown follows the question before its answer must end.
bool has_answer(const ParsedDocument& document, std::uint32_t question, std::uint32_t end) {
    const Block& block = document.blocks[question];
    for (std::uint32_t i = block.end; i < end; i = document.blocks[i].end) {
        const Block& next = document.blocks[i];
        if (next.role == static_cast<std::uint8_t>(model::BlockRole::aside)) continue;
        if (is_answer(document, i)) return true;
        if (next.kind == BlockKind::heading && i < end_of_question(document, question, i + 1)) return true;
        if (next.kind == BlockKind::heading || (is_question(document, i) && !hides_words(document, i))) return false;
        if (next.kind != BlockKind::rule && next.kind != BlockKind::html && !is_hidden(document, i)) return true;
    }
    return false;
}

/// A note with more questions than this that have no answer gets one message about them all.
constexpr std::size_t most_told_apart = 3;
/// And it names as many of their lines.
constexpr std::size_t most_lines_named = 8;

/// The questions whose answers stand under headings that say so.
std::unordered_set<std::uint32_t> find_answered_elsewhere(const ParsedDocument& document) {
    std::unordered_set<std::uint32_t> questions;
    for (const Block& block : document.blocks)
        if (block.role == static_cast<std::uint8_t>(model::BlockRole::answer_elsewhere) &&
            block.kind == BlockKind::heading)
            questions.insert(block.number);
    return questions;
}

/// The questions that nothing answers, in order.
std::vector<std::uint32_t> find_unanswered(const ParsedDocument& document) {
    std::vector<std::uint32_t> unanswered;
    const std::unordered_set<std::uint32_t> elsewhere = find_answered_elsewhere(document);
    std::vector<std::uint32_t> parent_ends;  // Where each open container ends.
    for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
        while (!parent_ends.empty() && parent_ends.back() <= i) parent_ends.pop_back();
        const std::uint32_t end =
            parent_ends.empty() ? static_cast<std::uint32_t>(document.blocks.size()) : parent_ends.back();
        if (document.blocks[i].end > i + 1) parent_ends.push_back(document.blocks[i].end);
        // Of such a question the dialect has seen that something follows.
        const bool is_above = document.blocks[i].role == static_cast<std::uint8_t>(model::BlockRole::answered_below);
        if (is_question(document, i) && elsewhere.count(i) == 0 && !is_above && !hides_words(document, i) &&
            !has_answer(document, i, end))
            unanswered.push_back(i);
    }
    return unanswered;
}

/// "lines 3, 5, 9 and 4 more"
std::string lines_of_all(const ParsedDocument& document, const std::vector<std::uint32_t>& blocks) {
    std::string text = "lines ";
    const std::size_t named = blocks.size() > most_lines_named + 1 ? most_lines_named : blocks.size();
    for (std::size_t i = 0; i < named; ++i)
        text += (i == 0 ? "" : ", ") + std::to_string(document.blocks[blocks[i]].line);
    return named < blocks.size() ? text + " and " + std::to_string(blocks.size() - named) + " more" : text;
}

void check_answers(const Reading& reading) {
    const ParsedDocument& document = reading.document;
    const std::vector<std::uint32_t> unanswered = find_unanswered(document);
    for (const std::uint32_t question : unanswered) {
        const Block& block = document.blocks[question];
        const std::string_view line = reading.source.line(block.line);
        const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
        const bool is_one_of_many = unanswered.size() > most_told_apart;
        const std::string message = is_one_of_many ? std::to_string(unanswered.size()) + " questions have no answer (" +
                                                         lines_of_all(document, unanswered) + ")"
                                                   : "question has no answer";
        const std::string place = block.kind == BlockKind::heading ? "heading" : "question";
        reading.reporter.add(Severity::warning, block.line, static_cast<std::uint32_t>(indent) + 1, message,
                             std::string("write the answer under ") + (is_one_of_many ? "each " : "the ") + place +
                                 ", or mark it <!-- viva: skip -->");
        if (is_one_of_many) return;
    }
}

void check_questions(const Reading& reading) {
    const ParsedDocument& document = reading.document;
    if (document.blocks.empty()) {
        reading.reporter.add(Severity::warning, 0, 0, "the note is empty",
                             "write something in it, or take it out of the folder");
        return;
    }
    const bool any = std::any_of(document.blocks.begin(), document.blocks.end(),
                                 [](const Block& block) { return (block.flags & model::flag_question) != 0; });
    if (any) return;
    reading.reporter.add(Severity::warning, 0, 0,
                         "no questions were found; the note can be read, but it makes no cards",
                         "end the headings or bullets that ask with a question mark, and write the answers under them");
}

/// What the note says, or its head, or its folder.
std::optional<ChosenQuestions> find_chosen(const Reading& reading, const FrontMatter& head,
                                           const std::vector<Mark>& marks) {
    std::string_view written = head.questions.empty() ? reading.options.questions : head.questions;
    std::uint32_t line = 1;
    for (const Mark& mark : marks)
        if (mark.directive.starts_with(questions_mark)) {
            written = std::string_view(mark.directive).substr(questions_mark.size());
            line = mark.line;
            break;
        }
    if (written.empty()) return std::nullopt;
    const std::optional<ChosenQuestions> chosen = parse_chosen_questions(written);
    if (!chosen)
        reading.reporter.add(
            Severity::warning, line, 0,
            "this says nothing about which parts of the note ask: " + std::string(written.substr(0, 80)),
            "write questions=h3, or h2,h3, bullets, bold or none");
    return chosen;
}

/// A dialect that fits worse leaves open what asks.
constexpr double least_shape = 0.35;

std::vector<Considered> interpret(Reading& reading, const FrontMatter& head, const std::vector<Mark>& marks) {
    ParsedDocument& document = reading.document;
    adopt_file_name(document);
    adopt_missed_boxes(document);
    adopt_interrupting_bullets(reading.source, document);
    adopt_loose_options(document);
    read_definitions(document);
    read_written_cards(document, calls_itself_deck(reading.source));
    label_answers(document);
    reading.contents_links = hide_navigation(document).contents_links;
    const std::optional<ChosenQuestions> chosen = find_chosen(reading, head, marks);
    if (!chosen) mark_revealed_answers(document);
    Choice choice = choose_dialect(reading);
    // Where other shapes are plain, a bold question in a paragraph is part of an answer.
    const bool is_plain = choice.value < least_shape;
    if (is_plain ? cut_run_in_questions(document) : choice.dialect->asks_in_items && cut_run_in_items(document))
        choice = choose_dialect(reading);
    if (chosen) {
        apply_chosen_questions(reading, *chosen);
        document.dialect = "as it says itself";
    } else {
        if (choice.value < least_shape) mark_keyed_questions(document);
        choice.dialect->apply(reading);
        mark_keyed_questions(document);
        if (is_plain) mark_lines_above_labels(document);
        document.dialect = choice.dialect->name;
    }
    number_lettered_questions(document);
    const KeyLists keys = find_key_lists(document);
    mark_question_tables(document);
    set_translations_aside(document);
    mark_choices(document, keys);
    forget_listed_questions(document);
    apply_marks(reading, marks);
    name_headings(document);
    label_code(document);
    set_title(document, head);
    document.language = language_of(document);
    check_answers(reading);
    check_questions(reading);
    return std::move(choice.considered);
}

}  // namespace

model::Document ParsedDocument::view() const {
    return {id, file, title, title_written, language, dialect, text, blocks, spans, tokens, sections, tags};
}

void ParsedDocument::shrink_to_fit() {
    text.shrink_to_fit();
    blocks.shrink_to_fit();
    spans.shrink_to_fit();
    sections.shrink_to_fit();
}

ReadResult read(std::string_view file_name, std::string_view bytes, const ReadOptions& options) {
    ReadResult result;
    ParsedDocument& document = result.document;
    document.file = file_name;
    document.id = slug(file_stem(file_name));
    document.title = title_from_file(file_name);
    document.language = "und";
    Reporter reporter(document.file, result.diagnostics);
    Source source;
    result.readable = decode(bytes, options, source, reporter);
    if (!result.readable) return result;
    document.title.clear();
    FrontMatter head = find_front_matter(source);
    adopt_asking_title(source, head);
    document.tags = find_tags(source, head);
    adopt_foreign_lines(source, head.line_count + 1);
    adopt_equals_headings(source);
    adopt_admonitions(source);
    adopt_tab_lines(source);
    const std::vector<QuizBlock> quizzes = take_quiz_tags(source);
    ReadOptions seen = options;
    if (!quizzes.empty()) seen.find_note = {};  // There, [[word]] is a gap to fill.
    const std::vector<Mark> marks = parse_markdown(source, head.line_count, seen, document, reporter);
    read_quiz_blocks(document, quizzes);
    Reading reading{source, options, document, reporter, head.title};
    result.considered = interpret(reading, head, marks);
    std::sort(
        result.diagnostics.begin(), result.diagnostics.end(), [](const Diagnostic& left, const Diagnostic& right) {
            return std::tie(left.line, left.column, left.message) < std::tie(right.line, right.column, right.message);
        });
    document.shrink_to_fit();
    return result;
}

}  // namespace viva::notes
