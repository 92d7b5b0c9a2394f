#include "notes/masks.h"

#include <algorithm>
#include <unordered_map>

#include "base/byte_set.h"
#include "base/unicode.h"
#include "model/footnotes.h"
#include "notes/ascii.h"
#include "notes/latex.h"
#include "notes/line_marks.h"
#include "notes/scripts.h"

namespace viva::notes {
namespace {

/// Planes 15 and 16 are private throughout; this many characters of each are used.
constexpr std::size_t most_masks = 0xFFF0;
constexpr std::size_t longest_formula = 4000;
constexpr std::size_t longest_footnote_name = 100;
constexpr std::size_t longest_wiki_link = 300;
constexpr std::uint32_t most_display_lines = 200;

/// Whether `text` holds a character of the plane that begins at `first`.
bool holds_plane(std::string_view text, char32_t first) {
    const char lead = first == 0xF0000 ? '\xF3' : '\xF4';
    for (std::size_t at = text.find(lead); at != std::string_view::npos; at = text.find(lead, at + 1))
        if (decode_utf8(text, at).code_point >= first) return true;
    return false;
}

/// Name of the footnote whose mark `[^name]` stands at `at`, or empty.
std::string_view footnote_at(std::string_view line, std::size_t at) {
    if (!line.substr(at).starts_with("[^")) return {};
    const std::string_view rest = line.substr(at + 2, longest_footnote_name);
    const std::size_t end = rest.find_first_of("] \t[^");
    return end == std::string_view::npos || rest[end] != ']' ? std::string_view{} : rest.substr(0, end);
}

class Masker {
public:
    Masker(std::string_view source, const FindNote& find_note) : source_(source), find_note_(find_note) {
        masked_.first = !holds_plane(source, 0xF0000) ? 0xF0000 : !holds_plane(source, 0x100000) ? 0x100000 : 0;
    }

    MaskedText run() {
        const bool footnotes = source_.find("[^") != std::string_view::npos;
        const bool formulas = source_.find('$') != std::string_view::npos ||
                              source_.find("\\(") != std::string_view::npos ||
                              source_.find("\\[") != std::string_view::npos;
        const bool links = find_note_ && source_.find("[[") != std::string_view::npos;
        if (masked_.first == 0 || (!footnotes && !formulas && !links)) {
            masked_.first = 0;
            masked_.text = source_;
            return std::move(masked_);
        }
        split_lines();
        if (footnotes) find_footnotes();
        masked_.text.reserve(source_.size());
        Fences fences;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (i > 0) masked_.text += '\n';
            if (fences.takes(lines_[i])) {
                masked_.text += dedented(lines_[i]);
                continue;
            }
            if (const std::size_t lines = display_lines(i, container_marks(lines_[i])); lines > 0) {
                add_display(i, lines);
                i += lines - 1;
                continue;
            }
            add_line(lines_[i]);
        }
        if (masked_.masks.empty()) masked_.first = 0;
        return std::move(masked_);
    }

private:
    void split_lines() {
        for (std::size_t at = 0; at <= source_.size();) {
            const std::size_t end = std::min(source_.find('\n', at), source_.size());
            lines_.push_back(source_.substr(at, end - at));
            at = end + 1;
        }
    }

    /// Footnotes that are defined get numbers, in the order in which the text first refers to them.
    void find_footnotes() {
        Fences fences;
        for (const std::string_view line : lines_) {
            if (fences.takes(line)) continue;
            const std::string_view name = defined_in(line);
            if (!name.empty()) footnotes_.emplace(name, Footnote{});
        }
        std::uint32_t number = 0;
        for (const std::string_view line : lines_) {
            const std::size_t own = defined_in(line).empty() ? std::string_view::npos : line.find("[^");
            for (std::size_t at = line.find("[^"); at != std::string_view::npos; at = line.find("[^", at + 2)) {
                const auto found = footnotes_.find(footnote_at(line, at));
                if (found == footnotes_.end()) continue;
                Footnote& footnote = found->second;
                if (footnote.number == 0) footnote.number = ++number;
                footnote.has_mark = footnote.has_mark || at != own;
            }
        }
    }

    static std::string_view defined_in(std::string_view line) {
        const std::size_t start = std::min(line.find_first_not_of(' '), line.size());
        const std::string_view name = start > 3 ? std::string_view{} : footnote_at(line, start);
        const std::size_t colon = start + name.size() + 3;
        return !name.empty() && colon < line.size() && line[colon] == ':' ? name : std::string_view{};
    }

