#include <algorithm>

#include "srs/metrics.h"
#include "srs/number_text.h"
#include "srs/optimizer.h"
#include "worker/questions.h"

namespace viva::worker {
namespace {

/// A fit is judged on this last share of the answers, by parameters learnt from those before.
constexpr double learnt_share = 0.8;

/// Hands a stretch of the whole work on as its part.
struct Stretch {
    Watcher* watcher;
    double from, to;

    static bool go_on(void* context, double done) {
        const Stretch& stretch = *static_cast<Stretch*>(context);
        return watch(stretch.watcher, stretch.from + done * (stretch.to - stretch.from));
    }
};

std::string text_of(const srs::Metrics& metrics) {
    const double numbers[] = {metrics.log_loss, metrics.rmse_bins, metrics.auc};
    return srs::write_millionths(numbers);
}

}  // namespace

Result<std::string> answer_fit(Library&, const srs::JsonFields& asked, Watcher& watcher) {
    const auto histories = srs::parse_histories(text_of(asked, "histories"));
    if (!histories) return tl::unexpected(histories.error());
    srs::Parameters current = srs::default_parameters;
    const std::vector<double> given = srs::parse_millionths(text_of(asked, "parameters"));
    if (given.size() == current.size()) std::copy(given.begin(), given.end(), current.begin());
    current = srs::clip_parameters(current);
    const std::int64_t percent = srs::integer_of(asked, "retention", 90);
    const double retention = static_cast<double>(std::clamp<std::int64_t>(percent, 1, 99)) / 100;

    Stretch whole{&watcher, 0, 0.5};
    const auto fit = srs::fit_parameters(*histories, {.watch = {Stretch::go_on, &whole}});
    if (!fit) {
        const std::uint32_t tests = srs::measure(*histories, current).tests;
        if (tests < srs::least_tests) return refused("few_answers", tests, srs::least_tests);
        return tl::unexpected(fit.error());
    }
    const srs::Effect effect = srs::effect_of(*histories, current, fit->parameters, retention);
    const double load[] = {effect.load_before, effect.load_after};

    srs::JsonLineWriter writer;
    writer.string("parameters", srs::write_millionths(fit->parameters)).integer("tests", fit->tests);
    writer.string("before", text_of(effect.before)).string("after", text_of(effect.after));
    writer.string("load", srs::write_millionths(load));

    // Too short a log has no later part to be judged on; that is no error.
    Stretch later{&watcher, 0.5, 1};
    std::int32_t split = srs::day_at_share(*histories, learnt_share);
    srs::Parameters rival = current;
    // Parameters that were learnt from this log know its answers up to that day: those tell nothing about them.
    if (const auto unseen = static_cast<std::int32_t>(srs::integer_of(asked, "learnt_on", -1)) + 1; unseen > split) {
        if (srs::measure(*histories, current, {unseen, srs::DayRange{}.end}).tests >= srs::least_tests)
            split = unseen;
        else
            rival = srs::default_parameters;
    }
    const auto earlier = srs::fit_parameters(*histories, {.end_day = split, .watch = {Stretch::go_on, &later}});
    if (earlier) {
        const srs::DayRange rest = {split, srs::DayRange{}.end};
        const srs::Metrics judged = srs::measure(*histories, earlier->parameters, rest);
        const double losses[] = {srs::measure(*histories, rival, rest).log_loss, judged.log_loss};
        writer.string("later", srs::write_millionths(losses)).integer("later_tests", judged.tests);
        writer.integer("later_defaults", rival == current ? 0 : 1);
    }
    return writer.finish();
}

}  // namespace viva::worker
