// Finding bytes in much text without an index: eight places at a time, at the two rarest bytes of what is looked for.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace viva::search {

/// How often each byte value occurs in the texts that will be scanned; any values are right, good ones are quick.
using ByteCounts = std::array<std::uint32_t, 256>;

class Scanner {
public:
    /// Looks for `needle`, which must not be empty.
    Scanner(std::string needle, const ByteCounts& counts);

    /// The first place at or after `from` where the needle stands in `text`, or npos.
    std::size_t find(std::string_view text, std::size_t from) const;
    const std::string& needle() const { return needle_; }

private:
    std::string needle_;
    std::size_t first_ = 0, second_ = 0;  ///< Offsets of the two bytes that are compared before all others.
};

}  // namespace viva::search
