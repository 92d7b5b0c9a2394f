#include "notes/language.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/unicode.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;

/// Enough to tell; the rest of a long note would only cost time.
constexpr std::size_t bytes_to_tell_by = 16 * 1024;

struct Letters {
    std::size_t latin = 0, hangul = 0, kana = 0, han = 0, cyrillic = 0, ukrainian = 0, arabic = 0, persian = 0,
                urdu = 0, hebrew = 0, greek = 0, devanagari = 0, thai = 0;
    std::size_t all() const {
        return latin + hangul + kana + han + cyrillic + arabic + hebrew + greek + devanagari + thai;
    }
};

void count(char32_t c, Letters& letters) {
    if (c < 0x80)
        letters.latin += is_letter(c) ? 1 : 0;
    else if (is_hangul(c))
        ++letters.hangul;
    else if (is_kana(c) && is_letter(c))
        ++letters.kana;
    else if (is_han(c))
        ++letters.han;
    else if (is_cyrillic(c)) {
        ++letters.cyrillic;
        if (c == U'і' || c == U'ї' || c == U'є' || c == U'ґ') ++letters.ukrainian;
    } else if (c >= 0x0600 && c <= 0x06FF) {
        ++letters.arabic;
        if (c == 0x067E || c == 0x0686 || c == 0x0698 || c == 0x06AF || c == 0x06A9 || c == 0x06CC) ++letters.persian;
        if (c == 0x0679 || c == 0x0688 || c == 0x0691 || c == 0x06BA || c == 0x06BE || c == 0x06D2) ++letters.urdu;
    } else if (c >= 0x0590 && c <= 0x05FF)
        ++letters.hebrew;
    else if (c >= 0x0370 && c <= 0x03FF)
        ++letters.greek;
    else if (c >= 0x0900 && c <= 0x097F)
        ++letters.devanagari;
    else if (c >= 0x0E00 && c <= 0x0E7F)
        ++letters.thai;
    else if (c < 0x0250 && is_letter(c))
        ++letters.latin;
}

/// The commonest words that the other languages of the list do not have.
struct CommonWords {
    std::string_view tag;
    std::array<std::string_view, 10> words;
};
constexpr CommonWords latin_languages[] = {
    {"en", {"the", "and", "is", "of", "to", "what", "are", "how", "with", "that"}},
    {"es", {"el", "los", "las", "y", "qué", "una", "por", "con", "es", "cómo"}},
    {"pt", {"o", "os", "uma", "não", "é", "do", "da", "em", "com", "são"}},
    {"fr", {"le", "les", "et", "des", "est", "une", "du", "dans", "pour", "qui"}},
    {"de", {"der", "die", "und", "das", "ist", "ein", "eine", "nicht", "mit", "von"}},
    {"it", {"il", "che", "di", "gli", "della", "sono", "per", "non", "è", "nel"}},
    {"vi", {"là", "và", "của", "các", "những", "gì", "có", "được", "một", "cho"}},
    {"tr", {"ve", "bir", "bu", "ile", "için", "nedir", "olarak", "de", "da", "mi"}},
    {"pl", {"i", "w", "na", "jest", "się", "nie", "to", "co", "jak", "z"}},
    {"id", {"yang", "dan", "adalah", "untuk", "dengan", "apa", "dari", "ini", "pada", "tidak"}},
    {"sv", {"och", "är", "att", "som", "det", "på", "för", "inte", "vad", "ett"}},
    {"cs", {"je", "když", "že", "jak", "který", "kde", "není", "jsou", "nebo", "při"}},
    {"ro", {"și", "este", "care", "sunt", "pentru", "ce", "fost", "într", "sau", "prin"}},
    {"hu", {"és", "egy", "hogy", "az", "nem", "mi", "vagy", "mit", "ez", "ezt"}},
    {"fi", {"ja", "ei", "mikä", "että", "mitä", "tai", "ovat", "joka", "myös", "kuin"}},
    {"nl", {"het", "een", "van", "en", "zijn", "niet", "dat", "voor", "wat", "op"}},
};

