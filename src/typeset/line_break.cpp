#include "typeset/line_break.h"

#include <utf8proc.h>

extern "C" {
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

bool opens(char32_t code_point) {
    const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
    return category == UTF8PROC_CATEGORY_PS || category == UTF8PROC_CATEGORY_PI;
}

bool closes(char32_t code_point) {
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(code_point))) {
        case UTF8PROC_CATEGORY_PE:
        case UTF8PROC_CATEGORY_PF: return true;
        default: break;
    }
    constexpr char32_t stops[] = U".,:;!?…、。，．：；！？ー々";
    for (const char32_t stop : stops)
        if (stop == code_point && stop != 0) return true;
    return false;
}

/// Longer clusters are no writing but mischief; they may be broken.
constexpr int longest_cluster = 32;

}  // namespace

struct BreakFinder::State {
    std::string language;
    LineBreakContext context{};
    utf8proc_int32_t grapheme_state = 0;
    char32_t last = 0;
    int cluster = 0;
    bool started = false;
    bool last_was_plain = false;
    bool korean = false;

    /// UAX #14 lets lines break between Hangul syllables. For `keep-all` they take part as the letters of an alphabet,
    /// and so do ideographs within Korean.
    char32_t as_letter(char32_t code_point) const {
        return is_hangul(code_point) || (korean && is_han(code_point)) ? U'a' : code_point;
    }
    Break between(char32_t code_point);
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

Break BreakFinder::State::between(char32_t code_point) {
    const bool cluster_ends = utf8proc_grapheme_break_stateful(
        static_cast<utf8proc_int32_t>(last), static_cast<utf8proc_int32_t>(code_point), &grapheme_state);
    const int answer = lb_process_next_char(&context, as_letter(code_point));
    if (!cluster_ends) return ++cluster > longest_cluster ? Break::last : Break::forbidden;
    cluster = 0;
    if (answer == LINEBREAK_MUSTBREAK) return Break::mandatory;
    if (answer == LINEBREAK_ALLOWBREAK) {
        // A particle stays with its word whatever the word ends in: 漢字는, 「」을.
        const bool particle = is_hangul(code_point) && (is_han(last) || is_kana(last) || closes(last));
        const bool prefix = is_hangul(last) && (is_han(code_point) || is_kana(code_point));
        if (!particle && !prefix) return Break::allowed;
    }
    return closes(code_point) || opens(last) ? Break::last : Break::emergency;
}

Break BreakFinder::next(char32_t code_point) {
    State& state = *state_;
    const bool plain = is_plain_letter(code_point);
    Break place = Break::forbidden;
    if (!state.started) {
        state.started = true;
        state.grapheme_state = 0;
        state.cluster = 0;
        lb_init_break_context(&state.context, state.as_letter(code_point), state.language.c_str());
    } else if (plain && state.last_was_plain) {
        // Neither automaton moves between two of these.
        place = Break::emergency;
        state.grapheme_state = 0;
        state.cluster = 0;
    } else {
        place = state.between(code_point);
    }
    state.last = code_point;
    state.last_was_plain = plain;
    return place;
}

}  // namespace viva::typeset
