#include "quiz/grading.h"

#include <algorithm>
#include <utility>

#include "base/compact_sort.h"
#include "base/later.h"
#include "base/stem.h"
#include "base/unicode.h"
#include "quiz/answer_words.h"

namespace viva::quiz {
namespace {

using model::CardPart;
using model::PartKind;

bool has_word(const std::vector<Word>& words, std::string_view folded) {
    return std::any_of(words.begin(), words.end(), [&](const Word& word) { return same_word(word.folded, folded); });
}

/// The words of `part` that `said` has; half of what they weigh covers it, for nobody says a note word for word. Words
/// that are given (by the question, or by other items) weigh nothing, unless the part says no more; then an item wants
/// all of them.
PartVerdict cover(std::string_view part, const std::vector<Word>& said, const std::vector<Word>& words_given,
                  bool is_item) {
    PartVerdict verdict;
    verdict.counts = true;
    unsigned total = 0, matched = 0, given = 0, given_matched = 0;
    for (const Word& word : words_of(part)) {
        const unsigned weight = weight_of(word.folded);
        const bool is_said = has_word(said, word.folded);
        const bool is_given = has_word(words_given, word.folded);
        (is_given ? given : total) += weight;
        if (!is_said) continue;
        (is_given ? given_matched : matched) += weight;
        verdict.matched.push_back(word.place);
    }
    const unsigned most = total > 0 ? total : given, had = total > 0 ? matched : given_matched;
    verdict.right = most > 0 && (total == 0 && is_item ? had == most : 2 * had >= most);
    return verdict;
}

/// Whether the note marks the words of a part as code.
bool is_code(const model::Collection& collection, const CardPart& part) {
    const model::Document& document = collection.documents[part.document];
    if (part.block >= document.blocks.size()) return false;
    const model::Block& block = document.blocks[part.block];
    const auto spans = document.spans.subspan(block.first_span, block.span_count);
    return std::any_of(spans.begin(), spans.end(), [&](const model::Span& span) {
        return span.kind == model::SpanKind::code && part.text.offset - span.text.offset < span.text.size;
    });
}

/// A term that was left out has to be there whole: its words in their order, each said for itself.
VIVA_LATER PartVerdict cover_term(const model::Collection& collection, const CardPart& part, std::string_view text,
                                  const std::vector<Word>& said) {
    PartVerdict verdict;
    verdict.counts = true;
    const std::string_view term = collection.words(part);
    const bool code = is_code(collection, part);
    const std::vector<Word> words = words_of(term);
    auto from = said.begin();
    for (const Word& word : words) {
        const bool strict = code || is_acronym(term.substr(word.place.offset, word.place.size));
        const auto found = std::find_if(from, said.end(),
                                        [&](const Word& each) { return same_term(word.folded, each.folded, strict); });
        if (found == said.end()) continue;
        from = found + 1;
        verdict.matched.push_back(word.place);
    }
    verdict.right = !words.empty() && verdict.matched.size() == words.size() && says_call(term, code, text);
    return verdict;
}

/// What an item is called, without what is said about it: "GIL: one lock for all" is named by "GIL".
std::string_view name_of(std::string_view item) {
    std::size_t end = item.size();
    if (item.ends_with(':') && !item.ends_with("::")) --end;
    for (const std::string_view mark : {": ", " — ", " – ", " - ", "(", " → ", " = "})
        if (const std::size_t at = item.find(mark); at != std::string_view::npos && at > 1) end = std::min(end, at);
    return item.substr(0, end);
}

/// The lines that say something.
std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = trim(text.substr(0, end));
        if (!line.empty()) lines.push_back(line);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

/// Output is right line by line; each part takes as many lines as it has.
void judge_output(const model::Collection& collection, const Prompt& prompt, std::string_view text, Verdict& verdict) {
    const std::vector<std::string_view> said = lines_of(text);
    std::size_t at = 0;
    for (std::size_t i = 0; i < prompt.parts.size(); ++i) {
        if (prompt.parts[i].kind != PartKind::output) continue;
        PartVerdict& part = verdict.parts[i];
        part.counts = part.right = true;
        for (const std::string_view line : lines_of(collection.words(prompt.parts[i]))) {
            part.right = part.right && at < said.size() && same_code(line, said[at]);
            ++at;
        }
    }
    // More lines than it prints: the last part was not the end.
    for (std::size_t i = verdict.parts.size(); at < said.size() && i-- > 0;)
        if (verdict.parts[i].counts) {
            verdict.parts[i].right = false;
            break;
        }
}

/// Words by which two items or more are called: they name none of them.
VIVA_LATER std::vector<Word> shared_words(const model::Collection& collection, const Prompt& prompt) {
    std::vector<std::pair<Word, std::size_t>> all;
    for (std::size_t i = 0; i < prompt.parts.size(); ++i)
        if (prompt.parts[i].kind == PartKind::item)
            for (Word& word : words_of(name_of(collection.words(prompt.parts[i]))))
                all.emplace_back(std::move(word), i);
    std::vector<std::uint32_t> order(all.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    compact_sort(order.begin(), order.end(), [&](std::uint32_t left, std::uint32_t right) {
        const int compared = stem(all[left].first.folded).compare(stem(all[right].first.folded));
        return compared != 0 ? compared < 0 : left < right;
    });
    std::vector<Word> shared;
    for (std::size_t i = 1; i < order.size(); ++i) {
        const auto& [word, item] = all[order[i]];
        const auto& [before, item_before] = all[order[i - 1]];
        if (item != item_before && stem(word.folded) == stem(before.folded)) shared.push_back(word);
    }
    return shared;
}

void judge_text(const model::Collection& collection, const Prompt& prompt, std::string_view text, Verdict& verdict) {
    const std::vector<Word> said = words_of(text);
    std::vector<Word> given = words_of(prompt.question);
    if (!said.empty())
        for (Word& word : shared_words(collection, prompt)) given.push_back(std::move(word));
    for (std::size_t i = 0; i < prompt.parts.size(); ++i) {
        const CardPart& part = prompt.parts[i];
        if (part.kind == PartKind::code || part.kind == PartKind::side) continue;
        const std::string_view words = collection.words(part);
        const bool is_item = part.kind == PartKind::item;
        verdict.parts[i] = part.kind == PartKind::hidden
                               ? cover_term(collection, part, text, said)
                               : cover(is_item ? name_of(words) : words, said, given, is_item);
        // Signs have no words: `->` and `**` are compared as code is.
        if (same_code(words, text)) verdict.parts[i].right = true;
    }
}

void judge_picks(const Prompt& prompt, const Answer& answer, Verdict& verdict) {
    for (std::size_t i = 0; i < prompt.parts.size(); ++i) {
        const CardPart& part = prompt.parts[i];
        const unsigned pick = i < answer.picks.size() ? answer.picks[i] : 0;
        if (part.kind == PartKind::statement)
            verdict.parts[i] = {true, pick == part.side + 1U, {}};
        else if (part.kind == PartKind::option)
            verdict.parts[i] = {true, (pick != 0) == (part.correct != 0), {}};
    }
}

model::Rating suggest(const Prompt& prompt, const Verdict& verdict) {
    if (verdict.right == verdict.wanted) return model::Rating::Good;
    // Options are right as a whole or not at all: leaving a wrong one unpicked is no knowledge.
    if (prompt.form == AnswerForm::options || 3 * verdict.right < verdict.wanted) return model::Rating::Again;
    return 3 * verdict.right < 2 * verdict.wanted ? model::Rating::Hard : model::Rating::Good;
}

}  // namespace

VIVA_LATER Verdict judge(const model::Collection& collection, const Prompt& prompt, const Answer& answer) {
    Verdict verdict;
    verdict.parts.resize(prompt.parts.size());
    if (prompt.form == AnswerForm::sides || prompt.form == AnswerForm::options)
        judge_picks(prompt, answer, verdict);
    else if (prompt.mode == "output")
        judge_output(collection, prompt, answer.text, verdict);
    else
        judge_text(collection, prompt, answer.text, verdict);
    for (const PartVerdict& part : verdict.parts) {
        verdict.wanted += part.counts ? 1 : 0;
        verdict.right += part.counts && part.right ? 1 : 0;
    }
    if (verdict.wanted > 0 && !answer.is_empty()) verdict.suggestion = suggest(prompt, verdict);
    return verdict;
}

}  // namespace viva::quiz
