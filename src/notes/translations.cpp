#include "notes/translations.h"

#include "base/unicode.h"
#include "notes/questions.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;
using model::BlockRole;

enum class WordScript : std::uint8_t { none, latin, cyrillic, hangul, han, kana, other };

WordScript script_of(char32_t c) {
    if (is_hangul(c)) return WordScript::hangul;
    if (is_kana(c)) return WordScript::kana;
    if (is_han(c)) return WordScript::han;
    if (!is_letter(c)) return WordScript::none;
    if (c < 0x250) return WordScript::latin;
    return c >= 0x400 && c < 0x530 ? WordScript::cyrillic : WordScript::other;
}

/// What a text is written in: Latin only if it is all Latin, because names of things stay Latin in any language, and a
/// text with Kana is Japanese.
WordScript script_of(std::string_view text) {
    WordScript found = WordScript::none;
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint next = decode_utf8(text, at);
        at += next.size;
        const WordScript script = script_of(next.code_point);
        if (script == WordScript::none || (script == WordScript::latin && found != WordScript::none)) continue;
        if (found == WordScript::none || found == WordScript::latin || script == WordScript::kana) found = script;
    }
    return found;
}

/// Whether something to read stands right below the heading.
bool has_content(const ParsedDocument& document, std::uint32_t heading) {
    const std::uint32_t below = document.blocks[heading].end;
    return below < document.blocks.size() && document.blocks[below].kind != BlockKind::heading &&
           document.blocks[below].kind != BlockKind::rule;
}

/// Whether heading `second` stands right below `first` and says the same: in another script, or with its number. A
/// deeper one in the same script is the first of the questions below it.
bool is_translated_by(const ParsedDocument& document, std::uint32_t first, std::uint32_t second) {
    const Block& one = document.blocks[first];
    const Block& other = document.blocks[second];
    if (other.kind != BlockKind::heading || other.level < one.level || !has_content(document, second)) return false;
    if (one.number != other.number && one.number != 0 && other.number != 0) return false;
    const bool same_number = one.number != 0 && one.number == other.number;
    if (same_number && one.level == other.level) return true;
    return (same_number || asks(text_of(document, second))) &&
           are_other_scripts(text_of(document, first), text_of(document, second));
}

/// Sets the beginning of the answer below the bullet `question` aside as far as it asks the same in another script.
void set_nested_aside(ParsedDocument& document, std::uint32_t question, std::uint32_t end) {
    const std::uint32_t list = document.blocks[question].end;
    if (list >= end || document.blocks[list].kind != BlockKind::list) return;
    const std::uint32_t item = list + 1;
    if (item >= document.blocks[list].end) return;
    const std::uint32_t paragraph = first_paragraph(document, item);
    if (paragraph == model::none || paragraph + 1 < document.blocks[item].end) return;
    const std::string_view text = text_of(document, paragraph);
    if (asks(text) && are_other_scripts(text_of(document, question), text))
        document.blocks[item].role = static_cast<std::uint8_t>(BlockRole::aside);
}

}  // namespace

bool are_other_scripts(std::string_view one, std::string_view other) {
    const WordScript left = script_of(one), right = script_of(other);
    return left != WordScript::none && right != WordScript::none && left != right;
}

void set_translations_aside(ParsedDocument& document) {
    for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
        Block& block = document.blocks[i];
        if (!is_question(document, i)) continue;
        if (block.kind == BlockKind::heading && block.end < document.blocks.size() &&
            is_translated_by(document, i, block.end)) {
            Block& translation = document.blocks[block.end];
            translation.flags &= static_cast<std::uint8_t>(~model::flag_question);
            translation.role = static_cast<std::uint8_t>(BlockRole::aside);
        }
        if (block.kind == BlockKind::paragraph && i > 0 && document.blocks[i - 1].kind == BlockKind::list_item)
            set_nested_aside(document, i, document.blocks[i - 1].end);
    }
}

}  // namespace viva::notes
