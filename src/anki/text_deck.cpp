// Decks as text: what Anki imports and exports beside its own files.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "anki/exchange.h"

namespace viva::anki {
namespace {

/// A field in quotes, so that it may hold line ends and tabs.
std::string quoted_field(std::string_view text) {
    std::string quoted = "\"";
    for (const char letter : text) {
        if (letter == '"') quoted += '"';
        quoted += letter;
    }
    return quoted + '"';
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

Note text_note(std::vector<std::string> fields, const TextHeader& header) {
    Note note;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        std::string& field = fields[i];
        if (i + 1 == header.guid) {
            note.guid = std::move(field);
        } else if (i + 1 == header.deck) {
            note.deck = std::move(field);
        } else if (i + 1 == header.type) {
            note.type = std::move(field);
        } else if (i + 1 == header.tags) {
            for (std::string_view rest = field; !rest.empty();) {
                const std::size_t end = rest.find(' ');
                if (end != 0) note.tags.emplace_back(rest.substr(0, end));
                rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
            }
        } else {
            note.fields.push_back(header.html ? std::move(field) : escape_html(field));
        }
    }
    while (note.fields.size() > 2 && note.fields.back().empty()) note.fields.pop_back();
    return note;
}

}  // namespace

std::string write_text(std::span<const Card> cards) {
    std::string text =
        "#separator:tab\n#html:true\n#columns:guid\tdeck\tfront\tback\ttags\n"
        "#guid column:1\n#deck column:2\n#tags column:5\n";
    for (const Card& card : cards) {
        text += card.guid + "\t" + quoted_field(card.deck) + "\t" + quoted_field(card.front) + "\t" +
                quoted_field(card.back) + "\t";
        for (std::size_t i = 0; i < card.tags.size(); ++i) text.append(i == 0 ? "" : " ").append(card.tags[i]);
        text += "\n";
    }
    return text;
}

TextDeck read_text(std::string_view text) {
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
        Note note = text_note(std::move(fields), header);
        if (note.fields.size() < 2)
            ++deck.left_out;
        else
            deck.notes.push_back(std::move(note));
    }
    return deck;
}

}  // namespace viva::anki
