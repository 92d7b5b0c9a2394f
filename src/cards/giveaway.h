// Whether what is shown tells what is hidden.
#pragma once

#include <string>
#include <string_view>

namespace viva::cards {

/// Without white space and hyphens, in one case: "hash table" and "Hashtable" are one word to whoever reads them.
std::string squeezed(std::string_view text);

/// Whether `text` says the term, in whatever spelling or form. Short ones count as whole words only; "React.memo" is
/// also said by its last part, "RR" by "Round Robin", "<Fragment>" by "fragments", "힙(Heap)" by "heap".
bool says(std::string_view text, std::string_view term);

/// Whether each of the term's words, two or more, is one of `text`: "JavaScript modules" under "JS modules" of a note
/// on JavaScript.
bool says_every_word(std::string_view text, std::string_view term);

/// Whether code of an answer defines the name, or a part of it: then it is one of the example, not of the subject.
bool is_defined(std::string_view code, std::string_view term);

}  // namespace viva::cards
