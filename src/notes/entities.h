// Character references: &amp; &#8364; &#x1F600;
#pragma once

#include <string>
#include <string_view>

namespace viva::notes {

/// The text that `entity` ("&…;") stands for; unknown ones stay as written. Control characters become U+FFFD.
std::string decode_entity(std::string_view entity);

}  // namespace viva::notes
