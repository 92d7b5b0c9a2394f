#include "compiler/compile.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "base/hash.h"
#include "base/size32.h"
#include "base/unicode.h"
#include "cards/identity.h"
#include "cards/make.h"
#include "cards/relate.h"
#include "compiler/html.h"
#include "compiler/parallel.h"
#include "compiler/settings.h"
#include "highlight/highlighter.h"
#include "notes/links.h"

namespace viva::compiler {
namespace {

namespace fs = std::filesystem;
using model::SpanKind;

/// What tells C from C++ and C# is no letter.
std::string with_signs_spelled(std::string_view name) {
    const auto is_ascii_letter = [&](std::size_t at) {
        return at < name.size() && (name[at] | 0x20) >= 'a' && (name[at] | 0x20) <= 'z';
    };
    std::string spelled;
    for (std::size_t at = 0; at < name.size(); ++at) {
        const bool is_one_letter = at > 0 && is_ascii_letter(at - 1) && (at < 2 || !is_ascii_letter(at - 2));
        if (at > 0 && is_ascii_letter(at - 1) && name.substr(at, 2) == "++") {
            spelled += "plusplus ";
            ++at;
        } else if (is_one_letter && name[at] == '#') {
            spelled += "sharp ";
        } else {
            spelled += name[at];
        }
    }
    return spelled;
}

/// "topics/01 sql.md" → "topics-01-sql". Of several notes that would have one id, only one that is named so keeps it;
/// the others are told apart by their whole names. Not by their order: a new neighbour would take an old note's id, and
/// with it its address and the histories of its cards.
std::vector<std::string> ids_of(const std::vector<NoteFile>& files) {
    struct Namesakes {
        std::set<std::string_view> files;
        std::set<std::string_view> named_so;
    };
    std::vector<std::string> wanted;
    std::map<std::string_view, Namesakes> namesakes;
    wanted.reserve(files.size());
    for (const NoteFile& file : files) {
        const std::size_t dot = file.relative.rfind('.');
        const std::string_view name = std::string_view(file.relative).substr(0, dot == 0 ? std::string::npos : dot);
        Namesakes& same = namesakes[wanted.emplace_back(slug(with_signs_spelled(name)))];
        same.files.insert(file.relative);
        if (name == wanted.back()) same.named_so.insert(file.relative);
    }
    constexpr std::size_t hash_letters = 5;
    std::set<std::string> given;
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const std::string& relative = files[i].relative;
        const Namesakes& same = namesakes.at(wanted[i]);
        const bool keeps_it = same.files.size() == 1 || (same.named_so.size() == 1 && same.named_so.contains(relative));
        const std::string own =
            keeps_it ? wanted[i] : wanted[i] + "-" + base32(hash_bytes(relative)).substr(13 - hash_letters);
        std::string id = own;
        // The same name in two folders that the user named.
        for (int number = 2; !given.insert(id).second; ++number) id = own + "-" + std::to_string(number);
        ids.push_back(std::move(id));
    }
    return ids;
}

/// The notes by the names that wiki links call them: "topics/SQL" or "sql".
class NoteNames {
public:
    explicit NoteNames(const std::vector<NoteFile>& files) {
        for (const NoteFile& file : files) {
            const std::string name = without_ending(file.relative);
            const fs::path path = (here_ / file.path).lexically_normal();
            by_name_.emplace(fold_case(name), path);
            by_name_.emplace(fold_case(name.substr(name.rfind('/') + 1)), path);
        }
    }

    /// The way from `folder` to the note, as a link; empty: there is no such note.
    std::string link_to(std::string_view name, const fs::path& folder) const {
        const auto found = by_name_.find(fold_case(without_ending(to_nfc(name))));
        if (found == by_name_.end()) return {};
        return encode_url(found->second.lexically_relative((here_ / folder).lexically_normal()).generic_string());
    }

private:
    static std::string without_ending(std::string_view name) {
        for (const std::string_view ending : {".md", ".markdown", ".txt"})
            if (name.ends_with(ending)) name.remove_suffix(ending.size());
        return std::string(name);
    }

