#include "typeset/inline_flow.h"

#include <algorithm>
#include <cmath>

#include "base/unicode.h"

namespace viva::typeset {
namespace {

/// Sums of advances differ by this much between one order of adding and another.
constexpr float rounding = 0.01F;

bool is_blank(char32_t code_point) {
    return code_point == ' ' || code_point == '\t' || code_point == '\n' || code_point == '\r';
}

}  // namespace

float InlineFlow::advance(char32_t code_point, const Piece& piece) const {
    const SizeClass& size = layout_.sizes[piece.size_index];
    return metrics_.advance(code_point, piece.face, size.pixels) + size.tracking;
}

/// In its own pixels where there is room, else scaled down.
Rect InlineFlow::picture_size(const Piece& piece, float room) const {
    const model::Span& span = document_.spans[piece.picture];
    const float tallest = static_cast<float>(tallest_box);
    const float scale =
        std::min({1.0F, std::max(1.0F, room) / span.width, tallest / std::max(1.0F, 1.0F * span.height)});
    return {.width = std::max(1.0F, span.width * scale),
            .height = std::max(1.0, std::round(static_cast<double>(span.height * scale)))};
}

/// Visits every code point and picture that shows, with the place before it; white space comes once, as a space.
/// Pictures are at most `room` wide.
template <class Visit>
void InlineFlow::for_each_atom(std::span<const Piece> pieces, float room, Visit visit) {
    bool after_space = true;
    bool after_hard_break = false;
    breaks_.start();
    for (std::size_t index = 0; index < pieces.size(); ++index) {
        const Piece& piece = pieces[index];
        if (piece.ends_line) {
            after_hard_break = after_space = true;
            visit(Atom{.piece = static_cast<std::uint32_t>(index), .place = Break::mandatory}, true);
            breaks_.start();
            continue;
        }
        if (piece.picture != none) {
            constexpr char32_t object_replacement = 0xFFFC;
            Break place = breaks_.next(object_replacement);
            if (after_hard_break || place == Break::mandatory)
                place = after_hard_break ? Break::forbidden : Break::allowed;
            after_hard_break = after_space = false;
            visit(Atom{.offset = piece.text.offset,
                       .piece = static_cast<std::uint32_t>(index),
                       .advance = picture_size(piece, room).width,
                       .place = place},
                  false);
            continue;
        }
        const bool keeps_spaces = (piece.flags & run_boxed) != 0;
        const std::uint32_t end = piece.text.offset + piece.text.size;
        for (std::uint32_t at = piece.text.offset; at < end;) {
            auto [code_point, size] = decode_utf8(document_.text, at);
            if (is_blank(code_point)) code_point = ' ';
            const bool space = code_point == ' ';
            const bool shown = !space || keeps_spaces || !after_space;
            if (shown) {
                Break place = breaks_.next(code_point);
                if (place == Break::mandatory) place = Break::allowed;
                if (after_hard_break) place = Break::forbidden;
                after_hard_break = false;
                visit(Atom{.offset = at,
                           .piece = static_cast<std::uint32_t>(index),
                           .advance = advance(code_point, piece),
                           .before = at == piece.text.offset ? piece.padding : 0,
                           .after = at + size >= end ? piece.padding : 0,
                           .size = size,
                           .place = place,
                           .space = space,
                           .foreign = !metrics_.shows(code_point, piece.face)},
                      false);
            }
            after_space = space;
            at += size;
        }
    }
}

double InlineFlow::pour(std::span<const Piece> pieces, const Column& column, double y) {
    pieces_ = pieces;
    column_ = column;
    y_ = y;
    atoms_.clear();
    pen_ = 0;
    allowed_ = emergency_ = last_ = 0;
    for_each_atom(pieces, column.width, [this](const Atom& atom, bool ends_line) {
        if (ends_line) {
            end_line(atoms_.size());
            atoms_.clear();
            pen_ = 0;
            allowed_ = emergency_ = last_ = 0;
        } else {
            add(atom);
        }
    });
    if (!atoms_.empty()) end_line(atoms_.size());
    return y_;
}

void InlineFlow::add(const Atom& atom) {
    const std::size_t index = atoms_.size();
    if (index > 0) {
        if (atom.place == Break::allowed) allowed_ = index;
        if (atom.place == Break::emergency) emergency_ = index;
        if (atom.place == Break::last) last_ = index;
    }
    atoms_.push_back(atom);
    pen_ += atom.width();
    // Spaces hang over the end of the line, but not out of the box of inline code.
    const bool hangs = atom.space && atom.after == 0;
    while (!hangs && pen_ > column_.width + rounding && atoms_.size() > 1) cut_line(best_cut());
}

std::size_t InlineFlow::best_cut() const {
    if (allowed_ != 0) return allowed_;
    if (emergency_ != 0) return emergency_;
    if (last_ != 0) return last_;
    // A single grapheme cluster wider than the column.
    return atoms_.size() - 1;
}

/// Ends the line after `count` atoms and starts the next one with the rest.
void InlineFlow::cut_line(std::size_t count) {
    end_line(count);
    atoms_.erase(atoms_.begin(), atoms_.begin() + static_cast<std::ptrdiff_t>(count));
    pen_ = 0;
    allowed_ = emergency_ = last_ = 0;
    for (std::size_t i = 0; i < atoms_.size(); ++i) {
        pen_ += atoms_[i].width();
        if (i == 0) continue;
        if (atoms_[i].place == Break::allowed) allowed_ = i;
        if (atoms_[i].place == Break::emergency) emergency_ = i;
        if (atoms_[i].place == Break::last) last_ = i;
    }
}

/// Makes a line of the first `count` atoms.
void InlineFlow::end_line(std::size_t count) {
    while (count > 0 && atoms_[count - 1].space && atoms_[count - 1].after == 0) --count;
    float width = 0;
    for (std::size_t i = 0; i < count; ++i) width += atoms_[i].width();
    const float x = column_.x + column_.alignment * std::max(0.0F, column_.width - width);
    y_ = place_pictures(count, x);
    Line line{.y = y_,
              .height = column_.line_height,
              .baseline = column_.baseline,
              .x = x,
              .width = width,
              .block = column_.block,
              .first_run = static_cast<std::uint32_t>(layout_.runs.size()),
              .panel = column_.panel};
    add_runs(count, x);
    line.run_count = static_cast<std::uint32_t>(layout_.runs.size()) - line.first_run;
    for (std::size_t i = 0; i < count; ++i) line.foreign |= atoms_[i].foreign;
    layout_.lines.push_back(line);
    y_ += column_.line_height;
}

/// The pictures among the first `count` atoms; returns where the line's text begins below what rises above it.
double InlineFlow::place_pictures(std::size_t count, float x) {
    const std::size_t first = layout_.pictures.size();
    double text_top = y_;
    const float foot = column_.holds_text ? column_.baseline : column_.line_height;
    for (std::size_t i = 0; i < count; x += atoms_[i++].width()) {
        const Piece& piece = pieces_[atoms_[i].piece];
        if (piece.picture == none) continue;
        Rect rect = picture_size(piece, column_.width);
        rect.x = x;
        text_top = std::max(text_top, y_ + rect.height - static_cast<double>(foot));
        layout_.pictures.push_back({.span = piece.picture, .rect = rect});
    }
    for (std::size_t i = first; i < layout_.pictures.size(); ++i) {
        Rect& rect = layout_.pictures[i].rect;
        rect.y = text_top + static_cast<double>(foot) - rect.height;
        layout_.boxes.push_back({.kind = BoxKind::picture, .rect = rect, .panel = column_.panel});
    }
    next_picture_ = static_cast<std::uint32_t>(first);
    return text_top;
}

void InlineFlow::add_runs(std::size_t count, float x) {
    std::uint32_t next_offset = none;
    std::uint32_t current_piece = none;
    std::uint32_t length = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const Atom& atom = atoms_[i];
        const Piece& piece = pieces_[atom.piece];
        x += atom.before;
        if (atom.piece != current_piece || atom.offset != next_offset || ++length > longest_run) {
            layout_.runs.push_back({.x = x,
                                    .offset = atom.offset,
                                    .link = piece.link,
                                    .ink = piece.ink,
                                    .flags = piece.flags,
                                    .face = piece.face,
                                    .size_index = piece.size_index});
            length = 1;
        }
        Run& run = layout_.runs.back();
        if (piece.picture != none) {
            run.kind = RunKind::picture;
            run.offset = next_picture_++;
        }
        if (atom.before > 0) run.flags |= run_box_start;
        if (atom.after > 0) run.flags |= run_box_end;
        run.size += atom.size;
        run.width += atom.advance;
        x += atom.advance + atom.after;
        current_piece = atom.piece;
        next_offset = atom.offset + atom.size;
    }
}

Widths InlineFlow::measure(std::span<const Piece> pieces) {
    Widths widths;
    float line = 0, word = 0, spaces = 0;
    constexpr float any_room = 65536;
    constexpr float least_picture = 48;  ///< To this a crowded table may shrink one.
    for_each_atom(pieces, any_room, [&](const Atom& atom, bool ends_line) {
        if (ends_line || atom.place == Break::allowed) word = 0;
        if (ends_line) {
            line = spaces = 0;
        } else if (atom.space) {
            spaces += atom.width();
            word += atom.width();
        } else {
            const bool is_picture = pieces[atom.piece].picture != none;
            line += spaces + atom.width();
            word += is_picture ? std::min(atom.width(), least_picture) : atom.width();
            spaces = 0;
            widths.least = std::max(widths.least, word);
            widths.most = std::max(widths.most, line);
        }
    });
    return widths;
}

}  // namespace viva::typeset
