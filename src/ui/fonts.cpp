#include "ui/fonts.h"

#include <algorithm>
#include <bitset>
#include <cfloat>
#include <cstring>
#include <string>
#include <utility>

#include <imgui.h>
#include <imgui_internal.h>

#include "base/unicode.h"

namespace viva::ui {
namespace {

// ImGui asks a font's sources one after the other for a glyph, once per size. A last source that has nothing is
// therefore told exactly what is missing, at no cost per frame. ImGui's loaders are plain functions, so what they
// learn has to stand here.
std::vector<MissingGlyph> missing_glyphs;
constexpr std::size_t face_count = 3;
const ImFont* known_faces[face_count];  // By typeset::Face.
std::bitset<IM_UNICODE_CODEPOINT_MAX + 1> told_glyphs[face_count];

void tell_missing(const ImFont* font, char32_t code_point) {
    const auto face = static_cast<std::size_t>(std::find(known_faces, known_faces + face_count, font) - known_faces);
    if (face == face_count || code_point < 0x20 || code_point >= told_glyphs[face].size()) return;
    if (told_glyphs[face][code_point]) return;
    told_glyphs[face].set(code_point);
    missing_glyphs.push_back({code_point, static_cast<typeset::Face>(face)});
}

bool remember_missing(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*, ImWchar code_point, ImFontGlyph*,
                      float*) {
    tell_missing(baked->ContainerFont, static_cast<char32_t>(code_point));
    return false;
}

/// What `shows` found out, by code point and font; a few thousand cover the text of a screen.
struct Known {
    const ImFont* font;
    char32_t code_point;
    bool shown;
};
Known known_glyphs[4096];

/// Letters of these scripts change with their neighbours or stand on them.
bool needs_shaping(char32_t code_point) {
    return (code_point >= 0x0590 && code_point <= 0x109F) || (code_point >= 0x1780 && code_point <= 0x18AF) ||
           (code_point >= 0x1900 && code_point <= 0x1CFF) || (code_point >= 0xA800 && code_point <= 0xABFF) ||
           (code_point >= 0xFB1D && code_point <= 0xFDFF) || (code_point >= 0xFE70 && code_point <= 0xFEFE);
}

const ImFontLoader& missing_glyph_loader() {
    static const ImFontLoader loader = [] {
        ImFontLoader made;
        made.Name = "missing";
        made.FontBakedLoadGlyph = remember_missing;
        return made;
    }();
    return loader;
}

/// A negative reference size makes stb_truetype map sizes to the em, as CSS does.
constexpr float size_per_em = -1.0F;

Result<ImFont*> add_file(const FontFile& file, bool merge) {
    const auto damaged = [&] {
        return fail("the font " + file.name + " is damaged; reload the page, or build the site again");
    };
    if (file.bytes.empty()) return damaged();
    // ImGui owns and frees what it is given.
    void* data = IM_ALLOC(file.bytes.size());
    std::memcpy(data, file.bytes.data(), file.bytes.size());
    ImFontConfig config;
    config.FontData = data;
    config.FontDataSize = static_cast<int>(file.bytes.size());
    config.SizePixels = size_per_em;
    // ImGui scales these bounds by size over reference size, which is negative here: they change places.
    config.GlyphMinAdvanceX = FLT_MAX;
    config.GlyphMaxAdvanceX = -FLT_MAX;
    config.MergeMode = merge;
    // stb_truetype covers edges linearly, which looks paler than the browsers' text; compared by eye in both themes.
    config.RasterizerMultiply = 1.2F;
    ImFont* font = ImGui::GetIO().Fonts->AddFont(&config);
    if (font == nullptr) return damaged();
    return font;
}

void add_missing_glyph_source() {
    ImFontConfig config;
    config.MergeMode = true;
    config.SizePixels = size_per_em;
    config.FontLoader = &missing_glyph_loader();
    ImGui::GetIO().Fonts->AddFont(&config);
}

}  // namespace

Result<Fonts> load_fonts(const FontFiles& files) {
    Fonts fonts;
    struct Face {
        ImFont** font;
        const FontFile* file;
        bool falls_back;
    };
    for (const Face& face : {Face{&fonts.regular, &files.regular, false}, Face{&fonts.semibold, &files.semibold, true},
                             Face{&fonts.mono, &files.mono, true}}) {
        Result<ImFont*> font = add_file(*face.file, false);
        if (!font) return tl::unexpected(font.error());
        if (face.falls_back)
            if (Result<ImFont*> fallback = add_file(files.regular, true); !fallback)
                return tl::unexpected(fallback.error());
        add_missing_glyph_source();
        *face.font = *font;
    }
    known_faces[0] = fonts.regular;
    known_faces[1] = fonts.semibold;
    known_faces[2] = fonts.mono;
    ImGui::GetStyle().FontSizeBase = 17;
    return fonts;
}

bool is_invisible(char32_t code_point) {
    return code_point < 0x20 || code_point == 0x7F || code_point == 0xAD ||
           (code_point >= 0x200B && code_point <= 0x200F) || (code_point >= 0x2028 && code_point <= 0x202E) ||
           (code_point >= 0x2060 && code_point <= 0x206F) || (code_point >= 0xFE00 && code_point <= 0xFE0F) ||
           code_point == 0xFEFF || (code_point >= 0xE0000 && code_point <= 0xE0FFF);
}

unsigned short as_imgui(char32_t code_point) {
    return static_cast<ImWchar>(code_point <= IM_UNICODE_CODEPOINT_MAX ? code_point : IM_UNICODE_CODEPOINT_INVALID);
}

bool shows(ImFont& font, char32_t code_point) {
    if (code_point < 0x7F) return true;
    Known& known =
        known_glyphs[(code_point ^ (reinterpret_cast<std::uintptr_t>(&font) >> 4U)) % std::size(known_glyphs)];
    if (known.font == &font && known.code_point == code_point) return known.shown;
    bool shown = is_invisible(code_point);
    if (!shown && code_point <= IM_UNICODE_CODEPOINT_MAX && !needs_shaping(code_point)) {
        shown = font.IsGlyphInFont(static_cast<ImWchar>(code_point));
        if (!shown) tell_missing(&font, code_point);
    }
    known = {&font, code_point, shown};
    return shown;
}

bool shows_all(ImFont& font, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint next = decode_utf8(text, at);
        if (!shows(font, next.code_point)) return false;
        at += next.size;
    }
    return true;
}

