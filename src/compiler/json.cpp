#include "compiler/json.h"

#include "base/unicode.h"

namespace viva::compiler {

void JsonWriter::separate() {
    if (needs_comma_) json_ += ',';
    needs_comma_ = true;
}

JsonWriter& JsonWriter::open(char opening, char closing) {
    separate();
    json_ += opening;
    closings_ += closing;
    needs_comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::close() {
    json_ += closings_.back();
    closings_.pop_back();
    needs_comma_ = true;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    separate();
    quote(name);
    json_ += ':';
    needs_comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
    separate();
    quote(value);
    return *this;
}

JsonWriter& JsonWriter::number(std::int64_t value) {
    separate();
    json_ += std::to_string(value);
    return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
    separate();
    json_ += value ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::null() {
    separate();
    json_ += "null";
    return *this;
}

void JsonWriter::quote(std::string_view value) {
    constexpr char hex[] = "0123456789abcdef";
    json_ += '"';
    for (std::size_t at = 0; at < value.size();) {
        const DecodedCodePoint next = decode_utf8(value, at);
        at += next.size;
        switch (next.code_point) {
            case '"': json_ += "\\\""; break;
            case '\\': json_ += "\\\\"; break;
            case '\n': json_ += "\\n"; break;
            case '\t': json_ += "\\t"; break;
            case '\r': json_ += "\\r"; break;
            default:
                if (next.code_point < 0x20)
                    (json_ += "\\u00") += {hex[next.code_point >> 4], hex[next.code_point & 15]};
                else
                    append_utf8(json_, next.code_point);
        }
    }
    json_ += '"';
}

}  // namespace viva::compiler
