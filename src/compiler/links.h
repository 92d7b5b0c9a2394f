// Where links between notes lead: `other.md#part` becomes `#/note/<id>/<heading>`.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace viva::compiler {

/// Knows the notes of a site by their files and headings.
class LinkMap {
public:
    /// `path` is where the note's file lies, `document` what was read from it; both by position in the collection.
    void add(const std::filesystem::path& path, const model::Document& document);

    /// What a link written in note `from` leads to: an address on the web or by mail as it is, a place in the app for
    /// another note or a heading, empty for anything else (a file that is no note does not come with the site).
    std::string resolve(std::size_t from, std::string_view written) const;

    /// The file that a relative link of note `from` names, or empty if it names none.
    std::filesystem::path file_of(std::size_t from, std::string_view written) const;

    /// Whether a relative link of note `from` leads to a note: by its file, or as site generators have it, by the
    /// address of its page ("closure" and "closure.html" are closure.md).
    bool leads_to_note(std::size_t from, std::string_view written) const;

private:
    struct Note {
        std::filesystem::path folder;
        std::string id;
        std::map<std::string, std::string, std::less<>> headings;  ///< By slug of what may be written after #.
    };
    const Note* note_of(std::size_t from, std::string_view written) const;
    std::string place(const Note& note, std::string_view fragment) const;
    std::filesystem::path normal(const std::filesystem::path& path) const;

    std::vector<Note> notes_;
    std::map<std::filesystem::path, std::size_t> by_path_;
    /// Folders as links write them, and where they are: asked of the disk once. Not for several threads.
    mutable std::map<std::string, std::filesystem::path, std::less<>> folders_;
};

}  // namespace viva::compiler
