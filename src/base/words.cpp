#include "base/words.h"

#include <cstring>

namespace viva {
namespace {

#include "base/word_tables.inc"

/// The words of one language, and where each begins.
class Table {
public:
    explicit Table(const char* words) : words_(words) {
        for (std::size_t i = 0; i < word_count; ++i)
            begins_[i + 1] = static_cast<std::uint16_t>(begins_[i] + std::strlen(words_ + begins_[i]) + 1);
    }
    std::string_view operator[](std::size_t index) const {
        return {words_ + begins_[index], static_cast<std::size_t>(begins_[index + 1] - begins_[index] - 1)};
    }

private:
    const char* words_;
    std::uint16_t begins_[word_count + 1] = {};
};
static_assert(sizeof(words_en) < 0x10000 && sizeof(words_ko) < 0x10000 && sizeof(words_ru) < 0x10000);

/// Index of the plural form (CLDR 45, cardinals of integers).
std::size_t plural_form(Language language, std::int64_t count) {
    const std::int64_t last_two = count % 100;
    const std::int64_t last = count % 10;
    switch (language) {
        case Language::ko: return 0;
        case Language::en: return count == 1 ? 0 : 1;
        case Language::ru:
            if (last == 1 && last_two != 11) return 0;
            if (last >= 2 && last <= 4 && (last_two < 12 || last_two > 14)) return 1;
            return 2;
    }
    return 0;
}

std::string replace_places(std::string_view pattern,
                           std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
    std::string text;
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t open = pattern.find('{', at);
        const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
        if (close == std::string_view::npos) return text.append(pattern.substr(at));
        text.append(pattern.substr(at, open - at));
        const std::string_view place = pattern.substr(open + 1, close - open - 1);
        for (const auto& [name, value] : values)
            if (name == place) text.append(value);
        at = close + 1;
    }
    return text;
}

}  // namespace

std::string_view tag(Language language) {
    switch (language) {
        case Language::en: return "en";
        case Language::ko: return "ko";
        case Language::ru: return "ru";
    }
    return "en";
}

Language language_from_tag(std::string_view bcp47) {
    for (const Language language : languages)
        if (bcp47.substr(0, 2) == tag(language) && (bcp47.size() == 2 || bcp47[2] == '-' || bcp47[2] == '_'))
            return language;
    return Language::en;
}

std::string_view word(Language language, Word key) {
    static const Table tables[] = {Table(words_en), Table(words_ko), Table(words_ru)};
    return tables[static_cast<std::size_t>(language)][static_cast<std::size_t>(key)];
}

bool is_label(std::string_view word) {
    constexpr std::size_t widest = 24;
    // In columns of a terminal: a syllable of Hangul, three bytes of UTF-8, says as much as two letters.
    std::size_t columns = 0;
    for (const char byte : word) {
        columns += (static_cast<unsigned char>(byte) & 0xC0) != 0x80 ? 1 : 0;
        columns += (static_cast<unsigned char>(byte) & 0xF0) == 0xE0 ? 1 : 0;
    }
    return columns <= widest;
}

std::string fill(Language language, Word key,
                 std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
    return replace_places(word(language, key), values);
}

std::string counted(Language language, Word key, std::int64_t count) {
    std::string_view forms = word(language, key);
    for (std::size_t skip = plural_form(language, count); skip > 0; --skip) {
        const std::size_t bar = forms.find('|');
        if (bar == std::string_view::npos) break;
        forms.remove_prefix(bar + 1);
    }
    const std::string number = std::to_string(count);
    return replace_places(forms.substr(0, forms.find('|')), {{"n", number}});
}

}  // namespace viva
