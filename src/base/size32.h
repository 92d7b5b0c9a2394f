// Sizes and places as the model holds them: in 32 bits. Limits on what is read keep them there.
#pragma once

#include <cstddef>
#include <cstdint>

namespace viva {

constexpr std::uint32_t size32(std::size_t size) { return static_cast<std::uint32_t>(size); }

}  // namespace viva
