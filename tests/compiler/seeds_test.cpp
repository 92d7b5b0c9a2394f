// The bundled notes, end to end: what must be found, what must never be shown, how small it must be.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <random>

#include "compiler/compile.h"
#include "compiler/fonts.h"
#include "compiler/sizes.h"
#include "compiler/workshop.h"
#include "pack/check.h"
#include "pack/reader.h"
#include "pack/walk.h"
#include "pack/writer.h"

using namespace viva;

namespace {

struct Bundled {
    compiler::ReadNotes notes;
    compiler::Compilation compilation;
    std::vector<std::uint8_t> pack;
};

const Bundled& bundled() {
    static const Bundled instance = [] {
        const std::vector<std::string> paths = {tests::notes_path()};
        Bundled made{compiler::read_notes(paths), {}, {}};
        made.compilation = compiler::compile(made.notes);
        made.pack = pack::write(made.compilation.collection(), "viva");
        return made;
    }();
    return instance;
}

std::size_t count_blocks(model::BlockKind kind) {
    std::size_t count = 0;
    for (const model::Document& document : bundled().compilation.documents)
        count +=
            static_cast<std::size_t>(std::count_if(document.blocks.begin(), document.blocks.end(),
                                                   [kind](const model::Block& block) { return block.kind == kind; }));
    return count;
}

}  // namespace

TEST_CASE("the bundled notes hold 48 questions and 33 blocks of code") {
    const auto& cards = bundled().compilation.cards;
    CHECK(std::count_if(cards.begin(), cards.end(), [](const model::Card& card) { return card.derived_from == 0; }) ==
          48);
    CHECK(count_blocks(model::BlockKind::code) == 33);
    CHECK(bundled().notes.count(Severity::error) == 0);
}

TEST_CASE("every block of code in a known language is coloured") {
    for (const model::Document& document : bundled().compilation.documents)
        for (const model::Block& block : document.blocks)
            if (block.kind == model::BlockKind::code && block.label.size > 0) {
                CAPTURE(document.of(block.text));
                CHECK(block.token_count > 0);
            }
}

TEST_CASE("the pack of the bundled notes opens and is at most 20 KB compressed") {
    CHECK(pack::find_broken_rule(bundled().compilation.collection()) == std::nullopt);
    const Result<pack::Pack> opened = pack::Pack::open(bundled().pack);
    REQUIRE(opened.has_value());
    CHECK(opened->collection().cards.size() == bundled().compilation.cards.size());
    const std::string_view bytes(reinterpret_cast<const char*>(bundled().pack.data()), bundled().pack.size());
    const std::size_t compressed = compiler::brotli_size(bytes);
    MESSAGE("pack: ", bytes.size(), " bytes, brotli ", compressed);
    CHECK(compressed <= 20'000);
    for (const std::string_view secret : tests::never_shown) CHECK(bytes.find(secret) == std::string_view::npos);
}

TEST_CASE("every truncated prefix of the bundled notes' pack is refused") {
    std::size_t opened = 0;
    for (std::size_t size = 0; size < bundled().pack.size(); ++size)
        opened += pack::Pack::open(std::span<const std::uint8_t>(bundled().pack).first(size)).has_value();
    CHECK(opened == 0);
}

TEST_CASE("the bundled notes' pack, corrupted, is refused or harmless") {
    std::mt19937_64 random(20261123);
    const int rounds = std::getenv("VIVA_NIGHTLY") != nullptr ? 1'000'000 : 3'000;
    int opened = 0;
    for (int round = 0; round < rounds; ++round) {
        std::vector<std::uint8_t> damaged = bundled().pack;
        tests::corrupt(damaged, random);
        const Result<pack::Pack> pack = pack::Pack::open(std::move(damaged));
        if (!pack) continue;
        volatile std::uint64_t sum = tests::walk(pack->collection());
        static_cast<void>(sum);
        ++opened;
    }
    CHECK(opened > 0);
    CHECK(opened < rounds);
}

TEST_CASE("the fonts of the bundled notes are at most 70 KB compressed and miss nothing") {
    const compiler::NeededGlyphs needed = compiler::needed_glyphs(bundled().compilation.collection(), "Viva");
    const compiler::FontSources& fonts = tests::real_fonts();
    std::size_t total = 0;
    struct Face {
        const std::string& source;
        const compiler::Glyphs& glyphs;
    };
    for (const Face& face :
         {Face{fonts.regular, needed.regular}, Face{fonts.semibold, needed.semibold}, Face{fonts.mono, needed.mono}}) {
        const Result<std::string> font = compiler::subset_font(face.source, face.glyphs, "face");
        REQUIRE(font.has_value());
        total += compiler::brotli_size(*font);
    }
    MESSAGE("fonts: brotli ", total);
    CHECK(total <= 70'000);
    CHECK(compiler::missing_glyphs(fonts.regular, needed.regular).empty());
    CHECK(compiler::missing_glyphs(fonts.semibold, needed.semibold).empty());
}

TEST_CASE("topics that several notes treat are related") {
    const model::Collection collection = bundled().compilation.collection();
    const auto is_related = [&collection](std::string_view from, std::string_view to) {
        return std::any_of(collection.relations.begin(), collection.relations.end(),
                           [&](const model::Relation& relation) {
                               return collection.question(collection.cards[relation.from]) == from &&
                                      collection.question(collection.cards[relation.to]) == to;
                           });
    };
    CHECK(is_related("__slot__", "что такое __slots__?"));
    CHECK(is_related("select_related and prefetch_related", "разница между select_related и prefetch_related?"));
    CHECK(is_related("annotate 과 F", "F() expressions"));
    CHECK(is_related("где лучше хранить кэш запросов. В Redis или SQL?", "Django의 캐시 전략"));
}
