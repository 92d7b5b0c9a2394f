// Learning: how well to remember, how much a day, the interview that is prepared for, and parameters of one's own.
#include <algorithm>
#include <array>
#include <cmath>

#include "model/asked_words.h"
#include "srs/calendar.h"
#include "ui/draw.h"
#include "ui/screens.h"
#include "ui/time_words.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/cards.h"
#include "ui/widgets/charts.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/scroll_area.h"

namespace viva::ui {
namespace {

/// What an easy day may be, in percent of a usual one.
constexpr std::array<int, 3> easy_steps = {100, 50, 0};

/// A number with so many decimals (1 or more), as the language writes them: 0.43871 → "0.4387".
std::string decimal(Language language, double value, std::size_t digits) {
    std::int64_t scale = 1;
    for (std::size_t i = 0; i < digits; ++i) scale *= 10;
    const std::int64_t scaled = std::llround(value * static_cast<double>(scale));
    std::string text = std::to_string(scaled / scale);
    text += language == Language::ru ? ',' : '.';
    const std::string rest = std::to_string(scaled % scale);
    return text.append(digits - std::min(digits, rest.size()), '0').append(rest);
}

/// Writes the page from top to bottom.
class LearningPage {
public:
    LearningPage(UiContext& ui, const app::State& state, Column column, Actions& actions)
        : ui_(ui), state_(state), column_(column), actions_(actions), y_(column.top) {}

    float draw() {
        title("title", 1, Word::learning, ui_.width == Width::phone ? 25 : 30);
        retention();
        days();
        interview();
        parameters();
        return y_ + column_.bottom;
    }

private:
    void title(std::string_view key, std::uint8_t level, Word word, float size) {
        if (level > 1) y_ += 22;
        y_ += heading(ui_, key, level, semibold(ui_, size, ui_.palette->ink, 1.3F), ui_.say(word), column_.x, y_,
                      column_.width) +
              6;
    }
    void text(std::string_view key, std::string_view words) {
        y_ += paragraph(ui_, key, regular(ui_, 15, ui_.palette->ink, 1.6F), words, column_.x, y_, column_.width) + 8;
    }
    void set(std::string_view name, std::string value) {
        actions_.push_back(app::ChangeSetting{std::string(name), std::move(value)});
    }

    /// A label with its control beside it, or below where there is little room; returns the control's place.
    Rect row(std::string_view label, float wide) {
        const TextStyle style = regular(ui_, 15, ui_.palette->ink, 1.4F);
        wide = std::min(wide, column_.width);
        const bool beside = column_.width >= 480;
        const float room = beside ? column_.width - wide - 16 : column_.width;
        const float height = wrapped_height(style, label, room);
        draw_wrapped(ui_, style, label, column_.x, y_ + (beside ? std::max(0.0F, (field_height - height) / 2) : 0),
                     room);
        const Rect place = beside ? Rect{column_.x + column_.width - wide, y_, wide, field_height}
                                  : Rect{column_.x, y_ + height + 6, wide, field_height};
        y_ += (beside ? std::max(height, field_height) : height + 6 + field_height) + 12;
        return place;
    }
    void number(std::string_view key, std::string_view label, std::string_view setting, int value, int least,
                int most) {
        if (const auto changed = number_field(ui_, key, row(label, 110), label, value, least, most))
            set(setting, std::to_string(*changed));
    }
    bool press(std::string_view key, Word label, ButtonKind kind = ButtonKind::secondary) {
        return press(key, ui_.say(label), kind);
    }
    bool press(std::string_view key, std::string_view label, ButtonKind kind) {
        const ButtonOptions options = {.kind = kind, .size = 15};
        const float width = std::min(button_width(ui_, label, options), column_.width);
        const float height = button_height(ui_, options);
        if (x_ > 0 && x_ + width > column_.width) end_buttons();
        const bool pressed = button(ui_, key, {column_.x + x_, y_ + 4, width, height}, label, options);
        x_ += width + 10;
        row_ = std::max(row_, height);
        return pressed;
    }
    void end_buttons() {
        y_ += row_ + 14;
        x_ = row_ = 0;
    }

