// The desktop's storage: the event log as a file of JSON lines that only grows.
#pragma once

#include <deque>
#include <optional>
#include <string>

#include "platform/files.h"
#include "platform/port.h"
#include "worker/answer.h"

namespace viva::platform {

/// The answer to one append_event or to lines that were to be stored; the main loop hands it to the application.
struct StoreAnswer {
    std::uint32_t request = 0;
    std::optional<std::string> line;  ///< The event with its id; nothing: it could not be written.
    bool of_lines = false;
};

/// The answer to one long question.
struct Answer {
    std::uint32_t request = 0;
    std::string json;
};

/// A deck for Anki that the person wants.
struct DeckOrder {
    bool as_text = false;
    std::string name_and_log;  ///< As in app::DataWish::anki_deck.
};

class FilePort final : public Port {
public:
    /// Keeps everything in `folder`, which must exist and end with a separator. `device` names this computer in the
    /// ids of new events when the log does not name it yet.
    FilePort(std::string folder, std::string device);

    /// The log as it lies on disk; empty if there is none yet.
    std::string stored_lines() const;
    /// What `keep_draft` kept last.
    std::string draft() const;
    std::optional<StoreAnswer> take_answer();
    std::optional<Answer> take_answered();
    std::optional<DeckOrder> take_deck_order();
    /// Writes a file beside the log; false if it cannot.
    bool save(std::string_view name, std::string_view bytes);
    /// What long questions are about; before the first is asked.
    void open_library(const model::Collection& collection) { library_.emplace(collection); }
    bool take_frame_request();
    /// Milliseconds until the app wants to be woken, if it does.
    std::optional<std::uint32_t> take_wake();

    void append_event(std::uint32_t request, std::string_view line) override;
    void set_route(std::string_view, bool) override {}
    void copy(std::string_view text) override;
    void copy_address(std::string_view hash) override { copy(hash); }
    void open(std::string_view url) override;
    void download(std::string_view name, std::string_view text) override;
    /// Files are dropped on the window; folders and backups are the desktop's own business.
    void data(app::DataWish wish, std::uint32_t request, std::string_view detail) override;
    void need_glyph(ui::MissingGlyph) override {}
    void remember_place(std::string_view) override {}
    /// A window compiles its notes itself, and has them all.
    void fetch_notes(std::uint32_t, bool) override {}
    void keep_draft(bool of_interview, std::string_view json) override;
    void record(std::string_view, std::string_view) override {}
    void speak(std::string_view, std::string_view) override {}
    void appearance(std::string_view) override {}
    void apply_update() override {}
    void request_frame() override { frame_requested_ = true; }
    void wake_after(std::uint32_t milliseconds) override { wake_ = milliseconds; }
    void ask(std::uint32_t request, std::string_view question, std::string_view json) override;
    void stop_asking(std::uint32_t) override {}
    void semantics(const ui::SemanticsChanges&, const ui::SemanticsTree&) override {}

private:
    std::string folder_, device_;
    std::uint64_t next_number_ = 1;
    std::deque<StoreAnswer> answers_;
    std::deque<Answer> answered_;
    std::deque<DeckOrder> deck_orders_;
    std::optional<worker::Library> library_;
    std::optional<std::uint32_t> wake_;
    bool frame_requested_ = true;
};

}  // namespace viva::platform