    const fs::path here_ = fs::current_path();  ///< Asked for once, not for each note.
    std::map<std::string, fs::path> by_name_;   ///< Of several with one name the first.
};

notes::ReadOptions options_for(const fs::path& path, const NoteNames& names) {
    notes::ReadOptions options;
    options.file_exists = [folder = path.parent_path()](std::string_view relative) {
        return relative.size() <= longest_path && !find_file(folder / relative).empty();
    };
    options.find_note = [folder = path.parent_path(), &names](std::string_view name) {
        return names.link_to(name, folder);
    };
    return options;
}

/// A file on its way into `ReadNotes`.
struct Reading {
    notes::ReadOptions options;
    std::string failure;  ///< Why the file cannot be read from disk; empty: it can.
    notes::ReadResult result;
};

/// What any thread can do: it needs nothing of the other files.
void read_one(const NoteFile& file, Reading& reading) {
    const Result<std::string> bytes = read_file(file.path, reading.options.largest_file_bytes + 1);
    if (bytes)
        reading.result = notes::read(file.shown, *bytes, reading.options);
    else
        reading.failure = bytes.error().message;
}

/// Adds what became of `file`, but for its cards.
void take_document(const NoteFile& file, Reading& reading, std::string id, ReadNotes& notes) {
    if (!reading.failure.empty()) {
        notes.all_readable = false;
        notes.diagnostics.push_back({Severity::error,
                                     file.shown,
                                     0,
                                     0,
                                     "cannot be read: " + reading.failure,
                                     "check the path and who may read it",
                                     {}});
        return;
    }
    notes::ReadResult& result = reading.result;
    notes.diagnostics.insert(notes.diagnostics.end(), result.diagnostics.begin(), result.diagnostics.end());
    if (!result.readable) return;
    notes.parsed.push_back(std::make_unique<notes::ParsedDocument>(std::move(result.document)));
    notes::ParsedDocument& document = *notes.parsed.back();
    document.id = std::move(id);
    document.file = file.relative;
    notes.paths.push_back(file.path);
    notes.shown.push_back(file.shown);
    notes.considered.push_back(std::move(result.considered));
    notes.documents.push_back(document.view());
}

/// Who writes an id into two notes, or copies a note with it, has one history for two cards. The first keeps the id,
/// and the other question gets the one that it would have without.
void settle_written_ids(ReadNotes& notes, std::vector<cards::Deck>& decks) {
    std::unordered_map<model::CardId, const model::Card*> known;
    for (std::uint32_t i = 0; i < decks.size(); ++i) {
        std::unordered_set<model::CardId> taken;
        for (const model::Card& card : decks[i].cards) {
            const auto first = known.find(card.id);
            if (first == known.end()) continue;
            const bool is_named_with_origin = taken.contains(card.derived_from);
            taken.insert(card.id);
            if (is_named_with_origin) continue;
            const std::string id(cards::written_id(notes.documents[i], card.question_block));
            notes.diagnostics.push_back({Severity::warning,
                                         notes.shown[i],
                                         card.line,
                                         0,
                                         "the id " + id +
                                             " is that of another question: " + notes.shown[first->second->document] +
                                             ":" + std::to_string(first->second->line),
                                         "write another id, or take one of the two marks out",
                                         {}});
        }
        if (!taken.empty()) decks[i] = cards::make_deck(notes.documents[i], i, taken);
        for (const model::Card& card : decks[i].cards) known.emplace(card.id, &card);
    }
}

/// A question that is no heading gets a name for its address by its card: the block's number would be another's after
/// the next edit.
void name_question(notes::ParsedDocument& document, const model::Card& card) {
    model::Block& asked = document.blocks[card.question_block];
    if (card.derived_from != 0 || asked.label.size != 0 || asked.kind == model::BlockKind::code) return;
    const std::string name = "card-" + base32(card.id);
    asked.label = {size32(document.text.size()), size32(name.size())};
    document.text += name;
}

/// The cards of all documents, in their order.
void make_cards(ReadNotes& notes, const Progress& progress) {
    const std::size_t count = notes.documents.size();
    std::vector<cards::Deck> decks(count);
    for_each_index(
        count,
        [&](std::size_t i, std::size_t) {
            decks[i] = cards::make_deck(notes.documents[i], static_cast<std::uint32_t>(i));
        },
        [&](std::size_t done) {
            if (progress) progress("making cards", done, count);
        });
    settle_written_ids(notes, decks);
    for (cards::Deck& deck : decks) {
        for (model::Card& card : deck.cards) card.first_part += static_cast<std::uint32_t>(notes.parts.size());
        for (const model::Card& card : deck.cards) name_question(*notes.parsed[card.document], card);
        notes.cards.insert(notes.cards.end(), deck.cards.begin(), deck.cards.end());
        notes.parts.insert(notes.parts.end(), deck.parts.begin(), deck.parts.end());
    }
    for (std::size_t i = 0; i < count; ++i) notes.documents[i].text = notes.parsed[i]->text;
}

/// Relative links of one document that name no file.
void check_links(ReadNotes& notes, std::size_t index) {
    const model::Document& document = notes.documents[index];
    for (const model::Block& block : document.blocks)
        for (const model::Span& span : document.spans.subspan(block.first_span, block.span_count)) {
            if (span.kind != SpanKind::link) continue;
            const std::string_view written = document.of(span.target);
            const fs::path file = notes.links.file_of(index, written);
            if (file.empty() || !find_file(file).empty() || notes.links.leads_to_note(index, written)) continue;
            notes.diagnostics.push_back({Severity::warning,
                                         notes.shown[index],
                                         block.line,
                                         0,
                                         "link leads to no file: " + notes::excerpt(written),
                                         "correct the path, or take the link out",
                                         {}});
        }
}

/// By file in the order of reading (what concerns no file first), then by line.
void sort_diagnostics(Diagnostics& diagnostics, const std::vector<NoteFile>& files) {
    std::map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < files.size(); ++i) places.emplace(files[i].shown, i + 1);
    // The third part keeps what was found first before what was found later.
    using Key = std::tuple<std::size_t, std::uint32_t, std::size_t>;
    std::vector<Key> keys;
    for (std::size_t i = 0; i < diagnostics.size(); ++i) {
        const auto place = places.find(diagnostics[i].file);
        keys.emplace_back(place == places.end() ? 0 : place->second, diagnostics[i].line, i);
    }
    std::sort(keys.begin(), keys.end());
    Diagnostics sorted;
    for (const Key& key : keys) sorted.push_back(std::move(diagnostics[std::get<2>(key)]));
    diagnostics = std::move(sorted);
}