    void retention() {
        const app::Settings& settings = state_.settings;
        title("retention", 2, Word::retention, 19);
        text("retention-text", ui_.say(Word::retention_text));
        number("all", ui_.say(Word::retention_all), app::setting_name::retention, settings.retention,
               app::least_retention, app::most_retention);
        if (state_.decks.size() < 2) return;
        for (const app::Deck& deck : state_.decks) {
            int percent = settings.retention;
            for (const app::DeckRetention& own : settings.deck_retention)
                if (own.deck == deck.id) percent = own.percent;
            const std::string name = std::string(app::setting_name::retention) + "/" + deck.id;
            const auto changed = number_field(ui_, name, row(deck.name, 110), deck.name, percent, app::least_retention,
                                              app::most_retention);
            // The same as all others is no choice of its own: the deck goes along with them again.
            if (changed) set(name, *changed == settings.retention ? std::string() : std::to_string(*changed));
        }
    }

    void days() {
        const app::Settings& settings = state_.settings;
        title("days", 2, Word::learning_days, 19);
        number("new", ui_.say(Word::new_cards_a_day), app::setting_name::new_cards, settings.new_cards, 0,
               app::most_new_cards);
        number("due", ui_.say(Word::due_cards_a_day), app::setting_name::due_cards, settings.due_cards, 0,
               app::most_due_cards);
        text("easy", ui_.say(Word::easy_days_text));
        std::array<Option, easy_steps.size()> options = {Option{ui_.say(Word::easy_usual), {}},
                                                         Option{ui_.say(Word::easy_half), {}},
                                                         Option{ui_.say(Word::easy_none), {}}};
        for (std::size_t day = 0; day < settings.easy_days.size(); ++day) {
            const std::string name = weekday_words(ui_.language, day);
            std::size_t selected = 0;
            while (selected + 1 < easy_steps.size() && easy_steps[selected] > settings.easy_days[day]) ++selected;
            if (const auto chosen =
                    choice(ui_, "easy" + std::to_string(day), row(name, 300), name, options, selected)) {
                std::string value;
                for (std::size_t i = 0; i < settings.easy_days.size(); ++i)
                    value +=
                        (i == 0 ? "" : " ") + std::to_string(i == day ? easy_steps[*chosen] : settings.easy_days[i]);
                set(app::setting_name::easy_days, std::move(value));
            }
        }
        const std::array<Option, 2> spread = {Option{ui_.say(Word::on), {}}, Option{ui_.say(Word::off), {}}};
        if (const auto chosen = choice(ui_, "spread", row(ui_.say(Word::spread), 200), ui_.say(Word::spread), spread,
                                       settings.spread ? 0 : 1))
            set(app::setting_name::spread, *chosen == 0 ? "on" : "off");
    }

    void interview() {
        const app::Interview& interview = state_.settings.interview;
        title("interview", 2, Word::interview_day, 19);
        text("interview-text", ui_.say(Word::interview_text));
        const std::string date = interview.day ? app::date_of_day(*interview.day) : std::string();
        const std::string_view label = ui_.say(Word::interview_date);
        // What is no date leaves the old one standing.
        if (auto changed = date_field(ui_, "date", row(label, 160), label, date);
            changed && (changed->empty() || app::day_of_date(*changed)))
            set(app::setting_name::interview, std::move(*changed));
        number("minutes", ui_.say(Word::interview_minutes), app::setting_name::interview_minutes, interview.minutes, 1,
               app::most_interview_minutes);
        if (state_.decks.size() > 1) interview_decks(interview);
        if (!interview.day) return;
        const app::Learning& learning = state_.learning;
        if (learning.planning.under_way()) {
            progress("planning", Word::planning, learning.planning.part);
            if (press("stop-plan", Word::stop)) actions_.push_back(app::StopPlan{});
        } else if (press("plan", Word::make_plan)) {
            actions_.push_back(app::MakePlan{});
        }
        end_buttons();
        refusal("plan-error", learning.planning);
        if (learning.plan) plan(*learning.plan);
    }

