// How a pack is opened:
// 1. its identifier, format and size, which are readable in a pack of any version;
// 2. the FlatBuffers Verifier over the whole file, so that tables and vectors lie in it;
// 3. views of every vector; after this, generated code is not called again, because
// 4. columns become rows in place (columns.h), and differences become cards (relative.h), which in a hostile file could
//    change anything;
// 5. the rules of check.h over the result.
#include "pack/reader.h"

#include <algorithm>

#include "pack/check.h"
#include "pack/columns.h"
#include "pack/format.h"
#include "pack/layout.h"
#include "pack/relative.h"

namespace viva::pack {
namespace {

// Size of the offset to the root table and of the file identifier.
constexpr std::size_t header_size = 8;

tl::unexpected<Error> fail_damaged(std::string_view what) {
    return fail("pack is damaged (" + std::string(what) + "); rebuild your notes, or load it again");
}

std::string_view view(const flatbuffers::String* text) { return {text->c_str(), text->size()}; }

/// Whether the root table can be read at all, even if nothing else can.
bool can_read_root(std::span<const std::uint8_t> bytes) {
    flatbuffers::Verifier verifier(bytes.data(), bytes.size());
    const auto root = flatbuffers::GetRoot<flatbuffers::Table>(bytes.data());
    const auto root_offset = flatbuffers::ReadScalar<flatbuffers::uoffset_t>(bytes.data());
    if (root_offset < header_size || root_offset > bytes.size() - sizeof(flatbuffers::soffset_t)) return false;
    if (!root->VerifyTableStart(verifier)) return false;
    return root->VerifyField<std::uint32_t>(verifier, wire::Pack::VT_FORMAT_VERSION, 4) &&
           root->VerifyField<std::uint32_t>(verifier, wire::Pack::VT_BYTE_SIZE, 4);
}

/// How many bytes the pack at the beginning of `bytes` says it has; all of them if it cannot be told.
std::size_t told_size(std::span<const std::uint8_t> bytes) {
    if (bytes.size() < header_size || !wire::PackBufferHasIdentifier(bytes.data()) || !can_read_root(bytes))
        return bytes.size();
    const auto* root = flatbuffers::GetRoot<flatbuffers::Table>(bytes.data());
    const std::size_t told = root->GetField<std::uint32_t>(wire::Pack::VT_BYTE_SIZE, 0);
    return told < header_size ? bytes.size() : std::min(told, bytes.size());
}

/// What is wrong with the outside of the file, if anything.
Result<void> check_header(const std::vector<std::uint8_t>& bytes) {
    if (bytes.size() < header_size || !wire::PackBufferHasIdentifier(bytes.data()))
        return fail("this file is no Viva pack; make one with: viva build NOTES -o SITE");
    const std::string size = std::to_string(bytes.size());
    if (!can_read_root(bytes))
        return fail("pack is cut off or damaged: " + size + " bytes have no readable start; load it again");
    const auto* root = flatbuffers::GetRoot<flatbuffers::Table>(bytes.data());
    const auto version = root->GetField<std::uint32_t>(wire::Pack::VT_FORMAT_VERSION, 0);
    if (version != format_version)
        return fail("pack has format " + std::to_string(version) + ", this app reads " +
                    std::to_string(format_version) + "; rebuild your notes");
    const auto full_size = root->GetField<std::uint32_t>(wire::Pack::VT_BYTE_SIZE, 0);
    if (bytes.size() < full_size)
        return fail("pack is cut off: " + size + " of " + std::to_string(full_size) +
                    " bytes are there; load it again");
    if (bytes.size() > full_size) return fail_damaged("it goes on after its end");
    return {};
}

}  // namespace

/// Collects the views of a verified file and turns its columns into rows.
class Opener {
public:
    explicit Opener(std::vector<std::uint8_t> bytes) { pack_.bytes_ = std::move(bytes); }

