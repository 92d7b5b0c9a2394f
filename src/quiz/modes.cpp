#include "quiz/modes.h"

#include <algorithm>

#include "base/compact_sort.h"
#include "base/light_fold.h"
#include "base/stem.h"
#include "base/unicode.h"
#include "model/asked_words.h"

namespace viva::quiz {
namespace {

using model::CardKind;

// Every quiz mode, in menu order. To add one: write modes/<name>.cpp, declare its two functions, add its row.
constexpr Mode all_modes[] = {
    {"recall", AnswerForm::thought, accepts_recall, complete_recall},
    {"typed", AnswerForm::text, accepts_typed, complete_typed},
    {"cloze", AnswerForm::line, accepts_cloze, complete_cloze},
    {"versus", AnswerForm::sides, accepts_versus, complete_versus},
    {"list", AnswerForm::text, accepts_list, complete_list},
    {"output", AnswerForm::text, accepts_output, complete_output},
    {"choice", AnswerForm::options, accepts_choice, complete_choice},
};
static_assert(std::size(all_modes) == mode_count, "modes.h says how many there are");

/// From here on a question is asked in ways that look at its parts, and from here on it is written out at times.
constexpr double some_days = 3, some_weeks = 21;

}  // namespace

bool Answer::is_empty() const {
    return text.empty() && std::all_of(picks.begin(), picks.end(), [](std::uint8_t pick) { return pick == 0; });
}

std::size_t Prompt::right_options() const {
    return static_cast<std::size_t>(
        std::count_if(parts.begin(), parts.end(), [](const model::CardPart& part) { return part.correct != 0; }));
}

std::span<const Mode> modes() { return all_modes; }

const Mode* find_mode(std::string_view name) {
    for (const Mode& mode : all_modes)
        if (mode.name == name) return &mode;
    return nullptr;
}

Prompt make_prompt(const model::Collection& collection, std::uint32_t index, const Mode& mode) {
    const model::Card& card = collection.cards[index];
    const model::Document& document = collection.documents[card.document];
    Prompt prompt;
    prompt.mode = mode.name;
    prompt.form = mode.form;
    prompt.document = &document;
    prompt.card = &card;
    if (card.section < document.sections.size()) prompt.section = document.of(document.sections[card.section].name);
    prompt.question = model::asked_words(collection, card);
    prompt.context = model::context_of(collection, card);
    const model::BlockRange revealed = model::revealed_of(collection, card);
    prompt.first_answer = revealed.first;
    prompt.end_answer = revealed.end;
    mode.complete(collection, index, prompt);
    prompt.parts = prompt.parts.first(std::min(prompt.parts.size(), most_parts));
    return prompt;
}

bool is_detail(const model::Card& card) {
    return card.derived_from != 0 && card.part_count > 0 &&
           (card.kind == CardKind::cloze || card.kind == CardKind::output);
}

bool is_scheduled(const model::Card& card) { return card.derived_from == 0 || is_detail(card); }

std::vector<const Mode*> modes_for(const model::Collection& collection, std::uint32_t card) {
    std::vector<const Mode*> accepting;
    for (const Mode& mode : all_modes)
        if (mode.accepts(collection, card)) accepting.push_back(&mode);
    return accepting;
}

const Mode* choose_mode(const model::Collection& collection, std::uint32_t card, const srs::CardState& known) {
    const std::vector<const Mode*> all = modes_for(collection, card);
    const auto among = [&](std::string_view name) -> const Mode* {
        for (const Mode* mode : all)
            if (mode->name == name) return mode;
        return nullptr;
    };
    if (all.empty()) return nullptr;
    const Mode* const plain = all.front();
    const bool settled = known.state == srs::State::Review;
    if (!settled || known.memory.stability_days < some_days) return plain;
    const bool by_parts = known.memory.stability_days < some_weeks || known.reps % 2 == 0;
    for (const std::string_view name : {"versus", "list"})
        if (const Mode* mode = among(name); mode != nullptr && by_parts) return mode;
    if (known.memory.stability_days >= some_weeks && known.reps % 2 == 1)
        if (const Mode* mode = among("typed")) return mode;
    return plain;
}

std::span<const model::CardPart> parts_for(const model::Collection& collection, std::uint32_t index,
                                           model::PartKind kind) {
    const auto holds = [&](const model::Card& card) {
        const std::span<const model::CardPart> parts = collection.parts_of(card);
        return std::any_of(parts.begin(), parts.end(), [&](const model::CardPart& part) { return part.kind == kind; });
    };
    const model::Card& card = collection.cards[index];
    if (holds(card)) return collection.parts_of(card);
    if (card.derived_from != 0) return {};
    // What is derived from a question follows it.
    for (std::size_t i = index + 1; i < collection.cards.size(); ++i) {
        const model::Card& other = collection.cards[i];
        if (other.derived_from == 0) break;
        if (other.derived_from == card.id && holds(other)) return collection.parts_of(other);
    }
    return {};
}

namespace {

bool is_part_of_word(std::string_view text, std::size_t at) {
    if (at >= text.size()) return false;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    return is_word_part(decode_utf8(text, at).code_point);
}

/// Other places of the term within the block that would give it away.
void add_other_places(const model::Document& document, const model::Block& block, std::string_view term,
                      std::vector<model::TextRange>& gaps) {
    const std::string_view text = document.of(block.text);
    const bool is_korean = is_hangul(decode_utf8(term, 0).code_point);
    for (std::size_t at = text.find(term); at != std::string_view::npos; at = text.find(term, at + term.size())) {
        const bool begins = at > 0 && is_part_of_word(text, at - 1) && is_part_of_word(term, 0);
        // A Korean word has its particle behind it.
        const bool goes_on = is_part_of_word(text, at + term.size()) && is_part_of_word(term, term.size() - 1);
        if (begins || (goes_on && !is_korean && !is_hangul(decode_utf8(text, at + term.size()).code_point))) continue;
        gaps.push_back({block.text.offset + static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(term.size())});
    }
}

}  // namespace

std::vector<model::TextRange> gaps_of(const model::Collection& collection, const Prompt& prompt) {
    std::vector<model::TextRange> gaps;
    const model::Document& document = *prompt.document;
    for (const model::CardPart& part : prompt.parts) {
        if (part.kind != model::PartKind::hidden && part.kind != model::PartKind::output) continue;
        const std::string_view words = collection.words(part);
        if (&collection.documents[part.document] != &document || words.empty()) continue;
        gaps.push_back(part.text);
        for (std::uint32_t i = prompt.first_shown; i < prompt.end_shown && part.kind == model::PartKind::hidden; ++i)
            add_other_places(document, document.blocks[i], words, gaps);
    }
    compact_sort(gaps.begin(), gaps.end(),
                 [](const model::TextRange& a, const model::TextRange& b) { return a.offset < b.offset; });
    return gaps;
}

std::string with_gaps(const model::Document& document, std::span<const model::TextRange> gaps) {
    std::string pool(document.text);
    for (const model::TextRange& gap : gaps) {
        // As many as letters, so that the line keeps its width about; the rest of their bytes are spaces.
        const std::size_t letters = std::min<std::size_t>(count_letters(document.of(gap)), 12);
        for (std::size_t i = 0; i < gap.size; ++i)
            if (char& byte = pool[gap.offset + i]; byte != '\n')
                byte = i < std::max<std::size_t>(letters, 3) ? '_' : ' ';
    }
    return pool;
}

}  // namespace viva::quiz
