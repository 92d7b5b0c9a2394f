#include "compiler/fonts.h"

#include <algorithm>
#include <memory>
#include <set>

#include <hb-subset.h>
#include <hb.h>

#include "base/unicode.h"
#include "base/words.h"
#include "compiler/folder.h"
#include "compiler/outlines.h"

namespace viva::compiler {
namespace {

constexpr std::size_t largest_font = 64U << 20;
constexpr unsigned units_per_em = 480;

struct DestroyHb {
    void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
    void operator()(hb_face_t* face) const { hb_face_destroy(face); }
    void operator()(hb_set_t* set) const { hb_set_destroy(set); }
    void operator()(hb_subset_input_t* input) const { hb_subset_input_destroy(input); }
};
template <class T>
using Hb = std::unique_ptr<T, DestroyHb>;

Hb<hb_face_t> open_face(const std::string& bytes) {
    const Hb<hb_blob_t> blob(
        hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr));
    return Hb<hb_face_t>(hb_face_create(blob.get(), 0));
}

/// Keeps the licence and the names in the file, drops what neither ImGui nor a page of positioned lines can use.
void limit_tables(hb_subset_input_t* input) {
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    hb_set_t* names = hb_subset_input_set(input, HB_SUBSET_SETS_NAME_ID);
    hb_set_clear(names);
    // Not the family's name: Pretendard reserves it for the font as it was drawn.
    for (const unsigned id : {0U, 13U, 14U}) hb_set_add(names, id);
    hb_set_clear(hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG));
    hb_set_t* dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const char* tag : {"GSUB", "GPOS", "GDEF", "BASE", "DSIG", "STAT", "gasp", "vhea", "vmtx", "VORG", "meta"})
        hb_set_add(dropped, hb_tag_from_string(tag, 4));
}

std::string path_list(const std::vector<std::filesystem::path>& folders) {
    std::string list;
    for (const std::filesystem::path& folder : folders) list += (list.empty() ? "" : ", ") + folder.generic_string();
    return list;
}

/// The first of `folders` that has the file; empty if none has.
std::filesystem::path find_file(const std::vector<std::filesystem::path>& folders, const char* name) {
    std::error_code error;
    for (const std::filesystem::path& folder : folders)
        if (std::filesystem::is_regular_file(folder / name, error)) return folder / name;
    return {};
}

Result<std::string> read_font(const std::vector<std::filesystem::path>& folders, const std::string& name) {
    for (const std::filesystem::path& folder : folders)
        for (const char* extension : {".ttf", ".otf"}) {
            Result<std::string> bytes = read_file(folder / (name + extension), largest_font);
            if (bytes && hb_face_get_glyph_count(open_face(*bytes).get()) > 0) return bytes;
        }
    return fail("the font " + name + ".ttf was found in none of: " + path_list(folders) +
                "\n  hint: give the folder that has it with --fonts DIR");
}

}  // namespace

Result<FontSources> read_font_sources(const std::vector<std::filesystem::path>& folders) {
    FontSources sources;
    struct Row {
        std::string& bytes;
        const char* name;
    };
    for (const Row& row : {Row{sources.regular, "Pretendard-Regular"}, Row{sources.semibold, "Pretendard-SemiBold"},
                           Row{sources.mono, "JetBrainsMono-Regular"}}) {
        Result<std::string> bytes = read_font(folders, row.name);
        if (!bytes) return tl::unexpected(bytes.error());
        row.bytes = std::move(*bytes);
    }
    sources.cjk_regular = find_file(folders, "NotoSansCJK-Regular.ttc");
    sources.cjk_bold = find_file(folders, "NotoSansCJK-Bold.ttc");
    return sources;
}

