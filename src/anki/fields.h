// What stands on a card of Anki's, front and back. Inside of the room.
#pragma once

#include <string>
#include <string_view>

#include "model/card.h"

namespace viva::anki {

/// HTML: the question, with what belongs to it (the text with its gap, the options, the code).
std::string front_of(const model::Collection& collection, const model::Card& card);
/// HTML: the answer.
std::string back_of(const model::Collection& collection, const model::Card& card);

/// One line of text: white space runs become one space.
std::string one_line(std::string_view text);

}  // namespace viva::anki
