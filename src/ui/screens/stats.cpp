// Stats: the year, what comes, what is remembered, and where it is weak.
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "base/compact_sort.h"
#include "base/hash.h"
#include "model/asked_words.h"
#include "srs/calendar.h"
#include "ui/draw.h"
#include "ui/screens.h"
#include "ui/screens/card_history.h"
#include "ui/screens/views.h"
#include "ui/time_words.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/charts.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/heat_map.h"
#include "ui/widgets/scroll_area.h"

namespace viva::ui {
namespace {

constexpr float stats_width = 1000, lane_gap = 44, chart_gap = 34;
constexpr std::size_t most_rows = 8;

/// One or two columns; the next chart goes where there is most room.
struct Lanes {
    Lanes(Column column, float y) : count(column.width >= 760 ? 2 : 1), left(column.x) {
        width = std::floor((column.width - lane_gap * static_cast<float>(count - 1)) / static_cast<float>(count));
        ends = {y, y};
    }
    std::size_t next() const { return count == 2 && ends[1] < ends[0] ? 1 : 0; }
    float x(std::size_t lane) const { return left + static_cast<float>(lane) * (width + lane_gap); }
    float bottom() const { return std::max(ends[0], ends[1]); }

    std::size_t count;
    float left, width = 0;
    std::array<float, 2> ends = {};
};

std::string count_words(const UiContext& ui, std::int64_t count) { return grouped(ui.language, count); }

std::string minutes_words(std::uint64_t took_ms) { return std::to_string((took_ms + 30'000) / 60'000); }

/// "87%", or a dash where nothing was tested.
std::string share_words(const app::Retention& retention) {
    const auto share = retention.share();
    return share ? percent_words(*share) : "–";
}

std::string days_words(const UiContext& ui, double days) {
    return interval_words(ui.language, static_cast<model::Time>(days * static_cast<double>(model::day_ms)));
}

class StatsPage {
public:
    StatsPage(UiContext& ui, const app::State& state, const app::Statistics& numbers, Lanes& lanes, Actions& actions)
        : ui_(ui), state_(state), numbers_(numbers), lanes_(lanes), actions_(actions) {}

    void draw() {
        forecast();
        retention();
        time();
        curve();
        weak_topics();
        decks();
        distribution_of_recall();
        distribution_of_stability();
        distribution_of_difficulty();
        weak_cards();
    }

private:
    void put(float height) { lanes_.ends[lanes_.next()] += height + chart_gap; }
    float x() const { return lanes_.x(lanes_.next()); }
    float y() const { return lanes_.ends[lanes_.next()]; }

    void columns(std::string_view key, const Chart& chart, std::span<const double> values, std::size_t axis_step,
                 std::string_view most) {
        put(column_chart(ui_, key, x(), y(), lanes_.width, chart, {values, axis_step, most}));
    }

    /// Columns of cards by class.
    template <std::size_t Size>
    void distribution(std::string_view key, Word title, const std::string& summary, Word head,
                      const std::array<std::uint32_t, Size>& counts, const std::array<std::string, Size>& names) {
        std::vector<double> values(counts.begin(), counts.end());
        Chart chart = {ui_.say(title), summary, {{ui_.say(head), ui_.say(Word::head_cards)}, {}}};
        for (std::size_t i = 0; i < Size; ++i) {
            chart.table.cells.push_back(names[i]);
            chart.table.cells.push_back(count_words(ui_, counts[i]));
        }
        columns(key, chart, values, 1, count_words(ui_, *std::max_element(counts.begin(), counts.end())));
    }

    void forecast() {
        const auto& days = numbers_.forecast;
        std::vector<double> values(days.begin(), days.end());
        Chart chart = {ui_.say(Word::chart_forecast), {}, {{ui_.say(Word::head_day), ui_.say(Word::head_cards)}, {}}};
        for (std::size_t i = 0; i < days.size(); ++i) {
            chart.table.cells.push_back(
                i == 0 ? std::string(ui_.say(Word::today))
                       : date_words(ui_.language, numbers_.today + static_cast<int>(i), numbers_.today));
            chart.table.cells.push_back(count_words(ui_, days[i]));
        }
        const auto busiest = static_cast<std::size_t>(std::max_element(days.begin(), days.end()) - days.begin());
        const std::string summary =
            fill(ui_.language, Word::forecast_summary,
                 {{"today", count_words(ui_, days[0])},
                  {"sum", count_words(ui_, std::accumulate(days.begin(), days.end(), std::int64_t{0}))},
                  {"day", chart.table.cell(busiest, 0)}});
        chart.summary = summary;
        columns("forecast", chart, values, 5, count_words(ui_, days[busiest]));
    }

    void time() {
        const bool by_day =
            numbers_.stretches.size() < 2 || numbers_.stretches[1].last_day - numbers_.stretches[0].last_day == 1;
        Chart chart = {ui_.say(Word::chart_time),
                       {},
                       {{ui_.say(by_day ? Word::head_day : Word::head_until), ui_.say(Word::head_minutes),
                         ui_.say(Word::head_reviews)},
                        {}}};
        std::vector<double> values;
        std::uint64_t most = 0;
        for (const app::Stretch& stretch : numbers_.stretches) {
            values.push_back(static_cast<double>(stretch.took_ms));
            most = std::max(most, stretch.took_ms);
            chart.table.cells.push_back(date_words(ui_.language, stretch.last_day, numbers_.today));
            chart.table.cells.push_back(minutes_words(stretch.took_ms));
            chart.table.cells.push_back(count_words(ui_, stretch.reviews));
        }
        const std::string summary =
            fill(ui_.language, Word::time_summary,
                 {{"time", interval_words(ui_.language, static_cast<model::Time>(numbers_.took_ms))},
                  {"days", counted_grouped(ui_.language, Word::active_days, numbers_.active_days)}});
        chart.summary = summary;
        columns("time", chart, values, by_day ? 5 : 8, interval_words(ui_.language, static_cast<model::Time>(most)));
    }

    std::string retention_summary() const {
        if (numbers_.retention.tested == 0) return std::string(ui_.say(Word::retention_none));
        return fill(ui_.language, Word::retention_summary,
                    {{"percent", share_words(numbers_.retention)},
                     {"tested", counted_grouped(ui_.language, Word::tested_count, numbers_.retention.tested)}});
    }

    void add_retention(Chart& chart, std::vector<BarRow>& rows, std::string name, const app::Retention& retention) {
        chart.table.cells.push_back(std::move(name));
        chart.table.cells.push_back(share_words(retention));
        chart.table.cells.push_back(count_words(ui_, retention.tested));
        rows.push_back({retention.share().value_or(-1), {}, {}});
    }

    /// "under 7 days", "7 days – 1 month", …, "over 3 months".
    template <std::size_t Size>
    std::string class_words(const std::array<double, Size>& ends, std::size_t at) const {
        if (at == 0) return fill(ui_.language, Word::under_interval, {{"interval", days_words(ui_, ends[0])}});
        if (at == Size) return fill(ui_.language, Word::over_interval, {{"interval", days_words(ui_, ends[Size - 1])}});
        return fill(ui_.language, Word::between_intervals,
                    {{"from", days_words(ui_, ends[at - 1])}, {"to", days_words(ui_, ends[at])}});
    }

    ChartTable retention_table(Word first) const {
        return {{ui_.say(first), ui_.say(Word::head_recalled), ui_.say(Word::head_tested)}, {}};
    }

    void bars(std::string_view key, const Chart& chart, std::span<const BarRow> rows,
              std::optional<std::size_t>& pressed) {
        put(bar_chart(ui_, key, x(), y(), lanes_.width, chart, rows, pressed));
    }

    void retention() {
        const std::string summary = retention_summary();
        Chart chart = {ui_.say(Word::chart_maturity), summary, retention_table(Word::head_stability)};
        std::vector<BarRow> rows;
        for (std::size_t i = 0; i < numbers_.maturity.size(); ++i)
            add_retention(chart, rows, class_words(app::maturity_ends, i), numbers_.maturity[i]);
        std::optional<std::size_t> pressed;
        bars("maturity", chart, rows, pressed);
    }

    /// All decks that have what `value` is about, the smallest first.
    template <class Has, class Value>
    std::vector<std::size_t> lowest(Has has, Value value) const {
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < numbers_.topics.size(); ++i)
            if (has(numbers_.topics[i])) order.push_back(i);
        compact_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
            const double one = value(numbers_.topics[left]);
            const double other = value(numbers_.topics[right]);
            return one != other ? one < other : left < right;
        });
        return order;
    }