// Ranges instead of utf8proc's tables, which would double the first visit's Unicode data.
float guessed_advance(char32_t code_point) {
    struct Range {
        char32_t first, last;
        float ems;
    };
    constexpr Range ranges[] = {
        {0x0300, 0x036F, 0},      {0x0483, 0x0489, 0},    {0x0591, 0x05BD, 0},      {0x064B, 0x065F, 0},
        {0x0900, 0x0903, 0},      {0x093A, 0x094F, 0.2F}, {0x0E31, 0x0E31, 0},      {0x0E34, 0x0E3A, 0},
        {0x0E47, 0x0E4E, 0},      {0x1100, 0x115F, 1},    {0x1AB0, 0x1AFF, 0},      {0x1DC0, 0x1DFF, 0},
        {0x20D0, 0x20FF, 0},      {0x2E80, 0xA4CF, 1},    {0xAC00, 0xD7A3, 1},      {0xF900, 0xFAFF, 1},
        {0xFE20, 0xFE2F, 0},      {0xFE30, 0xFE6F, 1},    {0xFF01, 0xFF60, 1},      {0xFFE0, 0xFFE6, 1},
        {0x1F1E6, 0x1F1FF, 0.7F}, {0x1F3FB, 0x1F3FF, 0},  {0x1F000, 0x1FAFF, 1.3F}, {0x20000, 0x3FFFF, 1},
    };
    for (const Range& range : ranges)
        if (code_point >= range.first && code_point <= range.last) return range.ems;
    return 0.6F;
}

Result<void> add_font_slice(const Fonts& fonts, typeset::Face face, const FontFile& file) {
    std::fill(std::begin(known_glyphs), std::end(known_glyphs), Known{});
    ImFont* const faces[face_count] = {fonts.regular, fonts.semibold, fonts.mono};
    ImFont* font = faces[static_cast<std::size_t>(face)];
    // ImGui merges into the last font only, so the wanted one stands there meanwhile.
    ImVector<ImFont*>& all = ImGui::GetIO().Fonts->Fonts;
    const int place = all.index_from_ptr(all.find(font));
    std::swap(all[place], all[all.Size - 1]);
    Result<ImFont*> added = add_file(file, true);
    std::swap(all[place], all[all.Size - 1]);
    if (!added) return tl::unexpected(added.error());
    ImFontAtlasFontDiscardBakes(ImGui::GetIO().Fonts, font, 0);
    return {};
}

std::vector<MissingGlyph> take_missing_glyphs() { return std::exchange(missing_glyphs, {}); }

}  // namespace viva::ui
