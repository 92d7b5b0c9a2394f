// One sitting: a card is asked, revealed, rated, and gone once the grade is in the database.
//
//   asking --reveal--> revealed --rate--> saving --stored--> asking …  finished
//            `suspend` and `undo` lead to `saving` too, from asking, revealed or (undo) finished
//
// A session keeps no queue: at each step it asks the review state anew which cards have their turn. So a grade that
// another tab stored, or an undo, needs no bookkeeping here: apply the event to the state, then call `refresh`.
// The caller applies each event to the review state before it reports the event as stored.
//
// To cram (QueueOptions::weakest_first) is a sitting of its own kind: no answer gives an event, so `saving` is never
// reached; what was not known comes again after a few others, and `undo` and `redo` walk along the answers given.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/review.h"
#include "quiz/grading.h"
#include "quiz/modes.h"
#include "quiz/queue.h"

namespace viva::quiz {

enum class Phase : std::uint8_t { asking, revealed, saving, finished };

/// Cards of the session. `total` may grow or shrink when time passes or another tab works on the same cards.
struct Progress {
    std::uint32_t done = 0;   ///< Answered in this session and not to be asked again now.
    std::uint32_t total = 0;  ///< Those and what is left.
    std::uint32_t learning_left = 0;
    std::uint32_t due_left = 0;
    std::uint32_t fresh_left = 0;
};

/// What the session came to.
struct Summary {
    std::array<std::uint32_t, 4> ratings = {};  ///< Answers by rating: Again, Hard, Good, Easy.
    std::uint32_t cards = 0;                    ///< Different cards answered.
    std::uint64_t took_ms = 0;
    std::optional<Time> next_due;  ///< From when on the next of the session's cards is asked, later than now.
    std::uint32_t fresh_left = 0;  ///< New cards that the daily limit keeps back.
    std::uint32_t due_left = 0;    ///< Learned cards whose day has come, and that the daily limit keeps back.
};

class Session {
public:
    /// A session over these cards (indices into `collection.cards`; see `cards_of_deck`), but for those that no mode
    /// can ask. What the collection views must outlive the session.
    Session(const model::Collection& collection, std::vector<std::uint32_t> cards, QueueOptions options,
            const srs::ReviewState& state, Moment moment);

    Phase phase() const { return phase_; }
    /// Index of the card that is asked; nothing when finished.
    std::optional<std::uint32_t> current() const { return current_; }
    std::optional<Prompt> prompt() const;
    /// The modes that can ask the current card, in menu order.
    std::span<const Mode* const> choices() const { return choices_; }
    const Answer& answer() const { return answer_; }
    /// How the answer compares with the note so far.
    const Verdict& verdict() const { return verdict_; }
    /// Parts of the prompt in the order to show them: statements, and options that no note gives, are mixed.
    std::span<const std::uint8_t> order() const { return order_; }
    /// Milliseconds until the card would come back after Again, Hard, Good, Easy; zeros when finished.
    std::array<Time, 4> intervals(const srs::ReviewState& state, Moment moment) const;

    /// Shows the answer; nothing happens in another phase than asking.
    void reveal();
    /// Asks the current card in another mode, from the beginning; nothing for a mode that cannot.
    void switch_mode(std::string_view name);
    /// What has been written so far; only while asking. Cut at `longest_answer` characters.
    void write(std::string text);
    /// Puts a part (an index into the prompt's) to a side or picks it, see Answer::picks; only while asking.
    void pick(std::size_t part, std::uint8_t value);
    /// Goes on with a card where it was left, if it has its turn: in this mode, with this answer.
    void restore(CardId card, std::string_view mode, Answer answer, bool revealed, const srs::ReviewState& state,
                 Moment moment);

    bool crams() const { return options_.weakest_first; }
    /// In a sitting that crams: counts the answer and goes on; nothing in another phase than revealed.
    void cram(model::Rating rating, const srs::ReviewState& state, Moment moment);
    /// In a sitting that crams: back to the answer before (`by` -1), or again past the one that was taken back (1).
    /// False if there is none.
    bool walk(int by, const srs::ReviewState& state, Moment moment);

