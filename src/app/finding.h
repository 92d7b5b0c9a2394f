// The search that lies over a place: what is typed, and what the worker found for it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/route.h"
#include "model/card.h"

namespace viva::app {

/// Bytes of a found text that are what was looked for.
struct FoundMark {
    std::uint32_t offset = 0, size = 0;
};

/// A title, a block or a section's name that holds the words.
struct FoundText {
    std::uint32_t document = 0;
    std::uint32_t block = model::none;    ///< none: the title.
    std::vector<FoundMark> marks;         ///< In order, inside of the text.
    std::uint32_t section = model::none;  ///< Its name is the text, and `block` where it begins.
    std::vector<FoundMark> below;         ///< Of a title or heading: what is found in the text right below it, too.
};

/// The first block with text that a reader sees below a heading and before the next one, or below the note's title
/// (`block` none); none: there is no such text.
std::uint32_t text_block_below(const model::Document& document, std::uint32_t block);

struct Finding {
    std::string words;                             ///< As they are typed now.
    std::optional<std::string> asked;              ///< What the worker was asked last.
    std::uint32_t request = 0;                     ///< Its answer is still to come; 0: no answer is.
    std::string answered;                          ///< What `texts` belong to.
    bool failed = false;                           ///< The worker did not answer.
    bool enter_waits = false;                      ///< Enter came before the answer to the last words.
    std::string held, held_for;                    ///< An answer about notes that are still to come, and its words.
    std::vector<FoundText> texts;                  ///< Those of a note together; the best notes first.
    std::uint32_t note_count = 0, text_count = 0;  ///< In all, shown or not.
    std::uint32_t chosen = 0;                      ///< Index into `texts`: what Enter opens.
};

/// The documents of the worker's answer, each perhaps several times.
std::vector<std::uint32_t> documents_found(std::string_view json);

/// Takes the worker's answer in; what does not fit the collection is left out. False: it is an error, or no answer.
bool take_answer(Finding& finding, const model::Collection& collection, std::string_view json);

/// The words of a found text.
std::string_view text_of(const model::Collection& collection, const FoundText& found);

/// Where a found text stands.
Route route_of(const model::Collection& collection, const FoundText& found);

/// The card that a found text belongs to, or nullptr.
const model::Card* card_of(const model::Collection& collection, const FoundText& found);

}  // namespace viva::app
