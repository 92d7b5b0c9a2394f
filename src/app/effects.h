// What the app asks of the platform. Each is carried out once; answers come back as actions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "app/actions.h"
#include "model/review.h"

namespace viva::app {

/// Store the event (it has no id yet). Answer: EventStored or EventFailed with the same `request`.
struct AppendEvent {
    std::uint32_t request = 0;
    model::Event event;
};
/// Show the place in the address bar; no RouteChanged comes back.
struct SetRoute {
    std::string hash;
    bool replace = false;
};
/// A hash as a whole address into the clipboard.
struct CopyAddress {
    std::string hash;
};
struct Copy {
    std::string text;
};
/// An address outside, in a new tab.
struct Open {
    std::string url;
};
/// Offer a text file.
struct Download {
    std::string name;
    std::string text;
};
/// A wish about files and folders; `request` is not 0 where an answer is awaited (`store_lines`: LinesStored).
struct DataRequest {
    DataWish what = DataWish::pick_file;
    std::uint32_t request = 0;
    std::string detail;
};
/// Keep the reading place beyond this visit.
struct RememberPlace {
    std::string note;
    std::uint32_t block = 0;
    float offset = 0;
};
/// Bring a volume of the notes; `awaited`: the place cannot be shown without it. Answer: NotesArrived.
struct FetchNotes {
    std::uint32_t volume = 0;
    bool awaited = false;
};
/// Keep the interview that is under way, or the card that is being answered, with the answers so far, beyond this
/// visit; they come back as DraftArrived. Empty: there is none any more.
struct KeepDraft {
    bool of_interview = false;
    std::string json;
};
/// Record what is said under a name (`start`), end recording or playing (`stop`; `drop`: nothing of that
/// name is kept), play one (`play`), or delete them all (`forget`). What comes of it is told as RecorderChanged.
struct Record {
    std::string_view command;
    std::string name;
};
/// Read it out with a voice of this device; empty: be silent.
struct Speak {
    std::string text;
    std::string language;
};
/// Say it to a screen reader, politely.
struct Announce {
    std::string text;
};
struct ApplyUpdate {};
/// A question that takes longer than a frame (worker/questions.h). Answer: Answered with the same `request`, perhaps
/// AnswerProgressed before it.
struct Ask {
    std::uint32_t request = 0;
    std::string question;
    std::string json;
};
/// Nobody waits for this answer any more.
struct StopAsking {
    std::uint32_t request = 0;
};
using Effect = std::variant<AppendEvent, SetRoute, Copy, CopyAddress, Open, Download, DataRequest, RememberPlace,
                            FetchNotes, KeepDraft, Record, Speak, Announce, ApplyUpdate, Ask, StopAsking>;

}  // namespace viva::app
