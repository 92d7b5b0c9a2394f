// Languages by the names that they have in themselves: the same in every table of words.
#pragma once

#include <string_view>

namespace viva {

/// "Deutsch" for "de"; empty for a tag (BCP 47) that is none of those that notes are told to be in.
std::string_view own_name_of(std::string_view tag);

}  // namespace viva
