// How an answer compares with the note: which of its parts are there. It suggests a rating; the person decides.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/review.h"
#include "quiz/modes.h"

namespace viva::quiz {

/// What the answer has of one part.
struct PartVerdict {
    bool counts = false;  ///< The part is something to get right: no side's name, no code that is only read.
    bool right = false;   ///< Covered, named, put to its side; an option: rightly picked, or rightly left.
    std::vector<model::TextRange> matched;  ///< Words of the part that the answer has; ranges of the part's words.
};

struct Verdict {
    std::vector<PartVerdict> parts;  ///< Parallel to the prompt's.
    std::uint32_t right = 0;
    std::uint32_t wanted = 0;
    std::optional<model::Rating> suggestion;  ///< Nothing where nothing was answered.
};

/// Judges an answer. Words count whatever their endings, particles and case are; those that the question itself has, or
/// several items of a list, do not. Code and output are compared by tokens. Never suggests Easy: only the person knows
/// that.
Verdict judge(const model::Collection& collection, const Prompt& prompt, const Answer& answer);

}  // namespace viva::quiz
