// Footnotes and their marks in the text are links to each other. Neither place is stored: each is where the link to the
// other stands.
#pragma once

#include <string>
#include <string_view>

namespace viva::model {

inline constexpr std::string_view footnote_name = "fn-";          ///< "fn-1": the footnote.
inline constexpr std::string_view footnote_mark_name = "fnref-";  ///< "fnref-1": its first mark in the text.

/// The place where a link to `target` ("#fnref-1", "#/note/sql/fn-1" or only "fn-1") stands: of a footnote's mark, of
/// a mark its footnote. Empty: `target` is neither.
inline std::string footnote_place(std::string_view target) {
    if (!target.starts_with('#') && target.find('/') != std::string_view::npos) return {};  // Somewhere else.
    const std::string_view place = target.substr(target.find_last_of("#/") + 1);
    const bool is_mark = place.starts_with(footnote_mark_name);
    const std::string_view own = is_mark ? footnote_mark_name : footnote_name;
    const std::string_view other = is_mark ? footnote_name : footnote_mark_name;
    if (!place.starts_with(own) || place.size() == own.size()) return {};
    const std::string_view number = place.substr(own.size());
    if (number.find_first_not_of("0123456789") != std::string_view::npos) return {};
    return std::string(other).append(number);
}

}  // namespace viva::model
