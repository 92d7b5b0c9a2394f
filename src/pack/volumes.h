// A large collection in several packs: one that is opened at once, and volumes that come when their notes are needed.
//
// The first pack is a collection of its own, in which each document is an outline (model::Document::is_outline): its
// headings, what its cards ask, and its links to other notes. That is all that decks, schedules, the tree and addresses
// need. The cards, parts and sections are the whole collection's, in its order, so that a volume that comes
// (Pack::add_volume) puts everything in its place without moving anything else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "model/card.h"

namespace viva::pack {

/// Bytes, about. A larger document has a volume of its own.
struct VolumeSizes {
    std::size_t alone = std::size_t{8} << 20;  ///< What fits into one pack of this size has no volumes.
    std::size_t each = std::size_t{3} << 20;
};

/// What a volume holds, and after it the next.
struct VolumeRange {
    std::uint32_t first_document = 0, end_document = 0;
    std::uint32_t first_card = 0, end_card = 0;
    std::uint32_t first_part = 0, end_part = 0;
};

/// How `collection` is cut: whole documents, none of whose cards has a part in another volume. Nothing if it fits into
/// one pack.
std::vector<VolumeRange> cut_into_volumes(const model::Collection& collection, VolumeSizes sizes = {});

/// Writes the collection: gives each volume, a pack like any other, to `take` in order, and returns the pack that is
/// opened first. `generator` as in writer.h.
std::vector<std::uint8_t> write_in_volumes(const model::Collection& collection, std::string_view generator,
                                           const std::function<void(std::vector<std::uint8_t>)>& take,
                                           VolumeSizes sizes = {});

}  // namespace viva::pack
