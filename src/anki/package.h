// Anki's decks: a .apkg file is a zip of an SQLite database (collection.anki2, schema 11, which every version of Anki
// reads) and its media. Fields, units and meanings follow the schema as Anki's own sources create it
// (rslib/src/storage/schema11.sql).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "srs/history.h"

namespace viva::anki {

/// A card to write: a note of the type Basic with one card.
struct Card {
    std::string guid;   ///< Names the note for ever: Anki updates a note that it has under this name.
    std::string front;  ///< HTML
    std::string back;   ///< HTML
    std::string deck;   ///< Levels with "::" between them.
    std::vector<std::string> tags;
    srs::CardState state;
    std::vector<srs::PastReview> reviews;
};

struct WriteOptions {
    model::Time now = 0;
    model::Time day_start = 0;  ///< When the learner's today began: Anki counts days from such a moment.
    std::int32_t today = 0;     ///< The number of that day.
};

/// Writes the deck file. Errors say what could not be written.
Result<void> write_package(const std::string& path, const std::vector<Card>& cards, const WriteOptions& options);

/// One answer of Anki's review log.
struct Answer {
    model::Time at = 0;
    model::Rating rating = model::Rating::Good;
    std::uint32_t took_ms = 0;
};

/// A note that was read, with the answers to all its cards.
struct Note {
    std::string guid;
    std::string deck;
    std::string type;                 ///< Of the note type, by name.
    bool cloze = false;               ///< Fields hold {{c1::…}}.
    std::vector<std::string> fields;  ///< HTML
    std::vector<std::string> tags;
    /// Of each card of the note, by its template's number: the answers, the oldest first.
    struct Answered {
        std::int64_t ordinal = 0;
        std::vector<Answer> answers;
    };
    std::vector<Answered> cards;
};

/// Reads a deck file. Errors say what is wrong and what to do.
Result<std::vector<Note>> read_package(const std::string& path);

/// The text of a field: no tags, entities resolved, lines where HTML breaks them.
std::string plain_text(std::string_view html);

/// Text as HTML.
std::string escape_html(std::string_view text);

}  // namespace viva::anki
