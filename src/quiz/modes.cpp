#include "quiz/modes.h"

namespace viva::quiz {
namespace {

// Every quiz mode, in menu order. To add one: write modes/<name>.cpp, declare its two functions, add its row.
constexpr Mode all_modes[] = {
    {"recall", accepts_recall, make_recall_prompt},
};

}  // namespace

std::span<const Mode> modes() { return all_modes; }

const Mode* mode_for(const model::Card& card) {
    for (const Mode& mode : all_modes)
        if (mode.accepts(card)) return &mode;
    return nullptr;
}

}  // namespace viva::quiz
