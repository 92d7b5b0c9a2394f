#include "ui/text_lines.h"

#include <cmath>

namespace viva::ui {

void append_json_string(std::string& json, std::string_view text) {
    constexpr char hex[] = "0123456789abcdef";
    json += '"';
    for (const char byte : text) {
        const auto value = static_cast<unsigned char>(byte);
        if (byte == '"' || byte == '\\') {
            json += '\\';
            json += byte;
        } else if (value < 0x20) {
            json += "\\u00";
            json += hex[value >> 4U];
            json += hex[value & 15U];
        } else {
            json += byte;
        }
    }
    json += '"';
}

void append_json_number(std::string& json, float value) {
    if (!std::isfinite(value)) value = 0;
    const long long hundredths = std::llround(static_cast<double>(value) * 100.0);
    const unsigned long long size = static_cast<unsigned long long>(hundredths < 0 ? -hundredths : hundredths);
    if (hundredths < 0) json += '-';
    json += std::to_string(size / 100);
    if (const unsigned long long rest = size % 100; rest != 0) {
        json += '.';
        json += static_cast<char>('0' + rest / 10);
        if (rest % 10 != 0) json += static_cast<char>('0' + rest % 10);
    }
}

void TextLines::line(const Rect& rect, ShownBy shown, std::string_view gap) {
    json_ += in_line_ ? "]],[" : "[[";
    for (const float value : {rect.x, rect.y, rect.width, rect.height}) {
        append_json_number(json_, value);
        json_ += ',';
    }
    json_ += static_cast<char>('0' + static_cast<int>(shown));
    json_ += ',';
    append_json_string(json_, gap);
    json_ += ",[";
    in_line_ = true;
    has_part_ = false;
}

void TextLines::part(const TextPart& part) {
    json_ += has_part_ ? ",[" : "[";
    has_part_ = true;
    append_json_string(json_, part.text);
    const float values[] = {part.size, static_cast<float>(part.look), static_cast<float>(part.token)};
    for (const float value : values) {
        json_ += ',';
        append_json_number(json_, value);
    }
    const TextPicture& picture = part.picture;
    const bool pictured = !picture.source.empty();
    if (part.link != 0 || part.before != 0 || part.after != 0 || part.tracking != 0 || pictured) {
        // An id has more digits than a float.
        json_.append(",").append(std::to_string(part.link));
        for (const float value : {part.before, part.after, part.tracking}) {
            json_ += ',';
            append_json_number(json_, value);
        }
    }
    if (pictured) {
        json_ += ",[";
        for (const float value : {picture.width, picture.height, picture.drop}) {
            append_json_number(json_, value);
            json_ += ',';
        }
        append_json_string(json_, picture.source);
        json_ += ',';
        append_json_string(json_, picture.title);
        json_ += ']';
    }
    json_ += ']';
}

std::string TextLines::take() {
    if (in_line_) json_ += "]]]";
    in_line_ = false;
    return std::move(json_);
}

}  // namespace viva::ui
