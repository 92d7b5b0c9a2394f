#include "cards/makers.h"

#include "cards/makers/choice.h"
#include "cards/makers/cloze.h"
#include "cards/makers/key_points.h"
#include "cards/makers/list.h"
#include "cards/makers/output.h"
#include "cards/makers/recall.h"
#include "cards/makers/typed.h"
#include "cards/makers/versus.h"
#include "cards/makers/written_choice.h"
#include "cards/makers/written_cloze.h"

namespace viva::cards {
namespace {

// Every maker. To add one: write makers/<name>.cpp, add its row.
constexpr Maker of_questions[] = {
    {"recall", make_recall_cards},
    {"written choice", take_written_choices},
    {"written cloze", take_written_clozes},
    {"way back", add_ways_back},
};

constexpr Maker of_derived_cards[] = {
    {"key points", give_key_points}, {"typed", make_typed_cards},   {"list", make_list_cards},
    {"versus", make_versus_cards},   {"output", make_output_cards}, {"cloze", make_cloze_cards},
    {"choice", make_choice_cards},
};

}  // namespace

std::span<const Maker> question_makers() { return of_questions; }

std::span<const Maker> derived_makers() { return of_derived_cards; }

}  // namespace viva::cards
