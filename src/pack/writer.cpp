#include "pack/writer.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/hash.h"
#include "pack/columns.h"
#include "pack/format.h"
#include "pack/layout.h"
#include "pack/relative.h"

namespace viva::pack {
namespace {

using flatbuffers::FlatBufferBuilder;
using flatbuffers::Offset;
using flatbuffers::Vector;

/// Room for a pack in one piece, which then is the pack: FlatBuffers writes it from the end.
class PackAllocator : public flatbuffers::Allocator {
public:
    std::uint8_t* allocate(std::size_t size) override {
        bytes_.resize(size);
        return bytes_.data();
    }
    /// The bytes are taken with `take`.
    void deallocate(std::uint8_t*, std::size_t) override {}
    std::uint8_t* reallocate_downward(std::uint8_t*, std::size_t old_size, std::size_t new_size,
                                      std::size_t in_use_back, std::size_t in_use_front) override {
        std::vector<std::uint8_t> larger(new_size);
        std::copy_n(bytes_.data() + (old_size - in_use_back), in_use_back, larger.data() + (new_size - in_use_back));
        std::copy_n(bytes_.data(), in_use_front, larger.data());
        bytes_ = std::move(larger);
        return bytes_.data();
    }
    /// The last `size` bytes.
    std::vector<std::uint8_t> take(std::size_t size) {
        bytes_.erase(bytes_.begin(), bytes_.end() - static_cast<std::ptrdiff_t>(size));
        return std::move(bytes_);
    }

private:
    std::vector<std::uint8_t> bytes_;
};

/// About the bytes that the pack will take, rather more: too little costs a copy of it all.
std::size_t expected_size(const model::Collection& collection) {
    constexpr std::size_t of_file = 1 << 12;
    constexpr std::size_t of_document = 512;
    std::size_t size =
        of_file + collection.cards.size_bytes() + collection.relations.size_bytes() + collection.parts.size_bytes();
    for (const model::Document& document : collection.documents)
        size += of_document + document.text.size() + document.blocks.size_bytes() + document.spans.size_bytes() +
                document.tokens.size_bytes() + document.sections.size_bytes() + document.title.size() +
                document.id.size() + document.file.size();
    return size;
}

template <class Row>
void append_row(std::vector<std::uint8_t>& bytes, const Row& row) {
    const std::size_t at = bytes.size();
    bytes.resize(at + sizeof(Row));
    std::memcpy(bytes.data() + at, &row, sizeof(Row));
}

/// `rows` as a vector of the file, in column order.
template <class Wire, class Row>
Offset<Vector<const Wire*>> add_rows(FlatBufferBuilder& builder, std::span<const Row> rows,
                                     std::span<const Column> columns) {
    static_assert(same_layout<Row, Wire>);
    std::vector<std::uint8_t> bytes;
    bytes.reserve(rows.size() * sizeof(Row));
    for (const Row& row : rows) append_row(bytes, row);
    to_columns(bytes, columns);
    // Not CreateUninitializedVectorOfStructs: FlatBuffers 2.0 takes the size of a row for its alignment there, and rows
    // of 72 bytes then put everything at odd places.
    return builder.CreateVectorOfStructs(reinterpret_cast<const Wire*>(bytes.data()), rows.size());
}

auto add_text(FlatBufferBuilder& builder, std::string_view text) {
    return builder.CreateString(text.data(), text.size());
}

Offset<wire::Document> add_document(FlatBufferBuilder& builder, const model::Document& document) {
    const auto id = add_text(builder, document.id);
    const auto file = add_text(builder, document.file);
    const auto title = add_text(builder, document.title);
    const auto language = add_text(builder, document.language);
    const auto dialect = add_text(builder, document.dialect);
    const auto sections = add_rows<wire::Section>(builder, document.sections, section_columns);
    const auto tokens = add_rows<wire::Token>(builder, document.tokens, token_columns);
    const auto spans = add_rows<wire::Span>(builder, document.spans, span_columns);
    const auto blocks = add_rows<wire::Block>(builder, document.blocks, block_columns);
    const auto text = add_text(builder, document.text);
    const auto tags = add_text(builder, document.tags);
    return wire::CreateDocument(builder, id, file, title, document.title_written, language, dialect, text, blocks,
                                spans, tokens, sections, tags);
}

template <class Row>
std::uint64_t hash_rows(std::span<const Row> rows, std::uint64_t seed) {
    return hash_words({reinterpret_cast<const char*>(rows.data()), rows.size_bytes()}, seed);
}

std::uint64_t hash_notes(const model::Collection& collection, std::span<const Volume> volumes) {
    std::uint64_t hash = fnv_offset_basis;
    for (const model::Document& document : collection.documents) {
        for (const std::string_view text :
             {document.id, document.file, document.title, document.language, document.text, document.tags})
            hash = hash_words(text, hash);
        hash = hash_rows(document.blocks, hash);
        hash = hash_rows(document.spans, hash);
        hash = hash_rows(document.tokens, hash);
        hash = hash_rows(document.sections, hash);
    }
    hash = hash_rows(collection.parts, hash_rows(collection.relations, hash_rows(collection.cards, hash)));
    return hash_rows(volumes, hash);
}

}  // namespace

std::vector<std::uint8_t> write(const model::Collection& collection, std::string_view generator,
                                std::span<const Volume> volumes) {
    PackAllocator allocator;
    FlatBufferBuilder builder(expected_size(collection), &allocator);
    std::vector<Offset<wire::Document>> documents;
    for (const model::Document& document : collection.documents) documents.push_back(add_document(builder, document));
    const auto relations = add_rows<wire::Relation>(builder, collection.relations, relation_columns);
    const RelativeCards relative = make_relative(collection);
    const auto parts =
        add_rows<wire::CardPart>(builder, std::span<const model::CardPart>(relative.parts), part_columns);
    const auto cards = add_rows<wire::Card>(builder, std::span<const model::Card>(relative.cards), card_columns);
    // A table of small numbers, written as it is; most packs have none.
    const auto volume_list =
        volumes.empty()
            ? Offset<Vector<const wire::Volume*>>()
            : builder.CreateVectorOfStructs(reinterpret_cast<const wire::Volume*>(volumes.data()), volumes.size());
    const auto document_list = builder.CreateVector(documents);
    const auto generator_name = add_text(builder, generator);
    builder.ForceDefaults(true);
    const auto root = wire::CreatePack(builder, format_version, 0, generator_name, hash_notes(collection, volumes),
                                       document_list, cards, relations, parts, volume_list);
    wire::FinishPackBuffer(builder, root);

    std::vector<std::uint8_t> bytes = allocator.take(builder.GetSize());
    // The size is known only now; the field was forced into the table above.
    auto* table = flatbuffers::GetMutableRoot<flatbuffers::Table>(bytes.data());
    table->SetField<std::uint32_t>(wire::Pack::VT_BYTE_SIZE, static_cast<std::uint32_t>(bytes.size()), 0);
    return bytes;
}

std::uint64_t notes_hash_of(const std::vector<std::uint8_t>& pack) { return wire::GetPack(pack.data())->notes_hash(); }

}  // namespace viva::pack
