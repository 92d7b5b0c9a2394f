// Reading a note: bytes of any kind become a Document and the problems found on the way.
//
// The steps, each in a file of its own:
//   source.h      bytes of any encoding ─► UTF-8, NFC, LF; refuses what is no text
//   front_matter  the head that other programs write
//   tags          what the note is filed under
//   masks         formulas and footnotes out of Markdown's sight
//   emphasis      markers beside ** so that emphasis closes next to Hangul, Kana and Han
//   markdown      md4c ─► blocks and spans with source lines (lines.h), comments and unsafe links left out
//   dialects      which shape the note has, and what its questions and sections therefore are
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/document.h"

namespace viva::notes {

/// A note that owns what its view shows. `tokens` is empty: highlighting fills it later.
struct ParsedDocument {
    std::string id;
    std::string file;
    std::string title;
    bool title_written = false;
    std::string language;
    std::string dialect;
    std::string tags;
    std::string text;
    std::vector<model::Block> blocks;
    std::vector<model::Span> spans;
    std::vector<model::Token> tokens;
    std::vector<model::Section> sections;

    /// Valid until this object changes or dies.
    model::Document view() const;
    /// Gives back the room beyond the content that growing took: as much again, with thousands of notes.
    void shrink_to_fit();
    std::string_view of(model::TextRange range) const {
        return std::string_view(text).substr(range.offset, range.size);
    }
};

struct ReadOptions {
    /// Larger files are refused with a message. A pool offset has 32 bits, so at most 1 GiB.
    std::size_t largest_file_bytes = std::size_t{16} << 20;
    /// Lists and quotes inside each other; what is nested deeper joins the deepest level.
    std::size_t deepest_nesting = 60;
    /// What asks in the note, where it does not say so itself ("h3"; see chosen_questions.h); empty: it is found out.
    std::string questions;
    /// Says whether a path relative to the note names a file; empty: images are not checked.
    std::function<bool(std::string_view path)> file_exists;
    /// The path, relative to the note and percent-encoded, of the note that a wiki link names ("[[Name]]"); empty:
    /// there is none. Without it, wiki links stay as they are written.
    std::function<std::string(std::string_view name)> find_note;
};

/// One dialect that was weighed for a note.
struct Considered {
    std::string_view dialect;
    double score = 0;  ///< 0 not at all, 1 surely.
    std::string why;   ///< What was counted.
};

struct ReadResult {
    ParsedDocument document;
    std::vector<Considered> considered;  ///< Every dialect, in the order in which equal scores are decided.
    Diagnostics diagnostics;             ///< In order of lines.
    bool readable = true;                ///< False: the file is no text, or too large; the document has no blocks.
};

/// Reads one note. `file_name` is the path as the user named it ('/' between folders); `bytes` may be anything.
/// Linear in the size of the note. Never fails: what is wrong is in the diagnostics.
ReadResult read(std::string_view file_name, std::string_view bytes, const ReadOptions& options = {});

}  // namespace viva::notes