void highlight_code(highlight::Highlighter& highlighter, PublishedDocument& document) {
    for (model::Block& block : document.blocks) {
        block.first_token = static_cast<std::uint32_t>(document.tokens.size());
        if (block.kind != model::BlockKind::code) continue;
        const std::string_view text = document.text;
        const auto code = text.substr(block.text.offset, block.text.size);
        const auto tokens = highlighter.highlight(code, text.substr(block.label.offset, block.label.size));
        block.token_count = static_cast<std::uint32_t>(tokens.size());
        document.tokens.insert(document.tokens.end(), tokens.begin(), tokens.end());
    }
}

/// The folder that the user named: `path` without the names of `relative`.
fs::path root_of(const fs::path& path, std::string_view relative) {
    fs::path root = path.parent_path();
    for (const char letter : relative)
        if (letter == '/') root = root.parent_path();
    return root;
}

}  // namespace

void ReadNotes::drop_documents() {
#ifdef __GLIBC__
    constexpr std::size_t large = 16'000'000;
    std::size_t bytes = 0;
    for (const model::Document& document : documents) bytes += document.text.size();
#endif
    ReadNotes kept;
    kept.diagnostics = std::move(diagnostics);
    kept.all_readable = all_readable;
    *this = std::move(kept);
#ifdef __GLIBC__
    // The threads that read the notes had heaps of their own, from which nobody else would take again: of 50 MB of
    // notes 100 MB. Of few notes it is little, and asking for it anew takes longer than to keep it.
    if (bytes > large) malloc_trim(0);
#endif
}

