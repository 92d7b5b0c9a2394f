// Admonitions as MkDocs writes them: '??? question "What is a pod?"', and four columns in what stands in the box.
#pragma once

#include "notes/source.h"

namespace viva::notes {

/// Turns them into quotes, line by line, as Obsidian writes the same: "> [!question] What is a pod?".
void adopt_admonitions(Source& source);

}  // namespace viva::notes
