#include "notes/rewrite.h"

#include <algorithm>

#include "base/size32.h"
#include "base/unicode.h"
#include "model/cloze_marks.h"
#include "notes/outline.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;
using model::Span;
using model::SpanKind;
using model::TextRange;

/// Writes blocks and spans anew. Text that loses nothing stays where it is in the pool.
class Rewriter {
public:
    Rewriter(ParsedDocument& document, const std::vector<Cut>& cuts, const std::vector<std::uint32_t>& unwrapped)
        : document_(document), cuts_(cuts), unwrapped_(unwrapped) {}

    void run() {
        auto cut = cuts_.begin();
        auto unwrapped = unwrapped_.begin();
        for (std::uint32_t i = 0; i < document_.blocks.size(); ++i) {
            close_until(i);
            if (unwrapped != unwrapped_.end() && *unwrapped == i) {
                ++unwrapped;
                continue;
            }
            if (cut != cuts_.end() && cut->block == i) {
                write_pieces(i, cut->pieces);
                ++cut;
                continue;
            }
            copy(i);
        }
        close_until(size32(document_.blocks.size()));
        document_.blocks = std::move(blocks_);
        document_.spans = std::move(spans_);
    }

private:
    struct Open {
        std::uint32_t old_end;
        std::uint32_t index;
    };

    void close_until(std::uint32_t old) {
        for (; !open_.empty() && open_.back().old_end <= old; open_.pop_back())
            blocks_[open_.back().index].end = size32(blocks_.size());
    }

    void copy(std::uint32_t i) {
        Block block = document_.blocks[i];
        const std::uint32_t first = block.first_span;
        block.first_span = size32(spans_.size());
        for (std::uint32_t at = first; at < first + block.span_count; ++at) {
            spans_.push_back(document_.spans[at]);
            spans_.back().end = spans_.back().end - first + block.first_span;
        }
        if (block.end > i + 1) open_.push_back({block.end, size32(blocks_.size())});
        block.end = size32(blocks_.size()) + 1;
        blocks_.push_back(block);
    }

    void write_pieces(std::uint32_t leaf, const std::vector<Piece>& pieces) {
        const std::vector<Stretch> lines = lines_of(document_, leaf);
        for (std::size_t at = 0; at < pieces.size();) {
            if (!pieces[at].is_item) {
                write_piece(leaf, lines, pieces[at++]);
                continue;
            }
            const std::uint32_t list = open(BlockKind::list, leaf, lines, pieces[at]);
            blocks_[list].flags |= model::flag_tight;
            for (; at < pieces.size() && pieces[at].is_item; ++at) {
                const std::uint32_t item = open(BlockKind::list_item, leaf, lines, pieces[at]);
                blocks_[item].role = pieces[at].role;
                write_piece(leaf, lines, pieces[at]);
                blocks_[item].end = size32(blocks_.size());
                blocks_[list].end_line = blocks_[item].end_line;
            }
            blocks_[list].end = size32(blocks_.size());
        }
    }

    std::uint32_t open(BlockKind kind, std::uint32_t leaf, const std::vector<Stretch>& lines, const Piece& piece) {
        Block block;
        block.kind = kind;
        block.line = line_of(leaf, lines, piece.place.from);
        block.end_line = line_of(leaf, lines, std::max(piece.place.from, piece.place.to - 1));
        block.end = size32(blocks_.size()) + 1;
        blocks_.push_back(block);
        return size32(blocks_.size()) - 1;
    }

    /// A break that is written as HTML begins no source line, so this is at most the leaf's last.
    std::uint32_t line_of(std::uint32_t leaf, const std::vector<Stretch>& lines, std::uint32_t offset) const {
        const auto next = std::partition_point(lines.begin(), lines.end(),
                                               [offset](const Stretch& line) { return line.from <= offset; });
        const auto index = next == lines.begin() ? 0 : size32(static_cast<std::size_t>(next - lines.begin())) - 1;
        return std::min(document_.blocks[leaf].line + index, document_.blocks[leaf].end_line);
    }

    void write_piece(std::uint32_t leaf, const std::vector<Stretch>& lines, const Piece& piece) {
        const std::uint32_t index = open(BlockKind::paragraph, leaf, lines, piece);
        const bool keeps_kind = !piece.is_item && document_.blocks[leaf].kind != BlockKind::html;
        blocks_[index].kind = keeps_kind ? document_.blocks[leaf].kind : BlockKind::paragraph;
        blocks_[index].level = keeps_kind ? document_.blocks[leaf].level : std::uint8_t{0};
        blocks_[index].flags = static_cast<std::uint8_t>(piece.flags | document_.blocks[leaf].flags);
        if (!piece.is_item) blocks_[index].role = piece.role != 0 ? piece.role : document_.blocks[leaf].role;
        blocks_[index].number = piece.number;
        blocks_[index].first_span = size32(spans_.size());
        moved_from_ = trimmed(piece);
        piece_ = &piece;
        copies_ = !piece.removed.empty();
        text_start_ = copies_ ? size32(document_.text.size()) : moved_from_.from;
        if (copies_) copy_text();
        const std::uint32_t first = document_.blocks[leaf].first_span;
        mark_ = 0;
        write_spans(first, first + document_.blocks[leaf].span_count);
        write_marks(moved_from_.to + 1);
        blocks_[index].text = {text_start_, place_of(moved_from_.to) - text_start_};
        if ((piece.flags & model::flag_question) != 0 && piece.number == 0)
            blocks_[index].number = written_number(document_.of(blocks_[index].text));
        blocks_[index].span_count = size32(spans_.size()) - blocks_[index].first_span;
    }

