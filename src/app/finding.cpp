#include "app/finding.h"

#include <algorithm>
#include <charconv>

#include "app/decks.h"
#include "app/updater.h"
#include "base/light_fold.h"
#include "srs/json_line.h"

namespace viva::app {
namespace {

/// Below this share of being recalled, or at this difficulty (1…10), a known card is weak.
constexpr double weak_recall = 0.8, weak_difficulty = 8;

/// Reads numbers off a text of them.
class Numbers {
public:
    explicit Numbers(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}
    bool next(std::int64_t& number) {
        while (at_ < end_ && *at_ == ' ') ++at_;
        const auto [next, error] = std::from_chars(at_, end_, number);
        at_ = next;
        return error == std::errc{};
    }

private:
    const char* at_;
    const char* end_;
};

bool is_weak(const srs::ReviewState& reviews, const srs::CardState& card, model::Time now) {
    return card.state == srs::State::Relearning || card.memory.difficulty >= weak_difficulty ||
           reviews.scheduler().retrievability(card, now) < weak_recall;
}

/// One hit of the answer; nothing if the numbers end or make no sense here.
std::optional<FoundText> read_hit(Numbers& numbers, const model::Collection& collection) {
    std::int64_t document = 0, block = 0, match = 0, count = 0, offset = 0, size = 0;
    if (!numbers.next(document) || !numbers.next(block) || !numbers.next(match) || !numbers.next(count))
        return std::nullopt;
    if (document < 0 || document >= static_cast<std::int64_t>(collection.documents.size())) return std::nullopt;
    const auto index = static_cast<std::uint32_t>(document);
    const model::Document& note = collection.documents[index];
    FoundText found{.document = index, .block = block < 0 ? model::none : static_cast<std::uint32_t>(block)};
    if (block >= static_cast<std::int64_t>(note.blocks.size())) {
        // As worker/search_question.cpp numbers them.
        const std::int64_t section = block - static_cast<std::int64_t>(note.blocks.size());
        if (section >= static_cast<std::int64_t>(note.sections.size())) return std::nullopt;
        found.section = static_cast<std::uint32_t>(section);
        found.block = note.sections[found.section].first_block;
        if (found.block >= note.blocks.size()) return std::nullopt;
    }
    const auto length = static_cast<std::int64_t>(text_of(collection, found).size());
    for (std::int64_t end = 0; count > 0; --count) {
        if (!numbers.next(offset) || !numbers.next(size)) return std::nullopt;
        if (offset < end || size <= 0 || offset + size > length) continue;
        found.marks.push_back({static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(size)});
        end = offset + size;
    }
    return found;
}

bool is_title(const model::Document& document, const FoundText& found) {
    return found.section == model::none &&
           (found.block == model::none || document.blocks[found.block].kind == model::BlockKind::heading);
}

/// A title shows the text below it: what is found there, too, is shown in its row and in no other. Returns how many
/// rows that spares.
std::uint32_t join_titles_with_texts(std::vector<FoundText>& texts, const model::Collection& collection) {
    std::vector<bool> spared(texts.size());
    for (FoundText& title : texts) {
        const model::Document& document = collection.documents[title.document];
        if (!is_title(document, title)) continue;
        const std::uint32_t below = text_block_below(document, title.block);
        if (below == model::none) continue;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const FoundText& text = texts[i];
            if (text.document != title.document || text.block != below || text.section != model::none) continue;
            // The note's title and its first heading show the same.
            title.below = text.marks;
            spared[i] = true;
        }
    }
    std::size_t next = 0;
    return static_cast<std::uint32_t>(std::erase_if(texts, [&](const FoundText&) { return spared[next++]; }));
}

}  // namespace

std::uint32_t text_block_below(const model::Document& document, std::uint32_t block) {
    for (std::uint32_t i = block == model::none ? 0 : block + 1; i < document.blocks.size(); ++i) {
        const model::Block& next = document.blocks[i];
        const bool is_heading = next.kind == model::BlockKind::heading;
        if (is_heading && block != model::none) return model::none;
        const bool shown = (next.flags & model::flag_hidden) == 0 && next.kind != model::BlockKind::html;
        if (shown && !is_heading && next.text.size > 0) return i;
    }
    return model::none;
}

std::vector<std::uint32_t> documents_found(std::string_view json) {
    std::vector<std::uint32_t> documents;
    const auto fields = json.empty() ? srs::parse_json_line("{}") : srs::parse_json_line(json);
    if (!fields) return documents;
    for (const srs::JsonField& field : *fields) {
        if (field.name != "hits") continue;
        Numbers numbers(field.text);
        // As worker/search_question.cpp writes them: document, block, match, and a list of places of the match.
        std::int64_t document = 0, block = 0, match = 0, count = 0, skipped = 0;
        while (numbers.next(document) && numbers.next(block) && numbers.next(match) && numbers.next(count)) {
            if (document >= 0) documents.push_back(static_cast<std::uint32_t>(document));
            while (count-- > 0 && numbers.next(skipped) && numbers.next(skipped)) {
            }
        }
    }
    return documents;
}

bool take_answer(Finding& finding, const model::Collection& collection, std::string_view json) {
    const auto fields = srs::parse_json_line(json);
    bool answered = false;
    finding.texts.clear();
    finding.note_count = finding.text_count = finding.chosen = 0;
    if (!fields) return false;
    for (const srs::JsonField& field : *fields) {
        if (field.name == "notes") finding.note_count = static_cast<std::uint32_t>(field.integer);
        if (field.name == "texts") finding.text_count = static_cast<std::uint32_t>(field.integer);
        if (field.name != "hits") continue;
        answered = true;
        Numbers numbers(field.text);
        while (auto found = read_hit(numbers, collection)) finding.texts.push_back(std::move(*found));
    }
    finding.text_count -= std::min(finding.text_count, join_titles_with_texts(finding.texts, collection));
    return answered;
}

