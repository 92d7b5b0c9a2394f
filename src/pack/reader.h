// Opens a pack: once checked, its bytes are the collection.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/card.h"

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

    std::vector<std::uint8_t> bytes_;
    std::vector<model::Document> documents_;
    std::span<const model::Card> cards_;
    std::span<const model::Relation> relations_;
    std::span<const model::CardPart> parts_;
    std::string_view generator_;
    std::uint64_t notes_hash_ = 0;
};

}  // namespace viva::pack
