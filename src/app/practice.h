// What is practised beside the schedule: cramming and mock interviews, and what the person chose for them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/decks.h"
#include "quiz/interview.h"
#include "srs/replay.h"

namespace viva::app {

enum class KnownFilter : std::uint8_t { any, fresh, learning, known };
enum class AnswerBy : std::uint8_t { recording, aloud, writing };

/// Choices on the two screens; they last as long as the page.
struct Practice {
    std::vector<std::string> decks;  ///< Ids; none: all.
    std::string language;            ///< BCP 47; empty: any.
    std::string tag;                 ///< Of the notes; empty: any.
    KnownFilter known = KnownFilter::any;
    std::uint32_t questions = 5;
    std::uint32_t seconds = 120;  ///< For each question.
    AnswerBy by = AnswerBy::recording;
    bool speak = false;  ///< The browser's voice reads the questions out.
};

/// Where cramming with these choices lives, as `Route::deck`: decks with '+' between them ("*": all), then
/// ";language=…", ";tag=…" and ";known=…" where something is chosen.
std::string cram_spec(const Practice& practice);
/// Whether such a text names more than decks.
inline bool narrows(std::string_view spec) { return spec.find(';') != std::string_view::npos; }
/// The tags that most of the decks have, at most `most_tags`, the most common first.
std::vector<std::string_view> common_tags(const model::Collection& collection, const std::vector<Deck>& decks);
inline constexpr std::size_t most_tags = 40;
/// The cards that such a text names; none where it names nothing.
std::vector<std::uint32_t> cram_cards(const model::Collection& collection, const std::vector<Deck>& decks,
                                      std::string_view spec, const srs::ReviewState& reviews);

enum class RecorderStatus : std::uint8_t { idle, recording, playing, refused };

/// An interview under way, or its report.
struct InterviewSitting {
    quiz::Interview interview;
    AnswerBy by = AnswerBy::aloud;
    bool speak = false;
    RecorderStatus recorder = RecorderStatus::idle;
    std::size_t playing = 0;  ///< Index of the answer that is played.
    bool lost = false;        ///< What was said last could not be kept.
    bool voiceless = false;   ///< The question could not be read out.
};

/// Name of the recording of an answer: "<start of the interview>-<index>".
std::string recording_name(const quiz::Interview& interview, std::size_t index);

/// The sitting as one flat JSON object, and back; nothing if it is no sitting or its cards are gone.
std::string write_sitting(const model::Collection& collection, const InterviewSitting& sitting);
std::optional<InterviewSitting> read_sitting(const model::Collection& collection, std::string_view json);

}  // namespace viva::app
