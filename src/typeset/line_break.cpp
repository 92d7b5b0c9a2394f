#include "typeset/line_break.h"

#include <algorithm>
#include <iterator>

extern "C" {
#include <eastasianwidthdef.h>
#include <graphemebreak.h>
#include <linebreak.h>
#include <linebreakdef.h>
}

#include "base/unicode.h"

namespace viva::typeset {
namespace {

/// Letters that behave alike in every rule, so that a pair of them needs no look into the tables.
bool is_plain_letter(char32_t code_point) {
    return (code_point >= 'a' && code_point <= 'z') || (code_point >= 'A' && code_point <= 'Z') ||
           (code_point >= 0xAC00 && code_point <= 0xD7A3) ||  // Hangul syllables
           (code_point >= 0x0410 && code_point <= 0x044F);    // Cyrillic
}

/// Characters that never join what stands beside them if that is one of them, too: their clusters need no tables.
bool stands_alone(char32_t code_point) {
    return (code_point >= 0x20 && code_point < 0x7F) || is_plain_letter(code_point) ||
           (code_point >= 0x3041 && code_point <= 0x3096) || (code_point >= 0x30A1 && code_point <= 0x30FA) ||
           (code_point >= 0x4E00 && code_point <= 0x9FFF);  // Kana and Han.
}

// General categories (Ps, Pi, Pe, Pf) would need the tables of another library; line breaking classes say the same
// of everything but quotation marks, which UAX #14 leaves open.
bool is_one_of(std::u32string_view all, char32_t code_point) { return all.find(code_point) != all.npos; }

bool opens(const LineBreakContext& context, char32_t code_point) {
    return lb_get_char_class(&context, code_point) == LBP_OP || is_one_of(U"“‘«‹", code_point);
}

bool closes(const LineBreakContext& context, char32_t code_point) {
    const LineBreakClass line_class = lb_get_char_class(&context, code_point);
    return line_class == LBP_CL || line_class == LBP_CP || is_one_of(U"”’»›.,:;!?…、。，．：；！？ー々", code_point);
}

/// Longer clusters are no writing but mischief; they may be broken.
constexpr std::size_t longest_cluster = 32;

}  // namespace

struct BreakFinder::State {
    std::string language;
    LineBreakContext context{};
    char32_t last = 0;
    char32_t cluster[longest_cluster + 1] = {};  ///< The cluster that `last` ends, as far as it goes.
    std::size_t cluster_size = 0;
    bool started = false;
    bool last_was_plain = false;
    bool korean = false;

    /// UAX #14 lets lines break between Hangul syllables. For `keep-all` they take part as the letters of an alphabet,
    /// and so do ideographs within Korean.
    char32_t as_letter(char32_t code_point) const {
        return is_hangul(code_point) || (korean && is_han(code_point)) ? U'a' : code_point;
    }
    Break between(char32_t code_point);
    /// Adds the code point to the cluster, or starts a new one with it (true): UAX #29.
    bool starts_cluster(char32_t code_point);
    void start_cluster(char32_t code_point) {
        cluster[0] = code_point;
        cluster_size = 1;
    }
};

BreakFinder::BreakFinder(std::string_view language) : state_(std::make_unique<State>()) {
    // For "ko", libunibreak would take ambiguous characters (①, “) for ideographs, which Korean typesetting does not.
    const std::string_view primary = language.substr(0, language.find('-'));
    state_->korean = primary == "ko";
    state_->language = state_->korean ? "und-strict" : std::string(primary) + "-strict";
}

BreakFinder::~BreakFinder() = default;
BreakFinder::BreakFinder(BreakFinder&&) noexcept = default;
BreakFinder& BreakFinder::operator=(BreakFinder&&) noexcept = default;

void BreakFinder::start() { state_->started = false; }

bool BreakFinder::State::starts_cluster(char32_t code_point) {
    if (stands_alone(last) && stands_alone(code_point)) {
        start_cluster(code_point);
        return true;
    }
    static_assert(sizeof(utf32_t) == sizeof(char32_t));
    cluster[cluster_size++] = code_point;
    utf32_t points[longest_cluster + 1];
    char places[longest_cluster + 1];
    std::copy_n(cluster, cluster_size, points);
    set_graphemebreaks_utf32(points, cluster_size, nullptr, places);
    const bool starts = places[cluster_size - 2] == GRAPHEMEBREAK_BREAK;
    if (starts) start_cluster(code_point);
    return starts;
}

Break BreakFinder::State::between(char32_t code_point) {
    const bool too_long = cluster_size >= longest_cluster;
    if (too_long) start_cluster(last);
    const bool cluster_ends = starts_cluster(code_point);
    const int answer = lb_process_next_char(&context, as_letter(code_point));
    if (!cluster_ends) return too_long ? Break::last : Break::forbidden;
    if (answer == LINEBREAK_MUSTBREAK) return Break::mandatory;
    if (answer == LINEBREAK_ALLOWBREAK) {
        // A particle stays with its word whatever the word ends in: 漢字는, 「」을.
        const bool particle = is_hangul(code_point) && (is_han(last) || is_kana(last) || closes(context, last));
        const bool prefix = is_hangul(last) && (is_han(code_point) || is_kana(code_point));
        if (!particle && !prefix) return Break::allowed;
    }
    return closes(context, code_point) || opens(context, last) ? Break::last : Break::emergency;
}

Break BreakFinder::next(char32_t code_point) {
    State& state = *state_;
    const bool plain = is_plain_letter(code_point);
    Break place = Break::forbidden;
    if (!state.started) {
        state.started = true;
        state.start_cluster(code_point);
        lb_init_break_context(&state.context, state.as_letter(code_point), state.language.c_str());
    } else if (plain && state.last_was_plain) {
        // Neither automaton moves between two of these.
        place = Break::emergency;
        state.start_cluster(code_point);
    } else {
        place = state.between(code_point);
    }
    state.last = code_point;
    state.last_was_plain = plain;
    return place;
}

}  // namespace viva::typeset
