#include "search/stems.h"

#include <algorithm>

#include <api.h>
#include <stem_UTF_8_english.h>
#include <stem_UTF_8_russian.h>

#include "base/hash.h"
#include "base/unicode.h"

namespace viva::search {

StemLanguage stem_language(std::string_view word) {
    StemLanguage language = StemLanguage::none;
    for (std::size_t at = 0; at < word.size();) {
        const DecodedCodePoint next = decode_utf8(word, at);
        at += next.size;
        const char32_t c = next.code_point;
        const StemLanguage of_letter = (c >= 'a' && c <= 'z') || (c == '\'' && at > 1) ? StemLanguage::english
                                       : c >= 0x430 && c <= 0x44F                      ? StemLanguage::russian
                                                                                       : StemLanguage::none;
        if (of_letter == StemLanguage::none || (language != StemLanguage::none && language != of_letter))
            return StemLanguage::none;
        language = of_letter;
    }
    return language;
}

Stemmer::Stemmer(StemLanguage language)
    : language_(language),
      environment_(language == StemLanguage::russian ? russian_UTF_8_create_env() : english_UTF_8_create_env()) {}

Stemmer::~Stemmer() {
    if (language_ == StemLanguage::russian)
        russian_UTF_8_close_env(environment_);
    else
        english_UTF_8_close_env(environment_);
}

std::string_view Stemmer::stem(std::string_view word) {
    if (environment_ == nullptr ||
        SN_set_current(environment_, static_cast<int>(word.size()), reinterpret_cast<const symbol*>(word.data())) != 0)
        return word;
    const int failed =
        language_ == StemLanguage::russian ? russian_UTF_8_stem(environment_) : english_UTF_8_stem(environment_);
    if (failed < 0) return word;
    return {reinterpret_cast<const char*>(environment_->p), static_cast<std::size_t>(environment_->l)};
}

StemMatcher::StemMatcher(std::string_view word, StemLanguage language) : stemmer_(language) {
    stem_ = stemmer_.stem(word);
    const auto differs = std::mismatch(word.begin(), word.end(), stem_.begin(), stem_.end()).first;
    beginning_.assign(word.begin(), differs);
    // English writes "study" and "studies" over the stem "studi".
    if (language == StemLanguage::english && beginning_.size() > 3 &&
        (beginning_.back() == 'i' || beginning_.back() == 'y'))
        beginning_.pop_back();
    // Words of two bytes a letter may part in the middle of one.
    if (language == StemLanguage::russian && beginning_.size() % 2 != 0) beginning_.pop_back();
}

bool StemMatcher::matches(std::string_view word) {
    const std::uint64_t hash = hash_bytes(word) | 1U;
    Known& known = known_[(hash >> 1U) % known_.size()];
    if (known.hash != hash) known = {hash, stemmer_.stem(word) == stem_};
    return known.matches;
}

}  // namespace viva::search
