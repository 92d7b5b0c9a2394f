#include "compiler/note_slices.h"

#include <map>
#include <set>

#include <doctest/doctest.h>

#include "base/unicode.h"
#include "compiler/compile.h"
#include "compiler/sizes.h"
#include "compiler/workshop.h"
#include "support/shared.h"

using namespace viva;
using compiler::FontSlice;
using compiler::Glyphs;

namespace {

struct Note {
    const char* language;
    std::string text;
    std::string title = "Title";
};

/// Notes of one paragraph.
class Notes {
public:
    explicit Notes(std::vector<Note> notes) : notes_(std::move(notes)) {
        for (const Note& note : notes_) {
            model::Document document;
            document.language = note.language;
            document.title = note.title;
            document.text = note.text;
            blocks_.push_back(
                {.kind = model::BlockKind::paragraph, .text = {0, static_cast<std::uint32_t>(note.text.size())}});
            documents_.push_back(document);
        }
        for (std::size_t i = 0; i < documents_.size(); ++i) documents_[i].blocks = {&blocks_[i], 1};
    }
    model::Collection collection() const { return {documents_, {}, {}, {}}; }

private:
    std::vector<Note> notes_;
    std::vector<model::Block> blocks_;
    std::vector<model::Document> documents_;
};

bool holds(const FontSlice& slice, char32_t glyph) {
    for (const compiler::CodePointRange range : slice.ranges)
        if (glyph >= range.first && glyph <= range.last) return true;
    return false;
}

std::string ideographs(char32_t first, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) append_utf8(text, first + static_cast<char32_t>(i));
    return text;
}

bool has_cjk() {
    const bool found = !tests::real_fonts().cjk_regular.empty();
    if (!found) MESSAGE("Noto Sans CJK is not on this machine: nothing was checked");
    return found;
}

}  // namespace

TEST_CASE("notes that the bundled faces show need no slices") {
    const auto slices =
        compiler::make_note_slices(Notes({{"ko", "제너레이터"}, {"ru", "ещё"}}).collection(), tests::real_fonts());
    REQUIRE(slices.has_value());
    CHECK(slices->empty());
}

TEST_CASE("without Noto Sans CJK a site is made all the same") {
    compiler::FontSources fonts = tests::real_fonts();
    fonts.cjk_regular.clear();
    fonts.cjk_bold.clear();
    const auto slices = compiler::make_note_slices(Notes({{"zh", "生成器"}}).collection(), fonts);
    REQUIRE(slices.has_value());
    CHECK(slices->empty());
}

