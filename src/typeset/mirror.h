// A note that is written from right to left is laid out as any other, and then turned around.
#pragma once

#include "typeset/layout.h"

namespace viva::typeset {

/// Turns `layout`, of blocks of `document`, around its middle: marks, bars and columns begin at the right. Code stays
/// as it is. Each line of text counts as foreign, for the order of its words takes more than ImGui knows.
void mirror(Layout& layout, const model::Document& document);

}  // namespace viva::typeset
