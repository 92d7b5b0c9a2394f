// What the bytes of a picture tell without being decoded.
#pragma once

#include <cstdint>
#include <string_view>

namespace viva::compiler {

/// CSS pixels, as a browser shows it; 0 × 0: unknown. A side of more than 65,535 is scaled down with the other.
struct PictureSize {
    std::uint16_t width = 0, height = 0;
    bool operator==(const PictureSize&) const = default;
};

/// The type of a picture by its first bytes, as its file name ends: "png", "jpg", "gif", "webp", "avif", "svg"; empty
/// for anything else, and for SVG that holds script or foreign content.
std::string_view picture_type(std::string_view bytes);

/// The size of a picture of one of these types, by its header: a photograph that is stored lying as it stands (EXIF),
/// an SVG without a size as its `viewBox` says. Unknown if the header is cut off or broken.
PictureSize picture_size(std::string_view bytes);

}  // namespace viva::compiler
