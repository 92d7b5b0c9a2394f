#include "compiler/check_report.h"

#include <algorithm>
#include <cmath>

#include "base/hash.h"
#include "base/unicode.h"
#include "model/footnotes.h"

namespace viva::compiler {
namespace {

using model::Block;
using model::BlockKind;
using model::Card;
using model::CardKind;
using model::Document;
using model::SpanKind;

/// First and last line of the answer's blocks; 0 and 0 if there are none.
std::pair<std::uint32_t, std::uint32_t> answer_lines(const Document& document, const Card& card) {
    if (card.first_answer >= card.end_answer) return {0, 0};
    const auto blocks = document.blocks.subspan(card.first_answer, card.end_answer - card.first_answer);
    std::uint32_t last = 0;
    for (const Block& block : blocks) last = std::max(last, block.end_line);
    return {blocks.front().line, last};
}

void write_options(JsonWriter& json, const model::Collection& collection, const Card& card) {
    std::vector<std::int64_t> correct;
    std::int64_t count = 0;
    json.key("options").open_array();
    for (const model::CardPart& part : collection.parts_of(card)) {
        if (part.kind != model::PartKind::option) continue;
        json.text(collection.words(part));
        if (part.correct != 0) correct.push_back(count);
        ++count;
    }
    json.close().key("correct").open_array();
    for (const std::int64_t index : correct) json.number(index);
    json.close();
}

void write_card(JsonWriter& json, const model::Collection& collection, const Card& card) {
    const Document& document = collection.documents[card.document];
    json.open_object().key("id").text(base32(card.id)).key("kind").text(name_of(card.kind));
    if (card.derived_from != 0) json.key("derived_from").text(base32(card.derived_from));
    json.key("question")
        .text(document.of(card.question))
        .key("line")
        .number(card.line)
        .key("end_line")
        .number(card.end_line);
    json.key("answer_lines").open_array();
    if (const auto [first, last] = answer_lines(document, card); first > 0) json.number(first).number(last);
    json.close();
    if (card.kind == CardKind::choice) write_options(json, collection, card);
    json.close();
}

/// Counts are those of the note's Markdown, as other programs give them.
bool is_from_html(const Block& block) { return block.role == static_cast<std::uint8_t>(model::BlockRole::from_html); }

void write_counts(JsonWriter& json, const Document& document) {
    const auto blocks = [&document](BlockKind kind) {
        return std::count_if(document.blocks.begin(), document.blocks.end(),
                             [kind](const Block& block) { return block.kind == kind && !is_from_html(block); });
    };
    const auto spans = [&document](SpanKind kind) {
        return std::count_if(document.spans.begin(), document.spans.end(),
                             [kind](const model::Span& span) { return span.kind == kind; });
    };
    // A formula is set as code, and is none; a footnote's mark is no link of Markdown's.
    const auto footnotes =
        std::count_if(document.spans.begin(), document.spans.end(), [&document](const model::Span& span) {
            return span.kind == SpanKind::link && !model::footnote_place(document.of(span.target)).empty();
        });
    const auto formulas = std::count_if(document.blocks.begin(), document.blocks.end(), [&](const Block& block) {
        return block.kind == BlockKind::code && document.of(block.label) == "math" && !is_from_html(block);
    });
    json.open_object()
        .key("headings")
        .number(blocks(BlockKind::heading))
        .key("code_blocks")
        .number(blocks(BlockKind::code) - formulas);
    json.key("tables").number(blocks(BlockKind::table)).key("images").number(spans(SpanKind::image));
    json.key("links").number(spans(SpanKind::link) - footnotes).close();
}

void write_considered(JsonWriter& json, const std::vector<notes::Considered>& considered) {
    json.key("considered").open_array();
    for (const notes::Considered& one : considered)
        json.open_object()
            .key("dialect")
            .text(one.dialect)
            .key("score")
            .number(static_cast<std::int64_t>(std::lround(one.score * 100)))
            .key("why")
            .text(one.why)
            .close();
    json.close();
}

void write_tags(JsonWriter& json, std::string_view tags) {
    json.key("tags").open_array();
    while (!tags.empty()) {
        const std::size_t end = tags.find('\n');
        json.text(tags.substr(0, end));
        tags.remove_prefix(end == std::string_view::npos ? tags.size() : end + 1);
    }
    json.close();
}

/// The cards of a document by their sections, else in their order.
std::vector<const Card*> by_section(std::span<const Card> cards) {
    std::vector<const Card*> sorted;
    sorted.reserve(cards.size());
    for (const Card& card : cards) sorted.push_back(&card);
    // All of them lie in one array.
    std::sort(sorted.begin(), sorted.end(), [](const Card* left, const Card* right) {
        return left->section != right->section ? left->section < right->section : left < right;
    });
    return sorted;
}

/// Those of one section at the front of `rest`, which moves past them.
std::span<const Card* const> take_section(std::span<const Card* const>& rest, std::uint32_t section) {
    std::size_t count = 0;
    while (count < rest.size() && rest[count]->section == section) ++count;
    const std::span<const Card* const> taken = rest.first(count);
    rest = rest.subspan(count);
    return taken;
}

void write_document(JsonWriter& json, const ReadNotes& notes, std::uint32_t index, bool explains) {
    const Document& document = notes.documents[index];
    json.open_object().key("file").text(notes.shown[index]).key("title");
    if (document.title_written)
        json.text(document.title);
    else
        json.null();
    json.key("language").text(document.language).key("dialect").text(document.dialect);
    if (!document.tags.empty()) write_tags(json, document.tags);
    json.key("sections").open_array();
    const std::vector<const Card*> cards = by_section(of_document(std::span<const Card>(notes.cards), index));
    std::span<const Card* const> rest = cards;
    for (std::uint32_t section = 0; section < document.sections.size(); ++section) {
        const std::string_view name = document.of(document.sections[section].name);
        json.open_object().key("name");
        if (name.empty())
            json.null();
        else
            json.text(name);
        json.key("line").number(document.sections[section].line).key("cards").open_array();
        for (const Card* card : take_section(rest, section)) write_card(json, notes.collection(), *card);
        json.close().close();
    }
    json.close().key("counts");
    write_counts(json, document);
    if (explains) write_considered(json, notes.considered[index]);
    json.close();
}

std::string plural(std::size_t count, std::string_view noun) {
    return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

/// Escape sequences of a terminal, or nothing.
struct Style {
    bool is_on;
    std::string bold(std::string_view text) const { return wrap("1", text); }
    std::string faint(std::string_view text) const { return wrap("2", text); }
    std::string severity(Severity severity, std::string_view text) const {
        return wrap(severity == Severity::error ? "1;31" : severity == Severity::warning ? "1;33" : "1;36", text);
    }
    std::string wrap(std::string_view code, std::string_view text) const {
        return is_on ? "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m" : std::string(text);
    }
};

/// Line ends and what is around them as one space.
std::string joined_lines(std::string_view text) {
    std::string line;
    for (const char letter : text)
        if (letter != '\n' && letter != '\r')
            line += letter;
        else if (!line.ends_with(' '))
            line += ' ';
    return line;
}

/// What a note says must not steer the terminal: control characters are shown as a replacement character.
std::string harmless(std::string_view text) {
    std::string clean;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if ((byte < 0x20 && letter != '\t' && letter != '\n') || byte == 0x7F)
            append_utf8(clean, replacement_character);
        else
            clean += letter;
    }
    return clean;
}

/// The dialects, best first: "  91%  numbers alone above the questions: 71 of 71 …".
std::string considered_text(std::vector<notes::Considered> considered, const Style& style) {
    std::sort(considered.begin(), considered.end(), [](const notes::Considered& left, const notes::Considered& right) {
        return left.score != right.score ? left.score > right.score : left.dialect < right.dialect;
    });
    std::string text = "  how it was read\n";
    for (const notes::Considered& one : considered) {
        std::string percent = std::to_string(std::lround(one.score * 100)) + "%";
        percent.insert(0, percent.size() < 6 ? 6 - percent.size() : 0, ' ');
        text += style.faint(percent) + "  " + std::string(one.dialect) + style.faint(": " + harmless(one.why)) + "\n";
    }
    return text;
}

std::string card_line(const Document& document, const Card& card, const Style& style) {
    std::string line = std::to_string(card.line);
    line.insert(0, line.size() < 6 ? 6 - line.size() : 0, ' ');
    std::string kind(name_of(card.kind));
    kind.resize(8, ' ');
    return style.faint(line) + "  " + (card.derived_from != 0 ? "  " : "") + style.faint(kind) +
           harmless(document.of(card.question)) + "\n";
}

/// The blocks of a cloze in which it hides something, with that in brackets.
std::string cloze_text(const model::Collection& collection, const Card& card) {
    const Document& document = collection.documents[card.document];
    const std::span<const model::CardPart> parts = collection.parts_of(card);
    std::string all;
    for (std::size_t first = 0, end = 0; first < parts.size(); first = end) {
        const model::TextRange whole = document.blocks[parts[first].block].text;
        while (end < parts.size() && parts[end].block == parts[first].block) ++end;
        std::string text(document.of(whole));
        for (std::size_t i = end; i-- > first;) {
            text.insert(parts[i].text.offset + parts[i].text.size - whole.offset, "]");
            text.insert(parts[i].text.offset - whole.offset, "[");
        }
        all += (all.empty() ? "" : " … ") + text;
    }
    return all;
}

/// Every part of a card on a line of its own.
std::string parts_text(const model::Collection& collection, const Card& card, const Style& style) {
    const std::string indent(20, ' ');
    if (card.kind == CardKind::cloze) return indent + harmless(joined_lines(cloze_text(collection, card))) + "\n";
    std::string text;
    std::vector<std::string_view> sides;
    for (const model::CardPart& part : collection.parts_of(card)) {
        const std::string words = harmless(joined_lines(collection.words(part)));
        switch (part.kind) {
            case model::PartKind::code: continue;
            case model::PartKind::side: sides.push_back(collection.words(part)); continue;
            case model::PartKind::statement:
                text += indent + style.faint(std::string(sides[part.side]) + ": ") + words + "\n";
                break;
            case model::PartKind::option: text += indent + (part.correct != 0 ? "(x) " : "( ) ") + words + "\n"; break;
            case model::PartKind::output: text += indent + "> " + words + "\n"; break;
            default: text += indent + "- " + words + "\n";
        }
    }
    return text;
}

}  // namespace

void write_diagnostics(JsonWriter& json, const Diagnostics& diagnostics) {
    json.open_array();
    for (const Diagnostic& one : diagnostics) {
        json.open_object().key("file").text(one.file).key("line").number(one.line).key("column").number(one.column);
        json.key("severity")
            .text(name(one.severity))
            .key("message")
            .text(one.message)
            .key("hint")
            .text(one.hint)
            .close();
    }
    json.close();
}

std::string check_json(const ReadNotes& notes, bool explains) {
    JsonWriter json;
    json.open_object().key("version").number(1).key("documents").open_array();
    for (std::uint32_t i = 0; i < notes.documents.size(); ++i) write_document(json, notes, i, explains);
    json.close().key("diagnostics");
    write_diagnostics(json, notes.diagnostics);
    return json.close().result() + "\n";
}

std::string diagnostics_text(const Diagnostics& diagnostics, bool has_colours) {
    const Style style{has_colours};
    std::string text;
    for (const Diagnostic& one : diagnostics) {
        const std::string formatted = harmless(format(one));
        const std::size_t line_end = formatted.find('\n');
        text += style.severity(one.severity, formatted.substr(0, line_end)) + formatted.substr(line_end);
    }
    return text;
}

std::string diagnostics_summary(const Diagnostics& diagnostics) {
    std::string summary;
    for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
        const auto count = std::count_if(diagnostics.begin(), diagnostics.end(),
                                         [severity](const Diagnostic& one) { return one.severity == severity; });
        if (count > 0)
            summary += (summary.empty() ? "" : ", ") + plural(static_cast<std::size_t>(count), name(severity));
    }
    return summary;
}