    Result<Pack> open() {
        if (Result<void> header = check_header(pack_.bytes_); !header) return tl::unexpected(header.error());
        flatbuffers::Verifier verifier(pack_.bytes_.data(), pack_.bytes_.size());
        if (!wire::VerifyPackBuffer(verifier)) return fail_damaged("its tables do not fit together");
        collect();
        // Parts that share bytes could make few bytes cost much time, and none of our writers shares any.
        if (is_misaligned_ || collected_size_ > pack_.bytes_.size()) return fail_damaged("its parts overlap");
        for (const Rows& rows : rows_)
            if (!rows.columns.empty()) to_rows(rows.bytes, rows.columns);
        make_absolute(pack_.documents_, pack_.cards_, pack_.parts_);
        if (std::optional<std::string> broken = find_broken_rule(pack_.collection())) return fail_damaged(*broken);
        if (!is_cut_well()) return fail_damaged("its volumes do not hold its notes");
        return std::move(pack_);
    }

private:
    struct Rows {
        std::span<std::uint8_t> bytes;
        std::span<const Column> columns;
    };

    std::string_view take(const flatbuffers::String* text) {
        collected_size_ += text->size();
        return view(text);
    }

    /// A vector of the file as a span of the model's type.
    template <class Row, class Wire>
    std::span<Row> take(const flatbuffers::Vector<const Wire*>* vector, std::span<const Column> columns) {
        static_assert(same_layout<Row, Wire>);
        if (vector->size() == 0) return {};
        const std::size_t offset = static_cast<std::size_t>(vector->Data() - pack_.bytes_.data());
        std::uint8_t* data = pack_.bytes_.data() + offset;
        const std::size_t size = vector->size() * sizeof(Row);
        collected_size_ += size;
        // The Verifier checks the alignment of a vector's length, not of 8-byte rows.
        if (reinterpret_cast<std::uintptr_t>(data) % alignof(Row) != 0) is_misaligned_ = true;
        rows_.push_back({{data, size}, columns});
        return {reinterpret_cast<Row*>(data), vector->size()};
    }

    model::Document take(const wire::Document& document) {
        model::Document view;
        view.id = take(document.id());
        view.file = take(document.file());
        view.title = take(document.title());
        view.title_written = document.title_written();
        view.language = take(document.language());
        view.dialect = take(document.dialect());
        view.text = take(document.text());
        view.blocks = take<model::Block>(document.blocks(), block_columns);
        view.spans = take<model::Span>(document.spans(), span_columns);
        view.tokens = take<model::Token>(document.tokens(), token_columns);
        view.sections = take<model::Section>(document.sections(), section_columns);
        view.tags = take(document.tags());
        return view;
    }

    void collect() {
        const wire::Pack& root = *wire::GetPack(pack_.bytes_.data());
        pack_.generator_ = take(root.generator());
        pack_.notes_hash_ = root.notes_hash();
        pack_.documents_.reserve(root.documents()->size());
        for (const wire::Document* document : *root.documents()) pack_.documents_.push_back(take(*document));
        pack_.cards_ = take<model::Card>(root.cards(), card_columns);
        pack_.relations_ = take<model::Relation>(root.relations(), relation_columns);
        pack_.parts_ = take<model::CardPart>(root.parts(), part_columns);
        if (root.volumes() != nullptr) pack_.volumes_ = take<Volume>(root.volumes(), {});
        for (model::Document& document : pack_.documents_) document.is_outline = !pack_.volumes_.empty();
    }