    /// A footnote's further paragraphs stand four columns in, which Markdown would take for code.
    std::string_view dedented(std::string_view line) {
        if (!in_footnote_ || trim(line).empty()) return line;
        const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
        const bool tab = line.front() == '\t';
        if (indent < 2 && !tab) in_footnote_ = false;
        return in_footnote_ ? line.substr(tab ? 1 : std::min<std::size_t>(indent, 4)) : line;
    }

    void add_mask(Mask mask) {
        const auto index = masked_.masks.size();
        // Equal stretches share a character, so that a link's label still matches its definition.
        const std::string key = static_cast<char>('0' + static_cast<int>(mask.kind)) + mask.written;
        const auto [place, added] = known_.try_emplace(key, static_cast<std::uint32_t>(index));
        if (added && index >= most_masks) {
            known_.erase(place);
            masked_.text += mask.written;
            return;
        }
        append_utf8(masked_.text, masked_.first + place->second);
        if (added) masked_.masks.push_back(std::move(mask));
    }

    /// How many lines, from line `i`, are a formula on lines of its own; 0: none begins here.
    std::size_t display_lines(std::size_t i, std::size_t marks) {
        const std::string_view content = trim(lines_[i].substr(marks));
        const bool dollars = content.starts_with("$$");
        if (!dollars && content != "\\[") return 0;
        const std::string_view closing = dollars ? "$$" : "\\]";
        const std::size_t closed = content.find(closing, 2);
        if (closed != std::string_view::npos) return closed == content.size() - 2 && closed > 2 ? 1 : 0;
        if (i < no_display_before_) return 0;
        for (std::size_t line = i + 1; line < lines_.size() && line - i < most_display_lines; ++line) {
            const std::string_view next = trim(lines_[line].substr(quote_marks(lines_[line])));
            if (next.empty()) break;
            if (next.ends_with(closing)) return line - i + 1;
        }
        no_display_before_ = i + 1;
        return 0;
    }

    void add_display(std::size_t first, std::size_t lines) {
        std::string formula;
        for (std::size_t i = first; i < first + lines; ++i)
            formula.append(trim(lines_[i].substr(i == first ? container_marks(lines_[i]) : quote_marks(lines_[i])))) +=
                '\n';
        std::string_view inside = trim(formula);
        inside = trim(inside.substr(2, inside.size() - 4));
        for (std::size_t i = first; i < first + lines; ++i) {
            if (i > first) masked_.text += '\n';
            const std::string_view line = dedented(lines_[i]);
            const std::size_t marks = i == first ? container_marks(line) : quote_marks(line);
            masked_.text += line.substr(0, marks);
            if (i == first)
                add_mask({Mask::Kind::display,
                          std::string(line.substr(marks)) + '\n' + std::string(inside),
                          latex_to_text(inside),
                          {},
                          static_cast<std::uint32_t>(lines)});
            else
                add_mask({Mask::Kind::continued, std::string(line.substr(marks)), {}});
        }
    }

    void add_line(std::string_view line) {
        if (const std::string_view name = defined_in(line); !name.empty()) {
            in_footnote_ = true;
            const std::size_t start = line.find('[');
            const std::size_t text = std::min(line.find_first_not_of(" \t", start + name.size() + 4), line.size());
            Mask footnote = footnote_mask(Mask::Kind::footnote, name);
            footnote.written = line.substr(start, text - start);
            add_mask(std::move(footnote));
            line = line.substr(text);
        } else {
            line = dedented(line);
        }
        no_close_.clear();
        std::size_t copied = 0;
        constexpr ByteSet openings("\\`$[");
        for (std::size_t at = 0; (at = openings.find_in(line, at)) != std::string_view::npos;) {
            Mask mask;
            const std::size_t end = stretch_end(line, at, mask);
            if (end == 0) {
                at += line[at] == '\\' ? 2 : 1;
                continue;
            }
            if (!mask.written.empty()) {
                masked_.text += line.substr(copied, at - copied);
                add_mask(std::move(mask));
                copied = end;
            }
            at = end;
        }
        masked_.text += line.substr(std::min(copied, line.size()));
    }