constexpr std::size_t longest_common_word = 8;  // Bytes.

/// Fewer say nothing.
constexpr std::size_t fewest_letters = 12;

/// By word, the languages that have it: bit i for latin_languages[i].
using LanguagesOfWord = std::unordered_map<std::string_view, std::uint32_t>;
LanguagesOfWord languages_of_words() {
    LanguagesOfWord found;
    for (std::size_t language = 0; language < std::size(latin_languages); ++language)
        for (const std::string_view word : latin_languages[language].words) found[word] |= 1U << language;
    return found;
}

std::string_view latin_language(std::string_view folded) {
    static const LanguagesOfWord known = languages_of_words();
    std::array<std::size_t, std::size(latin_languages)> hits{};
    for (std::size_t at = 0; at < folded.size();) {
        std::size_t end = at;
        std::size_t gap = 0;  // Bytes of what ends the word.
        while (end < folded.size() && gap == 0) {
            const DecodedCodePoint next = decode_utf8(folded, end);
            (is_letter(next.code_point) ? end : gap) += next.size;
        }
        const std::string_view word = folded.substr(at, end - at);
        if (const auto of = word.size() <= longest_common_word ? known.find(word) : known.end(); of != known.end())
            for (std::size_t language = 0; language < hits.size(); ++language)
                hits[language] += of->second >> language & 1;
        at = end + gap;
    }
    std::size_t best = 0;
    for (std::size_t language = 1; language < hits.size(); ++language)
        if (hits[language] > hits[best]) best = language;
    if (hits[best] > 0) return latin_languages[best].tag;
    // Lists of names and commands, in letters without accents: what programmers write when they write no sentences.
    const auto plain = static_cast<std::size_t>(
        std::count_if(folded.begin(), folded.end(), [](char c) { return c >= 'a' && c <= 'z'; }));
    const auto other = static_cast<std::size_t>(
        std::count_if(folded.begin(), folded.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
    return plain >= fewest_letters && other == 0 ? "en" : "und";
}

}  // namespace

std::string_view language_of(const ParsedDocument& document) {
    std::string prose;
    for (const Block& block : document.blocks) {
        if (std::cmp_not_equal(block.end, &block - document.blocks.data() + 1) || block.kind == BlockKind::code ||
            block.kind == BlockKind::html)
            continue;
        prose.append(document.of(block.text)) += '\n';
        if (prose.size() > bytes_to_tell_by) break;
    }
    Letters letters;
    for (std::size_t at = 0; at < prose.size();) {
        if (is_hangul_or_han_at(prose, at)) {
            ++(prose[at] >= '\xEA' ? letters.hangul : letters.han);
            at += 3;
            continue;
        }
        const DecodedCodePoint next = decode_utf8(prose, at);
        count(next.code_point, letters);
        at += next.size;
    }
    // Notes on programming are full of Latin names, so any other script needs only a share of the letters.
    const auto share_is = [&](std::size_t number, std::size_t percent) {
        return number > 0 && number * 100 >= letters.all() * percent;
    };
    if (share_is(letters.hangul, 10)) return "ko";
    if (share_is(letters.kana, 5)) return "ja";
    if (share_is(letters.han, 8)) return "zh";
    if (share_is(letters.cyrillic, 12)) return share_is(letters.ukrainian, 2) ? "uk" : "ru";
    if (share_is(letters.arabic, 12)) {
        if (letters.urdu * 100 >= letters.arabic * 3) return "ur";
        // Arabic writes none of these letters; Persian one in ten.
        return letters.persian * 100 >= letters.arabic * 3 ? "fa" : "ar";
    }
    if (share_is(letters.hebrew, 12)) return "he";
    if (share_is(letters.greek, 20)) return "el";
    if (share_is(letters.devanagari, 12)) return "hi";
    if (share_is(letters.thai, 12)) return "th";
    return letters.latin > 0 ? latin_language(fold_case(prose)) : "und";
}

}  // namespace viva::notes