    /// Whether the volumes hold every document once, each with its own cards and their parts.
    bool is_cut_well() const {
        if (pack_.volumes_.empty()) return true;
        std::uint64_t documents = 0, cards = 0, parts = 0;
        for (const Volume& volume : pack_.volumes_) {
            const std::uint64_t end = documents + volume.documents;
            if (volume.documents == 0 || cards + volume.cards > pack_.cards_.size()) return false;
            std::uint64_t own_parts = 0;
            for (const std::uint64_t last = cards + volume.cards; cards < last; ++cards) {
                const model::Card& card = pack_.cards_[static_cast<std::size_t>(cards)];
                if (card.document < documents || card.document >= end) return false;
                own_parts += card.part_count;
            }
            if (own_parts != volume.parts) return false;
            parts += own_parts;
            documents = end;
        }
        return documents == pack_.documents_.size() && cards == pack_.cards_.size() && parts == pack_.parts_.size();
    }

    Pack pack_;
    std::vector<Rows> rows_;
    std::uint64_t collected_size_ = 0;
    bool is_misaligned_ = false;
};

Result<Pack> Pack::open(std::vector<std::uint8_t> bytes) { return Opener(std::move(bytes)).open(); }

Result<Pack> Pack::open(std::span<const std::uint8_t> bytes) {
    return open(std::vector<std::uint8_t>(bytes.begin(), bytes.end()));
}

Result<Pack> Pack::open_whole(std::span<const std::uint8_t> bytes) {
    const auto take_next = [&] {
        const std::size_t size = told_size(bytes);
        std::vector<std::uint8_t> next(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
        bytes = bytes.subspan(size);
        return next;
    };
    Result<Pack> pack = open(take_next());
    for (std::size_t i = 0; pack && i < pack->volumes_.size(); ++i)
        if (Result<void> added = pack->add_volume(i, take_next()); !added) return tl::unexpected(added.error());
    if (pack && !bytes.empty()) return fail_damaged("it goes on after its end");
    return pack;
}

bool Pack::has_place_for(const Place& place, const Pack& volume) const {
    if (volume.notes_hash_ != place.volume.notes_hash || !volume.volumes_.empty() ||
        volume.documents_.size() != place.volume.documents || volume.cards_.size() != place.volume.cards ||
        volume.parts_.size() != place.volume.parts)
        return false;
    // What a hostile file could still have otherwise, and others count with.
    for (std::size_t i = 0; i < volume.documents_.size(); ++i) {
        const model::Document& outline = documents_[place.document + i];
        if (outline.id != volume.documents_[i].id || outline.sections.size() != volume.documents_[i].sections.size())
            return false;
    }
    return std::equal(volume.cards_.begin(), volume.cards_.end(), cards_.begin() + place.card,
                      [](const model::Card& card, const model::Card& outline) {
                          return card.id == outline.id && card.section == outline.section &&
                                 card.kind == outline.kind && card.derived_from == outline.derived_from &&
                                 card.part_count == outline.part_count;
                      });
}

Result<void> Pack::add_volume(std::size_t index, std::vector<std::uint8_t> bytes) {
    Place place;
    for (std::size_t i = 0; i < index && i < volumes_.size(); ++i) {
        place.document += volumes_[i].documents;
        place.card += volumes_[i].cards;
        place.part += volumes_[i].parts;
    }
    if (index < volumes_.size()) place.volume = volumes_[index];
    Result<Pack> volume = open(std::move(bytes));
    if (!volume) return tl::unexpected(volume.error());
    if (index >= volumes_.size() || !has_place_for(place, *volume))
        return fail("these notes are of another build of the site; load the page again");
    // Views of what came before may be about.
    if (!documents_[place.document].is_outline) return {};
    std::copy(volume->documents_.begin(), volume->documents_.end(), documents_.begin() + place.document);
    for (std::uint32_t i = 0; i < place.volume.cards; ++i) {
        model::Card& card = cards_[place.card + i];
        card = volume->cards_[i];
        card.document += place.document;
        card.first_part += place.part;
    }
    for (std::uint32_t i = 0; i < place.volume.parts; ++i) {
        parts_[place.part + i] = volume->parts_[i];
        parts_[place.part + i].document += place.document;
    }
    volume_bytes_.push_back(std::move(volume->bytes_));
    return {};
}

}  // namespace viva::pack
