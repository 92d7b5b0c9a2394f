#include "platform/desktop/file_port.h"

#include <SDL.h>
#include <unistd.h>

#include <utility>

#include "srs/event.h"

namespace viva::platform {
namespace {

constexpr const char* log_name = "events.jsonl";
constexpr const char* interview_name = "draft-interview.json";
constexpr const char* card_name = "draft-card.json";
constexpr const char* draft_name = "draft.json";  // What earlier versions wrote: both in one.

/// Writes and waits until the bytes are on disk: only then may the next card show.
bool write_durably(const std::string& path, const char* mode, std::string_view text) {
    FileHandle file(std::fopen(path.c_str(), mode));
    if (!file) return false;
    if (std::fwrite(text.data(), 1, text.size(), file.get()) != text.size()) return false;
    return std::fflush(file.get()) == 0 && fsync(fileno(file.get())) == 0;
}

std::string text_of(const std::string& path) {
    const auto bytes = read_file(path);
    return bytes ? std::string(bytes->begin(), bytes->end()) : std::string();
}

}  // namespace

FilePort::FilePort(std::string folder, std::string device) : folder_(std::move(folder)), device_(std::move(device)) {
    for (const model::Event& event : srs::parse_event_file(stored_lines(), log_name).events) {
        const std::size_t dash = event.id.rfind('-');
        if (dash == std::string::npos) continue;
        // One log, one device: the ids go on where they ended.
        device_ = event.id.substr(0, dash);
        const std::uint64_t number = std::strtoull(event.id.c_str() + dash + 1, nullptr, 10);
        if (number >= next_number_) next_number_ = number + 1;
    }
}

std::string FilePort::stored_lines() const { return text_of(folder_ + log_name); }

std::string FilePort::draft() const {
    const auto interview = read_file(folder_ + interview_name), card = read_file(folder_ + card_name);
    if (!interview && !card) return text_of(folder_ + draft_name);
    return text_of(folder_ + interview_name) + "\n" + text_of(folder_ + card_name);
}

void FilePort::keep_draft(bool of_interview, std::string_view json) {
    write_durably(folder_ + (of_interview ? interview_name : card_name), "wb", json);
}

std::optional<StoreAnswer> FilePort::take_answer() {
    if (answers_.empty()) return std::nullopt;
    StoreAnswer answer = std::move(answers_.front());
    answers_.pop_front();
    return answer;
}

bool FilePort::take_frame_request() { return std::exchange(frame_requested_, false); }

std::optional<std::uint32_t> FilePort::take_wake() { return std::exchange(wake_, std::nullopt); }

void FilePort::append_event(std::uint32_t request, std::string_view line) {
    auto event = srs::parse_event_line(line);
    if (!event) {
        answers_.push_back({request, std::nullopt});
        return;
    }
    event->id = device_ + "-" + std::to_string(next_number_);
    const std::string with_id = srs::event_line(*event);
    const bool first = stored_lines().empty();
    const std::string text = (first ? std::string(srs::event_file_header) + "\n" : "") + with_id + "\n";
    if (!write_durably(folder_ + log_name, "ab", text)) {
        answers_.push_back({request, std::nullopt});
        return;
    }
    ++next_number_;
    answers_.push_back({request, with_id});
}

std::optional<Answer> FilePort::take_answered() {
    if (answered_.empty()) return std::nullopt;
    Answer answer = std::move(answered_.front());
    answered_.pop_front();
    return answer;
}

void FilePort::ask(std::uint32_t request, std::string_view question, std::string_view json) {
    worker::Patient patient;
    if (library_) answered_.push_back({request, worker::answer(*library_, question, json, patient)});
}

std::optional<DeckOrder> FilePort::take_deck_order() {
    if (deck_orders_.empty()) return std::nullopt;
    DeckOrder order = std::move(deck_orders_.front());
    deck_orders_.pop_front();
    return order;
}

bool FilePort::save(std::string_view name, std::string_view bytes) {
    return write_durably(folder_ + std::string(name), "wb", bytes);
}

void FilePort::data(app::DataWish wish, std::uint32_t request, std::string_view detail) {
    if (wish == app::DataWish::anki_deck || wish == app::DataWish::anki_text)
        deck_orders_.push_back({wish == app::DataWish::anki_text, std::string(detail)});
    if (wish != app::DataWish::store_lines) return;
    const std::string header = stored_lines().empty() ? std::string(srs::event_file_header) + "\n" : std::string();
    const bool stored = write_durably(folder_ + log_name, "ab", header + std::string(detail));
    answers_.push_back({request, stored ? std::optional<std::string>("") : std::nullopt, true});
}

void FilePort::copy(std::string_view text) { SDL_SetClipboardText(std::string(text).c_str()); }

void FilePort::open(std::string_view url) { SDL_OpenURL(std::string(url).c_str()); }

void FilePort::download(std::string_view name, std::string_view text) { save(name, text); }

}  // namespace viva::platform
