#include "cards/makers.h"

#include "cards/makers/recall.h"

namespace viva::cards {
namespace {

// Every maker. To add one: write makers/<name>.cpp, add its row.
constexpr Maker all[] = {
    {"recall", make_recall_cards},
};

}  // namespace

std::span<const Maker> makers() { return all; }

}  // namespace viva::cards
