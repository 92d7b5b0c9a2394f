#include "pack/volumes.h"

#include <algorithm>
#include <utility>

#include "pack/format.h"
#include "pack/outline.h"
#include "pack/writer.h"

namespace viva::pack {
namespace {

using model::Card;
using model::CardPart;
using model::Collection;

/// Bytes of a document's arrays.
std::size_t size_of(const model::Document& document) {
    return document.text.size() + document.blocks.size_bytes() + document.spans.size_bytes() +
           document.tokens.size_bytes() + document.sections.size_bytes();
}

/// By document: one past the last document that the parts of its cards speak of, and of all cards before it.
std::vector<std::uint32_t> reach_of(const Collection& collection) {
    std::vector<std::uint32_t> reach(collection.documents.size());
    for (std::uint32_t i = 0; i < reach.size(); ++i) reach[i] = i + 1;
    for (const Card& card : collection.cards)
        for (const CardPart& part : collection.parts_of(card)) {
            const auto [first, last] = std::minmax(card.document, part.document);
            reach[first] = std::max(reach[first], last + 1);
        }
    for (std::size_t i = 1; i < reach.size(); ++i) reach[i] = std::max(reach[i], reach[i - 1]);
    return reach;
}

std::span<const Card> cards_in(const Collection& collection, const VolumeRange& range) {
    return collection.cards.subspan(range.first_card, range.end_card - range.first_card);
}

/// The pack of one volume.
std::vector<std::uint8_t> write_volume(const Collection& collection, const VolumeRange& range,
                                       std::string_view generator) {
    std::vector<Card> cards;
    for (Card card : cards_in(collection, range)) {
        card.document -= range.first_document;
        card.first_part -= range.first_part;
        cards.push_back(card);
    }
    std::vector<CardPart> parts;
    for (CardPart part : collection.parts.subspan(range.first_part, range.end_part - range.first_part)) {
        part.document -= range.first_document;
        parts.push_back(part);
    }
    const auto documents =
        collection.documents.subspan(range.first_document, range.end_document - range.first_document);
    return write(Collection{documents, cards, {}, parts}, generator);
}

/// The pack that is opened first, over volumes with these ranges and notes hashes.
std::vector<std::uint8_t> write_outlines(const Collection& collection, std::span<const VolumeRange> ranges,
                                         std::span<const std::uint64_t> hashes, std::string_view generator) {
    std::vector<Outline> outlines;
    std::vector<Card> cards;
    std::vector<CardPart> parts(collection.parts.begin(), collection.parts.end());
    outlines.reserve(collection.documents.size());
    for (std::uint32_t i = 0; i < collection.documents.size(); ++i) {
        const auto is_of_next = [i](const Card& card) { return card.document > i; };
        const auto rest = collection.cards.subspan(cards.size());
        const auto own =
            rest.first(static_cast<std::size_t>(std::find_if(rest.begin(), rest.end(), is_of_next) - rest.begin()));
        const Outline& outline = outlines.emplace_back(collection.documents[i], own);
        for (const Card& whole : own) {
            const Card& card = cards.emplace_back(outline.card(whole));
            for (CardPart& part : std::span(parts).subspan(card.first_part, card.part_count)) {
                part.document = card.document;
                part.block = card.question_block;
                part.text = {};
            }
        }
    }
    std::vector<model::Document> documents;
    documents.reserve(outlines.size());
    for (const Outline& outline : outlines) documents.push_back(outline.document());
    std::vector<Volume> volumes;
    volumes.reserve(ranges.size());
    for (std::size_t i = 0; i < ranges.size(); ++i)
        volumes.push_back({ranges[i].end_document - ranges[i].first_document, ranges[i].end_card - ranges[i].first_card,
                           ranges[i].end_part - ranges[i].first_part, 0, hashes[i]});
    return write(Collection{documents, cards, collection.relations, parts}, generator, volumes);
}

}  // namespace

std::vector<VolumeRange> cut_into_volumes(const Collection& collection, VolumeSizes sizes) {
    std::size_t whole = collection.cards.size_bytes() + collection.parts.size_bytes();
    for (const model::Document& document : collection.documents) whole += size_of(document);
    if (whole <= sizes.alone) return {};
    const std::vector<std::uint32_t> reach = reach_of(collection);
    std::vector<VolumeRange> volumes;
    VolumeRange open;
    std::size_t size = 0;
    for (std::uint32_t i = 0; i < collection.documents.size(); ++i) {
        size += size_of(collection.documents[i]);
        open.end_document = i + 1;
        while (open.end_card < collection.cards.size() && collection.cards[open.end_card].document <= i) {
            open.end_part += collection.cards[open.end_card].part_count;
            ++open.end_card;
        }
        const bool is_last = i + 1 == collection.documents.size();
        const bool is_full = !is_last && size + size_of(collection.documents[i + 1]) > sizes.each;
        if (!is_last && (!is_full || reach[i] > i + 1)) continue;
        volumes.push_back(open);
        open = {open.end_document, open.end_document, open.end_card, open.end_card, open.end_part, open.end_part};
        size = 0;
    }
    return volumes;
}

std::vector<std::uint8_t> write_in_volumes(const Collection& collection, std::string_view generator,
                                           const std::function<void(std::vector<std::uint8_t>)>& take,
                                           VolumeSizes sizes) {
    const std::vector<VolumeRange> ranges = cut_into_volumes(collection, sizes);
    if (ranges.empty()) return write(collection, generator);
    std::vector<std::uint64_t> hashes;
    for (const VolumeRange& range : ranges) {
        std::vector<std::uint8_t> volume = write_volume(collection, range, generator);
        hashes.push_back(notes_hash_of(volume));
        take(std::move(volume));
    }
    return write_outlines(collection, ranges, hashes, generator);
}

}  // namespace viva::pack
