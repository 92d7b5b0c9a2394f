// The folded text of all notes in one string, made once on opening: what the scans run over. No file, no postings.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/card.h"
#include "search/scan.h"

namespace viva::search {

enum class EntryKind : std::uint8_t { title, question, heading, text };

/// One text that is found as a whole: a note's title, a block, or the name of a section that no block says.
struct Entry {
    std::uint32_t start = 0;     ///< In Index::text(); entries are parted by a line feed.
    std::uint32_t initials = 0;  ///< In Index::initials().
    std::uint32_t document = 0;
    std::uint32_t block = model::none;  ///< none: the title.
    EntryKind kind = EntryKind::text;
    std::uint32_t section = model::none;  ///< Its name is the text; `block` is where it begins.
};

class Index {
public:
    /// Reads every title and every shown block that has text. The collection must outlive the index.
    explicit Index(const model::Collection& collection);

    const model::Collection& collection() const { return collection_; }
    const std::vector<Entry>& entries() const { return entries_; }
    const std::string& text() const { return text_; }
    const ByteCounts& counts() const { return counts_; }
    /// The initial consonants of all Hangul, as letters ('a' + 0…18): words by spaces, entries by line feeds.
    const std::string& initials() const { return initials_; }
    const ByteCounts& initial_counts() const { return initial_counts_; }

    /// The entry that holds the byte `offset` of the text, looked for from entry `from` on.
    std::uint32_t entry_at(std::size_t offset, std::uint32_t from) const;
    std::uint32_t entry_of_initial(std::size_t offset, std::uint32_t from) const;
    std::string_view folded(std::uint32_t entry) const;
    /// As the note has it.
    std::string_view original(std::uint32_t entry) const;
    std::size_t end_of(std::uint32_t entry) const;

private:
    void add(std::string_view text, const Entry& entry);
    void add_sections(std::uint32_t document, std::uint32_t block);
    void add_document(std::uint32_t document);

    model::Collection collection_;
    std::vector<Entry> entries_;
    std::string text_, initials_;
    ByteCounts counts_{}, initial_counts_{};
};

}  // namespace viva::search