std::size_t ReadNotes::count(Severity severity) const {
    return static_cast<std::size_t>(
        std::count_if(diagnostics.begin(), diagnostics.end(),
                      [severity](const Diagnostic& one) { return one.severity == severity; }));
}

ReadNotes read_notes(std::span<const std::string> paths, const Progress& progress) {
    FoundNotes found = find_notes(paths);
    ReadNotes notes;
    notes.all_readable = found.all_readable;
    notes.diagnostics = std::move(found.diagnostics);
    FolderSettings settings;
    const NoteNames names(found.files);
    std::vector<Reading> readings(found.files.size());
    for (std::size_t i = 0; i < readings.size(); ++i) {
        const NoteFile& file = found.files[i];
        readings[i].options = options_for(file.path, names);
        const auto levels = static_cast<std::size_t>(std::count(file.relative.begin(), file.relative.end(), '/'));
        readings[i].options.questions = settings.questions_of(file.path, levels, notes.diagnostics);
    }
    for_each_index(
        readings.size(), [&](std::size_t i, std::size_t) { read_one(found.files[i], readings[i]); },
        [&](std::size_t done) {
            if (progress) progress("reading notes", done, readings.size());
        });
    std::vector<std::string> ids = ids_of(found.files);
    for (std::size_t i = 0; i < readings.size(); ++i)
        take_document(found.files[i], readings[i], std::move(ids[i]), notes);
    make_cards(notes, progress);
    for (std::size_t i = 0; i < notes.documents.size(); ++i) notes.links.add(notes.paths[i], notes.documents[i]);
    for (std::size_t i = 0; i < notes.documents.size(); ++i) check_links(notes, i);
    sort_diagnostics(notes.diagnostics, found.files);
    return notes;
}

Compilation compile(const ReadNotes& notes, const Progress& progress) {
    Compilation compilation;
    compilation.cards = notes.cards;
    compilation.parts = notes.parts;
    compilation.relations = cards::relate(notes.collection());
    const std::size_t count = notes.documents.size();
    for (std::uint32_t i = 0; i < count; ++i) {
        const fs::path root = root_of(notes.paths[i], notes.documents[i].file);
        const ResolveLink resolve = [&, i](std::string_view written, SpanKind kind) {
            if (kind == SpanKind::image)
                if (const fs::path file = notes.links.file_of(i, written); !file.empty()) {
                    const Picture picture = compilation.pictures.take(find_file(file), root, notes.shown[i]);
                    return LinkTarget{picture.place, picture.size};
                }
            // A picture elsewhere becomes a link: nothing is ever asked of somebody else's server.
            std::string target = notes.links.resolve(i, written);
            if (kind == SpanKind::image && target.starts_with('#')) target.clear();
            return LinkTarget{std::move(target), {}};
        };
        const CardsOfDocument cards{of_document(std::span(compilation.cards), i),
                                    of_document(std::span(compilation.parts), i)};
        compilation.published.push_back(
            std::make_unique<PublishedDocument>(publish(notes.documents[i], cards, resolve)));
    }
    const auto languages = highlight::make_prepared_languages();
    std::vector<std::unique_ptr<highlight::Highlighter>> highlighters(worker_count());
    for (auto& highlighter : highlighters) highlighter = std::make_unique<highlight::Highlighter>(languages);
    for_each_index(
        count,
        [&](std::size_t i, std::size_t worker) { highlight_code(*highlighters[worker], *compilation.published[i]); },
        [&](std::size_t done) {
            if (progress) progress("highlighting code", done, count);
        });
    for (const auto& published : compilation.published) compilation.documents.push_back(published->view());
    return compilation;
}

}  // namespace viva::compiler
