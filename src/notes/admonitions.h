// Admonitions as MkDocs writes them ('??? question "What is a pod?"', and four columns in what stands in the box), and
// as Docusaurus, VuePress and Pandoc do (":::info What is a pod?", and a line of colons at the end).
#pragma once

#include "notes/source.h"

namespace viva::notes {

/// Turns them into quotes, line by line, as Obsidian writes the same: "> [!question] What is a pod?".
void adopt_admonitions(Source& source);

}  // namespace viva::notes