    void decks() {
        const auto order = lowest([](const app::Topic& topic) { return topic.retention.tested > 0; },
                                  [](const app::Topic& topic) { return *topic.retention.share(); });
        if (order.empty()) return;
        const std::string summary = retention_summary();
        Chart chart = {ui_.say(Word::chart_decks), summary, retention_table(Word::head_deck)};
        std::vector<BarRow> rows;
        for (const std::size_t i : order)
            add_retention(chart, rows, state_.decks[i].name, numbers_.topics[i].retention);
        rows.resize(std::min(rows.size(), most_rows));
        std::optional<std::size_t> pressed;
        bars("decks", chart, rows, pressed);
    }

    void weak_topics() {
        auto order = lowest([](const app::Topic& topic) { return topic.seen > 0; },
                            [](const app::Topic& topic) { return topic.recall; });
        if (order.empty()) return;
        order.resize(std::min(order.size(), most_rows));
        Chart chart = {ui_.say(Word::chart_topics),
                       ui_.say(Word::topics_summary),
                       {{ui_.say(Word::head_deck), ui_.say(Word::head_recall), ui_.say(Word::head_lapses)}, {}}};
        std::vector<BarRow> rows;
        std::vector<std::string> addresses;
        addresses.reserve(order.size());
        for (const std::size_t i : order) {
            chart.table.cells.push_back(state_.decks[i].name);
            chart.table.cells.push_back(percent_words(numbers_.topics[i].recall));
            chart.table.cells.push_back(count_words(ui_, numbers_.topics[i].lapses));
            addresses.push_back(format(app::Route{.place = app::Place::quiz, .deck = state_.decks[i].id}));
            rows.push_back({numbers_.topics[i].recall, addresses.back(), {}});
        }
        std::optional<std::size_t> pressed;
        bars("topics", chart, rows, pressed);
        if (pressed) actions_.push_back(go({.place = app::Place::quiz, .deck = state_.decks[order[*pressed]].id}));
    }

