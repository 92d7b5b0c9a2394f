// The version that Settings shows; CMake defines VIVA_VERSION from project().
#pragma once

#include <string_view>

namespace viva::ui {

inline constexpr std::string_view app_version = VIVA_VERSION;

}  // namespace viva::ui
