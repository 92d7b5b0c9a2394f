#include "notes/key_lists.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "base/unicode.h"
#include "notes/answer_keys.h"
#include "notes/options.h"
#include "notes/questions.h"
#include "notes/rewrite.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;
using model::BlockRole;

using Keys = std::vector<NumberedKey>;

/// One key, or several questions' keys, is no list.
constexpr std::size_t fewest_keys = 2;
/// Each try looks at all questions since the last list of keys.
constexpr std::size_t most_tries = 4;

Keys keys_of_list(const ParsedDocument& document, std::uint32_t list, bool is_labelled) {
    const bool is_ordered = (document.blocks[list].flags & model::flag_ordered) != 0;
    Keys keys;
    for (std::uint32_t item = list + 1; item < document.blocks[list].end; item = document.blocks[item].end) {
        const std::string_view text = text_of(document, item);
        if (is_ordered) {
            const std::uint32_t key = is_labelled ? leading_key(text) : bare_key(text);
            if (key == 0) return {};
            keys.push_back({document.blocks[item].number, key});
        } else {
            const Keys one = numbered_keys(text);
            if (one.empty()) return {};
            keys.insert(keys.end(), one.begin(), one.end());
        }
    }
    return keys;
}

Keys keys_of_lines(std::string_view text) {
    Keys keys;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = trim(text.substr(at, end - at));
        at = end + 1;
        if (line.empty() || is_label_of_answers(line)) continue;
        const Keys found = numbered_keys(line);
        if (found.empty()) return {};
        keys.insert(keys.end(), found.begin(), found.end());
    }
    return keys;
}

Keys keys_of_paragraph(const ParsedDocument& document, std::uint32_t paragraph) {
    if (text_of(document, paragraph).find_first_of("0123456789") == std::string_view::npos) return {};
    std::string text;
    for (const Stretch& line : lines_of(document, paragraph))
        text.append(document.text, line.from, line.to - line.from).append("\n");
    return keys_of_lines(text);
}

/// Rows of a number and a key, whatever follows in them; or a row of numbers and below it one of keys.
Keys keys_of_table(const ParsedDocument& document, std::uint32_t table) {
    Keys keys;
    std::vector<std::uint32_t> head;
    for (std::uint32_t row = table + 1; row < document.blocks[table].end; row = document.blocks[row].end) {
        std::vector<std::uint32_t> cells;
        for (std::uint32_t cell = row + 1; cell < document.blocks[row].end; cell = document.blocks[cell].end)
            cells.push_back(cell);
        if (row == table + 1) {
            head = std::move(cells);
            continue;
        }
        if (cells.size() < 2) return {};
        const std::uint32_t number = lone_number(text_of(document, cells[0]));
        const std::uint32_t key = leading_key(text_of(document, cells[1]));
        if (number == 0 || key == 0) return {};
        keys.push_back({number, key});
    }
    return keys;
}

Keys keys_of(const ParsedDocument& document, std::uint32_t block, bool is_labelled) {
    constexpr std::uint32_t longest_paragraph = 4000;
    const Block& found = document.blocks[block];
    switch (found.kind) {
        case BlockKind::list: return keys_of_list(document, block, is_labelled);
        case BlockKind::table: return keys_of_table(document, block);
        case BlockKind::paragraph:
            return found.text.size <= longest_paragraph ? keys_of_paragraph(document, block) : Keys{};
        case BlockKind::code:
            return found.text.size <= longest_paragraph ? keys_of_lines(document.of(found.text)) : Keys{};
        default: return {};
    }
}

/// A question with options, and how many.
struct Asked {
    std::uint32_t question = 0;
    std::size_t options = 0;
};

/// One pass over the note.
class KeyFinder {
public:
    explicit KeyFinder(ParsedDocument& document) : document_(document) {}

    KeyLists run() {
        for (std::uint32_t i = 0; i < document_.blocks.size();) {
            const Block& block = document_.blocks[i];
            if (is_question(document_, i)) {
                finish();
                questions_.push_back(i);
                ++since_label_;
            } else if (is_label(i)) {
                take_label(i);
            } else if (questions_.size() >= fewest_keys && tries_ < most_tries && take_keys(i)) {
                i = block.end;
                continue;
            }
            ++i;
        }
        finish();
        return std::move(lists_);
    }

private:
    bool is_label(std::uint32_t i) const {
        const Block& block = document_.blocks[i];
        constexpr std::uint32_t longest_label = 64;
        return (block.kind == BlockKind::heading || block.kind == BlockKind::paragraph) &&
               block.text.size <= longest_label && is_label_of_answers(text_of(document_, i));
    }

