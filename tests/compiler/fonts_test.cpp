#include "compiler/fonts.h"

#include <doctest/doctest.h>

#include "base/unicode.h"
#include "compiler/outlines.h"
#include "compiler/sfnt.h"
#include "compiler/workshop.h"

using namespace viva;
using compiler::Glyphs;

namespace {

Glyphs glyphs_of(std::string_view text) {
    Glyphs glyphs;
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint next = decode_utf8(text, at);
        glyphs.push_back(next.code_point);
        at += next.size;
    }
    return glyphs;
}

}  // namespace

TEST_CASE("a subset has the glyphs that were asked for and no others") {
    const Glyphs wanted = glyphs_of("Añ가힣Ж→");
    const Result<std::string> font = compiler::subset_font(tests::real_fonts().regular, wanted, "regular");
    REQUIRE(font.has_value());
    CHECK(compiler::missing_glyphs(*font, wanted).empty());
    CHECK(compiler::missing_glyphs(*font, glyphs_of("B나Я")).size() == 3);
    CHECK(font->size() < 4000);
}

TEST_CASE("a subset keeps the licence, and drops the reserved name and what is not used") {
    const Result<std::string> font = compiler::subset_font(tests::real_fonts().regular, glyphs_of("ab"), "regular");
    REQUIRE(font.has_value());
    const auto tables = compiler::read_tables(*font);
    REQUIRE(tables.has_value());
    std::string names;
    for (const char byte : tables->tables.at("name"))
        if (byte != '\0') names += byte;
    CHECK(names.find("SIL Open Font License") != std::string::npos);
    for (const char* dropped : {"GSUB", "GPOS", "GDEF", "fpgm", "prep"}) CHECK_FALSE(tables->tables.contains(dropped));
}

TEST_CASE("coarser outlines keep every advance and every box within half a unit") {
    const Glyphs wanted = glyphs_of("AgÅ한글뷁Жд“→");
    const std::string& source = tests::real_fonts().regular;
    const auto fine = compiler::read_tables(source);
    const auto coarse = compiler::read_tables(compiler::coarsen_outlines(source, 512));
    REQUIRE(fine.has_value());
    REQUIRE(coarse.has_value());
    const double factor = 512.0 / compiler::read_u16(fine->tables.at("head"), 18);
    CHECK(compiler::read_u16(coarse->tables.at("head"), 18) == 512);
    const std::size_t glyph_count = compiler::read_u16(fine->tables.at("maxp"), 4);
    const std::size_t full = compiler::read_u16(fine->tables.at("hhea"), 34);
    const auto box = [](const compiler::FontTables& font, std::size_t glyph, std::size_t side) {
        const bool is_long = compiler::read_u16(font.tables.at("head"), 50) != 0;
        const auto offset = [&](std::size_t i) {
            return is_long ? compiler::read_u32(font.tables.at("loca"), i * 4)
                           : compiler::read_u16(font.tables.at("loca"), i * 2) * 2U;
        };
        return offset(glyph) == offset(glyph + 1)
                   ? 0
                   : compiler::read_i16(font.tables.at("glyf"), offset(glyph) + 2 + side * 2);
    };
    int far = 0;
    for (std::size_t glyph = 0; glyph < glyph_count; ++glyph) {
        if (glyph < full) {
            const double advance = compiler::read_u16(fine->tables.at("hmtx"), glyph * 4) * factor;
            far += std::abs(advance - compiler::read_u16(coarse->tables.at("hmtx"), glyph * 4)) > 0.5;
        }
        // A contour is placed by its first point: two roundings.
        for (std::size_t side = 0; side < 4; ++side)
            far += std::abs(box(*fine, glyph, side) * factor - box(*coarse, glyph, side)) > 1.0;
    }
    CHECK(glyph_count > 10'000);
    CHECK(far == 0);
}

TEST_CASE("a broken font is refused or left as it is, never followed out of bounds") {
    const Result<std::string> small = compiler::subset_font(tests::real_fonts().mono, glyphs_of("abcÅ"), "mono");
    REQUIRE(small.has_value());
    for (std::size_t size = 0; size < small->size(); size += 7) {
        const std::string cut = small->substr(0, size);
        compiler::coarsen_outlines(cut, 256);
        compiler::subset_font(cut, glyphs_of("ab"), "cut");
    }
    for (std::size_t at = 0; at < small->size(); ++at) {
        std::string changed = *small;
        changed[at] = static_cast<char>(changed[at] ^ 0xFF);
        compiler::coarsen_outlines(changed, 256);
    }
    const Result<compiler::FontSources> missing = compiler::read_font_sources({"/no/fonts"});
    REQUIRE_FALSE(missing.has_value());
    CHECK(missing.error().message ==
          "the font Pretendard-Regular.ttf was found in none of: /no/fonts\n  hint: give the folder that has it with "
          "--fonts DIR");
}

TEST_CASE("slices hold all Hangul between them") {
    const Result<std::vector<compiler::FontSlice>> slices = compiler::make_slices(tests::real_fonts());
    REQUIRE(slices.has_value());
    for (const char* face : {"regular", "semibold"}) {
        char32_t next = 0xAC00;
        for (const compiler::FontSlice& slice : *slices) {
            if (slice.face != face || slice.ranges[0].first < 0xAC00 || slice.ranges[0].first > 0xD7A3) continue;
            const auto [first, last] = slice.ranges[0];
            CHECK(first == next);
            CHECK(compiler::missing_glyphs(slice.bytes, {first, last}).empty());
            CHECK(slice.bytes.size() < 100'000);
            next = last + 1;
        }
        CHECK(next == 0xD7A4);
    }
}

TEST_CASE("a script that the fonts lack is named once") {
    const std::string text = "한글 漢字 中文 😀";
    model::Document document;
    document.file = "a.md";
    document.text = text;
    const std::vector<model::Document> documents = {document, document};
    const Diagnostics found = compiler::find_unshown_scripts({.documents = documents}, tests::real_fonts());
    const bool has_cjk = !tests::real_fonts().cjk_regular.empty();
    REQUIRE(found.size() == (has_cjk ? 1 : 2));
    CHECK(found[0].severity == Severity::note);
    if (!has_cjk) CHECK(found[0].message == "the fonts of the site have no glyphs for Chinese characters such as 中");
    CHECK(found.back().message == "the fonts of the site have no glyphs for emoji and symbols such as 😀");
}
