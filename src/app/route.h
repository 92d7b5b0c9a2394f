// Places in the app and their URLs. Parsing and formatting only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace viva::app {

enum class Place : std::uint8_t { home, read, note, quiz, search, stats, data, learning, settings, cram, interview };

/// A place. `note` and `heading` belong to Place::note, `deck` to Place::quiz (empty: every deck) and Place::cram
/// (app/practice.h; empty: still to be chosen), `words` to Place::search, which lies over another place, `card`
/// (the id as 13 base-32 characters) to Place::stats: that card's history.
struct Route {
    Place place = Place::home;
    std::string note;
    std::string heading;
    std::string deck;
    std::string words;
    std::string card;

    bool operator==(const Route&) const = default;
};

/// "#/note/<id>/<heading>", percent-encoded (RFC 3986: everything but unreserved characters and non-ASCII letters).
std::string format(const Route& route);

/// The place that a hash names; "" and "#" are home. Nothing if it names no place of this version.
std::optional<Route> parse_route(std::string_view hash);

/// Percent-encoding of one path segment; UTF-8 letters stay readable.
std::string encode_segment(std::string_view text);

/// Undoes percent-encoding; nothing if the encoding is broken or does not give UTF-8.
std::optional<std::string> decode_segment(std::string_view text);

}  // namespace viva::app
