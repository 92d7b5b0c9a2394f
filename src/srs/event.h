// Events as text: one JSON object a line, in files that begin with {"viva":"events","version":1}.
//
//   {"id":"<device>-<n>","type":"review","card":"<id>","rating":1,"at":<ms>,"zone":<minutes>,"took":<ms>}
//   {"id":…,"type":"undo","of":"<event id>","at":…,"zone":…}
//   {"id":…,"type":"moved","from":"<card id>","to":"<card id>","at":…,"zone":…}
//   {"id":…,"type":"suspend","card":"<card id>","suspended":true,"at":…,"zone":…}
//   {"id":…,"type":"bury","card":"<card id>","at":…,"zone":…}
//   {"id":…,"type":"remembered","card":"<card id>","text":"…","at":…,"zone":…}
//   {"id":…,"type":"setting","name":"…","value":"…","at":…,"zone":…}
//
// Reading takes the fields in any order and steps over unknown ones; an unknown type is kept byte for byte.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "model/review.h"

namespace viva::srs {

inline constexpr std::string_view event_file_header = R"({"viva":"events","version":1})";

/// How the device of an event begins that a deck of another program brought: it may copy a review of a device whose log
/// comes later. No device of ours is called so (they have hexadecimal digits).
inline constexpr std::string_view copying_device = "anki";

/// The same holds for what could not be stored and was exported: it may have been stored after all, under another id.
/// The name of its device is this and 13 digits of `base32`.
inline constexpr std::string_view unsaved_device = "u";

/// Limits of one line: its bytes, and the bytes of an event's id.
inline constexpr std::size_t longest_event_line = 1 << 20;
inline constexpr std::size_t longest_event_id = 128;

/// The event as one line, without a line end. An event of unknown type gives the line that it came as.
std::string event_line(const model::Event& event);

/// The event that one line states. The error says what is wrong with which field, or at which byte.
Result<model::Event> parse_event_line(std::string_view line);

/// What could be read of a file, and what could not.
struct EventFile {
    std::vector<model::Event> events;
    std::vector<std::string_view> lines;  ///< Each event as it stands in the text.
    std::uint32_t damaged = 0;            ///< Lines that could not be read.
    bool has_header = false;
    Diagnostics diagnostics;  ///< A line each for damaged lines (the first hundred), with the line's number.
};

/// Reads an event file. Damaged lines are left out and reported; all others count. A file of another version, or one
/// that is no event file at all, gives no events and one error. `name` is the file's name in the diagnostics.
EventFile parse_event_file(std::string_view text, std::string_view name);

/// Reads whatever events stand in the text, for a person who will be asked before they count: the header may be missing
/// (a file that lost its beginning) or stand more than once (files one behind the other). A file of a later version
/// gives no events and one error.
EventFile parse_any_events(std::string_view text, std::string_view name);

/// An event file with these events, in their order.
std::string write_event_file(std::span<const model::Event> events);

}  // namespace viva::srs
