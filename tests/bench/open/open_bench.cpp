// What a long history costs the app when it opens, without the browser's part:   open_bench NOTES.pack [REVIEWS
// [ROUNDS]] The log is that of open.mjs: ten years of daily study, one card for 33 reviews, what each card looked like.
// Half of the rounds fold it, half find what was folded.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "app/update.h"
#include "pack/reader.h"
#include "srs/event.h"
#include "srs/packed_log.h"
#include "support/files.h"
#include "support/random.h"

using namespace viva;

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

std::string make_log(std::size_t reviews, model::Time now) {
    tests::Random random(1);
    const model::Time span = 3650 * model::day_ms;
    std::vector<model::CardId> cards(reviews / 33 + 1);
    for (model::CardId& card : cards) card = random.next();
    std::string lines;
    std::uint32_t number = 0;
    const auto add = [&](model::Time at, auto what) {
        model::Event event{"00c0ffee00c0ffee-" + std::to_string(++number), at, 540, {}};
        event.what = std::move(what);
        lines.append(srs::event_line(event)).append("\n");
    };
    for (std::size_t i = 0; i < reviews; ++i) {
        const double part = static_cast<double>(i) / static_cast<double>(reviews);
        const std::uint64_t known = 1 + static_cast<std::uint64_t>(part * static_cast<double>(cards.size() - 1));
        const std::uint64_t luck = random.below(10);
        const auto rating = static_cast<model::Rating>(luck == 0 ? 1 : luck == 1 ? 2 : luck == 9 ? 4 : 3);
        add(now - span + static_cast<model::Time>(part * static_cast<double>(span)),
            model::Review{cards[random.below(known)], rating, static_cast<std::uint32_t>(2000 + random.below(20'000))});
    }
    for (const model::CardId card : cards) {
        app::Fingerprint fingerprint;
        for (std::uint8_t& byte : fingerprint.asked) byte = static_cast<std::uint8_t>(random.below(256));
        for (std::uint8_t& byte : fingerprint.answer) byte = static_cast<std::uint8_t>(random.below(256));
        add(now - span, model::Remembered{card, app::text_of(fingerprint)});
    }
    return lines;
}

}  // namespace

int main(int argument_count, char** arguments) {
    const std::string bytes = argument_count > 1 ? tests::read_file(arguments[1]).value_or("") : "";
    auto notes = pack::Pack::open(std::vector<std::uint8_t>(bytes.begin(), bytes.end()));
    if (!notes) {
        std::fprintf(stderr, "open_bench NOTES.pack [REVIEWS [ROUNDS]]: %s\n", notes.error().message.c_str());
        return 2;
    }
    const std::size_t reviews = argument_count > 2 ? static_cast<std::size_t>(std::atoll(arguments[2])) : 400'000;
    const app::Clock clock{1'790'000'000'000, 540};
    srs::LogPacker packer;
    packer.add(make_log(reviews, clock.now));
    const std::string packed = packer.finish();
    const int rounds = argument_count > 3 ? std::atoi(arguments[3]) : 5;
    std::string folded;
    for (int round = 0; round < 2 * rounds; ++round) {
        app::State state = app::start(notes->collection(), app::StartOptions{}, clock);
        auto start = Clock::now();
        app::update(state, app::PackedEventsArrived{packed, folded}, clock);
        const double taken = milliseconds_since(start);
        start = Clock::now();
        app::update(state, app::EventsArrived{"", true}, clock);
        std::printf("%zu events, %zu bytes: read %.1f ms, %s %.1f ms\n", state.event_count(), packed.size(), taken,
                    folded.empty() ? "folded" : "found folded", milliseconds_since(start));
        if (round + 1 == rounds) folded = state.reviews.folded();
    }
    return 0;
}
