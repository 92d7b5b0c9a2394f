// What a code panel's corner says.
#pragma once

#include <string>
#include <string_view>

namespace viva::ui {

/// "javascript" → "JavaScript"; what is not known as it was written.
std::string programming_language_name(std::string_view label);

}  // namespace viva::ui
