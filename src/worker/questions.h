// The questions by name. Inside of the room.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "srs/json_line.h"
#include "worker/answer.h"

namespace viva::worker {

struct Question {
    std::string_view name;
    /// `asked` is the question's object, read; the result is an object again.
    Result<std::string> (*answer)(Library& library, const srs::JsonFields& asked, Watcher& watcher);
};

std::span<const Question> questions();

/// A `Watcher` as the room `srs` asks it: whether to go on, now that this share is done.
inline bool watch(void* watcher, double done) { return static_cast<Watcher*>(watcher)->goes_on(done); }

/// The answer of a question that has none, for a reason that a person can change: {"refused","count","limit"}.
std::string refused(std::string_view reason, std::int64_t count, std::int64_t limit);

/// {"words"} and, for what the words ask for, {"due","new","weak"}: indices of cards. Answers {"notes","texts","hits"}:
/// how many notes and texts there are, and for each hit: document, block (-1: the title), match (search::Match), count
/// of marks, and offset and size in bytes of each. The hits of a note stand together.
Result<std::string> answer_search(Library& library, const srs::JsonFields& asked, Watcher& watcher);

/// {"histories" (srs/histories.h), "parameters" (in use, in millionths; may be absent), "retention" (percent)}. Answers
/// with new "parameters", how many "tests" they were learnt from, the measures "before" and "after" over the whole log
/// (LogLoss, RMSE(bins), AUC), the reviews a day that the cards cost before and after ("load"), and, where the log is
/// long enough, LogLoss before and after on "later_tests" that the fit had not seen ("later"). All in millionths.
/// "later_defaults" is 1 where the first of "later" is that of the defaults: those in use have seen those answers.
/// Refuses with "few_answers" (how many there are, how many it takes).
Result<std::string> answer_fit(Library& library, const srs::JsonFields& asked, Watcher& watcher);

/// {"cards" (for each: stability and difficulty in millionths, day of the last answer; zeros for a new card),
/// "parameters", "today", "interview" (day numbers), "answers" (a day), "answers_today", "weekdays" and "first_ratings"
/// (millionths)}. Answers with "today" (indices of cards to ask), "days" (for each day answers, new cards and mean
/// recall, in millionths), "recall" (of each card on the day, in thousandths), "means" (mean recall with the plan and
/// if nothing is done) and "unreached" (cards that stay below one half). Refuses with "past" (the interview is not in
/// the future), "too_far" (limit: days) or "too_many" (limit: cards).
Result<std::string> answer_plan(Library& library, const srs::JsonFields& asked, Watcher& watcher);

}  // namespace viva::worker