    /// Cards as rows that lead to their histories.
    void cards(std::string_view key, Word title, Word summary, const std::vector<std::uint32_t>& indices) {
        if (indices.empty()) return;
        Chart chart = {ui_.say(title),
                       ui_.say(summary),
                       {{ui_.say(Word::head_card), ui_.say(Word::head_recall), ui_.say(Word::head_lapses)}, {}}};
        std::vector<BarRow> rows;
        std::vector<std::string> addresses;
        addresses.reserve(indices.size());
        const auto route = [&](std::size_t row) {
            return app::Route{.place = app::Place::stats, .card = base32(state_.collection.cards[indices[row]].id)};
        };
        for (std::size_t i = 0; i < indices.size(); ++i) {
            const model::Card& card = state_.collection.cards[indices[i]];
            const double recall = recall_of(indices[i]);
            chart.table.cells.push_back(model::asked_words(state_.collection, card));
            chart.table.cells.push_back(percent_words(recall));
            chart.table.cells.push_back(count_words(ui_, state_.reviews.card(card.id).lapses));
            addresses.push_back(format(route(i)));
            rows.push_back({recall, addresses.back(), {}});
        }
        std::optional<std::size_t> pressed;
        bars(key, chart, rows, pressed);
        if (pressed) actions_.push_back(go(route(*pressed)));
    }

    double recall_of(std::uint32_t index) const {
        return state_.reviews.scheduler().retrievability(state_.reviews.card(state_.collection.cards[index].id),
                                                         ui_.input.now);
    }

    void weak_cards() {
        cards("leeches", Word::leeches, Word::leech_hint, numbers_.leeches);
        cards("cards", Word::chart_weak_cards, Word::weak_cards_summary, numbers_.weakest);
        cards("stopped", Word::stopped_cards, Word::weak_cards_summary, numbers_.stopped);
    }

