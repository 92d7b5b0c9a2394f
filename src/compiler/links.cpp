#include "compiler/links.h"

#include "base/unicode.h"
#include "compiler/folder.h"
#include "model/footnotes.h"
#include "notes/links.h"

namespace viva::compiler {
namespace {

namespace fs = std::filesystem;

fs::path on_disk(const fs::path& path) {
    std::error_code error;
    const fs::path found = fs::weakly_canonical(path, error);
    // Names in decomposed letters (macOS) and in composed ones are the same.
    return to_nfc((error ? path.lexically_normal() : found).string());
}

}  // namespace

fs::path LinkMap::normal(const fs::path& path) const {
    if (path.native().size() > longest_path) return {};
    const std::string name = path.filename().string();
    std::error_code error;
    if (name.empty() || name == "." || name == ".." || fs::is_symlink(path, error)) return on_disk(path);
    const auto [folder, is_new] = folders_.try_emplace(path.parent_path().string());
    if (is_new) folder->second = on_disk(path.parent_path());
    return folder->second / to_nfc(name);
}

void LinkMap::add(const fs::path& path, const model::Document& document) {
    Note note{path.parent_path(), std::string(document.id), {}};
    for (const model::Block& block : document.blocks) {
        if (block.kind != model::BlockKind::heading || block.label.size == 0) continue;
        const std::string slug(document.of(block.label));
        note.headings.emplace(slug, slug);
        note.headings.emplace(viva::slug(document.of(block.text)), slug);
    }
    for (const model::Span& span : document.spans)
        if (span.kind == model::SpanKind::link)
            if (const std::string place = model::footnote_place(document.of(span.target)); !place.empty())
                note.headings.emplace(place, place);
    const fs::path known = normal(path);
    by_path_.emplace(known, notes_.size());
    const std::string stem = fold_case(known.stem().generic_string());
    if (stem == "readme" || stem == "index") by_path_.emplace(known.parent_path(), notes_.size());
    notes_.push_back(std::move(note));
}

std::string LinkMap::place(const Note& note, std::string_view fragment) const {
    std::string target = "#/note/" + note.id;
    if (fragment.empty()) return target;
    const auto heading = note.headings.find(viva::slug(notes::decode_percent(fragment)));
    if (heading != note.headings.end()) target += "/" + heading->second;
    return target;
}

fs::path LinkMap::file_of(std::size_t from, std::string_view written) const {
    if (!notes::is_relative_path(written)) return {};
    const std::string path = notes::file_of_target(written);
    if (path.empty() || path.find('\0') != std::string::npos) return {};
    // What is too long for a path need not be one of a million folders.
    return notes_[from].folder / path.substr(0, longest_path + 1);
}

const LinkMap::Note* LinkMap::note_of(std::size_t from, std::string_view written) const {
    const fs::path file = file_of(from, written);
    if (file.empty()) return nullptr;
    fs::path known = normal(file);
    if (!known.has_filename()) known = known.parent_path();
    const auto at = [this](const fs::path& path) {
        const auto found = by_path_.find(path);
        return found == by_path_.end() ? nullptr : &notes_[found->second];
    };
    if (const Note* note = at(known)) return note;
    const std::string ending = fold_case(known.extension().string());
    const fs::path page = ending == ".html" || ending == ".htm" ? fs::path(known).replace_extension() : known;
    for (const char* of_note : {".md", ".markdown", ".txt"})
        if (const Note* note = at(page.native() + of_note)) return note;
    return page != known && page.filename() == "index" ? at(page.parent_path()) : nullptr;
}

bool LinkMap::leads_to_note(std::size_t from, std::string_view written) const {
    return note_of(from, written) != nullptr;
}

std::string LinkMap::resolve(std::size_t from, std::string_view written) const {
    if (notes::is_address(written) || written.starts_with("#/")) return std::string(written);
    const std::size_t hash = written.find('#');
    const std::string_view fragment = hash == std::string_view::npos ? std::string_view{} : written.substr(hash + 1);
    if (hash == 0) {
        const std::string target = place(notes_[from], fragment);
        return target.find('/', 7) == std::string::npos ? "" : target;  // A part that is not there: no link.
    }
    const Note* note = note_of(from, written);
    return note == nullptr ? std::string() : place(*note, fragment);
}

}  // namespace viva::compiler
