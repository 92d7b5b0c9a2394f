// Quiz modes: how a card becomes something to answer.
//
// A main question is one thing to remember, and its card alone carries when it is due. What makers derive from it is
// either another *way to ask it* (typed, list, versus, choice: each wants the whole answer), which shares its
// schedule, or a *detail* of it (cloze, output: one term, one program), which is a card of its own; queue.h tells when
// a detail's time has come.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/card.h"
#include "model/context.h"
#include "srs/scheduler.h"

namespace viva::quiz {

/// What somebody gives for an answer.
enum class AnswerForm : std::uint8_t {
    thought,  ///< In the head or aloud.
    text,     ///< Several lines.
    line,     ///< One line.
    sides,    ///< Each statement put to a side.
    options,  ///< Some of the options.
};

/// An answer so far.
struct Answer {
    std::string text;                 ///< For `text` and `line`.
    std::vector<std::uint8_t> picks;  ///< By part. `sides`: the side plus 1; `options`: 1 if picked; 0: nothing yet.

    bool is_empty() const;
};
inline constexpr std::uint16_t longest_answer = 4000;  ///< Characters of `Answer::text`.
inline constexpr std::size_t most_parts = 60;          ///< Of one prompt; what a note has beyond is not asked.

/// What is shown of one card; all but the question is a view over the collection.
struct Prompt {
    std::string_view mode;  ///< Name of the mode that made it.
    AnswerForm form = AnswerForm::thought;
    const model::Document* document = nullptr;  ///< Where it comes from: title and section are its place in the notes.
    const model::Card* card = nullptr;
    std::string_view section;        ///< May be empty.
    std::string question;            ///< Plain text, without what the card hides in it.
    model::BlockRange context;       ///< Shown under the question: the code or picture that it asks about.
    std::uint32_t first_answer = 0;  ///< Blocks [first_answer, end_answer) of the document, shown once revealed.
    std::uint32_t end_answer = 0;
    std::uint32_t first_shown = 0;           ///< Blocks that stand there from the beginning, with gaps for the parts
    std::uint32_t end_shown = 0;             ///< of kinds `hidden` and `output`.
    std::span<const model::CardPart> parts;  ///< What the answer is about: see AnswerForm and model::PartKind.
    bool revealed = false;

    /// Of a choice: how many options are right.
    std::size_t right_options() const;
};

struct Mode {
    std::string_view name;
    AnswerForm form;
    /// Whether this mode can ask the card (an index into the collection's cards).
    bool (*accepts)(const model::Collection& collection, std::uint32_t card);
    /// Completes an accepted card's prompt, of which place, question and answer are there.
    void (*complete)(const model::Collection& collection, std::uint32_t card, Prompt& prompt);
};

/// So many there are: who has a row for each notices one without.
inline constexpr std::size_t mode_count = 7;

/// Every mode, in menu order.
std::span<const Mode> modes();
const Mode* find_mode(std::string_view name);

/// The prompt of a card that the mode accepts, not revealed.
Prompt make_prompt(const model::Collection& collection, std::uint32_t card, const Mode& mode);

/// Whether the card has a schedule of its own: a main question, or a detail that some mode can ask.
bool is_scheduled(const model::Card& card);
/// Whether it asks one detail of a question.
bool is_detail(const model::Card& card);

/// The modes that can ask the card, in menu order.
std::vector<const Mode*> modes_for(const model::Collection& collection, std::uint32_t card);

/// The mode by which a card that is known so well is asked; nullptr if none can. A question is first recalled; once it
/// has stayed for some days its statements are sorted or its items named; once it has stayed for weeks it is written
/// out every other time. A cloze keeps its gap and a choice the note's options, however well they are known.
const Mode* choose_mode(const model::Collection& collection, std::uint32_t card, const srs::CardState& known);

/// The parts of one kind that the card has, or that the first card derived from it has.
std::span<const model::CardPart> parts_for(const model::Collection& collection, std::uint32_t card,
                                           model::PartKind kind);

/// What is left out of the shown blocks: the hidden parts and, of a term, every other place where it stands alone
/// there. Ranges of the document's pool, sorted.
std::vector<model::TextRange> gaps_of(const model::Collection& collection, const Prompt& prompt);
/// The document's pool with underscores for what is left out; every offset stays what it was.
std::string with_gaps(const model::Document& document, std::span<const model::TextRange> gaps);

// One pair for each file in modes/.
bool accepts_recall(const model::Collection& collection, std::uint32_t card);
void complete_recall(const model::Collection& collection, std::uint32_t card, Prompt& prompt);
bool accepts_typed(const model::Collection& collection, std::uint32_t card);
void complete_typed(const model::Collection& collection, std::uint32_t card, Prompt& prompt);
bool accepts_cloze(const model::Collection& collection, std::uint32_t card);
void complete_cloze(const model::Collection& collection, std::uint32_t card, Prompt& prompt);
bool accepts_versus(const model::Collection& collection, std::uint32_t card);
void complete_versus(const model::Collection& collection, std::uint32_t card, Prompt& prompt);
bool accepts_list(const model::Collection& collection, std::uint32_t card);
void complete_list(const model::Collection& collection, std::uint32_t card, Prompt& prompt);
bool accepts_output(const model::Collection& collection, std::uint32_t card);
void complete_output(const model::Collection& collection, std::uint32_t card, Prompt& prompt);
bool accepts_choice(const model::Collection& collection, std::uint32_t card);
void complete_choice(const model::Collection& collection, std::uint32_t card, Prompt& prompt);

}  // namespace viva::quiz