std::string_view text_of(const model::Collection& collection, const FoundText& found) {
    const model::Document& document = collection.documents[found.document];
    if (found.section != model::none) return document.of(document.sections[found.section].name);
    return found.block == model::none ? document.title : document.of(document.blocks[found.block].text);
}

Route route_of(const model::Collection& collection, const FoundText& found) {
    const model::Document& document = collection.documents[found.document];
    return {.place = Place::note,
            .note = std::string(document.id),
            .heading = found.block == model::none ? std::string() : anchor_of(document, found.block)};
}

const model::Card* card_of(const model::Collection& collection, const FoundText& found) {
    if (found.section != model::none) return nullptr;
    for (const model::Card& card : collection.cards)
        if (card.derived_from == 0 && card.document == found.document && found.block != model::none &&
            found.block >= std::min(card.question_block, card.first_answer) &&
            found.block < std::max(card.question_block + 1, card.end_answer))
            return &card;
    return nullptr;
}

Route State::address() const {
    if (finding) return {.place = Place::search, .words = finding->words};
    return route;
}

void Updater::operator()(const Search& action) {
    if (!state_.finding) state_.finding.emplace();
    state_.finding->words = action.words;
    state_.finding->enter_waits = false;
}

void Updater::operator()(const ChooseFound& action) {
    if (!state_.finding || state_.finding->texts.empty()) return;
    const auto count = static_cast<std::int64_t>(state_.finding->texts.size());
    const std::int64_t to = static_cast<std::int64_t>(state_.finding->chosen) + action.step;
    state_.finding->chosen = static_cast<std::uint32_t>((to % count + count) % count);
}

void Updater::operator()(const OpenFound& action) {
    if (!state_.finding) return;
    if (action.entered && state_.finding->answered != state_.finding->words) {
        state_.finding->enter_waits = true;
        return;
    }
    if (action.index >= state_.finding->texts.size()) return;
    const FoundText& found = state_.finding->texts[action.index];
    const model::Card* card = card_of(state_.collection, found);
    const bool quiz = action.quiz && card != nullptr;
    // The address of the search stands in the history, for whoever comes back.
    (*this)(KeepSearch{});
    (*this)(GoTo{quiz ? Route{.place = Place::quiz, .deck = deck_id_of(state_.collection, *card)}
                      : route_of(state_.collection, found)});
}

void Updater::operator()(const KeepSearch&) {
    if (state_.finding) effects_.emplace_back(SetRoute{format(state_.address()), true});
}

void Updater::operator()(const CloseSearch&) {
    if (state_.finding) (*this)(GoTo{state_.route, true});
}

void Updater::operator()(const Answered& action) {
    if (take_errand(action)) return;
    if (!state_.finding || state_.finding->request != action.request) return;
    state_.finding->request = 0;
    state_.finding->held = action.json;
    state_.finding->held_for = state_.finding->asked.value_or("");
    take_found();
}

/// Shows what the worker found, once the notes that it is about are there.
void Updater::take_found() {
    Finding& finding = *state_.finding;
    if (finding.held.empty()) return;
    bool failed = false;
    for (const std::uint32_t document :
         state_.volumes.empty() ? std::vector<std::uint32_t>() : documents_found(finding.held)) {
        if (document >= state_.collection.documents.size() || !state_.collection.documents[document].is_outline)
            continue;
        if (state_.volumes[volume_of(document)].status != NotesVolume::Status::failed) return;
        failed = true;
    }
    finding.failed = !take_answer(finding, state_.collection, finding.held) || failed;
    if (failed) finding.texts.clear();
    finding.held.clear();
    finding.answered = finding.held_for;
    if (finding.enter_waits && finding.answered == finding.words) (*this)(OpenFound{});
}

std::uint32_t Updater::ask(std::string_view question, std::string json) {
    const std::uint32_t request = state_.next_request++;
    effects_.emplace_back(Ask{request, std::string(question), std::move(json)});
    return request;
}

// One question at a time: what is typed meanwhile is asked when its answer comes.
void Updater::look_up() {
    if (!state_.finding || state_.finding->request != 0 || state_.finding->asked == state_.finding->words) return;
    Finding& finding = *state_.finding;
    // What is due is not known before the log is here.
    const bool by_state = light_fold(finding.words).find("is:") != std::string::npos;
    if (by_state && !state_.log_loaded) return;
    srs::JsonLineWriter writer;
    writer.string("words", finding.words);
    if (by_state) {
        std::string due, fresh, weak;
        for (std::uint32_t i = 0; i < state_.collection.cards.size(); ++i) {
            const srs::CardState& card = state_.reviews.card(state_.collection.cards[i].id);
            if (quiz::is_stopped(state_.collection.cards[i], state_.reviews)) continue;
            const std::string number = std::to_string(i) + ' ';
            if (card.state == srs::State::New) {
                fresh += number;
                continue;
            }
            if (std::max(card.due, card.buried_until) < state_.overview.day_end) due += number;
            if (is_weak(state_.reviews, card, clock_.now)) weak += number;
        }
        writer.string("due", due).string("new", fresh).string("weak", weak);
    }
    finding.asked = finding.words;
    finding.request = ask("search", writer.finish());
}

}  // namespace viva::app