    /// Cramming: the first of the cards still to ask, and the same from before a reload; ids that are not of this
    /// sitting count for nothing. The first of them is asked.
    std::vector<CardId> left(std::size_t most) const;
    void set_left(std::span<const CardId> ids, const srs::ReviewState& state, Moment moment);

    /// Each gives the event to store, without an id, and goes to `saving`; nothing if the phase does not allow it.
    std::optional<model::Event> rate(model::Rating rating, Moment moment);
    std::optional<model::Event> suspend(Moment moment);
    /// Takes back the last answer or suspension of this session that still counts; when there is none left,
    /// those that these cards had before the session. Nothing if there is none at all.
    std::optional<model::Event> undo(const srs::ReviewState& state, Moment moment);

    /// Takes back the last undo, of this session or of any before, since which none of these cards was answered anew.
    std::optional<model::Event> redo(const srs::ReviewState& state, Moment moment);
    bool can_redo() const { return can_redo_; }

    /// The event of `saving` is in the database, or kept in memory where that refused it (it has an id now). After an
    /// undo, the card that it concerns is asked again; else (and after a redo) the next one.
    void stored(const model::Event& event, const srs::ReviewState& state, Moment moment);

    /// The notes of the card that is asked have come: what it says is worked out anew. Mode, answer and phase stay.
    void renew_prompt();

    /// The state has changed elsewhere (another tab, an import), or time has passed. A card that was answered elsewhere
    /// gives way to the next.
    void refresh(const srs::ReviewState& state, Moment moment);
    /// Goes on after the end, if a card has its turn by now.
    void resume(const srs::ReviewState& state, Moment moment);

    /// An event that was kept in memory is in the database after all, under another id.
    void saved_late(std::string_view event_id, std::string_view stored_id);

    const Progress& progress() const { return progress_; }
    Summary summary(const srs::ReviewState& state, Moment moment) const;

private:
    struct Step {
        std::string event_id;
        std::uint32_t card = 0;
        model::Rating rating = model::Rating::Good;
        std::uint32_t took_ms = 0;
        bool is_review = false;
        std::uint32_t back_at = model::none;  ///< Cram: where in `left_` the card was put again.
    };

    const model::Card& card_at(std::uint32_t index) const { return collection_.cards[index]; }
    std::optional<model::Event> save(decltype(model::Event::what) what, std::uint32_t card, Moment moment);
    void ask(std::uint32_t card, const srs::ReviewState& state, Moment moment);
    void start_mode(const Mode* mode);
    void judge_answer();
    bool counts(std::size_t step, const srs::ReviewState& state) const;
    std::vector<QueueEntry> queue(const srs::ReviewState& state, Moment moment) const;
    void ask_next(const srs::ReviewState& state, Moment moment);
    void count_progress(std::span<const QueueEntry> queue, const srs::ReviewState& state);
    std::optional<std::uint32_t> find_card(CardId id) const;

    model::Collection collection_;
    std::vector<std::uint32_t> cards_;
    std::vector<CardId> ids_;  ///< Of `cards_`, sorted.
    QueueOptions options_;
    Phase phase_ = Phase::finished;
    std::optional<std::uint32_t> current_;
    std::optional<std::uint32_t> last_;  ///< The card asked before: its siblings wait.
    srs::CardState asked_state_;  ///< Of the current card when it was asked; tells whether another tab changed it.
    Time asked_at_ = 0;
    std::uint32_t saving_card_ = 0;  ///< The card that the event being stored concerns.
    const Mode* mode_ = nullptr;
    std::vector<const Mode*> choices_;
    std::optional<Prompt> prompt_;  ///< Of the current card, in its mode.
    Answer answer_;
    Verdict verdict_;
    std::vector<std::uint8_t> order_;
    std::vector<Step> steps_;          ///< Those that were taken back too: a redo counts them again.
    std::vector<std::uint32_t> left_;  ///< Cram: the cards still to ask, the one that is asked first.
    std::size_t walked_ = 0;           ///< Cram: how many of the steps are not taken back.
    Progress progress_;
    bool can_redo_ = false;
};

}  // namespace viva::quiz
