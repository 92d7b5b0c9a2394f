// Cards that people wrote as cards: Q:/A: lines, C: and {{c1::…}} and ==…== clozes, front :: back, front ? back.
//
// Markdown joins their lines to one paragraph; they are cut apart, the marks taken away, and the roles of blocks say
// what is question and what is answer. Whatever shape the rest of the note has, these are read.
#pragma once

#include "notes/score.h"

namespace viva::notes {

/// `is_deck`: the note says that it holds cards, so `front::back` needs no spaces around its mark.
void read_written_cards(ParsedDocument& document, bool is_deck);

/// Whether the note calls itself a deck: "#flashcards" in its text, or such a tag in its head.
bool calls_itself_deck(const Source& source);

Score score_written_cards(const Reading& reading);

}  // namespace viva::notes