namespace {

Result<std::string> subset_face(hb_face_t* face, const Glyphs& glyphs, std::string_view name) {
    const Hb<hb_subset_input_t> input(hb_subset_input_create_or_fail());
    if (!input) return fail("out of memory while making the font " + std::string(name));
    limit_tables(input.get());
    hb_set_t* unicodes = hb_subset_input_unicode_set(input.get());
    for (const char32_t glyph : glyphs) hb_set_add(unicodes, glyph);
    const Hb<hb_face_t> subset(hb_subset_or_fail(face, input.get()));
    if (!subset) return fail("the font " + std::string(name) + " cannot be cut down; is its file whole?");
    const Hb<hb_blob_t> blob(hb_face_reference_blob(subset.get()));
    unsigned size = 0;
    const char* bytes = hb_blob_get_data(blob.get(), &size);
    return coarsen_outlines(std::string(bytes, size), units_per_em);
}

Glyphs missing_in_face(hb_face_t* face, const Glyphs& glyphs) {
    const Hb<hb_set_t> has(hb_set_create());
    hb_face_collect_unicodes(face, has.get());
    Glyphs missing;
    for (const char32_t glyph : glyphs)
        if (hb_set_has(has.get(), glyph) == 0) missing.push_back(glyph);
    return missing;
}

Glyphs all_of(CodePointRange range) {
    Glyphs glyphs;
    for (char32_t glyph = range.first; glyph <= range.last; ++glyph) glyphs.push_back(glyph);
    return glyphs;
}

}  // namespace

Result<std::string> subset_font(const std::string& source, const Glyphs& glyphs, std::string_view name) {
    return subset_face(open_face(source).get(), glyphs, name);
}

Glyphs missing_glyphs(const std::string& source, const Glyphs& glyphs) {
    return missing_in_face(open_face(source).get(), glyphs);
}

namespace {

/// The file stays on the disk but for the pages that are looked at.
Hb<hb_face_t> open_file(const std::filesystem::path& file, unsigned index) {
    const Hb<hb_blob_t> blob(hb_blob_create_from_file(file.string().c_str()));
    return Hb<hb_face_t>(hb_face_create(blob.get(), index));
}

}  // namespace

Result<std::string> subset_font_file(const std::filesystem::path& file, unsigned index, const Glyphs& glyphs) {
    return subset_face(open_file(file, index).get(), glyphs, file.filename().string());
}

Glyphs missing_glyphs_of_file(const std::filesystem::path& file, const Glyphs& glyphs) {
    return missing_in_face(open_file(file, 0).get(), glyphs);
}

// Slices of 448 syllables: about 30 KB each, compressed.
Result<std::vector<FontSlice>> make_slices(const FontSources& sources) {
    std::vector<CodePointRange> ranges;
    constexpr char32_t syllables = 448;
    for (char32_t first = 0xAC00; first <= 0xD7A3; first += syllables)
        ranges.push_back({first, std::min<char32_t>(first + syllables - 1, 0xD7A3)});
    for (const CodePointRange range : {CodePointRange{0x00A0, 0x024F},
                                       {0x0400, 0x052F},
                                       {0x1100, 0x11FF},
                                       {0x2000, 0x2BFF},
                                       {0x3000, 0x30FF},
                                       {0x3130, 0x318F},
                                       {0xFF00, 0xFFEF}})
        ranges.push_back(range);
    std::vector<FontSlice> slices;
    struct Face {
        const char* name;
        const std::string& source;
    };
    for (const Face& face : {Face{"regular", sources.regular}, Face{"semibold", sources.semibold}}) {
        // Made ready once for all the slices of a face.
        const Hb<hb_face_t> source = open_face(face.source);
        const Hb<hb_face_t> ready(hb_subset_preprocess(source.get()));
        for (const CodePointRange range : ranges) {
            const Glyphs glyphs = all_of(range);
            if (missing_in_face(source.get(), glyphs).size() == glyphs.size()) continue;
            Result<std::string> bytes = subset_face(ready.get(), glyphs, face.name);
            if (!bytes) return tl::unexpected(bytes.error());
            slices.push_back({face.name, {range}, std::move(*bytes)});
        }
    }
    return slices;
}

namespace {

using model::Block;
using model::BlockKind;
using model::Document;
using model::SpanKind;
using GlyphSet = std::set<char32_t>;

// Set in every face: what one types and what sets text apart. The rest comes from notes and words.
constexpr std::string_view always =
    " !\"#$%&'()*+,-./"
    "0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\u00A0…–—“”‘’«»·•×→";
// Signs that only the text faces need.
constexpr std::string_view signs = "←↑↓✓№₩›‹−≈≤≥°±©";

void add(GlyphSet& set, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint next = decode_utf8(text, at);
        if (next.code_point >= 0x20 && next.code_point != 0x7F) set.insert(next.code_point);
        at += next.size;
    }
}

/// Collects what a document shows, face by face.
struct Collector {
    GlyphSet regular;
    GlyphSet semibold;
    GlyphSet mono;

