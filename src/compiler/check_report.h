// What `viva check` prints.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/compile.h"
#include "compiler/json.h"

namespace viva::compiler {

/// The object that `viva check --json` prints.
/// With `explains`, each document says in "considered" how well each dialect fits it.
std::string check_json(const ReadNotes& notes, bool explains = false);

/// How much `check_text` shows of the cards that derive from a question.
enum class Shown : std::uint8_t { questions, all_cards };

/// For people: each note's sections and questions by line, the problems with their place in the text, a summary.
/// With `explains`, how well each dialect fits each note, best first.
std::string check_text(const ReadNotes& notes, bool has_colours, Shown shown, bool explains = false);

/// How many cards there are of each kind that there is, in the order of the kinds.
std::vector<std::pair<std::string_view, std::size_t>> count_kinds(std::span<const model::Card> cards);

/// "12 recall, 3 cloze": how many cards there are of each kind.
std::string kinds_text(std::span<const model::Card> cards);

/// The array of diagnostics, as the value of a key.
void write_diagnostics(JsonWriter& json, const Diagnostics& diagnostics);

/// All diagnostics for people, and "2 errors, 1 warning" (empty if there are none).
std::string diagnostics_text(const Diagnostics& diagnostics, bool has_colours);
std::string diagnostics_summary(const Diagnostics& diagnostics);

}  // namespace viva::compiler
