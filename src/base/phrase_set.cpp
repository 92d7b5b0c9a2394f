#include "base/phrase_set.h"

#include <algorithm>

namespace viva {

PhraseSet::PhraseSet(std::span<const std::string_view> phrases) : phrases_(phrases.size()) {
    for (const std::string_view phrase : phrases) ++firsts_[bucket_of(phrase) + 1];
    for (std::size_t bucket = 0; bucket < bucket_count; ++bucket)
        firsts_[bucket + 1] = static_cast<std::uint16_t>(firsts_[bucket + 1] + firsts_[bucket]);
    auto next = firsts_;
    for (const std::string_view phrase : phrases) phrases_[next[bucket_of(phrase)]++] = phrase;
}

bool PhraseSet::has(std::string_view text) const {
    if (text.size() < 2) return false;
    const std::span<const std::string_view> alike = like(text);
    return std::find(alike.begin(), alike.end(), text) != alike.end();
}

bool PhraseSet::has_beginning_of(std::string_view text) const {
    if (text.size() < 2) return false;
    const std::span<const std::string_view> alike = like(text);
    return std::any_of(alike.begin(), alike.end(), [text](std::string_view phrase) {
        return phrase[0] == text[0] && phrase[1] == text[1] && text.starts_with(phrase);
    });
}

bool PhraseSet::has_part_of(std::string_view text) const {
    for (; text.size() >= 2; text.remove_prefix(1)) {
        const std::size_t bucket = bucket_of(text);  // Most are empty.
        if (firsts_[bucket] != firsts_[bucket + 1] && has_beginning_of(text)) return true;
    }
    return false;
}

}  // namespace viva
