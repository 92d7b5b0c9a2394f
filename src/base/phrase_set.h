// Many phrases looked for at once: the text is read once, not once for each of them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace viva {

class PhraseSet {
public:
    /// Each phrase has two bytes or more. The texts must outlive the set.
    explicit PhraseSet(std::span<const std::string_view> phrases);

    bool has(std::string_view text) const;
    bool has_beginning_of(std::string_view text) const;
    bool has_part_of(std::string_view text) const;

private:
    static constexpr std::size_t bucket_count = 1024;
    /// By the first two bytes of `text`.
    static std::size_t bucket_of(std::string_view text) {
        return (static_cast<unsigned char>(text[0]) * 37U + static_cast<unsigned char>(text[1])) % bucket_count;
    }
    std::span<const std::string_view> like(std::string_view text) const {
        const std::size_t bucket = bucket_of(text);
        return std::span(phrases_).subspan(firsts_[bucket], firsts_[bucket + 1] - firsts_[bucket]);
    }

    std::vector<std::string_view> phrases_;                    ///< Bucket by bucket.
    std::array<std::uint16_t, bucket_count + 1> firsts_ = {};  ///< Where each bucket begins.
};

}  // namespace viva
