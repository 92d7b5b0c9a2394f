#include "compiler/sizes.h"

#include <algorithm>

#include <brotli/encode.h>

#include "compiler/parallel.h"

namespace viva::compiler {

namespace {

/// What a host that compresses ahead of time gives its visitors, and what one gives that compresses as it serves.
constexpr int best_quality = 11, quick_quality = 5;
/// The best quality takes a second or two for each megabyte: larger files would take longer than all else together.
constexpr std::size_t most_bytes_at_best = std::size_t{1} << 20;

/// The best for what everybody loads, on whose size the site is judged.
int quality_for(const FileSize& file) {
    const bool is_first = file.group == "engine" || file.group == "fonts" || file.group == "notes";
    return is_first && file.raw <= most_bytes_at_best ? best_quality : quick_quality;
}

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
        [&](std::size_t i, std::size_t) { sizes[i].brotli = brotli_size(contents[i], quality_for(sizes[i])); },
        [&](std::size_t done) {
            if (progress) progress("measuring files", done, sizes.size());
        });
    return sizes;
}

}  // namespace viva::compiler
