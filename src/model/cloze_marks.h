// How the reader hands on what a cloze hides: inline HTML spans around it, told by their titles. Readers never see
// them.
#pragma once

#include <string_view>

namespace viva::model {

/// The group's number follows: cards with the same number hide theirs together.
inline constexpr std::string_view cloze_begin = "viva: cloze ";
inline constexpr std::string_view cloze_end = "viva: /cloze";

}  // namespace viva::model
