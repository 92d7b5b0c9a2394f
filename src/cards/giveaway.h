// Whether what is shown tells what is hidden.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cards/terms.h"

namespace viva::cards {

/// Without white space and hyphens, in one case: "hash table" and "Hashtable" are one word to whoever reads them.
std::string squeezed(std::string_view text);

/// A text that is shown, with what is asked of it again for each term that may be hidden.
struct Shown {
    explicit Shown(std::string_view shown) : text(shown), squeezed_text(squeezed(shown)), terms(terms_of(shown)) {}

    std::string_view text;
    std::string squeezed_text;
    std::vector<Term> terms;
};

/// Whether `shown` says the term, in whatever spelling or form. Short ones count as whole words only; "React.memo" is
/// also said by its last part, "RR" by "Round Robin", "<Fragment>" by "fragments", "힙(Heap)" by "heap".
bool says(const Shown& shown, std::string_view term);

/// Whether each of the term's words, two or more, is one of `said`: "JavaScript modules" under "JS modules" of a note
/// on JavaScript.
bool says_every_word(const std::vector<Term>& said, std::string_view term);

/// Whether code of an answer defines the name, or a part of it: then it is one of the example, not of the subject.
bool is_defined(std::string_view code, std::string_view term);

}  // namespace viva::cards