    /// The raised number of a defined footnote, and where it leads.
    Mask footnote_mask(Mask::Kind kind, std::string_view name) const {
        const auto found = footnotes_.find(name);
        if (found == footnotes_.end() || found->second.number == 0) return {kind, {}, "[" + std::string(name) + "]"};
        const std::string number = std::to_string(found->second.number);
        Mask mask{kind, {}, superscript(number)};
        if (kind == Mask::Kind::reference)
            mask.target = std::string("#").append(model::footnote_name).append(number);
        else if (found->second.has_mark)
            mask.target = std::string("#").append(model::footnote_mark_name).append(number);
        return mask;
    }

    /// End of the code span or of what is to be masked at `at`; 0: nothing of the kind.
    std::size_t stretch_end(std::string_view line, std::size_t at, Mask& mask) {
        switch (line[at]) {
            case '`': return code_end(line, at);
            case '[': {
                const std::string_view name = footnote_at(line, at);
                if (name.empty() || !footnotes_.contains(name)) return wiki_link(line, at, mask);
                mask = footnote_mask(Mask::Kind::reference, name);
                mask.written = line.substr(at, name.size() + 3);
                return at + name.size() + 3;
            }
            case '$':
                return line.substr(at).starts_with("$$") ? between(line, at, "$$", "$$", mask)
                                                         : dollars(line, at, mask);
            default: break;
        }
        if (line.substr(at).starts_with("\\(")) return between(line, at, "\\(", "\\)", mask);
        return line.substr(at).starts_with("\\[") ? between(line, at, "\\[", "\\]", mask) : 0;
    }

    /// `[[Note]]`, `[[Note#Heading]]`, `[[Note|text]]`. Not the text of a link of Markdown, `[[1]](…)`, nor an embedded
    /// note, nor the test of a shell, `[[ -f x ]]`.
    std::size_t wiki_link(std::string_view line, std::size_t at, Mask& mask) {
        constexpr ByteSet brackets("[]");
        if (!find_note_ || !line.substr(at).starts_with("[[") || (at > 0 && line[at - 1] == '!')) return 0;
        const std::size_t end = brackets.find_in(line.substr(0, at + longest_wiki_link), at + 2);
        if (end == std::string_view::npos || !line.substr(end).starts_with("]]")) return 0;
        const std::string_view after = line.substr(end + 2, 1);
        std::string_view name = line.substr(at + 2, end - at - 2);
        std::string_view shown = name;
        if (after == "(" || after == "[" || name.empty() || is_blank(name.front()) || is_blank(name.back())) return 0;
        if (const std::size_t bar = name.find('|'); bar != std::string_view::npos) {
            shown = trim(name.substr(bar + 1));
            name = name.substr(0, bar);
            if (name.ends_with('\\')) name.remove_suffix(1);  // So it is written in tables.
        }
        const std::size_t hash = name.find('#');
        const std::string_view heading = hash == std::string_view::npos ? std::string_view{} : name.substr(hash);
        name = trim(name.substr(0, hash));
        if (shown.empty() || (name.empty() && heading.size() < 2)) return 0;
        mask = {Mask::Kind::link, std::string(line.substr(at, end + 2 - at)), std::string(shown)};
        if (shown.starts_with('#')) mask.shown.erase(0, 1);
        const std::string note = name.empty() ? std::string{} : find_note_(name);
        // A block of a note, "#^id", is a place that Markdown does not know.
        const bool has_place = heading.size() > 1 && heading[1] != '^';
        if (name.empty() || !note.empty()) mask.target = note + (has_place ? std::string(heading) : std::string{});
        return end + 2;
    }

    std::size_t find_close(std::string_view line, std::string_view closing, std::size_t from) {
        if (std::find(no_close_.begin(), no_close_.end(), closing) != no_close_.end()) return std::string_view::npos;
        const std::size_t found = line.find(closing, from);
        if (found == std::string_view::npos) no_close_.emplace_back(closing);
        return found;
    }

    /// End of the code span that begins at `at`, or of the run of backticks if none does.
    std::size_t code_end(std::string_view line, std::size_t at) {
        const std::size_t end = std::min(line.find_first_not_of('`', at), line.size());
        constexpr std::size_t longest_run = 32;  // As in md4c; longer ones delimit nothing.
        if (end - at > longest_run) return end;
        const std::string run(end - at, '`');
        for (std::size_t next = find_close(line, run, end); next != std::string_view::npos;) {
            const std::size_t next_end = std::min(line.find_first_not_of('`', next), line.size());
            if (next_end - next == run.size()) return next_end;
            next = find_close(line, run, next_end);
        }
        return end;
    }

