#include "quiz/interview.h"

#include <algorithm>

#include "base/hash.h"
#include "quiz/grading.h"
#include "quiz/modes.h"
#include "srs/index_sort.h"

namespace viva::quiz {
namespace {

std::uint64_t mixed(std::uint64_t value, std::uint64_t seed) {
    const std::uint64_t both[] = {value, seed};
    return hash_bytes({reinterpret_cast<const char*>(both), sizeof both});
}

std::uint64_t topic_of(const model::Card& card) { return std::uint64_t{card.document} << 32 | card.section; }

/// A heading further down in the note's outline asks about something deeper.
unsigned depth_of(const model::Collection& collection, const model::Card& card) {
    const std::span<const model::Block> blocks = collection.documents[card.document].blocks;
    if (card.question_block >= blocks.size()) return 0;
    const model::Block& block = blocks[card.question_block];
    return block.kind == model::BlockKind::heading ? block.level : 7U;
}

/// Questions of one topic, from `first` to before `end` of a list.
struct Run {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
};

}  // namespace

std::vector<std::uint32_t> interview_order(const model::Collection& collection, std::span<const std::uint32_t> cards,
                                           std::size_t count, std::uint64_t seed) {
    std::vector<std::uint32_t> questions;
    for (const std::uint32_t card : cards)
        if (card < collection.cards.size() && collection.cards[card].derived_from == 0) questions.push_back(card);
    srs::sort_indices(questions, [](std::uint32_t a, std::uint32_t b) { return a < b; });
    questions.erase(std::unique(questions.begin(), questions.end()), questions.end());
    // Neighbours in a note belong together: cut each topic into runs of an opening question and its follow-ups.
    std::vector<Run> runs;
    for (std::uint32_t i = 0; i < questions.size(); ++i) {
        const bool goes_on =
            !runs.empty() && runs.back().end == i && i - runs.back().first <= most_follow_ups &&
            topic_of(collection.cards[questions[i]]) == topic_of(collection.cards[questions[runs.back().first]]);
        if (goes_on)
            ++runs.back().end;
        else
            runs.push_back({i, i + 1});
    }
    std::vector<std::uint32_t> order(runs.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    srs::sort_indices(order, [&](std::uint32_t a, std::uint32_t b) {
        const std::uint64_t left = mixed(questions[runs[a].first], seed), right = mixed(questions[runs[b].first], seed);
        return left != right ? left < right : a < b;
    });
    std::vector<std::uint32_t> asked;
    for (const std::uint32_t run : order) {
        std::span<std::uint32_t> topic(questions.begin() + runs[run].first, questions.begin() + runs[run].end);
        // From general to deep; what is equally deep stays in the note's order.
        srs::sort_indices(topic, [&](std::uint32_t a, std::uint32_t b) {
            const unsigned left = depth_of(collection, collection.cards[a]);
            const unsigned right = depth_of(collection, collection.cards[b]);
            return left != right ? left < right : a < b;
        });
        for (const std::uint32_t card : topic)
            if (asked.size() < count) asked.push_back(card);
    }
    return asked;
}

double InterviewAnswer::coverage() const {
    if (covered.empty()) return 0;
    return static_cast<double>(std::count(covered.begin(), covered.end(), 1)) / static_cast<double>(covered.size());
}

std::vector<model::CardPart> key_points(const model::Collection& collection, std::uint32_t card) {
    for (const model::PartKind kind : {model::PartKind::key_point, model::PartKind::item}) {
        std::vector<model::CardPart> points;
        for (const model::CardPart& part : parts_for(collection, card, kind))
            if (part.kind == kind && points.size() < most_parts) points.push_back(part);
        if (!points.empty()) return points;
    }
    const model::Card& asked = collection.cards[card];
    if (asked.kind != model::CardKind::cloze) return {};
    const std::span<const model::CardPart> hidden = collection.parts_of(asked);
    return {hidden.begin(), hidden.begin() + std::min(std::ssize(hidden), std::ptrdiff_t{most_parts})};
}

Interview start_interview(const model::Collection& collection, std::span<const std::uint32_t> order, Time limit_ms,
                          Time now) {
    Interview interview;
    for (const std::uint32_t card : order) {
        InterviewAnswer answer;
        answer.card = card;
        answer.follows_up = !interview.answers.empty() && topic_of(collection.cards[card]) ==
                                                              topic_of(collection.cards[interview.answers.back().card]);
        answer.covered.resize(std::max<std::size_t>(1, key_points(collection, card).size()));
        interview.answers.push_back(std::move(answer));
    }
    interview.limit_ms = limit_ms;
    interview.started_at = interview.asked_at = now;
    if (interview.answers.empty()) interview.phase = InterviewPhase::finished;
    return interview;
}

void finish_answer(const model::Collection& collection, Interview& interview, Time now) {
    if (interview.phase != InterviewPhase::asking) return;
    InterviewAnswer& answer = interview.answers[interview.current];
    answer.took_ms = std::max(now - interview.asked_at, Time{0});
    answer.answered = true;
    interview.phase = InterviewPhase::checking;
    const std::vector<model::CardPart> points = key_points(collection, answer.card);
    if (answer.text.empty() || points.empty()) return;
    Prompt prompt = make_prompt(collection, answer.card, *find_mode("recall"));
    prompt.parts = points;
    const Verdict verdict = judge(collection, prompt, {answer.text, {}});
    for (std::size_t i = 0; i < points.size(); ++i) answer.covered[i] = verdict.parts[i].right ? 1 : 0;
}

void toggle_point(Interview& interview, std::size_t point) {
    if (interview.phase != InterviewPhase::checking) return;
    std::vector<std::uint8_t>& covered = interview.answers[interview.current].covered;
    if (point < covered.size()) covered[point] ^= 1;
}

void ask_next(Interview& interview, Time now) {
    if (interview.phase != InterviewPhase::checking) return;
    const bool more = interview.current + 1 < interview.answers.size();
    interview.phase = more ? InterviewPhase::asking : InterviewPhase::finished;
    if (more) ++interview.current;
    interview.asked_at = now;
}

void end_interview(Interview& interview) {
    std::erase_if(interview.answers, [](const InterviewAnswer& answer) { return !answer.answered; });
    interview.current = interview.answers.empty() ? 0 : interview.answers.size() - 1;
    interview.phase = InterviewPhase::finished;
}

}  // namespace viva::quiz
