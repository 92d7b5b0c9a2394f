#include "compiler/picture_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>

#include "base/unicode.h"

namespace viva::compiler {
namespace {

// --- numbers of a header; 0 beyond the end, which no size is

using Number = std::uint32_t;

Number byte_at(std::string_view bytes, std::size_t at) {
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}
Number big16(std::string_view bytes, std::size_t at) { return byte_at(bytes, at) << 8 | byte_at(bytes, at + 1); }
Number big32(std::string_view bytes, std::size_t at) { return big16(bytes, at) << 16 | big16(bytes, at + 2); }
Number little16(std::string_view bytes, std::size_t at) { return byte_at(bytes, at + 1) << 8 | byte_at(bytes, at); }
Number little24(std::string_view bytes, std::size_t at) { return byte_at(bytes, at + 2) << 16 | little16(bytes, at); }

PictureSize sized(double width, double height) {
    constexpr double most = 65535;
    if (!(width > 0 && height > 0) || !std::isfinite(width) || !std::isfinite(height)) return {};
    const double scale = std::min(1.0, most / std::max(width, height));
    const auto whole = [scale](double side) {
        return static_cast<std::uint16_t>(std::max(1.0, std::round(side * scale)));
    };
    return {whole(width), whole(height)};
}

// --- JPEG: ITU T.81, annex B; EXIF 2.3, 4.6.4

/// Whether the EXIF data of an APP1 segment turn the picture by a quarter (orientations 5 to 8).
bool is_turned(std::string_view segment) {
    if (!segment.starts_with("Exif") || segment.size() < 14) return false;
    const std::string_view tiff = segment.substr(6);
    const bool little = tiff.starts_with("II");
    const auto number16 = [&](std::size_t at) { return little ? little16(tiff, at) : big16(tiff, at); };
    const std::size_t first = little ? little16(tiff, 4) | little16(tiff, 6) << 16 : big32(tiff, 4);
    const Number entries = number16(first);
    constexpr Number orientation = 0x0112;
    for (Number i = 0; i < entries; ++i) {
        const std::size_t entry = first + 2 + std::size_t{i} * 12;
        if (entry + 12 > tiff.size()) return false;
        if (number16(entry) == orientation) return number16(entry + 8) >= 5 && number16(entry + 8) <= 8;
    }
    return false;
}

PictureSize jpeg_size(std::string_view bytes) {
    bool turned = false;
    for (std::size_t at = 2; at + 4 <= bytes.size();) {
        if (byte_at(bytes, at) != 0xFF) return {};
        const Number marker = byte_at(bytes, at + 1);
        if (marker == 0xFF || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
            at += marker == 0xFF ? 1 : 2;  // Fill bytes, and markers without a segment.
            continue;
        }
        const Number length = big16(bytes, at + 2);
        if (length < 2) return {};
        const bool is_frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (is_frame) {
            const Number height = big16(bytes, at + 5), width = big16(bytes, at + 7);
            return turned ? sized(height, width) : sized(width, height);
        }
        if (marker == 0xE1) turned = turned || is_turned(bytes.substr(at + 4, length - 2));
        at += 2 + std::size_t{length};
    }
    return {};
}

// --- WebP: RFC 9649, section 2

PictureSize webp_size(std::string_view bytes) {
    if (bytes.size() < 30) return {};
    const std::string_view chunk = bytes.substr(12, 4);
    if (chunk == "VP8X") return sized(little24(bytes, 24) + 1, little24(bytes, 27) + 1);
    if (chunk == "VP8 ") return sized(little16(bytes, 26) & 0x3FFF, little16(bytes, 28) & 0x3FFF);
    if (chunk != "VP8L") return {};
    const Number packed = little24(bytes, 21) | byte_at(bytes, 24) << 24;
    return sized((packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1);
}

/// The largest of the image properties (ISO/IEC 23008-12, `ispe`): of tiles and of their whole, the whole.
PictureSize avif_size(std::string_view bytes) {
    constexpr std::size_t head = 4096;
    const std::string_view properties = bytes.substr(0, head);
    Number width = 0, height = 0;
    for (std::size_t at = properties.find("ispe"); at != std::string_view::npos; at = properties.find("ispe", at + 4)) {
        width = std::max(width, big32(properties, at + 8));
        height = std::max(height, big32(properties, at + 12));
    }
    return sized(width, height);
}

// --- SVG

/// " onload=": the start of an event handler.
bool holds_handler(std::string_view folded) {
    for (std::size_t at = folded.find("on"); at != std::string_view::npos; at = folded.find("on", at + 2)) {
        if (at == 0 || std::string_view(" \t\r\n\f/\"'").find(folded[at - 1]) == std::string_view::npos) continue;
        std::size_t end = at + 2;
        while (end < folded.size() && folded[end] >= 'a' && folded[end] <= 'z') ++end;
        while (end < folded.size() && is_space(static_cast<unsigned char>(folded[end]))) ++end;
        if (end > at + 2 && end < folded.size() && folded[end] == '=') return true;
    }
    return false;
}

/// Whether an element that runs or embeds something is there, under whatever prefix its namespace has.
bool holds_active_element(std::string_view folded) {
    for (std::size_t at = folded.find('<'); at != std::string_view::npos; at = folded.find('<', at + 1)) {
        const std::string_view rest = folded.substr(at + 1);
        const std::string_view name = rest.substr(0, rest.find_first_of(" \t\r\n/><"));
        const std::string_view local = name.substr(name.rfind(':') + 1);
        for (const std::string_view active :
             {"script", "foreignobject", "iframe", "object", "embed", "handler", "listener"})
            if (local == active) return true;
    }
    return false;
}

/// As a browser reads an address: numeric character references decoded, tabs and line ends dropped.
std::string as_address(std::string_view folded) {
    std::string address;
    address.reserve(folded.size());
    for (std::size_t at = 0; at < folded.size(); ++at) {
        char32_t letter = static_cast<unsigned char>(folded[at]);
        if (folded.substr(at, 2) == "&#") {
            const bool is_hex = folded.substr(at + 2, 1) == "x";
            const char* digits = folded.data() + at + (is_hex ? 3 : 2);
            std::uint32_t code = 0;
            const auto [end, error] = std::from_chars(digits, folded.data() + folded.size(), code, is_hex ? 16 : 10);
            if (error == std::errc() && end < folded.data() + folded.size() && *end == ';' && code < 0x80) {
                letter = code;
                at = static_cast<std::size_t>(end - folded.data());
            }
        }
        if (letter != '\t' && letter != '\n' && letter != '\r') address += static_cast<char>(letter);
    }
    return address;
}

/// A page shows SVG as a picture, where scripts do not run; opened by its own address it would be a page of the site.
bool is_harmless_svg(std::string_view bytes) {
    const std::string folded = fold_case(bytes);
    // A declaration could give an element the attribute that its tag does not have.
    for (const std::string_view part : {"<!entity", "<!attlist", "<?xml-stylesheet"})
        if (folded.find(part) != std::string::npos) return false;
    return !holds_active_element(folded) && !holds_handler(folded) &&
           fold_case(as_address(folded)).find("javascript:") == std::string::npos;
}

/// The value of an attribute of the root element; empty if it has none.
std::string_view attribute(std::string_view tag, std::string_view name) {
    for (std::size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
        if (at == 0 || std::string_view(" \t\r\n").find(tag[at - 1]) == std::string_view::npos) continue;
        const std::string_view rest = trim(tag.substr(at + name.size()));
        if (!rest.starts_with('=')) continue;
        const std::string_view value = trim(rest.substr(1));
        if (value.empty() || (value.front() != '"' && value.front() != '\'')) return {};
        return value.substr(1, value.find(value.front(), 1) - 1);
    }
    return {};
}

/// A number at the start of `text`, which moves behind it.
std::optional<double> take_number(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n,+"), text.size()));
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc()) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

/// A length in pixels (CSS Values 4, 6.2); nothing for a share of what is not known here.
std::optional<double> pixels(std::string_view length) {
    struct Unit {
        std::string_view name;
        double pixels;
    };
    constexpr Unit units[] = {{"", 1},           {"px", 1},         {"pt", 96.0 / 72}, {"pc", 16},  {"in", 96},
                              {"cm", 96 / 2.54}, {"mm", 96 / 25.4}, {"em", 16},        {"rem", 16}, {"ex", 8}};
    const std::optional<double> number = take_number(length);
    if (!number) return std::nullopt;
    for (const Unit& unit : units)
        if (trim(length) == unit.name) return *number * unit.pixels;
    return std::nullopt;
}

PictureSize svg_size(std::string_view bytes) {
    const std::size_t start = bytes.find("<svg");
    const std::string_view tag = bytes.substr(start, bytes.find('>', start) - start);
    std::optional<double> width = pixels(attribute(tag, "width")), height = pixels(attribute(tag, "height"));
    std::string_view box = attribute(tag, "viewBox");
    take_number(box);
    take_number(box);
    const std::optional<double> box_width = take_number(box), box_height = take_number(box);
    const bool has_box = box_width && box_height && *box_width > 0 && *box_height > 0;
    if (has_box && !width) width = height ? *height * *box_width / *box_height : *box_width;
    if (has_box && !height) height = *width * *box_height / *box_width;
    // What CSS takes for a picture that says nothing about itself.
    return sized(width.value_or(300), height.value_or(150));
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

PictureSize picture_size(std::string_view bytes) {
    const std::string_view type = picture_type(bytes);
    if (type == "png") return bytes.find("IHDR") == 12 ? sized(big32(bytes, 16), big32(bytes, 20)) : PictureSize();
    if (type == "gif") return sized(little16(bytes, 6), little16(bytes, 8));
    if (type == "jpg") return jpeg_size(bytes);
    if (type == "webp") return webp_size(bytes);
    if (type == "avif") return avif_size(bytes);
    return type == "svg" ? svg_size(bytes) : PictureSize();
}

}  // namespace viva::compiler
