// What the screens keep between frames: laid out notes. Nothing here is state of the app; all of it can be made anew.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/statistics.h"
#include "model/card.h"
#include "ui/reader/reader.h"
#include "ui/screens/knowledge.h"

namespace viva::ui {

/// Room in a note that the screen fills.
struct NoteInset {
    enum class Kind : std::uint8_t { section, chips, related, heading };
    Kind kind = Kind::chips;
    std::uint32_t card = 0;     ///< Index into the collection's cards.
    std::uint32_t section = 0;  ///< Index into the document's sections; `heading`: a block.
    std::uint32_t count = 0;    ///< `heading`: questions under it.
    KnowledgeChips chips;
    std::vector<std::uint32_t> related;  ///< Indices of cards.
    std::uint32_t fold = model::none;    ///< `chips`: index into NoteView::folds.
    float width = 0;                     ///< What its room's height was worked out for: lists indent.
};

/// An entry of the outline beside a note.
struct OutlineEntry {
    std::uint32_t block = 0;
    int depth = 0;
    std::string label;
    std::string href;
    float height = 0;  ///< Of its row, in pixels.
};

/// A note that links to the shown one.
struct Backlink {
    std::uint32_t document = 0;
    std::uint32_t block = 0;  ///< Whose text has the link.
};

struct NoteView {
    Reader reader;
    typeset::HeadingRanks ranks = {};
    std::vector<typeset::Inset> rooms;  ///< As typeset wants them; parallel to `insets`.
    std::vector<NoteInset> insets;
    std::vector<OutlineEntry> outline;
    std::vector<Backlink> backlinks;
    std::uint64_t layout_revision = 0;      ///< Changes with `rooms`.
    std::vector<typeset::FoldRange> folds;  ///< The answers of a note that is read without them, opened ones too.
    std::uint64_t fold_revision = 0;        ///< Changes with `folds`.
    bool has_answers = false;               ///< That could be folded away.
    bool hides_answers = false;             ///< The person reads this note without them.

    // What all of this was made for.
    std::string note;
    std::uint64_t layout = 0;  ///< Reader::serial
    std::uint32_t state_revision = 0;
    float width = 0;
    int text_step = -1;
    Language language = Language::en;

    std::uint32_t arrivals = 0;
    double stood_at = 0;  ///< FrameInput::seconds of the last StandAt.

    std::string read_note;  ///< Told to be read.
    std::uint32_t copied_link = model::none;
    double link_copied_at = 0;
    std::string previewed;  ///< The link that the pointer rests on.
    double preview_since = 0;
};

struct QuizView {
    Reader question;  ///< If it shows a picture.
    Reader context;   ///< What the question asks about.
    Reader answer;
    Reader shown;                        ///< What stands there before the answer, with gaps.
    std::vector<model::TextRange> gaps;  ///< Of the card in its mode.
    std::string pool;                    ///< The document's text with the gaps.
    model::Document gapped;
    std::string_view mode;
    std::optional<std::uint32_t> card;  ///< Whose question is shown.
    bool revealed = false;
    std::uint32_t turn = 0;     ///< Counts questions, so that each has a scroll area of its own.
    double waiting_since = -1;  ///< FrameInput::seconds; negative: not waiting.
};

/// The tree with what is typed into its filter.
struct TreeView {
    std::string filter;
    std::string shown_for;  ///< The filter that `cards` and `notes` were made for.
    std::vector<std::uint8_t> cards, notes;
};

struct PaletteView {
    std::string told;          ///< The words that stand in the address bar.
    double typed_at = 0;       ///< FrameInput::seconds of the last change.
    std::string answered;      ///< What the list was made for when it was last scrolled.
    std::uint32_t chosen = 0;  ///< The row that was last in view on purpose.
};

struct StatsView {
    app::Period period = app::Period::year;
    app::Statistics numbers;
    std::uint32_t revision = 0;  ///< Of the state that the numbers were made from.
    bool made = false;
};

/// The notes do not change while the app runs.
struct PracticeView {
    std::optional<std::vector<std::string_view>> tags;
    std::string counted;                  ///< The choices that `matching` is of, …
    std::uint32_t revision = 0;           ///< … and the state's revision.
    std::optional<std::size_t> matching;  ///< Cards, or questions for an interview, that fit the choices.
};

struct Views {
    Reader interview;  ///< The note's answer, beside one's own.
    Reader interview_question;
    Reader interview_context;  ///< What the question asks about.
    NoteView note;
    QuizView quiz;
    PaletteView palette;
    TreeView tree;
    StatsView stats;
    PracticeView practice;
    std::optional<float> data_scroll;  ///< Where the data's screen is to scroll in its next frame.
};

}  // namespace viva::ui
