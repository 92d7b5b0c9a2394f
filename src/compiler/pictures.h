// Pictures of the notes that come with the site: checked, each once, under the hash of its bytes.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "compiler/output_folder.h"
#include "compiler/picture_file.h"

namespace viva::compiler {

struct PictureLimits {
    std::size_t largest_file = std::size_t{2} << 20;    ///< Bytes; a larger one stays out, with a message.
    std::size_t largest_total = std::size_t{40} << 20;  ///< Bytes of all together.
};

struct Picture {
    std::string place;  ///< In the site: "images/<hash>/<name>.<type>". Empty: it stays out.
    PictureSize size;
};

class Pictures {
public:
    Pictures() = default;
    explicit Pictures(PictureLimits limits) : limits_(limits) {}

    /// Takes the picture at `file`, which a note below the folder `root` names, along. If it stays out, why is in the
    /// diagnostics under `shown`, the note's name. Nothing outside of `root` is read, wherever `..` and symbolic links
    /// lead. A file that is not there is no news: the reader of notes has reported it.
    Picture take(const std::filesystem::path& file, const std::filesystem::path& root, const std::string& shown);

    Files files;
    Diagnostics diagnostics;

private:
    Picture refuse(const std::filesystem::path& file, const std::string& shown, std::string why, std::string hint);

    PictureLimits limits_;
    std::map<std::filesystem::path, Picture> known_;
    std::size_t total_ = 0;
};

}  // namespace viva::compiler
