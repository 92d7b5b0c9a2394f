#include "compiler/links.h"

#include "base/unicode.h"
#include "model/footnotes.h"

namespace viva::compiler {
namespace {

namespace fs = std::filesystem;

int hex_value(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    const char lower = static_cast<char>(digit | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool is_address(std::string_view target) {
    for (const std::string_view scheme : {"http://", "https://", "mailto:"})
        if (fold_case(target.substr(0, scheme.size())) == scheme) return true;
    return false;
}

bool is_relative(std::string_view target) {
    return !target.empty() && std::string_view("#/?\\").find(target.front()) == std::string_view::npos &&
           !is_address(target);
}

fs::path on_disk(const fs::path& path) {
    std::error_code error;
    const fs::path found = fs::weakly_canonical(path, error);
    // Names in decomposed letters (macOS) and in composed ones are the same.
    return to_nfc((error ? path.lexically_normal() : found).string());
}

}  // namespace

std::string decode_percent(std::string_view text) {
    std::string decoded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const int high = text[at] == '%' && at + 2 < text.size() ? hex_value(text[at + 1]) : -1;
        const int low = high >= 0 ? hex_value(text[at + 2]) : -1;
        decoded += low >= 0 ? static_cast<char>(high * 16 + low) : text[at];
        if (low >= 0) at += 2;
    }
    return decoded;
}

fs::path LinkMap::normal(const fs::path& path) const {
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
    const auto heading = note.headings.find(viva::slug(decode_percent(fragment)));
    if (heading != note.headings.end()) target += "/" + heading->second;
    return target;
}

fs::path LinkMap::file_of(std::size_t from, std::string_view written) const {
    if (!is_relative(written)) return {};
    const std::string path = decode_percent(written.substr(0, written.find_first_of("?#")));
    if (path.empty() || path.find('\0') != std::string::npos) return {};
    return notes_[from].folder / path;
}

std::string LinkMap::resolve(std::size_t from, std::string_view written) const {
    if (is_address(written) || written.starts_with("#/")) return std::string(written);
    const std::size_t hash = written.find('#');
    const std::string_view fragment = hash == std::string_view::npos ? std::string_view{} : written.substr(hash + 1);
    if (hash == 0) {
        const std::string target = place(notes_[from], fragment);
        return target.find('/', 7) == std::string::npos ? "" : target;  // A part that is not there: no link.
    }
    const fs::path file = file_of(from, written);
    if (file.empty()) return {};
    fs::path known = normal(file);
    if (!known.has_filename()) known = known.parent_path();
    const auto found = by_path_.find(known);
    return found == by_path_.end() ? std::string() : place(notes_[found->second], fragment);
}

}  // namespace viva::compiler
