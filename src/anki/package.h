// Anki's decks: a .apkg file is a zip of an SQLite database (collection.anki2, schema 11, which every version of Anki
// reads) and its media. Fields, units and meanings follow the schema as Anki's own sources create it
// (rslib/src/storage/schema11.sql). Bytes in, bytes out: the program and the page store them as they like.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
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
    model::Time day_start = 0;      ///< When the learner's today began: Anki counts days from such a moment.
    std::int32_t today = 0;         ///< The number of that day.
    std::int32_t zone_minutes = 0;  ///< Local time minus UTC.
    std::int32_t rollover_hour = 4;
};

/// The deck file. Errors say what went wrong inside.
Result<std::string> write_package(std::span<const Card> cards, const WriteOptions& options);

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

struct Package {
    std::vector<Note> notes;
    std::optional<std::int32_t> zone_minutes;  ///< Of the device that wrote it, if it says so.
};

/// Why a file is not taken.
enum class Refusal : std::uint8_t { no_archive, no_collection, newest_format, too_large, damaged };

/// By name, for the page; and in a sentence, with what to do.
std::string_view refusal_name(Refusal refusal);
std::string_view refusal_text(Refusal refusal);

template <class T>
using Accepted = tl::expected<T, Refusal>;

/// Reads a deck file.
Accepted<Package> read_package(std::string_view bytes);

/// The text of a field: no tags, entities resolved, lines where HTML breaks them.
std::string plain_text(std::string_view html);

/// Text as HTML; control characters, which HTML has not and which part Anki's fields, are left out.
std::string escape_html(std::string_view text, std::string_view line_end = "<br>");

}  // namespace viva::anki