    void curve() {
        if (numbers_.curve.empty()) return;
        Chart chart = {ui_.say(Word::chart_curve),
                       ui_.say(Word::curve_summary),
                       {{ui_.say(Word::head_elapsed), ui_.say(Word::head_recalled), ui_.say(Word::head_expected),
                         ui_.say(Word::head_tested)},
                        {}}};
        std::uint32_t most = 1;
        for (const app::CurvePoint& point : numbers_.curve) most = std::max(most, point.observed.tested);
        std::vector<CurveDot> dots;
        for (const app::CurvePoint& point : numbers_.curve) {
            const auto hundredths = std::lround(point.time * 100);
            std::string time = std::to_string(hundredths / 100);
            time += ui_.language == Language::ru ? ',' : '.';
            time += static_cast<char>('0' + hundredths / 10 % 10);
            time += static_cast<char>('0' + hundredths % 10);
            chart.table.cells.push_back(time);
            chart.table.cells.push_back(share_words(point.observed));
            chart.table.cells.push_back(percent_words(point.predicted));
            chart.table.cells.push_back(count_words(ui_, point.observed.tested));
            dots.push_back({point.time, *point.observed.share(), static_cast<double>(point.observed.tested) / most});
        }
        // Far out there are few reviews: the curve is about the first stretches, and what lies beyond stands at its
        // end.
        const double end = std::clamp(std::ceil(dots.back().x * 2) / 2, 1.5, 4.0);
        for (CurveDot& dot : dots) dot.x = std::min(dot.x, end);
        std::vector<CurveDot> line;
        for (int i = 0; i <= 40; ++i) {
            const double at = end * i / 40;
            line.push_back({at, srs::retrievability(at, 1, state_.reviews.scheduler().options().parameters), 0});
        }
        std::string last = std::to_string(static_cast<int>(end));
        if (end != std::floor(end)) last += ui_.language == Language::ru ? ",5" : ".5";
        last = fill(ui_.language, Word::curve_end, {{"n", last}});
        put(curve_chart(ui_, "curve", x(), y(), lanes_.width, chart,
                        {dots, line, end, ui_.say(Word::curve_start), last}));
    }

    void distribution_of_stability() {
        std::array<std::string, app::stability_ends.size() + 1> names;
        for (std::size_t i = 0; i < names.size(); ++i) names[i] = class_words(app::stability_ends, i);
        distribution(
            "stability", Word::chart_stability,
            fill(ui_.language, Word::stability_summary, {{"interval", days_words(ui_, numbers_.median_stability)}}),
            Word::head_stability, numbers_.stability, names);
    }

    void distribution_of_difficulty() {
        std::array<std::string, 9> names;
        for (std::size_t i = 0; i < names.size(); ++i) names[i] = std::to_string(i + 1) + "–" + std::to_string(i + 2);
        std::string mean = std::to_string(std::lround(numbers_.mean_difficulty * 10) / 10);
        mean += ui_.language == Language::ru ? ',' : '.';
        mean += std::to_string(std::lround(numbers_.mean_difficulty * 10) % 10);
        distribution("difficulty", Word::chart_difficulty, fill(ui_.language, Word::difficulty_summary, {{"n", mean}}),
                     Word::head_difficulty, numbers_.difficulty, names);
    }

    void distribution_of_recall() {
        std::array<std::string, 10> names;
        for (std::size_t i = 0; i < names.size(); ++i)
            names[i] = std::to_string(i * 10) + "–" + std::to_string(i * 10 + 10) + "%";
        distribution("recall", Word::chart_recall,
                     fill(ui_.language, Word::recall_summary,
                          {{"percent", percent_words(numbers_.mean_recall)},
                           {"cards", counted_grouped(ui_.language, Word::cards_count, numbers_.seen)}}),
                     Word::head_recall, numbers_.recall, names);
    }

    UiContext& ui_;
    const app::State& state_;
    const app::Statistics& numbers_;
    Lanes& lanes_;
    Actions& actions_;
};

/// The months of the year for the heat map's table.
ChartTable months_table(const UiContext& ui, const app::State& state, std::int32_t today) {
    ChartTable table = {
        {ui.say(Word::head_month), ui.say(Word::head_days), ui.say(Word::head_reviews), ui.say(Word::head_minutes)},
        {}};
    const std::int32_t first = today - static_cast<std::int32_t>(app::Year::day_count) + 1;
    srs::Date month = {};
    std::uint32_t active = 0;
    std::uint32_t reviews = 0;
    std::uint64_t took_ms = 0;
    const auto end_month = [&] {
        if (active + reviews == 0 && table.cells.empty()) return;
        table.cells.push_back(month_words(ui.language, month.year, month.month));
        table.cells.push_back(std::to_string(active));
        table.cells.push_back(grouped(ui.language, reviews));
        table.cells.push_back(minutes_words(took_ms));
    };
    for (std::int32_t day = first; day <= today; ++day) {
        const srs::Date date = srs::date_of_day(day);
        if (date.month != month.month && day != first) {
            end_month();
            active = reviews = 0;
            took_ms = 0;
        }
        month = date;
        const srs::DayCounts counts = state.reviews.counts(day);
        active += counts.reviews > 0;
        reviews += counts.reviews;
        took_ms += counts.took_ms;
    }
    end_month();
    return table;
}

