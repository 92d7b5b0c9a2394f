// A large collection in several packs: one that is opened at once, and volumes that come when their notes are needed.
//
// The first pack is a collection of its own, in which each document is an outline (model::Document::is_outline): its
// headings, what its cards ask, and its links to other notes. That is all that decks, schedules, the tree and addresses
// need. The cards, parts and sections are the whole collection's, in its order, so that a volume that comes
// (Pack::add_volume) puts everything in its place without moving anything else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model/card.h"

namespace viva::pack {

/// A collection whose one pack would be larger than this is written in volumes.
inline constexpr std::size_t most_bytes_in_one_pack = std::size_t{8} << 20;
/// Bytes of a volume, about; a larger document has a volume of its own.
inline constexpr std::size_t volume_bytes = std::size_t{3} << 20;

/// What a volume holds, and after it the next.
struct VolumeRange {
    std::uint32_t first_document = 0, end_document = 0;
    std::uint32_t first_card = 0, end_card = 0;
    std::uint32_t first_part = 0, end_part = 0;
};

/// How `collection` is cut: whole documents, none of whose cards has a part in another volume. Nothing if it fits into
/// one pack of `most` bytes.
std::vector<VolumeRange> cut_into_volumes(const model::Collection& collection,
                                          std::size_t most = most_bytes_in_one_pack, std::size_t each = volume_bytes);

/// The pack of one volume: a collection like any other.
std::vector<std::uint8_t> write_volume(const model::Collection& collection, const VolumeRange& range,
                                       std::string_view generator);

/// The pack that is opened first, over volumes with these ranges and notes hashes.
std::vector<std::uint8_t> write_outlines(const model::Collection& collection, std::span<const VolumeRange> ranges,
                                         std::span<const std::uint64_t> hashes, std::string_view generator);

}  // namespace viva::pack
