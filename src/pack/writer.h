// A collection becomes the bytes of a pack.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/card.h"

namespace viva::pack {

/// The pack of `collection`, at most 2 GB; the same notes always give the same bytes. `generator` names the program
/// and its version. The collection must hold to the rules of check.h, or no reader will open the pack.
std::vector<std::uint8_t> write(const model::Collection& collection, std::string_view generator);

}  // namespace viva::pack