float draw_year(UiContext& ui, const app::State& state, Column column, float y) {
    const float top = y;
    const app::Year& year = state.overview.year;
    const std::int32_t today = state.reviews.day_of(ui.input.now, ui.input.zone_minutes);
    std::string summary = counted_grouped(ui.language, Word::reviews_count, static_cast<std::int64_t>(year.total));
    summary.append(" · ").append(counted_grouped(ui.language, Word::heat_map_days, year.active_days));
    if (year.streak > 0) summary.append(" · ").append(counted_grouped(ui.language, Word::streak, year.streak));
    const Chart chart = {ui.say(Word::last_year), summary, months_table(ui, state, today)};
    ui.semantics.open("year",
                      {.role = Role::region, .name = std::string(chart.title), .rect = {column.x, y, column.width, 0}});
    const HeatMap map = {year.reviews, year.last_weekday, ui.say(Word::heat_map_name)};
    const float head = chart_head_height(ui, column.width, chart);
    const Rect picture = {column.x, y + head, column.width, heat_map_height(column.width)};
    const auto hovered = heat_map_day(ui, picture.x, picture.y, picture.width, map);
    const Scrub scrub = read_scrub(ui, "at", year.reviews.size(), hovered);
    const auto words = [&](std::size_t day) {
        return date_words(ui.language, today - static_cast<std::int32_t>(year.reviews.size() - 1 - day), today) +
               " · " + counted_grouped(ui.language, Word::reviews_count, year.reviews[day]);
    };
    chart_head(ui, column.x, y, column.width, chart, scrub.shown ? words(*scrub.shown) : std::string());
    draw_heat_map(ui, picture.x, picture.y, picture.width, map, scrub.shown);
    y += head + picture.height + 8;
    y += chart_numbers(ui, picture, y, chart);
    add_scrub(ui, "at", picture, map.name, year.reviews.size(), scrub, words(scrub.mark));
    if (Node* node = ui.semantics.edit(ui.semantics.parent())) node->rect.height = y - top;
    ui.semantics.close();
    return y - top;
}

float draw_period(UiContext& ui, Column column, float y, StatsView& view) {
    const std::array<Option, 3> options = {Option{.label = ui.say(Word::period_month)},
                                           Option{.label = ui.say(Word::period_year)},
                                           Option{.label = ui.say(Word::period_all)}};
    const Rect rect = {column.x, y, std::min(column.width, 360.0F), field_height};
    if (const auto chosen =
            choice(ui, "period", rect, ui.say(Word::period), options, static_cast<std::size_t>(view.period))) {
        view.period = static_cast<app::Period>(*chosen);
        view.made = false;
        ui.want_frame();
    }
    return field_height;
}

}  // namespace

void draw_stats(UiContext& ui, const app::State& state, Rect area, Actions& actions) {
    if (!state.route.card.empty()) return draw_card_history(ui, state, area, actions);
    const ScrollArea scroll = begin_scroll(ui, "stats", area, {.role = Role::main, .name = ui.say(Word::stats)});
    const Column column = column_in(ui, area.width, stats_width);
    float y = column.top;
    y += heading(ui, "title", 1, semibold(ui, ui.width == Width::phone ? 25 : 30, ui.palette->ink, 1.3F),
                 ui.say(Word::stats), column.x, y, column.width) +
         18;
    StatsView& view = ui.views->stats;
    if (!view.made || view.revision != state.revision) {
        view.numbers = make_statistics(state.collection, state.decks, state.reviews, view.period,
                                       {ui.input.now, ui.input.zone_minutes});
        view.revision = state.revision;
        view.made = true;
    }
    if (state.reviews.days().empty()) {
        y += paragraph(ui, "none", regular(ui, 16, ui.palette->soft, 1.6F), ui.say(Word::no_reviews_yet), column.x, y,
                       column.width) +
             18;
        const ButtonOptions primary = {.kind = ButtonKind::primary};
        const std::string_view start = ui.say(Word::start);
        if (state.overview.all.today() > 0 &&
            button(ui, "start", {column.x, y, button_width(ui, start, primary), button_height(ui, primary)}, start,
                   primary))
            actions.push_back(app::GoTo{{.place = app::Place::quiz}});
        y += button_height(ui, primary);
    } else {
        y += draw_year(ui, state, column, y) + 18;
        y += draw_period(ui, column, y, view) + 26;
        Lanes lanes(column, y);
        StatsPage(ui, state, view.numbers, lanes, actions).draw();
        y = lanes.bottom() - chart_gap;
    }
    end_scroll(ui, scroll, y + column.bottom);
}

}  // namespace viva::ui
