#include "notes/definitions.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "notes/questions.h"
#include "notes/rewrite.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;
using model::BlockRole;

/// So many are no accident; one that asks is none either.
constexpr std::size_t fewest_definitions = 2;
constexpr std::size_t longest_term_bytes = 300;

class DefinitionFinder {
public:
    explicit DefinitionFinder(ParsedDocument& document) : document_(document) {}

    void run() {
        for (std::uint32_t i = 0; i < document_.blocks.size();) i = take(i);
        if (terms_ < fewest_definitions && !asks_) return;
        for (const std::uint32_t block : code_) document_.blocks[block].role = code(BlockRole::answer);
        carry_out(document_, cuts_);
    }

private:
    std::string_view text_at(Stretch place) const {
        return std::string_view(document_.text).substr(place.from, place.to - place.from);
    }
    Stretch whole(std::uint32_t leaf) const {
        const model::TextRange text = document_.blocks[leaf].text;
        return {text.offset, text.offset + text.size};
    }
    bool is_paragraph(std::uint32_t block) const {
        return block < document_.blocks.size() && document_.blocks[block].kind == BlockKind::paragraph &&
               document_.blocks[block].role == 0;
    }
    bool has_label(std::uint32_t block, std::string_view label) const {
        return is_paragraph(block) && document_.of(document_.blocks[block].label) == label;
    }

    /// Bytes of the mark that a definition begins with, ": "; 0: it is none.
    static std::uint32_t mark_size(std::string_view line) {
        if (line.size() < 2 || line[0] != ':' || (line[1] != ' ' && line[1] != '\t')) return 0;
        const std::size_t text = line.find_first_not_of(" \t", 1);
        return text == std::string_view::npos ? 0 : static_cast<std::uint32_t>(text);
    }

    /// Takes the definitions that begin at block `at`; the next block to look at.
    std::uint32_t take(std::uint32_t at) {
        if (!is_paragraph(at)) return at + 1;
        if (has_label(at, term_label)) return take_html(at);
        const std::vector<Stretch> lines = lines_of(document_, at);
        if (lines.size() > 1 && mark_size(text_at(lines[0])) == 0 && mark_size(text_at(lines[1])) > 0)
            return take_lines(at, lines);
        if (lines.size() == 1 && mark_size(text_at(lines[0])) == 0) return take_paragraphs(at);
        return at + 1;
    }

    bool is_term(Stretch place) const {
        const std::string_view text = trim(text_at(place));
        return !text.empty() && text.size() <= longest_term_bytes;
    }

    Piece term(Stretch place) {
        ++terms_;
        asks_ = asks_ || ends_in_question_mark(text_at(place));
        Piece piece;
        piece.place = place;
        piece.flags = model::flag_question;
        piece.role = code(BlockRole::written);
        return piece;
    }
    static Piece definition(Stretch place) {
        Piece piece;
        piece.place = place;
        piece.role = code(BlockRole::answer);
        return piece;
    }

    /// A term and its definitions in one paragraph; a line without a mark goes on with the one above.
    std::uint32_t take_lines(std::uint32_t leaf, const std::vector<Stretch>& lines) {
        if (!is_term(lines[0])) return leaf + 1;
        Cut cut{leaf, {term(lines[0])}};
        for (std::size_t i = 1; i < lines.size(); ++i) {
            const std::uint32_t mark = mark_size(text_at(lines[i]));
            if (mark > 0)
                cut.pieces.push_back(definition({lines[i].from + mark, lines[i].to}));
            else
                cut.pieces.back().place.to = lines[i].to;
        }
        cuts_.push_back(std::move(cut));
        return take_more(leaf + 1);
    }

    /// A term, and its definitions in paragraphs of their own.
    std::uint32_t take_paragraphs(std::uint32_t leaf) {
        const std::uint32_t below = leaf + 1;
        if (!is_paragraph(below) || mark_size(text_at(whole(below))) == 0 || !is_term(whole(leaf))) return leaf + 1;
        cuts_.push_back({leaf, {term(whole(leaf))}});
        return take_more(below);
    }

    /// Further definitions of the term above, and what is indented below them.
    std::uint32_t take_more(std::uint32_t at) {
        for (; at < document_.blocks.size(); ++at) {
            if (document_.blocks[at].kind == BlockKind::code) {
                code_.push_back(at);
                continue;
            }
            const std::uint32_t mark = is_paragraph(at) ? mark_size(text_at(whole(at))) : 0;
            if (mark == 0) break;
            const Stretch place = whole(at);
            cuts_.push_back({at, {definition({place.from + mark, place.to})}});
        }
        return at;
    }

    std::uint32_t take_html(std::uint32_t leaf) {
        std::uint32_t at = leaf + 1;
        if (!has_label(at, definition_label) || !is_term(whole(leaf))) return at;
        cuts_.push_back({leaf, {term(whole(leaf))}});
        for (; has_label(at, definition_label); ++at) cuts_.push_back({at, {definition(whole(at))}});
        return at;
    }

    ParsedDocument& document_;
    std::vector<Cut> cuts_;
    std::vector<std::uint32_t> code_;  ///< Blocks of it that belong to definitions.
    std::size_t terms_ = 0;
    bool asks_ = false;
};

/// Whether a colon may begin a line of the text: it stands at its start, or where a break may be.
bool may_hold_mark(std::string_view text) {
    for (std::size_t at = text.find(':'); at != std::string_view::npos && at + 1 < text.size();
         at = text.find(':', at + 1)) {
        const bool begins = at == 0 || text[at - 1] == ' ' || static_cast<unsigned char>(text[at - 1]) >= 0x80;
        if (begins && (text[at + 1] == ' ' || text[at + 1] == '\t')) return true;
    }
    return false;
}

bool may_define(const ParsedDocument& document) {
    return std::any_of(document.blocks.begin(), document.blocks.end(), [&](const Block& block) {
        return block.kind == BlockKind::paragraph && (block.label.size > 0 || may_hold_mark(document.of(block.text)));
    });
}

}  // namespace

void read_definitions(ParsedDocument& document) {
    if (may_define(document)) DefinitionFinder(document).run();
}

}  // namespace viva::notes
