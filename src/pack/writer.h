// A collection becomes the bytes of a pack.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model/card.h"
#include "pack/format.h"

namespace viva::pack {

/// The pack of `collection`, at most 2 GB; the same notes always give the same bytes. `generator` names the program
/// and its version. The collection must hold to the rules of check.h, or no reader will open the pack.
/// `volumes`: the documents are outlines, and whole in these (volumes.h).
std::vector<std::uint8_t> write(const model::Collection& collection, std::string_view generator,
                                std::span<const Volume> volumes = {});

/// Pack::notes_hash of what `write` gave.
std::uint64_t notes_hash_of(const std::vector<std::uint8_t>& pack);

}  // namespace viva::pack
