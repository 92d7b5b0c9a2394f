#include "compiler/sizes.h"

#include <algorithm>

#include <brotli/encode.h>

#include "compiler/parallel.h"

namespace viva::compiler {

namespace {

constexpr int best_quality = 11;
/// The slices are megabytes that few visitors load one of: at the best quality they would take longer than all else.
constexpr int later_quality = 9;

}  // namespace

std::size_t brotli_size(std::string_view bytes, int quality) {
    constexpr int window = 22;
    std::size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
    std::string compressed(std::max<std::size_t>(size, 64), '\0');
    size = compressed.size();
    const bool is_done = BrotliEncoderCompress(quality, window, BROTLI_MODE_GENERIC, bytes.size(),
                                               reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                                               reinterpret_cast<std::uint8_t*>(compressed.data())) != 0;
    return is_done ? size : bytes.size();
}

std::string_view group_of(std::string_view path) {
    const auto ends = [path](std::string_view ending) { return path.ends_with(ending); };
    const std::string_view name = path.substr(path.rfind('/') + 1);
    constexpr std::string_view when_needed[] = {"worker-", "answerer-", "viva-worker-", "viva-later-",
                                                "sound-",  "slices-",   "packer-",      "viva-anki-",
                                                "decks-",  "maker-",    "program-",     "data-"};
    const bool is_later = std::any_of(std::begin(when_needed), std::end(when_needed),
                                      [name](std::string_view beginning) { return name.starts_with(beginning); });
    if (path.starts_with("fonts/slice") || path.starts_with("images/") || ends(".map") || is_later) return "later";
    if (path.starts_with("fonts/")) return "fonts";
    if (ends(".pack")) return "notes";
    if (ends(".js") || ends(".mjs") || ends(".wasm")) return "engine";
    if (ends(".html") || ends(".css")) return "pages";
    return "other";
}

std::vector<FileSize> measure(const Files& files, const Progress& progress) {
    std::vector<FileSize> sizes;
    std::vector<std::string_view> contents;
    for (const auto& [path, bytes] : files) {
        sizes.push_back({path, group_of(path), bytes.size(), 0});
        contents.push_back(bytes);
    }
    for_each_index(
        sizes.size(),
        [&](std::size_t i, std::size_t) {
            sizes[i].brotli = brotli_size(contents[i], sizes[i].group == "later" ? later_quality : best_quality);
        },
        [&](std::size_t done) {
            if (progress) progress("measuring files", done, sizes.size());
        });
    return sizes;
}

}  // namespace viva::compiler
