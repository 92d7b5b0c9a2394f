#include "app/route.h"

#include "base/hash.h"
#include "base/unicode.h"

namespace viva::app {
namespace {

constexpr char hex_digits[] = "0123456789ABCDEF";

bool is_unreserved(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           byte == '-' || byte == '_' || byte == '.' || byte == '~';
}

int hex_value(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
    return -1;
}

/// Takes the next segment off `path`; it ends at a slash.
std::string_view take_segment(std::string_view& path) {
    const std::size_t slash = path.find('/');
    const std::string_view segment = path.substr(0, slash);
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
    return segment;
}

std::optional<Route> parse_note(std::string_view path) {
    const auto note = decode_segment(take_segment(path));
    if (!note || note->empty()) return std::nullopt;
    const auto heading = decode_segment(take_segment(path));
    if (!heading || !path.empty()) return std::nullopt;
    return Route{.place = Place::note, .note = *note, .heading = *heading};
}

std::optional<Route> parse_quiz(std::string_view path, Place place) {
    Route route{.place = place};
    while (!path.empty()) {
        const auto segment = decode_segment(take_segment(path));
        if (!segment || segment->empty()) return std::nullopt;
        if (!route.deck.empty()) route.deck += '/';
        route.deck += *segment;
    }
    return route;
}

}  // namespace

std::string encode_segment(std::string_view text) {
    std::string encoded;
    for (const char byte : text) {
        if (is_unreserved(byte) || static_cast<unsigned char>(byte) >= 0x80) {
            encoded += byte;
        } else {
            encoded += '%';
            encoded += hex_digits[static_cast<unsigned char>(byte) >> 4U];
            encoded += hex_digits[static_cast<unsigned char>(byte) & 15U];
        }
    }
    return encoded;
}

std::optional<std::string> decode_segment(std::string_view text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded += text[i];
            continue;
        }
        if (i + 2 >= text.size()) return std::nullopt;
        const int high = hex_value(text[i + 1]);
        const int low = hex_value(text[i + 2]);
        if (high < 0 || low < 0) return std::nullopt;
        decoded += static_cast<char>(high * 16 + low);
        i += 2;
    }
    if (find_invalid_utf8(decoded) != std::string_view::npos) return std::nullopt;
    return decoded;
}

std::string format(const Route& route) {
    switch (route.place) {
        case Place::home: return "#/";
        case Place::read: return "#/read";
        case Place::stats: return "#/stats" + (route.card.empty() ? std::string() : "/" + route.card);
        case Place::data: return "#/data";
        case Place::learning: return "#/learning";
        case Place::settings: return "#/settings";
        case Place::note:
            return "#/note/" + encode_segment(route.note) +
                   (route.heading.empty() ? std::string() : "/" + encode_segment(route.heading));
        case Place::search: return "#/search" + (route.words.empty() ? "" : "/" + encode_segment(route.words));
        case Place::interview: return "#/interview";
        case Place::quiz:
        case Place::cram: {
            std::string hash = route.place == Place::quiz ? "#/quiz" : "#/cram";
            for (std::string_view deck = route.deck; !deck.empty();)
                hash.append("/").append(encode_segment(take_segment(deck)));
            return hash;
        }
    }
    return "#/";
}

std::optional<Route> parse_route(std::string_view hash) {
    if (!hash.empty() && hash.front() == '#') hash.remove_prefix(1);
    if (!hash.empty() && hash.front() == '/') hash.remove_prefix(1);
    const std::string_view place = take_segment(hash);
    if (place == "note") return parse_note(hash);
    if (place == "quiz") return parse_quiz(hash, Place::quiz);
    if (place == "cram") return parse_quiz(hash, Place::cram);
    if (place == "search") {
        const auto words = decode_segment(hash);
        if (!words) return std::nullopt;
        return Route{.place = Place::search, .words = *words};
    }
    if (place == "stats") {
        if (!hash.empty() && !parse_base32(hash)) return std::nullopt;
        return Route{.place = Place::stats, .card = std::string(hash)};
    }
    if (!hash.empty()) return std::nullopt;
    if (place.empty()) return Route{};
    if (place == "interview") return Route{.place = Place::interview};
    if (place == "read") return Route{.place = Place::read};
    if (place == "data") return Route{.place = Place::data};
    if (place == "learning") return Route{.place = Place::learning};
    if (place == "settings") return Route{.place = Place::settings};
    return std::nullopt;
}

}  // namespace viva::app
