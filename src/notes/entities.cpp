#include "notes/entities.h"

#include <cstdlib>

#include "base/unicode.h"

extern "C" {
#include <entity.h>  // md4c's table of the HTML names
}

namespace viva::notes {
namespace {

char32_t safe_code_point(unsigned long value) {
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    const bool control = (value < 0x20 && value != '\t' && value != '\n') || (value >= 0x7F && value <= 0x9F);
    return surrogate || control || value > 0x10FFFF ? replacement_character : static_cast<char32_t>(value);
}

}  // namespace

std::string decode_entity(std::string_view entity) {
    std::string text;
    if (entity.size() > 3 && entity[1] == '#') {
        const bool hex = (entity[2] | 0x20) == 'x';
        const std::string digits(entity.substr(hex ? 3 : 2));
        append_utf8(text, safe_code_point(std::strtoul(digits.c_str(), nullptr, hex ? 16 : 10)));
        return text;
    }
    const ENTITY* const found = entity_lookup(entity.data(), entity.size());
    if (found == nullptr) return std::string(entity);
    for (const unsigned code_point : found->codepoints)
        if (code_point != 0) append_utf8(text, code_point);
    return text;
}

}  // namespace viva::notes
