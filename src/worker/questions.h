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

/// {"words"} and, for what the words ask for, {"due","new","weak"}: indices of cards. Answers {"notes","texts","hits"}:
/// how many notes and texts there are, and for each hit: document, block (-1: the title), match (search::Match), count
/// of marks, and offset and size in bytes of each. The hits of a note stand together.
Result<std::string> answer_search(Library& library, const srs::JsonFields& asked, Watcher& watcher);

/// The text of a field; empty if there is none.
std::string_view text_of(const srs::JsonFields& fields, std::string_view name);

}  // namespace viva::worker
