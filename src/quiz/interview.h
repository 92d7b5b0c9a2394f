// A mock interview: some questions in the order in which an interviewer asks, a clock for each, then a report.
//
//   asking --answered--> checking --next--> asking … finished
//
// Nothing of it touches the schedule: what was said under a clock and judged by oneself is no review.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/card.h"
#include "model/review.h"

namespace viva::quiz {

using model::Time;

/// Questions (indices into the collection's cards) in an interviewer's order. A topic (a note's section) is opened with
/// a general question, and the next ones follow it up, deeper into the same note; then comes another topic. Which
/// topics and where in them, `seed` decides. At most `count`, of `cards` only main questions.
std::vector<std::uint32_t> interview_order(const model::Collection& collection, std::span<const std::uint32_t> cards,
                                           std::size_t count, std::uint64_t seed);

/// How many follow-ups a topic gets at most before another one comes.
inline constexpr std::size_t most_follow_ups = 2;

/// One question of the interview, and what came of it.
struct InterviewAnswer {
    std::uint32_t card = 0;
    bool follows_up = false;  ///< It stays with the topic of the question before.
    bool recorded = false;    ///< The page has what was said.
    bool answered = false;
    Time took_ms = 0;
    std::string text;                   ///< What was written.
    std::vector<std::uint8_t> covered;  ///< By key point: 1 if the answer had it. One entry where the note has none.

    /// 0…1
    double coverage() const;
};

enum class InterviewPhase : std::uint8_t { asking, checking, finished };

struct Interview {
    std::vector<InterviewAnswer> answers;  ///< Of all questions, in order.
    std::size_t current = 0;
    InterviewPhase phase = InterviewPhase::asking;
    Time started_at = 0;
    Time asked_at = 0;
    Time limit_ms = 0;  ///< For each question; when it is over nothing is cut off.

    const InterviewAnswer& answer() const { return answers[current]; }
};

/// What a good answer says: the card's key points or, without any, the items of its list or what it hides. Perhaps
/// none.
std::vector<model::CardPart> key_points(const model::Collection& collection, std::uint32_t card);

Interview start_interview(const model::Collection& collection, std::span<const std::uint32_t> order, Time limit_ms,
                          Time now);
/// The answer is given: what was written is compared with the key points, and the person looks it over.
void finish_answer(const model::Collection& collection, Interview& interview, Time now);
/// The person says whether a key point was there.
void toggle_point(Interview& interview, std::size_t point);
/// On to the next question, or to the report.
void ask_next(Interview& interview, Time now);
/// To the report of what was answered so far.
void end_interview(Interview& interview);

/// Questions of which less than this share was covered are to be read again.
inline constexpr double read_again_below = 0.67;

}  // namespace viva::quiz