std::vector<std::pair<std::string_view, std::size_t>> count_kinds(std::span<const Card> cards) {
    std::size_t counts[model::card_kind_count] = {};
    for (const Card& card : cards) ++counts[static_cast<std::size_t>(card.kind)];
    std::vector<std::pair<std::string_view, std::size_t>> kinds;
    for (std::size_t kind = 0; kind < model::card_kind_count; ++kind)
        if (counts[kind] > 0) kinds.emplace_back(model::card_kind_names[kind], counts[kind]);
    return kinds;
}

std::string kinds_text(std::span<const Card> cards) {
    std::string text;
    for (const auto& [kind, count] : count_kinds(cards))
        text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + std::string(kind);
    return text;
}

std::string check_text(const ReadNotes& notes, bool has_colours, Shown shown, bool explains) {
    const Style style{has_colours};
    const model::Collection collection = notes.collection();
    std::string text;
    std::size_t questions = 0;
    for (std::uint32_t i = 0; i < notes.documents.size(); ++i) {
        const Document& document = notes.documents[i];
        text += style.bold(harmless(notes.shown[i])) + ": " + harmless(document.title) +
                style.faint(" (" + harmless(document.language) + ", " + harmless(document.dialect) + ")") + "\n";
        const std::vector<const Card*> cards = by_section(of_document(std::span<const Card>(notes.cards), i));
        std::span<const Card* const> rest = cards;
        if (explains) text += considered_text(notes.considered[i], style);
        for (std::uint32_t section = 0; section < document.sections.size(); ++section) {
            const std::string_view name = document.of(document.sections[section].name);
            text += "  " + (name.empty() ? style.faint("no name") : style.bold(harmless(name))) +
                    style.faint(", line " + std::to_string(document.sections[section].line)) + "\n";
            for (const Card* card : take_section(rest, section)) {
                questions += card->derived_from == 0 ? 1 : 0;
                // A question inside the answer of another is a card that derives from it, and still a question.
                if (shown == Shown::all_cards || card->derived_from == 0 || card->kind == CardKind::recall)
                    text += card_line(document, *card, style);
                if (shown == Shown::all_cards) text += parts_text(collection, *card, style);
            }
        }
        text += "\n";
    }
    const std::string problems = diagnostics_text(notes.diagnostics, has_colours);
    if (!problems.empty()) text += problems + "\n";
    text += plural(notes.documents.size(), "note") + ", " + plural(questions, "question");
    if (notes.cards.size() > questions)
        text += ", " + plural(notes.cards.size(), "card") + " (" + kinds_text(notes.cards) + ")";
    if (const std::string summary = diagnostics_summary(notes.diagnostics); !summary.empty()) text += "; " + summary;
    return text + "\n";
}

}  // namespace viva::compiler
