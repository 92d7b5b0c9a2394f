#include "compiler/anki_decks.h"

#include <algorithm>
#include <map>

#include "base/hash.h"
#include "cards/identity.h"
#include "compiler/html.h"
#include "compiler/page_content.h"

namespace viva::compiler {
namespace {

/// One level of a deck's name: Anki parts levels by "::".
std::string deck_level(std::string_view name) {
    std::string level(name);
    for (std::size_t at = 0; (at = level.find("::", at)) != std::string::npos;) level.replace(at, 2, ":");
    return level;
}

/// Anki parts tags by spaces.
std::string tag_of(std::string_view name) {
    std::string tag(name);
    std::replace(tag.begin(), tag.end(), ' ', '-');
    return tag;
}

/// One line of text: a heading can be no more.
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

/// Text that is no Markdown, as Markdown: what begins a block or would be HTML is escaped.
std::string as_markdown(std::string_view text) {
    std::string markdown;
    bool line_begins = true;
    for (const char byte : text) {
        const bool starts_block =
            line_begins && (byte == '#' || byte == '>' || byte == '-' || byte == '+' || byte == '=');
        if (starts_block || byte == '<' || byte == '\\' || byte == '`' || byte == '*' || byte == '_') markdown += '\\';
        markdown += byte;
        line_begins = byte == '\n' || (line_begins && byte == ' ');
    }
    return markdown;
}

/// The answer with its code blocks fenced and everything else as text.
std::string answer_markdown(std::string_view html) {
    std::string markdown;
    while (!html.empty()) {
        const std::size_t code = html.find("<pre");
        const std::string before = anki::plain_text(html.substr(0, code));
        if (!before.empty()) {
            // Each line of a field is one of its own; in Markdown that takes an empty line.
            for (const char byte : as_markdown(before)) markdown.append(byte == '\n' ? 2 : 1, byte);
            markdown += "\n\n";
        }
        if (code == std::string_view::npos) break;
        const std::size_t end = html.find("</pre>", code);
        markdown.append("```\n").append(anki::plain_text(html.substr(code, end - code))).append("\n```\n\n");
        html.remove_prefix(end == std::string_view::npos ? html.size() : end + 6);
    }
    return markdown;
}

/// Fields of one line, parted by `separator`; quoted ones may hold it, and doubled quotes.
std::vector<std::string> text_fields(std::string_view& text, char separator) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    while (!text.empty()) {
        const char byte = text.front();
        text.remove_prefix(1);
        if (quoted) {
            if (byte != '"') {
                fields.back() += byte;
            } else if (!text.empty() && text.front() == '"') {
                fields.back() += byte;
                text.remove_prefix(1);
            } else {
                quoted = false;
            }
        } else if (byte == '"' && fields.back().empty()) {
            quoted = true;
        } else if (byte == '\n') {
            break;
        } else if (byte == separator) {
            fields.emplace_back();
        } else if (byte != '\r') {
            fields.back() += byte;
        }
    }
    return fields;
}

/// What the `#` lines of a text export say. Columns count from 1; 0: there is none.
struct TextHeader {
    char separator = '\t';
    bool html = true;
    std::size_t guid = 0, type = 0, deck = 0, tags = 0;

    void read(std::string_view line) {
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) return;
        const std::string_view name = line.substr(1, colon - 1);
        std::string_view value = line.substr(colon + 1);
        while (!value.empty() && (value.back() == '\r' || value.back() == ' ')) value.remove_suffix(1);
        const std::size_t column = value.empty() || value[0] < '1' || value[0] > '9' ? 0 : value[0] - '0';
        if (name == "html") html = value == "true";
        if (name == "guid column") guid = column;
        if (name == "notetype column") type = column;
        if (name == "deck column") deck = column;
        if (name == "tags column") tags = column;
        if (name != "separator") return;
        constexpr std::pair<std::string_view, char> names[] = {{"comma", ','}, {"semicolon", ';'}, {"tab", '\t'},
                                                               {"space", ' '}, {"pipe", '|'},      {"colon", ':'}};
        for (const auto& [known, byte] : names)
            if (value == known) separator = byte;
        if (value.size() == 1) separator = value[0];
    }
};

anki::Note text_note(std::vector<std::string> fields, const TextHeader& header) {
    anki::Note note;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        std::string& field = fields[i];
        if (i + 1 == header.guid) {
            note.guid = std::move(field);
        } else if (i + 1 == header.deck) {
            note.deck = std::move(field);
        } else if (i + 1 == header.type) {
            note.type = std::move(field);
        } else if (i + 1 == header.tags) {
            note.tags.push_back(std::move(field));
        } else {
            note.fields.push_back(header.html ? std::move(field) : anki::escape_html(field));
        }
    }
    while (note.fields.size() > 2 && note.fields.back().empty()) note.fields.pop_back();
    return note;
}

}  // namespace