    /// Why an errand came to nothing, and what to do about it.
    void refusal(std::string_view key, const app::Errand& errand) {
        const std::string limit = grouped(ui_.language, errand.limit);
        switch (errand.refusal) {
            case app::Refusal::none: return;
            case app::Refusal::broken: return text(key, ui_.say(Word::errand_failed));
            case app::Refusal::few_answers:
                return text(key, fill(ui_.language, Word::fit_too_few,
                                      {{"n", grouped(ui_.language, errand.count)}, {"least", limit}}));
            case app::Refusal::past: return text(key, ui_.say(Word::plan_past));
            case app::Refusal::too_far: return text(key, fill(ui_.language, Word::plan_too_far, {{"n", limit}}));
            case app::Refusal::too_many: return text(key, fill(ui_.language, Word::plan_too_many, {{"n", limit}}));
        }
    }

    /// Every deck is a chip; those that the interview is about are marked. None marked means all.
    void interview_decks(const app::Interview& interview) {
        text("interview-decks", ui_.say(Word::interview_decks));
        for (const app::Deck& deck : state_.decks) {
            const auto at = std::find(interview.decks.begin(), interview.decks.end(), deck.id);
            const bool chosen = at != interview.decks.end();
            const std::string name = elide(regular(ui_, 13, 0), deck.name, column_.width - 60);
            const std::string label = chosen ? "✓ " + name : name;
            const float width = chip_width(ui_, label, false);
            if (x_ > 0 && x_ + width > column_.width) {
                y_ += minimum_target;
                x_ = 0;
            }
            const std::string said =
                deck.name + ": " + std::string(ui_.say(chosen ? Word::deck_chosen : Word::deck_not_chosen));
            if (chip_button(ui_, "deck" + deck.id, {column_.x + x_, y_, width, minimum_target}, label,
                            {.name = said})) {
                std::string value;
                for (const app::Deck& each : state_.decks) {
                    const bool was =
                        std::find(interview.decks.begin(), interview.decks.end(), each.id) != interview.decks.end();
                    if (was != (&each == &deck)) value += (value.empty() ? "" : "\n") + each.id;
                }
                set(app::setting_name::interview_decks, std::move(value));
            }
            x_ += width + 8;
        }
        row_ = minimum_target;
        end_buttons();
    }

    void plan(const app::PlanView& plan) {
        if (const std::uint32_t cards = state_.planned_left(); cards > 0) {
            const std::string start = fill(ui_.language, Word::start_plan, {{"n", grouped(ui_.language, cards)}});
            if (press("start-plan", start, ButtonKind::primary))
                actions_.push_back(go({.place = app::Place::quiz, .deck = std::string(app::plan_deck)}));
            end_buttons();
        }
        const std::int32_t today = state_.reviews.day_of(ui_.input.now, ui_.input.zone_minutes);
        std::string summary = fill(ui_.language, Word::plan_summary,
                                   {{"date", date_words(ui_.language, plan.interview_day, today)},
                                    {"recall", percent_words(plan.mean_recall)},
                                    {"idle", percent_words(plan.idle_recall)}});
        if (plan.unreached > 0)
            summary.append(" ").append(counted_grouped(ui_.language, Word::plan_unreached, plan.unreached));
        Chart chart = {ui_.say(Word::plan_title),
                       summary,
                       {{ui_.say(Word::head_day), ui_.say(Word::head_reviews), ui_.say(Word::head_new),
                         ui_.say(Word::head_recall)},
                        {}}};
        std::vector<double> values;
        for (const app::PlannedDay& day : plan.days) {
            values.push_back(day.recall);
            chart.table.cells.push_back(date_words(ui_.language, day.day, today));
            chart.table.cells.push_back(std::to_string(std::lround(day.answers)));
            chart.table.cells.push_back(std::to_string(std::lround(day.fresh)));
            chart.table.cells.push_back(percent_words(day.recall));
        }
        if (values.empty()) return text("plan", summary);
        const std::string most = percent_words(*std::max_element(values.begin(), values.end()));
        y_ += column_chart(ui_, "plan-chart", column_.x, y_, column_.width, chart,
                           {values, std::max<std::size_t>(1, values.size() / 6), most});
        unreached(plan);
    }

