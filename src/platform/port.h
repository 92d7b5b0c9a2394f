// What the app asks of the place it runs in. browser/ hands it to the page, desktop/ to the file system.
#pragma once

#include <cstdint>
#include <string_view>

#include "app/actions.h"
#include "ui/fonts.h"
#include "ui/semantics.h"

namespace viva::platform {

class Port {
public:
    virtual ~Port() = default;

    /// Stores one event (a JSON line without "id"); the outcome comes back to the application under `request`.
    virtual void append_event(std::uint32_t request, std::string_view line) = 0;
    /// A new place in the history, or the current one under a new name.
    virtual void set_route(std::string_view hash, bool replace) = 0;
    virtual void copy(std::string_view text) = 0;
    /// A hash as a whole address.
    virtual void copy_address(std::string_view hash) = 0;
    virtual void open(std::string_view url) = 0;
    /// Offers a text as a file.
    virtual void download(std::string_view name, std::string_view text) = 0;
    /// What a person wants done with files and folders; `request` and `detail` as in app::DataRequest.
    virtual void data(app::DataWish wish, std::uint32_t request, std::string_view detail) = 0;
    /// The face lacks this code point; more of it may be had.
    virtual void need_glyph(ui::MissingGlyph missing) = 0;
    /// {"note","block","offset"}: where the reader stands in a note.
    virtual void remember_place(std::string_view json) = 0;
    /// A volume of the notes is needed, `awaited`: for what is shown; Application::take_notes answers, never at once.
    virtual void fetch_notes(std::uint32_t volume, bool awaited) = 0;
    /// The card that is being answered; empty: none. Kept beyond the visit.
    virtual void keep_draft(bool of_interview, std::string_view json) = 0;
    /// app::Record and app::Speak; a place without sound does nothing.
    virtual void record(std::string_view command, std::string_view name) = 0;
    virtual void speak(std::string_view text, std::string_view language) = 0;
    /// {"language","theme","title"}
    virtual void appearance(std::string_view json) = 0;
    virtual void apply_update() = 0;
    /// One more frame, soon.
    virtual void request_frame() = 0;
    /// One more frame after so many milliseconds, unless one comes earlier.
    virtual void wake_after(std::uint32_t milliseconds) = 0;
    /// A long question (worker/answer.h); the answer comes back to the application under `request`, never at once.
    virtual void ask(std::uint32_t request, std::string_view question, std::string_view json) = 0;
    /// Nobody waits for the answer any more.
    virtual void stop_asking(std::uint32_t request) = 0;
    /// What the frame changed in the semantics tree.
    virtual void semantics(const ui::SemanticsChanges& changes, const ui::SemanticsTree& tree) = 0;
};

}  // namespace viva::platform
