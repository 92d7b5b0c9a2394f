#include "notes/listed_questions.h"

#include <string>
#include <unordered_map>
#include <vector>

#include "base/unicode.h"
#include "notes/outline.h"
#include "notes/questions.h"

namespace viva::notes {
namespace {

using model::BlockKind;

/// What is asked, without the number before it and the marks behind.
std::string asked_in(const ParsedDocument& document, std::uint32_t block) {
    return slug(without_prefix(document.of(document.blocks[block].text)));
}

/// Whether nothing stands between the question and the next heading or question but lines that are asked as well.
bool leads_to_questions_only(const ParsedDocument& document, std::uint32_t question,
                             const std::unordered_map<std::string, std::uint32_t>& asked) {
    for (std::uint32_t i = document.blocks[question].end; i < document.blocks.size(); i = document.blocks[i].end) {
        if (document.blocks[i].kind == BlockKind::heading || is_question(document, i)) return true;
        if (document.blocks[i].kind != BlockKind::paragraph || asked.count(asked_in(document, i)) == 0) return false;
    }
    return true;
}

}  // namespace

void forget_listed_questions(ParsedDocument& document) {
    std::unordered_map<std::string, std::uint32_t> asked;  // How often.
    std::vector<std::uint32_t> questions;
    for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
        if (!is_question(document, i)) continue;
        questions.push_back(i);
        ++asked[asked_in(document, i)];
    }
    if (asked.size() == questions.size()) return;
    for (const std::uint32_t question : questions) {
        const auto times = asked.find(asked_in(document, question));
        if (times->second < 2 || !leads_to_questions_only(document, question, asked)) continue;
        document.blocks[question].flags &= static_cast<std::uint8_t>(~model::flag_question);
        --times->second;
    }
}

}  // namespace viva::notes