    /// The cards that stay below one half, by question.
    void unreached(const app::PlanView& plan) {
        std::size_t shown = 0;
        for (std::size_t i = 0; i < plan.cards.size() && shown < 8; ++i) {
            if (plan.recall[i] >= 0.5F) continue;
            const model::Card& card = state_.collection.cards[plan.cards[i]];
            ++shown;
            const std::string line = percent_words(static_cast<double>(plan.recall[i])) + " · " +
                                     model::asked_words(state_.collection, card);
            y_ += paragraph(ui_, "unreached" + std::to_string(i), regular(ui_, 14, ui_.palette->soft, 1.5F), line,
                            column_.x, y_, column_.width) +
                  2;
        }
    }

    void progress(std::string_view key, Word name, double part) {
        const std::string percent = percent_words(part);
        const TextStyle style = regular(ui_, 14, ui_.palette->soft);
        draw_text(ui_, style, ui_.say(name), {column_.x, y_, column_.width - 60, 22}, Align::left, Overflow::elide);
        draw_text(ui_, style, percent, {column_.x, y_, column_.width, 22}, Align::right);
        progress_bar(ui_, key, {column_.x, y_ + 26, column_.width, 6}, {static_cast<float>(part), 0},
                     static_cast<float>(part), ui_.say(name), percent);
        y_ += 40;
    }

    void parameters() {
        const app::Learning& learning = state_.learning;
        title("parameters", 2, Word::parameters, 19);
        const bool own = state_.settings.parameters != srs::default_parameters;
        text("parameters-text", ui_.say(own ? Word::parameters_own : Word::parameters_default));
        if (learning.fit.under_way()) {
            progress("fitting", Word::fitting, learning.fit.part);
            if (press("stop-fit", Word::stop)) actions_.push_back(app::StopLearning{});
        } else if (!learning.offer) {
            if (press("fit", Word::fit)) actions_.push_back(app::LearnParameters{});
            if (own && press("defaults", Word::parameters_forget)) set(app::setting_name::parameters, "");
        }
        end_buttons();
        refusal("fit-error", learning.fit);
        if (learning.offer) offer(*learning.offer);
    }

    void offer(const app::FitOffer& offer) {
        Chart chart = {ui_.say(Word::fit_effect),
                       ui_.say(offer.advised() ? Word::fit_advised : Word::fit_not_advised),
                       {{"", ui_.say(Word::head_before), ui_.say(Word::head_after)}, {}}};
        const auto add = [&](Word name, std::string before, std::string after) {
            chart.table.cells.emplace_back(ui_.say(name));
            chart.table.cells.push_back(std::move(before));
            chart.table.cells.push_back(std::move(after));
        };
        const auto measure = [&](Word name, double before, double after) {
            add(name, decimal(ui_.language, before, 4), decimal(ui_.language, after, 4));
        };
        measure(Word::fit_log_loss, offer.before.log_loss, offer.after.log_loss);
        measure(Word::fit_rmse, offer.before.rmse_bins, offer.after.rmse_bins);
        if (offer.later_tests > 0)
            measure(offer.later_defaults ? Word::fit_later_defaults : Word::fit_later, offer.later_before,
                    offer.later_after);
        add(Word::fit_load, decimal(ui_.language, offer.load_before, 1), decimal(ui_.language, offer.load_after, 1));
        chart.table.heads[0] = ui_.say(Word::fit_measure);
        const std::vector<BarRow> rows(chart.table.rows());
        std::optional<std::size_t> pressed;
        y_ += bar_chart(ui_, "offer", column_.x, y_, column_.width, chart, rows, pressed);
        if (press("take", Word::fit_take, offer.advised() ? ButtonKind::primary : ButtonKind::secondary))
            actions_.push_back(app::TakeParameters{});
        if (press("leave", Word::fit_leave)) actions_.push_back(app::LeaveParameters{});
        end_buttons();
    }

    UiContext& ui_;
    const app::State& state_;
    Column column_;
    Actions& actions_;
    float y_;
    float x_ = 0, row_ = 0;
};

}  // namespace

void draw_learning(UiContext& ui, const app::State& state, Rect area, Actions& actions) {
    const ScrollArea scroll = begin_scroll(ui, "learning", area, {.role = Role::main, .name = ui.say(Word::learning)});
    const float height = LearningPage(ui, state, column_in(ui, area.width, measure_width), actions).draw();
    end_scroll(ui, scroll, height);
}

}  // namespace viva::ui