    Stretch trimmed(const Piece& piece) const {
        const std::string_view pool = document_.text;
        const std::string_view text = pool.substr(piece.place.from, piece.place.to - piece.place.from);
        const std::string_view inner = trim(text);
        if (inner.empty()) return {piece.place.from, piece.place.from};
        const auto from = piece.place.from + size32(static_cast<std::size_t>(inner.data() - text.data()));
        return {from, from + size32(inner.size())};
    }

    void copy_text() {
        std::string kept;
        std::uint32_t at = moved_from_.from;
        for (const Stretch& removed : piece_->removed) {
            if (removed.from > at) kept.append(document_.text, at, removed.from - at);
            at = std::max(at, removed.to);
        }
        if (at < moved_from_.to) kept.append(document_.text, at, moved_from_.to - at);
        document_.text += kept;
    }

    /// Where the byte at `old` of the leaf's text now stands. Called with rising offsets within one span at most twice,
    /// so a search is enough.
    std::uint32_t place_of(std::uint32_t old) const {
        old = std::clamp(old, moved_from_.from, moved_from_.to);
        if (!copies_) return old;
        std::uint32_t lost = 0;
        for (const Stretch& removed : piece_->removed) {
            const std::uint32_t from = std::max(removed.from, moved_from_.from);
            if (from >= old) break;
            lost += std::min(removed.to, old) - from;
        }
        return text_start_ + (old - moved_from_.from) - lost;
    }

    /// Copies what of the spans [first, end) lies inside the piece.
    void write_spans(std::uint32_t first, std::uint32_t end) {
        for (std::uint32_t i = first; i < end; i = document_.spans[i].end) {
            const Span& old = document_.spans[i];
            const std::uint32_t old_end = old.text.offset + old.text.size;
            const bool is_inside =
                old.text.size == 0 ? old.text.offset >= piece_->place.from && old.text.offset <= piece_->place.to
                                   : std::max(old.text.offset, moved_from_.from) < std::min(old_end, moved_from_.to);
            if (!is_inside) continue;
            if (old.kind == SpanKind::text) {
                write_text(old);
                continue;
            }
            write_marks(old.text.offset);
            const std::uint32_t index = size32(spans_.size());
            spans_.push_back(old);
            const std::uint32_t from = place_of(old.text.offset);
            spans_[index].text = {from, place_of(old_end) - from};
            if (old.end > i + 1) write_spans(i + 1, old.end);
            spans_[index].end = size32(spans_.size());
        }
    }

    /// A stretch of text, cut where something hidden begins or ends.
    void write_text(const Span& old) {
        const std::uint32_t end = std::min(old.text.offset + old.text.size, moved_from_.to);
        std::uint32_t at = std::max(old.text.offset, moved_from_.from);
        while (at < end) {
            write_marks(at);
            std::uint32_t next = end;
            if (mark_ < piece_->hidden.size() * 2) next = std::min(next, std::max(mark_place(mark_), at + 1));
            const std::uint32_t from = place_of(at);
            const std::uint32_t to = place_of(next);
            if (to > from) {
                Span span = old;
                span.text = {from, to - from};
                span.end = size32(spans_.size()) + 1;
                spans_.push_back(span);
            }
            at = next;
        }
    }

    std::uint32_t mark_place(std::size_t mark) const {
        const Hidden& hidden = piece_->hidden[mark / 2];
        return mark % 2 == 0 ? hidden.place.from : hidden.place.to;
    }

    /// Writes the marks of hidden stretches that stand at or before `until`.
    void write_marks(std::uint32_t until) {
        for (; mark_ < piece_->hidden.size() * 2 && mark_place(mark_) <= until; ++mark_) {
            Span span;
            span.kind = SpanKind::html;
            span.text = {place_of(mark_place(mark_)), 0};
            span.title = append_title(mark_);
            span.end = size32(spans_.size()) + 1;
            spans_.push_back(span);
        }
    }

    TextRange append_title(std::size_t mark) {
        if (mark % 2 != 0) return append_text(document_, model::cloze_end);
        return append_text(document_, std::string(model::cloze_begin) + std::to_string(piece_->hidden[mark / 2].group));
    }

    ParsedDocument& document_;
    const std::vector<Cut>& cuts_;
    const std::vector<std::uint32_t>& unwrapped_;
    std::vector<Block> blocks_;
    std::vector<Span> spans_;
    std::vector<Open> open_;
    const Piece* piece_ = nullptr;
    Stretch moved_from_;  ///< The piece without white space around it.
    std::uint32_t text_start_ = 0;
    bool copies_ = false;
    std::size_t mark_ = 0;  ///< The next begin or end of something hidden.
};

}  // namespace

void carry_out(ParsedDocument& document, const std::vector<Cut>& cuts, const std::vector<std::uint32_t>& unwrapped) {
    if (!cuts.empty() || !unwrapped.empty()) Rewriter(document, cuts, unwrapped).run();
}

std::vector<Stretch> lines_of(const ParsedDocument& document, std::uint32_t leaf) {
    const Block& block = document.blocks[leaf];
    std::vector<Stretch> lines = {{block.text.offset, block.text.offset}};
    for (std::uint32_t i = block.first_span; i < block.first_span + block.span_count; i = document.spans[i].end) {
        const Span& span = document.spans[i];
        if (span.kind != SpanKind::soft_break && span.kind != SpanKind::hard_break) continue;
        lines.back().to = span.text.offset;
        lines.push_back({span.text.offset + span.text.size, 0});
    }
    lines.back().to = block.text.offset + block.text.size;
    return lines;
}

}  // namespace viva::notes