    std::size_t between(std::string_view line, std::size_t at, std::string_view opening, std::string_view closing,
                        Mask& mask) {
        const std::size_t end = find_close(line, closing, at + opening.size());
        if (end == std::string_view::npos) return 0;
        const std::string_view inside = line.substr(at + opening.size(), end - at - opening.size());
        // An escaped bracket of Markdown looks the same.
        const bool escaped = opening != "$$" && (inside.find_first_of("\\^_=") == std::string_view::npos ||
                                                 inside.find(opening) != std::string_view::npos ||
                                                 (at > 0 && is_alphanumeric(line[at - 1])));
        if (escaped || inside.size() > longest_formula || inside.find('`') != std::string_view::npos) return 0;
        const std::size_t past = end + closing.size();
        Mask found{Mask::Kind::formula, std::string(line.substr(at, past - at)), one_line(inside)};
        if (found.shown.empty()) return 0;
        mask = std::move(found);
        return past;
    }

    static std::string one_line(std::string_view formula) {
        std::string text = latex_to_text(formula);
        std::replace(text.begin(), text.end(), '\n', ' ');
        return text;
    }

    /// `$…$` after Pandoc's rule (tex_math_dollars), and stricter beside letters: prices and shell variables are many.
    std::size_t dollars(std::string_view line, std::size_t at, Mask& mask) {
        constexpr std::string_view no_opening_after = "/=&%$\\.#_";
        if (at > 0 && (is_alphanumeric(line[at - 1]) || no_opening_after.find(line[at - 1]) != std::string_view::npos))
            return 0;
        std::size_t end = at + 1;
        while (end < line.size() && line[end] != '$' && end - at <= longest_formula) end += line[end] == '\\' ? 2 : 1;
        if (end >= line.size() || line[end] != '$') return 0;
        std::string_view inside = line.substr(at + 1, end - at - 1);
        // GitHub's other way: $`…`$
        if (inside.size() > 2 && inside.front() == '`' && inside.back() == '`')
            inside = inside.substr(1, inside.size() - 2);
        const bool closes =
            end + 1 >= line.size() ||
            (!is_alphanumeric(line[end + 1]) && std::string_view("_{($").find(line[end + 1]) == std::string_view::npos);
        if (inside.empty() || is_blank(inside.front()) || is_blank(inside.back()) || !closes ||
            inside.find('`') != std::string_view::npos || !looks_like_latex(inside))
            return 0;
        Mask found{Mask::Kind::formula, std::string(line.substr(at, end + 1 - at)), one_line(inside)};
        if (found.shown.empty()) return 0;
        mask = std::move(found);
        return end + 1;
    }

    struct Footnote {
        std::uint32_t number = 0;
        bool has_mark = false;  ///< Something refers to it.
    };

    std::string_view source_;
    const FindNote& find_note_;
    MaskedText masked_;
    std::vector<std::string_view> lines_;
    std::unordered_map<std::string_view, Footnote> footnotes_;  ///< Defined ones.
    std::unordered_map<std::string, std::uint32_t> known_;
    std::vector<std::string> no_close_;  ///< Closing marks that the rest of the line lacks: spares searches.
    std::size_t no_display_before_ = 0;
    bool in_footnote_ = false;
};

}  // namespace

const Mask* MaskedText::at(std::string_view part, std::size_t at) const {
    if (first == 0 || static_cast<unsigned char>(part[at]) < 0xF3) return nullptr;
    const char32_t code_point = decode_utf8(part, at).code_point;
    return code_point >= first && code_point - first < masks.size() ? &masks[code_point - first] : nullptr;
}

std::string MaskedText::restored(std::string_view part) const {
    if (first == 0) return std::string(part);
    std::string result;
    result.reserve(part.size());
    for (std::size_t at = 0; at < part.size();) {
        const Mask* const mask = this->at(part, at);
        if (mask == nullptr) {
            result += part[at++];
            continue;
        }
        // Of a display formula the first line, the only one that stands here.
        result += mask->kind == Mask::Kind::display ? mask->written.substr(0, mask->written.find('\n')) : mask->written;
        at += mask_bytes;
    }
    return result;
}

MaskedText mask(std::string_view source, const FindNote& find_note) { return Masker(source, find_note).run(); }

}  // namespace viva::notes
