#include "app/decks.h"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "base/hash.h"
#include "base/later.h"
#include "model/footnotes.h"
#include "quiz/modes.h"
#include "srs/index_sort.h"

namespace viva::app {
namespace {

Deck make_deck(const model::Collection& collection, const model::Card& card) {
    const model::Document& document = collection.documents[card.document];
    const model::Section section =
        card.section < document.sections.size() ? document.sections[card.section] : model::Section{};
    const std::string_view name = document.of(section.name);
    Deck deck;
    deck.document = card.document;
    deck.section = card.section;
    deck.id = std::string(document.id) + "/" + std::string(document.of(section.slug));
    deck.title = name.empty() ? document.title : name;
    if (!name.empty()) deck.source = document.title;
    return deck;
}

/// Two notes may each have a section "Django". Decks of one title stand side by side in the sorted order.
void name_decks(std::vector<Deck>& decks) {
    std::vector<std::uint32_t> order(decks.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    srs::sort_indices(order, [&](std::uint32_t a, std::uint32_t b) {
        return std::tie(decks[a].title, decks[a].source) < std::tie(decks[b].title, decks[b].source);
    });
    for (std::size_t at = 0; at < order.size(); ++at) {
        Deck& deck = decks[order[at]];
        deck.name = deck.title;
        bool is_alone = true, is_told_apart = !deck.source.empty();
        const auto compare_with = [&](const Deck& neighbour) {
            if (neighbour.title != deck.title) return;
            is_alone = false;
            if (neighbour.source == deck.source) is_told_apart = false;
        };
        if (at > 0) compare_with(decks[order[at - 1]]);
        if (at + 1 < order.size()) compare_with(decks[order[at + 1]]);
        if (!is_alone)
            deck.name.append(" · ").append(is_told_apart ? std::string_view(deck.source) : std::string_view(deck.id));
    }
}

/// The cards whose questions stand under the heading that "<document id>/<anchor>" names.
VIVA_LATER std::vector<std::uint32_t> cards_under_heading(const model::Collection& collection,
                                                          const std::vector<Deck>& decks, std::string_view id) {
    const std::size_t slash = id.find('/');
    std::vector<std::uint32_t> cards;
    for (const Deck& deck : decks) {
        const model::Document& document = collection.documents[deck.document];
        if (document.id != id.substr(0, slash)) continue;
        const std::uint32_t block = block_of(document, id.substr(slash + 1));
        if (block == model::none || document.blocks[block].kind != model::BlockKind::heading) continue;
        const std::uint32_t end = end_of_heading(document, block);
        for (const std::uint32_t card : deck.cards) {
            const std::uint32_t question = collection.cards[card].question_block;
            if (question >= block && question < end) cards.push_back(card);
        }
    }
    return cards;
}

/// The block in which a footnote begins ("fn-1") or its first mark stands ("fnref-1"), or model::none.
std::uint32_t footnote_block(const model::Document& document, std::string_view anchor) {
    if (model::footnote_place(anchor).empty()) return model::none;
    for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
        const model::Block& block = document.blocks[i];
        for (const model::Span& span : document.spans.subspan(block.first_span, block.span_count))
            if (span.kind == model::SpanKind::link && model::footnote_place(document.of(span.target)) == anchor)
                return i;
    }
    return model::none;
}

}  // namespace

std::uint32_t end_of_heading(const model::Document& document, std::uint32_t block) {
    const std::uint8_t level = document.blocks[block].level;
    std::uint32_t end = block + 1;
    while (end < document.blocks.size() &&
           !(document.blocks[end].kind == model::BlockKind::heading && document.blocks[end].level <= level))
        ++end;
    return end;
}

std::vector<Deck> make_decks(const model::Collection& collection) {
    std::vector<Deck> decks;
    for (std::uint32_t i = 0; i < collection.cards.size(); ++i) {
        const model::Card& card = collection.cards[i];
        if (decks.empty() || decks.back().document != card.document || decks.back().section != card.section)
            decks.push_back(make_deck(collection, card));
        if (card.derived_from == 0) decks.back().questions.push_back(i);
        if (quiz::is_scheduled(card)) decks.back().cards.push_back(i);
    }
    name_decks(decks);
    return decks;
}

std::string_view name_of_folder(std::string_view path) {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    const std::size_t mark = name.find_first_not_of("0123456789");
    if (mark == 0 || mark > 3) return name;  // A year is more than a number in a row.
    const std::size_t start = name.find_first_not_of("-_. ", mark);
    return start == mark || start == std::string_view::npos ? name : name.substr(start);
}

std::vector<Shelf> make_shelves(const model::Collection& collection, const std::vector<Deck>& decks) {
    constexpr std::size_t most_questions = 3;  // A note with more is worth a place of its own.
    constexpr std::uint32_t fewest_notes = 4;
    const auto folder_of = [&](const Deck& deck) {
        const std::string_view file = collection.documents[deck.document].file;
        const std::size_t slash = file.rfind('/');
        return slash == std::string_view::npos ? std::string_view() : file.substr(0, slash + 1);
    };
    std::vector<Shelf> shelves;
    for (std::uint32_t i = 0; i < decks.size();) {
        const std::string_view folder = folder_of(decks[i]);
        std::uint32_t end = i;
        while (end < decks.size() && decks[end].questions.size() <= most_questions && folder_of(decks[end]) == folder &&
               (end == i || decks[end].document != decks[end - 1].document))
            ++end;
        if (!folder.empty() && end - i >= fewest_notes) {
            const std::string_view path = folder.substr(0, folder.size() - 1);
            shelves.push_back({std::string(folder) + "-", name_of_folder(path), i, end, true});
        } else {
            end = i + 1;
            shelves.push_back({decks[i].id, decks[i].title, i, end});
        }
        i = end;
    }
    return shelves;
}

std::vector<std::uint32_t> cards_of(const model::Collection& collection, const std::vector<Deck>& decks,
                                    std::string_view id) {
    if (const Deck* deck = find_deck(decks, id)) return deck->cards;
    const std::size_t slash = id.rfind('/');
    const bool names_card = slash != std::string_view::npos;
    const std::string_view last = names_card ? id.substr(slash + 1) : std::string_view();
    const bool is_folder = last == "-";  // No section and no card is called so.
    std::vector<std::uint32_t> cards;
    for (const Deck& deck : decks) {
        const model::Document& document = collection.documents[deck.document];
        const bool whole =
            id.empty() || document.id == id || (is_folder && document.file.starts_with(id.substr(0, id.size() - 1)));
        if (!whole && !(names_card && deck.id == id.substr(0, slash))) continue;
        for (const std::uint32_t card : deck.cards)
            if (whole || base32(collection.cards[card].id) == last) cards.push_back(card);
    }
    return cards.empty() && names_card ? cards_under_heading(collection, decks, id) : cards;
}

std::string deck_id_of(const model::Collection& collection, const model::Card& card) {
    const model::Document& document = collection.documents[card.document];
    const std::string_view slug = card.section < document.sections.size()
                                      ? document.of(document.sections[card.section].slug)
                                      : std::string_view();
    return std::string(document.id).append("/").append(slug).append("/").append(base32(card.id));
}

const Deck* find_deck(const std::vector<Deck>& decks, std::string_view id) {
    for (const Deck& deck : decks)
        if (deck.id == id) return &deck;
    return nullptr;
}

std::string anchor_of(const model::Document& document, std::uint32_t block) {
    if (block >= document.blocks.size()) return {};
    const model::Block& at = document.blocks[block];
    if (at.kind != model::BlockKind::code && at.label.size != 0) return std::string(document.of(at.label));
    return "b" + std::to_string(document.is_outline ? at.number : block);
}

std::uint32_t block_of(const model::Document& document, std::string_view anchor) {
    for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
        const model::Block& block = document.blocks[i];
        if (block.kind != model::BlockKind::code && block.label.size != 0 && document.of(block.label) == anchor)
            return i;
    }
    if (const std::uint32_t block = footnote_block(document, anchor); block != model::none) return block;
    for (const model::Section& section : document.sections)
        if (document.of(section.slug) == anchor) return section.first_block;
    std::uint32_t number = 0;
    if (anchor.size() > 1 && anchor.front() == 'b') {
        const auto [end, error] = std::from_chars(anchor.data() + 1, anchor.data() + anchor.size(), number);
        if (error == std::errc{} && end == anchor.data() + anchor.size() && number < document.blocks.size())
            return number;
    }
    return model::none;
}

}  // namespace viva::app