std::vector<anki::Card> anki_cards(const model::Collection& collection, const srs::ReviewState& reviews) {
    std::vector<anki::Card> cards;
    for (const model::Card& card : collection.cards) {
        std::vector<srs::PastReview> history = reviews.history(card.id);
        if (card.derived_from != 0 && history.empty()) continue;
        const model::Document& document = collection.documents[card.document];
        anki::Card made;
        made.guid = base32(card.id);
        made.front = escape_html(collection.question(card));
        made.back = render_blocks(document, card.first_answer, card.end_answer);
        made.deck = deck_level(document.title);
        if (card.section < document.sections.size())
            if (const auto name = document.of(document.sections[card.section].name); !name.empty())
                made.deck.append("::").append(deck_level(name));
        made.tags = {"viva", tag_of(document.id)};
        made.state = reviews.card(card.id);
        made.reviews = std::move(history);
        cards.push_back(std::move(made));
    }
    return cards;
}

std::string deck_note(std::span<const anki::Note> notes, std::string_view title) {
    std::string markdown = "# " + as_markdown(one_line(title)) + "\n\n";
    std::map<std::string, std::vector<const anki::Note*>> decks;
    for (const anki::Note& note : notes)
        if (note.fields.size() >= 2 || note.cloze) decks[note.deck].push_back(&note);
    for (const auto& [deck, members] : decks) {
        if (!deck.empty()) markdown.append("## ").append(as_markdown(one_line(deck))).append("\n\n");
        for (const anki::Note* note : members) {
            const std::string front = one_line(anki::plain_text(note->fields[0]));
            if (front.empty()) continue;
            if (note->cloze) {
                // The reader knows {{c1::…}}, which must stay as it is.
                markdown.append(front).append("\n\n");
                continue;
            }
            markdown.append("### ").append(as_markdown(front)).append("\n\n");
            for (std::size_t i = 1; i < note->fields.size(); ++i) markdown += answer_markdown(note->fields[i]);
        }
    }
    while (markdown.ends_with("\n\n")) markdown.pop_back();
    return markdown;
}

TextDeck read_text_deck(std::string_view text) {
    TextDeck deck;
    TextHeader header;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    while (text.starts_with('#')) {
        const std::size_t end = text.find('\n');
        header.read(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    while (!text.empty()) {
        std::vector<std::string> fields = text_fields(text, header.separator);
        if (fields.size() == 1 && fields[0].empty()) continue;
        anki::Note note = text_note(std::move(fields), header);
        if (note.fields.size() < 2)
            ++deck.left_out;
        else
            deck.notes.push_back(std::move(note));
    }
    return deck;
}

AnkiHistory anki_history(std::span<const anki::Note> notes, const model::Collection& collection) {
    AnkiHistory history;
    std::map<std::string, model::CardId> by_guid;
    std::map<std::string, model::CardId> by_question;
    for (const model::Card& card : collection.cards) {
        by_guid.emplace(base32(card.id), card.id);
        if (card.derived_from == 0) by_question.emplace(cards::normalise_question(collection.question(card)), card.id);
    }
    for (const anki::Note& note : notes) {
        auto found = by_guid.find(note.guid);
        if (found == by_guid.end() && !note.fields.empty()) {
            found = by_question.find(cards::normalise_question(one_line(anki::plain_text(note.fields[0]))));
            if (found == by_question.end()) found = by_guid.end();
        }
        // Only the first card of a note asks what our card asks.
        const bool answered = !note.cards.empty() && !note.cards[0].answers.empty();
        if (found == by_guid.end()) {
            if (answered) ++history.unmatched;
            continue;
        }
        ++history.matched;
        if (!answered) continue;
        const std::string device = "anki" + base32(hash_bytes(note.guid));
        model::Time last = 0;
        for (const anki::Answer& answer : note.cards[0].answers) {
            // Seconds number the answers of one card; two of one second follow each other.
            last = std::max(last + 1, answer.at / 1000);
            model::Event event;
            event.id = device + "-" + std::to_string(last);
            event.at = answer.at;
            event.what = model::Review{found->second, answer.rating, answer.took_ms};
            history.events.push_back(std::move(event));
        }
    }
    return history;
}

}  // namespace viva::compiler