    void add_block(const Document& document, const Block& block, bool is_in_header) {
        add(regular, document.of(block.text));
        if (block.kind == BlockKind::code) {
            add(mono, document.of(block.text));
            add(regular, document.of(block.label));
        }
        if (block.kind == BlockKind::heading || is_in_header || (block.flags & model::flag_question) != 0)
            add(semibold, document.of(block.text));
        for (const model::Span& span : document.spans.subspan(block.first_span, block.span_count)) {
            if (span.kind == SpanKind::strong) add(semibold, document.of(span.text));
            if (span.kind == SpanKind::code) add(mono, document.of(span.text));
        }
    }

    void add_document(const Document& document) {
        add(regular, document.title);
        add(semibold, document.title);
        add(regular, document.file);
        for (const model::Section& section : document.sections) {
            add(regular, document.of(section.name));
            add(semibold, document.of(section.name));
        }
        std::uint32_t header_end = 0;
        for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
            const Block& block = document.blocks[i];
            if (block.kind == BlockKind::table_row && (block.flags & model::flag_header) != 0) header_end = block.end;
            add_block(document, block, i < header_end);
        }
    }
};

Glyphs sorted(const GlyphSet& set) { return {set.begin(), set.end()}; }

}  // namespace

NeededGlyphs needed_glyphs(const model::Document& document) {
    Collector collector;
    collector.add_document(document);
    return {sorted(collector.regular), sorted(collector.semibold), sorted(collector.mono)};
}

NeededGlyphs needed_glyphs(const model::Collection& collection, std::string_view site_title) {
    Collector collector;
    for (GlyphSet* face : {&collector.regular, &collector.semibold}) {
        add(*face, always);
        add(*face, signs);
        add(*face, site_title);
    }
    for (const Language language : languages)
        for (std::size_t key = 0; key < word_count; ++key) {
            const std::string_view text = word(language, static_cast<Word>(key));
            add(collector.regular, text);
            if (is_label(text)) add(collector.semibold, text);
        }
    add(collector.mono, always);
    for (const Document& document : collection.documents) collector.add_document(document);
    for (const model::Card& card : collection.cards) add(collector.semibold, collection.question(card));
    return {sorted(collector.regular), sorted(collector.semibold), sorted(collector.mono)};
}

namespace {

std::string name_of_script(char32_t glyph) {
    if (is_han(glyph)) return "Chinese characters";
    if (is_kana(glyph)) return "Kana";
    if (is_hangul(glyph)) return "Hangul";
    if (glyph >= 0x1F000 || (glyph >= 0x2600 && glyph <= 0x27BF)) return "emoji and symbols";
    if (glyph >= 0x0590 && glyph <= 0x08FF) return "Hebrew or Arabic letters";
    if (glyph >= 0x0900 && glyph <= 0x0DFF) return "Indic letters";
    if (is_letter(glyph)) return "some letters";
    return "some signs";
}

/// Marks that have no picture of their own: joiners, direction marks, variation selectors.
bool is_invisible(char32_t glyph) {
    return (glyph >= 0x200B && glyph <= 0x200F) || (glyph >= 0x2028 && glyph <= 0x202F) ||
           (glyph >= 0x2060 && glyph <= 0x206F) || (glyph >= 0xFE00 && glyph <= 0xFE0F) ||
           (glyph >= 0x80 && glyph <= 0x9F) || glyph == 0xFEFF || glyph == 0x3000 || glyph == 0xAD;
}

}  // namespace

Diagnostics find_unshown_scripts(const model::Collection& collection, const FontSources& sources) {
    Diagnostics found;
    std::set<std::string> named;
    for (const Document& document : collection.documents) {
        GlyphSet used;
        add(used, document.text);
        Glyphs missing = missing_glyphs(sources.regular, sorted(used));
        if (!sources.cjk_regular.empty()) missing = missing_glyphs_of_file(sources.cjk_regular, missing);
        for (const char32_t glyph : missing) {
            const std::string script = name_of_script(glyph);
            if (is_invisible(glyph) || !named.insert(script).second) continue;
            std::string example;
            append_utf8(example, glyph);
            found.push_back({Severity::note,
                             std::string(document.file),
                             0,
                             0,
                             "the fonts of the site have no glyphs for " + script + " such as " + example,
                             "the app and the static page show them in the reader's own fonts",
                             {}});
        }
    }
    return found;
}

}  // namespace viva::compiler
