#include "cards/makers.h"

#include "cards/makers/recall.h"

namespace viva::cards {
namespace {

// Every maker. To add one: write makers/<name>.cpp, add its row.
constexpr Maker of_questions[] = {
    {"recall", make_recall_cards},
};

}  // namespace

std::span<const Maker> question_makers() { return of_questions; }

std::span<const Maker> derived_makers() { return {}; }

}  // namespace viva::cards
