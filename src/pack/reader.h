// Opens a pack: once checked, its bytes are the collection.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/later.h"
#include "base/result.h"
#include "model/card.h"
#include "pack/format.h"

namespace viva::pack {

/// An opened pack. It owns the bytes; everything that `collection()` gives is a view of them and lives as long as the
/// Pack (moving the Pack keeps the views good). All rules of check.h hold.
class Pack {
public:
    /// Verifies `bytes` and takes them over. Refuses, in words for the reader of the notes: what is no pack, a pack of
    /// another format, one that was cut off, and one that breaks any rule. Time and memory grow with the size only.
    static Result<Pack> open(std::vector<std::uint8_t> bytes);
    /// The same over a copy of `bytes`.
    static Result<Pack> open(std::span<const std::uint8_t> bytes);
    /// The same, with all volumes at once: their bytes follow the pack's, in order.
    static Result<Pack> open_whole(std::span<const std::uint8_t> bytes);

    /// Where documents are outlines, the volumes that hold them (volumes.h), in order; else none.
    std::span<const Volume> volumes() const { return volumes_; }
    /// Takes a volume in: its documents are whole from now on. All views that were taken before stay good, and what the
    /// spans of `collection()` hold changes in place. Refuses, like `open`, what is no pack of this version, and the
    /// volume of another place or another build of the notes; then nothing changes.
    VIVA_LATER Result<void> add_volume(std::size_t index, std::vector<std::uint8_t> bytes);

    Pack(Pack&&) = default;
    Pack& operator=(Pack&&) = default;
    Pack(const Pack&) = delete;
    Pack& operator=(const Pack&) = delete;
    ~Pack() = default;

    model::Collection collection() const { return {documents_, cards_, relations_, parts_}; }
    /// The program that wrote it, with its version.
    std::string_view generator() const { return generator_; }
    /// Equal for packs of the same notes.
    std::uint64_t notes_hash() const { return notes_hash_; }
    std::size_t byte_size() const { return bytes_.size(); }

private:
    Pack() = default;
    friend class Opener;

    /// Where a volume's first document, card and part stand.
    struct Place {
        std::uint32_t document = 0, card = 0, part = 0;
        Volume volume;
    };
    bool has_place_for(const Place& place, const Pack& volume) const;

    std::vector<std::uint8_t> bytes_;
    std::vector<model::Document> documents_;
    std::span<model::Card> cards_;
    std::span<const model::Relation> relations_;
    std::span<model::CardPart> parts_;
    std::span<const Volume> volumes_;
    std::vector<std::vector<std::uint8_t>> volume_bytes_;  ///< Of those that were taken in.
    std::string_view generator_;
    std::uint64_t notes_hash_ = 0;
};

}  // namespace viva::pack
