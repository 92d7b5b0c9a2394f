#include "search/index.h"

#include <algorithm>

#include "base/unicode.h"
#include "search/fold.h"
#include "search/hangul.h"

namespace viva::search {
namespace {

void count(const std::string& text, ByteCounts& counts) {
    for (const char byte : text) ++counts[static_cast<unsigned char>(byte)];
}

EntryKind kind_of(const model::Block& block) {
    if ((block.flags & model::flag_question) != 0) return EntryKind::question;
    return block.kind == model::BlockKind::heading ? EntryKind::heading : EntryKind::text;
}

/// The last entry of [from, end) whose `start` is not after `offset`. Hits come in order, so it is near: steps that
/// double, then halves.
template <class Start>
std::uint32_t last_before(const std::vector<Entry>& entries, std::size_t offset, std::uint32_t from, Start start) {
    std::size_t step = 1, low = from;
    while (low + step < entries.size() && start(entries[low + step]) <= offset) {
        low += step;
        step *= 2;
    }
    std::size_t end = std::min(entries.size(), low + step);
    while (end - low > 1) {
        const std::size_t middle = low + (end - low) / 2;
        if (start(entries[middle]) <= offset)
            low = middle;
        else
            end = middle;
    }
    return static_cast<std::uint32_t>(low);
}

}  // namespace

Index::Index(const model::Collection& collection) : collection_(collection) {
    std::size_t bytes = 0;
    for (const model::Document& document : collection.documents) bytes += document.text.size();
    text_.reserve(bytes + bytes / 16);
    for (std::uint32_t i = 0; i < collection.documents.size(); ++i) add_document(i);
    count(text_, counts_);
    count(initials_, initial_counts_);
}

void Index::add_document(std::uint32_t index) {
    const model::Document& document = collection_.documents[index];
    add(document.title, {.document = index, .kind = EntryKind::title});
    const auto end = static_cast<std::uint32_t>(document.blocks.size());
    for (std::uint32_t i = 0; i < end;) {
        const model::Block& block = document.blocks[i];
        add_sections(index, i);
        if ((block.flags & model::flag_hidden) != 0) {
            i = std::max(i + 1, block.end);
            continue;
        }
        const std::string_view text = document.of(block.text);
        // A heading that repeats the title would be a second hit of the same words.
        const bool repeats = block.kind == model::BlockKind::heading && text == document.title;
        if (!text.empty() && block.kind != model::BlockKind::html && !repeats)
            add(text, {.document = index, .block = i, .kind = kind_of(block)});
        ++i;
    }
}

/// Names that the reading view writes itself: those of the sections that begin at `block` and are said by no block.
void Index::add_sections(std::uint32_t index, std::uint32_t block) {
    const model::Document& document = collection_.documents[index];
    for (std::uint32_t i = 0; i < document.sections.size(); ++i) {
        const model::Section& section = document.sections[i];
        const std::string_view name = document.of(section.name);
        if (section.first_block != block || name.empty() || name == document.title ||
            name == document.of(document.blocks[block].text))
            continue;
        add(name, {.document = index, .block = block, .kind = EntryKind::heading, .section = i});
    }
}

void Index::add(std::string_view text, const Entry& entry) {
    entries_.push_back(entry);
    entries_.back().start = static_cast<std::uint32_t>(text_.size());
    entries_.back().initials = static_cast<std::uint32_t>(initials_.size());
    bool in_word = false;
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint next = decode_utf8(text, at);
        append_folded(text_, next.code_point);
        at += next.size;
        if (is_syllable(next.code_point)) {
            initials_ += static_cast<char>('a' + initial_of(next.code_point));
            in_word = true;
        } else if (in_word) {
            initials_ += ' ';
            in_word = false;
        }
    }
    text_ += '\n';
    initials_ += '\n';
}

std::uint32_t Index::entry_at(std::size_t offset, std::uint32_t from) const {
    return last_before(entries_, offset, from, [](const Entry& entry) { return entry.start; });
}

std::uint32_t Index::entry_of_initial(std::size_t offset, std::uint32_t from) const {
    return last_before(entries_, offset, from, [](const Entry& entry) { return entry.initials; });
}

std::size_t Index::end_of(std::uint32_t entry) const {
    return (entry + 1 < entries_.size() ? entries_[entry + 1].start : text_.size()) - 1;
}

std::string_view Index::folded(std::uint32_t entry) const {
    const std::size_t start = entries_[entry].start;
    return std::string_view(text_).substr(start, end_of(entry) - start);
}

std::string_view Index::original(std::uint32_t entry) const {
    const Entry& at = entries_[entry];
    const model::Document& document = collection_.documents[at.document];
    if (at.section != model::none) return document.of(document.sections[at.section].name);
    return at.block == model::none ? document.title : document.of(document.blocks[at.block].text);
}

}  // namespace viva::search
