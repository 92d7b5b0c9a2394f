// What people write beside an option to say whether it is right.
#pragma once

#include <string_view>

namespace viva {

/// "fstab ✅", "fstab (correct)".
bool says_it_is_right(std::string_view option);

/// `option` without such marks, and those of wrong ones, at both ends: "fstab ✅" and "❌ mtab" are "fstab", "mtab".
std::string_view without_right_marks(std::string_view option);

}  // namespace viva
