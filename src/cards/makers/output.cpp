#include "cards/makers/output.h"

#include "base/unicode.h"
#include "cards/answer.h"
#include "cards/deck.h"
#include "cards/prose.h"
#include "cards/stated_output.h"
#include "cards/unknown_calls.h"

namespace viva::cards {
namespace {

using model::Block;
using model::BlockKind;
using model::Document;
using model::PartKind;

constexpr std::size_t most_outputs = 8;
constexpr std::size_t longest_output_cells = 160;
constexpr std::size_t most_lines_of_code = 60;

/// Whether nobody can tell what the code prints: it draws lots, looks at the clock, measures the machine, or reads
/// what only a database, a file or a person has.
bool prints_by_chance(std::string_view code) {
    for (const std::string_view word :
         {"random",   "shuffle",   "Random",       "time()",     "now()",   "Date()",     "uuid",
          "id(",      "timeit",    "perf_counter", "getsizeof",  "clock()", "getpid",     "hash(",
          "dis.dis(", ".objects.", "fetchone",     "fetchall",   "cursor",  "input(",     "requests.get",
          "urlopen",  "readFile",  "process.env",  "os.environ", "argv",    "new Scanner"})
        if (code.find(word) != std::string_view::npos) return true;
    return false;
}

/// The block of code that states what the code at `code` prints, behind a paragraph that announces it; or none.
std::uint32_t announced_block(const Document& document, std::uint32_t code, std::uint32_t end) {
    const std::uint32_t between = document.blocks[code].end;
    if (between >= end || document.blocks[between].kind != BlockKind::paragraph) return model::none;
    if (!announces_output(document.of(document.blocks[between].text))) return model::none;
    const std::uint32_t output = document.blocks[between].end;
    const bool is_code = output < end && document.blocks[output].kind == BlockKind::code;
    return is_code ? output : model::none;
}

void add_output(const Material& material, Deck& deck, std::size_t main, std::uint32_t code, BlockRange answer) {
    const Document& document = material.document;
    const std::string_view text = document.of(document.blocks[code].text);
    if (lines_of(text).size() > most_lines_of_code) return;
    std::vector<model::CardPart> parts = {make_part(material, PartKind::code, code, text)};
    model::Card card = derived_from(deck, main, model::CardKind::output);
    card.question_block = card.first_answer = code;
    card.end_answer = document.blocks[code].end;
    const std::uint32_t announced = announced_block(document, code, answer.end);
    if (announced != model::none) {
        const std::string_view printed = trim(document.of(document.blocks[announced].text));
        for (const std::string_view line : lines_of(printed))
            if (!trim(line).empty()) parts.push_back(make_part(material, PartKind::output, announced, trim(line)));
        card.end_answer = document.blocks[announced].end;
    } else {
        for (const std::string_view output : stated_output(text)) {
            if (is_result_of_unknown(text, output)) return;
            parts.push_back(make_part(material, PartKind::output, code, output));
        }
    }
    for (const model::CardPart& part : std::span(parts).subspan(1)) {
        const std::string_view printed = document.of(part.text);
        if (terminal_cells(printed) > longest_output_cells || printed.find("...") != std::string_view::npos ||
            printed.find(" → ") != std::string_view::npos || printed.find(" at 0x") != std::string_view::npos)
            return;
    }
    if (parts.size() < 2 || parts.size() > most_outputs + 1 || prints_by_chance(text)) return;
    set_lines(document, card);
    add_card(deck, card, parts);
}

}  // namespace

void make_output_cards(const Material& material, Deck& deck) {
    for (const std::size_t main : plain_questions(deck.cards)) {
        const BlockRange answer = answer_of(deck.cards[main]);
        for (std::uint32_t i = answer.first; i < answer.end;) {
            const Block& block = material.document.blocks[i];
            if (!is_shown(block)) {
                i = block.end;
                continue;
            }
            if (block.kind == BlockKind::code) add_output(material, deck, main, i, answer);
            ++i;
        }
    }
}

}  // namespace viva::cards
