// Text in the encodings that came before UTF-8: guessed by uchardet, converted by the C library's iconv.
#pragma once

#include <string>
#include <string_view>

namespace viva::notes {

/// Whether `bytes` are UTF-8, if perhaps damaged: nothing speaks for another encoding. Linear.
bool is_mostly_utf8(std::string_view bytes);

/// Name of the encoding that `bytes` (no UTF-8) are most likely in, as iconv knows it ("CP949", "WINDOWS-1251"); empty
/// if there is too little to tell by.
std::string guess_encoding(std::string_view bytes);

/// `bytes` as UTF-8; what `encoding` has no character for becomes the byte FF, which is no UTF-8. False if the C
/// library does not know the encoding, or if so much fails that it cannot be the right one.
bool convert_to_utf8(std::string_view bytes, const std::string& encoding, std::string& text);

}  // namespace viva::notes
