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

std::string megabytes(std::size_t bytes) {
    const std::size_t tenths = (bytes * 10 + (std::size_t{1} << 19)) >> 20;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
}

}  // namespace

Picture Pictures::refuse(const fs::path& file, const std::string& shown, std::string why, std::string hint) {
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

Picture Pictures::take(const fs::path& file, const fs::path& root, const std::string& shown) {
    std::error_code error;
    const fs::path canonical = fs::canonical(file, error);
    if (error || !fs::is_regular_file(canonical, error)) return {};
    const auto [known, is_new] = known_.try_emplace(canonical);
    if (!is_new) return known->second;
    const fs::path top = fs::canonical(root.empty() ? fs::path(".") : root, error);
    if (error || !is_below(canonical, top))
        return refuse(file, shown, "it lies outside of the notes", "put it into the folder of the notes");
    const std::uintmax_t file_size = fs::file_size(canonical, error);
    if (error || file_size > limits_.largest_file)
        return refuse(file, shown,
                      "it has " + megabytes(file_size) + ", and " + megabytes(limits_.largest_file) + " is the most",
                      "make it smaller, or link to it");
    if (total_ + file_size > limits_.largest_total)
        return refuse(file, shown, "all pictures together would have more than " + megabytes(limits_.largest_total),
                      "make some of them smaller");
    Result<std::string> bytes = read_file(canonical, limits_.largest_file);
    if (!bytes) return refuse(file, shown, bytes.error().message, "check who may read it");
    const std::string_view type = picture_type(*bytes);
    if (type.empty())
        return refuse(file, shown, "it is no PNG, JPEG, GIF, WebP, AVIF or plain SVG",
                      "save it as one of these; SVG must hold no script");
    const PictureSize size = picture_size(*bytes);
    if (size.width == 0)
        return refuse(file, shown, "it does not tell how large it is", "it may be damaged: save it anew");
    total_ += bytes->size();
    known->second = {"images/" + base32(hash_bytes(*bytes)) + "/" + slug(canonical.stem().generic_string()) + "." +
                         std::string(type),
                     size};
    files.emplace(known->second.place, std::move(*bytes));
    return known->second;
}

}  // namespace viva::compiler
