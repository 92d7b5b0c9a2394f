// Cards as the text file that Anki imports (docs.ankiweb.net/importing/text-files.html).
#pragma once

#include <string>

#include "model/card.h"

namespace viva::compiler {

/// One line a card: GUID, deck, front, back, tags, under the headers that say so. The GUID is the card's id, so a later
/// import of the same notes changes cards where they are and makes none twice.
std::string anki_text(const model::Collection& collection);

}  // namespace viva::compiler
