#include "compiler/anki_note.h"

#include <algorithm>
#include <map>
#include <vector>

#include "anki/fields.h"

namespace viva::compiler {
namespace {

using anki::one_line;

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

/// What the notes are tagged with, in the order of the first that has it. What Viva and Anki write themselves says
/// nothing about the note.
std::string tags_entry(std::span<const anki::Note> notes) {
    std::vector<std::string> tags;
    for (const anki::Note& note : notes)
        for (const std::string& written : note.tags) {
            const bool own =
                written == "viva" || written.starts_with("viva::") || written == "leech" || written == "marked";
            if (!own && std::find(tags.begin(), tags.end(), written) == tags.end()) tags.push_back(written);
        }
    std::string entry;
    for (std::string& tag : tags) {
        for (std::size_t at = 0; (at = tag.find("::", at)) != std::string::npos;) tag.replace(at, 2, "/");
        // In quotes YAML takes anything but a quote.
        std::erase(tag, '"');
        entry.append(entry.empty() ? "tags:\n" : "").append("  - \"").append(tag).append("\"\n");
    }
    return entry;
}

std::string front_line(const anki::Note& note) {
    return note.fields.empty() ? std::string() : one_line(anki::plain_text(note.fields[0]));
}

bool has_two_sides(const anki::Note& note) { return !note.cloze && note.fields.size() >= 2; }

/// The fronts of a deck are words to know as often as questions, which nobody could tell from other headings.
std::string note_head(std::span<const anki::Note> notes) {
    const bool has_fronts = std::any_of(notes.begin(), notes.end(), has_two_sides);
    const std::string entries = tags_entry(notes) + (has_fronts ? "viva-questions: h3\n" : "");
    return entries.empty() ? entries : "---\n" + entries + "---\n\n";
}

}  // namespace

std::string deck_note(std::span<const anki::Note> notes, std::string_view title) {
    std::string markdown = note_head(notes) + "# " + as_markdown(one_line(title)) + "\n\n";
    std::map<std::string, std::vector<const anki::Note*>> decks;
    for (const anki::Note& note : notes)
        if (has_two_sides(note) || note.cloze) decks[note.deck].push_back(&note);
    for (const auto& [deck, members] : decks) {
        if (!deck.empty()) markdown.append("## ").append(as_markdown(one_line(deck))).append("\n\n");
        // Sentences with gaps first: below a front they would be a part of its answer. The reader knows {{c1::…}},
        // which must stay as it is.
        for (const anki::Note* note : members)
            if (const std::string front = front_line(*note); note->cloze && !front.empty())
                markdown.append(front).append("\n\n");
        for (const anki::Note* note : members) {
            const std::string front = front_line(*note);
            if (note->cloze || front.empty()) continue;
            markdown.append("### ").append(as_markdown(front)).append("\n\n");
            for (std::size_t i = 1; i < note->fields.size(); ++i) markdown += answer_markdown(note->fields[i]);
        }
    }
    while (markdown.ends_with("\n\n")) markdown.pop_back();
    return markdown;
}

}  // namespace viva::compiler
