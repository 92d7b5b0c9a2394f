// Notes on disk become a collection with its diagnostics.
#pragma once

#include <algorithm>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "compiler/folder.h"
#include "compiler/links.h"
#include "compiler/pictures.h"
#include "compiler/progress.h"
#include "compiler/publish.h"
#include "model/card.h"
#include "notes/read.h"

namespace viva::compiler {

/// The notes as they were read: what `viva check` reports. The spans stay good when the struct is moved.
struct ReadNotes {
    std::vector<std::unique_ptr<notes::ParsedDocument>> parsed;
    std::vector<std::filesystem::path> paths;                ///< Of each document's file.
    std::vector<std::string> shown;                          ///< Each document's file as the user named it.
    std::vector<std::vector<notes::Considered>> considered;  ///< The dialects that were weighed for each document.
    std::vector<model::Document> documents;  ///< Views; `file` is relative to the folder that was named.
    std::vector<model::Card> cards;
    std::vector<model::CardPart> parts;
    LinkMap links;
    Diagnostics diagnostics;   ///< In order of files, then lines.
    bool all_readable = true;  ///< False: something could not be read from disk (exit code 3).

    model::Collection collection() const { return {documents, cards, {}, parts}; }
    std::size_t count(Severity severity) const;
    /// Frees the documents with their cards; what was found wrong stays. Large notes need the room for their pack.
    void drop_documents();
};

/// The notes as readers will see them: highlighted, without what is hidden, links between them resolved.
struct Compilation {
    std::vector<std::unique_ptr<PublishedDocument>> published;
    std::vector<model::Document> documents;
    std::vector<model::Card> cards;
    std::vector<model::Relation> relations;
    Pictures pictures;
    std::vector<model::CardPart> parts;

    model::Collection collection() const { return {documents, cards, relations, parts}; }
};

/// What belongs to document `index` in a list of cards or parts, where each document's stand together.
template <class Item>
std::span<Item> of_document(std::span<Item> list, std::uint32_t index) {
    const auto is_before = [](const Item& item, std::uint32_t document) { return item.document < document; };
    const auto first = std::lower_bound(list.begin(), list.end(), index, is_before);
    return {first, std::lower_bound(first, list.end(), index + 1, is_before)};
}

/// Reads the notes at `paths` and makes their cards. All problems are in the diagnostics, by file and line.
ReadNotes read_notes(std::span<const std::string> paths, const Progress& progress = {});

/// Makes what a site shows. `notes` must outlive the call only.
Compilation compile(const ReadNotes& notes, const Progress& progress = {});

}  // namespace viva::compiler
