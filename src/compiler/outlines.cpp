#include "compiler/outlines.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <vector>

#include "compiler/sfnt.h"

// The formats are those of the OpenType specification, "glyf", "loca", "head" and so on.
namespace viva::compiler {
namespace {

struct Point {
    int x = 0;
    int y = 0;
    bool on_curve = false;
};
using Contour = std::vector<Point>;
using Outline = std::vector<Contour>;

enum PointFlag : unsigned {
    on_curve = 1,
    x_short = 2,
    y_short = 4,
    repeats = 8,
    x_same_or_positive = 16,
    y_same_or_positive = 32
};
enum ComponentFlag : unsigned {
    args_are_words = 1,
    args_are_xy = 2,
    has_scale = 8,
    more_components = 32,
    has_two_scales = 64,
    has_matrix = 128,
    has_instructions = 256
};

class Scale {
public:
    Scale(unsigned from, unsigned to) : factor_(static_cast<double>(to) / from) {}
    int operator()(int value) const { return static_cast<int>(std::lround(value * factor_)); }

private:
    double factor_;
};

std::vector<int> read_coordinates(std::string_view glyph, std::size_t& at, const std::vector<unsigned>& flags,
                                  unsigned is_short, unsigned same_or_positive) {
    std::vector<int> coordinates;
    int value = 0;
    for (const unsigned flag : flags) {
        if ((flag & is_short) != 0) {
            const int step = at < glyph.size() ? static_cast<unsigned char>(glyph[at]) : 0;
            value += (flag & same_or_positive) != 0 ? step : -step;
            ++at;
        } else if ((flag & same_or_positive) == 0) {
            value += read_i16(glyph, at);
            at += 2;
        }
        coordinates.push_back(value);
    }
    return coordinates;
}

/// The contours of a simple glyph; nothing if it is broken.
std::optional<Outline> read_outline(std::string_view glyph) {
    const int contour_count = read_i16(glyph, 0);
    std::vector<std::size_t> ends;
    for (int i = 0; i < contour_count; ++i) {
        ends.push_back(std::size_t{read_u16(glyph, 10 + 2 * static_cast<std::size_t>(i))} + 1);
        if (i > 0 && ends.back() <= ends[ends.size() - 2]) return std::nullopt;
    }
    if (ends.empty()) return Outline{};
    std::size_t at = 10 + 2 * ends.size();
    at += 2 + read_u16(glyph, at);
    std::vector<unsigned> flags;
    while (flags.size() < ends.back()) {
        if (at >= glyph.size()) return std::nullopt;
        const unsigned flag = static_cast<unsigned char>(glyph[at++]);
        std::size_t times = 1;
        if ((flag & repeats) != 0 && at < glyph.size()) times += static_cast<unsigned char>(glyph[at++]);
        flags.insert(flags.end(), times, flag);
    }
    flags.resize(ends.back());
    const std::vector<int> xs = read_coordinates(glyph, at, flags, x_short, x_same_or_positive);
    const std::vector<int> ys = read_coordinates(glyph, at, flags, y_short, y_same_or_positive);
    Outline outline;
    std::size_t point = 0;
    for (const std::size_t end : ends) {
        outline.emplace_back();
        for (; point < end; ++point) outline.back().push_back({xs[point], ys[point], (flags[point] & on_curve) != 0});
    }
    return outline;
}

bool is_below(const Point& a, const Point& b) { return a.y != b.y ? a.y < b.y : a.x < b.x; }

/// The contour from its lowest point on the curve, on the new grid. Distances within a contour are rounded, not its
/// points, so that equal strokes stay equal wherever they stand.
Contour place_contour(const Contour& source, const Scale& scale) {
    std::size_t first = source.size();
    for (std::size_t i = 0; i < source.size(); ++i)
        if (source[i].on_curve && (first == source.size() || is_below(source[i], source[first]))) first = i;
    if (first == source.size()) first = 0;
    const Point start = source[first];
    Contour contour;
    for (std::size_t i = 0; i < source.size(); ++i) {
        const Point& point = source[(first + i) % source.size()];
        const Point placed{scale(start.x) + scale(point.x - start.x), scale(start.y) + scale(point.y - start.y),
                           point.on_curve};
        const bool repeats_last = !contour.empty() && contour.back().x == placed.x && contour.back().y == placed.y &&
                                  contour.back().on_curve == placed.on_curve;
        if (!repeats_last) contour.push_back(placed);
    }
    return contour;
}

/// A point on the curve halfway between two that are off it need not be written.
Contour without_implied(const Contour& source) {
    Contour contour;
    for (std::size_t i = 0; i < source.size(); ++i) {
        const Point& before = source[(i + source.size() - 1) % source.size()];
        const Point& point = source[i];
        const Point& after = source[(i + 1) % source.size()];
        const bool is_implied = point.on_curve && !before.on_curve && !after.on_curve &&
                                std::abs(before.x + after.x - 2 * point.x) <= 1 &&
                                std::abs(before.y + after.y - 2 * point.y) <= 1;
        if (!is_implied || i == 0) contour.push_back(point);
    }
    return contour;
}

Outline coarsen(const Outline& source, const Scale& scale) {
    Outline outline;
    for (const Contour& contour : source) {
        Contour placed = without_implied(place_contour(contour, scale));
        if (placed.size() > 2) outline.push_back(std::move(placed));
    }
    std::sort(outline.begin(), outline.end(),
              [](const Contour& a, const Contour& b) { return a[0].y != b[0].y ? a[0].y > b[0].y : a[0].x < b[0].x; });
    return outline;
}

void append_step(std::string& bytes, int step, unsigned& flag, unsigned is_short, unsigned same_or_positive) {
    if (step == 0)
        flag |= same_or_positive;
    else if (std::abs(step) < 256) {
        flag |= is_short | (step > 0 ? same_or_positive : 0U);
        bytes += static_cast<char>(std::abs(step));
    } else {
        append_u16(bytes, static_cast<std::uint32_t>(step));
    }
}

std::string write_outline(const Outline& outline) {
    if (outline.empty()) return {};
    int left = outline[0][0].x;
    int right = left;
    int bottom = outline[0][0].y;
    int top = bottom;
    std::string ends;
    std::string flags;
    std::string xs;
    std::string ys;
    Point last;
    std::size_t count = 0;
    for (const Contour& contour : outline) {
        for (const Point& point : contour) {
            left = std::min(left, point.x);
            right = std::max(right, point.x);
            bottom = std::min(bottom, point.y);
            top = std::max(top, point.y);
            unsigned flag = point.on_curve ? on_curve : 0U;
            append_step(xs, point.x - last.x, flag, x_short, x_same_or_positive);
            append_step(ys, point.y - last.y, flag, y_short, y_same_or_positive);
            flags += static_cast<char>(flag);
            last = point;
        }
        count += contour.size();
        append_u16(ends, static_cast<std::uint32_t>(count - 1));
    }
    std::string glyph;
    append_u16(glyph, static_cast<std::uint32_t>(outline.size()));
    for (const int bound : {left, bottom, right, top}) append_u16(glyph, static_cast<std::uint32_t>(bound));
    glyph += ends;
    append_u16(glyph, 0);  // No instructions.
    return glyph + flags + xs + ys;
}

/// A glyph made of others: their offsets on the new grid. Nothing if it is placed by points.
std::optional<std::string> coarsen_composite(std::string_view source, const Scale& scale) {
    std::string glyph(source.substr(0, 2));
    for (std::size_t at = 2; at < 10; at += 2)
        append_u16(glyph, static_cast<std::uint32_t>(scale(read_i16(source, at))));
    std::size_t at = 10;
    unsigned flags = more_components;
    while ((flags & more_components) != 0) {
        flags = read_u16(source, at);
        if ((flags & args_are_xy) == 0 || at + 6 > source.size()) return std::nullopt;
        const bool has_words = (flags & args_are_words) != 0;
        const int x = has_words ? read_i16(source, at + 4) : static_cast<signed char>(source[at + 4]);
        const int y = has_words ? read_i16(source, at + 6) : static_cast<signed char>(source[at + 5]);
        append_u16(glyph, (flags | args_are_words) & ~unsigned{has_instructions});
        append_u16(glyph, read_u16(source, at + 2));
        append_u16(glyph, static_cast<std::uint32_t>(scale(x)));
        append_u16(glyph, static_cast<std::uint32_t>(scale(y)));
        at += has_words ? 8 : 6;
        const std::size_t matrix = (flags & has_scale) != 0        ? 2
                                   : (flags & has_two_scales) != 0 ? 4
                                   : (flags & has_matrix) != 0     ? 8
                                                                   : 0;
        if (at + matrix > source.size()) return std::nullopt;
        glyph += source.substr(at, matrix);
        at += matrix;
    }
    return glyph;
}

std::optional<std::string> coarsen_glyph(std::string_view source, const Scale& scale) {
    if (source.empty()) return std::string();
    if (read_i16(source, 0) < 0) return coarsen_composite(source, scale);
    const std::optional<Outline> outline = read_outline(source);
    if (!outline) return std::nullopt;
    return write_outline(coarsen(*outline, scale));
}

void scale_fields(std::string& table, const Scale& scale, std::initializer_list<std::size_t> offsets) {
    for (const std::size_t at : offsets) write_u16(table, at, static_cast<std::uint32_t>(scale(read_i16(table, at))));
}

/// Advances, and left side bearings that are the new outlines' left edges.
void scale_metrics(FontTables& font, const Scale& scale, const std::vector<std::string>& glyphs) {
    std::string& hmtx = font.tables["hmtx"];
    const std::size_t full = read_u16(font.tables["hhea"], 34);  // Later glyphs have only a bearing.
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        const std::size_t bearing = i < full ? i * 4 + 2 : full * 4 + (i - full) * 2;
        if (i < full) write_u16(hmtx, i * 4, static_cast<std::uint32_t>(scale(read_u16(hmtx, i * 4))));
        write_u16(hmtx, bearing, glyphs[i].empty() ? 0U : read_u16(glyphs[i], 2));
    }
    scale_fields(font.tables["hhea"], scale, {4, 6, 8, 10, 12, 14, 16, 22});
    scale_fields(font.tables["head"], scale, {36, 38, 40, 42});
    scale_fields(font.tables["OS/2"], scale, {2, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 68, 70, 72, 74, 76, 86, 88});
    scale_fields(font.tables["post"], scale, {8, 10});
}

}  // namespace

