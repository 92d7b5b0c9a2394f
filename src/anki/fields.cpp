#include "anki/fields.h"

#include <algorithm>
#include <vector>

#include "anki/package.h"
#include "html/document.h"
#include "model/asked_words.h"

namespace viva::anki {
namespace {

using model::CardKind;
using model::CardPart;
using model::Collection;
using model::PartKind;

std::vector<CardPart> parts_of(const Collection& collection, const model::Card& card, PartKind kind) {
    std::vector<CardPart> parts;
    for (const CardPart& part : collection.parts_of(card))
        if (part.kind == kind) parts.push_back(part);
    return parts;
}

std::string list_of(const Collection& collection, const std::vector<CardPart>& parts) {
    std::string html = "<ul>";
    for (const CardPart& part : parts) html += "<li>" + escape_html(collection.words(part)) + "</li>";
    return html + "</ul>";
}

/// Text of the note in which each of `parts` is something else: what is hidden, or shown.
template <class Instead>
std::string with_parts(const Collection& collection, const model::Card& card, model::TextRange whole,
                       const std::vector<CardPart>& parts, Instead instead) {
    const std::string_view text = collection.documents[card.document].of(whole);
    std::string html;
    std::size_t at = 0;
    for (const CardPart& part : parts) {
        const bool inside =
            part.text.offset >= whole.offset + at && part.text.offset + part.text.size <= whole.offset + whole.size;
        if (!inside) continue;
        const std::size_t begin = part.text.offset - whole.offset;
        std::size_t end = begin + part.text.size;
        // What follows an output on its line explains it.
        if (part.kind == PartKind::output) end = std::min(text.find('\n', end), text.size());
        html += escape_html(text.substr(at, begin - at), "\n") + instead(text.substr(begin, part.text.size));
        at = end;
    }
    return html + escape_html(text.substr(at), "\n");
}

model::TextRange block_of(const Collection& collection, const model::Card& card) {
    return collection.documents[card.document].blocks[card.question_block].text;
}

std::string statements_of(const Collection& collection, const model::Card& card, bool with_sides) {
    const std::vector<CardPart> sides = parts_of(collection, card, PartKind::side);
    std::string html = "<ul>";
    for (const CardPart& part : parts_of(collection, card, PartKind::statement))
        html += "<li>" + (with_sides ? "<b>" + escape_html(collection.words(sides[part.side])) + ":</b> " : "") +
                escape_html(collection.words(part)) + "</li>";
    return html + "</ul>";
}

/// The blocks outside of the question in which a cloze hides something, with something else for it.
template <class Instead>
std::string cloze_blocks(const Collection& collection, const model::Card& card, const std::vector<CardPart>& hidden,
                         Instead instead) {
    std::string html;
    std::uint32_t last = model::none;
    for (const CardPart& part : hidden) {
        if (part.block == last || model::is_hidden_in_question(card, part)) continue;
        last = part.block;
        const model::TextRange block = collection.documents[card.document].blocks[last].text;
        html += (html.empty() ? "" : "<br><br>") + with_parts(collection, card, block, hidden, instead);
    }
    return html;
}

std::string cloze_front(const Collection& collection, const model::Card& card) {
    const auto gap = [](std::string_view) { return "<b>" + std::string(model::gap_sign) + "</b>"; };
    const std::vector<CardPart> hidden = parts_of(collection, card, PartKind::hidden);
    const std::string blocks = cloze_blocks(collection, card, hidden, gap);
    return with_parts(collection, card, card.question, hidden, gap) + (blocks.empty() ? "" : "<br><br>") + blocks;
}

std::string cloze_back(const Collection& collection, const model::Card& card) {
    const auto term = [](std::string_view words) { return "<b>" + escape_html(words) + "</b>"; };
    const std::vector<CardPart> hidden = parts_of(collection, card, PartKind::hidden);
    if (!model::hides_in_question(collection, card)) return cloze_blocks(collection, card, hidden, term);
    const std::string answer =
        html::blocks_html(collection.documents[card.document], card.first_answer, card.end_answer);
    return with_parts(collection, card, card.question, hidden, term) + (answer.empty() ? "" : "<br><br>") + answer;
}

/// The code or the picture that the question asks about.
std::string context_html(const Collection& collection, const model::Card& card) {
    const model::BlockRange context = model::context_of(collection, card);
    if (context.empty()) return {};
    return "<br><br>" + html::blocks_html(collection.documents[card.document], context.first, context.end);
}

}  // namespace

std::string front_of(const Collection& collection, const model::Card& card) {
    std::string question = escape_html(collection.question(card));
    switch (card.kind) {
        case CardKind::cloze: return cloze_front(collection, card);
        case CardKind::output:
            return question + "<br><br><pre>" +
                   with_parts(collection, card, block_of(collection, card),
                              parts_of(collection, card, PartKind::output),
                              [](std::string_view) { return std::string("…"); }) +
                   "</pre>";
        case CardKind::versus: return question + statements_of(collection, card, false);
        case CardKind::choice: {
            const std::vector<CardPart> options = parts_of(collection, card, PartKind::option);
            question += context_html(collection, card);
            return options.empty() ? question : question + list_of(collection, options);
        }
        default: return question + context_html(collection, card);
    }
}

std::string back_of(const Collection& collection, const model::Card& card) {
    const model::Document& document = collection.documents[card.document];
    const auto answer = [&] { return html::blocks_html(document, card.first_answer, card.end_answer); };
    switch (card.kind) {
        case CardKind::cloze: return cloze_back(collection, card);
        case CardKind::output: {
            std::string html = "<pre>";
            for (const CardPart& part : parts_of(collection, card, PartKind::output))
                html += escape_html(collection.words(part), "\n") + "\n";
            return html + "</pre>";
        }
        case CardKind::versus: return statements_of(collection, card, true);
        case CardKind::list: return list_of(collection, parts_of(collection, card, PartKind::item));
        case CardKind::choice: {
            std::vector<CardPart> right = parts_of(collection, card, PartKind::option);
            std::erase_if(right, [](const CardPart& part) { return part.correct == 0; });
            return right.empty() ? answer() : list_of(collection, right) + (card.derived_from == 0 ? answer() : "");
        }
        default: return answer();
    }
}

std::string one_line(std::string_view text) {
    std::string line;
    for (const char byte : text) {
        const bool is_space = byte == '\n' || byte == '\t' || byte == ' ';
        if (!is_space)
            line += byte;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    return line;
}

}  // namespace viva::anki
