#include "notes/scripts.h"

#include <algorithm>
#include <iterator>

#include "base/unicode.h"

namespace viva::notes {
namespace {

struct Script {
    char32_t letter;
    char32_t raised;  ///< 0: Unicode has none.
    char32_t lowered;
};

// Unicode's superscripts and subscripts: blocks 2070–209F, 1D2C–1D6A and Latin-1. Only those that Pretendard carries.
constexpr Script scripts[] = {
    {U'0', U'⁰', U'₀'}, {U'1', U'¹', U'₁'}, {U'2', U'²', U'₂'}, {U'3', U'³', U'₃'}, {U'4', U'⁴', U'₄'},
    {U'5', U'⁵', U'₅'}, {U'6', U'⁶', U'₆'}, {U'7', U'⁷', U'₇'}, {U'8', U'⁸', U'₈'}, {U'9', U'⁹', U'₉'},
    {U'+', U'⁺', U'₊'}, {U'-', U'⁻', U'₋'}, {U'−', U'⁻', U'₋'}, {U'=', U'⁼', U'₌'}, {U'(', U'⁽', U'₍'},
    {U')', U'⁾', U'₎'}, {U'n', U'ⁿ', U'ₙ'}, {U'i', U'ⁱ', U'ᵢ'}, {U'°', U'°', 0},    {U'∘', U'°', 0},
    {U'a', U'ᵃ', U'ₐ'}, {U'b', U'ᵇ', 0},    {U'c', U'ᶜ', 0},    {U'e', 0, U'ₑ'},    {U'j', 0, U'ⱼ'},
    {U'k', U'ᵏ', U'ₖ'}, {U'm', U'ᵐ', U'ₘ'}, {U'o', 0, U'ₒ'},    {U'p', 0, U'ₚ'},    {U's', 0, U'ₛ'},
    {U't', U'ᵗ', U'ₜ'}, {U'x', U'ˣ', U'ₓ'}, {U'\'', U'′', 0},   {U'′', U'′', 0},    {U'*', U'*', 0},
};

std::string script(std::string_view text, char32_t Script::* form, char mark) {
    std::string converted;
    std::size_t letters = 0;
    bool all = true;
    for (std::size_t at = 0; at < text.size(); ++letters) {
        const DecodedCodePoint next = decode_utf8(text, at);
        at += next.size;
        const auto* const found = std::find_if(std::begin(scripts), std::end(scripts),
                                               [&](const Script& one) { return one.letter == next.code_point; });
        all = all && found != std::end(scripts) && found->*form != 0;
        if (all) append_utf8(converted, found->*form);
    }
    if (all) return converted;
    if (text.front() == '[' || text.front() == ' ') return std::string(text);
    return letters == 1 ? mark + std::string(text) : mark + ("(" + std::string(text) + ")");
}

}  // namespace

std::string superscript(std::string_view text) {
    return text.empty() ? std::string{} : script(text, &Script::raised, '^');
}

std::string subscript(std::string_view text) {
    return text.empty() ? std::string{} : script(text, &Script::lowered, '_');
}

}  // namespace viva::notes
