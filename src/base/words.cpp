#include "base/words.h"

namespace viva {
namespace {

#include "base/word_tables.inc"

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
    const auto index = static_cast<std::size_t>(key);
    switch (language) {
        case Language::en: return words_en[index];
        case Language::ko: return words_ko[index];
        case Language::ru: return words_ru[index];
    }
    return words_en[index];
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