    void take_label(std::uint32_t i) {
        label_ = i;
        // Above the level of several questions that wait for keys, it is no one's own.
        const bool is_above = document_.blocks[i].kind == BlockKind::heading && since_label_ >= fewest_keys &&
                              is_above_questions(document_.blocks[i].level);
        since_label_ = 0;
        if (is_above && start_ == model::none && tries_++ < most_tries && find_asked(i).size() >= fewest_keys)
            start_ = i;
    }

    bool is_above_questions(std::uint8_t level) const {
        const Block& last = document_.blocks[questions_.back()];
        return last.kind != BlockKind::heading || level < last.level;
    }

    /// Whether the block holds keys: several, or, behind a label of them all, one.
    bool take_keys(std::uint32_t i) {
        const bool is_labelled = start_ != model::none || stands_below_label(i);
        Keys keys = keys_of(document_, i, is_labelled);
        if (keys.empty() || (start_ == model::none && keys.size() < fewest_keys)) return false;
        if (!is_labelled) {
            // Letters may be what there is to choose.
            if (++tries_ > most_tries || list_below(document_, questions_.back(), i + 1) == i) return false;
        }
        if (start_ == model::none) start_ = is_labelled ? label_ : i;
        keys_.insert(keys_.end(), keys.begin(), keys.end());
        return true;
    }

    /// At most a line stands between: what one clicks on.
    bool stands_below_label(std::uint32_t i) const {
        if (label_ == model::none || label_ < questions_.back()) return false;
        std::size_t between = 0;
        for (std::uint32_t at = document_.blocks[label_].end; at < i && between < 2; ++at) {
            const BlockKind kind = document_.blocks[at].kind;
            if (kind == BlockKind::html || kind == BlockKind::rule) continue;
            between += kind == BlockKind::paragraph ? 1 : 2;
        }
        return between < 2;
    }

    /// The questions with options before block `end`.
    std::vector<Asked> find_asked(std::uint32_t end) const {
        std::vector<Asked> asked;
        for (std::size_t i = 0; i < questions_.size(); ++i) {
            const std::uint32_t next = i + 1 < questions_.size() ? questions_[i + 1] : end;
            const std::uint32_t list = list_below(document_, questions_[i], next);
            if (list == model::none) continue;
            const Options options = read_options(document_, list);
            if (options.items.size() > 1) asked.push_back({questions_[i], options.items.size()});
        }
        return asked;
    }

    /// The questions by the numbers that are written before them, or by their order; empty: neither is plain.
    std::unordered_map<std::uint32_t, Asked> by_number(const std::vector<Asked>& asked) const {
        std::unordered_map<std::uint32_t, Asked> found;
        const auto numbered = std::count_if(
            asked.begin(), asked.end(), [&](const Asked& one) { return document_.blocks[one.question].number != 0; });
        const bool all_numbered = std::cmp_equal(numbered, asked.size());
        if (!all_numbered && (numbered != 0 || asked.size() != keys_.size())) return {};
        for (std::size_t i = 0; i < asked.size(); ++i) {
            const std::uint32_t number =
                all_numbered ? document_.blocks[asked[i].question].number : static_cast<std::uint32_t>(i) + 1;
            if (!found.emplace(number, asked[i]).second) return {};
        }
        return found;
    }

    /// Gives the keys found so far to the questions above them.
    void finish() {
        if (start_ == model::none) return;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> given;
        std::unordered_map<std::uint32_t, Asked> asked = by_number(find_asked(start_));
        for (const NumberedKey& one : keys_) {
            const auto found = asked.find(one.number);
            if (found == asked.end() || std::cmp_greater(std::bit_width(one.key), found->second.options)) continue;
            given.emplace_back(found->second.question, one.key);
            asked.erase(found);
        }
        const bool is_list = given.size() >= fewest_keys;
        if (is_list) lists_.key_of.insert(given.begin(), given.end());
        if (is_list || keys_.empty()) {
            lists_.starts.push_back(start_);
            document_.blocks[start_].role = code(BlockRole::answer_elsewhere);
            if (document_.blocks[start_].kind == BlockKind::heading) document_.blocks[start_].number = model::none;
        }
        questions_.clear();
        keys_.clear();
        start_ = label_ = model::none;
        since_label_ = tries_ = 0;
    }

    ParsedDocument& document_;
    KeyLists lists_;
    std::vector<std::uint32_t> questions_;  ///< Since the last list of keys.
    Keys keys_;                             ///< Of the list that has begun.
    std::uint32_t start_ = model::none;     ///< Where it began.
    std::uint32_t label_ = model::none;     ///< The last label of an answer.
    std::size_t since_label_ = 0;           ///< Questions behind it.
    std::size_t tries_ = 0;
};

}  // namespace

KeyLists find_key_lists(ParsedDocument& document) { return KeyFinder(document).run(); }

}  // namespace viva::notes
