#include "notes/dialects/labelled_headings.h"

#include <string>
#include <unordered_map>
#include <vector>

#include "base/leading_number.h"
#include "base/unicode.h"
#include "notes/answer_keys.h"
#include "notes/ascii.h"
#include "notes/card_labels.h"
#include "notes/phrases/labels.h"

namespace viva::notes {
namespace {

using model::Block;
using model::BlockKind;

/// What a heading says that is nothing but a label.
struct HeadingLabel {
    Label label = Label::none;
    std::string tag;  ///< Which one of several: "en", "2"; folded.
};

/// With `asked`, a question stands above; else no answer is looked for.
HeadingLabel heading_label(std::string_view text, bool asked) {
    constexpr std::size_t longest_bytes = 48;
    text = text.substr(adornment_size(text));
    if (text.size() > longest_bytes) return {};
    std::string folded = fold_case(trim(text));
    while (folded.ends_with(':') || folded.ends_with(' ')) folded.pop_back();
    std::string_view word = folded;
    std::string_view tag;
    if (const std::size_t open = word.find_first_of("([");
        open != std::string_view::npos && (word.back() == ')' || word.back() == ']')) {
        tag = trim(word.substr(open + 1, word.size() - open - 2));
        word = trim(word.substr(0, open));
    } else if (const std::size_t digits = word.find_first_of("0123456789"); digits != std::string_view::npos) {
        tag = word.substr(digits);
        if (tag.find_first_not_of("0123456789") != std::string_view::npos) return {};
        word = trim(word.substr(0, digits));
        if (word.ends_with('#')) word = trim(word.substr(0, word.size() - 1));
    }
    const Label label = written_label(word);
    const bool answers =
        asked && label == Label::none && (is_answer_label(word) || is_one_of(word, phrases::solution_headings));
    return {answers ? Label::answer : label, std::string(tag)};
}

/// A question below its label, and the label of its answer.
struct LabelledPair {
    std::uint32_t label = 0;
    std::uint32_t question = 0;
    std::uint32_t answer = model::none;  ///< A heading; model::none: there is none.
    std::string tag;
};

struct LabelledPairs {
    std::vector<LabelledPair> pairs;  ///< In order of the questions.
    std::size_t answered = 0;
    bool apart = false;  ///< An answer stands behind the question after its own.
};

bool is_read(const ParsedDocument& document, std::uint32_t block) {
    const BlockKind kind = document.blocks[block].kind;
    return kind != BlockKind::html && kind != BlockKind::rule && !is_hidden(document, block);
}

/// The first block below the heading that is read, if no heading stands before it; else model::none.
std::uint32_t content_below(const ParsedDocument& document, std::uint32_t heading) {
    for (std::uint32_t i = document.blocks[heading].end; i < document.blocks.size(); i = document.blocks[i].end)
        if (is_read(document, i)) return document.blocks[i].kind == BlockKind::heading ? model::none : i;
    return model::none;
}

/// Whether something stands under the heading: content, or a deeper heading.
bool has_part_below(const ParsedDocument& document, std::uint32_t heading) {
    const std::uint32_t below = document.blocks[heading].end;
    return content_below(document, heading) != model::none ||
           (below < document.blocks.size() && document.blocks[below].kind == BlockKind::heading &&
            document.blocks[below].level > document.blocks[heading].level);
}

/// The paragraph below the label, or the first of the quotation there.
std::uint32_t labelled_question(const ParsedDocument& document, std::uint32_t label) {
    std::uint32_t block = content_below(document, label);
    if (block != model::none && document.blocks[block].kind == BlockKind::quote &&
        block + 1 < document.blocks[block].end)
        ++block;
    const bool asks_something = block != model::none && document.blocks[block].kind == BlockKind::paragraph &&
                                !trim(text_of(document, block)).empty();
    return asks_something ? block : model::none;
}

LabelledPairs find_labelled_pairs(const ParsedDocument& document) {
    LabelledPairs found;
    std::unordered_map<std::string, std::vector<std::size_t>> open;  // By tag, the pairs that wait for an answer.
    for (const std::uint32_t heading : headings(document)) {
        const HeadingLabel said = heading_label(text_of(document, heading), !found.pairs.empty());
        if (said.label == Label::question) {
            const std::uint32_t question = labelled_question(document, heading);
            if (question == model::none) continue;
            open[said.tag].push_back(found.pairs.size());
            found.pairs.push_back({heading, question, model::none, said.tag});
        } else if (said.label == Label::answer && !found.pairs.empty() && has_part_below(document, heading)) {
            // "Question 3" and "Answer": the last one asked.
            const std::string& tag = said.tag.empty() ? found.pairs.back().tag : said.tag;
            std::vector<std::size_t>& waiting = open[said.tag].empty() ? open[tag] : open[said.tag];
            if (waiting.empty()) continue;
            LabelledPair& pair = found.pairs[waiting.back()];
            waiting.pop_back();
            pair.answer = heading;
            ++found.answered;
            found.apart |= &pair != &found.pairs.back();
        }
    }
    return found;
}

}  // namespace

Score score_labelled_headings(const Reading& reading) {
    const LabelledPairs found = find_labelled_pairs(reading.document);
    const std::string why = share(found.answered, found.pairs.size()) + " headings that say Question have an answer";
    if (found.answered == 0 || found.answered * 10 < found.pairs.size() * 8) return {0, why};
    // Where each answer follows its question, numbers say the same.
    return {found.apart ? 0.92 : 0.89, why};
}

void apply_labelled_headings(Reading& reading) {
    ParsedDocument& document = reading.document;
    for (const LabelledPair& pair : find_labelled_pairs(document).pairs) {
        if (pair.answer == model::none) continue;
        mark_question(document, pair.question);
        document.blocks[pair.label].role = static_cast<std::uint8_t>(model::BlockRole::aside);
        Block& answer = document.blocks[pair.answer];
        answer.role = static_cast<std::uint8_t>(model::BlockRole::answer_elsewhere);
        answer.number = pair.question;
    }
    add_sections_at(document, {});
}

}  // namespace viva::notes