TEST_CASE("slices hold what notes use, what they share first, and nothing else") {
    if (!has_cjk()) return;
    // 150 characters in both notes, 150 in each alone.
    const std::string shared = ideographs(0x4E00, 150);
    const Notes notes({{"zh", shared + ideographs(0x5000, 150)}, {"zh", shared + ideographs(0x6000, 150)}});
    const auto slices = compiler::make_note_slices(notes.collection(), tests::real_fonts());
    REQUIRE(slices.has_value());
    REQUIRE(slices->size() == 3);
    std::size_t held = 0;
    for (const FontSlice& slice : *slices) {
        CHECK(slice.face == "regular");
        CHECK(compiler::brotli_size(slice.bytes) < 50'000);
        for (const compiler::CodePointRange range : slice.ranges)
            for (char32_t glyph = range.first; glyph <= range.last; ++glyph) {
                ++held;
                CHECK(compiler::missing_glyphs(slice.bytes, {glyph}).empty());
            }
    }
    CHECK(held == 450);
    CHECK(holds((*slices)[0], 0x4E00));
    CHECK(holds((*slices)[0], 0x4E95));
    CHECK_FALSE(holds((*slices)[2], 0x4E00));
    CHECK_FALSE(holds((*slices)[2], 0x5000));
}

TEST_CASE("what the lists of notes need is apart from what their texts need") {
    if (!has_cjk()) return;
    const auto slices =
        compiler::make_note_slices(Notes({{"zh", "生成器"}, {"zh", "生活", "生"}}).collection(), tests::real_fonts());
    REQUIRE(slices.has_value());
    for (const FontSlice& slice : *slices) CHECK(holds(slice, U'生') != holds(slice, U'成'));
}

TEST_CASE("a character is drawn as the language of its notes draws it") {
    if (!has_cjk()) return;
    // U+76F4 has another shape in Japan than in China.
    const auto of = [](const char* language) {
        const auto slices =
            compiler::make_note_slices(Notes({{language, "直"}, {"en", "直"}}).collection(), tests::real_fonts());
        REQUIRE(slices.has_value());
        REQUIRE(slices->size() == 1);
        return slices->front().bytes;
    };
    CHECK(of("ja") != of("zh"));
    CHECK(of("en") == of("zh"));
}

TEST_CASE("what lies beyond 16 bits is left to the page") {
    if (!has_cjk()) return;
    const auto slices = compiler::make_note_slices(Notes({{"ja", "𠮷"}}).collection(), tests::real_fonts());
    REQUIRE(slices.has_value());
    CHECK(slices->empty());
}

namespace {

/// What the page shows in the reader's fonts: scripts that need shaping, pictures and how they are varied.
bool is_for_the_layer(char32_t glyph) {
    return glyph > 0xFFFF || (glyph >= 0xFE00 && glyph <= 0xFE0F) || (glyph >= 0x0590 && glyph <= 0x109F) ||
           (glyph >= 0x1780 && glyph <= 0x18AF) || (glyph >= 0x1900 && glyph <= 0x1CFF) ||
           (glyph >= 0xA800 && glyph <= 0xABFF) || (glyph >= 0xFB1D && glyph <= 0xFDFF) ||
           (glyph >= 0xFE70 && glyph <= 0xFEFE);
}

}  // namespace

// What no font has the page's text layer shows in the reader's fonts, and that must be no letter of a
// script that the app draws itself.
TEST_CASE(
    "every letter of other people's notes is in the bundled faces, in a slice, or of a script that the page shows") {
    const std::string corpora = tests::shared_path("corpora").string();
    if (!std::filesystem::is_directory(corpora)) return tests::miss_shared("corpora");
    if (!has_cjk()) return;
    const std::vector<std::string> paths = {corpora};
    const compiler::ReadNotes notes = compiler::read_notes(paths);
    const compiler::Compilation compilation = compiler::compile(notes);
    const model::Collection collection = compilation.collection();
    const auto note_slices = compiler::make_note_slices(collection, tests::real_fonts());
    REQUIRE(note_slices.has_value());
    struct Face {
        const char* name;
        const std::string& source;
        Glyphs compiler::NeededGlyphs::* needed;
    };
    const compiler::NeededGlyphs needed = compiler::needed_glyphs(collection, "Viva");
    for (const Face& face : {Face{"regular", tests::real_fonts().regular, &compiler::NeededGlyphs::regular},
                             Face{"semibold", tests::real_fonts().semibold, &compiler::NeededGlyphs::semibold}}) {
        std::set<char32_t> in_slices;
        std::size_t bytes = 0;
        for (const FontSlice& slice : *note_slices) {
            if (slice.face != face.name) continue;
            bytes += slice.bytes.size();
            for (const compiler::CodePointRange range : slice.ranges)
                for (char32_t glyph = range.first; glyph <= range.last; ++glyph) in_slices.insert(glyph);
        }
        std::string others;
        std::size_t to_layer = 0;
        for (const char32_t glyph : compiler::missing_glyphs(face.source, needed.*face.needed)) {
            if (in_slices.contains(glyph)) continue;
            if (is_for_the_layer(glyph)) {
                ++to_layer;
                continue;
            }
            CAPTURE(static_cast<unsigned>(glyph));
            CHECK_FALSE(is_letter(glyph));
            append_utf8(others, glyph);
        }
        MESSAGE(std::string(face.name), ": ", (needed.*face.needed).size(), " code points, ", in_slices.size(),
                " in slices (", bytes, " bytes), ", to_layer,
                " shaped or beyond 16 bits, signs for the page: ", others);
    }
}
