#include "ui/fonts.h"

#include <algorithm>
#include <cfloat>
#include <cstdio>
#include <cstring>
#include <string>
#include <utility>

#include <imgui.h>
#include <imgui_internal.h>

namespace viva::ui {
namespace {

// ImGui asks a font's sources one after the other for a glyph, once per size. A last source that has nothing is
// therefore told exactly what is missing, at no cost per frame. ImGui's loaders are plain functions, so what they
// learn has to stand here.
std::vector<char32_t> missing_glyphs, told_glyphs;

bool remember_missing(ImFontAtlas*, ImFontConfig*, ImFontBaked*, void*, ImWchar code_point, ImFontGlyph*, float*) {
    const auto value = static_cast<char32_t>(code_point);
    if (value >= 0x20 && std::find(told_glyphs.begin(), told_glyphs.end(), value) == told_glyphs.end()) {
        told_glyphs.push_back(value);
        missing_glyphs.push_back(value);
    }
    return false;
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

/// Reads a file into memory that ImGui owns and frees; null if it cannot be read or is empty.
void* read_font(const std::string& path, int& size) {
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (file == nullptr) return nullptr;
    std::string bytes;
    char buffer[16384];
    while (std::feof(file) == 0 && std::ferror(file) == 0)
        bytes.append(buffer, std::fread(buffer, 1, sizeof buffer, file));
    const bool sound = std::ferror(file) == 0 && !bytes.empty();
    (void)std::fclose(file);
    if (!sound) return nullptr;
    void* data = IM_ALLOC(bytes.size());
    std::memcpy(data, bytes.data(), bytes.size());
    size = static_cast<int>(bytes.size());
    return data;
}

/// A negative reference size makes stb_truetype map sizes to the em, as CSS does.
constexpr float size_per_em = -1.0F;

Result<ImFont*> add_file(const std::string& path, bool merge) {
    int size = 0;
    void* data = read_font(path, size);
    if (data == nullptr) return fail("cannot read the font " + path + "; reload the page, or build the site again");
    ImFontConfig config;
    config.FontData = data;
    config.FontDataSize = size;
    config.SizePixels = size_per_em;
    // ImGui scales these bounds by size over reference size, which is negative here: they change places.
    config.GlyphMinAdvanceX = FLT_MAX;
    config.GlyphMaxAdvanceX = -FLT_MAX;
    config.MergeMode = merge;
    // stb_truetype covers edges linearly, which looks paler than the browsers' text; compared by eye in both themes.
    config.RasterizerMultiply = 1.2F;
    ImFont* font = ImGui::GetIO().Fonts->AddFont(&config);
    if (font == nullptr) return fail("the font " + path + " is damaged; reload the page, or build the site again");
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
        const std::string* path;
        bool falls_back;
    };
    for (const Face& face : {Face{&fonts.regular, &files.regular, false}, Face{&fonts.semibold, &files.semibold, true},
                             Face{&fonts.mono, &files.mono, true}}) {
        Result<ImFont*> font = add_file(*face.path, false);
        if (!font) return tl::unexpected(font.error());
        if (face.falls_back)
            if (Result<ImFont*> fallback = add_file(files.regular, true); !fallback)
                return tl::unexpected(fallback.error());
        add_missing_glyph_source();
        *face.font = *font;
    }
    ImGui::GetStyle().FontSizeBase = 17;
    return fonts;
}

Result<void> add_font_slice(const Fonts& fonts, const std::string& path) {
    ImVector<ImFont*>& all = ImGui::GetIO().Fonts->Fonts;
    for (ImFont* font : {fonts.regular, fonts.semibold, fonts.mono}) {
        // ImGui merges into the last font only, so the wanted one stands there meanwhile.
        const int place = all.index_from_ptr(all.find(font));
        std::swap(all[place], all[all.Size - 1]);
        Result<ImFont*> added = add_file(path, true);
        std::swap(all[place], all[all.Size - 1]);
        if (!added) return tl::unexpected(added.error());
        ImFontAtlasFontDiscardBakes(ImGui::GetIO().Fonts, font, 0);
    }
    return {};
}

std::vector<char32_t> take_missing_glyphs() { return std::exchange(missing_glyphs, {}); }

}  // namespace viva::ui
