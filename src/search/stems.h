// Russian and English words in other inflections: Snowball stems.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

struct SN_env;

namespace viva::search {

enum class StemLanguage : std::uint8_t { none, english, russian };

/// The language whose stemmer fits a folded word: by its letters alone; none for mixtures and for what is no word.
StemLanguage stem_language(std::string_view word);

/// One of Snowball's algorithms with its working memory.
class Stemmer {
public:
    explicit Stemmer(StemLanguage language);
    ~Stemmer();
    Stemmer(const Stemmer&) = delete;
    Stemmer& operator=(const Stemmer&) = delete;

    /// The stem of a folded word; valid until the next call.
    std::string_view stem(std::string_view word);

private:
    StemLanguage language_;
    SN_env* environment_;
};

/// Tells whether words have one stem; remembers what it worked out.
class StemMatcher {
public:
    /// `word`: what is looked for, folded, of a language that has a stemmer.
    StemMatcher(std::string_view word, StemLanguage language);

    /// What every word of this stem begins with.
    const std::string& beginning() const { return beginning_; }
    bool matches(std::string_view word);

private:
    struct Known {
        std::uint64_t hash = 0;
        bool matches = false;
    };
    Stemmer stemmer_;
    std::string stem_, beginning_;
    std::array<Known, 1024> known_{};
};

}  // namespace viva::search
