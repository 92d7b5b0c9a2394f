#include "ui/screens.h"

#include <algorithm>
#include <cmath>

namespace viva::ui {
namespace {

// Every screen. To add one: write screens/<name>.cpp, add its row (and its place to app/route.h).
constexpr Screen screens[] = {
    {draw_home, Word::home, app::Place::home, false},
    {draw_list, Word::read, app::Place::read, false},
    {draw_note, Word::read, app::Place::note, false},
    {draw_quiz, Word::quiz, app::Place::quiz, true},
    {draw_cram, Word::cram, app::Place::cram, true},
    {draw_interview, Word::interview, app::Place::interview, true},
    {draw_stats, Word::stats, app::Place::stats, false},
    {draw_data, Word::data, app::Place::data, false},
    {draw_learning, Word::learning, app::Place::learning, false},
    {draw_settings, Word::settings, app::Place::settings, false},
};

}  // namespace

const Screen& screen_for(app::Place place) {
    for (const Screen& screen : screens)
        if (screen.place == place) return screen;
    return screens[0];
}

Column column_in(const UiContext& ui, float area_width, float most) {
    const float side = ui.width == Width::phone ? 18.0F : 34.0F;
    const float width = std::min(most, area_width - 2 * side);
    return {std::round((area_width - width) / 2), width, ui.width == Width::phone ? 20.0F : 34.0F,
            ui.width == Width::phone ? 36.0F : 60.0F};
}

app::GoTo go(app::Route route) { return {.route = std::move(route)}; }

}  // namespace viva::ui
