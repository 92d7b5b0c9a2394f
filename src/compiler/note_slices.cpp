#include "compiler/note_slices.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <tuple>

#include "base/unicode.h"

namespace viva::compiler {
namespace {

/// About 30 KB compressed.
constexpr std::size_t glyphs_in_a_slice = 192;

/// Han characters are drawn differently where they are read. The order of the fonts in Noto's collection files.
enum Variety : std::uint8_t { japanese, korean, simplified, traditional, varieties };

Variety variety_of(std::string_view language) {
    if (language == "ja") return japanese;
    if (language == "ko") return korean;
    if (language.starts_with("zh-Hant") || language == "zh-TW" || language == "zh-HK") return traditional;
    return simplified;
}

/// Which notes use a glyph.
struct Use {
    std::array<std::size_t, varieties> notes_by_variety{};
    bool listed = false;  ///< In a title or a question: the tree of notes shows these beside every note.
    std::size_t notes = 0;
    std::size_t first_note = 0;

    Variety variety() const {
        const auto most = std::max_element(notes_by_variety.begin(), notes_by_variety.end());
        return static_cast<Variety>(most - notes_by_variety.begin());
    }
};
using Uses = std::map<char32_t, Use>;

/// The app's fonts hold 16-bit characters; the page shows what lies beyond, and letters that change with neighbours.
constexpr char32_t last_of_the_app = 0xFFFF;

void mark_listed(Uses& uses, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint next = decode_utf8(text, at);
        at += next.size;
        if (const auto use = uses.find(next.code_point); use != uses.end()) use->second.listed = true;
    }
}

Uses uses_of(const model::Collection& collection, const std::string& bundled, Glyphs NeededGlyphs::* face) {
    Uses uses;
    for (std::size_t note = 0; note < collection.documents.size(); ++note) {
        const model::Document& document = collection.documents[note];
        for (const char32_t glyph : missing_glyphs(bundled, needed_glyphs(document).*face)) {
            if (glyph > last_of_the_app) continue;
            Use& use = uses.try_emplace(glyph, Use{.first_note = note}).first->second;
            ++use.notes;
            // Notes in other languages quote Chinese and Japanese; they have no say unless they are all there is.
            if (document.language == "zh" || document.language == "ja" || document.language == "ko")
                ++use.notes_by_variety[variety_of(document.language)];
        }
    }
    for (const model::Document& document : collection.documents) mark_listed(uses, document.title);
    for (const model::Card& card : collection.cards) mark_listed(uses, collection.question(card));
    for (auto& [glyph, use] : uses)
        if (use.notes_by_variety == decltype(use.notes_by_variety){}) use.notes_by_variety[simplified] = 1;
    return uses;
}

std::vector<CodePointRange> ranges_of(Glyphs glyphs) {
    std::sort(glyphs.begin(), glyphs.end());
    std::vector<CodePointRange> ranges;
    for (const char32_t glyph : glyphs) {
        if (!ranges.empty() && ranges.back().last + 1 == glyph)
            ranges.back().last = glyph;
        else
            ranges.push_back({glyph, glyph});
    }
    return ranges;
}

/// The glyphs of one variety: those of titles and questions, then shared ones, then note by note.
Glyphs in_order(const Uses& uses, Variety variety) {
    Glyphs glyphs;
    for (const auto& [glyph, use] : uses)
        if (use.variety() == variety) glyphs.push_back(glyph);
    std::sort(glyphs.begin(), glyphs.end(), [&](char32_t a, char32_t b) {
        const Use &left = uses.at(a), &right = uses.at(b);
        return std::tuple(right.listed, right.notes, left.first_note, a) <
               std::tuple(left.listed, left.notes, right.first_note, b);
    });
    return glyphs;
}

/// Where the next slice ends: titles and questions share none with answers, which a reader of another note would load
/// with them.
std::size_t slice_end(const Glyphs& glyphs, const Uses& uses, std::size_t begin) {
    std::size_t end = begin + 1;
    while (end < glyphs.size() && end - begin < glyphs_in_a_slice &&
           uses.at(glyphs[end]).listed == uses.at(glyphs[begin]).listed)
        ++end;
    return end;
}

}  // namespace

Result<std::vector<FontSlice>> make_note_slices(const model::Collection& collection, const FontSources& sources) {
    std::vector<FontSlice> slices;
    struct Face {
        const char* name;
        const std::string& bundled;
        const std::filesystem::path& file;
        Glyphs NeededGlyphs::* needed;
    };
    for (const Face& face : {Face{"regular", sources.regular, sources.cjk_regular, &NeededGlyphs::regular},
                             Face{"semibold", sources.semibold, sources.cjk_bold, &NeededGlyphs::semibold}}) {
        if (face.file.empty()) continue;
        Uses uses = uses_of(collection, face.bundled, face.needed);
        Glyphs all;
        for (const auto& [glyph, use] : uses) all.push_back(glyph);
        for (const char32_t unknown : missing_glyphs_of_file(face.file, all)) uses.erase(unknown);
        for (unsigned variety = 0; variety < varieties; ++variety) {
            const Glyphs glyphs = in_order(uses, static_cast<Variety>(variety));
            if (glyphs.empty()) continue;
            // Cut down once: the whole font is 65,535 glyphs, which would be walked for every slice.
            const Result<std::string> used = subset_font_file(face.file, variety, glyphs);
            if (!used) return tl::unexpected(used.error());
            for (std::size_t begin = 0, end = 0; begin < glyphs.size(); begin = end) {
                end = slice_end(glyphs, uses, begin);
                const Glyphs part(glyphs.data() + begin, glyphs.data() + end);
                Result<std::string> bytes = subset_font(*used, part, face.name);
                if (!bytes) return tl::unexpected(bytes.error());
                slices.push_back({face.name, ranges_of(part), std::move(*bytes)});
            }
        }
    }
    return slices;
}

}  // namespace viva::compiler
