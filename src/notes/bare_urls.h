// Web addresses written as plain text. After GFM's extended autolinks, with one difference: a Korean, Japanese or
// Chinese letter right after an address ends it (https://viva.dev을), because particles follow without a space.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace viva::notes {

struct BareUrl {
    std::uint32_t offset = 0;
    std::uint32_t size = 0;
    bool without_scheme = false;  ///< Begins with "www."
};

/// A quick look that spares most texts the search.
bool may_hold_url(std::string_view text);

/// Addresses in order, not overlapping.
std::vector<BareUrl> find_bare_urls(std::string_view text);

}  // namespace viva::notes
