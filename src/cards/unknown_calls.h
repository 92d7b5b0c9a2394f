// Functions that code calls and does not show.
#pragma once

#include <string_view>

namespace viva::cards {

/// Whether the line of `code` that states `output`, a view of it, calls a plain function that the code neither shows
/// nor imports and that is none of a language's own: what it gives, nobody can tell. To write it may be the task.
bool is_result_of_unknown(std::string_view code, std::string_view output);

}  // namespace viva::cards
