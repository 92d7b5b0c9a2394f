// Notes by other people, in many shapes and languages: their questions, structure and answer keys must be found.
//
// The notes lie beside the checkout (../shared/corpora); index.json says what was counted in each. The table is printed
// by every run. What is found is kept in tests/golden/corpora, a file for each set: after a change that is meant, write
// them anew with VIVA_UPDATE_GOLDEN=1 and read the difference.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/unicode.h"
#include "cards/make.h"
#include "counted.h"
#include "notes/read.h"
#include "support/shared.h"

using namespace viva;
using nlohmann::json;

namespace {

constexpr double lowest_f1 = 0.97;
constexpr double lowest_key_share = 0.97;
/// Parsers differ in details (markdown-it counts 518 blocks of code where the index says 519).
constexpr long counts_per_slip = 200;

struct Note {
    std::string name;  ///< Folder and path, for the table.
    std::string text;
    notes::ReadResult result;
    model::Document document;
    cards::Deck deck;

    std::vector<model::Card> main_cards() const {
        std::vector<model::Card> main;
        std::copy_if(deck.cards.begin(), deck.cards.end(), std::back_inserter(main),
                     [](const model::Card& card) { return card.derived_from == 0; });
        return main;
    }
};

std::string plain_lines(std::string text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    text.erase(std::remove(text.begin(), text.end(), '\r'), text.end());
    return text;
}

std::unique_ptr<Note> read_note(const json& set, const json& item) {
    const std::string path = item["path"];
    const std::string folder = set["folder"];
    const auto bytes = tests::read_file(tests::shared_path("corpora") / folder / path);
    REQUIRE_MESSAGE(bytes.has_value(), folder << "/" << path);
    auto note = std::make_unique<Note>();
    note->name = folder.substr(0, folder.find('+')) + "/" + path;
    note->text = plain_lines(*bytes);
    note->result = notes::read(path, *bytes);
    note->document = note->result.document.view();
    note->deck = cards::make_deck(note->document, 0);
    return note;
}

// --- Questions

struct Found {
    double precision = 0;
    double recall = 0;
    double f1() const { return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0; }
};

/// The index has titles as they are written; a formula among them is compared as it is shown.
std::string shown_title(const std::string& title) {
    if (title.find('$') == std::string::npos) return title;
    const notes::ReadResult read = notes::read("title.md", "# " + title + "\n");
    const model::Document document = read.document.view();
    for (const model::Block& block : document.blocks)
        if (block.kind == model::BlockKind::heading) return std::string(document.of(block.text));
    return title;
}

/// A title that is written in the lines below its mark is held by its line alone.
Found compare(const Note& note, const std::vector<tests::CountedQuestion>& counted) {
    std::map<std::uint32_t, std::string> found;
    for (const model::Card& card : note.main_cards())
        found[card.line] = tests::normalised_title(note.document.of(card.question));
    std::size_t right = 0;
    for (const tests::CountedQuestion& question : counted) {
        const auto card = found.find(question.line);
        const std::string title = tests::normalised_title(shown_title(question.title));
        // The plain text of a title keeps the words of its links and drops their targets.
        right +=
            card != found.end() && (title.empty() || title == card->second || title.starts_with(card->second)) ? 1 : 0;
    }
    if (found.empty() || counted.empty()) return {};
    return {static_cast<double>(right) / static_cast<double>(found.size()),
            static_cast<double>(right) / static_cast<double>(counted.size())};
}

// --- Structure

struct Structure {
    long headings = 0, code_blocks = 0, tables = 0, images = 0;
};

Structure structure_of(const Note& note) {
    Structure found;
    for (const model::Block& block : note.document.blocks) {
        if (block.role == static_cast<std::uint8_t>(model::BlockRole::from_html)) continue;
        found.headings += block.kind == model::BlockKind::heading ? 1 : 0;
        // A formula between $$ is a paragraph to the index.
        const bool is_code = block.kind == model::BlockKind::code && note.document.of(block.label) != "math";
        found.code_blocks += is_code ? 1 : 0;
        found.tables += block.kind == model::BlockKind::table ? 1 : 0;
    }
    for (const model::Span& span : note.document.spans) found.images += span.kind == model::SpanKind::image ? 1 : 0;
    return found;
}

bool is_near(long found, long counted) { return std::abs(found - counted) <= counted / counts_per_slip; }

/// To the index a `<quiz>` is raw HTML; we read the Markdown inside, which may be a block of code each.
long quizzes_in(const Note& note) {
    long quizzes = 0;
    for (std::size_t at = note.text.find("\n<quiz>"); at != std::string::npos; at = note.text.find("\n<quiz>", at + 1))
        ++quizzes;
    return quizzes;
}

/// What differs from the counted structure, in words; empty: nothing.
std::string structure_slips(const Note& note, const json& counted) {
    const Structure found = structure_of(note);
    const long more = quizzes_in(note);
    std::string slips;
    const auto check = [&](const char* name, long number) {
        const long wanted = counted[name];
        if (!is_near(number, wanted) && (number < wanted || number > wanted + more))
            slips += std::string(" ") + name + " " + std::to_string(number) + " not " + std::to_string(wanted);
    };
    check("headings", found.headings);
    check("code_blocks", found.code_blocks);
    check("tables", found.tables);
    const long written = counted["images_markdown"], as_html = counted["images_html"];
    if (found.images < written || found.images > written + as_html)
        slips += " images " + std::to_string(found.images) + " not " + std::to_string(written) + "…" +
                 std::to_string(written + as_html);
    return slips;
}

// --- Answer keys

/// How many of the counted questions got the right answer, by their letter.
std::size_t right_keys(const Note& note, const std::vector<tests::CountedQuestion>& counted, const json& letters) {
    std::map<std::uint32_t, const model::Card*> cards;
    for (const model::Card& card : note.deck.cards)
        if (card.derived_from == 0) cards[card.line] = &card;
    std::size_t right = 0;
    for (std::size_t i = 0; i < counted.size() && i < letters.size(); ++i) {
        const auto card = cards.find(counted[i].line);
        if (card == cards.end() || card->second->kind != model::CardKind::choice) continue;
        const auto wanted = static_cast<std::size_t>(letters[i].get<std::string>()[0] - 'A');
        const std::span parts = std::span(note.deck.parts).subspan(card->second->first_part, card->second->part_count);
        bool fits = wanted < parts.size();
        for (std::size_t part = 0; part < parts.size(); ++part) fits &= (parts[part].correct != 0) == (part == wanted);
        right += fits ? 1 : 0;
    }
    return right;
}

// --- The table

std::string fixed(double number) {
    char text[16];
    std::snprintf(text, sizeof text, "%.3f", number);
    return text;
}

/// One row; problems are reported as failed checks.
void check_item(const json& item, const Note& note) {
    const std::size_t found = note.main_cards().size();
    const std::string kind = item["expect"]["kind"];
    std::string row = note.name + " [" + std::string(note.document.dialect) + "] ";
    const std::string slips = structure_slips(note, item["structure"]);
    CHECK_MESSAGE(slips.empty(), note.name << ":" << slips);
    if (kind == "exact") {
        const std::size_t expected = item["expect"]["questions"];
        const auto counted = tests::count_questions(item["questions"]["rule"].get<std::string>(), note.text);
        const Found scores = compare(note, counted);
        row += std::to_string(expected) + " expected, " + std::to_string(found) + " found, precision " +
               fixed(scores.precision) + ", recall " + fixed(scores.recall) + ", F1 " + fixed(scores.f1());
        CHECK_MESSAGE(scores.f1() >= lowest_f1, row);
        // The scanner itself must agree with who made the index.
        const double difference = std::abs(static_cast<double>(counted.size()) - static_cast<double>(expected));
        CHECK_MESSAGE(difference <= 0.03 * static_cast<double>(expected), note.name << ": scanned " << counted.size());
        if (item.contains("answers")) {
            const std::size_t right = right_keys(note, counted, item["answers"]["list"]);
            row += ", keys " + std::to_string(right);
            CHECK_MESSAGE(static_cast<double>(right) >= lowest_key_share * static_cast<double>(expected), row);
        }
    } else if (kind == "range") {
        const std::size_t least = item["expect"]["questions"][0], most = item["expect"]["questions"][1];
        row += std::to_string(least) + "…" + std::to_string(most) + " expected, " + std::to_string(found) + " found";
        CHECK_MESSAGE(found >= least, row);
        CHECK_MESSAGE(found <= most, row);
    } else {
        row += "to read, " + std::to_string(found) + " found";
    }
    std::printf("  %s%s\n", row.c_str(), slips.c_str());
}

// --- Golden files

constexpr const char* kinds[] = {"", "typed ", "cloze ", "versus ", "list ", "output ", "choice "};

/// A line for each main question; what the index says of a note's licence allows short quotes only, so long questions
/// are cut.
std::string golden_of(const Note& note) {
    constexpr std::size_t longest_question = 36;
    std::string text = "# " + note.name + ": " + std::string(note.document.dialect) + "\n";
    for (const model::Card& card : note.main_cards()) {
        std::string_view question = note.document.of(card.question);
        std::size_t size = std::min(question.size(), longest_question);
        while (size < question.size() && (static_cast<unsigned char>(question[size]) & 0xC0) == 0x80) --size;
        text += std::to_string(card.line) + " " + kinds[static_cast<int>(card.kind)];
        for (std::uint32_t i = 0; i < card.part_count && card.kind == model::CardKind::choice; ++i)
            text += note.deck.parts[card.first_part + i].correct != 0 ? static_cast<char>('A' + i) : '.';
        std::string shown(question.substr(0, size));
        std::replace(shown.begin(), shown.end(), '\n', ' ');
        text += (card.kind == model::CardKind::choice ? " " : "") + shown + "\n";
    }
    return text;
}

void check_golden(const std::string& folder, const std::string& actual) {
    const auto path = tests::source_path("tests/golden/corpora") / (folder + ".txt");
    if (std::getenv("VIVA_UPDATE_GOLDEN") != nullptr) {
        std::FILE* file = std::fopen(path.string().c_str(), "wb");
        REQUIRE(file != nullptr);
        std::fwrite(actual.data(), 1, actual.size(), file);
        std::fclose(file);
    }
    const auto expected = tests::read_file(path);
    REQUIRE_MESSAGE(expected.has_value(), path.string());
    if (*expected == actual) return;
    std::size_t at = 0;
    while (at < actual.size() && at < expected->size() && actual[at] == (*expected)[at]) ++at;
    const std::size_t start = actual.rfind('\n', at == 0 ? 0 : at - 1) + 1;
    FAIL_CHECK(folder << " differs from its golden file at: " << actual.substr(start, 120)
                      << "\nexpected: " << expected->substr(std::min(start, expected->size()), 120));
}

}  // namespace

TEST_CASE("questions, structure and answer keys of other people's notes are found") {
    const auto index = tests::read_shared("corpora/index.json");
    if (!index) return;
    const json sets = json::parse(*index)["sets"];
    for (const json& set : sets) {
        std::string golden;
        for (const json& item : set["items"]) {
            const auto note = read_note(set, item);
            check_item(item, *note);
            golden += golden_of(*note);
        }
        if (!golden.empty()) check_golden(set["folder"], golden);
    }
}
