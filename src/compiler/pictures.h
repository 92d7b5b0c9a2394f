// Pictures of the notes that come with the site: checked, each once, under the hash of its bytes.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "compiler/output_folder.h"

namespace viva::compiler {

struct PictureLimits {
    std::size_t largest_file = std::size_t{2} << 20;    ///< Bytes; a larger one stays out, with a message.
    std::size_t largest_total = std::size_t{40} << 20;  ///< Bytes of all together.
};

class Pictures {
public:
    Pictures() = default;
    explicit Pictures(PictureLimits limits) : limits_(limits) {}

    /// Takes the picture at `file`, which a note below the folder `root` names, along; returns its place in the site,
    /// "images/<hash>/<name>.<type>". Empty: it stays out, and why is in the diagnostics under `shown`, the note's
    /// name. Nothing outside of `root` is read, wherever `..` and symbolic links lead. A file that is not there is no
    /// news: the reader of notes has reported it.
    std::string take(const std::filesystem::path& file, const std::filesystem::path& root, const std::string& shown);

    Files files;
    Diagnostics diagnostics;

private:
    std::string refuse(const std::filesystem::path& file, const std::string& shown, std::string why, std::string hint);

    PictureLimits limits_;
    std::map<std::filesystem::path, std::string> places_;
    std::size_t total_ = 0;
};

/// The type of a picture by its first bytes, as its file name ends: "png", "jpg", "gif", "webp", "avif", "svg"; empty
/// for anything else, and for SVG that holds script or foreign content.
std::string_view picture_type(std::string_view bytes);

}  // namespace viva::compiler
