#include "compiler/pictures.h"

#include "base/hash.h"
#include "base/unicode.h"
#include "compiler/folder.h"

namespace viva::compiler {
namespace {

namespace fs = std::filesystem;

bool is_below(const fs::path& file, const fs::path& root) {
    const fs::path inside = file.lexically_relative(root);
    return !inside.empty() && *inside.begin() != "..";
}

/// " onload=": the start of an event handler.
bool holds_handler(std::string_view folded) {
    for (std::size_t at = folded.find("on"); at != std::string_view::npos; at = folded.find("on", at + 2)) {
        if (at == 0 || std::string_view(" \t\r\n\f/\"'").find(folded[at - 1]) == std::string_view::npos) continue;
        std::size_t end = at + 2;
        while (end < folded.size() && folded[end] >= 'a' && folded[end] <= 'z') ++end;
        while (end < folded.size() && (folded[end] == ' ' || folded[end] == '\n' || folded[end] == '\t')) ++end;
        if (end > at + 2 && end < folded.size() && folded[end] == '=') return true;
    }
    return false;
}

/// A page shows SVG as a picture, where scripts do not run; opened by its own address it would be a page of the site.
bool is_harmless_svg(std::string_view bytes) {
    const std::string folded = fold_case(bytes);
    for (const std::string_view part :
         {"<script", "<foreignobject", "<!entity", "javascript:", "<iframe", "<?xml-stylesheet"})
        if (folded.find(part) != std::string::npos) return false;
    return !holds_handler(folded);
}

std::string megabytes(std::size_t bytes) {
    const std::size_t tenths = (bytes * 10 + (std::size_t{1} << 19)) >> 20;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
}

}  // namespace

std::string_view picture_type(std::string_view bytes) {
    if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return "png";
    if (bytes.starts_with("\xFF\xD8\xFF")) return "jpg";
    if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return "gif";
    if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP")) return "webp";
    if (bytes.size() >= 12 && bytes.substr(4, 8) == "ftypavif") return "avif";
    constexpr std::size_t svg_head = 1024;  // A prologue, a comment, then the element.
    if (bytes.substr(0, svg_head).find("<svg") != std::string_view::npos && is_harmless_svg(bytes)) return "svg";
    return {};
}

std::string Pictures::refuse(const fs::path& file, const std::string& shown, std::string why, std::string hint) {
    diagnostics.push_back(
        {Severity::warning,
         shown,
         0,
         0,
         "the picture " + file.filename().generic_string() + " stays out of the site: " + std::move(why),
         std::move(hint),
         {}});
    return {};
}

std::string Pictures::take(const fs::path& file, const fs::path& root, const std::string& shown) {
    std::error_code error;
    const fs::path canonical = fs::canonical(file, error);
    if (error || !fs::is_regular_file(canonical, error)) return {};
    const auto [place, is_new] = places_.try_emplace(canonical);
    if (!is_new) return place->second;
    const fs::path top = fs::canonical(root.empty() ? fs::path(".") : root, error);
    if (error || !is_below(canonical, top))
        return refuse(file, shown, "it lies outside of the notes", "put it into the folder of the notes");
    const std::uintmax_t size = fs::file_size(canonical, error);
    if (error || size > limits_.largest_file)
        return refuse(file, shown,
                      "it has " + megabytes(size) + ", and " + megabytes(limits_.largest_file) + " is the most",
                      "make it smaller, or link to it");
    if (total_ + size > limits_.largest_total)
        return refuse(file, shown, "all pictures together would have more than " + megabytes(limits_.largest_total),
                      "make some of them smaller");
    Result<std::string> bytes = read_file(canonical, limits_.largest_file);
    if (!bytes) return refuse(file, shown, bytes.error().message, "check who may read it");
    const std::string_view type = picture_type(*bytes);
    if (type.empty())
        return refuse(file, shown, "it is no PNG, JPEG, GIF, WebP, AVIF or plain SVG",
                      "save it as one of these; SVG must hold no script");
    total_ += bytes->size();
    place->second = "images/" + base32(hash_bytes(*bytes)) + "/" + slug(canonical.stem().generic_string()) + "." +
                    std::string(type);
    files.emplace(place->second, std::move(*bytes));
    return place->second;
}

}  // namespace viva::compiler