std::string coarsen_outlines(const std::string& font, unsigned units_per_em) {
    std::optional<FontTables> tables = read_tables(font);
    if (!tables || !tables->tables.contains("glyf") || !tables->tables.contains("hmtx")) return font;
    std::string& head = tables->tables["head"];
    const unsigned from = read_u16(head, 18);
    if (from <= units_per_em) return font;
    const Scale scale(from, units_per_em);
    const bool has_long_offsets = read_u16(head, 50) != 0;
    const std::string_view glyf = tables->tables["glyf"];
    const std::string_view loca = tables->tables["loca"];
    const auto offset = [&](std::size_t i) {
        return has_long_offsets ? read_u32(loca, i * 4) : read_u16(loca, i * 2) * 2U;
    };
    std::vector<std::string> glyphs;
    for (std::size_t i = 0; i < read_u16(tables->tables["maxp"], 4); ++i) {
        if (offset(i) > offset(i + 1) || offset(i + 1) > glyf.size()) return font;
        std::optional<std::string> glyph = coarsen_glyph(glyf.substr(offset(i), offset(i + 1) - offset(i)), scale);
        if (!glyph) return font;
        glyph->resize((glyph->size() + 1) / 2 * 2);
        glyphs.push_back(std::move(*glyph));
    }
    std::string new_glyf;
    std::string new_loca;
    std::size_t total = 0;
    for (const std::string& glyph : glyphs) total += glyph.size();
    const bool is_long = total > 0x1FFFE;
    for (std::size_t i = 0; i <= glyphs.size(); ++i) {
        if (is_long)
            append_u32(new_loca, static_cast<std::uint32_t>(new_glyf.size()));
        else
            append_u16(new_loca, static_cast<std::uint32_t>(new_glyf.size() / 2));
        if (i < glyphs.size()) new_glyf += glyphs[i];
    }
    write_u16(head, 18, units_per_em);
    write_u16(head, 50, is_long ? 1 : 0);
    tables->tables["glyf"] = std::move(new_glyf);
    tables->tables["loca"] = std::move(new_loca);
    scale_metrics(*tables, scale, glyphs);
    return write_tables(std::move(*tables));
}

}  // namespace viva::compiler
