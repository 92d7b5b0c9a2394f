// The checksum by which Anki finds notes with the same first field: the first 32 bits of its SHA-1 (RFC 3174). Inside
// of the room; not for secrets.
#pragma once

#include <cstdint>
#include <string_view>

namespace viva::anki {

std::uint32_t field_checksum(std::string_view text);

}  // namespace viva::anki
