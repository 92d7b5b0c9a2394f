// What a visitor downloads, as a server would send it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/output_folder.h"
#include "compiler/progress.h"

namespace viva::compiler {

/// One file of a site with its sizes in bytes.
struct FileSize {
    std::string path;
    std::string_view group;  ///< "engine", "fonts", "notes", "pages", "later" or "other".
    std::size_t raw = 0;
    std::size_t brotli = 0;  ///< Window 22. Quality 11 of what everybody loads, up to a megabyte; else 5.
};

/// Bytes of `bytes` after brotli; a server's best quality is 11.
std::size_t brotli_size(std::string_view bytes, int quality = 11);

/// The group of a file: engine (scripts and WebAssembly), fonts, notes (the pack), pages (HTML and their style), later
/// (font slices, source maps: not part of a first visit), other (icons, descriptions).
std::string_view group_of(std::string_view path);

/// Every file's sizes, compressed on all processors.
std::vector<FileSize> measure(const Files& files, const Progress& progress = {});

}  // namespace viva::compiler
