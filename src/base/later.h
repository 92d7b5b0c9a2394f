// Marks functions that a page loads only when they are needed.
#pragma once

/// Stands before a function that platform/browser/later.txt names: the linker must not merge it into its only caller.
#define VIVA_LATER [[gnu::noinline]]
